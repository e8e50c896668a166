"""What people notice in a rota, stated as primitives so that a search can make less of it.

Aims are no rules: their marks begin with "~" and no finding comes of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor

from ambrota.duties import FULL_TIME, Walk
from ambrota.grades import normal_role
from ambrota.rules.base import Level
from solver.constraints import hours_against_contract
from solver.constraints.daily_rest import short_rests
from solver.constraints.weekends_off import spoilers, weekends
from solver.primitives import Literal, Mark, Primitive, Sequence, Total, Weekends
from solver.problem import Choice, Problem

WEEKENDS, NIGHTS, SINGLE_OFF = "~weekends", "~nights", "~single-days-off"
SINGLE_ON, QUICK_RETURN = "~single-duties", "~quick-returns"
WEEKEND_SHARES, CONTRACT, TEAM = "~weekend-shares", "~contract", "~team"
ALL = (WEEKENDS, WEEKEND_SHARES, NIGHTS, SINGLE_OFF, SINGLE_ON, QUICK_RETURN)
SINGLES = {"days-off": SINGLE_OFF, "shortest-run": SINGLE_ON}
SHORT_TURNAROUND = 12 * 60


def state(problem: Problem) -> Iterator[Primitive]:
    """Hours beyond contract that may stay, worked weekends, unequal nights and the like.

    Single days that a rule of the rulebook asks about anyway are not stated a second time.
    """
    asked = {rule.id for rule in problem.rulebook.rules if rule.level in (Level.MUST, Level.SHOULD)}
    singles = {aim for rule, aim in SINGLES.items() if rule not in asked}
    yield from hours_against_contract.sums(problem, CONTRACT, strictly=True)
    yield from short_rests(problem, QUICK_RETURN, SHORT_TURNAROUND)
    for walk in problem.walks:
        yield from _spoilt_weekends(problem, walk)
        yield from _singles(problem, walk, singles)
    if not problem.rota.is_cyclic:
        yield from _night_shares(problem)
        yield from _weekend_shares(problem)


def _spoilt_weekends(problem: Problem, walk: Walk) -> Iterator[Primitive]:
    for saturday in weekends(problem, walk):
        found = problem.cell(walk, saturday + 1)
        if found is None or saturday < 0:
            continue
        literals: tuple[Literal, ...] = tuple(
            (cell.index, bad) for cell, bad in spoilers(problem, walk, saturday)
        )
        mark = Mark(WEEKENDS, found[0].person, found[0].person_day)
        yield Weekends(mark, (literals,), 1)


def _singles(problem: Problem, walk: Walk, aims: set[str]) -> Iterator[Primitive]:
    for day in problem.days_of(walk):
        around = [problem.cell(walk, day + step) for step in (-1, 0, 1)]
        cells = [found[0] for found in around if found is not None]
        if len({cell.index for cell in cells}) < 3:
            continue
        for rule in sorted(aims):
            middle_works = rule == SINGLE_ON
            wanted = (not middle_works, middle_works, not middle_works)
            literals = tuple(
                (cell.index, _numbers(cell.choices, works))
                for cell, works in zip(cells, wanted, strict=True)
            )
            if all(numbers for _, numbers in literals):
                yield Sequence(Mark(rule, cells[1].person, cells[1].person_day), literals, 1)


def _numbers(choices: tuple[Choice, ...], works: bool) -> frozenset[int]:
    """Choices that are work, or plain rest (leave is neither a day off nor a duty)."""
    return frozenset(
        number
        for number, choice in enumerate(choices)
        if (choice.works if works else not choice.works and not choice.absent)
    )


def _night_shares(problem: Problem) -> Iterator[Primitive]:
    """Each person's nights within one of the fair share of those who work nights in their role."""
    nights_now: dict[int, int] = {}
    peers: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for walk in problem.walks:
        row = walk.people[0]
        cells = [found[0] for day in problem.days_of(walk) if (found := problem.cell(walk, day))]
        if any(choice.night for cell in cells for choice in cell.choices):
            person = problem.rota.people[row]
            nights_now[row] = sum(cell.choices[cell.now].night for cell in cells)
            peers[person.rota, normal_role(person.role)].append(row)
    for rows in peers.values():
        contracts = {row: _contract(problem, row) for row in rows}
        total, whole = sum(nights_now[row] for row in rows), sum(contracts.values())
        for row in rows:
            share = total * contracts[row] / whole if whole else 0.0
            yield _share(problem, row, share)


def _weekend_shares(problem: Problem) -> Iterator[Primitive]:
    """Each person at least the usual number of weekends off in their role, whole weekends."""
    peers: dict[tuple[str, str | None], list[tuple[int, Weekends, int]]] = defaultdict(list)
    for walk in problem.walks:
        row = walk.people[0]
        person = problem.rota.people[row]
        spoilt = tuple(
            tuple((cell.index, bad) for cell, bad in spoilers(problem, walk, saturday))
            for saturday in weekends(problem, walk)
            if saturday >= 0
        )
        if person.vacant or not spoilt:
            continue
        mark = Mark(WEEKEND_SHARES, row, walk.days - 1)
        off = sum(
            not any(problem.cells[cell].now in bad for cell, bad in weekend) for weekend in spoilt
        )
        peers[person.rota, normal_role(person.role)].append((row, Weekends(mark, spoilt, 0), off))
    for each in peers.values():
        usual = sum(off for _, _, off in each) // len(each)
        for _, primitive, _ in each:
            yield replace(primitive, least=usual)


def _contract(problem: Problem, row: int) -> float:
    hours = problem.rota.people[row].contracted_hours
    return FULL_TIME if hours is None else hours


def _share(problem: Problem, row: int, share: float) -> Primitive:
    walk = problem.walk_of[row]
    cells = [found[0] for day in problem.days_of(walk) if (found := problem.cell(walk, day))]
    weights = {
        cell.index: tuple(int(choice.night) for choice in cell.choices)
        for cell in cells
        if any(choice.night for choice in cell.choices)
    }
    return Total(Mark(NIGHTS, row, walk.days - 1), weights, low=floor(share), high=ceil(share))
