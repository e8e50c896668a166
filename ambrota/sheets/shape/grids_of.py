"""The grids of one sheet: people down it or across it, dated or cyclic."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ambrota.model import WEEK, RotaKind
from ambrota.sheets.cells import Sheet
from ambrota.sheets.layout import ACROSS, DOWN, Layout
from ambrota.sheets.people.people import is_vacant
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.cyclic import cyclic_grids
from ambrota.sheets.shape.dated import dated_grids, same_people
from ambrota.sheets.shape.grids import TOTALS, Grid, day_cells, legend_heading
from ambrota.sheets.shape.marks import is_shift_name
from ambrota.sheets.shape.month_rows import months_down
from ambrota.sheets.shape.row_kinds import all_numbers, who
from ambrota.sheets.shape.week_rows import weeks_down
from ambrota.sheets.words.calendar_words import month_number, weekday_of, weekdays_in
from ambrota.sheets.words.dates import parse_date
from ambrota.sheets.words.headings import CODES, COVER, EXPORT, PEOPLE, normal

_FEWEST_ACROSS = 5
_COUNTED = re.compile(
    r"\b(staff|vehicles?|crews?|dcas?|rrvs?|paramedics?|technicians?|nurses|hcas|emts|vacanc\w+|"
    r"demand|supply|actual|planned|gaps?|shifts?|hours|leave|sick\w*|absen\w+)\b",
    re.I,
)


def grids_of(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """Every rota of a sheet, as far as its own cells and the layout say."""
    if layout.people == ACROSS:
        return _grids(sheet.turned(), layout, problems, context)
    down, across = Problems(), Problems()
    grids = _grids(sheet, layout, down, context)
    weak = all(map(_without_months, grids))
    if weak and layout.people != DOWN and len(sheet.by_row) >= _FEWEST_ACROSS:
        # Row numbers 1, 2, 3 look like the days of a month.
        turned = _turned(sheet, layout, across, context)
        if turned or not grids:
            problems.take(across if turned else down)
            problems.take(across)
            return turned
    problems.take(down)
    return grids


def _grids(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """The grids of a view of a sheet in which people run down."""
    grids: list[Grid] = []
    if layout.kind in (None, "dated"):
        doubtful = Problems()
        grids = dated_grids(sheet, layout, doubtful, context)
        if all(_without_months(grid) or _named_months(grid) for grid in grids):
            # Rows that are weeks or months are nobody's lines and no people.
            by_rows = months_down(sheet, layout, problems, context)
            by_rows = by_rows or weeks_down(sheet, layout, problems, context)
            if by_rows:
                return by_rows
        if grids and all(_names_days(grid) or is_summary(grid) for grid in grids):
            grids = []
        else:
            problems.take(doubtful)
    if layout.kind in (None, "cyclic"):
        tried = Problems()
        lines = cyclic_grids(sheet, layout, tried, [grid.header_row for grid in grids])
        if layout.kind is None and not grids and _repeat_people(lines):
            return dated_grids(sheet, replace(layout, kind="dated"), problems, context)
        problems.take(tried)
        grids += [one for one in lines if layout.kind is not None or not is_summary(one)]
    return grids


def _without_months(grid: Grid) -> bool:
    """Whether its days are numbers of which nothing says the month."""
    return grid.heading is not None and grid.heading.missing == "month"


def _named_months(grid: Grid) -> bool:
    """Whether what stands beside its rows are months, each a row of days of its own."""
    labels = [who(grid, row.row) for row in grid.rows]
    return sum(month_number(label) is not None for label in labels) * 3 >= len(labels) * 2


def _names_days(grid: Grid) -> bool:
    """Whether what stands beside its rows are days: the days of that sheet run down it."""
    labels = [who(grid, row.row) for row in grid.rows]
    first = min(grid.columns)
    beside = [grid.sheet.text(row.row, first - 1) for row in grid.rows] if first > 1 else labels
    for texts in (labels, beside):
        days = [day for text in texts if (day := weekday_of(text)) is not None]
        if len(days) * 2 > len(texts) and len(set(days)) > 2:
            return True
    return False


def _repeat_people(lines: list[Grid]) -> bool:
    """Whether weeks below one another name the same people: weeks that follow one another."""
    named = all(grid.kind is RotaKind.CYCLIC and "line" not in grid.labels for grid in lines)
    return len(lines) > 1 and named and all(same_people(a, b) for a, b in pairwise(lines))


def has_days_down(sheet: Sheet) -> bool:
    """Whether one of the first columns names days that follow one another: a rota, turned."""
    for column in range(1, 4):
        cells = [cell for row in list(sheet.by_row)[:40] if (cell := sheet.at(row, column)).text]
        days = [day for day in weekdays_in([cell.text for cell in cells]) if day is not None]
        dates = [on for cell in cells if (on := parse_date(cell.value)) is not None]
        steps = [(b - a).days == 1 for a, b in pairwise(dates)]
        if sum((b - a) % WEEK == 1 for a, b in pairwise(days)) >= WEEK - 1:
            return True
        if sum(steps) >= _FEWEST_ACROSS and all(steps):
            return True
    return False


def _turned(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """The grids of a sheet with its days down the side and people across."""
    tried = Problems()
    view = sheet.turned()
    layout = replace(layout, last_row=layout.last_row or _before_legend(sheet))
    grids = [] if layout.kind == "cyclic" else dated_grids(view, layout, tried, context)
    for grid in grids:
        _without_remarks(grid, tried)
    if layout.kind != "cyclic" and all(_without_months(g) or _named_months(g) for g in grids):
        by_months = months_down(view, layout, problems, context)
        if by_months:
            return by_months
    kept = [grid for grid in grids if _runs(grid) and _names_people(grid)]
    shifts = next((grid for grid in grids if _runs(grid) and _heads_shifts(grid)), None)
    if shifts is not None:
        row = shifts.rows[0].row
        problems.warn(
            sheet.name, shifts.sheet.address(row, min(shifts.labels.values(), default=1)),
            "dates down the side under headings that are shifts, not people",
            "a row or a column for each person",
            "write people down the side and dates across; it was not read",
        )  # fmt: skip
        return []
    if not kept and layout.kind in (None, "cyclic"):
        kept = [grid for grid in cyclic_grids(view, layout, tried) if _numbers_lines(grid)]
    if kept:
        problems.take(tried)
    return kept


def _before_legend(sheet: Sheet) -> int | None:
    """The last column before a legend that stands right of the people, beside their days."""
    first = None
    for row in sheet.by_row:
        code = legend_heading(sheet, row).get("code", 0)
        below = [cells for near in range(row + 1, row + 5) if (cells := sheet.by_row.get(near))]
        if code > 2 and any(cells[0].column < code for cells in below):
            first = code if first is None else min(first, code)
    return None if first is None else first - 1


def _numbers_lines(grid: Grid) -> bool:
    """Whether a week's lines are numbered: a table of a requirement has no line 1."""
    numbers = [row.line for row in grid.rows]
    return len(numbers) > 1 and all(numbers) and 1 in numbers


