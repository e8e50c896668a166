"""Entries of the current rota that must still stand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ambrota.model import Duty, Kind
from ambrota.rules.base import Inspection


def dropped(
    inspection: Inspection, kinds: frozenset[Kind]
) -> Iterator[tuple[int, int, tuple[Duty, ...]]]:
    """(row, day, entries gone) of each person-day of the current rota that lost such entries.

    Without a current rota to be judged against nothing can be lost.
    """
    rota = inspection.rota
    for change in inspection.changes:
        standing = {duty.code for duty in change.after}
        gone = tuple(
            duty for duty in change.before if duty.kind in kinds and duty.code not in standing
        )
        if gone and change.person in rota.index:
            yield rota.index[change.person], change.day, gone


def person_days(inspection: Inspection, kinds: frozenset[Kind]) -> int:
    """Person-days of the current rota with an entry of these kinds."""
    rota = inspection.current or inspection.rota
    entries, own = rota.entries, rota.entries.own
    wanted, there = entries.of_kind(kinds)[own], np.zeros((len(rota.people), rota.days), np.bool_)
    there[entries.row[own][wanted], entries.day[own][wanted]] = True
    return int(there.sum())


def codes(duties: tuple[Duty, ...]) -> str:
    """Their codes, for a reader."""
    return " and ".join(dict.fromkeys(duty.code or duty.kind for duty in duties)) or "nothing"
