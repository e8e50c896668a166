"""Random rosters: the index of a whole rota at once equals the equations, duty by duty."""

from __future__ import annotations

from dataclasses import astuple, replace
from random import Random

import numpy as np
import pytest

from ambrota.duties import duty_table
from ambrota.fatigue.index import FatigueIndex, index_of
from ambrota.fatigue.inputs import Inputs
from tests.ambrota.fatigue import reference
from tests.ambrota.fatigue.rosters import Roster, cyclic, dated, random_roster, table_of

COLUMNS = (
    "fi_cumulative", "fi_timing", "fi_job", "fatigue_index",
    "ri_cumulative", "ri_timing", "ri_job", "risk_index",
)  # fmt: skip


def given(inputs: Inputs) -> reference.Given:
    return reference.Given(*astuple(inputs))


def clock_hours(roster: Roster) -> list[tuple[int, float, float]]:
    """A roster as the equations take it: clock hours, an end at midnight being 0."""
    return [(day, start / 60, (start + length) % 1440 / 60) for day, start, length in roster]


def told(index: FatigueIndex) -> np.ndarray:
    return np.array([getattr(index, name) for name in COLUMNS]).T


def expected(roster: Roster, inputs: Inputs) -> np.ndarray:
    return np.array([astuple(row) for row in reference.index(clock_hours(roster), given(inputs))])


def random_inputs(rng: Random) -> Inputs:
    every, longest = rng.choice((15, 60, 180, 367)), rng.choice((15, 225, 240, 600))
    return Inputs(
        commute=rng.choice((0, 0.5, 25, 40, 41, 60, 120, 300)),
        workload=rng.randrange(4), attention=rng.randrange(4),
        break_every=every,
        break_length=rng.choice([b for b in (0, 3, 5, 15, 30, 60) if b <= every]),
        longest_work=longest,
        longest_work_break=rng.choice([b for b in (0, 9, 15, 31, 60, 200) if b <= longest]),
    )  # fmt: skip


def seeds(deep: bool) -> range:
    return range(4000 if deep else 150)


def test_a_dated_rota_equals_the_equations(deep: bool) -> None:
    for seed in seeds(deep):
        rng = Random(seed)
        rosters = [random_roster(rng, rng.choice((1, 3, 14, 40))) for _ in range(6)]
        inputs = random_inputs(rng)
        index = index_of(table_of(rosters), inputs)
        whole = np.concatenate([expected(roster, inputs) for roster in rosters])
        np.testing.assert_allclose(told(index), whole, rtol=0, atol=1e-9, err_msg=f"{seed=}")


def test_days_carried_in_are_history_and_no_more(deep: bool) -> None:
    for seed in seeds(deep):
        rng = Random(seed)
        roster, carried = random_roster(rng, 20), rng.randrange(1, 8)
        if roster[0][0] > carried:
            roster = [(1, 420, 720), *(one for one in roster if one[0] > 1)]
        early = roster[0][0] - 1  # days are counted from the first that was carried in
        moved = [(day - early, start, length) for day, start, length in roster]
        index = index_of(duty_table(dated([roster], days=20, carried=carried)))
        whole = expected(moved, Inputs())[[day > carried for day, _, _ in roster]]
        np.testing.assert_allclose(
            told(index).reshape(-1, 8), whole.reshape(-1, 8), rtol=0, atol=1e-9, err_msg=f"{seed=}"
        )


def test_a_cyclic_rota_is_walked_until_it_is_steady(deep: bool) -> None:
    settled = 0
    for seed in seeds(deep)[: 300 if deep else 40]:
        rng = Random(seed)
        lines = rng.choice((1, 2, 3, 8))
        roster = random_roster(rng, 7 * lines)
        index = index_of(duty_table(cyclic(lines, roster)))
        if not index.settled:
            continue
        settled += 1
        days, turns = 7 * lines, index.walked + 1
        walked = [(day + days * turn, s, n) for turn in range(turns) for day, s, n in roster]
        last = slice(len(roster) * (turns - 2), len(roster) * (turns - 1))
        np.testing.assert_allclose(
            told(index), expected(walked, Inputs())[last], rtol=1e-8, atol=1e-8, err_msg=f"{seed=}"
        )
    assert settled >= 10


