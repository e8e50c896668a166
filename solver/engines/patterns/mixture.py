"""Mixtures of patterns: column generation for some people, and settling each on one pattern.

The others, if any, hold what they hold: what they count to the rows is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.engines.patterns.master import Master
from solver.engines.patterns.pricing import Floats, Pricer
from solver.engines.patterns.sums import Held

Prices = npt.NDArray[np.int64]
Stop = Callable[[], bool]
SAME = 1e-6
"""Values of a linear program closer than this are taken as the same."""
FEW = 24
"""People up to whom a master goes on from where it was even while they are settled."""
ROUNDS = 6
"""Most rounds of generation after some people were settled; where it costs nothing, one does."""
SETTLED = 0.999
"""A share from which on a pattern counts as chosen."""


class Column(NamedTuple):
    """One pattern of one person: its own cost, and what it counts to which rows."""

    person: int
    held: Held
    cost: int
    rows: npt.NDArray[np.int64]
    counts: Floats

    @property
    def key(self) -> tuple[int, bytes]:
        """What tells it from others."""
        return self.person, self.held.tobytes()


class Sides:
    """The rows' limits and prices as arrays."""

    def __init__(self, pricer: Pricer) -> None:
        rows = pricer.patterns.rows
        self.low = np.array([row.low for row in rows], np.int64)
        self.high = np.array([row.high for row in rows], np.int64)
        self.under = np.array([row.under for row in rows], np.int64)
        self.over = np.array([row.over for row in rows], np.int64)
        self.scale = pricer.scale

    def whole(self, prices: Floats) -> Prices:
        """Prices as whole numbers, none beyond what a unit too few or too many costs."""
        rounded = np.rint(prices * self.scale).astype(np.int64)
        clipped: Prices = np.clip(rounded, -self.over * self.scale, self.under * self.scale)
        return clipped

    def worth(self, prices: Prices, filled: Floats) -> float:
        """The rows' part of the bound at these prices."""
        limits = np.where(prices > 0, self.low, self.high)
        return float((prices * (limits - filled)).sum()) / self.scale

    def missed(self, filled: Floats) -> npt.NDArray[np.int64]:
        """What each row costs when so much is counted to it."""
        short = np.maximum(0, self.low - filled) * self.under
        return np.rint(short + np.maximum(0, filled - self.high) * self.over).astype(np.int64)


class Mixture:
    """A master for some people, with the patterns it knows."""

    def __init__(
        self,
        pricer: Pricer,
        sides: Sides,
        people: Iterable[int],
        filled: Floats | None = None,
        *,
        settles: bool = True,
    ) -> None:
        """`settles`: whether its people are to be settled, or it is only for the bound."""
        self.pricer = pricer
        self.sides = sides
        self.people = sorted(people)
        self.filled = np.zeros(len(sides.low)) if filled is None else filled
        self.goes_on = not settles or len(self.people) <= FEW
        self.master = self._new_master(self.people, self.filled)
        self.columns: list[Column] = []
        self.of: dict[int, list[int]] = {person: [] for person in self.people}
        self.known: set[tuple[int, bytes]] = set()
        self.settled: dict[int, Column] = {}
        self.base = 0.0

    def _new_master(self, people: list[int], filled: Floats) -> Master:
        return Master(self.pricer.patterns.rows, people, filled, goes_on=self.goes_on)

    def add(self, column: Column) -> bool:
        """Whether it is new."""
        if column.key in self.known:
            return False
        self.known.add(column.key)
        self.of[column.person].append(len(self.columns))
        self.columns.append(column)
        self.master.add(
            column.person, float(column.cost), column.rows.tolist(), column.counts.tolist()
        )
        return True

    def priced(
        self, prices: Prices, each: int, *, only: Floats | None = None
    ) -> tuple[float, list[Column]]:
        """The bound at these prices, and the cheapest patterns under them.

        `only`: leave out patterns that cost more than these prices pay for.
        """
        free = None if len(self.people) == len(self.pricer.patterns.people) else self.people
        open_ = [person for person in self.people if person not in self.settled]
        some = None if free is None and not self.settled else frozenset(open_)
        least, found = self.pricer.cheapest(self.pricer.reduced(prices), each, some)
        bound = self.sides.worth(prices, self.filled) + float(least[open_].sum()) / self.sides.scale
        worth = self.master.worth() if only is not None else {}
        columns = []
        for at, (rows, counts) in enumerate(self.pricer.rows_of(found)):
            person, cost = int(found.person[at]), int(found.cost[at])
            if only is None or cost - only[rows] @ counts - worth[person] < -SAME:
                columns.append(Column(person, found.held[at].copy(), cost, rows, counts))
        return bound, columns

    def grow(self, each: int, rounds: int, enough: float, stop: Stop) -> float | None:
        """The value after some rounds of generation; None where it can't get below `enough`."""
        enough -= self.base
        value = self.master.solve()
        for _ in range(rounds):
            if value is None or stop():
                break
            prices = self.master.prices()
            bound, found = self.priced(self.sides.whole(prices), each, only=prices)
            if not self.settled and bound >= enough - SAME:
                return None
            if not sum(map(self.add, found)):
                break
            before, value = value, self.master.solve()
            if value is not None and before - value < 0.02:
                break
        return None if value is None or value >= enough - SAME else value

    def settle(
        self, random: Random, share: float, enough: float, stop: Stop
    ) -> list[Column] | None:
        """One pattern for each, a part of the people at a time; None where it costs too much."""
        while True:
            shares = self.master.shares()
            if not self._choose(random, share, shares):
                break
            if len(self.settled) == len(self.people):
                break
            if len(self.of) > 2 * (len(self.people) - len(self.settled)):
                self._shrink()
            if self.grow(2, ROUNDS, enough, stop) is None or stop():
                return None
        whole = len(self.settled) == len(self.people)
        return list(self.settled.values()) if whole else None

    def _shrink(self) -> None:
        """A new master of those who are still open: the others' patterns only weigh it down."""
        self.base = float(sum(column.cost for column in self.settled.values()))
        filled = self.filled.copy()
        for column in self.settled.values():
            filled[column.rows] += column.counts
        columns = [column for column in self.columns if column.person not in self.settled]
        open_ = [person for person in self.people if person not in self.settled]
        self.master = self._new_master(open_, filled)
        self.columns, self.known = [], set()
        self.of = {person: [] for person in open_}
        for column in columns:
            self.add(column)

    def _choose(self, random: Random, share: float, shares: Floats) -> bool:
        """Settle the people whose patterns are used most; whether there were any to settle."""
        free = [person for person in self.people if person not in self.settled]
        offers = []
        for person in filter(self.of.__getitem__, free):
            at = max(self.of[person], key=shares.__getitem__)
            luck = 0.1 * random.random() if shares[at] < SETTLED else 0.0
            offers.append((shares[at] + luck, at, person))
        offers.sort(reverse=True)
        most = max(1, int(len(free) * share))
        for number, (_, at, person) in enumerate(offers):
            if number and (number >= most or shares[at] < 0.5):
                break
            self.settled[person] = self.columns[at]
            for other in self.of[person]:
                if other != at:
                    self.master.close(other)
        return bool(offers)
