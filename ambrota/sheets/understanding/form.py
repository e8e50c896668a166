"""The form of a workbook: what stays the same from one month's file of a station to the next."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Set
from functools import lru_cache
from itertools import takewhile

from ambrota.model import WEEK
from ambrota.sheets.cells import Cell, Sheet, Workbook
from ambrota.sheets.recognise import VOCABULARY
from ambrota.sheets.shape.grids import fields_in
from ambrota.sheets.words.calendar_words import month_number, weekday_of, weekdays_in
from ambrota.sheets.words.dates import parse_part
from ambrota.sheets.words.headings import EXPORT, normal

# Where the days of a rota begin is seen near its top or its left edge; further on are its entries.
TOP = 12
_TABLES = (*VOCABULARY.values(), (EXPORT, {"date"}))
_OF_THE_MONTH = {"v", "q", "copy", "of", "final", "draft", "version", "rev", "wc", "commencing"}


def fingerprint(book: Workbook) -> str:
    """The form of a workbook: equal for next month's file of the same station.

    From the headings of its sheets and where the days begin; never from dates, people, the number
    of rows or what the sheets are called. Only where no sheet has a heading do their names count.
    """
    forms = sorted({form for form in map(form_of, book.sheets) if form})
    forms = forms or sorted(plain_name(sheet.name) for sheet in book.sheets)
    return hashlib.sha256(repr(forms).encode()).hexdigest()[:24]


def form_of(sheet: Sheet) -> str:
    """The form of one sheet; '' where it has neither headings nor days."""
    headings = sorted({words for _, cells in sheet.filled_rows() if (words := _headings(cells))})
    days = _days(sheet)
    return repr((headings, days)) if headings or days else ""


def plain_name(name: str) -> str:
    """A sheet's name without what changes from month to month."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return " ".join(w for w in words if month_number(w) is None and w not in _OF_THE_MONTH)


def _headings(cells: list[Cell]) -> tuple[tuple[int, str], ...]:
    """The headings in a row of a table, with their columns as far as they stand side by side.

    Right of the days they move with the length of the month, so there only their order counts.
    """
    known = [cell for cell in cells if isinstance(cell.value, str) and _is_heading(cell.value)]
    if not any(_is_head(fields_in(known, words), need) for words, need in _TABLES):
        return ()
    first = known[0].column
    return tuple(
        (cell.column if cell.column == first + number else 0, normal(cell.text))
        for number, cell in enumerate(known)
    )


@lru_cache(maxsize=4096)
def _is_heading(text: str) -> bool:
    return any(normal(text) in words for words, _ in _TABLES)


def _is_head(fields: Mapping[str, int], need: Set[str]) -> bool:
    """Whether a row heads a table: one known heading alone may be a person's role."""
    return len(fields) > 1 and need <= fields.keys()


def _days(sheet: Sheet) -> tuple[str, int, tuple[str, ...]] | None:
    """Whether days run across or down, in which column they begin, and what heads the others."""
    for row, cells in sheet.filled_rows():
        if row > TOP:
            break
        days = _days_in(cells)
        if days:
            first = days[0].column
            heads = (plain_name(cell.text) for cell in cells if cell.column < first)
            return "across", first, tuple(head for head in heads if head)
    down: dict[int, int] = {}  # bare numbers are no days there: they number lines and people
    for _, cells in sheet.filled_rows():
        for cell in takewhile(lambda cell: cell.column <= TOP, cells):
            if _is_day(cell) and not cell.text.isdigit():
                down[cell.column] = down.get(cell.column, 0) + 1
    column = next((column for column in sorted(down) if down[column] >= WEEK), None)
    return None if column is None else ("down", column, ())


def _days_in(cells: list[Cell]) -> list[Cell]:
    """The days of a heading; none in a row of entries, where numbers of hours are often alike."""
    named = weekdays_in([cell.text for cell in cells])
    days = [c for c, day in zip(cells, named, strict=True) if day is not None or _is_day(c)]
    unlike = {cell.text if cell.text.isdigit() else cell.address for cell in days}
    return days if len(unlike) >= WEEK else []


def _is_day(cell: Cell) -> bool:
    return parse_part(cell.value) is not None or weekday_of(cell.text) is not None
