"""Live progress in words: what is being done, what holds since when, how good the best is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ambrota.rules.base import Level
from solver.aims import TEAM as TEAM_AIM
from solver.engines.tally import breach
from solver.held_plan import HeldPlans
from solver.plan import Plan, current_plan
from solver.price import changed, holds
from solver.quick_bounds import fewest_changes
from solver.request import Progress, Proposal
from solver.search import Clock, shortfalls
from solver.sessions.spare import spare_of
from solver.stages import ALTERNATIVES, GIVEN_UP, PRACTICE, SPARE
from solver.statement import Statement

ORDERS = {aim.name: aim.order for aim in (*ALTERNATIVES, *SPARE)}
DAYS, GIVEN, AGAINST = "days changed", "seat-hours given up", "times against good practice"


class Reached(NamedTuple):
    """What a plan has of what its aim puts first, the least that is proved, and what today has."""

    value: float
    bound: float | None
    now: float | None
    unit: str


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
        self._fewest: float | None = None
        self._practice_now: float | None = None

    def say(self, message: str) -> None:
        """What is being done now."""
        self.stage = message
        self._send(message)

    def plan(self, plan: Plan, stage: str, cost: int | None = None) -> None:
        """A better plan."""
        if self.holding_since is None and holds(self.statement, plan):
            self.holding_since = self.clock.elapsed
        if self.holding_since is None:
            meetings, minutes, short = shortfalls(self.statement, plan)
            message = (
                f"Not all holds yet: {meetings:,} one-to-ones and {minutes / 60:,g} training hours "
                f"to place, {short / 60:,g} seat-hours short"
            )
            self._send(message, float(meetings), 0.0, unit="one-to-ones still to place")
            return
        reached = self._reached(plan, stage)
        told = f"{reached.value:,g} {reached.unit} so far"
        if reached.now is not None:
            told += f", today {reached.now:,g}"
        if reached.bound is not None:
            told += f"; proved: none has fewer than {reached.bound:,g}"
        message = f"Holding every guarantee since {self.holding_since:.0f} s. {stage}: {told}"
        self._send(
            message, reached.value, reached.bound, self._held.proposal(plan, stage),
            reached.unit, reached.now,
        )  # fmt: skip

    def _reached(self, plan: Plan, stage: str) -> Reached:
        """What comes first under an aim, counted in the unit that users read."""
        order = ORDERS.get(stage, ())
        first = order[0] if order else ()
        if GIVEN_UP in first:
            return Reached(spare_of(self.statement, plan).given_up_hours, None, 0.0, GIVEN)
        if PRACTICE in first:
            if self._practice_now is None:
                self._practice_now = self._practice(current_plan(self.statement.problem))
            return Reached(self._practice(plan), None, self._practice_now, AGAINST)
        if self._fewest is None:
            self._fewest = float(fewest_changes(self.statement))
        return Reached(float(changed(self.statement, plan)), self._fewest, None, DAYS)

    def _practice(self, plan: Plan) -> float:
        """How often a plan goes against good practice."""
        levels = self.statement.levels
        return float(sum(
            breach(each, plan) > 0
            for each in self.statement.primitives
            if each.mark.rule != TEAM_AIM and levels.get(each.mark.rule) is Level.SHOULD
        ))  # fmt: skip

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
        unit: str = "",
        now: float | None = None,
    ) -> None:
        self.send(
            Progress(
                round(self.clock.elapsed, 2),
                self.stage,
                message,
                value,
                bound,
                unit,
                holding_since=self.holding_since,
                best=best,
                now=now,
            )
        )
