"""Each primitive on a model small enough to see every plan: engines and a plain reading agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from ortools.sat.python import cp_model

from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from solver.engines.grid import Grid
from solver.engines.tally import breach
from solver.plan import Plan
from solver.primitives import Average, Mark, Primitive, Rest, Sequence, Succession, Total, Weekends
from solver.problem import Problem
from solver.stages import HOLD
from solver.statement import NO_SEATS, Statement

DAYS = 4
D = Shift("D", Kind.COVER, 420, 1140, 690, "DCA")
N = Shift("N", Kind.COVER, 1140, 1860, 660, "DCA")
MARK = Mark("daily-rest", 0, 0)
Held = tuple[str, ...]


def four_days() -> Problem:
    """One person, four days, each free to hold D, N or nothing; D and N stand in it now."""
    duties: tuple[Duty, ...] = (D.duty("p", 0), N.duty("p", 3))
    rota = Rota("Four", RotaKind.DATED, date(2026, 1, 5), DAYS, (Person("p", "P"),), (D, N), duties)
    return Problem(rota, default_rulebook())


PROBLEM = four_days()
CODES = [
    ["".join(duty.code for duty in choice.duties) or "-" for choice in cell.choices]
    for cell in PROBLEM.cells
]


def literal(day: int, codes: str) -> tuple[int, frozenset[int]]:
    """The day holds one of these codes."""
    return day, frozenset(i for i, code in enumerate(CODES[day]) if code in codes)


def weights(days: range, of: dict[str, int]) -> dict[int, tuple[int, ...]]:
    """The weight of each code on these days."""
    return {day: tuple(of.get(code, 0) for code in CODES[day]) for day in days}


def plan_of(held: Held) -> Plan:
    """The plan that holds these codes."""
    return Plan(tuple(CODES[day].index(code) for day, code in enumerate(held)))


HOURS = {"D": 690, "N": 660}
NIGHTS = {"N": 1}
WORK = tuple(
    (cell.index, number, *span)
    for cell in PROBLEM.cells
    for number, choice in enumerate(cell.choices)
    for span in choice.spans
)


def in_all(held: Held, days: range = range(DAYS)) -> int:
    """Paid minutes of some days."""
    return sum(HOURS.get(held[day], 0) for day in days)


def next_worked(held: Held) -> int:
    """Paid minutes of the first worked day after the second."""
    return next((HOURS[held[day]] for day in (2, 3) if held[day] != "-"), 0)


def rests(held: Held, end: int = DAYS * 1440) -> list[int]:
    """Lengths of all stretches free of duty, minute by minute."""
    busy = [False] * end
    for day, code in enumerate(held):
        if code != "-":
            start, stop = {"D": (420, 1140), "N": (1140, 1860)}[code]
            for minute in range(day * 1440 + start, min(day * 1440 + stop, end)):
                busy[minute] = True
    runs = "".join("x" if each else "." for each in busy).split("x")
    return [len(run) for run in runs if run]


CASES: dict[str, tuple[Primitive, Callable[[Held], int]]] = {
    "sequence": (
        Sequence(MARK, (literal(0, "D"), literal(1, "-N"), literal(2, "D")), 30),
        lambda held: 30 * (held[0] == "D" and held[1] in "-N" and held[2] == "D"),
    ),
    "succession": (
        Succession(
            MARK, 0, 2, (literal(1, "-N"),),
            (
                (30, literal(0, "D")[1], literal(2, "D")[1]),
                (90, literal(0, "N")[1], literal(2, "D")[1]),
                (30, literal(0, "N")[1], literal(2, "-")[1]),
            ),
        ),
        lambda held: (held[1] in "-N") * {"DD": 30, "ND": 90, "N-": 30}.get(held[0] + held[2], 0),
    ),
    "most": (
        Total(MARK, weights(range(4), HOURS), high=1400),
        lambda held: max(0, in_all(held) - 1400),
    ),
    "least": (
        Total(MARK, weights(range(4), HOURS), low=1350),
        lambda held: max(0, 1350 - in_all(held)),
    ),
    "only for night workers": (
        Total(MARK, weights(range(4), HOURS), high=1330, only_if=weights(range(4), NIGHTS)),
        lambda held: max(0, in_all(held) - 1330) if "N" in held else 0,
    ),
    "average": (
        Average(
            MARK, weights(range(2), HOURS),
            tuple((day, each) for day, each in weights(range(2, 4), HOURS).items()), 1, 1340,
        ),
        lambda held: max(0, in_all(held, range(2)) + next_worked(held) - 1340),
    ),
    "rest": (
        Rest(MARK, 0, DAYS * 1440, 1440, 2, 2880, WORK),
        lambda held: int(
            max(rests(held)) < 2880 and sum(rest >= 1440 for rest in rests(held)) < 2
        ),
    ),
    "weekends": (
        Weekends(MARK, ((literal(0, "DN"), literal(1, "N")), (literal(3, "D"),)), 1),
        lambda held: int((held[0] != "-" or held[1] == "N") and held[3] == "D"),
    ),
}  # fmt: skip


def statement_of(primitive: Primitive) -> Statement:
    """That primitive alone, as a must."""
    touching = {cell: [0] for cell in primitive.cells()}
    return Statement(PROBLEM, {"daily-rest": Level.MUST}, (primitive,), NO_SEATS, (), (), touching)


@pytest.mark.parametrize("name", CASES)
def test_the_tally_reads_a_primitive_as_it_is_meant(name: str) -> None:
    primitive, meant = CASES[name]
    every = list(product("DN-", repeat=DAYS))
    amounts = {held: breach(primitive, plan_of(held)) for held in every}
    assert amounts == {held: meant(held) for held in every}
    assert len({bool(amount) for amount in amounts.values()}) == 2


def allowed(grid: Grid) -> set[Held]:
    """Every plan that a model allows: each found is forbidden in turn."""
    found: set[Held] = set()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    while solver.solve(grid.model) != cp_model.INFEASIBLE:
        held = {
            cell: next(i for i, lit in enumerate(lits) if solver.boolean_value(lit))
            for cell, lits in grid.held.items()
        }
        found.add(tuple(CODES[cell][held[cell]] for cell in range(DAYS)))
        grid.model.add_bool_or([~grid.held[cell][number] for cell, number in held.items()])
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_grid_allows_exactly_the_plans_that_keep_a_must(name: str) -> None:
    primitive, meant = CASES[name]
    every = set(product("DN-", repeat=DAYS))
    kept = {held for held in every if not meant(held)}
    grid = Grid(statement_of(primitive), plan_of(min(kept)), frozenset(range(DAYS)), HOLD)
    assert allowed(grid) == kept


@pytest.mark.parametrize("name", CASES)
def test_the_grid_pays_for_what_it_cannot_keep_and_lets_it_grow_no_worse(name: str) -> None:
    primitive, meant = CASES[name]
    worst = max(product("DN-", repeat=DAYS), key=meant)
    grid = Grid(statement_of(primitive), plan_of(worst), frozenset(range(DAYS)), HOLD)
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = 1
    solver.parameters.num_workers = 1
    grid.model.minimize(grid.dues.total())
    assert solver.solve(grid.model) == cp_model.OPTIMAL
    # Mended at the price of changed days alone.
    assert solver.objective_value <= HOLD.change * DAYS
    for cell, lits in grid.held.items():
        grid.model.add(lits[plan_of(worst).held[cell]] == 1)
    assert solver.solve(grid.model) == cp_model.OPTIMAL
    assert solver.objective_value >= 1_000_000


@pytest.mark.parametrize("now", [30, 90])
def test_a_succession_that_must_not_be_may_shrink_but_not_grow(now: int) -> None:
    """Breached by 30 it may be breached by 30 in another way; only from 90 on by 90."""
    primitive, meant = CASES["succession"]
    every = set(product("DN-", repeat=DAYS))
    plan = plan_of(min(held for held in every if meant(held) == now))
    grid = Grid(statement_of(primitive), plan, frozenset(range(DAYS)), HOLD)
    assert allowed(grid) == {held for held in every if meant(held) <= now}
