"""What a conflict must show: proved, nothing to spare, and ways out that the audit agrees with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ambrota.audit import audit
from ambrota.rules.base import Level
from solver.explaining.asking import Group, only, open_statement
from solver.explaining.explain import CONFIRM_SECONDS, Explainer
from solver.explaining.holder import Holder
from solver.explaining.more_people import MorePeople
from solver.explaining.ways_out import Way, WaysOut
from solver.explaining.words import requirement_texts
from solver.plan import current_plan
from solver.problem import Problem
from solver.search import Clock, Solves
from solver.sessions.place import place_sessions
from solver.statement import Statement
from tests.solver.explaining.planted import Planted

MORE_SECONDS = 10.0


@dataclass(frozen=True)
class Checked:
    """What was found of a planted conflict, and what of that is right."""

    found: bool
    least: bool
    held: bool
    ways: int
    verified: int
    told: tuple[str, ...]


def check(planted: Planted, seconds: float) -> Checked:
    """Explain a station, then judge each part of the explanation anew."""
    problem = Problem(planted.rota, planted.book)
    statement = open_statement(problem)
    explainer = Explainer(statement, Clock(seconds))
    core = explainer.conflict()
    if core is None:
        return Checked(False, False, False, 0, 0, ())
    core = explainer.narrowed(core)
    solves = Solves(1, 2)
    afresh = Explainer(statement, Clock(seconds))
    least = afresh.can_hold(statement, core) is False and all(
        afresh.can_hold(statement, _others(core, each)) for each in core
    )
    holder = Holder(solves, CONFIRM_SECONDS)
    held = all(_held(statement, afresh, holder, _others(core, each), seconds) for each in core)
    clock = Clock(3 * seconds)
    explainer.clock = clock
    best = place_sessions(statement, current_plan(problem), solves, Clock(1))
    ways = WaysOut(statement, explainer.solve, holder, clock).find(core, best)
    more = MorePeople(statement, explainer.solve, solves, Clock(MORE_SECONDS)).find(
        core, best, ways
    )
    right = sum(audited(planted, statement, way) for way in ways)
    right += sum(audit(way.solved, planted.book, way.rota).holds for way in more)
    ways_told = [f"-> {way.told.change}" for way in (*ways, *more)]
    told = (*requirement_texts(statement, core), *ways_told)
    return Checked(True, least, held, len(ways_told), right, told)


def _others(core: list[Group], left_out: Group) -> list[Group]:
    return [each for each in core if each != left_out]


def _held(
    statement: Statement, explainer: Explainer, holder: Holder, groups: list[Group], seconds: float
) -> bool:
    begin = explainer.plans[frozenset(groups)]
    return holder.hold(only(statement, groups), begin, Clock(seconds)) is not None


def audited(planted: Planted, statement: Statement, way: Way) -> bool:
    """Whether the audit finds of the rota that takes a way out what it says, and nothing else."""
    rota = planted.rota.with_changes(way.plan.changes(statement.problem))
    result = audit(rota.with_sessions(way.plan.sessions()), planted.book, planted.rota)
    found: Counter[str] = Counter()
    for rule in planted.book.rules:
        if rule.level is Level.MUST and not rule.no_twin:
            for breach in result.breaches_of(rule.id):
                counted = rule.id in ("cover", "training", "hours-against-contract")
                found[rule.id] += breach.amount if counted else 1
    told: Counter[str] = Counter()
    for part in way.told.parts or (way.told,):
        told[part.unit] += round(part.amount * 60)
    rules = {str(kind[0]) for kind in way.taken}
    return set(+found) == rules and all(
        found[rule] * WORTH[rule] <= told[UNITS[rule]] + 1 for rule in rules if rule in UNITS
    )


UNITS = {"cover": "seat-hours", "contact": "one-to-ones", "training": "hours"}
WORTH = {"cover": 30, "contact": 60, "training": 1}
