"""How a rota is dealt out to pages: whole weeks across, people down. No Qt; lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ambrota.model import WEEK

LEAST_DAY, MOST_DAY = 15.0, 96.0
LEAST_ROW, MOST_ROW = 14.0, 22.0


@dataclass(frozen=True)
class Part:
    """What is on one page: rows of people and days, as ranges."""

    people: range
    days: range


@dataclass(frozen=True)
class Spread:
    """All pages of a rota, and the size of a cell, which is the same on each."""

    parts: tuple[Part, ...]
    day: float
    row: float


def spread(people: int, days: int, weekday: int, width: float, height: float) -> Spread:
    """Deal out: `width` and `height` are the room for cells, `weekday` that of the first day.

    Weeks stay whole, and pages are evenly full. People go on to the next page before days do.
    """
    blocks = _blocks(days, weekday, max(1, int(width / LEAST_DAY)))
    most = max(1, int(height / LEAST_ROW))
    rows = _even(people, most)
    widest = max((len(block) for block in blocks), default=1)
    longest = max((len(one) for one in rows), default=1)
    parts = tuple(Part(one, block) for block in blocks for one in rows)
    return Spread(
        parts, min(MOST_DAY, width / widest), max(LEAST_ROW, min(MOST_ROW, height / longest))
    )


def _blocks(days: int, weekday: int, most: int) -> list[range]:
    if days <= most:
        return [range(days)] if days else []
    starts = [0, *range(WEEK - weekday, days, WEEK)] if weekday else list(range(0, days, WEEK))
    weeks = [range(low, high) for low, high in pairwise([*starts, days])]
    together = max(1, most // WEEK)
    return [range(weeks[one[0]].start, weeks[one[-1]].stop) for one in _even(len(weeks), together)]


def _even(count: int, most: int) -> list[range]:
    """A count dealt out into as few parts as can be, none larger than the others by two."""
    if not count:
        return []
    parts = -(-count // most)
    edges = [count * number // parts for number in range(parts + 1)]
    return [range(low, high) for low, high in pairwise(edges)]
