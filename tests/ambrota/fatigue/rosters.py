"""Rosters as the method's tables write them, as rotas, and at random."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from ambrota.duties import DutyTable, duty_table
from ambrota.model import DAY, Duty, Kind, Person, Rota, RotaKind

Roster = Sequence[tuple[int, int, int]]
"""Duties as (day number from 1, start in minutes of the day, length in minutes)."""

MONDAY = date(2026, 1, 5)


def dated(rosters: Sequence[Roster], days: int | None = None, carried: int = 0) -> Rota:
    """A dated rota, one person a roster; of the days, so many were before its first day."""
    last = max((day for roster in rosters for day, _, _ in roster), default=1)
    duties = [
        Duty(f"p{row}", day - 1 - carried, "X", Kind.COVER, start, start + length)
        for row, roster in enumerate(rosters)
        for day, start, length in roster
    ]
    return Rota(
        "Roster", RotaKind.DATED, MONDAY, days or max(1, last - carried),
        tuple(Person(f"p{row}", f"Person {row}") for row in range(len(rosters))), (),
        tuple(duty for duty in duties if duty.day >= 0),
        tuple(duty for duty in duties if duty.day < 0),
    )  # fmt: skip


def cyclic(lines: int, roster: Roster, name: str = "Rota") -> Rota:
    """A cyclic rota of so many lines; day numbers run on from line to line."""
    people = tuple(Person(f"l{k}", f"Line {k + 1}", rota=name) for k in range(lines))
    duties = [
        Duty(f"l{(day - 1) // 7}", (day - 1) % 7, "X", Kind.COVER, start, start + length)
        for day, start, length in roster
    ]
    return Rota("Cycle", RotaKind.CYCLIC, None, 7, people, (), tuple(duties))


def table_of(rosters: Sequence[Roster], **about: int) -> DutyTable:
    """The duty table of a dated rota of these rosters."""
    return duty_table(dated(rosters, **about))


# Edges of the equations: they change course at 00:30, 07:30, 15:30, 23:10, 23:15 and 23:30.
STARTS = (
    *(0, 1, 29, 30, 31, 360, 445, 449, 450, 451, 900, 929, 930, 931, 1080, 1140, 1320, 1351),
    *(1390, 1391, 1395, 1396, 1409, 1410, 1439),
)
LENGTHS = (1, 14, 15, 40, 60, 245, 480, 600, 720, 760, 870, 1320, 1380, 1381, 1440)


def random_roster(rng: Random, days: int) -> list[tuple[int, int, int]]:
    """A roster in time order: nights in a row, long weekends off, two duties a day, overlaps."""
    busy = rng.choice((0.1, 0.4, 0.7, 1.0))
    twice = rng.choice((0.0, 0.0, 0.3))
    whole = rng.random() < 0.5
    start, length = rng.choice(STARTS), rng.choice(LENGTHS)
    found = []
    for day in range(1, days + 1):
        if rng.random() < 0.3:
            start = rng.choice(STARTS) if whole else rng.randrange(DAY)
            length = rng.choice(LENGTHS) if whole else rng.randrange(1, DAY + 1)
        if rng.random() < busy:
            found.append((day, start, length))
        if rng.random() < twice:
            found.append((day, rng.randrange(DAY), rng.choice(LENGTHS)))
    found = found or [(1, start, length)]
    return sorted(found, key=lambda one: (one[0] * DAY + one[1], one[0] * DAY + one[1] + one[2]))
