"""Lines of the representative's tables: cells, their looks, and two figures beside one another."""

from __future__ import annotations

from typing import NamedTuple

from ambrota.compare import Pair, signed
from ui.scores import figure

GOOD, BAD, NOTICE = "good", "bad", "notice"
MARK = {"better": " ✓", "worse": " !"}
LOOK = {"better": GOOD, "worse": BAD}


class Said(NamedTuple):
    """A cell of a table: its text, its look, and what it says as a tip and read aloud."""

    text: str
    look: str = ""
    tip: str = ""


class Line(NamedTuple):
    """A row of a table: what it is about (an id), its cells, and what is told of it beside.

    `values`: what is drawn of it, on a scale with these `ends`.
    """

    key: str
    cells: tuple[Said, ...]
    detail: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[float, ...], ...] = ()
    ends: tuple[float, float] = (0.0, 0.0)


def both(pair: Pair) -> Said:
    """'12 → 9 ✓'; the figure alone where it stays the same."""
    before, after = figure(round(pair.before, 1)), figure(round(pair.after, 1))
    if before == after:
        return Said(after, "", f"{after}, the same as now")
    words = f"{before} now, {after} proposed: {signed(round(pair.difference, 1))} {pair.verdict}"
    text = f"{before} → {after}{MARK.get(pair.verdict, '')}"
    return Said(text, LOOK.get(pair.verdict, ""), words)
