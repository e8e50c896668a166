"""The best plan of searches that run side by side, the bound proved, and whether it is over."""

from __future__ import annotations

import threading

from solver.clock import Clock
from solver.engines.patterns.root import Root
from solver.plan import Plan
from solver.price import worth
from solver.report import Reporter
from solver.stages import Aim
from solver.statement import Statement

Worth = tuple[int, ...]


class BestSoFar:
    """Shared by searches of one statement under one aim."""

    def __init__(self, statement: Statement, aim: Aim, reporter: Reporter, clock: Clock) -> None:
        self.statement = statement
        self.aim = aim
        self.reporter = reporter
        self.clock = clock
        self.plan: Plan | None = None
        self.worth: Worth | None = None
        self.bound = 0
        self.root: Root | None = None
        self.is_settled = False
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._fault: BaseException | None = None

    def offer(self, plan: Plan) -> bool:
        """Take a plan where it is the best yet; whether it was."""
        found = worth(self.statement, plan, self.aim)
        with self._lock:
            if self.worth is not None and found >= self.worth:
                return False
            self.plan, self.worth = plan, found
            self.reporter.reached(found[-1] if not any(found[:-1]) else None, self.bound)
        return True

    def prove(self, bound: int) -> None:
        """No plan that holds costs less than so much."""
        with self._lock:
            self.bound = max(self.bound, bound)

    @property
    def holds(self) -> bool:
        """Whether the best plan holds all that must."""
        return self.worth is not None and not any(self.worth[:-1])

    @property
    def cost(self) -> int | None:
        """What the best plan costs, where it holds."""
        return self.worth[-1] if self.worth is not None and self.holds else None

    @property
    def is_proved(self) -> bool:
        """Whether no plan is better."""
        cost = self.cost
        return cost is not None and cost <= self.bound

    def over(self) -> bool:
        """Whether to stop: no time left, told to, or proved."""
        return self._over.is_set() or self.is_proved or self.clock.left <= 0

    def pause(self, seconds: float) -> None:
        """Wait so long, or until it is ended."""
        self._over.wait(seconds)

    def end(self) -> None:
        """Tell every search to stop."""
        self._over.set()

    def fail(self, fault: BaseException) -> None:
        """A search broke down: the others stop, and `check` raises it again."""
        self._fault = fault
        self.end()

    def check(self) -> None:
        """Raise what a search broke down with."""
        if self._fault is not None:
            raise self._fault
