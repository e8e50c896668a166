"""Runs of days in a row: cells side by side that name days which follow one another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ambrota.model import WEEK
from ambrota.sheets.cells import Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.shape.day_words import counts_on, with_noted
from ambrota.sheets.shape.grids import begins_labels
from ambrota.sheets.shape.heading_parts import span_of
from ambrota.sheets.shape.months import Day
from ambrota.sheets.words.dates import PartDate, month_of, parse_part
from ambrota.sheets.words.headings import PEOPLE, normal

FEWEST_DATES, FEWEST_NUMBERS = 3, 5
FAR = 4
_COUNTS = {"#", "no", "nr", "number", "row", "line", "s/n", "item", "ref"}


def width_of(run: list[Day]) -> int:
    """How many columns a day takes."""
    return min((b[0].column - a[0].column for a, b in pairwise(run)), default=1)


def days_of(sheet: Sheet, row: int, layout: Layout) -> list[Day]:
    """The cells of a row that say something of a date, within the columns that are stated."""
    cells, gist = sheet.by_row.get(row, []), sheet.gist(row)
    likely = cells if any(map(parse_part, gist.texts)) else gist.others
    first, last = span_of(layout)
    found = [
        (cell, part)
        for cell in likely
        if first <= cell.column <= last and (part := parse_part(cell.value))
    ]
    whole = [item for item in found if item[1].month is not None]
    numbers = [item for item in found if item[1].month is None]
    # Hours of a legend beside the days, 9.5, read like the 9th of May.
    named = sum(part.weekday is not None for _, part in numbers) > len(whole)
    few = len(numbers) < FEWEST_NUMBERS
    days = whole if few or (len(whole) >= FEWEST_DATES and not named) else numbers
    inside = (cell for cell in cells if first <= cell.column <= last)
    return with_noted(inside, days, width_of(days))


def runs_of(sheet: Sheet, row: int, days: list[Day]) -> list[list[Day]]:
    """The days in runs: another begins after labels of people, or where the dates begin again."""
    runs: list[list[Day]] = [[days[0]]]
    width = width_of(days)
    for before, item in pairwise(days):
        far = item[0].column - before[0].column
        breaks = far > 1 and begins_labels(sheet, row, before[0].column, item[0].column)
        if before[1].month is None:
            breaks = breaks or far > FAR or not counts_on(before[1], item[1])
            # After a gap, Sat 4 is no day after Mon 3; without one its weekday is mistyped.
            breaks = breaks or (far > width and not _next_weekday(before[1], item[1]))
        elif far > 1:
            first = runs[-1][0][1]
            again = (item[1].month, item[1].day) == (first.month, first.day)
            breaks = breaks or again or (item[1].year is None) != (before[1].year is None)
            # The end of a period that a title states, '5 Apr to 11 Apr', stands over none of them.
            breaks = breaks or _goes_back(before[1], item[1])
            # Hours of a legend beside the days, 11.5, read like the 11th of May.
            breaks = breaks or (far > FAR and not item[1].year and not _soon(before[1], item[1]))
        if breaks:
            runs.append([])
        runs[-1].append(item)
    return runs


def _next_weekday(before: PartDate, after: PartDate) -> bool:
    """Whether a day's weekday, where both are named, is the one after the other's."""
    named = before.weekday is not None and after.weekday is not None
    return not named or after.weekday == ((before.weekday or 0) + 1) % WEEK


def _goes_back(before: PartDate, after: PartDate) -> bool:
    """Whether a whole date, which reads one way only, lies before another."""
    one, two = before.on, after.on
    sure = not (before.swappable or after.swappable)
    return sure and one is not None and two is not None and two < one


def _soon(before: PartDate, after: PartDate) -> bool:
    """Whether a day of no year comes within the two weeks after another, either way they read."""
    one, two = (replace(part, year=2024) for part in (before, after))
    turned = [replace(part, day=part.month or 0, month=part.day) for part in (one, two)]
    days = [(one.on, two.on), (turned[0].on, turned[1].on)]
    return any(a and b and 0 < (b - a).days % 366 <= 2 * WEEK for a, b in days)


def may_be_heading(sheet: Sheet, row: int, run: list[Day]) -> bool:
    """Whether days follow one another in a row; one or two need the heading of names beside."""
    parts = [part for _, part in run]
    if parts[0].month is None:
        return len(run) >= FEWEST_NUMBERS and not _counts_people(sheet, row, run)
    if _by_weeks(parts):
        return False
    if len(run) < FEWEST_DATES:
        return _few(sheet, row, run)
    # Staff numbers of five digits read like Excel's numbers of days, and people have dates too.
    if not all(part.year for part in parts):
        return _is_run(parts)
    if len(run) < FEWEST_NUMBERS and not _names(sheet, row, run) and _by_months(parts):
        return False  # When people started, of rotas side by side.
    turned = [replace(p, day=p.month or 0, month=p.day) for p in parts if p.swappable]
    return _follow(parts) or (len(turned) == len(parts) and _follow(turned))


def _counts_people(sheet: Sheet, row: int, run: list[Day]) -> bool:
    """Whether numbers from 1 stand beside 'No': people across are counted, and no days."""
    before = [cell.text for cell in sheet.by_row[row] if cell.column < run[0][0].column]
    return run[0][1].day == 1 and bool(before) and before[-1].strip(". ").casefold() in _COUNTS


def _follow(parts: list[PartDate]) -> bool:
    """Whether most dates come a day, or a few days, after the one before."""
    dates = [part.on for part in parts]
    steps = [(b - a).days for a, b in pairwise(dates) if a is not None and b is not None]
    return sum(1 <= step <= FAR for step in steps) * 2 >= len(parts) - 1


def _few(sheet: Sheet, row: int, run: list[Day]) -> bool:
    """Whether one or two dates are all that stands beside the heading of names, as of a month's
    last days on a sheet of its own."""
    month = month_of(sheet.name)
    # Staff numbers of five digits read like Excel's numbers of days, but seldom of that month.
    if not all(
        part.year and (not isinstance(cell.value, int | float) or month == (part.month, part.year))
        for cell, part in run
    ):
        return False
    first = run[0][0].column
    after = [cell for cell in sheet.by_row[row] if cell.column >= first]
    for under in (row + 1, row + 2):
        below = [cell for cell in sheet.by_row.get(under, ()) if cell.column >= first]
        if sum(parse_part(cell.value) is not None for cell in below) > len(run):
            return False  # Months over their days, with weekdays between them.
    words = [cell for cell in after if cell.column > run[-1][0].column]
    return (
        _names(sheet, row, run)
        and len(after) == len(run) + len(words)
        and all(isinstance(cell.value, str) for cell in words)
    )


def _names(sheet: Sheet, row: int, run: list[Day]) -> bool:
    """Whether the heading of names stands left of a run."""
    return any(
        PEOPLE.get(normal(sheet.text(row, column))) in ("name", "id", "last")
        for column in range(1, run[0][0].column)
    )


def _by_months(parts: list[PartDate]) -> bool:
    """Whether dates lie more than a month apart."""
    dates = [part.on for part in parts]
    return any(a and b and abs((b - a).days) > 31 for a, b in pairwise(dates))


def _by_weeks(parts: list[PartDate]) -> bool:
    """Whether each day is a week after the one before: the first days of weeks."""
    dates = [part.on for part in parts]
    steps = {(b - a).days for a, b in pairwise(dates) if a is not None and b is not None}
    return steps == {WEEK} and None not in dates


def _is_run(parts: list[PartDate]) -> bool:
    """Whether most of the days follow one another, as in a heading and unlike in a row of codes."""
    days = [part.day for part in parts]
    swapped = [part.month or 0 for part in parts]

    def steps(values: list[int]) -> int:
        return sum(b - a == 1 or (b == 1 and a >= 28) for a, b in pairwise(values))

    follow, gaps = max(steps(days), steps(swapped)), len(parts) - 1
    if gaps < FEWEST_NUMBERS - 1:
        # Decimals such as 11.5 and 12.5 read like days: a few must all follow one another.
        return follow == gaps
    return follow * 2 >= gaps and len(set(days)) >= 2 - (len(set(swapped)) > 1)
