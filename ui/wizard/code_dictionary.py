"""The code dictionary: every code of the workbook, what it means, and how to say it otherwise."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ambrota.model import Kind, Shift
from ambrota.sheets.evidence import CodeEvidence, evidence_of
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding.code_list import CodeLine, Origin, codes_of
from ambrota.sheets.words.kinds import code_key
from ui.panels.parts import column, label, row
from ui.reading import count
from ui.wizard.code_form import CodeForm
from ui.wizard.code_table import CodeTable, ShownCodes
from ui.wizard.code_words import Typed, in_words
from ui.work import Background

WIDTHS = (76, 56, 170, 200, 64, 132, 88, 84)


class CodeDictionary(QDialog):
    """Ask what codes mean. `layout_said()` is the layout with all that was changed.

    `earlier`: what was settled before this workbook was opened.
    """

    def __init__(
        self, imported: Imported, earlier: Layout | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Shift codes")
        self.resize(1080, 680)
        self.imported = imported
        self._evidence: dict[str, CodeEvidence] = {}
        self.background = background = Background()
        self.destroyed.connect(lambda: background.forget())
        lines = codes_of(imported, earlier)
        self.model = CodeTable(lines)
        self.model.setParent(self)
        self.form = CodeForm()
        self.form.set_resources(_resources(imported))
        self._make_table(lines)
        self._make_below()
        self._lay_out(lines)
        self.form.edited.connect(self._edited)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show())
        self.view.selectRow(0)
        self._say()
        self.view.setFocus()

    # -- composition --------------------------------------------------------------------------

    def _make_table(self, lines: tuple[CodeLine, ...]) -> None:
        self.shown = ShownCodes(self)
        self.shown.setSourceModel(self.model)
        self.view = QTableView()
        self.view.setModel(self.shown)
        self.view.setAccessibleName("Codes of the workbook")
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setProperty("look", "list")
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(28)
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setHighlightSections(False)
        for number, width in enumerate(WIDTHS):
            self.view.setColumnWidth(number, width)
        times = sum(line.origin is Origin.TIMES for line in lines)
        self.times = QCheckBox(f"Also {count(times, 'entry', 'entries')} written as times")
        self.times.setVisible(bool(times))
        self.times.toggled.connect(self.shown.show_times)
        # Nothing but times: then they are what there is to see.
        self.times.setChecked(times == len(lines))

    def _make_below(self) -> None:
        self.name = label("", "heading")
        self.said = label("", wrap=True)
        self.take = QPushButton()
        self.take.setProperty("look", "link")
        self.take.clicked.connect(self._take)
        self.as_written = QPushButton("As the &workbook says")
        self.as_written.clicked.connect(self._as_written)
        self.workbook = label("", "caption", wrap=True)
        self.left = label("", "muted", wrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = buttons.addButton("Use these meanings", QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setProperty("look", "accent")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.buttons = buttons

    def _lay_out(self, lines: tuple[CodeLine, ...]) -> None:
        open_ = sum(line.shift.kind is Kind.UNKNOWN for line in lines)
        head = f"{count(open_, 'code')} not known" if open_ else "Every code is known"
        reasons = QWidget()
        told = QVBoxLayout(reasons)
        for widget in (label("WHAT THE SHEET SAYS", "section"), self.said, self.take):
            told.addWidget(widget)
        told.addStretch(1)
        why = QScrollArea()
        why.setWidgetResizable(True)
        why.setWidget(reasons)
        self.take.setSizePolicy(self.form.kind.sizePolicy())
        left = column(self.name, self.form, row(self.as_written, None), self.workbook)
        below = QWidget()
        beside = QHBoxLayout(below)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(left, 3)
        beside.addWidget(why, 2)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        box = QVBoxLayout(self)
        box.addWidget(row(label(head, "heading"), None, self.times))
        box.addWidget(split, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.left, 1)
        bottom.addWidget(self.buttons)
        box.addLayout(bottom)

    # -- the chosen code ----------------------------------------------------------------------

    @property
    def number(self) -> int:
        """The row of the table's model that is chosen; -1 for none."""
        return self.shown.mapToSource(self.view.currentIndex()).row()

    def choose(self, code: str) -> None:
        """Choose a code."""
        for number, one in enumerate(self.model.rows):
            if code_key(one.line.code) == code_key(code):
                if one.line.origin is Origin.TIMES:
                    self.times.setChecked(True)
                self.view.setCurrentIndex(self.shown.mapFromSource(self.model.index(number, 0)))

    def _show(self) -> None:
        if self.number < 0:
            return
        one = self.model.rows[self.number]
        code = one.line.code
        self.name.setText(f"{code}  ·  in {count(one.line.cells, 'cell')}")
        self.form.show_code(code, one.typed)
        self._tell_workbook()
        self._tell_why(code)
        if code not in self._evidence:
            self._look_up(code)

    def _look_up(self, code: str) -> None:
        """Ask the sheet about a code when it is first looked at; a large one takes a while."""
        imported = self.imported

        def done(found: CodeEvidence) -> None:
            self._evidence[code] = found
            if self.number >= 0 and self.model.rows[self.number].line.code == code:
                self._tell_why(code)

        self.background.run(
            "evidence", lambda: evidence_of(imported, code), done, lambda _error: None
        )

    def _tell_why(self, code: str) -> None:
        """What the sheet says of a code, and what that speaks for."""
        found = self._evidence.get(code)
        reasons = ("Looking through the sheet …",) if found is None else found.reasons
        suggested = None if found is None else found.suggestion
        self.said.setText("\n".join(f"•  {reason}" for reason in reasons))
        self.take.setVisible(suggested is not None)
        if suggested is not None:
            self.take.setText(f"Take it for: {in_words(suggested)}")

    def _edited(self) -> None:
        if self.number >= 0:
            self.model.put(self.number, self.form.typed, self.form.shift())
            self._tell_workbook()
            self._say()

    def _put(self, shift: Shift) -> None:
        self.form.show_code(shift.code, Typed.of(shift))
        self._edited()

    def _take(self) -> None:
        code = self.model.rows[self.number].line.code
        found = self._evidence.get(code)
        if found is not None and found.suggestion is not None:
            self._put(replace(found.suggestion, code=code))

    def _as_written(self) -> None:
        self._put(self.model.rows[self.number].line.as_written)

    def _tell_workbook(self) -> None:
        one = self.model.rows[self.number]
        self.as_written.setEnabled(not one.back)
        said = in_words(one.line.as_written)
        self.workbook.setText(f"The workbook alone says: {said}")

    # -- the whole ----------------------------------------------------------------------------

    def _say(self) -> None:
        """What was changed, and what stands in the way of using it."""
        faulty = [one.line.code for one in self.model.rows if one.shift is None]
        changed = sum(one.changed for one in self.model.rows)
        self.use.setEnabled(not faulty)
        if faulty:
            self.left.setText(f"Cannot be used yet: {', '.join(faulty)}")
        else:
            self.left.setText(f"{count(changed, 'code')} changed" if changed else "")

    def layout_said(self) -> Layout:
        """The layout with what was changed: said again only where the workbook says otherwise."""
        layout = self.imported.layout
        for one in self.model.rows:
            if one.changed and one.shift is not None:
                key = code_key(one.line.code)
                others = tuple(s for s in layout.codes if code_key(s.code) != key)
                layout = replace(layout, codes=others)
                layout = layout if one.back else layout.with_code(one.shift)
        return layout

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter on a code goes on to its fields; in a field it does not close the dialog.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            if self.view.hasFocus():
                self.form.kind.setFocus()
            elif not self.use.hasFocus():
                self.view.setFocus()
            else:
                self.use.click()
            return
        super().keyPressEvent(event)


def _resources(imported: Imported) -> list[str]:
    stated = {shift.resource for shift in imported.rota.shifts if shift.resource}
    demand = imported.rota.demand
    stated |= {line.resource for line in demand.rows if line.resource} if demand else set()
    return sorted(stated)
