"""One round over the stations of a trust: which can be searched now, for how long, what came."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from graphlib import TopologicalSorter

from solver.trust.part import Part, PartResult
from solver.trust.parts import Station
from solver.trust.workers import Executor

TRIES = 2
"""How often a station is searched whose worker dies."""
LEAST_SECONDS = 3.0
WAIT_SECONDS = 0.2
Make = Callable[[int, float], Part]
Take = Callable[[int, PartResult | None], None]


class Round:
    """Searches each station once; one that looks at others waits until those are done.

    No two that look at the same person are searched at one time: who is met in the first cannot be
    met then in the second.
    """

    def __init__(
        self,
        stations: Sequence[Station],
        executor: Executor,
        seconds: float,
        stop: Callable[[], bool],
        only: frozenset[int] | None = None,
        workers: int | None = None,
        can_wait: Callable[[int], bool] = lambda at: False,
    ) -> None:
        """`only`: the stations to be searched, where that is not all of them. `workers`: so many
        share the time by people alone, and nothing depends on how fast they are. `can_wait`:
        whether a station is left as it is once the time is up.
        """
        self.can_wait = can_wait
        self.workers = workers
        self.seconds = seconds
        self.only = frozenset(range(len(stations))) if only is None else only
        self.stations = stations
        self.executor = executor
        self.stop = stop
        self.until = time.monotonic() + seconds
        self.order = TopologicalSorter(self._after())
        self.order.prepare()
        self.waiting: list[int] = []
        self.running: dict[int, float] = {}
        self.tries = dict.fromkeys(self.only, 0)
        self.ended = 0

    def _after(self) -> dict[int, set[int]]:
        """After which each is searched; the largest first of those that look at the same person."""
        after = {at: {*self.stations[at].after} & self.only for at in sorted(self.only)}
        sorter, order = TopologicalSorter(after), list[int]()
        sorter.prepare()
        while sorter.is_active():
            ready = sorted(sorter.get_ready(), key=self._largest_first)
            sorter.done(*ready)
            order += ready
        for number, at in enumerate(order):
            for earlier in order[:number]:
                if self.stations[at].guests & self.stations[earlier].guests:
                    after[at].add(earlier)
        return after

    def _largest_first(self, at: int) -> tuple[int, int]:
        return -len(self.stations[at].people), at

    def run(self, make: Make, take: Take) -> None:
        """`make` makes a part of so many seconds, `take` gets what came of it, if anything."""
        while self.order.is_active():
            if self.stop():
                self.executor.stop()
            self.waiting += self.order.get_ready()
            self._begin(make)
            for part, result in self.executor.finished(WAIT_SECONDS):
                self._end(part.station, result, take)

    def _begin(self, make: Make) -> None:
        """Hand over the largest first: the last to end should be a small one."""
        for at in sorted(self.waiting, key=self._largest_first):
            if self._is_late() and self.can_wait(at):
                self.waiting.remove(at)
                self.order.done(at)
            elif self.executor.room:
                seconds = self._seconds(at)
                self.waiting.remove(at)
                self.running[at] = time.monotonic() + seconds
                self.executor.submit(make(at, seconds))

    def _is_late(self) -> bool:
        return self.workers is None and time.monotonic() > self.until

    def _seconds(self, at: int) -> float:
        """The station's share, by its people, of what time all workers have left together."""
        here = len(self.stations[at].people)
        if self.workers is not None:
            everybody = sum(len(self.stations[each].people) for each in self.only)
            return max(LEAST_SECONDS, min(1.0, self.workers * here / everybody) * self.seconds)
        now = time.monotonic()
        workers = self.executor.room + len(self.running)
        promised = sum(max(0.0, end - now) for end in self.running.values())
        left = max(0.0, self.until - now)
        people = [
            len(self.stations[number].people)
            for number in self.only
            if number not in self.running and not self.tries[number]
        ]
        share = here / max(here, sum(people))
        return max(LEAST_SECONDS, min(left, (left * workers - promised) * share))

    def _end(self, at: int, result: PartResult | None, take: Take) -> None:
        self.running.pop(at)
        self.tries[at] += 1
        if result is None and self.tries[at] < TRIES and not self.stop():
            self.waiting.append(at)
            return
        self.ended += 1
        take(at, result)
        self.order.done(at)
