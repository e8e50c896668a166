"""Plans left of a search are named by what they are the best in, where they are in anything."""

from __future__ import annotations

from dataclasses import replace

from solver.request import Outcome, Proposal
from solver.stages import BETWEEN

BEST = {
    "Given up to people": (
        "Least given up",
        "Gives up the fewest seat-hours of these proposals.",
    ),
    "Good practice: breaches": (
        "Closest to good practice",
        "Goes against good practice the fewest times of these proposals, each time counted: a "
        "finding to weigh can join several.",
    ),
    "Days changed": ("Fewest days changed", "Changes the fewest days of these proposals."),
    "Weekends worked": ("Fewest weekends worked", "Has the fewest weekends worked of these."),
    "Rests under 12 h": ("Fewest short rests", "Has the fewest rests under 12 h of these."),
}
"""Name and description of the best of those shown in a stage; what comes first goes first."""


def named_by_best(outcome: Outcome) -> Outcome:
    """Only what is the best in nothing is called in between."""
    names, between = {aim.name for aim in BETWEEN}, iter(BETWEEN)
    proposals = []
    for each in outcome.proposals:
        if each.name in names:
            others = [other for other in outcome.proposals if other is not each]
            name, why = _best(each, others) or ((aim := next(between)).name, aim.why)
            told = each.why.replace(each.name, name, 1).replace(BETWEEN[0].why, why, 1)
            each = replace(each, name=name, why=told)
        proposals.append(each)
    return replace(outcome, proposals=tuple(proposals))


def _best(one: Proposal, others: list[Proposal]) -> tuple[str, str] | None:
    """What it is called by the first stage in which it has less than every other."""
    for stage, called in BEST.items():
        mine = _value(one, stage)
        theirs = [_value(other, stage) for other in others]
        if mine is not None and theirs and all(each is not None and mine < each for each in theirs):
            return called
    return None


def _value(one: Proposal, stage: str) -> float | None:
    return next((each.value for each in one.stages if each.name == stage), None)
