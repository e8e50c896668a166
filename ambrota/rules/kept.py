"""Entries of the current rota that must still stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambrota.model import Duty, Kind
from ambrota.rules.base import Inspection


def dropped(
    inspection: Inspection, kinds: frozenset[Kind]
) -> Iterator[tuple[int, int, tuple[Duty, ...]]]:
    """(row, day, entries gone) of each person-day of the current rota that lost such entries.

    Without a current rota to be judged against nothing can be lost.
    """
    if inspection.current is None:
        return
    rota = inspection.rota
    for (person, day), duties in inspection.current.by_cell.items():
        now = rota.by_cell.get((person, day), ())
        if now == duties:
            continue
        standing = {duty.code for duty in now}
        gone = tuple(duty for duty in duties if duty.kind in kinds and duty.code not in standing)
        if gone and person in rota.index:
            yield rota.index[person], day, gone


def person_days(inspection: Inspection, wanted: Callable[[Duty], bool]) -> int:
    """Person-days of the current rota with such an entry."""
    rota = inspection.current or inspection.rota
    return len({(duty.person, duty.day) for duty in rota.duties if wanted(duty)})


def codes(duties: tuple[Duty, ...]) -> str:
    """Their codes, for a reader."""
    return " and ".join(dict.fromkeys(duty.code or duty.kind for duty in duties)) or "nothing"
