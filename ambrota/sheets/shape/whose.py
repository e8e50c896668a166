"""Whose rota it is, where no column says so: a title, the sheet's name, else the file's."""

from __future__ import annotations

import re

from ambrota.sheets.cells import Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.lists.listing import named_above
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Heading
from ambrota.sheets.shape.months import titles_of
from ambrota.sheets.words.calendar_words import MONTHS, bare, weekday_of
from ambrota.sheets.words.headings import PEOPLE, normal

_BEHIND = re.compile(r"^[^–—:-]*\s*[–—:-]\s*([^\W\d_][^\d:]{2,40})$")
_NO_NAME = re.compile(
    r"\b(rota|roster|sheet|weeks?|month|days?|nights?|shifts?|team|watch|station|planner|calendar|"
    r"annual|year|leave|line|core|relief|plan|table|dut(?:y|ies)|draft|copy|staff|ward|unit)\b",
    re.I,
)


def whose(sheet: Sheet, heading: Heading, layout: Layout, problems: Problems, context: str) -> str:
    """Whose rota it is: as the layout, a title over it or the sheet's name says, else the file."""
    titles = titles_of(sheet, heading.row, min(heading.columns))
    titles = [re.sub(r"\b20\d\d\b", "", text).strip(" -–—:,") for text in titles]
    behind = [match[1].strip() for text in titles if (match := _BEHIND.match(text))]
    person = layout.person or named_above(sheet, heading.row)
    person = person or next(filter(_is_name, (*behind, *titles, sheet.name)), "")
    if person:
        return person
    problems.warn(
        sheet.name, heading.cell,
        f"the rota of one person whose name stands nowhere; read as that of {context!r}",
        "a title such as 'Name: A Able'",
        "write the name above, or state `person` in a layout (--layout)",
    )  # fmt: skip
    return context


def _is_name(text: str) -> bool:
    """Whether a text reads like a person's name: two to four words, none of them a rota's."""
    words = re.findall(r"[^\s,]+", text)
    plain = all(re.fullmatch(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?", w) for w in words)
    if not 2 <= len(words) <= 4 or not plain or not words[0][0].isupper():
        return False
    usual = any(bare(word) in MONTHS or weekday_of(word) is not None for word in words)
    return not usual and not _NO_NAME.search(text) and PEOPLE.get(normal(text)) is None
