"""Rosters of whole patterns: a first one by settling everybody, then better ones.

A neighbourhood frees some people and generates patterns for them alone. Its own bound says at once
where nothing is to be gained. Whom to free is drawn by regret: how much dearer a person's pattern
is, at the root's prices, than their cheapest one; all regrets together are what lies between the
roster and the bound.
"""

from __future__ import annotations

from random import Random
from time import monotonic

import numpy as np
import numpy.typing as npt

from solver.engines.patterns.mixture import Column, Mixture, Stop
from solver.engines.patterns.pricing import Floats
from solver.engines.patterns.root import Root
from solver.plan import Plan

Costs = npt.NDArray[np.int64]
SIZES = (3, 4, 6, 8, 12, 16, 24, 32, 40, 48)
MOST_AT_ONCE = 72
"""People freed at a time; up to so many, everybody too: where a seat is short only many together,
or all from anew, find who can fill it."""
TRIES, SHY = 6, 40
"""How often a pattern is looked for that keeps every sum, and what holding a choice that counts to
a sum not followed costs more each time."""
KEPT = 100
"""Patterns of each person that a mixture starts with."""


class Roster:
    """One pattern for each person."""

    def __init__(self, columns: list[Column], root: Root) -> None:
        self.columns = sorted(columns, key=lambda column: column.person)
        self.filled = np.zeros(len(root.sides.low))
        for column in columns:
            self.filled[column.rows] += column.counts
        self.missed: Costs = root.sides.missed(self.filled)
        self.cost = int(self.missed.sum()) + sum(column.cost for column in columns)


def one_by_one(root: Root, random: Random, stop: Stop) -> Roster | None:
    """A first roster: person by person the pattern that is best beside those already there."""
    pricer, sides = root.pricer, root.sides
    people = list(range(len(pricer.patterns.people)))
    random.shuffle(people)
    filled = np.zeros(len(sides.low))
    taken: list[Column] = []
    for person in people:
        worth = np.where(
            filled < sides.low, sides.under, np.where(filled < sides.high, 0, -sides.over)
        )
        reduced = pricer.reduced(worth * sides.scale)
        for _ in range(TRIES):  # patterns may breach a sum that is followed only after that
            _, found = pricer.cheapest(reduced, KEPT, frozenset({person}))
            if stop() or len(found.person):
                break
            for at in pricer.sleeping(person):
                for day, weights in enumerate(pricer.patterns.people[person].tallies[at].weights):
                    counts_here = [choice for choice, weight in enumerate(weights) if weight]
                    reduced[person, day, counts_here] += SHY * sides.scale
        if stop() or not len(found.person):
            return None
        options = []
        for at, (rows, counts) in enumerate(pricer.rows_of(found)):
            after = filled.copy()
            after[rows] += counts
            cost = int(found.cost[at]) + int(sides.missed(after).sum())
            options.append(
                (cost, at, Column(person, found.held[at], int(found.cost[at]), rows, counts))
            )
        best = min(options, key=lambda option: option[:2])[2]
        filled[best.rows] += best.counts
        taken.append(best)
    return Roster(taken, root)


