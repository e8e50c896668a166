"""Days that say something else as well, '25 BH', 'Fri 6 Good Friday' or '1*', among plain days."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ambrota.sheets.cells import Cell
from ambrota.sheets.shape.months import Day
from ambrota.sheets.words.dates import PartDate, parse_part

_LONGEST = 40
_WORD = re.compile(r"[^\s*†#()\[\]]+")
_TOUCHING = re.compile(r"(?<=\d)(?=[BP]/?H\b)", re.I)
_SPECIAL = re.compile(
    r"[*†#]|\b(?:[bp]\s?/?\s?h|hols?|holidays?|bank|public|easter|good|xmas|christmas|boxing|"
    r"new year)\b",
    re.I,
)


def with_noted(cells: Iterable[Cell], days: list[Day], step: int) -> list[Day]:
    """The days of a row with those that say something else as well. `step`: columns of a day.

    Such a cell is a day only if its number is the one that the days beside it leave out; before
    the first and after the last of them its words must say besides that the day is special.
    """
    if len(days) < 2:
        return days
    taken = {cell.column: (cell, part) for cell, part in days}
    noted = [
        (cell, part)
        for cell in cells
        if cell.column not in taken and (part := _noted(cell)) is not None
    ]
    if not noted:
        return days
    after = _chain(noted, taken, step, forwards=True)
    before = _chain(noted[::-1], taken, step, forwards=False)
    for cell, part in noted:
        links = (cell.column in after) + (cell.column in before)
        if links == 2 or (links and _SPECIAL.search(cell.text)):
            taken[cell.column] = (cell, part)
    return [taken[column] for column in sorted(taken)]


def counts_on(before: PartDate, after: PartDate) -> bool:
    """Whether a day number follows another: one more, or 1 after the last of a month."""
    return after.day == before.day + 1 or (after.day == 1 and before.day >= 28)


def _chain(noted: list[Day], taken: dict[int, Day], step: int, *, forwards: bool) -> set[int]:
    """The columns of the cells that go on from the days on one side of them."""
    reached = dict(taken)
    for cell, part in noted:
        beside = reached.get(cell.column + (-step if forwards else step))
        if beside is None:
            continue
        one, two = (beside[1], part) if forwards else (part, beside[1])
        if counts_on(one, two):
            reached[cell.column] = (cell, part)
    return reached.keys() - taken.keys()


def _noted(cell: Cell) -> PartDate | None:
    """The day that a text begins or ends with, the longest part of it that names one."""
    if not isinstance(cell.value, str) or not 1 < len(cell.text) <= _LONGEST:
        return None
    if not any(letter.isdigit() for letter in cell.text):
        return None
    words = _WORD.findall(_TOUCHING.sub(" ", cell.text))
    parts = [" ".join(words[:end]) for end in range(len(words), 0, -1)]
    parts += [" ".join(words[start:]) for start in range(1, len(words))]
    return next((part for text in parts if (part := parse_part(text)) is not None), None)
