"""Duties that last too long, and the sum that shows it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ambrota.calendar import clock, day_name, lasting
from ambrota.entries import Bools
from ambrota.rules.base import Breach, Inspection, Rule
from ambrota.rules.marks import elapsed_lengths
from ambrota.rules.words import clock_change, duty_words, who


def too_long(
    rule: Rule, inspection: Inspection, chosen: Bools, limit: int, asked: str
) -> Iterator[Breach]:
    """One breach for each of the chosen duties that lasts more than `limit` minutes."""
    for row in np.flatnonzero(_over(inspection, chosen, limit)).tolist():
        yield _breach(rule, inspection, row, limit, asked)


def count_too_long(inspection: Inspection, chosen: Bools, limit: int) -> int:
    """How many of the chosen duties last more than `limit` minutes."""
    return int(_over(inspection, chosen, limit).sum())


def _over(inspection: Inspection, chosen: Bools, limit: int) -> Bools:
    table = inspection.table
    return chosen & (elapsed_lengths(table) > limit) & ~table.before


def _breach(rule: Rule, inspection: Inspection, row: int, limit: int, asked: str) -> Breach:
    rota, table = inspection.rota, inspection.table
    person, day = int(table.person[row]), int(table.day[row])
    start, end = int(table.local_start[row]), int(table.local_end[row])
    length = int(table.end[row] - table.start[row])
    span = f"{clock(start)} to {clock(end)}"
    return Breach(
        rule=rule.id,
        person=person,
        day=day,
        amount=length - limit,
        measured=length / 60,
        limit=limit / 60,
        unit="h",
        message=lambda: (
            f"{who(rota, person)}, {day_name(rota, day)}: {duty_words(table.duties[row])} "
            f"{span} lasts {lasting(length)}; {asked}"
        ),
        evidence=lambda: (
            f"{span}{clock_change(length - (end - start))} = {lasting(length)}; "
            f"{lasting(length)} − {lasting(limit)} = {lasting(length - limit)} over"
        ),
        days=(day,),
    )