class RosterSearch:
    """Searches for rosters among the patterns of a root."""

    def __init__(self, root: Root, random: Random) -> None:
        self.root = root
        self.random = random
        self.good: dict[int, list[Column]] = {}
        for column in root.good_columns(KEPT):
            self.good.setdefault(column.person, []).append(column)
        reduced = root.pricer.reduced(root.prices)
        self.reduced = reduced.astype(np.int64)
        least, _ = root.pricer.cheapest(reduced)
        self.least = least
        people = len(root.pricer.patterns.people)
        self.sizes = [size for size in SIZES if size < people]
        if people <= MOST_AT_ONCE:
            self.sizes.append(people)
        self.gains = dict.fromkeys(self.sizes, 1.0)
        self.spent = dict.fromkeys(self.sizes, 0.1)

    def first(self, share: float, stop: Stop, enough: float = float("inf")) -> Roster | None:
        """A roster from nothing."""
        mixture = self._mixture(range(len(self.root.pricer.patterns.people)), None)
        if mixture.grow(2, 1, enough, stop) is None:
            return None
        found = mixture.settle(self.random, share, enough, stop)
        return None if found is None else Roster(found, self.root)

    def roster_of(self, plan: Plan) -> Roster:
        """A plan that was found in another way, as patterns."""
        people = self.root.pricer.patterns.people
        held = np.zeros((len(people), self.root.pricer.days), np.int16)
        for number, person in enumerate(people):
            held[number, : len(person.cells)] = [plan.held[cell] for cell in person.cells]
        columns = self.root.pricer.columns(np.arange(len(people), dtype=np.int32), held)
        rows = self.root.pricer.rows_of(columns)
        found = [
            Column(number, held[number], int(columns.cost[number]), *rows[number])
            for number in range(len(people))
        ]
        self._keep(found)
        return Roster(found, self.root)

    def _mixture(self, people: range | list[int], filled: Floats | None) -> Mixture:
        mixture = Mixture(self.root.pricer, self.root.sides, people, filled)
        for person in mixture.people:
            for column in self.good.get(person, ()):
                mixture.add(column)
        return mixture

    def better(self, roster: Roster, stop: Stop) -> Roster | None:
        """A cheaper roster in one neighbourhood of this one, if one is found."""
        weights = [self.gains[size] / self.spent[size] for size in self.sizes]
        floor = 0.1 * sum(weights) / len(weights)
        size = self.random.choices(self.sizes, [max(floor, each) for each in weights])[0]
        begun = monotonic()
        found = self._replace(roster, self.around(roster, size), stop)
        self.spent[size] = 0.95 * self.spent[size] + monotonic() - begun
        self.gains[size] *= 0.95
        if found is not None:
            self.gains[size] += min(20, roster.cost - found.cost)
        return found

    def _replace(self, roster: Roster, people: list[int], stop: Stop) -> Roster | None:
        """The roster with other patterns for these people, where that is cheaper."""
        freed = set(people)
        kept = [column for column in roster.columns if column.person not in freed]
        filled = np.zeros_like(roster.filled)
        for column in kept:
            filled[column.rows] += column.counts
        mixture = self._mixture(people, filled)
        for column in roster.columns:
            if column.person in freed:
                mixture.add(column)
        # Of the cost only the freed people's and the rows' is at stake.
        enough = roster.cost - sum(column.cost for column in kept) - 1 + 0.01
        if mixture.grow(2, 30, enough, stop) is None:
            return None
        found = mixture.settle(self.random, 0.3, enough, stop)
        if found is None:
            return None
        self._keep(found)
        better = Roster([*kept, *found], self.root)
        return better if better.cost < roster.cost else None

    def _keep(self, columns: list[Column]) -> None:
        """Remember patterns that made a roster better."""
        for column in columns:
            known = self.good.setdefault(column.person, [])
            if all(column.key != other.key for other in known):
                known.insert(0, column)
                del known[2 * KEPT :]

    def regrets(self, roster: Roster) -> Costs:
        """For each person how much dearer the pattern is than the cheapest one, scaled."""
        days = np.arange(self.root.pricer.days)
        return np.array(
            [
                int(self.reduced[column.person, days, column.held].sum())
                - int(self.least[column.person])
                for column in roster.columns
            ],
            np.int64,
        )

    def around(self, roster: Roster, size: int) -> list[int]:
        """People to free: by regret, by who is on the rows that cost most, or by chance."""
        count = len(roster.columns)
        weights = np.full(count, 1.0)
        kind = self.random.random()
        if kind < 0.45:
            regrets = self.regrets(roster)
            weights = regrets / max(1, regrets.max()) + 0.05
        elif kind < 0.85 and roster.missed.any():
            weights = self._near_missed(roster)
        taken: list[int] = []
        for _ in range(min(size, count)):
            person = self.random.choices(range(count), weights.tolist())[0]
            taken.append(person)
            weights[person] = 0
        return taken

    def _near_missed(self, roster: Roster) -> Floats:
        """Weights by whether people have a choice that counts to a row that is missed."""
        row = self.random.choices(range(len(roster.missed)), roster.missed.tolist())[0]
        place, rows, _ = self.root.pricer.entries
        pricer = self.root.pricer
        spots = place[rows == row]
        person, rest = np.divmod(spots, pricer.days * pricer.width)
        day, choice = np.divmod(rest, pricer.width)
        able = ~pricer.barred[person, day, choice]
        weights = np.full(len(roster.columns), 0.02)
        slack = self.reduced[person, day, choice] - self.reduced[person, day].min(axis=1)
        near = 1 / (1 + slack / (self.root.sides.scale * 5.0))
        np.maximum.at(weights, person[able], near[able])
        return weights
