"""Column generation for everybody at once: the best mixture of patterns, and a bound on the way.

The bound holds at any prices and so at every round: what the rows are worth at them plus what each
person's cheapest pattern costs. Prices are smoothed towards those of the best bound yet, which
keeps them from swinging.
"""

from __future__ import annotations

from math import ceil, inf

import numpy as np
import numpy.typing as npt

from solver.engines.patterns.mixture import SAME, Column, Mixture, Prices, Sides, Stop
from solver.engines.patterns.paths import Paths
from solver.engines.patterns.pricing import Floats, Pricer

SMOOTH = 0.5
EACH = 2


class Root:
    """The mixture of everybody, round by round. `bound`: the best yet, at `prices`."""

    def __init__(self, pricer: Pricer) -> None:
        self.pricer = pricer
        self.sides = Sides(pricer)
        people = range(len(pricer.patterns.people))
        self.mixture = Mixture(pricer, self.sides, people, settles=False)
        self.bound = -inf
        self.prices: Prices = np.zeros(len(pricer.patterns.rows), np.int64)
        self.value = inf
        self.done = False

    def round(self) -> None:
        """One solve of the master and one pricing of everybody."""
        value = self.mixture.master.solve()
        if value is None:
            self.done = True
            return
        self.value = value
        if self.at_best():
            self.done = True
            return
        lp = self.mixture.master.prices()
        here = self.sides.whole(lp)
        if self.bound > -inf:
            mixed = np.rint(SMOOTH * self.prices + (1 - SMOOTH) * here).astype(np.int64)
            if self._try(mixed, lp):
                return
        if not self._try(here, lp):
            self.done = True

    def _try(self, prices: Prices, lp: Floats) -> bool:
        """Whether pricing brings a pattern that the mixture can use, or a sum to follow."""
        news = self.pricer.news
        bound, found = self.mixture.priced(prices, EACH, only=lp)
        if bound > self.bound:
            self.bound, self.prices = bound, prices
        return sum(map(self.mixture.add, found)) > 0 or self.pricer.news > news

    def at_best(self) -> bool:
        """Whether the bound can't rise to another whole number."""
        return self.bound > -inf and ceil(self.bound - SAME) >= ceil(self.value - SAME)

    def run(self, stop: Stop) -> None:
        """Until nothing more can be gained."""
        while not self.done and not stop():
            self.round()

    def whole_bound(self) -> int:
        """The bound on any roster's cost: costs are whole numbers."""
        return max(0, ceil(self.bound - SAME))

    def good_columns(self, each: int) -> list[Column]:
        """For each person the patterns that come nearest to being used at the best prices."""
        reduced = self.pricer.reduced(self.prices)
        days = np.arange(self.pricer.days)
        kept: list[Column] = []
        for person, numbers in self.mixture.of.items():
            if not numbers:
                continue
            held = np.stack([self.mixture.columns[at].held for at in numbers])
            order = np.argsort(reduced[person][days, held].sum(axis=1), kind="stable")[:each]
            kept += (self.mixture.columns[numbers[at]] for at in order)
        return kept

    def closed(self, cost: int) -> npt.NDArray[np.bool_]:
        """By person, day and choice: whether no roster that costs less than `cost` holds it there.

        A roster that does costs at least the bound, and what its cheapest pattern with that choice
        costs more than the cheapest of all.
        """
        pricer = self.pricer
        reduced = pricer.reduced(self.prices)
        room = (cost - 1 - self.bound) * pricer.scale + 1
        closed = np.ones(pricer.own.shape, bool)
        for group in pricer.groups:
            paths = Paths(group.network, reduced[group.people], pricer.scale)
            over = paths.marginals().astype(np.int64) - paths.least[:, None, None]
            closed[group.people] = over > room
        return closed
