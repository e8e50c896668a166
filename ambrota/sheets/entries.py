"""The cells of the grids as duties, with where each stands and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ambrota.errors import UserError
from ambrota.model import Duty, Kind
from ambrota.sheets.cells import Cell, Sheet, address
from ambrota.sheets.cells import range_of as range_of
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.doubts import Doubt
from ambrota.sheets.grids import Grid
from ambrota.sheets.moments import Manner, manner_of, moment_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.roster import Roster
from ambrota.sheets.shape.marks import is_mark
from ambrota.sheets.times import times_code

MOST_DAYS = 500_000

Spot = tuple[str, int, int]
"""(sheet, row, column)"""


@dataclass
class Entries:
    """Duties, the cell of every person-day (blank ones too), and the rows of a list.

    `more`: further cells of the same person-day, on another sheet or in a second row. `ends`: the
    cell of the finish, where a day takes two. `marks`: of cells that hold marks, what one stands
    for.
    """

    duties: list[Duty] = field(default_factory=list)
    spots: dict[tuple[str, int], Spot] = field(default_factory=dict)
    more: dict[tuple[str, int], tuple[Spot, ...]] = field(default_factory=dict)
    ends: dict[Spot, Spot] = field(default_factory=dict)
    marks: dict[Spot, str] = field(default_factory=dict)
    rows: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)


class Doubts:
    """Doubtful cells gathered, so that one problem names all the cells of one code on one sheet."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, Doubt], list[tuple[int, int]]] = {}
        self._entries: dict[tuple[str, Doubt], dict[str, None]] = {}

    def add(self, sheet: str, doubt: Doubt, row: int, column: int) -> None:
        """Keep one cell, by its row and column in the file."""
        self._cells.setdefault((sheet, doubt), []).append((row, column))
        self._entries.setdefault((sheet, doubt), {})[doubt.entry] = None

    def tell(self, problems: Problems) -> None:
        """One problem for each, its cell a single address or the range that holds them all."""
        for (sheet, doubt), cells in self._cells.items():
            found = doubt.of(self._entries.get((sheet, doubt), ()))
            if len(cells) > 1:
                named = ", ".join(address(*cell) for cell in cells[:5])
                more = f" and {len(cells) - 5} more" if len(cells) > 5 else ""
                found += f", in {len(cells)} cells ({named}{more})"
            problems.add(doubt.severity, sheet, range_of(cells), found, doubt.expected, doubt.todo)


def read_entries(
    roster: Roster, book: CodeBook, first_day: date | None, problems: Problems
) -> Entries:
    """Every cell of every person's row."""
    entries, doubts = Entries(), Doubts()
    _check_size(roster)
    columns: dict[int, list[tuple[int, int]]] = {}
    before = _lines_before(roster)
    manner = manner_of([text for one in roster.rows for text in _times_in(*one[:2])])
    for grid, row, draft in roster.rows:
        if id(grid) not in columns:
            columns[id(grid)] = _days(grid, first_day)
        sheet = grid.sheet
        name, person = sheet.name, draft.id
        paired = bool(grid.ends or row in grid.end_rows)
        for column, day in columns[id(grid)]:
            # In a week that begins on Sunday, that Sunday ends the line before.
            if first_day is None:
                person = before[draft.id] if grid.ends_line_before(column) else draft.id
            cell = sheet.at(row, column)
            spot = (name, *cell.place)
            _place(entries, (person, day), spot)
            if paired:
                cell = _with_finish(grid, cell, spot, manner, entries, doubts)
            if grid.mark is not None:
                entries.marks[spot] = grid.mark
                cell = cell._replace(value=grid.mark) if is_mark(cell) else cell
            if cell.value is not None or cell.fill is not None:
                _read(sheet, cell, person, day, book, entries.duties, doubts)
            elif (row, column) in sheet.uncalculated:
                doubts.add(name, _UNCALCULATED, *cell.place)
    doubts.tell(problems)
    place = {draft.id: number for number, draft in enumerate(roster.drafts)}
    entries.duties.sort(key=lambda duty: (place[duty.person], duty.day))
    return entries


def _check_size(roster: Roster) -> None:
    """Refuse what would need more memory than a rota: a year of 1,000 people has 365,000 days."""
    days = sum(len(grid.columns) for grid, _, _ in roster.rows)
    if days > MOST_DAYS:
        sheet = roster.rows[0][0].sheet.name
        raise UserError(
            "The rota is larger than can be read", sheet, f"{days:,} people's days",
            f"at most {MOST_DAYS:,}", "save fewer people or a shorter time in a new workbook",
        )  # fmt: skip


def _place(entries: Entries, key: tuple[str, int], spot: Spot) -> None:
    """Keep where a person-day stands; where it has several cells, all of them."""
    first = entries.spots.setdefault(key, spot)
    if first is not spot and first != spot:
        entries.more[key] = (*entries.more.get(key, ()), spot)


def _times_in(grid: Grid, row: int) -> list[str]:
    """The texts of a row whose days take two cells each."""
    rows = [row, grid.end_rows[row]] if row in grid.end_rows else [row] if grid.ends else []
    days = {*grid.columns, *grid.ends.values()} if rows else set()
    cells = [cell for one in rows for cell in grid.sheet.by_row.get(one, ())]
    return [c.value for c in cells if c.column in days and isinstance(c.value, str)]


def _with_finish(
    grid: Grid, cell: Cell, spot: Spot, manner: Manner, entries: Entries, doubts: Doubts
) -> Cell:
    """The times of a day whose start and finish stand in two cells, as one entry."""
    row, column = cell.row, cell.column
    if column in grid.ends:
        last = grid.sheet.at(row, grid.ends[column])
    else:
        last = grid.sheet.at(grid.end_rows[row], column)
    entries.ends[spot] = (grid.sheet.name, *last.place)
    start, end = moment_of(cell, manner)[0], moment_of(last, manner)[0]
    if start is not None and end is not None:
        return cell._replace(value=times_code(start, end))
    if not cell.text:
        if last.text:
            doubts.add(grid.sheet.name, _HALF, *last.place)
        return cell
    if last.text and last.text != cell.text:
        return cell._replace(value=f"{cell.text} {last.text}")
    if start is not None:
        doubts.add(grid.sheet.name, _HALF, *cell.place)
        return cell._replace(value=None)
    return cell


_HALF = Doubt(
    "error", "a start without a finish, or a finish without a start", "both times",
    "write the other time; until then it is no duty",
)  # fmt: skip
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


def _read(
    sheet: Sheet,
    cell: Cell,
    person: str,
    day: int,
    book: CodeBook,
    duties: list[Duty],
    doubts: Doubts,
) -> None:
    """Add what a cell says to the duties."""
    reading = book.read(cell)
    if reading is None:
        return
    if reading.doubt is not None:
        doubts.add(sheet.name, reading.doubt, *cell.place)
    where = f"{sheet.name}!{cell.address}"
    merge = sheet.merge_at(cell.row, cell.column) if sheet.merges else None
    again = merge is not None and cell.column > merge.left
    for shift, unit in reading.entries:
        duty = shift.duty(person, day, where)
        duties.append(duty if unit is None and not again else _changed(duty, unit, again))


def _changed(duty: Duty, unit: str | None, again: bool) -> Duty:
    """`again`: a later day of a merged block, whose paid hours its first day has taken."""
    duty = duty if unit is None else replace(duty, unit=unit)
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
