"""Who begins where: everybody where they can meet their manager, as few people moved as can be."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import gcd, lcm

from ortools.sat.python import cp_model

from solver.clock import Clock
from solver.problem import Problem
from solver.request import Starts
from solver.starts.chances import Chances, Pair

Places = dict[int, int]
"""For each row, the line of its rota (from 0) on which who begins there now begins then."""


class Assignment:
    """The choice as a model, asked again after each start that turned out to be no good."""

    def __init__(
        self, problem: Problem, asked: Starts, classes: list[tuple[int, ...]], chances: Chances
    ) -> None:
        """`classes`: rows of people who may change places with one another."""
        self.problem, self.asked = problem, asked
        self.model = cp_model.CpModel()
        self.surely, self.never = (self.model.new_constant(value) for value in (1, 0))
        self.now = {
            row: walk.people.index(row) for walk in problem.walks for row in set(walk.people)
        }
        self.pairs: dict[int, tuple[int, Pair]] = {}
        for row, person in enumerate(problem.rota.people):
            manager = problem.manager(row)
            if manager not in (None, row) and not person.vacant:
                self.pairs[row] = manager, chances.pair(row, manager)
        self.turns = self._turns()
        self.classes = classes
        self.at: dict[int, dict[int, cp_model.IntVar]] = {}
        for rows in classes:
            self._change_places(rows)
        self.missed = {row: self.model.new_bool_var("") for row in self.pairs}
        for row in self.pairs:
            self._meet(row)
        for one, other in self._mates() if asked.together else ():
            self._keep_apart(one, other)
        self._few_moved()

    def _turns(self) -> dict[int, int]:
        """By walk, after how many lines the starts are alike again for whoever is to meet."""
        found = {walk.index: 1 for walk in self.problem.walks}
        for row, (manager, pair) in self.pairs.items():
            for walk in (self.problem.walk_of[row], self.problem.walk_of[manager]):
                alike = gcd(pair.own, pair.theirs) if pair.wraps else len(walk.people)
                found[walk.index] = lcm(found[walk.index], alike)
        if self.asked.together:
            found = {walk.index: len(walk.people) for walk in self.problem.walks}
        return found

    def _change_places(self, rows: tuple[int, ...]) -> None:
        """Each on one place of those that are alike, of which there are as many as people."""
        turn = self.turns[self.problem.walk_of[rows[0]].index]
        places = self._alike(rows, turn)
        for row in rows:
            own = self.now[row] % turn
            like = {
                kind: self.now[row] if kind == own else each[0] for kind, each in places.items()
            }
            self.at[row] = {place: self.model.new_bool_var("") for place in like.values()}
            self.model.add_exactly_one(self.at[row].values())
        for kind, each in places.items():
            there = (here for row in rows for at, here in self.at[row].items() if at % turn == kind)
            self.model.add(sum(there) == len(each))

    def _alike(self, rows: tuple[int, ...], turn: int) -> dict[int, list[int]]:
        """The places of people who may change places, those that are alike together."""
        places: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            places[self.now[row] % turn].append(self.now[row])
        return places

    def _places(self, row: int) -> dict[int, cp_model.IntVar]:
        """Where somebody may begin, and what says that they do."""
        return dict(self.at[row]) if row in self.at else {self.now[row]: self.surely}

    def _meet(self, row: int) -> None:
        """Wherever the manager begins, the person begins where the two can meet, or misses it."""
        manager, pair = self.pairs[row]
        mine = self._places(row)
        for theirs, there in self._places(manager).items():
            good = [here for own, here in mine.items() if pair.fits(own, theirs)]
            self.model.add_bool_or(*good, self.missed[row], there.negated())

    def bar(self, row: int, own: int, theirs: int) -> None:
        """These two starts, and those like them, turned out to leave the person without."""
        manager, pair = self.pairs[row]
        key = pair.key(own, theirs)
        for place, there in self._places(manager).items():
            for mine, here in self._places(row).items():
                if pair.key(mine, place) == key:
                    neither = here.negated(), there.negated()
                    self.model.add_bool_or(self.missed[row], *neither)

    def _mates(self) -> list[tuple[int, int]]:
        """Neighbours in each team of a rota."""
        teams: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row, person in enumerate(self.problem.rota.people):
            if person.team and not person.vacant:
                teams[person.rota, person.team.casefold()].append(row)
        return [pair for rows in teams.values() for pair in pairwise(rows)]

    def _keep_apart(self, one: int, other: int) -> None:
        """The two stay as many lines apart as they are now."""
        lines = self.problem.lines(one)
        apart = self.now[other] - self.now[one]
        there = {(place - apart) % lines: where for place, where in self._places(other).items()}
        here = self._places(one)
        for place in here.keys() | there.keys():
            self.model.add(here.get(place, self.never) == there.get(place, self.never))

    def _few_moved(self) -> None:
        """Fewest without meetings, then fewest moved, then fewest taken from their team alone."""
        moved = {row: 1 - places[self.now[row]] for row, places in self.at.items()}
        parted = []
        for one, other in self._mates():
            parted.append(self.model.new_bool_var(""))
            apart = moved.get(one, 0) - moved.get(other, 0)
            self.model.add(parted[-1] >= apart)
            self.model.add(parted[-1] >= -apart)
        most = len(parted) + 1
        least = most * (len(self.at) + 1) * sum(self.missed.values())
        self.model.minimize(least + most * sum(moved.values()) + sum(parted))

    def solve(self, clock: Clock, seed: int) -> Places | None:
        """The best choice found in the time."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        solver.parameters.random_seed = seed
        clock.limit(solver.parameters, clock.left, alone=True)
        status = solver.solve(self.model)
        clock.count(solver)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        found: Places = {}
        for rows in self.classes:
            turn = self.turns[self.problem.walk_of[rows[0]].index]
            free = self._alike(rows, turn)
            moving = []
            for row in rows:
                place = next(at for at, here in self.at[row].items() if solver.value(here))
                if place == self.now[row]:
                    found[row] = place
                    free[place % turn].remove(place)
                else:
                    moving.append((row, place % turn))
            found |= {row: free[kind].pop(0) for row, kind in moving}
        return found
