"""The cells of the grids as duties, with where each stands and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ambrota.model import WEEK, Duty, Kind, Shift
from ambrota.sheets.cells import Cell, Sheet, address
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.doubts import Doubt
from ambrota.sheets.grids import Grid
from ambrota.sheets.problems import Problems
from ambrota.sheets.roster import Roster

Spot = tuple[str, int, int]
"""(sheet, row, column)"""


@dataclass
class Entries:
    """Duties, the cell of every person-day (blank ones too), and the rows of a list."""

    duties: list[Duty] = field(default_factory=list)
    spots: dict[tuple[str, int], Spot] = field(default_factory=dict)
    rows: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)


class Doubts:
    """Doubtful cells gathered, so that one problem names all the cells of one code on one sheet."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, Doubt], list[tuple[int, int]]] = {}

    def add(self, sheet: str, doubt: Doubt, row: int, column: int) -> None:
        """Keep one cell."""
        self._cells.setdefault((sheet, doubt), []).append((row, column))

    def tell(self, problems: Problems) -> None:
        """One problem for each, its cell a single address or the range that holds them all."""
        for (sheet, doubt), cells in self._cells.items():
            found = doubt.found
            if len(cells) > 1:
                named = ", ".join(address(*cell) for cell in cells[:5])
                more = f" and {len(cells) - 5} more" if len(cells) > 5 else ""
                found += f", in {len(cells)} cells ({named}{more})"
            problems.add(doubt.severity, sheet, range_of(cells), found, doubt.expected, doubt.todo)


def range_of(cells: Iterable[tuple[int, int]]) -> str:
    """The address of one cell, or the smallest range that holds them all."""
    rows, columns = zip(*cells, strict=True)
    first, last = address(min(rows), min(columns)), address(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"


def read_entries(
    roster: Roster, book: CodeBook, first_day: date | None, problems: Problems
) -> Entries:
    """Every cell of every person's row."""
    entries, doubts = Entries(), Doubts()
    columns: dict[int, list[tuple[int, int]]] = {}
    before = _lines_before(roster)
    for grid, row, draft in roster.rows:
        if id(grid) not in columns:
            columns[id(grid)] = _days(grid, first_day)
        for column, day in columns[id(grid)]:
            # In a week that begins on Sunday, that Sunday ends the line before.
            shifted = grid.sunday_first and day == WEEK - 1
            person = before[draft.id] if shifted else draft.id
            entries.spots[person, day] = (grid.sheet.name, row, column)
            cell = grid.sheet.at(row, column)
            if cell.value is not None or cell.fill is not None:
                entries.duties += _duties(grid.sheet, cell, person, day, book, doubts)
            elif (row, column) in grid.sheet.uncalculated:
                doubts.add(grid.sheet.name, _UNCALCULATED, row, column)
    doubts.tell(problems)
    place = {draft.id: number for number, draft in enumerate(roster.drafts)}
    entries.duties.sort(key=lambda duty: (place[duty.person], duty.day))
    return entries


_UNCALCULATED = Doubt(
    "error", "a formula whose value is not in the file", "a value",
    "open the workbook in Excel, let it calculate, and save it",
)  # fmt: skip


def _days(grid: Grid, first_day: date | None) -> list[tuple[int, int]]:
    """Column and day of each day column."""
    days = []
    for column, on in grid.columns.items():
        if not isinstance(on, date):
            days.append((column, on))
        elif first_day is not None:
            days.append((column, (on - first_day).days))
    return days


def _lines_before(roster: Roster) -> dict[str, str]:
    """The line before each line of its rota; before the first the last."""
    rotas: dict[str, list[str]] = {}
    for draft in roster.drafts:
        rotas.setdefault(draft.rota, []).append(draft.id)
    return {line: own[at - 1] for own in rotas.values() for at, line in enumerate(own)}


def _duties(
    sheet: Sheet, cell: Cell, person: str, day: int, book: CodeBook, doubts: Doubts
) -> list[Duty]:
    reading = book.read(cell)
    if reading is None:
        return []
    if reading.doubt is not None:
        doubts.add(sheet.name, reading.doubt, cell.row, cell.column)
    where = f"{sheet.name}!{cell.address}"
    merge = sheet.merge_at(cell.row, cell.column) if sheet.merges else None
    again = merge is not None and cell.column > merge.left
    return [_duty(shift, unit, person, day, where, again) for shift, unit in reading.entries]


def _duty(shift: Shift, unit: str | None, person: str, day: int, where: str, again: bool) -> Duty:
    """`again`: a later day of a merged block, whose paid hours its first day has taken."""
    duty = shift.duty(person, day, where)
    if unit is not None:
        duty = replace(duty, unit=unit)
    return replace(duty, paid=0) if again and duty.paid is not None else duty


def blanks_beside_rest(entries: Entries, problems: Problems) -> None:
    """Say that blank cells were read as rest where the rota writes rest in others."""
    said = {(duty.person, duty.day) for duty in entries.duties}
    if not any(duty.kind is Kind.REST for duty in entries.duties):
        return
    blank: dict[str, list[tuple[int, int]]] = {}
    for key, (sheet, row, column) in entries.spots.items():
        if key not in said:
            blank.setdefault(sheet, []).append((row, column))
    for sheet, cells in blank.items():
        problems.note(
            sheet, range_of(cells), f"{len(cells)} blank cells in a rota that also writes rest",
            "a code in every cell", "nothing, if they are rest: that is how they were read",
        )  # fmt: skip
