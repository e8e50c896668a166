"""Live progress in words: what is being done, what holds since when, how good the best is."""

from __future__ import annotations

from collections.abc import Callable

from solver.held_plan import HeldPlans
from solver.plan import Plan
from solver.price import changed, holds
from solver.request import Progress, Proposal
from solver.search import Clock, shortfalls
from solver.statement import Statement


class Reporter:
    """Turns plans into progress; remembers since when everything holds."""

    def __init__(
        self, statement: Statement, clock: Clock, send: Callable[[Progress], None]
    ) -> None:
        self.statement = statement
        self.clock = clock
        self.send = send
        self.holding_since: float | None = None
        self.stage = "Reading the rota"
        self._held = HeldPlans(statement)

    def say(self, message: str) -> None:
        """What is being done now."""
        self.stage = message
        self._send(message)

    def plan(self, plan: Plan, stage: str, cost: int | None = None) -> None:
        """A better plan."""
        if self.holding_since is None and holds(self.statement, plan):
            self.holding_since = self.clock.elapsed
        days = changed(self.statement, plan)
        if self.holding_since is None:
            meetings, minutes, short = shortfalls(self.statement, plan)
            message = (
                f"Not all holds yet: {meetings} meetings and {minutes / 60:g} training hours "
                f"to place, {short / 60:g} seat hours short"
            )
        else:
            since = self.clock.elapsed - self.holding_since
            message = (
                f"Holding every guarantee since {since:.0f} s. {stage}: {days} days changed so far"
            )
        best = None if self.holding_since is None else self._held.proposal(plan, stage)
        self._send(message, cost, best=best)

    def reached(self, cost: int | None, bound: int) -> None:
        """A better rota made from nothing: what it costs, None where not all holds yet."""
        if cost is None:
            self._send("A rota, in which not all holds yet")
            return
        if self.holding_since is None:
            self.holding_since = self.clock.elapsed
        self._send(f"A rota at a cost of {cost}; none costs less than {bound}", cost, bound)

    def _send(
        self,
        message: str,
        value: float | None = None,
        bound: float | None = None,
        best: Proposal | None = None,
    ) -> None:
        self.send(
            Progress(
                round(self.clock.elapsed, 2),
                self.stage,
                message,
                value,
                bound,
                holding_since=self.holding_since,
                best=best,
            )
        )
