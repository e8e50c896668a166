"""Tables of codes and of people known by what they hold, whatever their headings or language."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from ambrota.model import DAY
from ambrota.sheets.cells import Cell, Place, Sheet, Value, as_text
from ambrota.sheets.companions.legend_text import explained_in, shift_of_text
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.shape.tables import Table
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.words.times import in_order, parse_hours, parse_time

LONGEST_CODE = 10
_BLANK = {"", "-", "–", "n/a", "x", "none"}
YES = {"yes", "y", "true", "tak", "ja", "oui", "si", "sí", "✓", "✔"}
NO = {"no", "n", "false", "nie", "nein", "non", "nee"}


def entries_of_rota(grids: Iterable[Grid], listings: Iterable[Listing]) -> frozenset[str]:
    """Every entry of the rota, as a code for comparison."""
    values: set[Value] = set()
    for grid in grids:
        values.add(grid.mark)
        values |= {
            cell.value
            for row in grid.rows
            for column, cell in grid.sheet.row(row.row).items()
            if column in grid.columns
        }
    for listing in listings:
        columns = {listing.columns[name] for name in ("code", "type") if name in listing.columns}
        rows = listing.sheet.rows.values()
        values |= {row[column].value for row in rows for column in columns if column in row}
    return frozenset(code_key(text) for value in values if (text := as_text(value)))


def tables_of_codes(
    sheet: Sheet,
    entries: Collection[str],
    taken: Container[Place] = (),
    rows: Mapping[int, list[Cell]] | None = None,
) -> Iterator[Table]:
    """Blocks in which codes of the rota stand beside times or meanings.

    `taken`: cells of the rota itself, or of what was read already. `rows`: the others, by row.
    """
    free: dict[int, list[Cell]] = {}
    for cells in (sheet.by_row if rows is None else rows).values():
        for cell in cells:
            if len(cell.text) <= LONGEST_CODE and cell.place not in taken:
                free.setdefault(cell.column, []).append(cell)
    done: set[Place] = set()
    for column in sorted(free):
        for run in _runs(cell for cell in free[column] if cell.place not in done):
            table = _table(sheet, column, run, entries, taken)
            if table is not None:
                done |= {(row, c) for row in table.rows for c in table.columns.values()}
                yield table


def explains_codes(sheet: Sheet, entries: Collection[str]) -> bool:
    """Whether a sheet says what codes of the rota mean: in a block of them, or in two lines."""
    if next(tables_of_codes(sheet, entries), None) is not None:
        return True
    told = {
        code_key(code)
        for cells in sheet.by_row.values()
        for cell in cells
        if isinstance(cell.value, str)
        for code, meaning in explained_in(cell.text, entries)
        if code_key(code) in entries and shift_of_text(code, meaning) is not None
    }
    return len(told) > 1


def with_columns_by_content(table: Table, entries: Collection[str]) -> Table:
    """A table of codes with the columns that its headings do not name, told by what they hold."""
    for other in tables_of_codes(table.sheet, entries):
        if other.columns["code"] == table.columns["code"]:
            named = set(table.columns.values())
            more = {f: c for f, c in other.columns.items() if c not in named}
            return replace(table, columns={**more, **table.columns})
    return table


def _runs(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Cells of a column that stand one below another."""
    run: list[Cell] = []
    for cell in cells:
        if run and cell.row - run[-1].row > 1:
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _table(
    sheet: Sheet, column: int, run: list[Cell], entries: Collection[str], taken: Container[Place]
) -> Table | None:
    """The run as the codes of a table, when what stands beside it says what they mean."""
    keys = [code_key(cell.text) for cell in run]
    known = {key for key in keys if key in entries and parse_span(key) is None}
    if not known or len(set(keys)) < len(keys) * 0.8:
        return None
    rows = [cell.row for cell in run]
    beside = _beside(sheet, column, rows, taken)
    columns = _fields(sheet, rows, [at for at in beside if not _of_codes(sheet, rows, at, entries)])
    if not columns or not (len(known) > 1 or {"start", "times"} & set(columns)):
        return None
    says = [row for row in rows if any(sheet.text(row, c) for c in columns.values())]
    first, last = min(says), max(says)
    while first <= last and not _says_something(sheet, first, columns):
        first += 1  # headings in an unknown language
    rows = [row for row in rows if first <= row <= last]
    return Table(sheet, first - 1, {"code": column, **columns}, tuple(rows)) if rows else None


