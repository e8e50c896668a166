"""The best plan so far that holds, sent off now and then so that it outlives the search."""

from __future__ import annotations

import time

from solver.engines.tally import claims
from solver.plan import Plan
from solver.price import changed
from solver.request import Proposal, Stage
from solver.statement import Statement

EVERY = 2.0
"""Seconds between two plans sent, at the least."""
OFTEN = 20
"""Times as long as it takes to count a plan until another is counted."""


class HeldPlans:
    """Makes proposals of plans on the way, not too often; the first that holds at once."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self._next = 0.0

    def proposal(self, plan: Plan, name: str) -> Proposal | None:
        """The plan as a proposal, where one is due and it breaches nothing that must hold."""
        began = time.monotonic()
        if began < self._next:
            return None
        found = claims(self.statement, plan)
        ended = time.monotonic()
        self._next = ended + max(EVERY, OFTEN * (ended - began))
        levels = self.statement.levels
        if any(number for rule, number in found.items() if levels[rule] == "must"):
            return None
        days = changed(self.statement, plan)
        return Proposal(
            "A",
            name,
            f"{name}: {days} person-days change. The search did not end.",
            plan.changes(self.statement.problem),
            plan.sessions(),
            (
                Stage("What must hold: breaches", 0.0, 0.0, "breaches"),
                Stage("Days changed", float(days), 0.0, "person-days"),
            ),
            found,
        )
