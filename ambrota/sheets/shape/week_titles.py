"""What a title says of the days of a week: 'Week commencing 5 January', 'w/e 11/01/2026'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ambrota.model import WEEK
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.words.dates import PartDate, date_within, parse_date, parse_part

_COMMENCING = re.compile(
    r"\b(?:w\s*[/.]?\s*[cb]|wk\s+(?:commencing|beginning|starting|of)|"
    r"week\s+(?:commencing|beginning|starting|of)|commencing|beginning|"
    r"wythnos\s+yn\s+(?:dechrau|cychwyn))\b[\s:.\-]*(.*)$",
    re.I,
)
_ENDING = re.compile(r"\b(?:w\s*[/.]?\s*e|(?:wk|week)\s+(?:ending|to))\b[\s:.\-]*(.*)$", re.I)
_RANGE = re.compile(r"(?<![\w/.])(\d[\w /.]{0,22}?)\s*(?:-|–|—|\bto\b)\s*(\d[\w /.]{2,22}\w)", re.I)
_YEARS_NEAR = 4

Block = list[tuple[Cell, int]]
"""The cells of a week's days, each with its weekday."""


@dataclass(frozen=True)
class Begin:
    """The first day of a week, the cell that states it, and whether its year was assumed."""

    on: date
    cell: Cell | None
    assumed: bool = False


def first_day(
    sheet: Sheet, row: int, after: int, block: Block, years: Sequence[int], *, first: bool
) -> Begin | None:
    """The date stated for one week, at most three rows above it: over its days or left of them.

    `years`: those that the sheet states elsewhere, of which a date without one is.
    """
    begin, end = block[0][0].column, block[-1][0].column
    for above in range(row, max(0, row - 4), -1):
        said = ""
        for cell in sheet.by_row.get(above, []):
            if not after < cell.column <= end:
                continue
            stated = _labelled(cell.text, said, block, years)
            if stated is not None:
                return replace(stated, cell=cell)
            on = parse_date(cell.value)
            if on is not None and cell.column == begin and above < row:
                return Begin(on, cell)
            said = cell.text
    return _labelled(sheet.name, "", block, years) if first else None


def names_date(text: str) -> bool:
    """Whether a text states a date, or is meant to state that of a week."""
    part = parse_part(text)
    if date_within(text) is not None or (part is not None and part.month is not None):
        return True
    return any(form.search(text) is not None for form in (_COMMENCING, _ENDING))


def _labelled(text: str, before: str, block: Block, years: Sequence[int]) -> Begin | None:
    """The first day of a week by a text that says what its date is, or that follows one."""
    for form, last in ((_COMMENCING, False), (_ENDING, True)):
        match = form.search(text)
        said = match[1] if match else text if form.search(before) else None
        part = None if said is None else parse_part(said) or date_within(said)
        if part is not None:
            return _from(part, block, years, last=last)
    return _of_range(text, block, years)


def _from(part: PartDate, block: Block, years: Sequence[int], *, last: bool) -> Begin | None:
    """The first day of a week whose first or last day a title states."""
    weekday = block[-1][1] if last else block[0][1]
    dated = _dated(part, weekday, years)
    if dated is None:
        return None
    on, assumed = dated
    if last and len(block) == WEEK:
        on -= timedelta(days=WEEK - 1)
    elif last:
        # The week of Monday to Friday may end on Sunday.
        on -= timedelta(days=(on.weekday() - block[0][1]) % WEEK)
    return Begin(on, None, assumed)


def _dated(part: PartDate, weekday: int, years: Sequence[int]) -> tuple[date, bool] | None:
    """The date, in the year of the sheet in which it is that weekday, else in the nearest one."""
    if part.on is not None:
        return part.on, False
    if part.month is None or part.year is not None:
        return None
    today = date.today().year
    near = sorted(
        range(today - _YEARS_NEAR, today + _YEARS_NEAR), key=lambda y: (abs(y - today), y)
    )
    stated = [year for one in years for year in (one, one + 1, one - 1)]
    for year in stated or near:
        on = replace(part, year=year).on
        if on is not None and on.weekday() == weekday:
            return on, not stated
    return None


def _of_range(text: str, block: Block, years: Sequence[int]) -> Begin | None:
    """The first day of a week that a text gives from its first to its last day: '2-8 Mar 2026'."""
    match = _RANGE.search(text)
    last = parse_part(match[2]) if match else None
    if match is None or last is None or last.month is None:
        return None
    begin = _from(last, block, years, last=True)
    stated = parse_part(match[1].strip())
    if begin is None or stated is None or begin.on.weekday() != block[0][1]:
        return None
    agree = (begin.on.day, begin.on.month) == (stated.day, stated.month or begin.on.month)
    return begin if agree else None
