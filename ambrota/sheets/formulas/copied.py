"""A formula's text as it reads where it is copied to: what is not fixed with $ moves along."""

from __future__ import annotations

import re

from ambrota.sheets.cells import column_number, letters
from ambrota.sheets.formulas.tree import LAST_COLUMN, LAST_ROW

# Texts, names of sheets in quotes and what stands in brackets are passed over as they are.
_PART = re.compile(
    r""""(?:[^"]|"")*" | '(?:[^']|'')*' | \[[^\]]*\]
  | (?<![\w.$\\])(?:
        (?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})
      | (?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})
      | (?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})
    )(?![\w.(!\[\\])""",
    re.X,
)
_END = re.compile(r"(\$?)([A-Za-z]+|[0-9]+)")


def copied(text: str, down: int, right: int) -> str:
    """The formula `text`, copied so many cells down and to the right."""

    def moved_end(end: re.Match[str]) -> str:
        """A column or a row further on; past the last one a sheet begins again, as in Excel."""
        if end[1]:
            return end[0]
        if end[2].isdigit():
            return str((int(end[2]) - 1 + down) % LAST_ROW + 1)
        return letters((column_number(end[2]) - 1 + right) % LAST_COLUMN + 1)

    def moved(part: re.Match[str]) -> str:
        return _END.sub(moved_end, part[0]) if part.lastgroup else part[0]

    return _PART.sub(moved, text)
