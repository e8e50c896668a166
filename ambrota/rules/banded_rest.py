"""Rests between duties that are shorter than they should be, named by their band."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.calendar import lasting
from ambrota.rules.base import Breach, Inspection, Rule
from ambrota.rules.rest import band, rests, short_rests


def banded_rests(rule: Rule, inspection: Inspection, limit: int) -> Iterator[Breach]:
    """One breach for each rest under `limit` minutes, on the later duty's day, with its band."""
    for index in short_rests(inspection, limit):
        gap = rests(inspection, index)
        named = band(gap.minutes)
        asked, ending = f"rest; at least {lasting(limit)}", f"; band: {named}" if named else ""
        yield gap.breach(inspection.rota, rule.id, limit, asked, ending)
