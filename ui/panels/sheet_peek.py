"""A small view of the user's own sheet, for cells that the grid of the rota does not have."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ambrota.sheets.cells import Place, Sheet
from ambrota.sheets.understanding.parts import Part, parts_of
from ui.panels.parts import OneLine
from ui.panels.problem_cells import Area, area_of, sheet_cells
from ui.panels.refreshing import Refreshing
from ui.wizard.sheet_model import SheetModel
from ui.wizard.sheet_texts import SheetTexts
from ui.wizard.sheet_view import SheetView
from ui.work import Background

HEIGHT = 142


class StillSheet(SheetView):
    """A sheet to look at: nothing is said of its cells once the rota is imported."""

    def ask(self, where: QPoint | None = None) -> None:
        """Offer nothing."""


class SheetPeek(QWidget):
    """Shows the cells of a problem where they stand in the workbook."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.view = OneLine("caption"), StillSheet()
        self.view.setFixedHeight(HEIGHT)
        self.background = background = Background()
        self.destroyed.connect(lambda: background.forget())
        self._made: dict[str, tuple[SheetTexts, dict[Place, Part]]] = {}
        self._imported: Any = None
        self._asked: tuple[Sheet, Area] | None = None
        self._due = Refreshing(self, self._show)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.head)
        box.addWidget(self.view)
        self.hide()

    def show_problem(self, problem: Any, source: Any) -> None:
        """Show the cells of a problem; nothing where it names none, or the workbook is away."""
        area = None if problem is None or source is None else area_of(problem)
        book = None if area is None else source.imported.source.book
        sheet = None if book is None else book.sheet(problem.sheet)
        self.background.forget()
        self._asked = None
        if area is None or sheet is None:
            self.hide()
            return
        imported = source.imported
        if imported is not self._imported:
            self._imported, self._made = imported, {}
        self.head.setText(f"{sheet.name}, {problem.cell}, in your workbook")
        self._asked = sheet, area
        if sheet.name in self._made:
            self._due.now()
            return

        def work() -> tuple[SheetTexts, dict[Place, Part]]:
            return SheetTexts(sheet), parts_of(imported, sheet)

        def done(made: tuple[SheetTexts, dict[Place, Part]]) -> None:
            self._made[sheet.name] = made
            self._due.ask()

        self.background.run("peek", work, done, lambda _error: self.hide())

    def _show(self) -> None:
        if self._asked is None or self._asked[0].name not in self._made:
            return  # raised before that sheet was worked out: it asks again then
        sheet, area = self._asked
        model = SheetModel(*self._made[sheet.name], self.view)
        cells = sheet_cells(area, sheet)
        model.examples = frozenset(cells)
        self.view.show_sheet(model)
        self.show()
        self.view.go_to(cells[:1])
