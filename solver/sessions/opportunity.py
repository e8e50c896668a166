"""Duties moved so that people could meet: found in the relaxation, before any session is placed.

In a cyclic rota one line's duty is everybody's in turn, so who could meet whom is settled by the
lines as a whole and not by a few people at a time.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.engines.proof import Proof
from solver.explaining.asking import groups_of
from solver.plan import Plan
from solver.search import Clock, Solves
from solver.statement import Statement

MEETING = 1000
"""How many changed days one meeting made possible is worth."""


def duties_for_meetings(statement: Statement, solves: Solves, clock: Clock) -> Plan | None:
    """Duties that keep every rule and cover and leave the fewest people without a meeting.

    None where none are found in the time. A meeting that fits by the day may still find no hour.
    """
    groups = frozenset(groups_of(statement))
    meetings = frozenset(group for group in groups if group[0] == "contact")
    proof = Proof(statement, groups - meetings, meetings)
    proof.model.minimize(MEETING * sum(proof.amounts) + proof.changes())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = solves.workers
    solver.parameters.random_seed = solves.random.randrange(1 << 30)
    clock.limit(solver.parameters, clock.left, least=0.1)
    status = solver.solve(proof.model)
    clock.count(solver)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return proof.read_plan(solver)
