"""The audit and the twins, on every engine, find the same elementary breaches in any rota.

Each run draws new rotas; the seed is told, and `AMBROTA_SEED` draws them again.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from ortools.sat.python import cp_model

from ambrota.audit import audit
from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.model import Duty, Kind, Rota, Session
from ambrota.rulebook import default_rulebook
from ambrota.rules import ALL
from ambrota.rules.base import Level
from solver.engines.grid import Lit
from solver.engines.grid_sessions import SessionGrid
from solver.engines.tally import breach, short_seats
from solver.plan import Plan
from solver.primitives import Primitive, Sequence, Succession
from solver.problem import Problem
from solver.stages import HOLD
from solver.statement import Statement, state_all
from tests.solver.agreeing import audited, counted, fixed, only, random_plan, told
from tests.solver.random_rotas import random_changes, random_rota, random_rulebook

KINDS = pytest.mark.parametrize("cyclic", [False, True], ids=["dated", "cyclic"])
WITH_SESSIONS = ("contact", "training")
MOST_FREE = 120
ALL_RULES = replace(HOLD, should=1)
"""An aim under which no rule is left out."""
DATED_ONLY = {"relief-notice", "bank-holidays"}
"""Rules that speak of dates, of which a cyclic rota has none."""


@pytest.fixture
def seeds(deep: bool) -> list[int]:
    """Seeds of this run's rotas, told where a test fails."""
    first = int(os.environ.get("AMBROTA_SEED", Random().randrange(10**9)))
    print(f"AMBROTA_SEED={first}")
    return list(range(first, first + (2000 if deep else 60)))


@KINDS
def test_a_rota_is_judged_the_same_by_audit_and_twins(seeds: list[int], cyclic: bool) -> None:
    for seed in seeds:
        random = Random(seed)
        rota, book = random_rota(random, cyclic=cyclic), random_rulebook(random)
        statement, plan = fixed(rota, book)
        found = counted(statement, plan)
        # What counts, and so is in the plan, is what the audit finds valid ...
        read = audited(rota, book)
        assert only(read, WITH_SESSIONS) == only(found, WITH_SESSIONS), f"{seed}\n" + told(
            only(read, WITH_SESSIONS), only(found, WITH_SESSIONS)
        )
        # ... and with those sessions alone cover is counted the same too.
        alone = audited(rota.with_sessions(plan.sessions()), book)
        assert alone == found, f"{seed}\n" + told(alone, found)