@pytest.mark.parametrize("start", [360, 540, 600, 900, 1380])
def test_the_last_duty_of_a_cycle_is_followed_by_its_first(start: int) -> None:
    """Sunday's night ends on Monday at 07:00, now and then after Monday's duty has begun."""
    roster = [(1, start, 600), (4, 420, 720), (5, 420, 720), (7, 1140, 720)]
    index = index_of(duty_table(cyclic(1, roster)))
    assert index.settled
    walked = [(day + 7 * turn, s, n) for turn in range(40) for day, s, n in roster]
    np.testing.assert_allclose(told(index), expected(walked, Inputs())[-8:-4], atol=1e-9)


def test_each_named_rota_is_walked_by_itself() -> None:
    """One duty a cycle, a rota without times, and one that never settles, side by side."""
    rosters = {"One": [(3, 450, 600)], "None": [], "Busy": [(day, 420, 720) for day in range(1, 8)]}
    parts = [cyclic(1, roster, name) for name, roster in rosters.items()]
    people = [replace(part.people[0], id=part.people[0].rota) for part in parts]
    duties = [replace(duty, person=p.id) for part, p in zip(parts, people, strict=True)
              for duty in part.duties]  # fmt: skip
    index = index_of(duty_table(replace(parts[0], people=tuple(people), duties=tuple(duties))))
    assert not index.settled
    alone = index_of(duty_table(parts[0]))
    assert alone.settled
    np.testing.assert_array_equal(told(index)[:1], told(alone))
    walked = [(3 + 7 * turn, 450, 600) for turn in range(40)]
    np.testing.assert_allclose(told(alone), expected(walked, Inputs())[-2:-1], atol=1e-9)
    np.testing.assert_array_equal(told(index)[1:], told(index_of(duty_table(parts[2]))))


def test_a_rota_without_timed_work_has_no_index() -> None:
    index = index_of(duty_table(dated([[]], days=7)))
    assert index.row.size == index.fatigue_index.size == 0
    assert index.settled


def test_a_long_cycle_is_walked_twice_and_may_not_settle_either() -> None:
    lines, days = 30, 210
    rested = [(day, 1140, 720) for day in range(1, days + 1) if day % 8 in (1, 2, 3)]
    index = index_of(duty_table(cyclic(lines, rested)))
    assert index.settled
    assert index.walked == 2
    walked = [(day + days * turn, s, n) for turn in range(3) for day, s, n in rested]
    last = slice(len(rested), 2 * len(rested))
    np.testing.assert_allclose(told(index), expected(walked, Inputs())[last], atol=1e-9)
    tired = [(day, 1140, 720) for day in range(1, days + 1)]
    assert not index_of(duty_table(cyclic(lines, tired))).settled


def test_risk_that_goes_on_rising_is_said_not_to_settle() -> None:
    index = index_of(duty_table(cyclic(1, [(day, 420, 720) for day in range(1, 8)])))
    assert not index.settled
    assert index.walked == 208
    assert (index.risk_index > 10).all()


@pytest.mark.parametrize("lines", [1, 2, 12])
def test_every_line_of_one_week_has_the_same_values(lines: int) -> None:
    week = [(1, 420, 720), (2, 420, 720), (4, 1140, 720), (5, 1140, 720)]
    roster = [(day + 7 * line, s, n) for line in range(lines) for day, s, n in week]
    index = told(index_of(duty_table(cyclic(lines, roster)))).reshape(lines, 4, 8)
    np.testing.assert_allclose(index, np.broadcast_to(index[0], index.shape), atol=1e-9)
