"""Whole patterns: pricing against every pattern there is, bounds against every roster there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import numpy as np
import pytest

from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from solver.engines.patterns.compiled import Patterns, compile_patterns
from solver.engines.patterns.paths import TOO_DEAR, Paths
from solver.engines.patterns.pricing import NoPatternError, Pricer
from solver.engines.patterns.root import Root
from solver.engines.patterns.roster import Roster, RosterSearch
from solver.engines.tally import breach
from solver.plan import Plan, current_plan
from solver.price import is_must, worth
from solver.primitives import Total, Weekends
from solver.problem import Problem
from solver.stages import Aim
from solver.statement import Statement, state_all
from solver.terms import Run, SeatsAsked, Sum, Terms, Wanted, WeekendsWorked, Word
from solver.terms_stated import prices

CODES = ("E", "L")
WORK = frozenset(CODES)
OFF = frozenset({""})
SHIFTS = (Shift("E", Kind.COVER, 360, 840, 480), Shift("L", Kind.COVER, 840, 1440, 600))
DAYS = 7


def statement_of(terms: Terms, people: int) -> Statement:
    """An empty rota of a week, of which only terms are asked."""
    rulebook = default_rulebook()
    off = replace(rulebook, rules=tuple(replace(r, level=Level.OFF) for r in rulebook.rules))
    staff = tuple(Person(f"p{number}", f"p{number}") for number in range(people))
    # From a Wednesday, so that the weekend lies within.
    rota = Rota("Week", RotaKind.DATED, date(2026, 1, 7), DAYS, staff, SHIFTS, ())
    return state_all(Problem(rota, off, terms=terms))


def random_terms(draw: Random, people: int) -> Terms:
    """Runs, words, sums, weekends, seats and wishes, not so many that nothing holds."""
    names = [f"p{number}" for number in range(people)]
    return Terms(
        runs=(
            Run(WORK, draw.choice((1, 2)), draw.choice((2, 3, 4, None))),
            Run(OFF, draw.choice((1, 2)), draw.choice((None, 4))),
            Run(frozenset({"L"}), 1, draw.choice((1, 2, None)), names[0]),
        ),
        words=(
            Word((frozenset({"L"}), frozenset({"E"}))),
            Word((frozenset({"E"}), OFF, frozenset({"L"}))),
        )[: draw.choice((0, 1, 2))],
        sums=tuple(
            each
            for name in names
            for each in (
                Sum(name, (("E", 480), ("L", 600)), draw.choice((0, 960)), 600 * 5),
                Sum(name, (("L", 1),), most=draw.choice((0, 1, 2, 3))),
            )
        ),
        weekends=tuple(WeekendsWorked(name, draw.choice((0, 1, 1))) for name in names),
        seats=tuple(
            SeatsAsked(day, code, draw.choice((0, 1, 2)), draw.choice((7, 20)), draw.choice((0, 2)))
            for day in range(DAYS)
            for code in CODES
        ),
        wanted=tuple(
            Wanted(
                draw.choice(names),
                draw.randrange(DAYS),
                draw.choice((OFF, frozenset({"E"}), OFF | {"L"})),
                draw.choice((1, 3, 3, None)),
            )
            for _ in range(2 * people)
        ),
    )


def with_prices(statement: Statement, draw: Random) -> Statement:
    """The same with some of what must hold of one person at a price instead."""
    primitives = []
    for each in statement.primitives:
        if is_must(statement, each) and draw.random() < 0.3:
            each = replace(each, mark=replace(each.mark, rule=f"~price-{draw.choice((2, 5))}"))
        primitives.append(each)
    return replace(statement, primitives=tuple(primitives))


def cases(people: int, count: int) -> Iterator[tuple[Statement, Aim]]:
    """Random statements, every second with prices in place of musts."""
    for seed in range(count):
        draw = Random(seed)
        terms = random_terms(draw, people)
        statement = statement_of(terms, people)
        if seed % 2:
            statement = with_prices(statement, draw)
        costs = {**prices(terms), "~price-2": 2, "~price-5": 5}
        yield statement, Aim("Test", "", costs)


def own_patterns(statement: Statement, aim: Aim, person: int) -> dict[tuple[int, ...], int]:
    """Every pattern of a person that holds, with what it costs by itself, counted by the tally."""
    cells = [cell for cell in statement.problem.cells if cell.person == person]
    mine = {cell.index for cell in cells}
    primitives = [each for each in statement.primitives if set(each.cells()) <= mine]
    plan = current_plan(statement.problem)
    found = {}
    for held in product(*(range(len(cell.choices)) for cell in cells)):
        tried = plan.with_cells(dict(zip(sorted(mine), held, strict=True)), ())
        cost = 0
        for each in primitives:
            amount = breach(each, tried)
            if amount and is_must(statement, each):
                break
            gradual = isinstance(each, Total | Weekends)
            price = aim.cost(each.mark.rule, None)
            cost += price * (amount if gradual else bool(amount))
        else:
            found[held] = cost
    return found


def pricer_of(statement: Statement, aim: Aim) -> tuple[Patterns, Pricer]:
    """The engine for a statement, every sum followed that could bind."""
    patterns = compile_patterns(statement, aim)
    assert not patterns.refused
    return patterns, Pricer(patterns)


@pytest.mark.parametrize("number", range(12))
def test_the_cheapest_pattern_is_the_cheapest_of_all(number: int) -> None:
    statement, aim = list(cases(1, 12))[number]
    every = own_patterns(statement, aim, 0)
    if not every:
        with pytest.raises(NoPatternError):
            pricer_of(statement, aim)
        return
    patterns, pricer = pricer_of(statement, aim)
    draw = np.random.default_rng(number)
    for _ in range(4):
        paid = draw.integers(-3, 20, len(patterns.rows)) * pricer.scale
        reduced = pricer.reduced(paid)
        least, columns = pricer.cheapest(reduced, 3)
        days = np.arange(DAYS)
        on_days = {held: int(reduced[0, days, list(held)].sum()) for held in every}
        beside = {
            held: cost - int(pricer.own[0, days, list(held)].sum()) for held, cost in every.items()
        }
        costs = {held: on_days[held] + beside[held] * pricer.scale for held in every}
        unfollowed = pricer.sleeping(0)
        if unfollowed:
            assert least[0] <= min(costs.values())
        else:
            assert least[0] == min(costs.values())
        for held, cost in zip(columns.held, columns.cost, strict=True):
            assert every[tuple(held.tolist())] == cost


def test_marginals_are_those_of_the_cheapest_pattern_with_each_choice() -> None:
    for statement, aim in cases(1, 10):
        every = own_patterns(statement, aim, 0)
        if not every:
            continue
        _, pricer = pricer_of(statement, aim)
        if pricer.sleeping(0):
            continue
        reduced = pricer.reduced(np.zeros(len(pricer.patterns.rows), np.int64))
        group = pricer.groups[0]
        found = Paths(group.network, reduced[group.people], pricer.scale).marginals()[0]
        for day in range(DAYS):
            for choice in range(found.shape[1]):
                costs = [cost for held, cost in every.items() if held[day] == choice]
                if costs:
                    assert found[day, choice] == min(costs) * pricer.scale
                else:
                    assert found[day, choice] >= TOO_DEAR


def test_the_bound_never_passes_the_best_roster_and_costs_are_the_tallys() -> None:
    solved = 0
    for statement, aim in cases(2, 10):
        every = [own_patterns(statement, aim, person) for person in (0, 1)]
        if not all(every):
            continue
        best = cheapest_roster(statement, aim, every)
        _, pricer = pricer_of(statement, aim)
        root = Root(pricer)
        while not root.done:
            root.round()
            assert root.whole_bound() <= best
        assert root.bound == pytest.approx(root.value, abs=1)
        search = RosterSearch(root, Random(1))
        roster = search.first(0.3, lambda: False)
        assert roster is not None
        assert roster.cost >= best
        plan = plan_of(statement, roster, root)
        assert worth(statement, plan, aim) == (0, roster.cost)
        closed = root.closed(roster.cost)
        if roster.cost > best:
            assert not closed.all(axis=2).any()
        solved += 1
    assert solved >= 4


def plan_of(statement: Statement, roster: Roster, root: Root) -> Plan:
    """A roster of patterns as a plan."""
    people = root.pricer.patterns.people
    held = {
        cell: int(choice)
        for column in roster.columns
        for cell, choice in zip(people[column.person].cells, column.held, strict=True)
    }
    return current_plan(statement.problem).with_cells(held, ())


def cheapest_roster(statement: Statement, aim: Aim, every: list[dict[tuple[int, ...], int]]) -> int:
    """The least that any two patterns cost together, counted in arrays."""
    shared = [each for each in statement.primitives if len({
        statement.problem.cells[cell].person for cell in each.cells()}) > 1]  # fmt: skip
    cells = [[c.index for c in statement.problem.cells if c.person == p] for p in (0, 1)]
    total = np.add.outer(*(np.array(list(found.values())) for found in every))
    for each in shared:
        assert isinstance(each, Total)
        counts = [
            np.array(
                [
                    sum(each.weights.get(cell, (0,) * 9)[at] for cell, at in zip(mine, held))  # noqa: B905
                    for held in found
                ]
            )
            for mine, found in zip(cells, every, strict=True)
        ]
        count = np.add.outer(*counts)
        outside = np.zeros_like(count)
        if each.low is not None:
            outside = np.maximum(outside, each.low - count)
        if each.high is not None:
            outside = np.maximum(outside, count - each.high)
        total = total + aim.cost(each.mark.rule, None) * outside
    return int(total.min())
