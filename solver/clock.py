"""How long there is: by the wall clock or, where the same must come out again, by work done."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

MODEL_WORK = 2.5e-5
"""Work of making one constraint of a model, in the engine's units: about a second each."""
BATCH = 2
"""Searches that the engine does side by side: with more it goes on long beyond its limit."""
JUDGE_WORK = 5e-6
"""Work of counting one primitive in a plan."""


class Work:
    """Work done so far. It depends on what was done alone, not on how fast the machine did it."""

    def __init__(self) -> None:
        self.done = 0.0


class Clock:
    """How long there is, and whether somebody asked to stop.

    With `work`, nothing in it reads the time: what is left is what work was not done yet.
    """

    def __init__(
        self,
        seconds: float,
        stop: Callable[[], bool] = lambda: False,
        work: Work | None = None,
    ) -> None:
        self.stop = stop
        self.work = work
        self.started = self._now()
        self.deadline = self.started + seconds

    def _now(self) -> float:
        return time.monotonic() if self.work is None else self.work.done

    @property
    def elapsed(self) -> float:
        """Seconds since the start, or work."""
        return self._now() - self.started

    @property
    def left(self) -> float:
        """Seconds left, or work; none once somebody asked to stop."""
        return 0.0 if self.stop() else max(0.0, self.deadline - self._now())

    @property
    def is_repeatable(self) -> bool:
        """Whether it counts work."""
        return self.work is not None

    def part(self, share: float) -> Clock:
        """A clock for a share of what is left."""
        return Clock(self.left * share, self.stop, self.work)

    def limit(
        self, parameters: Any, seconds: float, least: float = 0.05, *, alone: bool = False
    ) -> None:
        """Let the engine go on for so long, at most as long as there is.

        By work its workers wait for one another, so that they always do the same. `alone`: it has
        one worker then; the engine comes down where several look for any solution in turns.
        """
        limit = max(least, min(seconds, self.left))
        if self.work is None:
            parameters.max_time_in_seconds = limit
            return
        parameters.max_deterministic_time = limit
        if alone:
            parameters.num_workers = 1
            parameters.linearization_level = 2
        else:
            parameters.interleave_search = True
            parameters.interleave_batch_size = BATCH

    def count(self, solver: Any) -> None:
        """Count what the engine did."""
        if self.work is not None:
            self.work.done += solver.response_proto.deterministic_time

    def charge(self, amount: float) -> None:
        """Count other work."""
        if self.work is not None:
            self.work.done += amount
