"""Who is on duty quarter hour by quarter hour, over the days of a rota or the weeks of a cycle."""

from __future__ import annotations

from math import lcm

import numpy as np

from ambrota.demand import HALVES, QUARTER, QUARTERS
from ambrota.entries import Bools, Ints
from ambrota.model import DAY, WEEK
from ambrota.rules.base import Inspection

LONGEST_WEEKS = 52


def quarters_on_duty(inspection: Inspection, chosen: Bools, *, partly: bool) -> Bools:
    """Whether any of the chosen rows is on duty in each quarter hour: of the rota's days in a row.

    `partly`: in some of it; else throughout. In a cyclic rota Sunday's nights run into Monday.
    """
    table, days = inspection.table, inspection.rota.days
    timed = table.timed & chosen[table.person]
    start = (table.day * DAY + table.local_start)[timed]
    end = (table.day * DAY + table.local_end)[timed]
    low, high = (start, end + QUARTER - 1) if partly else (start + QUARTER - 1, end)
    return _counted(low // QUARTER, high // QUARTER, days, inspection.rota.is_cyclic) > 0


def _counted(low: Ints, high: Ints, days: int, wraps: bool) -> Ints:
    """How many of these spans of quarter hours hold each quarter hour of so many days."""
    size, room = days * QUARTERS, 3 * QUARTERS
    kept = high > low
    low, high = low[kept], high[kept]
    if not wraps:
        low, high = np.clip(low, 0, size), np.clip(high, 0, size)
    steps = np.bincount(low, minlength=size + room) - np.bincount(high, minlength=size + room)
    counted = np.cumsum(steps)
    if wraps:
        counted[:room] += counted[size : size + room]
    found: Ints = counted[:size]
    return found


def weeks_without(inspection: Inspection, managers: list[int]) -> tuple[Ints, int]:
    """In how many weeks no manager is on duty in each half hour of each day, and of how many.

    Dated: each day once. Cyclic: managers step through their lines, whoever's they are now.
    """
    rota = inspection.rota
    if not rota.is_cyclic:
        chosen = np.zeros(len(rota.people), np.bool_)
        chosen[managers] = True
        led = quarters_on_duty(inspection, chosen, partly=False)
        return (~_whole(led, rota.days)).astype(np.int64), 1
    groups = {name: rows for name, rows in rota.groups.items() if set(rows) & set(managers)}
    weeks = min(lcm(*map(len, groups.values())), LONGEST_WEEKS)
    present = np.zeros((weeks, WEEK * QUARTERS), np.bool_)
    for rows in groups.values():
        walk = _walk(inspection, rows).reshape(len(rows), WEEK * QUARTERS)
        for place in (place for place, row in enumerate(rows) if row in managers):
            present |= walk[(place + np.arange(weeks)) % len(rows)]
    halves = _whole(present.ravel(), weeks * WEEK).reshape(weeks, WEEK, HALVES)
    without: Ints = (~halves).sum(axis=0)
    return without, weeks


def _walk(inspection: Inspection, rows: tuple[int, ...]) -> Bools:
    """Whether whoever walks these lines is on duty in each quarter hour of the cycle."""
    table = inspection.table
    timed = table.timed & np.isin(table.person, rows)
    start = (table.walk_day * DAY + table.local_start)[timed]
    end = (table.walk_day * DAY + table.local_end)[timed]
    low, high = (start + QUARTER - 1) // QUARTER, end // QUARTER
    return _counted(low, high, WEEK * len(rows), wraps=True) > 0


def _whole(quarters: Bools, days: int) -> Bools:
    """Half hours of which both quarters are held."""
    halves = quarters.reshape(days, HALVES, 2)
    whole: Bools = halves[:, :, 0] & halves[:, :, 1]
    return whole
