"""The engine of whole stretches of days against every rota there is, where those are few."""

from __future__ import annotations

import random
from itertools import permutations, product
from math import prod
from pathlib import Path

import pytest
from ortools.sat.python import cp_model

from solver.bench.rotating_check import faults
from solver.bench.rotating_instance import OFF, Bounds, Instance, request_of
from solver.bench.settings import Settings
from solver.clock import Clock, Work
from solver.engines.stints import engine
from solver.engines.stints.circulation import Answer
from solver.engines.stints.engine import Stints
from solver.engines.stints.weekly import weekly
from solver.engines.tally import breaches
from solver.plan import Plan
from solver.problem import Problem
from solver.request import Request
from solver.statement import Statement, state_all

MOST_ROTAS = 3000
Row = tuple[str, ...]


def instance_of(
    demand: dict[str, str],
    lines: int,
    *,
    off: Bounds = (1, 7),
    work: Bounds = (1, 7),
    blocks: dict[str, Bounds] | None = None,
    barred: tuple[Row, ...] = (),
) -> Instance:
    """An instance with the seats of each shift as seven digits."""
    names = tuple(demand)
    return Instance(
        Path("made-up.txt"),
        lines,
        names,
        tuple((360 + 480 * at, 840 + 480 * at) for at in range(len(names))),
        tuple(tuple(map(int, demand[name])) for name in names),
        tuple((blocks or {}).get(name, (1, 7)) for name in names),
        off,
        work,
        barred,
    )


def columns(instance: Instance) -> list[list[Row]]:
    """For each weekday every way in which its seats can be dealt to the lines."""
    found = []
    for weekday in range(7):
        held = [
            name
            for name, row in zip(instance.shifts, instance.demand, strict=True)
            for _ in range(row[weekday])
        ]
        held += [OFF] * (instance.lines - len(held))
        found.append(sorted(set(permutations(held))))
    return found


def can_hold(instance: Instance) -> bool:
    """Whether any rota at all is a solution, each one tried."""
    return any(
        not faults(instance, list(zip(*dealt, strict=True)))
        for dealt in product(*columns(instance))
    )


def asked(instance: Instance) -> tuple[Request, Statement]:
    request = request_of(instance, Settings(20))
    problem = Problem(request.rota, request.rulebook, terms=request.terms)
    return request, state_all(problem)


def answer_of(instance: Instance) -> Plan | Answer:
    """What the engine says; a plan is counted by the tally and checked as a schedule first."""
    request, statement = asked(instance)
    engine = Stints(weekly(statement.problem, statement.primitives))
    assert engine.is_whole
    found = engine.plan(Clock(20), seed=1)
    if isinstance(found, Plan):
        assert breaches(statement, found) == []
        rota = request.rota.with_changes(found.changes(statement.problem))
        schedule = [[OFF] * 7 for _ in range(instance.lines)]
        for duty in rota.duties:
            schedule[rota.index[duty.person]][duty.day] = duty.code
        assert faults(instance, schedule) == []
    return found


def random_instance(rng: random.Random) -> Instance:
    """A small instance: as often one that cannot hold as one that can."""
    lines = rng.choice((1, 2, 2, 3))
    names = "DN"[: rng.choice((1, 2))]
    rows: dict[str, list[int]] = {name: [] for name in names}
    for _ in range(7):
        left = lines
        for name in names:
            seats = rng.randint(0, left)
            rows[name].append(seats)
            left -= seats

    def bounds(most: int) -> Bounds:
        least = rng.choice((1, 1, 2, 2, 3))
        return least, rng.randint(least, most)

    letters = [*names, OFF]
    return instance_of(
        {name: "".join(map(str, row)) for name, row in rows.items()},
        lines,
        off=bounds(8),
        # Runs longer than the whole cycle are asked for as well.
        work=bounds(rng.choice((7, 30))),
        blocks={name: bounds(rng.choice((7, 30))) for name in names},
        barred=tuple(
            tuple(rng.choice(letters) for _ in range(length))
            for length in (2, 3)
            if rng.random() < 0.3
        ),
    )


def test_it_finds_a_rota_where_there_is_one_and_else_proves_that_there_is_none() -> None:
    rng = random.Random(20)
    tried = {True: 0, False: 0}
    while sum(tried.values()) < 100 or min(tried.values()) < 15:
        instance = random_instance(rng)
        if prod(map(len, columns(instance))) > MOST_ROTAS:
            continue
        holds = can_hold(instance)
        assert (answer_of(instance) is not Answer.NONE) is holds, instance
        tried[holds] += 1
        assert sum(tried.values()) < 400, tried


@pytest.mark.parametrize(
    ("demand", "lines", "off", "work", "holds"),
    [
        ("1111100", 1, (2, 2), (5, 5), True),  # one stretch of work round the whole cycle
        ("1111100", 1, (3, 3), (4, 4), False),
        ("1111111", 1, (1, 7), (1, 7), False),  # work without an end
        ("1111111", 1, (1, 7), (1, 50), False),  # the same where more than a cycle may be worked
        ("0000000", 1, (1, 20), (1, 7), False),  # off without an end
        ("1111111", 2, (7, 7), (7, 7), True),  # a week on, a week off
        ("1111111", 2, (7, 7), (1, 6), False),
    ],
)
def test_the_smallest_cycles(
    demand: str, lines: int, off: Bounds, work: Bounds, holds: bool
) -> None:
    instance = instance_of({"D": demand}, lines, off=off, work=work)
    assert (answer_of(instance) is not Answer.NONE) is holds
    assert can_hold(instance) is holds


def test_stretches_that_never_meet_are_no_rota() -> None:
    """Five on, two off is all that fits, so that every week begins on its own weekday for ever."""
    instance = instance_of({"D": "5555555"}, 7, off=(2, 2), work=(4, 5))
    assert answer_of(instance) is Answer.NONE


def test_its_size_does_not_depend_on_the_lines() -> None:
    sizes = set()
    for lines, seats in ((7, "2"), (70, "9")):
        rows = {"D": seats * 7, "N": seats * 7}
        instance = instance_of(rows, lines, blocks={"N": (2, 4)}, barred=(("N", "D"),))
        statement = asked(instance)[1]
        made = Stints(weekly(statement.problem, statement.primitives)).circulation()
        sizes.add((len(made.pieces), len(made.model.proto.constraints)))
    assert len(sizes) == 1


def test_by_work_one_worker_looks_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several that wait for one another bring the engine down where any solution will do."""
    seen = []

    def watched(solver: cp_model.CpSolver, model: cp_model.CpModel, clock: Clock) -> int:
        seen.append((solver.parameters.num_workers, solver.parameters.interleave_search))
        return int(solver.solve(model))

    monkeypatch.setattr(engine, "_watched", watched)
    statement = asked(instance_of({"D": "1111100"}, 1, off=(2, 2), work=(5, 5)))[1]
    stints = Stints(weekly(statement.problem, statement.primitives))
    work = Work()
    assert isinstance(stints.plan(Clock(5, work=work), 1), Plan)
    assert set(seen) == {(1, False)}
    assert work.done > 0
