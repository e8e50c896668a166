"""Days that take two cells: a start and a finish side by side, or one above the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ambrota.sheets.cells import Sheet
from ambrota.sheets.shape.grids import Grid, Heading, TotalRow
from ambrota.sheets.shape.row_kinds import who
from ambrota.sheets.words.headings import normal

_START = {"start", "starts", "from", "in", "on", "begin", "begins", "start time", "time in", "st",
          "time on", "shift start", "time from", "sign on", "book on", "report"}  # fmt: skip
_END = {"finish", "finishes", "end", "ends", "to", "out", "off", "fin", "finish time", "end time",
        "time out", "time off", "shift end", "time to", "sign off", "book off"}  # fmt: skip
_MORE = {"am", "pm", "overtime", "ot", "extra", "additional", "on call", "oncall", "standby",
         "2nd", "second", "shift 2", "shift 1", "1st", "first", "morning", "afternoon", "evening",
         "day", "night", "planned", "shift", "duty", "code", "rota", "rostered"}  # fmt: skip
_MOST_ROWS = 3
_LENGTHS = {"hours", "hrs", "paid", "paid hours", "total", "total hours", "hours worked", "break"}


def pair_columns(sheet: Sheet, heading: Heading) -> Heading:
    """The heading with a column of finishes for each day, where the row below names both."""
    for row in (heading.row + 1, heading.row + 2):
        starts = _pairs_in(sheet, row, heading)
        if starts is not None:
            columns = {start: heading.columns[day] for day, (start, _) in starts.items()}
            ends = dict(starts.values())
            return replace(
                heading, columns=columns, ends=ends, below=tuple(range(heading.row + 1, row + 1))
            )
    return heading


def _pairs_in(sheet: Sheet, row: int, heading: Heading) -> dict[int, tuple[int, int]] | None:
    """The columns of start and finish of each day, when the row names both under most days."""
    days = sorted(heading.columns)
    words = {cell.column: normal(cell.text) for cell in sheet.by_row.get(row, [])}
    if not _START & set(words.values()):
        return None
    found: dict[int, tuple[int, int]] = {}
    gap = min((b - a for a, b in pairwise(days)), default=1)
    for number, day in enumerate(days):
        past = days[number + 1] if number + 1 < len(days) else day + max(gap, 2)
        span = range(day, past)
        start = next((c for c in span if words.get(c) in _START), None)
        end = next((c for c in span if words.get(c) in _END), None)
        if start is not None and end is not None and start < end:
            found[day] = (start, end)
    return found if len(found) == len(days) and len(days) > 1 else None


def second_rows(grid: Grid, body: list[int]) -> dict[int, int]:
    """Further rows of one person, each with the first: a column says Start, Finish, AM, PM."""
    column = _column_of_kinds(grid, body)
    if column is None:
        return {}
    found: dict[int, int] = {}
    first, begins = 0, ""
    for row in body:
        word, said = normal(grid.sheet.text(row, column)), who(grid, row)
        if said and (not first or said != who(grid, first) or word == begins):
            first, begins = row, word
        elif first and word and row - first <= _MOST_ROWS:
            found[row] = first
    return found


def join_rows(grid: Grid, seconds: dict[int, int], body: list[int]) -> None:
    """Give each person's further rows their part: finishes, lengths, or more entries."""
    if not seconds:
        return
    column = _column_of_kinds(grid, body)
    assert column is not None
    people = {row.row: row for row in grid.rows}
    for row, first in seconds.items():
        word = normal(grid.sheet.text(row, column))
        if first in people and word in _END and first not in grid.end_rows:
            grid.end_rows[first] = row
        elif first in people and word in _LENGTHS:
            grid.totals.append(TotalRow(row, grid.sheet.text(row, column)))
        elif first in people:
            grid.rows.append(replace(people[first], row=row, of=first))
    grid.rows.sort(key=lambda row: row.row)


def _column_of_kinds(grid: Grid, body: list[int]) -> int | None:
    """A column left of the days in which most rows say Start, Finish, AM, PM, Overtime ..."""
    known = _START | _END | _MORE | _LENGTHS
    for column in range(min(grid.columns) - 1, 0, -1):
        words = [normal(grid.sheet.text(row, column)) for row in body]
        said = [word for word in words if word]
        if len(said) * 2 > len(body) and len(set(said)) > 1 and set(said) <= known:
            return column
    return None
