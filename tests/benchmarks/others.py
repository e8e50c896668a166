"""Other models of a dated instance beside ours: `python -m tests.benchmarks.others highs FOLDER`.

`highs`: a day-by-day integer program; `cpmpy`: CPMpy's own nurse rostering model, by CP-SAT with
`--workers`. Neither is among the application's libraries: install `highspy`, or `cpmpy` and
`pandas`, beside the application's own first. Each roster is checked and costed by
`solver.bench.dated_check`. Time includes making the model. OR-Tools and HiGHS cannot be loaded
into one process, so one run is of one of them.
"""

from __future__ import annotations

import argparse
from math import ceil, inf
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from solver.bench.dated_check import Roster, breaches, cost
from solver.bench.dated_instance import Employee, Instance, read_instance


class Found(NamedTuple):
    """A roster, None where there is none, and the bound proved."""

    roster: Roster | None
    bound: float


class HighsModel:
    """The instance as an integer program: one yes or no for each person, day and shift."""

    def __init__(self, instance: Instance) -> None:
        import highspy

        self.instance = instance
        self.highs = highspy.Highs()
        self.highs.silent()
        self.count = 0
        self.held = {
            (employee.id, day, shift.id): self._variable(1, whole=True)
            for employee in instance.staff
            for day in range(instance.days)
            for shift in instance.shifts
        }
        for employee in instance.staff:
            self._person(employee)
        self._shared()

    def _variable(self, most: float, *, price: float = 0, whole: bool = False) -> int:
        import highspy

        self.highs.addVar(0, most)
        if price:
            self.highs.changeColCost(self.count, price)
        if whole:
            self.highs.changeColIntegrality(self.count, highspy.HighsVarType.kInteger)
        self.count += 1
        return self.count - 1

    def _row(self, low: float, high: float, parts: list[tuple[int, float]]) -> None:
        self.highs.addRow(low, high, len(parts), [at for at, _ in parts], [w for _, w in parts])

    def _works(self, name: str, day: int, weight: float = 1) -> list[tuple[int, float]]:
        return [(self.held[name, day, shift.id], weight) for shift in self.instance.shifts]

    def _person(self, employee: Employee) -> None:
        shifts, days, name = self.instance.shifts, range(self.instance.days), employee.id
        for day in days:
            self._row(0, 1, self._works(name, day))
        for shift in shifts:
            most = employee.most_of.get(shift.id, len(days))
            self._row(0, most, [(self.held[name, day, shift.id], 1) for day in days])
            for after in shift.not_then:
                for day in days[:-1]:
                    pair = [
                        (self.held[name, day, shift.id], 1),
                        (self.held[name, day + 1, after], 1),
                    ]
                    self._row(0, 1, pair)
        minutes = [(self.held[name, day, s.id], s.minutes) for day in days for s in shifts]
        self._row(employee.least_minutes, employee.most_minutes, minutes)
        weekends = []
        for day in days[5::7]:
            spoilt = self._variable(1)
            weekends.append((spoilt, 1.0))
            for each in (day, day + 1):
                self._row(-inf, 0, [*self._works(name, each), (spoilt, -1)])
        self._row(0, employee.most_weekends, weekends)
        self._blocks(employee)

    def _blocks(self, employee: Employee) -> None:
        name, days = employee.id, self.instance.days

        def row(first: int, length: int, ends: int, inner: int) -> list[tuple[int, float]]:
            """Two days weighing `ends` about `length` days weighing `inner`."""
            parts = self._works(name, first, ends) + self._works(name, first + length + 1, ends)
            for day in range(first + 1, first + length + 1):
                parts += self._works(name, day, inner)
            return parts

        most = employee.most_in_a_row
        for first in range(days - most):
            window = [
                part for day in range(first, first + most + 1) for part in self._works(name, day)
            ]
            self._row(0, most, window)
        for length in range(1, employee.least_in_a_row):
            for first in range(days - length - 1):
                self._row(-inf, length - 1, row(first, length, -1, 1))
        for length in range(1, employee.least_off):
            for first in range(days - length - 1):
                self._row(-inf, 1, row(first, length, 1, -1))

    def _shared(self) -> None:
        instance = self.instance
        for name, day in instance.off:
            self._row(0, 0, self._works(name, day))
        self.constant = sum(each.weight for each in instance.on_requests)
        prices = dict.fromkeys(self.held.values(), 0)
        for each in instance.on_requests:
            prices[self.held[each.employee, each.day, each.shift]] -= each.weight
        for each in instance.off_requests:
            prices[self.held[each.employee, each.day, each.shift]] += each.weight
        for at, price in prices.items():
            self.highs.changeColCost(at, price)
        for seats in instance.cover:
            under = self._variable(inf, price=seats.under)
            over = self._variable(inf, price=seats.over)
            held = [(self.held[each.id, seats.day, seats.shift], 1.0) for each in instance.staff]
            self._row(seats.wanted, seats.wanted, [*held, (under, 1), (over, -1)])

    def solve(self, seconds: float, seed: int) -> Found:
        """The best roster in as long."""
        self.highs.setOptionValue("time_limit", seconds)
        self.highs.setOptionValue("random_seed", seed)
        self.highs.run()
        info = self.highs.getInfo()
        bound = info.mip_dual_bound + self.constant
        if info.primal_solution_status != 2:
            return Found(None, bound)
        values = self.highs.getSolution().col_value
        roster = {
            (name, day): shift for (name, day, shift), at in self.held.items() if values[at] > 0.5
        }
        return Found(roster, bound)


def highs(path: Path, instance: Instance, seconds: float, seed: int, workers: int) -> Found:
    """By HiGHS; making the model counts."""
    began = monotonic()
    model = HighsModel(instance)
    return model.solve(max(0.1, seconds - (monotonic() - began)), seed)


def cpmpy(path: Path, instance: Instance, seconds: float, seed: int, workers: int) -> Found:
    """By the model that comes with CPMpy, which reads the file itself."""
    import cpmpy as cp
    from cpmpy.tools.io import nurserostering as theirs

    began = monotonic()
    model, view = theirs._model_nurserostering(**theirs.parse_scheduling_period(str(path)))
    solver: Any = cp.SolverLookup.get("ortools", model)
    left = max(0.1, seconds - (monotonic() - began))
    found = solver.solve(time_limit=left, num_search_workers=workers, random_seed=seed)
    bound = solver.ort_solver.best_objective_bound
    if not found:
        return Found(None, bound)
    held = view.value()
    names = [shift.id for shift in instance.shifts]
    roster = {
        (employee.id, day): names[held[number][day] - 1]
        for number, employee in enumerate(instance.staff)
        for day in range(instance.days)
        if held[number][day]
    }
    return Found(roster, bound)


WAYS = {"highs": highs, "cpmpy": cpmpy}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--instances", type=int, nargs="+", default=[*range(1, 17)])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=8)
    options = parser.parse_args()
    print("| instance | way | objective | bound | s |")
    print("|---|---|---|---|---|")
    for number in options.instances:
        path = options.folder / f"Instance{number}.txt"
        instance = read_instance(path)
        began = monotonic()
        found = WAYS[options.way](path, instance, options.seconds, options.seed, options.workers)
        took = monotonic() - began
        objective: object = "none"
        if found.roster is not None:
            wrong = breaches(instance, found.roster)
            objective = wrong[0] if wrong else cost(instance, found.roster)
        bound = max(0, ceil(found.bound - 1e-6)) if found.bound > -inf else 0
        print(f"| {number} | {options.way} | {objective} | {bound} | {took:.1f} |", flush=True)


if __name__ == "__main__":
    main()
