"""Where not all can hold: the choice, as plans that keep one side and give of the other.

Law, contract, leave, agreements and locks give way in neither: the search never loses them.
"""

from __future__ import annotations

from dataclasses import replace

from solver.engines.tally import short_seats
from solver.improve import Improver
from solver.plan import Plan
from solver.price import shortfalls
from solver.search import Clock, Solves
from solver.sessions.place import place_before_cover, place_sessions
from solver.sessions.standing import standing
from solver.stages import HOLD, KEEP_PEOPLE
from solver.statement import NO_SEATS, Statement


def is_short(statement: Statement, plan: Plan) -> bool:
    """Whether the duties of a plan leave seats short."""
    return any(short_seats(statement.seats, plan))


def keep_cover(statement: Statement, held: Plan, solves: Solves, clock: Clock) -> Plan:
    """Cover first, then as much contact and training as it allows."""
    if not is_short(statement, held):
        return held
    duties = Improver(statement.without_sessions(), HOLD, solves)
    mended = duties.run(Plan(held.held), clock.part(0.5), till_held=True)
    if is_short(statement, mended):
        return held
    return place_sessions(statement, mended, solves, clock)


def keep_people(statement: Statement, held: Plan, solves: Solves, clock: Clock) -> Plan | None:
    """Contact and training first, then as much cover as they leave; None where that gives no more.

    Duties first move as though no seat were asked for; then cover is won back under the sessions.
    """
    lacking = _lacking(statement, held)
    plan = place_before_cover(statement, held, solves, clock)
    if any(_lacking(statement, plan)):
        bare = replace(statement, seats=NO_SEATS)
        unseated = Plan(plan.held, tuple(replace(each, rows=()) for each in plan.placed))
        moved = Improver(bare, HOLD, solves).run(unseated, clock.part(0.5), till_held=True)
        plan = min(plan, _seated(statement, moved), key=lambda each: _lacking(statement, each))
    if _lacking(statement, plan) >= lacking:
        return None
    return Improver(statement, KEEP_PEOPLE, solves).run(plan, clock, patience=20)


def _lacking(statement: Statement, plan: Plan) -> tuple[int, int]:
    """Meetings unmet and training minutes missing."""
    meetings, minutes, _ = shortfalls(statement, plan)
    return meetings, minutes


def _seated(statement: Statement, plan: Plan) -> Plan:
    """The plan with the seats that its sessions take."""
    found = (standing(statement, plan, placing.session) for placing in plan.placed)
    return Plan(plan.held, tuple(placing for placing in found if placing is not None))
