"""What a row under a heading can be besides a person's: sums, a section, a note, a title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.people.people import is_vacant
from ambrota.sheets.shape.grids import SECTION, Grid, Heading, is_weekday_row
from ambrota.sheets.words.calendar_words import month_number, weekday_of
from ambrota.sheets.words.dates import parse_part
from ambrota.sheets.words.headings import PEOPLE, normal

WHO = ("name", "first", "last", "id", "line")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_WEEK = re.compile(
    r"^(?:week|wk)\b[\s.:#-]*(?:\d{1,2}|no\b|number|ending|commencing|beginning|of)"
    r"|\bw\s*/\s*[ce]\b",
    re.I,
)
_TELEPHONE = re.compile(r"(?:\+|0(?=[\s\d()-]{9,})|7(?=\d{9}$))[\d\s()-]{8,16}")
_SIGNED = re.compile(
    r"(signed|prepared|authori[sz]ed|approved|issued|(last )?updated|version|printed|please)\b",
    re.I,
)
_LONGEST_NAME, _MOST_WORDS = 45, 6
_SHORT = 4
_ABOUT = ("id", "role", "team", "manager", "hours", "wte")
_JUDGES = re.compile(r"\?\s*$|\b(ok|check|status|rag|safe|short|enough|cover|staffing)\b", re.I)


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a plain number, or a text table's text of one."""
    if isinstance(cell.value, bool):
        return False
    if isinstance(cell.value, int | float):
        return True
    return isinstance(cell.value, str) and _NUMBER.fullmatch(cell.value.strip()) is not None


def all_numbers(cells: Iterable[Cell]) -> bool:
    """Whether every cell is a number."""
    return all(map(is_number, cells))


def is_sentence(text: str) -> bool:
    """Whether a text is a note or a telephone number rather than a name."""
    return (
        len(text) > _LONGEST_NAME
        or len(text.split()) > _MOST_WORDS
        or "=" in text
        or text.endswith(":")
        or text.startswith(("*", "http", "NB", "N.B"))
        or _SIGNED.match(text) is not None
        or _TELEPHONE.fullmatch(text) is not None
    )


def may_be_name(text: str) -> bool:
    """Whether each word of a text begins as in a name: 'Jan van der Berg', no 'Subject to change'.

    Small words of up to three letters stand in names, but never at their end.
    """
    words = text.split()
    small = [word for word in words if word[0].islower()]
    return not small or (small[-1] is not words[-1] and all(len(word) < _SHORT for word in small))


def is_week(text: str) -> bool:
    """Whether a text names a week: 'Week 2', 'w/c 5 January'."""
    return _WEEK.search(text) is not None


def is_title(text: str) -> bool:
    """Whether a text names a week or a month, as the title of a block does."""
    if is_week(text):
        return True
    words = re.findall(r"[^\W\d_]+", text)
    if any(month_number(word) for word in words):
        return bool(re.search(r"\d", text)) or len(words) == 1
    part = parse_part(text)
    return part is not None and part.month is not None


def is_section(grid: Grid, row: int, label: str, names: list[str]) -> bool:
    """Whether a lone text among the people is a heading over some of them.

    `names`: of those who have entries, from which a heading may differ in its form.
    """
    if not stands_alone(grid, row) or _is_known(grid, row, label):
        return False
    # Who has no manager has a number, a role and hours all the same.
    if {"id", "role", "hours"} & set(grid.labels) or SECTION.search(label):
        return True
    sheet = grid.sheet
    merge = sheet.merge_at(row, sheet.by_row[row][0].column) if sheet.by_row.get(row) else None
    if merge is not None and merge.right > merge.left:
        return True
    if len(names) < 2:
        return False
    caps = label.isupper() and len(label) > 3 and not any(name.isupper() for name in names)
    several = sum(" " in name or "," in name for name in names) * 4 > len(names) * 3
    return caps or (several and " " not in label and "," not in label)


def stands_alone(grid: Grid, row: int) -> bool:
    """Whether a row of the grid says one thing only; a legend further right does not count."""
    last = max(grid.columns)
    return len({c.text for c in grid.sheet.by_row.get(row, []) if c.column <= last}) == 1


def blank_above(grid: Grid, row: int) -> bool:
    """Whether the row above is blank as far as the grid goes."""
    last = max(grid.columns)
    return all(cell.column > last for cell in grid.sheet.by_row.get(row - 1, []))


