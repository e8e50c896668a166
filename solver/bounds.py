"""Bounds: the least that each stage could come to, proved from the relaxation."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model

from ambrota.rules.base import Level
from solver import aims
from solver.engines.grid import Expr
from solver.engines.proof import Proof
from solver.explaining.asking import groups_of
from solver.explaining.explain import PROOF_WORKERS
from solver.quick_bounds import fewest_changes, fewest_weekends
from solver.search import Clock
from solver.statement import Statement

LARGE = 60_000
"""Primitives beyond which stating a relaxation takes longer than a station has time for."""


@dataclass(frozen=True)
class Values:
    """What stages count: in a plan, or the least they could be with all that must hold held."""

    changes: int = 0
    practice: int = 0
    weekends: int = 0
    short_rests: int = 0


def prove_bounds(statement: Statement, reached: Values, clock: Clock) -> Values:
    """Bounds of everything that the best plans reached did not bring down to nothing.

    What can be counted is; the relaxation is asked for what the best plans are still above.
    """
    counted = Values(changes=fewest_changes(statement), weekends=fewest_weekends(statement))
    if clock.left < 0.5 or len(statement.primitives) > LARGE:
        return counted
    return _by_relaxation(statement, reached, counted, clock)


def _by_relaxation(statement: Statement, reached: Values, least: Values, clock: Clock) -> Values:
    practice = frozenset(rule for rule, level in statement.levels.items() if level is Level.SHOULD)
    counted = practice | {aims.WEEKENDS, aims.QUICK_RETURN}
    proof = Proof(statement, frozenset(groups_of(statement)), counted=counted)
    values: dict[str, Expr] = {
        "changes": proof.changes(),
        "practice": sum(each for rule in sorted(practice) for each in proof.counts[rule]),
        "weekends": sum(proof.counts[aims.WEEKENDS]),
        "short_rests": sum(proof.counts[aims.QUICK_RETURN]),
    }
    wanted = [name for name in values if getattr(reached, name) > getattr(least, name)]
    proved = {
        name: _least(proof, values[name], clock.part(1 / (len(wanted) - i)))
        for i, name in enumerate(wanted)
    }
    return Values(**{name: max(getattr(least, name), proved.get(name, 0)) for name in values})


def _least(proof: Proof, value: Expr, clock: Clock) -> int:
    """A proved lower bound of a count."""
    if isinstance(value, int) or clock.left < 0.1:
        return value if isinstance(value, int) else 0
    proof.model.minimize(value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = PROOF_WORKERS
    clock.limit(solver.parameters, clock.left)
    status = solver.solve(proof.model)
    clock.count(solver)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
        return max(0, ceil(solver.best_objective_bound - 1e-6))
    return 0
