"""Which lines of a sheet head the others: the column of names, the rows of days, or turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ambrota.sheets.cells import Place
from ambrota.sheets.understanding import Part
from ui.wizard.sheet_texts import SheetTexts


@dataclass(frozen=True)
class Heads:
    """The column that says whose (or which day's) a row is, and the rows that say it of columns."""

    column: int | None = None
    rows: tuple[int, ...] = ()


def heads_of(parts: Mapping[Place, Part], texts: SheetTexts) -> Heads:
    """The lines with most of the names, and across them those with most of the days."""
    rows: dict[Part, Counter[int]] = {Part.NAME: Counter(), Part.DAY: Counter()}
    columns: dict[Part, Counter[int]] = {Part.NAME: Counter(), Part.DAY: Counter()}
    for (row, column), part in parts.items():
        if part in rows:
            rows[part][row] += 1
            columns[part][column] += 1
    down = _most(columns[Part.NAME]) >= _most(rows[Part.NAME])
    beside, above = (Part.NAME, Part.DAY) if down else (Part.DAY, Part.NAME)
    found = _fullest(columns[beside])
    # Of a number and a name the longer one says more.
    widest = max(found, key=lambda column: len(texts.widest[column - 1]), default=None)
    return Heads(widest, tuple(_fullest(rows[above])))


def _most(counts: Counter[int]) -> int:
    return max(counts.values(), default=0)


def _fullest(counts: Counter[int]) -> list[int]:
    most = _most(counts)
    return sorted(line for line, number in counts.items() if number * 2 > most > 1)
