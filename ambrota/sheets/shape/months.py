"""The month and the year of days that do not state them: from the titles above and the names."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.people.people import is_vacant
from ambrota.sheets.shape.grids import Heading
from ambrota.sheets.words.dates import (
    PartDate,
    date_within,
    month_of,
    parse_date,
    parse_part,
    resolve,
    weekday_of,
    year_of,
)
from ambrota.sheets.words.headings import PEOPLE, normal

Day = tuple[Cell, PartDate]
_MOST_OF_A_MONTH = 21
_LATEST_HOUR = 8
_NEAR, _FEW, _LONG_BACK = 8, 3, 6


_OF_TITLES = {"rota", "roster", "schedule", "for", "of", "to", "month", "week", "shifts", "duties"}
Month = tuple[int | None, int | None]


def first_months(sheet: Sheet, row: int, run: list[Day], month: int | None, year: int | None,
                 *, exact: bool) -> list[Month]:  # fmt: skip
    """The month and year that the first day may lie in, the likeliest first.

    A month of 26 to 31 and 1 to 25 is called after the month in which most of its days lie, unless
    each month has its own name over its days, or a title states the first day itself (`exact`).
    """
    parts = [part for _, part in run]
    if month is None or parts[0].month is not None:
        return [(month, year)]
    before = (month - 1 or 12, year if year is None or month > 1 else year - 1)
    turn = _turn(parts)
    late = turn > 0 and turn * 3 < len(parts) and len(parts) >= _MOST_OF_A_MONTH
    if late and not exact and not _named_over(sheet, row, run[turn][0].column, month % 12 + 1):
        return [before, (month, year)]
    return [(month, year), before]


def other_first(sheet: Sheet, row: int, run: list[Day], month: int, first: date) -> date | None:
    """The day on which days of two months may begin as well, where nothing but a title says which
    of the two is meant.

    A month of 26 to 31 and 1 to 25 is the second's, one of 5 to 31 and 1 to 4 the first's; one that
    turns about its middle, or names a month over its first day alone, may be either's.
    """
    parts = [part for _, part in run]
    turn = _turn(parts)
    if turn == 0 or turn * 3 > len(parts) * 2:
        return None
    over = [cell for up in (1, 2) if (cell := sheet.row(row - up).get(run[0][0].column))]
    alone = any(month_of(cell.text) or parse_date(cell.value) for cell in over)
    if turn * 3 < len(parts) and len(parts) >= _MOST_OF_A_MONTH and not alone:
        return None
    if _named_over(sheet, row, run[turn][0].column, month % 12 + 1):
        return None
    before, after = first.replace(day=1) - timedelta(days=1), first + timedelta(days=31)
    begin = before if first.month == month else after
    other = resolve(parts, begin.year, begin.month, begin)
    fits = other is not None and all((b - a).days == 1 for a, b in pairwise(other[0]))
    return other[0][0] if other is not None and fits else None


def _turn(parts: list[PartDate]) -> int:
    """Which of the days is the first of the month after; 0 where none is."""
    return next((n for n, part in enumerate(parts) if n and part.day == 1), 0)


def _named_over(sheet: Sheet, row: int, column: int, month: int) -> bool:
    """Whether a month is named over the column of its first day."""
    return month in {_month_over(sheet, row - up, column) for up in (1, 2)}


def first_of(heading: Heading) -> date:
    """The first date of a heading."""
    return min(on for on in heading.columns.values() if isinstance(on, date))


def later_years(months: list[Month], first: PartDate, after: date | None) -> list[Month]:
    """The months with the year after each too, which a title over the turn of the year leaves out.

    `after`: the first date of the heading above, whose year goes on where none is stated, and
    after which a heading of a sheet comes rather than most of a year before it.
    """
    if after is None:
        return [*months, *((m, y + 1) for m, y in months if y is not None)]
    years = [(m, after.year if y is None else y) for m, y in months]
    both = [*years, *((m, y + 1) for m, y in years)]

    def back(one: Month) -> int:
        month, year = first.month or one[0] or after.month, one[1] or after.year
        return (after.year - year) * 12 + after.month - month

    return sorted(both, key=lambda one: back(one) > _LONG_BACK)


def going_on(parts: list[PartDate], above: Heading | None, *, titled: bool) -> list[Month]:
    """The month of day numbers under a heading further up: right after its last day (1 after 25 to
    31), or its own month where they are the same days again and no title says otherwise."""
    first = parts[0]
    if above is None or first.month is not None:
        return []
    begin = first_of(above)
    if first.day == begin.day:
        again = not titled and len(parts) == len(above.columns)
        return [(begin.month, begin.year)] if again else []
    last = max(on for on in above.columns.values() if isinstance(on, date))
    after = last + timedelta(days=1)
    return [(after.month, after.year)] if after.day == first.day else []


def _month_over(sheet: Sheet, row: int, column: int) -> int | None:
    """The month named in a row over a column, there or in the nearest cell left of it."""
    said = [cell for cell in sheet.by_row.get(row, []) if cell.column <= column]
    named = month_of(said[-1].text) if said else None
    return named[0] if named else None


def assumed_month(parts: list[PartDate], year: int) -> tuple[list[date], bool] | None:
    """Days that say nothing of their month, in the first month of the year that fits them."""
    for month in range(1, 13):
        answer = resolve(parts, year, month, date(year, 1, 1))
        if answer is not None and len({on.month for on in answer[0]}) <= 2:
            lasts = [a for a, b in pairwise(answer[0]) if a.month != b.month]
            if all((on + timedelta(days=1)).day == 1 for on in lasts):
                return answer[0], True
    return None


def titles_of(sheet: Sheet, row: int, column: int, last: int | None = None) -> list[str]:
    """Texts of the rows above a heading, the nearest and leftmost first, and of the top.

    `column` and `last`: of its first and its last day; a legend may stand right of them.
    """
    texts = []
    for above in range(row, max(0, row - _NEAR), -1):
        cells = sheet.by_row.get(above, [])
        if sheet.upright is None and above < row - 1 and _are_entries(cells, column, last):
            break
        left = [c for c in cells if c.column <= column and (above < row or c.column < column)]
        texts += [cell.text for cell in [*reversed(left), *cells] if above < row or cell in left]
    tops = [sheet.by_row.get(above, []) for above in range(1, min(4, row))]
    tops = [cells for cells in tops if not _are_entries(cells, column, last)]
    return texts + [cell.text for cells in tops for cell in cells]


def _are_entries(cells: list[Cell], column: int, last: int | None) -> bool:
    """Whether a row reads like somebody's: several cells that name no day and no month, and one
    left of the days; what is special about some days (Bank holiday) stands beside no name."""
    others = [
        cell
        for cell in cells
        if (last is None or cell.column <= last)
        and parse_part(cell.value) is None
        and (month_of(cell.text) is None or _may_be_name(cell.text))
        and year_of(cell.text) is None
        and (PEOPLE.get(normal(cell.text)) is None or is_vacant(cell.text))
    ]
    if not any(cell.column < column for cell in others):
        return False
    return len(others) > _FEW and sum(weekday_of(cell.text) is None for cell in others) > _FEW


def _may_be_name(text: str) -> bool:
    """Whether a month in a text may be somebody's name: Wendy May, and not 'Rota for May'."""
    words = normal(text).split()
    return len(words) > 1 and not any(map(str.isdigit, text)) and _OF_TITLES.isdisjoint(words)


