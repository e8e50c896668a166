"""Weeks of plain weekdays: dated by 'Week commencing 5 January 2026', or not dated at all."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from ambrota.model import WEEK
from ambrota.sheets.cells import Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Heading, begins_labels
from ambrota.sheets.shape.heading_parts import span_of
from ambrota.sheets.shape.week_titles import Begin, Block, first_day
from ambrota.sheets.words.calendar_words import may_name_weekday, weekdays_in
from ambrota.sheets.words.dates import year_of

_NUMBER = re.compile(r"\b(?:week|wk|w)[\s.:#-]*(\d{1,2})\b", re.I)
_FEWEST = 5

# Two years of days of two columns each, and what is said of people: no row of a rota is wider.
_WIDEST = 2000


def week_blocks(sheet: Sheet, row: int, layout: Layout | None = None) -> list[Block]:
    """The weeks that a row names, each a run of weekdays that all lie in one week."""
    cells = sheet.by_row.get(row, [])
    if len(cells) > _WIDEST or sum(map(may_name_weekday, sheet.gist(row).texts)) < _FEWEST:
        return []
    first, last = span_of(layout or Layout())
    named = [
        (cell, day)
        for cell, day in zip(cells, weekdays_in([cell.text for cell in cells]), strict=True)
        if day is not None and first <= cell.column <= last
    ]
    blocks: list[Block] = []
    for cell, day in named:
        run = blocks[-1] if blocks else None
        if run is not None and (day - run[0][1]) % WEEK > (run[-1][1] - run[0][1]) % WEEK:
            run.append((cell, day))
        else:
            blocks.append([(cell, day)])
    alike = [block for block in blocks if len(block) >= _FEWEST and block[0][1] == blocks[0][0][1]]
    whole = alike == blocks or (alike == blocks[:-1] and blocks[-1][0][1] == blocks[0][0][1])
    return blocks if alike and whole else []


def side_by_side(
    sheet: Sheet, row: int, blocks: list[Block]
) -> list[tuple[int, int | None, list[Block]]]:
    """The weeks by the rotas that they belong to, with the first and last column of each."""
    groups: list[tuple[int, int | None, list[Block]]] = []
    low = 1
    for number, block in enumerate(blocks):
        begin = block[0][0].column
        after = blocks[number - 1][-1][0].column if number else 0
        label = begins_labels(sheet, row, after, begin) if number else None
        if label is not None:
            first, _, own = groups[-1]
            groups[-1] = (first, label - 1, own)
            low = label
        if label is not None or not groups:
            groups.append((low, None, [block]))
        else:
            groups[-1][2].append(block)
    return groups


def commencing(
    sheet: Sheet, row: int, blocks: list[Block], layout: Layout, context: str, problems: Problems
) -> Heading | None:
    """The heading of weeks of which at least one states its first day, or its last."""
    years = _years(sheet, row, layout, context)
    found: list[Begin | None] = []
    after = 0
    for number, block in enumerate(blocks):
        found.append(first_day(sheet, row, after, block, years, first=number == 0))
        after = block[-1][0].column
    at = next((number for number, one in enumerate(found) if one is not None), None)
    if at is None:
        return None
    stated = found[at]
    assert stated is not None
    on = stated.on - timedelta(days=WEEK * at)
    columns: dict[int, date | int] = {}
    for block, one in zip(blocks, found, strict=True):
        on = one.on if one is not None else on
        if one is not None and on.weekday() != block[0][1]:
            where = one.cell or block[0][0]
            problems.error(
                sheet.name, where.address,
                f"a week from {on:%A %d %b %Y} over days that begin with {block[0][0].text}",
                "the date of the week's first column", "correct the date or the weekdays",
            )  # fmt: skip
            return None
        columns.update(_columns(block, on))
        on += timedelta(days=WEEK)
    missing = "year" if stated.assumed else None
    cell = blocks[0][0][0].address
    return Heading(row, columns, cell, missing, _numbers(sheet, row, blocks))


def _columns(block: Block, on: date) -> dict[int, date | int]:
    return {cell.column: on + timedelta(days=(day - block[0][1]) % WEEK) for cell, day in block}


def undated(
    sheet: Sheet, row: int, blocks: list[Block], layout: Layout, context: str, problems: Problems
) -> Heading:
    """The heading of weeks that state no date: from the layout's first day, else an assumed one."""
    first = layout.first_day or assumed_first(sheet, row, blocks[0][0][1], layout, context)
    if first.weekday() != blocks[0][0][1]:
        problems.error(
            sheet.name, blocks[0][0][0].address,
            f"days that begin with {blocks[0][0][0].text}, and {first:%A %d %b %Y} as first_day",
            "the date of the first column", "correct first_day in the layout (--layout)",
        )  # fmt: skip
    columns: dict[int, date | int] = {}
    for number, block in enumerate(blocks):
        columns.update(_columns(block, first + timedelta(days=WEEK * number)))
    missing = None if layout.first_day is not None else "dates"
    cell = blocks[0][0][0].address
    return Heading(row, columns, cell, missing, _numbers(sheet, row, blocks))


def assumed_first(sheet: Sheet, row: int, weekday: int, layout: Layout, context: str) -> date:
    """The first such weekday of the year that the file states, else of this year."""
    years = _years(sheet, row, layout, context)
    start = date(years[0] if years else date.today().year, 1, 1)
    return start + timedelta(days=(weekday - start.weekday()) % WEEK)


def _years(sheet: Sheet, row: int, layout: Layout, context: str) -> list[int]:
    """The years that the layout, the titles of the sheet, its name and the file's state."""
    above = [cell.text for n, cells in sheet.filled_rows() if n < row for cell in cells]
    stated = [year_of(text) for text in (*reversed(above[:200]), sheet.name, context)]
    return [year for year in (layout.year, *stated) if year]


def _numbers(sheet: Sheet, row: int, blocks: list[Block]) -> tuple[int, ...]:
    """The numbers of the weeks, where each states its own, counting up."""
    numbers = []
    after = 0
    for block in blocks:
        span = range(after + 1, block[-1][0].column + 1)
        after = block[-1][0].column
        said = [
            match
            for above in (row, row - 1, row - 2)
            for cell in sheet.by_row.get(above, [])
            if cell.column in span and (match := _NUMBER.search(cell.text))
        ]
        if said:
            numbers.append(int(said[0][1]))
    counted = all(b == a + 1 for a, b in pairwise(numbers))
    return tuple(numbers) if len(numbers) == len(blocks) and counted else ()
