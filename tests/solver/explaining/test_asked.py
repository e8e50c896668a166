"""Questions of a cell and of WTE, worked at in a process of their own."""

from __future__ import annotations

from random import Random

import pytest

from solver.explaining.asked import NEEDED, WHY, CellsAsked, Explained, NeedsAsked
from solver.explaining.needs import Needs
from solver.job import Job
from tests.solver.explaining.planted import Planted, station


@pytest.fixture(scope="module")
def small() -> Planted:
    """A station that holds: four crews and a leader, four weeks."""
    return station(Random(3), cyclic=False)


def answered(request: object, work: str) -> object:
    """What a job ends in."""
    job = Job(request, work)
    job.start()
    try:
        while not job.finished:
            for each in job.poll(1.0):
                last = each
    finally:
        job.kill()
    return last


def test_every_choice_of_each_day_is_told_with_the_one_held_first(small: Planted) -> None:
    told = answered(CellsAsked(small.rota, small.book, "p0", (3, 4)), WHY)
    assert isinstance(told, Explained)
    assert sorted(told.options) == [3, 4]
    assert all(options[0].held for options in told.options.values())


def test_what_cover_takes_is_told_role_by_role(small: Planted) -> None:
    told = answered(NeedsAsked(small.rota, small.book, 0.25), NEEDED)
    assert isinstance(told, Needs)
    assert told.abstraction == 0.25
    assert any(each.needed > 0 for each in told.roles)