def _runs(grid: Grid) -> bool:
    """Whether its days follow one another, as no column of dates in a table of facts does."""
    dates = [on for _, on in sorted(grid.columns.items()) if isinstance(on, date)]
    steps = [(b - a).days for a, b in pairwise(dates)]
    if grid.heading is not None and grid.heading.missing == "month":
        # Numbers that count up down the side are seldom days; a layout can say that they are.
        return False
    return (
        len(dates) >= _FEWEST_ACROSS and sum(step in (1, 3) for step in steps) >= len(steps) * 0.8
    )


def _names_people(grid: Grid) -> bool:
    """Whether what stands over the columns are people and not the headings of a table."""
    said = [who(grid, row.row) for row in grid.rows]
    labels = [normal(text) for text in said if not is_vacant(text)]
    known = sum(label in words for label in labels for words in (EXPORT, CODES, COVER, PEOPLE))
    numbered = {EXPORT.get(label.rstrip(" 0123456789")) for label in labels}
    return bool(said) and known == 0 and not numbered & {"code", "start", "end", "times", "type"}


def _without_remarks(grid: Grid, problems: Problems) -> None:
    """Take out a column of notes that stands beside those of people."""
    for row in list(grid.rows):
        label = who(grid, row.row)
        if EXPORT.get(normal(label)) == "reason" and len(grid.rows) > 1:
            grid.rows.remove(row)
            problems.note(
                grid.sheet.name, grid.sheet.address(row.row, min(grid.labels.values(), default=1)),
                f"a column {label!r} beside the people", "columns of people",
                "nothing: notes about a day are not read",
            )  # fmt: skip


def _heads_shifts(grid: Grid) -> bool:
    labels = [who(grid, row.row) for row in grid.rows]
    return len(labels) > 0 and all(map(is_shift_name, labels))


def is_summary(grid: Grid) -> bool:
    """Whether a grid counts and is no rota: figures only, beside shifts and not beside people."""
    rows = [row.row for row in grid.rows]
    if not all(_counted(who(grid, row)) for row in rows):
        return False
    cells = [cell for row in rows for cell in day_cells(grid.sheet, row, grid.columns)]
    return all_numbers(cells) and any(cell.text not in {"1", "0"} for cell in cells)


def _counted(label: str) -> bool:
    """Whether a label says what is counted: a shift, a total, staff of a kind."""
    return is_shift_name(label) or bool(TOTALS.search(label) or _COUNTED.search(label))
