"""Rows of a legend under the people, in the columns of their names and days: no people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cached_property

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.companions.legend_text import (
    explained_in,
    is_length,
    names_shift,
    shift_of_text,
)
from ambrota.sheets.shape.grids import Heading, day_cells
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.spans import parse_span

_LONGEST_WORD, _LONGEST_SAFE, _MOST_CELLS = 14, 4, 14


def without_legend(sheet: Sheet, body: list[int], heading: Heading) -> list[int]:
    """The rows that explain no codes: 'D | Days 0700-1900', or 'D 0700-1900' in one cell."""
    own = _Rows(sheet, body, heading).explaining()
    return [row for row in body if row not in own] if own else body


class _Rows:
    """The rows under one heading, asked for those that explain what stands in the others."""

    def __init__(self, sheet: Sheet, body: list[int], heading: Heading) -> None:
        self.sheet, self.body, self.heading = sheet, body, heading
        self.first, self.last = min(heading.columns), max(heading.columns)

    def explaining(self) -> set[int]:
        """Rows of pairs or lines that explain codes of other rows, and pairs right beside them."""
        found: set[int] = set()
        for row in reversed(self.body):
            cells = self._few(row)
            if not cells or self._letters_line(row, cells[0]):
                continue
            said = (
                self._pairs(cells)
                or self._code_behind(cells)
                or (not self._heads(row, found) and self._lines(cells))
            )
            if said or (row + 1 in found and self._unused(cells)):
                found.add(row)
        if found:
            for row in self.body:
                if row not in found and row - 1 in found and self._unused(self._few(row)):
                    found.add(row)
        return found

    def _few(self, row: int) -> list[Cell]:
        """The cells of a row that may be a legend's: few, and the first a code or a line."""
        cells = self.sheet.by_row.get(row, [])
        if len(cells) > _MOST_CELLS and cells[-1].column <= self.last:
            return []
        heading = self.heading
        cells = [c for c in cells if c.column <= self.last and heading.holds(c.column)]
        if not 0 < len(cells) <= _MOST_CELLS or not isinstance(cells[0].value, str):
            return []
        first = cells[0].text
        if len(cells) == 1:
            return cells if any(sign in first for sign in "=:-–—") else []
        return cells if len(first) <= _LONGEST_WORD or self._times_in(first) else []

    @staticmethod
    def _times_in(text: str) -> bool:
        return any(sign in text for sign in "=:-–—") and any(map(str.isdigit, text))

    @cached_property
    def _entries(self) -> Counter[str]:
        """Of each entry, in how many rows it stands."""
        counted: Counter[str] = Counter()
        for row in self.body:
            cells = day_cells(self.sheet, row, self.heading.columns)
            counted.update({code_key(text) for text in {cell.text for cell in cells}})
        return counted

    @cached_property
    def _words(self) -> Collection[str]:
        """The entries that may be codes: no times, and no figures as counts are."""
        return {
            key for key in self._entries if parse_span(key) is None and any(map(str.isalpha, key))
        }

    def _used(self, cell: Cell) -> bool:
        """Whether a cell holds an entry of another row."""
        key = code_key(cell.text)
        own = self.first <= cell.column
        return key in self._words and self._entries[key] > (1 if own else 0)

    def _pairs(self, cells: list[Cell]) -> bool:
        """Whether a row is codes of other rows, each with its times or its meaning behind it."""
        pairs: list[tuple[str, list[str]]] = []
        for cell in cells:
            meant = bool(pairs) and not pairs[-1][1] and is_length(cell.text)
            if isinstance(cell.value, str) and self._used(cell) and not meant:
                pairs.append((cell.text, []))
            elif not pairs:
                return len(cells) > 1 and self._uncalculated() and self._unused(cells)
            else:
                pairs[-1][1].append(cell.text)
        told = [says and shift_of_text(code, " ".join(says)) for code, says in pairs]
        return bool(told) and all(told)

    def _letters_line(self, row: int, label: Cell) -> bool:
        """Whether a row is line D, next to a line C or E that is no pair of a legend."""
        text = label.text
        if len(text) != 1 or not text.isalpha():
            return False
        for near in (row - 1, row + 1):
            beside = self.sheet.at(near, label.column).text
            cells = self._few(near) if beside == chr(ord(text) + near - row) else None
            if cells is not None and not (self._pairs(cells) or self._unused(cells)):
                return True
        return False

    def _code_behind(self, cells: list[Cell]) -> bool:
        """Whether a row is times or words for a shift, then its code: 'Day | D | 0700-1900'."""
        codes = [cell for cell in cells if self._used(cell)]
        rest = [cell.text for cell in cells if cell not in codes]
        return (
            len(codes) == 1
            and codes[0] is not cells[0]
            and (parse_span(rest[0]) is not None or names_shift(rest[0]))
            and sum(parse_span(text) is not None for text in rest) == 1
            and len(rest) <= 2
        )

    def _uncalculated(self) -> bool:
        """Whether most entries are formulas whose values are not in the file."""
        missing = self.sheet.uncalculated
        if not missing:
            return False
        days = [(row, column) for row in self.body for column in self.heading.columns]
        return sum(place in missing for place in days) > sum(self._entries.values())

    def _unused(self, cells: list[Cell]) -> bool:
        """Whether a row is one code that no other row holds, and what it means."""
        if len(cells) < 2 or any(map(self._used, cells)):
            return False
        code, meaning = cells[0].text, " ".join(cell.text for cell in cells[1:])
        beside = cells[1].column == cells[0].column + 1 and len(meaning) > _LONGEST_SAFE
        coded = code.isupper() and " " not in code
        return beside and coded and shift_of_text(code, meaning) is not None

    def _lines(self, cells: list[Cell]) -> bool:
        """Whether each cell is a line that explains codes; times may stand in the next one."""
        if len(cells) == 2 and parse_span(cells[1].text) and any(s in cells[0].text for s in "=:"):
            return self._explains(f"{cells[0].text} {cells[1].text}")
        return all(isinstance(cell.value, str) and self._explains(cell.text) for cell in cells)

    def _explains(self, text: str) -> bool:
        told = explained_in(text, self._words)
        return any(shift_of_text(code, meaning) is not None for code, meaning in told)

    def _heads(self, row: int, legend: set[int]) -> bool:
        """Whether somebody's row follows at once, over which it may be a section's heading."""
        below = self.sheet.by_row.get(row + 1)
        if below is None or row + 1 in legend:
            return False
        return any(self.first <= cell.column <= self.last for cell in below)
