"""Rests between duties that are shorter than they should be, named by their band."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ambrota.calendar import hours
from ambrota.rules.base import Breach, Inspection, Rule
from ambrota.rules.rest import band, rests


def banded_rests(rule: Rule, inspection: Inspection, limit: int) -> Iterator[Breach]:
    """One breach for each rest under `limit` minutes, on the later duty's day, with its band."""
    table = inspection.table
    _, later, rest = table.timed_pairs
    for index in np.flatnonzero((rest < limit) & (table.day[later] >= 0)):
        gap = rests(inspection, int(index))
        named = band(gap.minutes)
        asked, ending = f"rest; at least {hours(limit)}", f"; band: {named}" if named else ""
        yield gap.breach(inspection.rota, rule.id, limit, asked, ending)


def count_of_rests(inspection: Inspection, limit: int) -> int:
    """How many rests are under `limit` minutes."""
    table = inspection.table
    _, later, rest = table.timed_pairs
    return int(((rest < limit) & (table.day[later] >= 0)).sum())


def successive_duties(inspection: Inspection) -> int:
    """Pairs of successive timed duties."""
    table = inspection.table
    return int((table.day[table.timed_pairs[1]] >= 0).sum())
