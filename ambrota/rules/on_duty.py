"""Who is on duty minute by minute, over the days of a rota or the weeks of a cycle."""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm

import numpy as np

from ambrota.demand import HALF_HOUR, HALVES
from ambrota.entries import Bools, Ints
from ambrota.model import DAY, WEEK
from ambrota.rules.base import Inspection
from ambrota.sessions import MOST_WEEKS


def halves_on_duty(inspection: Inspection, rows: Iterable[int]) -> Bools:
    """In which half hours of each day any of these rows is on duty for a minute at least."""
    return _halves(_minutes(inspection, rows), inspection.rota.days)


def weeks_alone(inspection: Inspection, managers: list[int]) -> tuple[Ints, int]:
    """In how many weeks others are on duty in each half hour without a manager, and of how many.

    Dated: each day once. Cyclic: everybody steps through the lines, whoever's they are now.
    """
    rota = inspection.rota
    if not rota.is_cyclic:
        others = (row for row, one in enumerate(rota.people) if not one.vacant)
        there = _minutes(inspection, set(others) - set(managers))
        alone = there & ~_minutes(inspection, managers)
        return _halves(alone, rota.days).astype(np.int64), 1
    groups = rota.groups.values()
    weeks = min(lcm(*(len(rows) for rows in groups if set(rows) & set(managers))), MOST_WEEKS)
    led = np.zeros((weeks, WEEK * DAY), np.bool_)
    there = np.zeros_like(led)
    for rows in groups:
        if not set(rows) & set(managers):
            there |= _minutes(inspection, rows)
            continue
        walk = _walk(inspection, rows).reshape(len(rows), WEEK * DAY)
        for place, row in enumerate(rows):
            lines = walk[(place + np.arange(weeks)) % len(rows)]
            if row in managers:
                led |= lines
            else:
                there |= lines
    alone = _halves((there & ~led).ravel(), weeks * WEEK).reshape(weeks, WEEK, HALVES)
    found: Ints = alone.sum(axis=0)
    return found, weeks


def _minutes(inspection: Inspection, rows: Iterable[int]) -> Bools:
    """Each minute of the rota's days; in a cyclic rota Sunday's nights run into Monday."""
    table, rota = inspection.table, inspection.rota
    timed = table.timed & np.isin(table.person, list(rows))
    start, end = table.day * DAY + table.local_start, table.day * DAY + table.local_end
    return _held(start[timed], end[timed], rota.days, rota.is_cyclic)


def _walk(inspection: Inspection, rows: tuple[int, ...]) -> Bools:
    """Each minute of the cycle, of whoever walks these lines."""
    table = inspection.table
    timed = table.timed & np.isin(table.person, rows)
    start, end = table.walk_day * DAY + table.local_start, table.walk_day * DAY + table.local_end
    return _held(start[timed], end[timed], WEEK * len(rows), wraps=True)


def _held(start: Ints, end: Ints, days: int, wraps: bool) -> Bools:
    """Whether any of these spans holds each minute of so many days."""
    size, held_over = days * DAY, 0
    if wraps:
        held_over = int((end // size - start // size).sum())
        start, end = start % size, end % size
    else:
        start, end = np.clip(start, 0, size), np.clip(end, 0, size)
    steps = np.bincount(start, minlength=size + DAY) - np.bincount(end, minlength=size + DAY)
    held: Bools = (np.cumsum(steps)[:size] + held_over).astype(np.bool_)
    return held


def _halves(minutes: Bools, days: int) -> Bools:
    """Half hours of each day any minute of which is true."""
    found: Bools = np.asarray(minutes.reshape(days, HALVES, HALF_HOUR).any(axis=2))
    return found
