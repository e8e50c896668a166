"""Counts spelled out as words bar exactly what the tally counts as a breach."""

from __future__ import annotations

import random
from itertools import product

import pytest

from solver.engines.stints.spelled import MOST_DAYS, spelled
from solver.engines.tally import breach
from solver.plan import Plan
from solver.primitives import Mark, Total, Weekends

MARK = Mark("made-up", 0, 0)


def bars(words: list[tuple[tuple[int, frozenset[int]], ...]], plan: Plan) -> bool:
    return any(all(map(plan.holds, word)) for word in words)


@pytest.mark.parametrize("seed", range(12))
def test_a_sum_over_a_few_days_is_the_choices_that_are_too_much(seed: int) -> None:
    rng = random.Random(seed)
    weights = {cell: tuple(rng.choice((0, 0, 3, 5, 8)) for _ in range(3)) for cell in range(6)}
    total = Total(MARK, weights, high=rng.randint(0, 25))
    words = spelled(total)
    assert words is not None
    for held in product(range(3), repeat=6):
        assert bars(words, Plan(held)) is (breach(total, Plan(held)) > 0)


@pytest.mark.parametrize("least", [1, 2, 3])
def test_weekends_off_are_the_weekends_that_may_not_all_be_spoilt(least: int) -> None:
    works = frozenset({1})
    spoilt = tuple(((2 * at, works), (2 * at + 1, works)) for at in range(3))
    weekends = Weekends(MARK, spoilt, least)
    words = spelled(weekends)
    assert words is not None
    for held in product(range(2), repeat=6):
        assert bars(words, Plan(held)) is (breach(weekends, Plan(held)) > 0)


def test_what_cannot_be_spelled_is_refused() -> None:
    days = dict.fromkeys(range(MOST_DAYS + 1), (0, 1))
    few = dict.fromkeys(range(4), (0, 1))
    assert spelled(Total(MARK, days, high=3)) is None
    assert spelled(Total(MARK, {cell: days[cell] for cell in range(MOST_DAYS)}, high=6)) is None
    assert spelled(Total(MARK, few, low=1)) is None
    assert spelled(Total(MARK, few, high=1, only_if=few)) is None
    assert spelled(Total(MARK, {**few, 0: (0, -1)}, high=1)) is None
