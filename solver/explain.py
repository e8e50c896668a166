"""Why not everything can hold: a conflict with nothing to spare, and the cheapest ways out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ortools.sat.python import cp_model

from ambrota.model import Person
from solver.engines.proof import Proof
from solver.engines.relaxation import Group, groups_of
from solver.engines.tally import breach
from solver.plan import Plan
from solver.price import is_must, must_cost, shortfall
from solver.problem import Problem
from solver.request import Conflict, WayOut
from solver.search import Clock, shortfalls
from solver.statement import Statement, state_all
from solver.words import kind_of, requirement_texts, way_out_text

PROOF_SECONDS = 20.0
PROOF_WORKERS = 8
"""With fewer the engine runs no strong linear bound, on however many cores."""
FAMILIES = (("contact",), ("training",), ("cover",), ("contact", "training", "cover"))
"""Requirements tried alone first: a conflict among few is found far sooner than among all."""


NEVER_GIVE_WAY = frozenset(
    (
        "daily-rest",
        "weekly-rest",
        "weekly-hours",
        "night-hours",
        "leave",
        "agreements",
        "locks",
        "pairings",
    )
)


class Explainer:
    """Proves which requirements cannot hold together, within the time there is."""

    def __init__(self, statement: Statement, clock: Clock) -> None:
        self.statement = statement
        self.clock = clock

    def can_hold(self, statement: Statement, hard: Iterable[Group]) -> bool | None:
        """Whether these requirements can hold together, as far as the relaxation can tell."""
        if self.clock.left == 0:
            return None
        status, _ = self._solve(Proof(statement, frozenset(hard)))
        if status == cp_model.INFEASIBLE:
            return False
        return True if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None

    def _solve(self, proof: Proof) -> tuple[int, float]:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = PROOF_WORKERS
        solver.parameters.catch_sigint_signal = False
        self.clock.limit(solver.parameters, PROOF_SECONDS, least=0.1)
        status = int(solver.solve(proof.model))
        self.clock.count(solver)
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return status, solver.objective_value if found else 0.0

    def conflict(self) -> list[Group] | None:
        """A conflict from which nothing can be left out; None where none is proved."""
        everything = sorted(groups_of(self.statement), key=_order)
        families = [[g for g in everything if g[0] in names] for names in FAMILIES]
        core = next((some for some in (*families, everything) if some and self._cannot(some)), None)
        return None if core is None else self._least([], core, changed=False)

    def _least(self, background: list[Group], some: list[Group], *, changed: bool) -> list[Group]:
        """The part of `some` that is needed for a conflict with the background, by halving."""
        if changed and background and self._cannot(background):
            return []
        if len(some) == 1:
            return some
        middle = len(some) // 2
        first, second = some[:middle], some[middle:]
        kept = self._least([*background, *first], second, changed=True)
        others = self._least([*background, *kept], first, changed=bool(kept))
        return [*others, *kept]

    def _cannot(self, hard: list[Group]) -> bool:
        return self.can_hold(self.statement, hard) is False

    def ways_out(self, core: list[Group], best: Plan) -> list[WayOut]:
        """For each guarantee of the conflict, the least of it that would have to give way.

        Never more than in the best rota found, where that lacks nothing else.
        """
        everything = frozenset(groups_of(self.statement))
        reached = _only_lack(self.statement, best)
        found: list[WayOut] = []
        for kind in dict.fromkeys(kind_of(group) for group in core):
            if kind[0] in NEVER_GIVE_WAY:
                continue
            if self.clock.left == 0:
                break
            soft = frozenset(group for group in everything if kind_of(group) == kind)
            status, amount = self._solve(Proof(self.statement, everything - soft, soft))
            known = [amount] if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else []
            if reached is not None and reached[0] == kind[0]:
                known.append(reached[1])
            if known and min(known) > 0:
                found.append(way_out_text(self.statement, kind, min(known)))
        return sorted(found, key=lambda way: way.amount)

    def agreements(self, core: list[Group]) -> list[Person]:
        """People without whose agreement the conflict would not be one."""
        rota = self.statement.problem.rota
        agreed = [person for person in rota.people if person.restrictions]
        return [person for person in agreed if self.can_hold(self._without(person), core)]

    def _without(self, person: Person) -> Statement:
        problem = self.statement.problem
        people = tuple(
            replace(each, restrictions=()) if each.id == person.id else each
            for each in problem.rota.people
        )
        changed = replace(problem.rota, people=people)
        return state_all(Problem(changed, problem.rulebook, problem.locks), with_aims=False)


def _order(group: Group) -> int:
    """Rules are left out first, guarantees and cover last: they are what people ask about."""
    return {"contact": 2, "training": 2, "cover": 1}.get(str(group[0]), 0)


def explain(statement: Statement, best: Plan, clock: Clock) -> Conflict:
    """The conflict and its ways out; unproved, what is missing in the best rota found."""
    explainer = Explainer(statement, clock)
    core = explainer.conflict()
    if core is None:
        return unproved(statement, best)
    people = explainer.agreements(core)
    named = [group for group in core if not people or group[0] != "agreements"]
    requirements = requirement_texts(statement, named)
    requirements += [
        f"Agreement of {person.name} kept: {person.restrictions_stated or 'restricted'}"
        for person in people
    ]
    ways = explainer.ways_out(core, best)
    ways += [
        WayOut(
            f"Agree with {person.name} on some duties outside '{person.restrictions_stated}'",
            "agreements",
            1.0,
        )
        for person in people
    ]
    return Conflict(tuple(requirements), True, tuple(ways or _lacking(statement, best)[1]))


def _only_lack(statement: Statement, best: Plan) -> tuple[str, float] | None:
    """(guarantee, amount) where that guarantee is all that the best rota lacks."""
    meetings, minutes, seat_minutes = shortfalls(statement, best)
    lacks = {"contact": meetings, "training": minutes, "cover": seat_minutes}
    real = [(name, float(amount)) for name, amount in lacks.items() if amount]
    rules_hold = must_cost(statement, best) == shortfall(statement, best)
    return real[0] if len(real) == 1 and rules_hold else None


def _lacking(statement: Statement, best: Plan) -> tuple[list[str], list[WayOut]]:
    """What the best rota lacks, as requirements and as what would have to be accepted."""
    meetings, minutes, seat_minutes = shortfalls(statement, best)
    ways: list[WayOut] = []
    requirements: list[str] = []
    if meetings:
        requirements.append("Line-manager contact (contact) for everyone in every period")
        ways.append(WayOut("Accept periods without a meeting", "sessions", float(meetings)))
    if minutes:
        requirements.append("Protected training (training) for everyone")
        ways.append(WayOut("Accept training hours that must wait", "hours", minutes / 60))
    if seat_minutes:
        requirements.append("Cover (cover) kept in every half hour")
        ways.append(WayOut("Accept seats short of what is asked", "seat hours", seat_minutes / 60))
    return requirements, ways


def unproved(statement: Statement, best: Plan) -> Conflict:
    """What the best rota found lacks, where nothing is proved of it."""
    requirements, ways = _lacking(statement, best)
    broken = sorted(
        {
            primitive.mark.rule
            for primitive in statement.primitives
            if is_must(statement, primitive) and breach(primitive, best)
        }
    )
    requirements += [f"{statement.rule(rule).name} ({rule})" for rule in broken]
    return Conflict(tuple(requirements), False, tuple(ways))
