"""What is proved of a station that others bear on: the same station with all that left out.

Guests, their meetings and pairings, cover that others can fill too, and what several people answer
for together are not asked for. Nobody's days are held still. What is left asks less of the
station's own people than any rota of the whole trust does, so that its bounds are bounds of them;
and the people of no two stations are the same, so that bounds of stations may be added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ambrota.model import Demand, Kind, Rota
from solver.bounds import Values
from solver.problem import Problem
from solver.quick_bounds import fewest_changes, fewest_weekends
from solver.request import ALONE, Proposal, Request
from solver.statement import Statement, state_all
from solver.trust.part import Alone

STAGES = {"Days changed": "changes", "Weekends worked": "weekends"}
"""Stages of which something is proved by counting alone, and what `Values` calls them."""


def own_sheets(rota: Rota, people: Iterable[str]) -> frozenset[str]:
    """Named rotas all of whose people are among these."""
    inside = frozenset(people)
    outside = {person.rota for person in rota.people if person.id not in inside}
    return frozenset(person.rota for person in rota.people) - outside


def own_resources(rota: Rota, people: Iterable[str]) -> frozenset[str | None]:
    """What nobody else can fill: people work the codes that others of their sheet and role do."""
    own = own_sheets(rota, people)
    sheets: dict[str | None, set[str]] = defaultdict(set)
    for duty in (*rota.before, *rota.duties):
        if duty.kind is Kind.COVER:
            sheets[duty.resource].add(rota.person(duty.person).rota)
    return frozenset(resource for resource, among in sheets.items() if among <= own)


def alone_of(request: Request, people: Iterable[str]) -> Alone:
    """The request for these people with all that others bear on left out."""
    inside = frozenset(people)
    rota, own = request.rota, own_resources(request.rota, inside)
    demand = rota.demand or Demand("derived", ())
    alone = replace(
        rota.of_people(inside),
        demand=replace(demand, rows=tuple(row for row in demand.rows if row.resource in own)),
        wishes=tuple(wish for wish in rota.wishes if wish.person in inside),
        pairings=(),
        sessions=(),
    )
    # What is locked stays as begun with, which this rota is not.
    locks = request.locks if request.begin is None else ()
    asked = replace(request, rota=alone, begin=None, keep=(), locks=locks, beside=ALONE)
    return Alone(asked, own_sheets(rota, inside))


def least_alone(alone: Alone) -> dict[str, int]:
    """By the name of the stage, the least that it could be for these people."""
    asked = alone.request
    problem = Problem(asked.rota, asked.rulebook, asked.locks)
    statement = _of_one_person(state_all(problem), alone.sheets)
    values = Values(changes=fewest_changes(statement), weekends=fewest_weekends(statement))
    return {stage: getattr(values, name) for stage, name in STAGES.items()}


def proved_alone(proposal: Proposal, least: dict[str, int]) -> Proposal:
    """The proposal with what is proved whatever others do; a count is never below nothing."""
    stages = tuple(
        stage if stage.bound is None else replace(stage, bound=float(least.get(stage.name, 0)))
        for stage in proposal.stages
    )
    return replace(proposal, stages=stages)


def _of_one_person(statement: Statement, sheets: frozenset[str]) -> Statement:
    """Without what several people answer for: others could answer for it in their stead.

    And without those whose sheet has people elsewhere: they may work codes that nobody does here.
    """
    problem = statement.problem
    sole = {row for row, person in enumerate(problem.rota.people) if person.rota in sheets}
    kept = tuple(
        each
        for each in statement.primitives
        if each.mark.person in sole
        and len({problem.cells[cell].person for cell in each.cells()}) == 1
    )
    return replace(statement, primitives=kept)
