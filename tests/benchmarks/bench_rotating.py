"""Rotating instances in a folder, three seeds: `python -m tests.benchmarks.bench_rotating FOLDER`.

`--plain N`: beside every Nth, plain day-by-day CP-SAT over the same primitives, all of them hard.
Every schedule is checked by `solver.bench.rotating_check`. Seconds depend on the machine.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path
from statistics import mean, median

from ortools.sat.python import cp_model

from solver.bench.rotating import INFEASIBLE, SOLVED, UNKNOWN, solve
from solver.bench.rotating_check import faults
from solver.bench.rotating_instance import OFF, Instance, read, request_of
from solver.bench.settings import Settings
from solver.engines.grid import Grid
from solver.plan import current_plan
from solver.primitives import Primitive
from solver.problem import Problem
from solver.stages import HOLD
from solver.statement import state_all

SEEDS = (1, 2, 3)
CLASSICS = 20
Result = tuple[str, float]


class Plain(Grid):
    """Every cell a choice of its own, everything asked as it stands, no objective."""

    def compile(self, primitive: Primitive) -> None:
        """Hold the primitive."""
        self.add(primitive, 0, 0, per_unit=False)


def plain(instance: Instance, settings: Settings) -> Result:
    """The verdict and the seconds of the day-by-day model."""
    began = time.monotonic()
    request = request_of(instance, settings)
    problem = Problem(request.rota, request.rulebook, terms=request.terms)
    statement = state_all(problem)
    free = frozenset(cell.index for cell in problem.cells)
    grid = Plain(statement, current_plan(problem), free, HOLD)
    grid.model.clear_objective()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = max(8, settings.workers)
    solver.parameters.random_seed = settings.seed
    solver.parameters.max_time_in_seconds = settings.seconds
    status = solver.solve(grid.model)
    seconds = time.monotonic() - began
    if status == cp_model.INFEASIBLE:
        return INFEASIBLE, seconds
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return UNKNOWN, seconds
    schedule = [[OFF] * 7 for _ in range(instance.lines)]
    for cell in problem.cells:
        held = next(at for at, lit in enumerate(grid.held[cell.index]) if solver.value(lit))
        for duty in cell.choices[held].duties:
            schedule[cell.person][cell.person_day] = duty.code
    return (UNKNOWN if faults(instance, schedule) else SOLVED), seconds


def row(name: str, seed: int, results: list[Result]) -> str:
    """One line of the table."""
    counts = [sum(status == each for status, _ in results) for each in (SOLVED, INFEASIBLE)]
    seconds = [each for _, each in results]
    rest = len(results) - sum(counts)
    times = f"{mean(seconds):.3f} | {median(seconds):.3f} | {max(seconds):.2f}"
    return f"| {name} | {seed} | {len(results)} | {counts[0]} | {counts[1]} | {rest} | {times} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plain", type=int, default=0, metavar="N")
    options = parser.parse_args()
    number = re.compile(r"\d+")
    paths = sorted(
        options.folder.glob("*.txt"), key=lambda path: int(number.findall(path.stem)[-1])
    )
    instances = [read(path) for path in paths]
    print("| what | seed | files | solved | infeasible | unknown | mean s | median s | most s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for seed in SEEDS:
        settings = Settings(10.0, seed)
        found = [solve(each, settings, lambda: False) for each in instances]
        assert not any(each["faults"] for each in found)
        results = [(str(each["status"]), float(each["seconds"])) for each in found]
        print(row("the classics", seed, results[:CLASSICS]), flush=True)
        print(row("all", seed, results), flush=True)
        if options.plain:
            sample = slice(0, None, options.plain)
            print(row(f"of them, one in {options.plain}", seed, results[sample]))
            days = [plain(each, settings) for each in instances[sample]]
            print(row("the same, plain day by day", seed, days), flush=True)


if __name__ == "__main__":
    main()