def _is_known(grid: Grid, row: int, label: str) -> bool:
    """Whether a text names a person in another row of the sheet, with entries or as manager."""
    columns = [c for name, c in grid.labels.items() if name in (*WHO, "manager")]
    last = max(grid.columns)
    return any(
        other != row
        and sum(cell.column <= last for cell in cells) > 1
        and grid.sheet.text(other, column) == label
        for other, cells in grid.sheet.by_row.items()
        for column in columns
    )


def who(grid: Grid, row: int) -> str:
    """What a row says of who it is; '' when nothing."""
    return next((text for name in WHO if (text := grid.said(row, name))), "")


def judges_totals(grid: Grid, row: int, label: str, body: list[int]) -> bool:
    """Whether a row right under totals says of each day what to think of them: 'Cover OK?'.

    It is called so, or lacks what every person above states beside the name.
    """
    before = body[body.index(row) - 1]
    if not grid.totals or grid.totals[-1].row != before:
        return False
    stated = [name for name in _ABOUT if name in grid.labels]
    always = [name for name in stated if all(grid.said(one.row, name) for one in grid.rows)]
    lacks = len(grid.rows) > 1 and bool(always) and not any(grid.said(row, n) for n in stated)
    return lacks or bool(_JUDGES.search(label))


def is_heading_again(sheet: Sheet, row: int, heading: Heading) -> bool:
    """Whether a row says no more than its heading does, as the headings of a next page."""
    again = False
    for cell in sheet.by_row.get(row, []):
        if heading.holds(cell.column):
            if is_number(cell) or cell.text != sheet.text(heading.row, cell.column):
                return False
            again = again or PEOPLE.get(normal(cell.text)) in WHO
    return again


def top_of(sheet: Sheet, heading: Heading) -> int:
    """The first row of a heading: with weekdays, weeks, months and labels above its days."""
    top = max(_labels_begin(sheet, heading), heading.row - 3)
    while top > 1 and heading.row - top < 3:
        # What stands right of the days is another's: a legend's, or a note.
        cells = [
            cell
            for cell in sheet.by_row.get(top - 1, [])
            if heading.low <= cell.column <= max(heading.columns)
        ]
        if not cells or not (all(map(_heads, cells)) or _names_days(sheet, top, cells, heading)):
            break
        top -= 1
    return top


def _labels_begin(sheet: Sheet, heading: Heading) -> int:
    """The row from which a label beside the days is merged down to the heading's own."""
    beside = range(heading.low, min(heading.columns))
    merges = (sheet.merge_at(heading.row, column) for column in beside)
    return min((merge.top for merge in merges if merge is not None), default=heading.row)


def _names_days(sheet: Sheet, top: int, cells: list[Cell], heading: Heading) -> bool:
    """Whether a row over a heading says something of its days: weekdays, or what is special."""
    first = min(heading.columns)
    beside = [cell for cell in cells if cell.column < first]
    over = [cell for cell in cells if cell.column >= first]
    if not over or any(is_number(cell) for cell in beside):
        return False
    heads = not beside or any(_labels(cell) or _reaches(sheet, cell, top) for cell in beside)
    if all(map(_heads, over)):
        # Entries such as S and M look like initials.
        initials = any(len(cell.text) == 1 for cell in over)
        days = [cell for cell in over if cell.column in heading.columns]
        return heads or not initials or is_weekday_row(days, heading.columns)
    return heads and all(isinstance(c.value, str) and not is_number(c) for c in over)


def _labels(cell: Cell) -> bool:
    """Whether a text heads a column of people; that a post is vacant is said of one."""
    return PEOPLE.get(normal(cell.text)) is not None and not is_vacant(cell.text)


def _reaches(sheet: Sheet, cell: Cell, row: int) -> bool:
    """Whether a cell is merged down to a row."""
    merge = sheet.merge_at(cell.row, cell.column) if sheet.merges else None
    return merge is not None and merge.bottom >= row


def _heads(cell: Cell) -> bool:
    text = cell.text
    if not isinstance(cell.value, str):
        part = parse_part(cell.value)
        return part is not None and part.year is not None
    initial = len(text) == 1 and text.upper() in "MTWFS"
    return initial or _labels(cell) or weekday_of(text) is not None or is_title(text)
