"""The rota as a Qt table: a row a person, a column a day, every cell with its words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ambrota.bank_holidays import ENGLAND, NONE, bank_holidays
from ambrota.calendar import day_name
from ambrota.lines import line_title, numbers_beside, row_name
from ambrota.looks import session_cells
from ambrota.model import Change, Person, Rota, RotaKind, Session
from ui.cells import Look, cell_tip, cell_words, duty_words, look_of
from ui.grid.differing import Others, Seen, runs, whose_differ
from ui.grid.head_words import week_number
from ui.grid.order import Arrangement, arranged
from ui.grid.strips import Strips

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, int]
NOWHERE = QModelIndex()
EMPTY = Rota("", RotaKind.CYCLIC, None, 7, (), (), ())


@dataclass(frozen=True)
class Marks:
    """What is marked on the cells of a rota: breaches in words, and changes against another rota.

    `people`: breaches of a person's whole rota. `verb` joins a change to what stands on the other
    side ("was", "becomes"). `fade`: cells that are the same in both are drawn at 35 %. `was`:
    codes of the other side are written into changes. `short`: days on which cover is short.
    `nation`: whose bank holidays the header names. `musts`: cells of whose breaches one is of a
    must. `particular`: breaches of somebody's whole rota that are not common to most people, how
    many and whether one is of a must: they are marked at the name.
    """

    breaches: Mapping[Cell, Sequence[str]] = field(default_factory=dict)
    changes: Mapping[Cell, Change] = field(default_factory=dict)
    people: Mapping[str, Sequence[str]] = field(default_factory=dict)
    short: frozenset[int] = frozenset()
    fade: bool = False
    verb: str = "was"
    nation: str = ENGLAND
    was: bool = False
    musts: Collection[Cell] = frozenset()
    particular: Mapping[str, tuple[int, bool]] = field(default_factory=dict)


class RotaModel(QAbstractTableModel):
    """Shows one rota, its people in any order. Typing in a cell asks for an edit; it changes
    nothing by itself. Rows are as shown: `person_at` and `row_of` tell whose they are. `shown`
    comes once for whatever is shown anew, after the signals that say which cells differ."""

    edit_asked = Signal(str, int, str)
    shown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rota = EMPTY
        self.marks = Marks()
        self.editable = True
        self.holidays = NONE
        self.arrangement = Arrangement()
        self.people: tuple[Person, ...] = ()
        self._rows: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._sessions: dict[Cell, tuple[Session, ...]] = {}
        self._looks: dict[tuple[int, int], Look] = {}
        self.strips = Strips()

    def show(self, rota: Rota, marks: Marks) -> None:
        """Show another rota, or the same people and days after an edit without losing the place."""
        was = Seen(self.rota, self.marks, self._sessions)
        same = list(rota.index) == list(self.rota.index) and rota.days == self.rota.days
        if not same:
            self.beginResetModel()
            self.arrangement = arranged(rota, "rota", {})
        sessions_stand = same and rota.sessions == self.rota.sessions == ()
        self.rota, self.marks = rota, marks
        self.holidays = bank_holidays(rota, marks.nation)
        if not sessions_stand:
            self._sessions = session_cells(rota)
        if not same:
            self._line_up()
            self.endResetModel()
        elif rota.people and rota.days:
            self._tell(was)
        self.shown.emit()

    def _tell(self, was: Seen) -> None:
        """Tell whoever draws it what of the same people and days is another than it was."""
        others = whose_differ(was, Seen(self.rota, self.marks, self._sessions))
        days_differ = others is None or was.marks.short != self.marks.short
        if others is None:
            self._line_up()
            everybody = frozenset(self.rota.index)
            others = Others(everybody, everybody)
        rows = {self._rows[person] for person in others.cells}
        self._looks = {at: look for at, look in self._looks.items() if at[0] not in rows}
        self._mark()
        for first, last in runs(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.rota.days - 1))
        for first, last in runs(self._rows[person] for person in others.names):
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)
        if days_differ:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.rota.days - 1)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the people in another order; what is selected stays selected."""
        if arrangement == self.arrangement:
            return
        self.layoutAboutToBeChanged.emit()
        places = [(index, self.cell(index)) for index in self.persistentIndexList()]
        self.arrangement = arrangement
        self._line_up()
        for index, (person, day) in places:
            self.changePersistentIndex(index, self.index(self._rows[person], day))
        self.layoutChanged.emit()

    def _line_up(self) -> None:
        """People in the order asked for; those it does not name after the others."""
        known = [one for one in self.arrangement.ids if one in self.rota.index]
        rest = self.rota.index.keys() - set(known)
        known += [one for one in self.rota.index if one in rest]
        self.people = tuple(self.rota.person(one) for one in known)
        self._rows = {one: row for row, one in enumerate(known)}
        self._looks.clear()
        self._numbers = numbers_beside(self.rota)
        self._mark()

    def _mark(self) -> None:
        self.strips.show(self.rota, self.people, self.marks.breaches, self.marks.changes)

    def person_at(self, row: int) -> Person:
        """Who is shown in a row."""
        return self.people[row]

    def row_of(self, person: str) -> int:
        """The row in which somebody is shown."""
        return self._rows[person]

    def line(self, row: int) -> int:
        """The number of the line shown in a row; 0 where its name says it, or it has none."""
        return self._numbers.get(self.people[row].id, 0)

    def heading(self, row: int) -> str:
        """The heading of the group that begins with this row, if one does."""
        return self.arrangement.headings.get(self.people[row].id, "")

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rota.people)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.rota.days

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.editable else flags

    def cell(self, index: Index) -> Cell:
        """Person id and day of an index."""
        return self.people[index.row()].id, index.column()

    def index_of(self, cell: Cell) -> QModelIndex:
        """Where a person's day is shown; nowhere when the rota has no such cell."""
        row = self._rows.get(cell[0])
        return QModelIndex() if row is None else self.index(row, cell[1])

    def look(self, row: int, column: int) -> Look:
        """What is drawn in a cell."""
        look = self._looks.get((row, column))
        if look is None:
            person = self.people[row]
            cell = person.id, column
            duties, sessions = self.rota.by_cell.get(cell, ()), self._sessions.get(cell, ())
            look = look_of(duties, sessions, person.locked, counted=self.rota.is_cyclic)
            self._looks[row, column] = look
        return look

    def sessions_in(self, cell: Cell) -> tuple[Session, ...]:
        """The sessions that are drawn in a cell."""
        return self._sessions.get(cell, ())

    def session_cells(self) -> list[Cell]:
        """Every cell with a session in it, in the order of the grid."""
        return sorted(self._sessions, key=lambda cell: (self._rows[cell[0]], cell[1]))

    def words(self, row: int, column: int) -> str:
        """The cell as a sentence."""
        return self._told(cell_words, row, column)

    def _told(self, say: Callable[..., str], row: int, column: int) -> str:
        """The cell, said by one of the functions that say cells."""
        person = self.people[row].id
        cell = person, column
        change = self.marks.changes.get(cell)
        was = ""
        if change is not None:
            was = " and ".join(duty_words(duty) for duty in change.before) or "rest"
        return say(
            self.rota, self.rota.index[person], column, breaches=self.marks.breaches.get(cell, ()),
            sessions=self.sessions_in(cell), change=f"{self.marks.verb} {was}" if was else "",
        )  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.look(row, column).code
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(cell_tip, row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        person, day = self.cell(index)
        self.edit_asked.emit(person, day, str(value))
        return True

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if way is Qt.Orientation.Vertical:
            return self._person_header(section, role)
        if not 0 <= section < self.rota.days:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return day_name(self.rota, section)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            on = self.rota.date_of(section)
            holiday = self.holidays.get(on, "") if on is not None else ""
            short = "cover short" if section in self.marks.short else ""
            return ", ".join(filter(None, [day_name(self.rota, section), holiday, short]))
        return None

    def _person_header(self, section: int, role: int) -> Any:
        if not 0 <= section < len(self.people):
            return None
        person = self.people[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return row_name(self.rota, self.rota.index[person.id])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            line = line_title(self.rota, self.rota.index[person.id])
            manager = person.manager_stated or "no line manager stated"
            if person.line_manager in self.rota.index:
                manager = "line manager " + self.rota.person(person.line_manager or "").name
            parts = [line, person.role or "role not stated", person.team or "", manager]
            parts += [f"{person.contracted_hours:g} h a week"] if person.contracted_hours else []
            parts += [f"agreement: {text.text}" for text in person.restrictions]
            parts += [f"breach: {text}" for text in self.marks.people.get(person.id, ())]
            between = "\n" if role == Qt.ItemDataRole.ToolTipRole else ", "
            return between.join(filter(None, parts))
        return None

    def week_of(self, column: int) -> int:
        """Number of the week, from 1, in which a day lies."""
        return week_number(self.rota, column)
