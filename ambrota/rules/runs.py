"""Runs of days of one sort that are too long."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ambrota.calendar import day_name
from ambrota.duties import Block, Walk
from ambrota.entries import Bools
from ambrota.rules.base import Breach, Inspection, Rule
from ambrota.rules.windows import ENDLESS, from_day_zero, run_lengths
from ambrota.rules.words import times, who


def run_breaches(
    rule: Rule, inspection: Inspection, mask: Bools, most: int, word: str, words: str | None = None
) -> Iterator[Breach]:
    """One breach for each day that ends more than `most` days in a row with such an entry."""
    table = inspection.table
    for block in table.blocks:
        on = table.days_with(block, mask)
        yield from day_breaches(rule, inspection, block, on, most, (word, words or word + "s"))


def day_breaches(
    rule: Rule, inspection: Inspection, block: Block, on: Bools, most: int, noun: tuple[str, str]
) -> Iterator[Breach]:
    """One breach for each day that ends more than `most` days in a row that are on.

    `noun`: what such a day is called, one and many of them.
    """
    lengths = run_lengths(block, on)
    for walk, index in np.argwhere(lengths > most).tolist():
        day, length = block.first + index, int(lengths[walk, index])
        if day >= 0:
            yield _breach(rule, inspection, block.walks[walk], day, length, most, noun)


def run_days(inspection: Inspection, mask: Bools) -> int:
    """Days of the rota with such an entry."""
    table = inspection.table
    return sum(
        int(from_day_zero(block, table.days_with(block, mask)).sum()) for block in table.blocks
    )


def _breach(
    rule: Rule,
    inspection: Inspection,
    walk: Walk,
    last: int,
    length: int,
    most: int,
    noun: tuple[str, str],
) -> Breach:
    rota = inspection.rota
    person, day = walk.cell(last)
    endless = length == ENDLESS
    length = min(length, walk.days)
    run = "the whole cycle without a break" if endless else f"{times(length, *noun)} in a row"
    return Breach(
        rule=rule.id,
        person=person,
        day=day,
        amount=1,
        measured=float(length),
        limit=float(most),
        unit=noun[1],
        message=lambda: f"{who(rota, person)}, {day_name(rota, day)}: {run}; at most {most}",
        evidence=(
            f"{length} − {most} = {length - most} too many"
            if length > most
            else f"{run}; at most {most}"
        ),
        days=walk.shown(person, range(last - length + 1, last + 1)),
    )
