"""The cells of the grids as duties, with where each stands and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from ambrota.errors import UserError
from ambrota.model import Duty, Kind
from ambrota.sheets.cells import Cell, Sheet, address, letters
from ambrota.sheets.cells import range_of as range_of
from ambrota.sheets.codes import CodeBook, Reading
from ambrota.sheets.doubts import Doubt
from ambrota.sheets.people.people import Draft
from ambrota.sheets.people.roster import Roster
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.shape.marks import is_mark
from ambrota.sheets.spots import Key, ListRow, Spots
from ambrota.sheets.spots import Spot as Spot
from ambrota.sheets.words.moments import Manner, manner_of, moment_of
from ambrota.sheets.words.times import times_code

MOST_DAYS = 500_000


@dataclass
class Entries:
    """Duties, the cell of every person-day (blank ones too), and the rows of a list.

    `more`: further cells of the same person-day, on another sheet or in a second row. `ends`: the
    cell of the finish, where a day takes two. `marks`: of cells that hold marks, what one stands
    for. `blank`: the person-days of cells that say nothing.
    """

    duties: list[Duty] = field(default_factory=list)
    spots: Mapping[Key, Spot] = field(default_factory=dict)
    more: dict[tuple[str, int], tuple[Spot, ...]] = field(default_factory=dict)
    ends: dict[Spot, Spot] = field(default_factory=dict)
    marks: dict[Spot, str] = field(default_factory=dict)
    rows: dict[Key, tuple[ListRow, ...]] = field(default_factory=dict)
    blank: list[Key] = field(default_factory=list)


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
    _check_size(roster)
    reader = _Reader(roster, book, first_day)
    for grid, row, draft in roster.rows:
        reader.row(grid, row, draft)
    reader.doubts.tell(problems)
    return reader.entries()


class _Reader:
    """Reads the rows one after another; a year of a thousand people has 365,000 cells."""

    def __init__(self, roster: Roster, book: CodeBook, first_day: date | None) -> None:
        self.book, self.first_day, self.doubts = book, first_day, Doubts()
        self._roster, self._before = roster, _lines_before(roster)
        self._manner = manner_of([text for one in roster.rows for text in _times_in(*one[:2])])
        self._days: dict[int, list[_Days]] = {}
        self._spots, self._rest = Spots(), Entries()
        self._duties: dict[str, list[Duty]] = {draft.id: [] for draft in roster.drafts}
        self._blank: list[Key] = []

    def row(self, grid: Grid, row: int, draft: Draft) -> None:
        """Read a row as a person's."""
        if id(grid) not in self._days:
            self._days[id(grid)] = list(_days(grid, self.first_day))
        sheet = grid.sheet
        special = bool(grid.ends or row in grid.end_rows or grid.mark or sheet.upright)
        special = special or row in sheet.merged_rows or bool(sheet.uncalculated)
        for days in self._days[id(grid)]:
            # In a week that begins on Sunday, that Sunday ends the line before.
            person = self._before[draft.id] if days.of_line_before else draft.id
            self._spots.add(person, sheet, row, days.columns)
            if special:
                self._read_cells(grid, row, person, days.columns)
            else:
                self._read_plain(sheet, row, person, days)

    def _read_plain(self, sheet: Sheet, row: int, person: str, days: _Days) -> None:
        """Read a row of which each cell stands for itself."""
        cells, read, duties = sheet.row(row), self.book.read, self._duties[person]
        for (day, column), where in zip(days.columns.items(), days.addresses, strict=True):
            cell = cells.get(column)
            reading = None if cell is None else read(cell)
            if cell is None or reading is None:
                self._blank.append((person, day))
            elif reading.only is not None:
                duties.append(reading.only.duty(person, day, f"{where}{row}"))
            else:
                self._take(sheet, cell, person, day, reading)

    def _read_cells(self, grid: Grid, row: int, person: str, days: Mapping[int, int]) -> None:
        """Read a row of which cells are joined, are marks, or may be uncalculated formulas."""
        sheet = grid.sheet
        for day, column in days.items():
            cell = sheet.at(row, column)
            spot = (sheet.name, *cell.place)
            if grid.ends or row in grid.end_rows:
                cell = _with_finish(grid, cell, spot, self._manner, self._rest, self.doubts)
            if grid.mark is not None:
                self._rest.marks[spot] = grid.mark
                cell = cell._replace(value=grid.mark) if is_mark(cell) else cell
            reading = self.book.read(cell)
            if reading is not None:
                self._take(sheet, cell, person, day, reading)
                continue
            self._blank.append((person, day))
            if cell.value is None and cell.fill is None and (row, column) in sheet.uncalculated:
                self.doubts.add(sheet.name, _UNCALCULATED, *cell.place)

    def _take(self, sheet: Sheet, cell: Cell, person: str, day: int, reading: Reading) -> None:
        """Add what a cell says to the duties."""
        if reading.doubt is not None:
            self.doubts.add(sheet.name, reading.doubt, *cell.place)
        where = f"{sheet.name}!{cell.address}"
        merge = sheet.merge_at(cell.row, cell.column) if sheet.merges else None
        again = merge is not None and cell.column > merge.left
        for shift, unit in reading.entries:
            duty = shift.duty(person, day, where)
            plain = unit is None and not again
            self._duties[person].append(duty if plain else _changed(duty, unit, again))

    def entries(self) -> Entries:
        """All that was read: duties by people and days."""
        duties: list[Duty] = []
        for draft in self._roster.drafts:
            duties += sorted(self._duties[draft.id], key=attrgetter("day"))
        return replace(
            self._rest, duties=duties, spots=self._spots, more=self._spots.several(),
            blank=self._blank,
        )  # fmt: skip


