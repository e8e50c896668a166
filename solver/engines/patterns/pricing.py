"""Pricing: the cheapest patterns of everybody under prices for the rows that they share."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.engines.patterns.automaton import Kind
from solver.engines.patterns.compiled import Patterns, Personal
from solver.engines.patterns.network import Network, network_of
from solver.engines.patterns.paths import BARRED, TOO_DEAR, Ints, Paths
from solver.engines.patterns.sums import (
    Held,
    can_bind,
    is_priced,
    is_tight,
    outside,
    price_beside,
    values_of,
)

Floats = npt.NDArray[np.float64]
WAKES = 3
"""Patterns that breach a sum not followed, until it is."""
NARROW, WIDEST = 1000, 3000
"""Most values that the sums followed may take together: from the start, and once some woke."""


class Group(NamedTuple):
    """People whose patterns are paths of one network."""

    people: Ints
    network: Network


class Columns(NamedTuple):
    """Patterns found: whose, what each holds by day, and what it costs by itself, unscaled."""

    person: Ints
    held: Held
    cost: npt.NDArray[np.int64]


class Pricer:
    """Everybody's networks. `scale`: prices are whole multiples of one over it.

    Sums that are hardly ever breached are not followed until patterns are found that breach them;
    `news` counts these finds. Until then the networks hold more than there is, so that bounds hold.
    """

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        cells = patterns.statement.problem.cells
        people = patterns.people
        self.days = max(len(person.cells) for person in people)
        self.width = max(len(cell.choices) for cell in cells)
        self.own = np.zeros((len(people), self.days, self.width), np.int64)
        self.barred = np.ones(self.own.shape, bool)
        dearest = max([1, *(max(row.under, row.over) for row in patterns.rows)])
        self.scale = 1 << max(0, min(10, int(np.log2((1 << 26) / (dearest * self.days)))))
        for number, person in enumerate(people):
            self._price(number, person)
        self.priced = {number for number, person in enumerate(people) if is_priced(person)}
        self.entries = self._entries()
        self.followed: list[set[int]] = [self._core(person) for person in people]
        self.breached: dict[tuple[int, int], int] = defaultdict(int)
        self.news = 0
        self.groups = self._groups()
        self._check_everybody()

    def _check_everybody(self) -> None:
        """Raise NoPatternError for the first person who can hold no pattern at all."""
        least, _ = self.cheapest(self.reduced(np.zeros(len(self.patterns.rows), np.int64)))
        if (least >= TOO_DEAR).any():
            raise NoPatternError(int(least.argmax()))

    def _price(self, number: int, person: Personal) -> None:
        """Chains of one step: choices of a day that cost something, or may not be held."""
        cells = self.patterns.statement.problem.cells
        for at, cell in enumerate(person.cells):
            self.barred[number, at, : len(cells[cell].choices)] = False
        for chain in person.chains:
            if len(chain.steps) == 1:
                at, choices = chain.steps[0]
                if chain.price is None:
                    self.barred[number, at, list(choices)] = True
                else:
                    self.own[number, at, list(choices)] += chain.price
        for tally in person.tallies:
            if tally.high is not None and tally.price is None:
                for at, weights in enumerate(tally.weights):
                    over = [c for c, weight in enumerate(weights) if weight > tally.high]
                    self.barred[number, at, over] = True

    def _entries(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
        """(place in `own`, row, weight) wherever a choice counts to a row."""
        place = {
            cell: (number * self.days + at) * self.width
            for number, person in enumerate(self.patterns.people)
            for at, cell in enumerate(person.cells)
        }
        found = [
            (place[cell] + choice, number, weight)
            for number, row in enumerate(self.patterns.rows)
            for cell, weights in row.weights.items()
            for choice, weight in enumerate(weights)
            if weight
        ]
        found.sort()
        table = np.array(found, np.int64).reshape(-1, 3)
        return table[:, 0], table[:, 1], table[:, 2].astype(np.float64)

    def _core(self, person: Personal) -> set[int]:
        """Sums followed from the start: with a least or a price, and tight ones, while few."""
        binding = [at for at, tally in enumerate(person.tallies) if can_bind(tally)]
        core = {
            at
            for at in binding
            if person.tallies[at].low is not None or person.tallies[at].price is not None
        }
        for at in binding:
            if at not in core and is_tight(person.tallies[at]):
                wider = core | {at}
                if values_of(person, wider) <= NARROW:
                    core = wider
        return core

    def _groups(self) -> list[Group]:
        members: dict[Kind, list[int]] = defaultdict(list)
        for number, person in enumerate(self.patterns.people):
            members[self._kind(number, person)].append(number)
        groups = []
        for kind, people in members.items():
            network = network_cached(kind)
            if network is None:
                raise NoPatternError(people[0])
            groups.append(Group(np.array(people, np.int32), network))
        return groups

    def _kind(self, number: int, person: Personal) -> Kind:
        cells = self.patterns.statement.problem.cells
        return Kind(
            tuple(len(cells[cell].choices) for cell in person.cells),
            tuple(chain for chain in person.chains if len(chain.steps) > 1),
            tuple(person.tallies[at] for at in sorted(self.followed[number])),
            tuple(person.spoilt),
        )

    def reduced(self, prices: npt.NDArray[np.int64]) -> Ints:
        """What each choice costs once rows are paid for: by person, day and choice, scaled."""
        place, row, weight = self.entries
        paid = np.bincount(place, weights=prices[row] * weight, minlength=self.own.size)
        cost = self.own * self.scale - paid.astype(np.int64).reshape(self.own.shape)
        return np.where(self.barred, BARRED, cost).astype(np.int32)

    def rows_of(self, columns: Columns) -> list[tuple[npt.NDArray[np.int64], Floats]]:
        """For each pattern the rows it counts to, and by how much."""
        place, row, weight = self.entries
        spot = (columns.person[:, None] * self.days + np.arange(self.days)) * self.width
        spot = spot + columns.held
        first = np.searchsorted(place, spot, "left")
        last = np.searchsorted(place, spot, "right")
        found: list[tuple[npt.NDArray[np.int64], Floats]] = []
        for begin, end in zip(first, last, strict=True):
            which = np.concatenate([np.arange(b, e) for b, e in zip(begin, end, strict=True)])
            rows, back = np.unique(row[which], return_inverse=True)
            found.append((rows, np.bincount(back, weights=weight[which]).astype(np.float64)))
        return found

    def cheapest(
        self, cost: Ints, each: int = 1, people: frozenset[int] | None = None
    ) -> tuple[npt.NDArray[np.int64], Columns]:
        """(the least cost of each person, scaled, and patterns that keep every sum).

        `people`: only these; the others' least is 0.
        """
        least = np.zeros(len(self.patterns.people), np.int64)
        persons, helds = [], []
        for group in self.groups:
            mine = group.people
            if people is not None:
                mine = np.array([p for p in mine.tolist() if p in people], np.int32)
                if not len(mine):
                    continue
            paths = Paths(group.network, cost[mine], self.scale)
            least[mine] = paths.least
            person, held = paths.patterns(each)
            persons.append(mine[person])
            helds.append(held)
        columns = self.columns(np.concatenate(persons), np.concatenate(helds))
        return least, self._kept(columns)

    def columns(self, person: Ints, held: Held) -> Columns:
        """Patterns with what each costs by itself."""
        own = self.own[person[:, None], np.arange(self.days), held].sum(axis=1)
        cost = own.copy()
        for at, number in enumerate(person.tolist()):
            if number in self.priced:
                cost[at] += price_beside(self.patterns.people[number], held[at])
        return Columns(person, held, cost)

    def _kept(self, columns: Columns) -> Columns:
        """Those that keep the sums not followed; one breached often enough is followed then."""
        good = np.ones(len(columns.person), bool)
        woken = False
        asleep = {number: self.sleeping(number) for number in set(columns.person.tolist())}
        for at, (number, held) in enumerate(
            zip(columns.person.tolist(), columns.held, strict=True)
        ):
            for which in asleep[number]:
                tally = self.patterns.people[number].tallies[which]
                if tally.price is None and outside(tally, held):
                    good[at] = False
                    self.breached[number, which] += 1
                    self.news += self.breached[number, which] <= WAKES
                    if self.breached[number, which] == WAKES:  # from the next time on
                        woken |= self._wake(number, which)
        if woken:
            self.groups = self._groups()
        return Columns(columns.person[good], columns.held[good], columns.cost[good])

    def sleeping(self, number: int) -> list[int]:
        """Sums of a person that are not followed and could bind."""
        person = self.patterns.people[number]
        return [
            at
            for at, tally in enumerate(person.tallies)
            if at not in self.followed[number] and can_bind(tally)
        ]

    def _wake(self, number: int, which: int) -> bool:
        """Follow a sum from now on, for all of the group who have it, unless states get too many.

        All of them at once, so that they stay one group.
        """
        person = self.patterns.people[number]
        if values_of(person, self.followed[number] | {which}) > WIDEST:
            return False
        group = next(each for each in self.groups if number in each.people)
        for other in group.people.tolist():
            for at, tally in enumerate(self.patterns.people[other].tallies):
                if tally == person.tallies[which]:
                    self.followed[other] = self.followed[other] | {at}
        return True


class NoPatternError(Exception):
    """There is no pattern at all for a person: what is asked of them cannot hold."""

    def __init__(self, person: int) -> None:
        super().__init__(person)
        self.person = person


@lru_cache(maxsize=512)
def network_cached(kind: Kind) -> Network | None:
    """The network of a kind of person, made once."""
    return network_of(kind)
