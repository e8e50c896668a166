"""What is said to be proved, once people could begin elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.model import Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ambrota.starts import Start
from solver.request import (
    Conflict,
    Outcome,
    Progress,
    Proposal,
    Request,
    SolveStatus,
    Stage,
    Starts,
    WayOut,
)
from solver.starts.told import NAME, NOT_PROVED, telling, told

ROTA = Rota("Made up", RotaKind.CYCLIC, None, 7, (), (), ())
FREE = Request(ROTA, default_rulebook(), starts=Starts(frozenset({"a", "b"})))
STARTS = (Start("a", "b"), Start("b", "a"))
HOLDS = Stage("What must hold: breaches", 0.0, 0.0, "breaches")
PRACTICE = Stage("Good practice: breaches", 3.0, 3.0, "breaches")
PROPOSAL = Proposal("A", "Balanced", "Why.", (), (), (HOLDS, PRACTICE))


def outcome(status: SolveStatus, requirement: str = "") -> Outcome:
    conflict = Conflict((requirement,), True, (WayOut("less", "hours", 1.0),))
    return Outcome(status, 1.0, 1, 2, {}, (PROPOSAL,), conflict if requirement else None)


def test_without_anybody_free_an_outcome_stays_as_it_is() -> None:
    found = outcome(SolveStatus.PROVED_BEST)
    assert told(replace(FREE, starts=Starts()), (), found) is found


def test_a_bound_of_these_starts_is_none_of_others() -> None:
    found = told(FREE, (), outcome(SolveStatus.PROVED_BEST))
    assert found.status is SolveStatus.IMPROVED
    bounds = {stage.name: stage.bound for stage in found.proposals[0].stages}
    assert bounds == {HOLDS.name: 0.0, NAME: 0.0, PRACTICE.name: None}


def test_moved_people_are_told_and_are_a_change() -> None:
    found = told(FREE, STARTS, outcome(SolveStatus.NO_BETTER_FOUND))
    assert found.status is SolveStatus.IMPROVED
    proposal = found.proposals[0]
    assert proposal.starts == STARTS
    assert proposal.why == "Why. 2 people begin on another line."
    assert proposal.stages[1] == Stage(NAME, 2.0, None, "people")


@pytest.mark.parametrize("requirement", ["Meetings of A (contact)", "Training of B (training)"])
def test_what_may_hold_with_other_starts_is_not_proved(requirement: str) -> None:
    found = told(FREE, (), outcome(SolveStatus.CANNOT_HOLD, requirement))
    assert found.status is SolveStatus.NOT_FOUND
    assert found.conflict is not None
    assert not found.conflict.proved
    assert found.notes == (NOT_PROVED,)


def test_seats_that_cannot_be_filled_stay_proved_whoever_begins_where() -> None:
    found = told(FREE, (), outcome(SolveStatus.CANNOT_HOLD, "DCA, Friday nights (cover)"))
    assert found.status is SolveStatus.CANNOT_HOLD
    assert found.conflict is not None
    assert found.conflict.proved
    assert found.notes == ()


def test_the_best_so_far_says_it_too() -> None:
    heard: list[Progress] = []
    telling(STARTS, heard.append)(Progress(1.0, "", "", best=PROPOSAL))
    telling((), heard.append)(Progress(1.0, "", "", best=PROPOSAL))
    assert [each.best.starts for each in heard if each.best] == [STARTS, ()]