def are_hours(parts: list[PartDate], titles: list[str], name: str, *, exact: bool) -> bool:
    """Whether plain numbers up to 23 or 24 are the hours of the one day that a title, or the name
    of the sheet, states."""
    days = [part.day for part in parts]
    if any(part.month or part.weekday is not None for part in parts):
        return False
    if days[0] > _LATEST_HOUR or days not in ([*range(days[0], 24)], [*range(days[0], 25)]):
        return False
    # 'Jan 26' may be the January of 2026.
    if days[0] == 1 and name[:1].isdigit() and _month_in(name):
        return True
    return any(
        weekday_of(text.split()[0]) is not None and _month_in(text)
        for text in [name, *([] if exact else titles)]
        if text.strip()
    )


def _month_in(text: str) -> bool:
    """Whether a text is a date with its month."""
    part = parse_part(text)
    return part is not None and part.month is not None


def month_and_year(texts: list[str], first: PartDate) -> tuple[int | None, int | None, bool]:
    """The month of the first day and its year, from titles, and whether one names the day itself,
    which then stands before all others."""
    month = year = None
    for text in texts:
        stated = date_within(text)
        if stated and stated.day == first.day:
            return stated.month, stated.year, True
        if stated:
            month, year = month or stated.month, year or stated.year
        named = month_of(text)
        if named and month is None:
            month, year = named[0], year or named[1]
        year = year or year_of(text)
    return month, year, False
