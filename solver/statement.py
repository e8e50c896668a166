"""All that a rulebook says of a problem, as primitives, and which of it touches which cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from ambrota.rules.base import Level
from solver import aims
from solver.constraints import BY_ID, contact, cover, training
from solver.primitives import Meeting, Primitive, Seats, Teaching
from solver.problem import Problem
from solver.terms_stated import TERMS, TermsTwin

NO_SEATS = Seats((), {}, 0)


@dataclass(frozen=True)
class Statement:
    """Primitives of the rules and aims, seats, meetings and teaching of one problem."""

    problem: Problem
    levels: dict[str, Level]
    primitives: tuple[Primitive, ...]
    seats: Seats
    meetings: tuple[Meeting, ...]
    teachings: tuple[Teaching, ...]
    touching: dict[int, list[int]] = field(repr=False, default_factory=dict)

    def touched_by(self, cells: frozenset[int]) -> list[int]:
        """Numbers of the primitives that speak of any of these cells."""
        return sorted({number for cell in cells for number in self.touching.get(cell, ())})

    def without_sessions(self) -> Statement:
        """The same rules of the duties alone: no meetings, no training floor."""
        return replace(self, meetings=(), teachings=())

    def rule(self, rule_id: str) -> Any:
        """The rule with its parameters."""
        return self.problem.rulebook.rule(rule_id)


def state_all(problem: Problem, *, with_aims: bool = True) -> Statement:
    """Everything the must- and should-rules say of the problem, and what people notice."""
    levels = {rule.id: rule.level for rule in problem.rulebook.rules if not rule.no_twin}
    judged = [
        rule
        for rule in problem.rulebook.rules
        if rule.level in (Level.MUST, Level.SHOULD) and not rule.no_twin
    ]
    primitives: list[Primitive] = []
    for rule in judged:
        if rule.id in BY_ID:
            primitives += BY_ID[rule.id](problem, rule)
    on: dict[str, Any] = {rule.id: rule for rule in judged}
    if "training" in on:
        primitives += training.protect(problem, on["training"])
    if problem.terms:
        levels[TERMS] = Level.MUST
        primitives += TermsTwin(problem, problem.terms).state()
    elif with_aims:
        primitives += aims.state(problem)
    primitives = _of_this_station(problem, primitives)
    touching: dict[int, list[int]] = defaultdict(list)
    for number, primitive in enumerate(primitives):
        for cell in set(primitive.cells()):
            touching[cell].append(number)
    seats = cover.state(problem, on["cover"]) if "cover" in on else NO_SEATS
    meetings = contact.state(problem, on["contact"]) if "contact" in on else ()
    teachings = training.state(problem, on["training"]) if "training" in on else ()
    return Statement(
        problem,
        levels,
        tuple(primitives),
        _filled_here(problem, seats),
        tuple(each for each in meetings if each.person not in problem.guests),
        tuple(each for each in teachings if each.person not in problem.guests),
        dict(touching),
    )


def _of_this_station(problem: Problem, primitives: list[Primitive]) -> list[Primitive]:
    """Without what speaks of nobody but guests."""
    if not problem.guests:
        return primitives
    theirs = {cell.index for cell in problem.cells if cell.person in problem.guests}
    return [each for each in primitives if not theirs.issuperset(each.cells())]


def _filled_here(problem: Problem, seats: Seats) -> Seats:
    """The seats without what guests fill: it is counted where they belong."""
    if not problem.guests:
        return seats
    fills = {
        at: rows
        for at, rows in seats.fills.items()
        if problem.cells[at[0]].person not in problem.guests
    }
    return replace(seats, fills=fills)
