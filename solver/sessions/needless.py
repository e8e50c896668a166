"""Meetings that nobody needs: taken out again, so that no seat is given up for them."""

from __future__ import annotations

from collections import Counter, defaultdict

from solver.engines.tally import unmet
from solver.plan import Plan
from solver.primitives import Placing
from solver.sessions.margins import Margins
from solver.statement import Statement


def without_needless(statement: Statement, plan: Plan) -> Plan:
    """The plan without meetings that no contact period needs; those that cost most go first.

    They are placed one after the other, and the next may make the one before unneeded. What stands
    in the rota today stays.
    """
    stay = {*statement.problem.keep, *statement.problem.rota.sessions}
    placed = [each for each in plan.placed if each.counts and each.session.kind == "contact"]
    on: dict[tuple[int, int | None], Counter[int]] = defaultdict(Counter)
    for placing in placed:
        on[placing.person, placing.with_][placing.session.day] += 1
    asked: dict[tuple[int, int | None], list[tuple[int, ...]]] = defaultdict(list)
    for meeting in statement.meetings:
        if not unmet(meeting, plan):
            asked[meeting.person, meeting.with_].append(meeting.days)
    margins = Margins(statement, plan)
    placed.sort(key=lambda placing: -margins.given_up(margins.places(placing)))
    gone: set[Placing] = set()
    for placing in placed:
        pair, day = (placing.person, placing.with_), placing.session.day
        needed = (days for days in asked[pair] if day in days)
        if placing.session not in stay and all(
            sum(on[pair][each] for each in days) > 1 for days in needed
        ):
            on[pair][day] -= 1
            gone.add(placing)
    return Plan(plan.held, tuple(each for each in plan.placed if each not in gone))
