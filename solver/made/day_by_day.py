"""The best plan taken day by day: people or weeks freed and solved anew, and proof at the end.

Runs beside the search by patterns. Once it knows that search's bound, it frees everything that
could still make a difference at once: a choice whose cheapest pattern lifts the bound above the
best plan's cost is in no better plan. What is left is often small enough to be searched through.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from math import ceil
from random import Random

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from solver.clock import Clock
from solver.engines.grid_sessions import SessionGrid
from solver.engines.patterns.root import Root
from solver.engines.tally import breach
from solver.made.best_so_far import BestSoFar
from solver.plan import Plan, current_plan
from solver.primitives import Total
from solver.statement import Statement

SOLVE_SECONDS, PROOF_SECONDS = 1.0, 8.0
PATIENCE = 20.0
"""Seconds that patterns have to themselves at first, to settle everybody."""
MORE_REST, MOST_REST = 0.5, 4.0
"""After each neighbourhood in vain this search rests longer, up to so many times what it took:
trading patterns needs the processor too, and which of the two goes further differs."""
SIZES = (2, 3, 4, 6, 8)
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)
SEARCHABLE = 4000
"""Choices that may still be open for a proof to be worth trying."""
STRONG = ("max_lp", "reduced_costs")
"""What searches with strong linear programs. The engine's own choice for few workers does without:
on the public instances it then proves nothing in half a minute that this proves in a second."""


class DayByDay:
    """One search, sharing the best plan with others."""

    def __init__(self, statement: Statement, best: BestSoFar, seed: int, workers: int) -> None:
        self.statement = statement
        self.problem = statement.problem
        self.best = best
        self.random = Random(seed)
        self.workers = workers
        self.proof_seconds = PROOF_SECONDS
        self.proof_tried: tuple[int, int] | None = None
        self.proof_due = 0.0
        self.rest = 0.0
        self.gains = dict.fromkeys(SIZES, 1.0)
        self.cells: list[list[int]] = [[] for _ in self.problem.rota.people]
        for cell in self.problem.cells:
            self.cells[cell.person].append(cell.index)

    def run(self) -> None:
        """Until it is over."""
        self._wait(min(PATIENCE, self.best.clock.left / 3), lambda: self.best.is_settled)
        while not self.best.over():
            plan = self.best.plan or current_plan(self.problem)
            if not self.best.holds:
                self._whole(plan)
            elif self._may_prove():
                self._prove(plan)
            else:
                self._take_turns(plan)

    @property
    def is_resting(self) -> bool:
        """Whether so many neighbourhoods were in vain that it leaves most of its time to others."""
        return self.rest >= MOST_REST

    def _take_turns(self, plan: Plan) -> None:
        """One neighbourhood, then the patterns' turn: the longer, the more were in vain."""
        begun = self.best.clock.elapsed
        if self._neighbourhood(plan):
            self.rest = 0.0
            return
        self.rest = min(MOST_REST, self.rest + MORE_REST)
        took = self.best.clock.elapsed - begun
        self._wait(self.rest * took, lambda: self.best.plan is not plan)

    def _wait(self, seconds: float, enough: Callable[[], bool]) -> None:
        """Leave the processor to the patterns for so long, or until that."""
        clock = Clock(seconds, self.best.over)
        while clock.left > 0 and not enough() and not self.best.clock.is_repeatable:
            self.best.pause(0.05)

    def _grid(self, plan: Plan, free: frozenset[int]) -> SessionGrid:
        return SessionGrid(self.statement, plan, free, self.best.aim, plan.placed, ())

    def _solve(
        self, grid: SessionGrid, seconds: float, workers: int
    ) -> tuple[int, cp_model.CpSolver]:
        solver = cp_model.CpSolver()
        self.best.clock.limit(solver.parameters, seconds)
        solver.parameters.num_workers = workers
        solver.parameters.catch_sigint_signal = False
        solver.parameters.random_seed = self.random.randrange(1 << 30)
        solver.parameters.symmetry_level = 0
        solver.parameters.subsolvers.extend(STRONG)
        finished = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(solver, finished), daemon=True)
        watcher.start()
        try:
            status = solver.solve(grid.model)
        finally:
            finished.set()
            watcher.join()
        self.best.clock.count(solver)
        return int(status), solver

    def _watch(self, solver: cp_model.CpSolver, finished: threading.Event) -> None:
        while not finished.wait(0.1):
            if self.best.over():
                solver.stop_search()

    def _whole(self, plan: Plan) -> None:
        """Everything free, for a first plan that holds."""
        free = frozenset(cell.index for cell in self.problem.cells if cell.is_free)
        grid = self._grid(plan, free)
        status, solver = self._solve(grid, 2 * self.proof_seconds, self.workers)
        self.proof_seconds *= 1.5
        if status in FOUND:
            self.best.offer(grid.read(solver))

    def _neighbourhood(self, plan: Plan) -> bool:
        """Whether some people over all days, or everybody over some, solved anew are better."""
        size = self.random.choices(SIZES, [self.gains[size] for size in SIZES])[0]
        if self.random.random() < 0.3:
            days = self._days(size)
            free = [cell.index for cell in self.problem.cells if cell.day in days]
        else:
            free = [cell for person in self._people(plan, size) for cell in self.cells[person]]
        cells = self.problem.cells
        grid = self._grid(plan, frozenset(cell for cell in free if cells[cell].is_free))
        status, solver = self._solve(grid, SOLVE_SECONDS, self.workers)
        better = status in FOUND and self.best.offer(grid.read(solver))
        self.gains[size] = max(0.05, 0.9 * self.gains[size] + (1.0 if better else 0.0))
        return better

    def _days(self, size: int) -> range:
        length = min(self.problem.rota.days, size + 1)
        first = self.random.randrange(self.problem.rota.days - length + 1)
        return range(first, first + length)

    def _people(self, plan: Plan, size: int) -> list[int]:
        """People at random, half of the time such as could fill or leave a sum that is missed."""
        people = list(range(len(self.cells)))
        self.random.shuffle(people)
        missed = [
            each
            for each in self.statement.primitives
            if isinstance(each, Total) and each.mark.person is None and breach(each, plan)
        ]
        if missed and self.random.random() < 0.6:
            row = self.random.choice(missed)
            able = {self.problem.cells[cell].person for cell in row.weights}
            near = [
                person for person in people if person in able and self._differs(row, plan, person)
            ]
            people = [*near[: (size + 1) // 2], *(p for p in people if p not in near)]
        return people[:size]

    def _differs(self, row: Total, plan: Plan, person: int) -> bool:
        """Whether a person counts to a sum that is short, or does not to one that is over."""
        counts = sum(
            row.weights[cell][plan.held[cell]] for cell in self.cells[person] if cell in row.weights
        )
        return (counts == 0) == (row.low is not None)

    def _may_prove(self) -> bool:
        """Whether a proof is due: not tried at this cost, or as long ago as it took."""
        root, cost = self.best.root, self.best.cost
        if root is None or cost is None or root.bound < 0:
            return False
        elapsed = self.best.clock.elapsed
        return self.proof_tried != (cost, root.whole_bound()) or elapsed >= self.proof_due

    def _prove(self, plan: Plan) -> None:
        """Search through all that could be better than the best plan."""
        root, cost = self.best.root, self.best.cost
        if root is None or cost is None:
            return
        self.proof_tried = (cost, root.whole_bound())
        closed = root.closed(cost)
        if (~closed).sum() > SEARCHABLE:
            return
        free = frozenset(cell.index for cell in self.problem.cells if cell.is_free)
        grid = self._grid(plan, free)
        self._close(grid, root, closed)
        total = grid.dues.total()
        grid.model.add(total <= cost - 1)
        grid.model.add(total >= self.best.bound)
        status, solver = self._solve(grid, self.proof_seconds, self.workers)
        elapsed = self.best.clock.elapsed
        self.proof_due = elapsed + self.proof_seconds
        self.proof_seconds *= 1.5
        if status == cp_model.INFEASIBLE:
            self.best.prove(cost)
        elif status in FOUND:
            self.best.offer(grid.read(solver))
        if status in (cp_model.UNKNOWN, *FOUND):
            self.best.prove(min(cost, ceil(solver.best_objective_bound - 1e-6)))

    def _close(self, grid: SessionGrid, root: Root, closed: npt.NDArray[np.bool_]) -> None:
        """Choices that no better plan holds."""
        for number, person in enumerate(root.pricer.patterns.people):
            for at, cell in enumerate(person.cells):
                for choice, lit in enumerate(grid.held.get(cell, ())):
                    if closed[number, at, choice]:
                        grid.model.add(lit == 0)
