"""The user's workbook with what was understood laid over it: legend, sheet, sheet tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QVBoxLayout, QWidget

from ambrota.sheets.cells import Place, Sheet, address
from ambrota.sheets.understanding import Part
from ui.panels.parts import OneLine
from ui.panels.problem_cells import Area, sheet_cells
from ui.wizard.draft import ImportDraft
from ui.wizard.heads import Heads
from ui.wizard.legend import Legend
from ui.wizard.part_looks import LOOKS, paint_part
from ui.wizard.sheet_model import SheetModel
from ui.wizard.sheet_view import SheetView

# What a sheet is to the import, the most telling first.
TELLING = (Part.DUTY, Part.OPEN, Part.TABLE, Part.NAME, Part.DAY, Part.LABEL, Part.IGNORED)


class Preview(QWidget):
    """One sheet at a time. Emits what the user says of a cell, and the cell picked when asked."""

    said = Signal(str, str, tuple)
    picked = Signal(str, tuple)

    def __init__(self, draft: ImportDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._sheets: tuple[Sheet, ...] = ()
        self._examples: tuple[str | None, tuple[Place, ...]] = (None, ())
        self.legend, self.view, self.tabs = Legend(), SheetView(), QTabBar()
        self.here = OneLine("caption")
        self.here.setContentsMargins(8, 2, 8, 2)
        self.this = QToolButton()
        self.this.setText("This cell is …")
        self.this.setProperty("look", "framed")
        self.this.setToolTip("Say what the chosen cell is (right click, or Shift+F10)")
        self.this.clicked.connect(lambda: self.view.ask())
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName("Sheets of the workbook")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # while there is none
        self._lay_out()
        self.tabs.currentChanged.connect(self._show)
        self.view.said.connect(lambda id_, at: self.said.emit(id_, self.sheet, at))
        self.view.picked.connect(lambda at: self.picked.emit(self.sheet, at))

    def _lay_out(self) -> None:
        self.tools = top = QHBoxLayout()
        top.setContentsMargins(0, 4, 8, 4)
        top.addWidget(self.legend, 1)
        top.addWidget(self.this, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.view, 1)
        box.addWidget(self.here)  # in a line of its own: beside the sheets it would be cut
        box.addWidget(self.tabs)

    @property
    def sheet(self) -> str:
        """The name of the sheet that is shown."""
        at = self.tabs.currentIndex()
        return self._sheets[at].name if 0 <= at < len(self._sheets) else ""

    def refresh(self) -> None:
        """Lay over the sheets what is understood now."""
        book = self.draft.book
        if book is None:
            return
        if book.sheets is not self._sheets:
            self._fill_tabs(book.sheets)
        for number, sheet in enumerate(self._sheets):
            self._mark_tab(number, sheet)
        model = self.view.model()
        if isinstance(model, SheetModel):
            model.show_parts(self.draft.parts.get(self.sheet, {}))
            self.view.in_sight.show_heads(self.draft.heads.get(self.sheet, Heads()))
            self.legend.show_parts(self.draft.held.get(self.sheet, ()))
        self._tell()

    def show_examples(self, sheet: str | None, cells: Sequence[Place]) -> None:
        """Mark examples, and bring them into sight."""
        if sheet is not None:
            self._turn_to(sheet)
        self.mark(sheet, cells)
        self.view.go_to(cells)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now is it known how much of the sheet can be seen.
        QTimer.singleShot(0, self, self._settle)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            # Another theme: the marks at the tabs are pictures.
            for number, sheet in enumerate(self._sheets):
                self._mark_tab(number, sheet)

    def _settle(self) -> None:
        self.view.horizontalScrollBar().setValue(0)
        self.view.verticalScrollBar().setValue(0)
        if (at := self.view.place) is not None:
            self.view.go_to([at])

    def mark(self, sheet: str | None, cells: Sequence[Place]) -> None:
        """Mark examples where they stand."""
        self._examples = sheet, tuple(cells)
        model = self.view.model()
        if isinstance(model, SheetModel):
            model.show_examples(cells if sheet == self.sheet else ())

    def go_to(self, sheet: str | None, cell: str | None) -> None:
        """Show the cell, or the first that says something of the range, of a problem."""
        if sheet is not None:
            self._turn_to(sheet)
        try:
            area = Area(cell or "")
        except ValueError:
            return  # a problem of a whole sheet or file names no cell
        shown = next(one for one in self._sheets if one.name == self.sheet)
        self.view.go_to(sheet_cells(area, shown, 1))

    def _turn_to(self, sheet: str) -> None:
        for number, one in enumerate(self._sheets):
            if one.name == sheet:
                self.tabs.setCurrentIndex(number)

    # -- filling ------------------------------------------------------------------------------

    def _fill_tabs(self, sheets: tuple[Sheet, ...]) -> None:
        blocked = QSignalBlocker(self.tabs)
        self._sheets = sheets
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in sheets:
            self.tabs.addTab(f"{sheet.name} (hidden)" if sheet.hidden else sheet.name)
        blocked.unblock()
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        telling = [self._is(sheet) for sheet in sheets]
        first = min(range(len(sheets)), key=lambda at: TELLING.index(telling[at]), default=0)
        self.tabs.setCurrentIndex(first)
        self._show(first)

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self._sheets):
            return
        name = self._sheets[number].name
        parts = self.draft.parts.get(name, {})
        model = SheetModel(self.draft.texts[name], parts, self.view)
        sheet, cells = self._examples
        if sheet == name:
            model.examples = frozenset(cells)
        self.view.show_sheet(model)
        self.view.in_sight.show_heads(self.draft.heads.get(name, Heads()))
        self.legend.show_parts(self.draft.held.get(name, ()))
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        self.view.setCurrentIndex(model.index(0, 0))

    def _is(self, sheet: Sheet) -> Part:
        """What most tells what a sheet was taken for."""
        held = self.draft.held.get(sheet.name, ())
        return next((part for part in TELLING if part in held), Part.IGNORED)

    def _mark_tab(self, number: int, sheet: Sheet) -> None:
        part = self._is(sheet)
        swatch = QPixmap(14, 14)
        painter = QPainter(swatch)
        paint_part(painter, QRect(0, 0, 14, 14), part, None)
        painter.end()
        self.tabs.setTabIcon(number, QIcon(swatch))
        told = "the rota" if part in (Part.DUTY, Part.OPEN) else LOOKS[part].words.lower()
        self.tabs.setTabToolTip(number, f"{sheet.name}: {told}")

    def _tell(self) -> None:
        """Say in words what the chosen cell is."""
        model, at = self.view.model(), self.view.place
        self.this.setEnabled(at is not None)
        if at is None or not isinstance(model, SheetModel):
            self.here.setText("")
            return
        self.this.setAccessibleName(f"Say what cell {address(*at)} is")
        text, part = model.texts.text(*at), model.parts.get(at)
        told = [address(*at), text or "blank", *([LOOKS[part].spoken] if part else [])]
        self.here.setText("  ·  ".join(told))
