"""Understand: what was read from the workbook, and every cell that was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ambrota.calendar import day_name
from ambrota.model import Kind, Rota
from ui.panels.parts import label, row
from ui.panels.problem_cells import rota_cells
from ui.panels.problem_tree import ProblemTree
from ui.panels.problem_words import advice
from ui.panels.refreshing import Refreshing
from ui.panels.sheet_peek import SheetPeek
from ui.reading import count
from ui.session import Session
from ui.way import size_words

NAMED = 4
"""People without a line manager that are named."""
MOST = 400
"""Cells selected in the grid for one problem, at most."""


def read_words(rota: Rota) -> list[str]:
    """What was read, in sentences."""
    who = size_words(rota)
    when = "a week each, stepping through the lines"
    if rota.first_day is not None:
        when = f"{day_name(rota, 0)} to {day_name(rota, rota.days - 1)}"
    duties = sum(duty.is_work for duty in rota.duties)
    codes = [shift.code for shift in rota.shifts if shift.kind is not Kind.REST]
    posted = [person for person in rota.people if not person.vacant]
    managed = [person for person in posted if person.line_manager in rota.index]
    without = [person.name for person in posted if person.line_manager not in rota.index]
    stated = rota.demand is not None and rota.demand.source == "sheet"
    cover = "as the Cover sheet states" if stated else "none stated: worked out from this rota"
    vacant = sum(person.vacant for person in rota.people)
    told = [
        f"{who}, {when}",
        f"{count(duties, 'duty', 'duties')} in {count(len(codes), 'code')}: "
        + ", ".join(codes[:14]),
        f"Line manager in the rota for {len(managed):,} of {len(posted):,}"
        + (f"; for {listed(without)} there is none" if without else ""),
        f"Cover needed: {cover}",
    ]
    if vacant:
        place = "line" if rota.is_cyclic else "post"
        told.append(f"{count(vacant, f'vacant {place}')}: shown, never counted as filled")
    return told


def listed(names: Sequence[str]) -> str:
    """'Bell, Patel and 3 more', so many that nobody must be looked for elsewhere in a station."""
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED:,} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


class ReadPanel(QWidget):
    """Problems with their cells; choosing one goes to the cell where it is in the grid."""

    cells_chosen = Signal(list)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.head = label("", "heading", wrap=True)
        self.read = QWidget()
        self._lines = QGridLayout(self.read)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        self.problems_head = label("", "section")
        self.tree = ProblemTree()
        self.told, self.peek = label("", "muted", wrap=True), SheetPeek()
        self.copy = QPushButton("Copy problems")
        self.copy.setProperty("look", "link")
        self.copy.setToolTip("As text and as a table, for a mail to whoever keeps the rota")
        self._quiet = False
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(8)
        for widget in (self.head, self.read, row(self.problems_head, None, self.copy)):
            box.addWidget(widget)
        self.tree.setMinimumHeight(120)
        box.addWidget(self.tree, 1000)
        box.addStretch(1)
        box.addWidget(self.told)
        box.addWidget(self.peek)
        self.tree.problem_chosen.connect(self._chosen)
        self.copy.clicked.connect(self._copy)
        self._due = Refreshing(self, self.refresh)
        session.opened.connect(self._due.ask)

    def refresh(self) -> None:
        """Show what was read of the open workbook."""
        if not self.session.is_open:
            return
        rota = self.session.current.rota
        self.head.setText(f"What was read: {rota.title}")
        while item := self._lines.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, line in enumerate(read_words(rota)):
            self._lines.addWidget(label("•"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(label(line, wrap=True), at, 1)
        self.tree.name = self.session.workbook.name if self.session.workbook else rota.title
        self.tree.show_problems(self.session.problems)
        total = len(self.session.problems)
        self.problems_head.setText("TO LOOK AT" if total else "EVERYTHING WAS UNDERSTOOD")
        self.tree.setVisible(bool(total))
        self.copy.setVisible(bool(total))
        self.told.setText("")
        self.peek.hide()
        # The first is told, but the grid of a rota just opened stays at its start.
        self._quiet = True
        self.tree.choose_first()
        self._quiet = False

    def _chosen(self, problem: Any) -> None:
        """Say what to do about a problem, and go to its cells: in the grid, else in the sheet."""
        source = self.session.source
        if problem is None:
            self.told.setText("")
            self.peek.hide()
            return
        self.told.setText(advice(problem))
        cells = rota_cells(problem, self.session.current.rota, source)[:MOST]
        self.peek.show_problem(None if cells else problem, source)
        if cells and not self._quiet:
            self.cells_chosen.emit(cells)

    def _copy(self) -> None:
        self.tree.copy()
        self.session.note.emit("Problems copied.")
