"""Sessions placed in duties as they stand: what the current rota could give without moving anybody."""

from __future__ import annotations

from ambrota.model import Session
from solver.constraints import contact, training
from solver.placings import placings_of
from solver.plan import Plan
from solver.primitives import Placing
from solver.search import ALL_TIMES, SOME_TIMES, Clock, Neighbourhood, Solves
from solver.stages import HOLD, MUST
from solver.statement import Statement

LARGE = 12_000
"""People times days beyond which meetings and training are placed one after the other."""

PATIENCE = 2.0
"""Seconds without a better placing after which duties are moved instead."""


def standing_sessions(statement: Statement, plan: Plan) -> Plan:
    """The plan with the sessions that the workbook already has, as far as they are valid."""
    placed: list[Placing] = []
    for session in statement.problem.rota.sessions:
        placing = standing(statement, plan, session)
        if placing is not None:
            placed.append(placing)
    return Plan(plan.held, tuple(placed))


def standing(statement: Statement, plan: Plan, session: Session) -> Placing | None:
    """A session of the workbook as placed in the duties held, None where they do not host it."""
    problem = statement.problem
    if session.person not in problem.rota.index:
        return None

    def held(cell: object) -> tuple[int, ...]:
        return (plan.held[cell.index],)  # type: ignore[attr-defined]

    if session.kind == "contact":
        hosts = contact.hosts(problem, problem.rulebook.rule("contact"), session, held)
        bars = ()
    else:
        hosts = training.hosts(problem, session, held)
        bars = training.bars(problem, problem.rulebook.rule("training"), session)
        if any(plan.holds(bar) for bar in bars):
            return None
    if hosts is None:
        return None
    return placings_of(problem, statement.seats, session, hosts, bars)[0]


def place_sessions(statement: Statement, plan: Plan, solves: Solves, clock: Clock) -> Plan:
    """The plan with as many meetings and as much training as its duties and cover allow."""
    people = range(len(statement.problem.rota.people))
    neighbourhood = Neighbourhood(statement, plan, (), people)
    size = len(people) * statement.problem.all_days
    spread = ALL_TIMES if size < LARGE // 4 else SOME_TIMES
    grid = neighbourhood.grid(HOLD, spread)
    found, _ = solves.best(grid, clock, clock.left, enough=MUST / 100, patience=PATIENCE)
    return plan if found is None else found
