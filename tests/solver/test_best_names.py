"""What is left of a search is named by what it is the best in."""

from __future__ import annotations

from solver.best_names import named_by_best
from solver.request import Outcome, Proposal, SolveStatus, Stage
from solver.stages import BETWEEN

GIVEN, PRACTICE = "Given up to people", "Good practice: breaches"


def made(letter: str, name: str, given: float, practice: float) -> Proposal:
    stages = (Stage(GIVEN, given, None, ""), Stage(PRACTICE, practice, None, ""))
    why = f"{BETWEEN[0].why} Against today: nothing is less."
    return Proposal(letter, name, why, (), (), stages)


def called(*proposals: Proposal) -> tuple[Proposal, ...]:
    return named_by_best(Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {}, proposals)).proposals


FEWEST, BALANCED = made("A", "Fewest changes", 755, 41), made("B", "Balanced", 738, 32)


def test_what_gives_up_least_is_named_and_described_by_that() -> None:
    first, second, best = called(FEWEST, BALANCED, made("C", BETWEEN[0].name, 630, 49))
    assert (first, second) == (FEWEST, BALANCED)
    assert best.name == "Least given up"
    assert best.why == (
        "Gives up the fewest seat-hours of these proposals. Against today: nothing is less."
    )
    closest = called(FEWEST, BALANCED, made("C", BETWEEN[0].name, 740, 30))[2]
    assert closest.name == "Closest to good practice"
    # The window counts findings, each of which joins breaches: it may say another number.
    assert "each time counted: a finding to weigh can join several." in closest.why


def test_what_is_best_in_nothing_is_in_between() -> None:
    between = made("C", BETWEEN[0].name, 738, 35)
    assert called(FEWEST, BALANCED, between)[2] == between
    best, other = called(
        FEWEST, BALANCED, made("C", BETWEEN[0].name, 630, 49), made("D", BETWEEN[1].name, 740, 35)
    )[2:]
    assert (best.name, other.name) == ("Least given up", BETWEEN[0].name)
