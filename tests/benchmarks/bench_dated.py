"""Dated instances in a folder: `python -m tests.benchmarks.bench_dated FOLDER --instances 1 2 3`.

`--plain`: beside each, plain day-by-day CP-SAT over the same primitives for as long. Every roster
is checked and costed by `solver.bench.dated_check`. Figures depend on the machine: two cores.
"""

from __future__ import annotations

import argparse
from math import ceil
from pathlib import Path
from time import monotonic

from ortools.sat.python import cp_model

from ambrota.rules.base import Level
from solver.bench.dated import run
from solver.bench.dated_check import breaches, cost
from solver.bench.dated_instance import read_instance
from solver.bench.dated_request import request_of
from solver.bench.settings import Settings
from solver.engines.grid import Grid
from solver.plan import current_plan
from solver.primitives import Primitive
from solver.problem import Problem
from solver.stages import Aim
from solver.statement import state_all
from solver.terms_stated import prices

BEST = {
    1: 607, 2: 828, 3: 1001, 4: 1716, 5: 1143, 6: 1950, 7: 1056, 8: 1300, 9: 439, 10: 4631,
    11: 3443, 12: 4040, 13: 1905, 14: 1279, 16: 3225,
}  # fmt: skip
"""The best known, published by others (of 8: not verified, 1308 is)."""


class Plain(Grid):
    """Every cell a choice of its own; what must hold is hard, what has a price costs it."""

    def compile(self, primitive: Primitive) -> None:
        """Hold the primitive, or charge for it."""
        rule = primitive.mark.rule
        if self.statement.levels.get(rule) is Level.MUST:
            self.add(primitive, 0, 0, per_unit=False)
        else:
            self.add(primitive, None, self.aim.cost(rule, None), per_unit=True)


def plain(path: Path, settings: Settings, workers: int) -> tuple[float | None, float]:
    """(objective by the checker, bound) of the day-by-day model, in as much time."""
    began = monotonic()
    instance = read_instance(path)
    request = request_of(instance, path.stem, settings)
    problem = Problem(request.rota, request.rulebook, terms=request.terms)
    free = frozenset(cell.index for cell in problem.cells)
    aim = Aim("As asked", "", prices(request.terms))
    grid = Plain(state_all(problem), current_plan(problem), free, aim)
    grid.model.minimize(grid.dues.total())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = settings.seed
    solver.parameters.max_time_in_seconds = settings.seconds - (monotonic() - began)
    status = solver.solve(grid.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, 0.0
    roster = {}
    for cell in problem.cells:
        held = next(at for at, lit in enumerate(grid.held[cell.index]) if solver.value(lit))
        for duty in cell.choices[held].duties:
            roster[duty.person, cell.person_day] = duty.code
    assert not breaches(instance, roster)
    return float(cost(instance, roster)), float(ceil(solver.best_objective_bound - 1e-6))


def row(number: int, path: Path, settings: Settings) -> str:
    """One line of the table; `run` raises where the checker differs from the search."""
    found = run(path, settings, lambda line: None, lambda: False)
    objective, best = found["objective"], BEST.get(number)
    if objective is None:
        return f"| {number} | {settings.seed} | none | | | | {best or ''} | {found['seconds']} |"
    gap = 100 * (1 - found["bound"] / objective) if objective else 0.0
    over = f"{100 * (objective / best - 1):.2f}" if best else ""
    parts = (number, settings.seed, objective, found["bound"], f"{gap:.2f}", over, best or "")
    return "| " + " | ".join(map(str, (*parts, found["seconds"]))) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--instances", type=int, nargs="+", default=[*range(1, 13)])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--plain", type=int, default=0, metavar="WORKERS")
    options = parser.parse_args()
    print("| instance | seed | objective | bound | gap % | above best known % | best known | s |")
    print("|---|---|---|---|---|---|---|---|")
    for number in options.instances:
        path = options.folder / f"Instance{number}.txt"
        for seed in options.seeds:
            settings = Settings(options.seconds, seed)
            print(row(number, path, settings), flush=True)
            if options.plain:
                objective, bound = plain(path, settings, options.plain)
                print(f"| {number}, plain | {seed} | {objective} | {bound} | | | | |", flush=True)


if __name__ == "__main__":
    main()
