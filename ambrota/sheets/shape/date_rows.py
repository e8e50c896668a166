"""Rows of dates: each becomes a heading that says which date each column is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.date_doubts import (
    name_either_month,
    name_hours,
    name_swapped,
    name_weekday,
    refuse_days,
)
from ambrota.sheets.shape.day_runs import days_of, may_be_heading, runs_of, width_of
from ambrota.sheets.shape.grids import Heading, begins_labels, blank_between
from ambrota.sheets.shape.heading_parts import once
from ambrota.sheets.shape.months import (
    Day,
    Month,
    are_hours,
    assumed_month,
    first_months,
    first_of,
    going_on,
    later_years,
    month_and_year,
    titles_of,
)
from ambrota.sheets.shape.row_kinds import is_number
from ambrota.sheets.words.calendar_words import weekdays_in
from ambrota.sheets.words.dates import (
    PartDate,
    month_of,
    parse_date,
    resolve,
)

_TOP, _LONGEST_CODE, _LONGEST_ENTRY = 10, 12, 40


def date_headings(
    sheet: Sheet,
    row: int,
    cells: list[Cell],
    layout: Layout,
    problems: Problems,
    doubtful: Problems,
    context: str,
    above: Heading | None,
) -> Iterator[Heading]:
    """The headings of one row of dates; several where rotas stand side by side.

    `doubtful`: why a row was not taken, which matters only where no other row is a heading.
    `above`: the heading before it, whose year goes on where nothing else states one, as that of
    the first does for the same days beside it.
    """
    days = days_of(sheet, row, layout)
    if not days:
        return
    blocks = [run for run in runs_of(sheet, row, days) if may_be_heading(sheet, row, run)]
    low, beside = 1, dict[tuple[PartDate, ...], Heading]()
    for number, run in enumerate(blocks):
        past = blocks[number + 1] if number + 1 < len(blocks) else None
        high = begins_labels(sheet, row, run[-1][0].column, past[0][0].column) if past else None
        high = None if high is None else high - 1
        if past is not None and high is None:
            # Without headings of its own, what stands left of the next days is theirs, as far as
            # a gap between them and what the days before add up to.
            last = run[-1][0].column + width_of(run) - 1
            high = blank_between(sheet, row, last, past[0][0].column) or last
        same = tuple(part for _, part in run)
        known = beside.get(same, above)
        columns = _dates_of(sheet, row, run, layout, problems, doubtful, context, known)
        if columns is not None:
            heading = replace(columns, low=low, high=high)
            if heading.missing != "month":
                beside[same] = heading
            yield heading
        low = 1 if high is None else high + 1


def lone_dates(sheet: Sheet, rows: list[tuple[int, list[Cell]]]) -> list[Heading]:
    """A heading of one or two dates and nothing else, as of a month's last days on its own sheet:
    under it, down to the last entry, each row has a name and entries in those columns only."""
    for row, cells in rows[:_TOP]:
        dates = {cell.column: on for cell in cells if (on := parse_date(cell.value)) is not None}
        if not dates:
            continue
        under = [(n, said) for n, said in rows if n > row]
        last = max((n for n, said in under if any(c.column in dates for c in said)), default=row)
        below = [said for n, said in under if n <= last]
        entries = [cell for said in below for cell in said if cell.column in dates]
        first = min(dates)
        of_sheet = {(on.month, on.year) for on in dates.values()} == {month_of(sheet.name)}
        if of_sheet:
            entries = [cell for cell in entries if not is_number(cell)]  # sums of the day
        plain = all(cell.column < first or cell.column in dates for said in below for cell in said)
        longest = _LONGEST_ENTRY if of_sheet else _LONGEST_CODE
        codes = all(isinstance(c.value, str) and len(c.text) <= longest for c in entries)
        enough = len(entries) > (0 if of_sheet else 1)
        if len(dates) == len(cells) and first > 1 and plain and codes and enough:
            return [Heading(row, dict(dates), sheet.address(row, first))]
        return []
    return []


def _dates_of(
    sheet: Sheet,
    row: int,
    run: list[Day],
    layout: Layout,
    problems: Problems,
    doubtful: Problems,
    context: str,
    above: Heading | None,
) -> Heading | None:
    """The dates of one run of days, from what the cells, the titles and the weekdays say."""
    cells, stated = [cell for cell, _ in run], [part for _, part in run]
    whole = all(part.year and part.month for part in stated)
    titles = titles_of(sheet, row, cells[0].column, cells[-1].column)
    month, year, exact = month_and_year([*titles, sheet.name, context], stated[0])
    if layout.first_day is None and are_hours(stated, titles, sheet.name, exact=exact):
        name_hours(sheet, run, problems)
        return None
    year = layout.year or year
    if layout.first_day is not None and stated[0].day == layout.first_day.day:
        month, year, exact = layout.first_day.month, layout.first_day.year, True
    months, following = first_months(sheet, row, run, month, year, exact=exact), []
    if not whole:
        months = later_years(months, stated[0], None if above is None else first_of(above))
        following = going_on(stated, above, titled=month is not None)
        months = following + months
    parts = _with_weekdays(sheet, row, cells, stated)
    missing = None
    answer = _first_answer(parts, months)
    if answer is None and parts != stated:
        answer = _first_answer(stated, months)
        if answer is not None:
            name_weekday(sheet, cells, parts, answer[0], problems)
    if answer is None and not whole and month is None and stated[0].month is None:
        answer = assumed_month(parts, year or date.today().year)
        missing = "month"
    elif answer is not None and (answer[1] or (not whole and _assumed_year(above, year))):
        missing = "year"
    if answer is None:
        refuse_days(sheet, run, whole=whole, problems=problems if whole else doubtful)
        return None
    if not (month is None or stated[0].month or exact or missing or following):
        with_days = list(zip(cells, parts, strict=True))
        name_either_month(sheet, row, with_days, month, answer[0][0], problems)
    if stated[0].swappable and answer[0][0].day != stated[0].day:
        name_swapped(sheet, run, problems)
    columns = once(sheet, cells, answer[0], problems)
    return Heading(row, columns, cells[0].address, missing) if columns else None


def _assumed_year(above: Heading | None, year: int | None) -> bool:
    """Whether the year comes from a heading whose own year was assumed."""
    return year is None and above is not None and above.missing == "year"


def _first_answer(parts: list[PartDate], months: list[Month]) -> tuple[list[date], bool] | None:
    """The dates in the first of the months that can be."""
    tried = (resolve(parts, year, month, date.today()) for month, year in months)
    answers = [answer for answer in tried if answer is not None]
    return next((one for one in answers if _all_there(one[0])), answers[0] if answers else None)


def _all_there(dates: list[date]) -> bool:
    """Whether no day is left out: after the 30th of a month of 31 days comes no 1st."""
    return all((b - a).days == 1 for a, b in pairwise(dates))


def _with_weekdays(
    sheet: Sheet, row: int, cells: list[Cell], parts: list[PartDate]
) -> list[PartDate]:
    """The days with the weekdays that a row above or below them names."""
    if any(part.weekday is not None for part in parts) and not parts[0].year:
        return parts
    for near in (row + 1, row - 1, row + 2, row - 2):
        if near not in sheet.by_row:
            continue
        days = weekdays_in([sheet.text(near, cell.column) for cell in cells])
        if sum(day is not None for day in days) * 2 > len(cells):
            return [
                part if part.weekday is not None else replace(part, weekday=day)
                for part, day in zip(parts, days, strict=True)
            ]
    return parts
