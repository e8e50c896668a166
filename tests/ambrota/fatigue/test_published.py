"""The index against published outputs, to the printed digit.

`published.csv` holds the expected tables of a public reimplementation
(github.com/neilcwhite/Fatigue_Prototype, January 2026), which gives them as printed by the HSE
spreadsheet: workload 2, attention 1, breaks 15 minutes every 180, 30 after at most 240. Of roster
R02 the printed risk components do not multiply to the printed index: its risk totals count.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from ambrota.fatigue.index import index_of
from ambrota.fatigue.inputs import Inputs
from tests.ambrota.fatigue.rosters import Roster, table_of

DIGITS = {
    "fi_cumulative": 1, "fi_timing": 1, "fi_job": 1, "fatigue_index": 1,
    "ri_cumulative": 2, "ri_timing": 2, "ri_job": 2, "risk_index": 2,
}  # fmt: skip
TRANSCRIBED_WRONGLY = {("R02", "ri_cumulative"), ("R02", "ri_timing"), ("R02", "ri_job")}


def minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def of_clock(day: int, start: str, end: str) -> tuple[int, int, int]:
    length = minutes(end) - minutes(start)
    return day, minutes(start), length if length > 0 else length + 1440


def as_printed(value: float, printed: float, digits: int) -> bool:
    return abs(value - printed) <= 0.5 * 10**-digits + 1e-9


def published() -> dict[str, list[dict[str, str]]]:
    rosters: dict[str, list[dict[str, str]]] = {}
    with Path(__file__).with_name("published.csv").open() as file:
        for row in csv.DictReader(file):
            rosters.setdefault(row["roster"], []).append(row)
    return rosters


@pytest.mark.parametrize("roster", ["R01", "R02"])
def test_published_rosters_to_the_printed_digit(roster: str) -> None:
    rows = published()[roster]
    duties = [of_clock(int(row["day"]), row["start"], row["end"]) for row in rows]
    index = index_of(table_of([duties]), Inputs(commute=float(rows[0]["commute"])))
    assert len(index.row) == len(rows) == 10
    for at, row in enumerate(rows):
        for name, digits in DIGITS.items():
            if (roster, name) not in TRANSCRIBED_WRONGLY:
                value = float(getattr(index, name)[at])
                assert as_printed(value, float(row[name]), digits), (row["day"], name, value)


def days(numbers: range, start: int, hours: float) -> list[tuple[int, int, int]]:
    return [(day, start * 60, round(hours * 60)) for day in numbers]


# Worked out once from the equations, not published: they hold the method where it stands.
BREAKS = {"break_every": 360, "break_length": 30, "longest_work": 360, "longest_work_break": 30}
WORKED_OUT: dict[str, tuple[Roster, list[float], list[float]]] = {
    "four days": (
        days(range(1, 5), 6, 12), [10.6, 12.7, 16.1, 19.5], [0.95, 1.00, 1.05, 1.10],
    ),
    "four nights": (
        days(range(1, 5), 18, 12), [45.4, 46.9, 49.7, 52.3], [1.08, 1.21, 1.35, 1.48],
    ),
    "two days, two nights": (
        days(range(1, 3), 6, 12) + days(range(3, 5), 18, 12),
        [10.6, 12.7, 46.2, 48.9], [0.95, 1.00, 1.23, 1.37],
    ),
    "two nights, a rest day, two days": (
        days(range(1, 3), 18, 12) + days(range(4, 6), 6, 12), [45.4, 46.9, 18.0, 21.1], [],
    ),
    "seven short nights": (
        days(range(1, 8), 22, 8), [34.8, 36.6, 40.0, 43.1, 45.4, 47.0, 48.2], [],
    ),
    "a night that overruns": (
        [(1, 19 * 60, 720), (2, 19 * 60, 810), (3, 19 * 60, 720)], [48.9, 56.1, 54.3], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WORKED_OUT)
def test_worked_out_rosters(case: str) -> None:
    roster, fatigue, risk = WORKED_OUT[case]
    index = index_of(table_of([roster]), Inputs(commute=60, workload=2, attention=2, **BREAKS))
    told: list[Any] = index.fatigue_index.tolist()
    assert [round(value, 1) for value in told] == fatigue
    if risk:
        assert all(map(as_printed, index.risk_index.tolist(), risk, [2] * 4))
