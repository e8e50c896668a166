"""Rows of made-up stations: one letter a day, drawn so that cover comes out level.

D day, L late, N night, R and Q day and night on a response car, M and E day and late of a team
leader, O office day, A leave, "." rest.
"""

from __future__ import annotations

from collections import Counter
from random import Random

from ambrota.model import WEEK, Person, RestrictionKind

FULL_TIME = 37.5
DUTY_HOURS = 11.5
RUNS = ("DD", "DDD", "DDDD", "DDN", "DDNN", "DNN", "DNNN", "NN", "NNN", "DDL", "DLL", "LL", "LLN")
SOLO_RUNS = ("RR", "RRR", "RRQ", "RRQQ", "RQQ", "QQ", "QQQ")
NIGHTS = "NQ"
DRAWS = 9
SHARES = {"D": 3.0, "L": 1.5, "N": 3.0, "R": 1.0, "Q": 1.0}
"""How many are wanted on each, of each other."""
LEADING = "MMOO...OO..MMM..OEE..O...EE."
"""Four weeks of a team leader: days and lates on a car, and office days."""

Filled = Counter[tuple[int, str]]
"""(day, letter) -> people who work it."""


def leading(at: int, days: int) -> str:
    """The row of a station's leader number `at`: each begins another week of the same four."""
    first = at * WEEK % len(LEADING)
    turned = LEADING[first:] + LEADING[:first]
    return (turned * (days // len(turned) + 1))[:days]


def levelling(draw: Random, person: Person, days: int, filled: Filled, *, solo: bool) -> str:
    """A row that works where fewest are: run by run the best of those drawn; it is added to it."""
    contract = person.contracted_hours or FULL_TIME
    leave = draw.randrange(days // WEEK) if draw.random() < 0.8 else None
    owed = round(contract * (days / WEEK - (leave is not None)) / DUTY_HOURS)
    away = range(0) if leave is None else range(leave * WEEK - 1, leave * WEEK + 5)
    row, worked, day = ["."] * days, 0, -draw.randrange(6)
    while day < days and worked < owed:
        options = [draw.choice(SOLO_RUNS if solo else RUNS) for _ in range(DRAWS)]
        weighed = []
        for run in options:
            duties = [
                (day + at, letter)
                for at, letter in enumerate(run[: owed - worked])
                if 0 <= day + at < days and day + at not in away and _may(person, day + at, letter)
            ]
            crowd = [filled[each] / SHARES[each[1]] for each in duties]
            weighed.append((sum(crowd) / len(crowd) if crowd else 9e9, draw.random(), duties))
        duties = min(weighed)[2]
        for at, letter in duties:
            row[at] = letter
            filled[at, letter] += 1
        worked += len(duties)
        last = duties[-1] if duties else (day, "")
        day = last[0] + 1
        # Days off keep to the pace of the contract: never fewer than two.
        ahead = round(worked * days / owed) - day + draw.choice((-1, 0, 0, 1))
        day += max(2, min(5, ahead)) + (last[1] in NIGHTS and draw.random() < 0.3)
    if leave is not None:
        row[leave * WEEK : leave * WEEK + 5] = "A" * 5
    return "".join(row)


def _may(person: Person, day: int, letter: str) -> bool:
    """Whether the person's agreement allows it: a night, or a late, reaches into the day after."""
    late = letter in NIGHTS
    on = {day % WEEK, (day + late) % WEEK}
    for agreed in person.restrictions:
        if agreed.kind is RestrictionKind.NO_NIGHTS and late:
            return False
        if agreed.kind is RestrictionKind.NO_WEEKENDS and on & {5, 6}:
            return False
        if agreed.kind is RestrictionKind.NO_WEEKDAY and agreed.value in on:
            return False
    return True