def _check_size(roster: Roster) -> None:
    """Refuse what would need more memory than a rota: a year of 1,000 people has 365,000 days."""
    days = sum(len(grid.columns) for grid, _, _ in roster.rows)
    if days > MOST_DAYS:
        sheet = roster.rows[0][0].sheet.name
        raise UserError(
            "The rota is larger than can be read", sheet, f"{days:,} people's days",
            f"at most {MOST_DAYS:,}", "save fewer people or a shorter time in a new workbook",
        )  # fmt: skip


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


@dataclass(frozen=True)
class _Days:
    """Day columns of a grid: the column of each day, and its cells' address without the row."""

    columns: Mapping[int, int]
    addresses: tuple[str, ...]
    of_line_before: bool


def _days(grid: Grid, first_day: date | None) -> Iterator[_Days]:
    """The day columns: those that end the line before apart, and each day once in a part."""
    parts: dict[tuple[bool, int], dict[int, int]] = {}
    seen: Counter[int] = Counter()
    for column, on in grid.columns.items():
        if isinstance(on, date):
            if first_day is None:
                continue
            day, before = (on - first_day).days, False
        else:
            day, before = on, first_day is None and grid.ends_line_before(column)
        parts.setdefault((before, seen[day]), {})[day] = column
        seen[day] += 1
    for (before, _), columns in parts.items():
        addresses = tuple(f"{grid.sheet.name}!{letters(column)}" for column in columns.values())
        yield _Days(columns, addresses, before)


def _lines_before(roster: Roster) -> dict[str, str]:
    """The line before each line of its rota; before the first the last."""
    rotas: dict[str, list[str]] = {}
    for draft in roster.drafts:
        rotas.setdefault(draft.rota, []).append(draft.id)
    return {line: own[at - 1] for own in rotas.values() for at, line in enumerate(own)}


def _changed(duty: Duty, unit: str | None, again: bool) -> Duty:
    """`again`: a later day of a merged block, whose paid hours its first day has taken."""
    duty = duty if unit is None else replace(duty, unit=unit)
    return replace(duty, paid=0) if again and duty.paid is not None else duty


def blanks_beside_rest(entries: Entries, problems: Problems) -> None:
    """Say that blank cells were read as rest where the rota writes rest in others."""
    if not entries.blank or not any(duty.kind is Kind.REST for duty in entries.duties):
        return
    said = {(duty.person, duty.day) for duty in entries.duties}
    blank: dict[str, list[tuple[int, int]]] = {}
    for key in dict.fromkeys(entries.blank):
        if key not in said:
            sheet, row, column = entries.spots[key]
            blank.setdefault(sheet, []).append((row, column))
    for sheet, cells in blank.items():
        problems.note(
            sheet, range_of(cells), f"{len(cells)} blank cells in a rota that also writes rest",
            "a code in every cell", "nothing, if they are rest: that is how they were read",
        )  # fmt: skip
