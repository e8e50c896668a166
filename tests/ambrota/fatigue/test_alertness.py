"""The three-process model: its vectors, the sleep that is predicted, and every duty of a rota.

The vectors were worked out once from the published equations (Ingre et al. 2014): awake from 07:00
with S = 14.
"""

from __future__ import annotations

from math import cos, exp, log, pi
from random import Random

import numpy as np
import pytest

from ambrota.duties import DutyTable, duty_table
from ambrota.fatigue import alertness
from ambrota.fatigue import three_process as model
from ambrota.fatigue.alertness import alertness_of
from ambrota.fatigue.hours import course_of
from ambrota.fatigue.sleep import predicted_sleep
from tests.ambrota.fatigue.rosters import Roster, cyclic, dated, random_roster, table_of

VECTORS = (
    (0, 14.0000, -2.0967, -0.0432, 6.9159),
    (2, 13.2093, -1.1350, -0.0955, 3.5802),
    (5, 12.1231, 0.7725, -0.7939, 3.3408),
    (8, 11.1461, 2.2275, -0.9045, 3.1186),
    (11, 10.2672, 2.3776, -0.2061, 3.1367),
    (14, 9.4767, 1.1350, -0.0955, 4.2903),
    (16, 8.9943, -0.1308, -0.5523, 5.6133),
    (20, 8.1259, -2.2275, -0.9045, 7.6037),
    (24, 7.3719, -2.0967, -0.0432, 7.4608),
)


@pytest.mark.parametrize(("hours", "s", "c", "u", "kss"), VECTORS)
def test_a_day_awake(hours: float, s: float, c: float, u: float, kss: float) -> None:
    since, clock = np.array([float(hours)]), np.array([7.0 + hours])
    level, waking = model.awake(np.array([14.0]), since), model.waking(since)
    told = (level, model.circadian(clock), model.ultradian(clock))
    assert [round(float(each[0]), 4) for each in told] == [s, c, u]
    assert round(float(model.karolinska(*told, waking)[0]), 4) == kss


def test_a_night_asleep() -> None:
    assert abs(model.RISE + 0.38135645) < 5e-9
    found = model.asleep(np.array([8.99429643]), np.array([8.0]))
    assert float(found[0]) == pytest.approx(13.84268768, abs=5e-9)
    short = model.asleep(np.array([8.99429643]), np.array([4.00288371]))
    assert float(short[0]) == pytest.approx(12.2, abs=5e-8)


def test_two_nights_with_a_day_of_sleep_between() -> None:
    first = model.awake(np.array([14.0]), np.array([24.5]))
    slept = model.asleep(first, np.array([6.0]))
    assert float(slept[0]) == pytest.approx(12.0900219, abs=5e-8)
    for level, woken, told in (
        (14.0, 7.0, (3.137, 6.281, 7.604, 7.620)),
        (float(slept[0]), 13.5, (2.901, 6.087, 7.429, 7.463)),
    ):
        for clock, kss in zip((18, 24, 27, 30), told, strict=True):
            since, at = np.array([clock - woken]), np.array([float(clock)])
            s = model.awake(np.array([level]), since)
            value = model.karolinska(
                s, model.circadian(at), model.ultradian(at), model.waking(since)
            )
            assert round(float(value[0]), 3) == kss


def slept(roster: Roster) -> list[tuple[float, float]]:
    """Predicted sleep in hours from 00:00 of day 1, the rested beginning left out."""
    sleep = predicted_sleep(course_of(table_of([roster])))
    pieces = zip(sleep.start.tolist()[1:], sleep.end.tolist()[1:], strict=True)
    return [((start - 1440) / 60, (end - 1440) / 60) for start, end in pieces]


NIGHTS_BEFORE = [(-49.0, -41.0), (-25.0, -17.0)]


