"""The master: which patterns together fill the rows best, each person holding one, in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import pywraplp

from solver.engines.patterns.compiled import SharedRow

Floats = npt.NDArray[np.float64]
WITHOUT = 100_000.0
"""What it costs the master to leave somebody without a pattern: only until there are enough."""
# Preparing the program anew would throw away the basis that the last solve ended with.
BASIS = "use_preprocessing: false"


class Master:
    """A linear program to which patterns are added."""

    def __init__(
        self,
        rows: Sequence[SharedRow],
        people: Sequence[int],
        filled: Floats | None = None,
        *,
        goes_on: bool = True,
    ) -> None:
        """`filled`: what people who are settled already count to each row.

        `goes_on`: each solve begins with the basis of the one before, which is quicker. Without,
        the program is prepared anew each time: its mixtures settle better where many are open.
        """
        self.solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        if goes_on:
            self.solver.SetSolverSpecificParametersAsString(BASIS)
        objective = self.solver.Objective()
        objective.SetMinimization()
        most = self.solver.infinity()
        self.rows = []
        for number, row in enumerate(rows):
            done = 0.0 if filled is None else float(filled[number])
            made = self.solver.Constraint(row.low - done, row.high - done)
            for sign, price in ((1, row.under), (-1, row.over)):
                slack = self.solver.NumVar(0, most if price else 0, "")
                made.SetCoefficient(slack, sign)
                objective.SetCoefficient(slack, price)
                if not price:
                    # No price on a side: nothing is asked there, and the row never reaches it.
                    slack.SetUb(most)
            self.rows.append(made)
        self.people = {}
        for person in people:
            made = self.solver.Constraint(1, 1)
            missing = self.solver.NumVar(0, most, "")
            made.SetCoefficient(missing, 1)
            objective.SetCoefficient(missing, WITHOUT)
            self.people[person] = made
        self.objective = objective
        self.columns: list[Any] = []

    def add(self, person: int, cost: float, rows: Sequence[int], counts: Sequence[float]) -> None:
        """One more pattern."""
        column = self.solver.NumVar(0, self.solver.infinity(), "")
        self.objective.SetCoefficient(column, cost)
        self.people[person].SetCoefficient(column, 1)
        for row, count in zip(rows, counts, strict=True):
            self.rows[row].SetCoefficient(column, count)
        self.columns.append(column)

    def close(self, column: int) -> None:
        """A pattern that may not be used any more."""
        self.columns[column].SetUb(0)

    def solve(self) -> float | None:
        """The value of the best mixture; None where the program was not solved."""
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return float(self.objective.Value())

    def prices(self) -> Floats:
        """What one more unit of each row is worth."""
        return np.array([row.dual_value() for row in self.rows])

    def shares(self) -> Floats:
        """How much of each pattern is used."""
        return np.array([column.solution_value() for column in self.columns])

    def worth(self) -> dict[int, float]:
        """What each person's pattern costs at the margin."""
        return {person: row.dual_value() for person, row in self.people.items()}