def _of_codes(sheet: Sheet, rows: list[int], at: int, entries: Collection[str]) -> bool:
    """Whether a column holds entries of the rota itself: another rota's days, and no meanings."""
    said = [code_key(text) for row in rows if (text := sheet.text(row, at))]
    return bool(said) and sum(key in entries for key in said) * 2 > len(said)


def _beside(sheet: Sheet, column: int, rows: list[int], taken: Container[Place]) -> list[int]:
    """The columns right of the codes, then left, as far as something stands in their rows."""
    found = []
    for step, most in ((1, 8), (-1, 3)):
        at = column + step
        while at > 0 and abs(at - column) <= most:
            cells = [sheet.at(row, at) for row in rows if (row, at) not in taken]
            if not any(cell.text or cell.fill for cell in cells):
                break
            found.append(at)
            at += step
    return found


def _fields(sheet: Sheet, rows: list[int], beside: list[int]) -> dict[str, int]:
    """Which of the columns are start and end, times, meaning, paid hours, work or not, colour."""
    columns: dict[str, int] = {}
    clocks = []
    for at in beside:
        cells = [sheet.at(row, at) for row in rows]
        said = [cell for cell in cells if cell.text.casefold() not in _BLANK]
        if not said:
            if any(cell.fill for cell in cells):
                columns.setdefault("colour", at)
        elif all(cell.text.casefold() in YES | NO for cell in said):
            columns.setdefault("works", at)
        elif _most(parse_span(cell.text) is not None for cell in said):
            columns.setdefault("times", at)
        elif _most(_is_number(cell) or parse_time(cell.value) is not None for cell in said):
            clocks.append(at)
        else:
            columns.setdefault("meaning", at)
    if len(clocks) > 4:
        return {}  # as many numbers are counts of a day's staff, not times
    return _with_clocks(sheet, rows, columns, sorted(clocks))


def _with_clocks(
    sheet: Sheet, rows: list[int], columns: dict[str, int], clocks: list[int]
) -> dict[str, int]:
    """Start, end and paid hours among the columns of numbers and times."""
    for start, end in pairwise(clocks):
        lengths = [_length(sheet.at(row, start), sheet.at(row, end)) for row in rows]
        stated = [length for length in lengths if length is not None]
        if len(stated) * 4 < len(rows) or not _most(120 <= length <= DAY for length in stated):
            continue
        columns |= {"start": start, "end": end}
        break
    for at in clocks:
        if at not in columns.values() and _pays(sheet, rows, columns, at):
            columns.setdefault("paid", at)
    if {"start", "times"} & set(columns):
        return columns
    meaning = columns.get("meaning")
    if meaning is None:
        return {}
    told = [shift_of_text("code", sheet.text(row, meaning)) for row in rows]
    return columns if _most(shift is not None for shift in told) else {}


def _most(values: Iterable[bool]) -> bool:
    """Whether two in three hold."""
    held = list(values)
    return bool(held) and sum(held) * 3 >= len(held) * 2


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def _length(start: Cell, end: Cell) -> int | None:
    first, last = parse_time(start.value), parse_time(end.value)
    if first is None or last is None:
        return None
    first, last = in_order(first, last)
    return last - first


def _pays(sheet: Sheet, rows: list[int], columns: dict[str, int], at: int) -> bool:
    """Whether a column of numbers is the length of each shift, less a break."""
    near = []
    for row in rows:
        hours = parse_hours(sheet.at(row, at).value)
        span = parse_span(sheet.text(row, columns["times"])) if "times" in columns else None
        length = span.end - span.start if span else None
        if "start" in columns:
            length = _length(sheet.at(row, columns["start"]), sheet.at(row, columns["end"]))
        if hours is not None and length is not None:
            near.append(0 <= length - hours * 60 <= 120)
    return _most(near)


def _says_something(sheet: Sheet, row: int, columns: dict[str, int]) -> bool:
    """Whether a row has times, or a meaning that says what it is."""
    if "start" in columns:
        return parse_time(sheet.at(row, columns["start"]).value) is not None
    text = " ".join(sheet.text(row, columns[f]) for f in ("times", "meaning") if f in columns)
    return shift_of_text("code", text) is not None