@pytest.mark.parametrize(
    ("roster", "pieces"),
    [
        pytest.param([(1, 420, 720)], [(-1, 6)], id="up an hour before a day"),
        pytest.param([(1, 600, 600)], [(-1, 7)], id="a late start leaves the whole night"),
        pytest.param([(1, 60, 360)], [(-1, 0)], id="a start at one leaves an hour"),
        pytest.param([(1, 30, 360)], [], id="and at half past midnight nothing"),
        pytest.param(
            [(1, 840, 600), (2, 360, 480)], [(-1, 7), (25, 29)], id="late to early: four hours"
        ),
        pytest.param(
            [(1, 1140, 720), (2, 1140, 720)], [(-1, 7), (32, 38)], id="six hours between nights"
        ),
        pytest.param(
            [(1, 1140, 720), (3, 420, 720)], [(-1, 7), (32, 38), (47, 54)], id="and then a night"
        ),
        pytest.param(
            [(1, 1140, 720), (2, 900, 60)], [(-1, 7), (32, 38)], id="up an hour before a duty"
        ),
        pytest.param(
            [(1, 1140, 720), (2, 720, 60)], [(-1, 7), (32, 35)], id="also after a night"
        ),
        pytest.param(
            [(1, 1080, 480), (2, 1080, 60)], [(-1, 7), (27, 33)], id="three hours make a night"
        ),
        pytest.param(
            [(1, 1075, 480), (2, 1080, 60)],
            [(-1, 7), (27 - 5 / 60, 31)],
            id="and five minutes less do not",
        ),
        pytest.param(
            [(1, 420, 1440), (1, 480, 60), (3, 420, 60)],
            [(-1, 6), (32, 38), (47, 54)],
            id="a long duty outlasts another",
        ),
    ],
)  # fmt: skip
def test_predicted_sleep(roster: Roster, pieces: list[tuple[float, float]]) -> None:
    assert slept(roster) == NIGHTS_BEFORE + pieces


def by_hand(roster: Roster) -> list[list[float]]:
    """KSS at the start, at the sleepiest quarter and at the end, one duty at a time."""
    sleep = slept(roster)
    level, woken = 14.0, -65.0
    found = []
    for day, start, length in roster:
        begin = (day - 1) * 24 + start / 60
        while sleep and sleep[0][1] <= begin:
            lies, up = sleep.pop(0)
            level = 2.4 + (level - 2.4) * exp(-0.0353 * (lies - woken))
            slope = 2.1 * log(6.34 / 0.3) / 8
            bend = (12.2 - level) / slope
            if up - lies <= bend:
                level += (up - lies) * slope
            else:
                level = 14.3 - 2.1 * exp(-log(6.34 / 0.3) / 8 * (up - lies - bend))
            woken = up
        kss = []
        for after in [*range(0, length, 15), length]:
            at = begin + after / 60
            total = 2.4 + (level - 2.4) * exp(-0.0353 * (at - woken))
            total += 2.5 * cos(2 * pi * (at - 16.8) / 24)
            total += -0.5 + 0.5 * cos(2 * pi * (at - 19.8) / 12)
            total += -5.72 * exp(-1.51 * (at - woken))
            kss.append(10.6 - 0.6 * total)
        found.append([kss[0], max(kss), kss[-1]])
    return found


def told(roster_table: DutyTable) -> np.ndarray:
    found = alertness_of(roster_table)
    return np.array([each.kss for each in (found.start, found.sleepiest, found.end)]).T


def test_a_whole_rota_equals_the_model_duty_by_duty(deep: bool) -> None:
    for seed in range(1000 if deep else 60):
        rng = Random(seed)
        rosters = [random_roster(rng, rng.choice((1, 5, 21))) for _ in range(5)]
        whole = np.concatenate([np.array(by_hand(roster)) for roster in rosters])
        np.testing.assert_allclose(
            told(table_of(rosters)), whole, rtol=0, atol=1e-9, err_msg=f"{seed=}"
        )


def test_a_cyclic_rota_is_that_of_a_long_walk() -> None:
    week = [(1, 1140, 720), (2, 1140, 720), (5, 420, 720), (6, 420, 720), (7, 1140, 720)]
    walked = [(day + 7 * turn, start, length) for turn in range(8) for day, start, length in week]
    found = told(duty_table(cyclic(1, week)))
    np.testing.assert_allclose(found, np.array(by_hand(walked))[-5:], rtol=0, atol=1e-6)


def test_many_duties_are_looked_at_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    roster = [(day, 1140, 720) for day in (1, 2, 3, 5, 6, 9, 10)]
    whole = told(table_of([roster]))
    monkeypatch.setattr(alertness, "AT_ONCE", 2)
    np.testing.assert_array_equal(told(table_of([roster])), whole)


def test_nobody_with_duties_has_no_alertness() -> None:
    assert alertness_of(duty_table(dated([[]], days=7))).row.size == 0
