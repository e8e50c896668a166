"""When the managers whom several stations share can still be met, once their own is settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ambrota.demand import HALF_HOUR
from ambrota.model import Demand, Rota, Session
from ambrota.rules.base import Level
from solver.constraints import WITH_SESSIONS
from solver.constraints.contact import HOSTS
from solver.engines.tally import breaches
from solver.plan import Plan, current_plan
from solver.problem import Problem
from solver.request import Proposal, Request
from solver.sessions.margins import Margins
from solver.sessions.placings import hosting
from solver.sessions.standing import standing, valid_sessions
from solver.statement import Statement, state_all

TEAM = "team"


def free_times(
    request: Request, proposals: Sequence[Proposal], managers: Sequence[str]
) -> dict[str, frozenset[tuple[int, int]]]:
    """Half hours in which each can leave their seat and is in no session, in every proposal."""
    found: dict[str, frozenset[tuple[int, int]]] = {}
    rotas = [each.apply(request.rota) for each in proposals] or [request.rota]
    for rota in rotas:
        problem = Problem(
            rota, request.rulebook, current=request.rota, fixed=True, beside=request.beside
        )
        statement = state_all(problem, with_aims=False)
        plan = valid_sessions(statement, current_plan(problem))
        for manager, free in _free(statement, plan, managers).items():
            found[manager] = found.get(manager, free) & free
    return found


def _free(
    statement: Statement, plan: Plan, managers: Sequence[str]
) -> dict[str, frozenset[tuple[int, int]]]:
    """The half hours of one plan. Those who leave one resource at one time take turns by day."""
    rule = statement.rule("contact")
    margins = Margins(statement, plan)
    for placing in plan.placed:
        margins.take(placing)
    free: dict[str, set[tuple[int, int]]] = {manager: set() for manager in managers}
    halves = range(-(-rule.earliest // HALF_HOUR), rule.latest // HALF_HOUR)
    for day in range(statement.problem.rota.days):
        turn = day % len(managers)
        for manager in (*managers[turn:], *managers[:turn]):
            for half in halves:
                if _can_leave(statement, plan, margins, manager, day, half):
                    free[manager].add((day, half))
    return {manager: frozenset(times) for manager, times in free.items()}


def _can_leave(
    statement: Statement, plan: Plan, margins: Margins, manager: str, day: int, half: int
) -> bool:
    """Whether the manager is on duty then and free; if so the time counts as taken."""
    start, end = half * HALF_HOUR, (half + 1) * HALF_HOUR
    problem = statement.problem
    row = problem.rota.index[manager]
    held = hosting(
        problem, row, day, (start, end), HOSTS, lambda cell: (plan.held[cell.index],)
    )  # fmt: skip
    if not held:
        return False
    placing = standing(statement, plan, Session("contact", TEAM, manager, None, day, start, end))
    if placing is None or not margins.fits(placing, margins.places(placing)):
        return False
    margins.take(placing)
    return True


def steady(request: Request, now: Rota, groups: Iterable[Iterable[str]]) -> frozenset[str]:
    """Of people whom several stations look at, those who breach nothing required in the rota begun
    with, `now`.

    Their days can stay as they are, so that every station's proposals fit every other's.
    """
    shared = frozenset(who for people in groups for who in people)
    alone, current = (
        replace(rota.of_people(shared), sessions=(), demand=Demand("sheet", ()))
        for rota in (now, request.rota)
    )
    problem = Problem(alone, request.rulebook, current=current, fixed=True)
    statement = state_all(problem, with_aims=False)
    breaching = {
        alone.people[row].id
        for rule, row, *_ in breaches(statement, current_plan(problem))
        if row is not None and rule not in WITH_SESSIONS and statement.levels[rule] is Level.MUST
    }
    return shared - breaching
