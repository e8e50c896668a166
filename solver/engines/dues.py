"""The cost of a model, by stage: weights under which no later stage outweighs an earlier one."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from solver.stages import Aim

Expr = cp_model.LinearExpr | int
LARGEST = 1 << 52
"""Beyond this the engine's sums are no longer exact; later stages are then left for later."""


class Dues:
    """Costs in the making: each of some kind, a factor times an expression from 0 to `most`."""

    def __init__(self, aim: Aim) -> None:
        self.aim = aim
        self.terms: dict[int, list[Expr]] = defaultdict(list)
        self.most: dict[int, int] = defaultdict(int)

    def add(self, category: str, factor: int, what: Expr, most: int = 1) -> None:
        """So much for each unit of it."""
        if factor:
            rank = self.aim.rank(category) if self.aim.order else 0
            self.terms[rank].append(factor * what)
            self.most[rank] += factor * most

    def total(self) -> Expr:
        """One sum: a unit of a stage weighs more than all that later stages could come to."""
        parts: list[Expr] = []
        for rank, weight in self._weights().items():
            parts.append(weight * cp_model.LinearExpr.sum(self.terms[rank]))
        return sum(parts)

    def _weights(self) -> dict[int, int]:
        """Weights of the stages, of as many from the first on as can be summed exactly."""
        ranks = sorted(self.terms)
        while True:
            weights: dict[int, int] = {}
            beyond = 0
            for rank in reversed(ranks):
                weights[rank] = beyond + 1
                beyond += weights[rank] * self.most[rank]
            if beyond <= LARGEST or len(ranks) <= 1:
                return weights
            ranks.pop()
