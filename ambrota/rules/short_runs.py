"""Runs of days of one sort that are too short."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ambrota.calendar import day_name
from ambrota.duties import KINDS, Block, Walk
from ambrota.entries import Bools
from ambrota.model import WORK_KINDS, Kind
from ambrota.rules.base import Breach, Inspection, Rule
from ambrota.rules.windows import run_lengths
from ambrota.rules.words import times, who

REST = KINDS.index(Kind.REST)


def days_of_work(inspection: Inspection, block: Block) -> Bools:
    """Days of walks with work on them, timed or not."""
    return inspection.table.days_with(block, inspection.table.is_kind(*WORK_KINDS))


def days_off(inspection: Inspection, block: Block) -> Bools:
    """Days of walks without any entry but rest: leave, sickness and unknown codes are none."""
    return ~inspection.table.days_with(block, inspection.table.kind != REST)


def short_runs(
    block: Block, on: Bools, around: Bools, least: int
) -> Iterator[tuple[Walk, int, int]]:
    """(walk, last day, length) of each run that is too short, where both its ends are known.

    `around`: days that end a run; a run beside any other day, or beside the edge of what is known,
    is not judged.
    """
    lengths = run_lengths(block, on)
    after = np.roll(around, -1, axis=1)
    if not block.wraps:
        after[:, -1] = False
    found = np.argwhere(on & after & (lengths < least))
    for walk, at in found.tolist():
        length = int(lengths[walk, at])
        before = at - length
        known = block.wraps or before >= 0
        if known and around[walk, before % around.shape[1]] and block.first + at >= 0:
            yield block.walks[walk], block.first + at, length


def short_run_breach(
    rule: Rule,
    inspection: Inspection,
    run: tuple[Walk, int, int],
    least: int,
    noun: tuple[str, str],
) -> Breach:
    """The breach of a run that is too short, on its last day; `noun`: one of its days, and many."""
    rota, (walk, last, length) = inspection.rota, run
    person, day = walk.cell(last)
    asked = "on its own" if length == 1 else "in a row"
    return Breach(
        rule=rule.id,
        person=person,
        day=day,
        amount=least - length,
        measured=float(length),
        limit=float(least),
        unit=noun[1],
        message=lambda: (
            f"{who(rota, person)}, {day_name(rota, day)}: {times(length, *noun)} {asked}; "
            f"at least {least} in a row"
        ),
        evidence=lambda: f"{least} − {length} = {times(least - length, *noun)} too few",
        days=walk.shown(person, range(last - length + 1, last + 1)),
    )
