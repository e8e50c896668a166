"""The engine's solves: seeds, workers and limits in one place."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.clock import MODEL_WORK, Clock
from solver.engines.grid_sessions import SessionGrid
from solver.plan import Plan

SLICE = 1.0
"""Work of the first slice of a search that ends once it is good enough."""
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


class Solves:
    """Solves neighbourhoods: seeds, workers and time limits in one place."""

    def __init__(self, seed: int, workers: int) -> None:
        self.random = random.Random(seed)
        self.workers = max(2, workers)
        self.count = 0
        self.reached = 0.0

    def best(
        self,
        grid: SessionGrid,
        clock: Clock,
        seconds: float,
        enough: float | None = None,
        patience: float | None = None,
        polish: float = 0.0,
    ) -> tuple[Plan | None, int]:
        """The best plan found in the neighbourhood, if any, and the engine's status.

        `enough`: stop at a solution that costs less, or so many seconds of `polish` after the first
        such. `patience`: stop so many seconds after the last one.
        """
        if clock.is_repeatable and (enough is not None or patience is not None):
            return self._by_slices(grid, clock, seconds, enough)
        solver = self._solver(clock, seconds)
        heard = _Heard(enough, polish)
        finished = threading.Event()
        watcher = threading.Thread(
            target=_watch, args=(solver, clock, heard, patience, finished), daemon=True
        )
        watcher.start()
        clock.charge(MODEL_WORK * len(grid.model.proto.constraints))
        try:
            status = solver.solve(grid.model, heard)
        finally:
            finished.set()
            watcher.join()
        clock.count(solver)
        if status not in FOUND:
            return None, int(status)
        self.reached = solver.objective_value
        if clock.is_repeatable:
            _begin_with(grid, solver.response_proto.solution)
        return grid.read(solver), int(status)

    def _solver(self, clock: Clock, seconds: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        clock.limit(parameters, seconds)
        parameters.num_workers = self.workers
        # Ctrl-C is the parent's to hear; the solver would put back a deadly handler after a solve.
        parameters.catch_sigint_signal = False
        parameters.random_seed = self.random.randrange(1 << 30)
        parameters.symmetry_level = 0
        self.count += 1
        return solver

    def _by_slices(
        self, grid: SessionGrid, clock: Clock, seconds: float, enough: float | None
    ) -> tuple[Plan | None, int]:
        """Solve for longer and longer slices of work, until one is enough or finds nothing better.

        What an engine with several workers is stopped at in mid search depends on their speed.
        """
        plan: Plan | None = None
        status, best, work, spent = int(cp_model.UNKNOWN), float("inf"), SLICE, 0.0
        while spent < min(seconds, clock.left + spent) and not clock.stop():
            before = clock.elapsed
            found, status = self.best(grid, clock, min(work, seconds - spent))
            spent, work = spent + clock.elapsed - before, 2 * work
            if found is not None:
                cost = self.reached
                if cost >= best or (enough is not None and cost < enough):
                    return (found if cost < best else plan), status
                plan, best = found, cost
            if status in (cp_model.OPTIMAL, cp_model.INFEASIBLE):
                break
        return plan, status


class _Heard(cp_model.CpSolverSolutionCallback):
    """Hears of each better solution; ends the solve at the first that is good enough."""

    def __init__(self, enough: float | None, polish: float) -> None:
        super().__init__()
        self.enough, self.polish = enough, polish
        self.last: float | None = None
        self.until: float | None = None

    def on_solution_callback(self) -> None:
        """Called by the engine at each better solution."""
        self.last = time.monotonic()
        if self.enough is not None and self.objective_value < self.enough and self.until is None:
            self.until = self.last + self.polish
            if not self.polish:
                self.stop_search()

    def tired(self, patience: float | None) -> bool:
        """Whether it is time to stop: nothing better for long, or good enough and polished."""
        now = time.monotonic()
        if self.until is not None and now > self.until:
            return True
        return patience is not None and self.last is not None and now - self.last > patience


def _watch(
    solver: cp_model.CpSolver,
    clock: Clock,
    heard: _Heard,
    patience: float | None,
    finished: threading.Event,
) -> None:
    """Ask to stop again and again: a stop asked for before the search starts is lost."""
    while not finished.wait(0.1):
        if heard.tired(patience) or clock.stop():
            solver.stop_search()


def _begin_with(grid: SessionGrid, solution: Sequence[int]) -> None:
    """Let the next search of this model begin with a solution of it."""
    hint = grid.model.proto.solution_hint
    hint.vars.clear()
    hint.vars.extend(range(len(solution)))
    hint.values.clear()
    hint.values.extend(solution)