@KINDS
def test_a_changed_rota_is_judged_the_same_against_the_current_one(
    seeds: list[int], cyclic: bool
) -> None:
    for seed in seeds[: len(seeds) // 2]:
        random = Random(seed)
        current, book = random_rota(random, cyclic=cyclic), random_rulebook(random)
        rota = random_changes(random, current).with_sessions(())
        read, found = audited(rota, book, current), counted(*fixed(rota, book, current))
        assert read == found, f"{seed}\n" + told(read, found)


@KINDS
def test_a_proposal_is_judged_the_same_by_audit_tally_and_grid(
    seeds: list[int], cyclic: bool
) -> None:
    for seed in seeds[: len(seeds) // 2]:
        random = Random(seed)
        rota, book = random_rota(random, cyclic=cyclic), random_rulebook(random)
        for rule in book.rules:
            level = random.choice((Level.MUST, Level.MUST, Level.SHOULD))
            book = book.with_rule(replace(rule, level=level))
        statement = state_all(Problem(rota, book))
        plan = random_plan(random, statement)
        proposed = rota.with_changes(plan.changes(statement.problem)).with_sessions(plan.sessions())
        read, found = audited(proposed, book, rota), counted(statement, plan)
        if _takes_training_amiss(statement, plan):
            # The audit leaves out such training, the twins forbid it outright.
            rules = {rule.id for rule in ALL} - {"training"}
            read, found = only(read, rules), only(found, rules)
        assert read == found, f"{seed}\n" + told(read, found)
        by_grid, by_tally = _slips(random, statement, plan)
        assert by_grid == by_tally, f"{seed}\n{by_grid - by_tally}\n{by_tally - by_grid}"


def test_a_meeting_stands_in_one_duty_with_room_on_both_sides(station: Callable[..., Rota]) -> None:
    """Not after 30 minutes of one duty and before the last hour of another that overlaps it."""
    rota = station(["DDDD...", "......."], cyclic=False)
    early, late = (
        Duty("p1", 0, code, Kind.COVER, start, end, resource="DCA")
        for code, start, end in (("0700-1200", 420, 720), ("1000-1900", 600, 1140))
    )
    book = default_rulebook()
    for start, met in ((615, False), (630, True)):
        session = Session("contact", "one-to-one", "p1", "lead", 0, start, start + 60)
        both = replace(rota, duties=(*rota.duties, early, late), sessions=(session,))
        statement, plan = fixed(both, book)
        assert bool(plan.placed) == met
        assert only(audited(both, book), ["contact"]) == only(counted(statement, plan), ["contact"])


@pytest.mark.parametrize("weeks", [1, 4])
@pytest.mark.parametrize("gap", ["p1", "p2", "p3"])
def test_no_session_stands_where_a_vacant_line_is_walked_through(
    station: Callable[..., Rota], gap: str, weeks: int
) -> None:
    """Whoever comes to it in some week, the leader too; a week of nothing else asks for none."""
    rota = station(["DDDDD.."] * 4, cyclic=True)
    rota = replace(rota, people=tuple(replace(p, vacant=p.id == gap) for p in rota.people))
    rota = with_requirement(rota, filled_by_role)
    book = default_rulebook()
    book = book.with_rule(replace(book.rule("contact"), weeks=weeks))
    sessions = [
        one
        for row, who in enumerate(rota.index)
        for day in range(row % 2, 28, 7)
        for one in (
            Session("contact", "one-to-one", who, "lead", day, 600 + 30 * row, 630 + 30 * row),
            Session("training", "supervision", who, None, day, 900, 960),
        )
    ]

    def on_the_gap(one: Session) -> bool:
        lines = [rota.index[who] + one.day // 7 for who in (one.person, one.with_) if who]
        return rota.index[gap] in [line % 4 for line in lines]

    found = audit(rota.with_sessions(sessions), book)
    refused = {one for one, _ in (*found.contact.invalid, *found.training.invalid)}
    assert refused >= {one for one in sessions if on_the_gap(one)}
    statement, plan = fixed(rota.with_sessions(sessions), book)
    assert {*plan.sessions()} == {*sessions} - refused
    assert audited(rota.with_sessions(plan.sessions()), book) == counted(statement, plan)
    offered = random_plan(Random(weeks), state_all(Problem(rota, book))).sessions()
    assert offered
    assert not any(map(on_the_gap, offered))


@KINDS
def test_every_session_placed_is_valid_to_the_audit(seeds: list[int], cyclic: bool) -> None:
    for seed in seeds[: len(seeds) // 4]:
        random = Random(seed)
        rota, book = random_rota(random, cyclic=cyclic), random_rulebook(random)
        statement = state_all(Problem(rota, book))
        plan = random_plan(random, statement)
        proposed = rota.with_changes(plan.changes(statement.problem)).with_sessions(plan.sessions())
        found = audit(proposed, book, rota)
        assert (found.contact.invalid, found.training.invalid) == ((), ()), seed


@KINDS
def test_the_random_rotas_breach_every_rule(cyclic: bool) -> None:
    """A rule that nothing breaches would agree by accident."""
    breached: Counter[str] = Counter()
    placed = 0
    for seed in range(40):
        random = Random(seed)
        current, book = random_rota(random, cyclic=cyclic), random_rulebook(random)
        statement, plan = fixed(current, book)
        placed += len(plan.placed)
        for key in counted(statement, plan):
            breached[key[0]] += 1
        changed = random_changes(random, current)
        for key in audited(changed, book, current):
            breached[key[0]] += 1
    never = DATED_ONLY if cyclic else set()
    searched = [rule.id for rule in ALL if not rule.no_twin and rule.id not in never]
    assert min(breached[rule_id] for rule_id in searched) >= 3, breached
    assert placed >= 40


def _takes_training_amiss(statement: Statement, plan: Plan) -> bool:
    return any(
        primitive.mark.rule.startswith("training-") and breach(primitive, plan)
        for primitive in statement.primitives
    )


class Watched(SessionGrid):
    """The grid engine, remembering which variable tells of the breach of which primitive."""

    def __init__(self, statement: Statement, plan: Plan, free: frozenset[int]) -> None:
        self.slips: list[tuple[Primitive, Lit]] = []
        self.compiled: list[Primitive] = []
        super().__init__(statement, plan, free, ALL_RULES, (), plan.placed)

    def compile(self, primitive: Primitive) -> None:
        self.compiled.append(primitive)
        super().compile(primitive)

    def slip(self, now: int | None, cost: int) -> Lit | None:
        return self._remember(super().slip(now, cost))

    def excess(self, now: int | None, cost: int, most: int, *, per_unit: bool) -> Lit | None:
        return self._remember(super().excess(now, cost, most, per_unit=per_unit))

    def _remember(self, lit: Lit | None) -> Lit | None:
        if lit is not None:
            self.slips.append((self.compiled[-1], lit))
        return lit


def _slips(random: Random, statement: Statement, plan: Plan) -> tuple[Counter, Counter]:
    """(breaches that the grid cannot avoid once pinned to the plan, those that the tally counts).

    Free cells stand as variables with all their choices; what has no slip must hold, or the model
    could not be solved.
    """
    free = [cell.index for cell in statement.problem.cells if cell.is_free]
    chosen = frozenset(random.sample(free, min(len(free), MOST_FREE)))
    grid = Watched(statement, plan, chosen)
    for cell in chosen:
        grid.model.add(grid.held[cell][plan.held[cell]] == 1)
    assert [placing for placing, _ in grid.offered] == list(plan.placed)
    for _, lit in grid.offered:
        grid.model.add(lit == 1)
    # Amounts count as well as breaches, so that none is larger than it need be.
    grid.model.minimize(sum(lit for _, lit in grid.slips) + sum(grid.short.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(grid.model) == cp_model.OPTIMAL
    by_grid: Counter[object] = Counter()
    for primitive, lit in grid.slips:
        if value := solver.value(lit):
            amount = value
            if isinstance(primitive, Sequence | Succession):
                amount = breach(primitive, plan) or -1  # It slips though nothing is breached.
            by_grid[primitive.mark, amount] += 1
    for number, lit in grid.short.items():
        if value := solver.value(lit):
            by_grid["short", number, value] += 1
    by_tally: Counter[object] = Counter()
    for primitive in grid.compiled:
        rule = primitive.mark.rule
        left_out = rule.startswith("~") and not ALL_RULES.cost(rule, None)
        if not left_out and (amount := breach(primitive, plan)):
            by_tally[primitive.mark, amount] += 1
    for number, short in enumerate(short_seats(statement.seats, plan)):
        if short and number in grid.filled:
            by_tally["short", number, short] += 1
    return by_grid, by_tally
