"""Protected training: each person's floor of hours, and where a session could be placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import ceil

from ambrota.duties import FULL_TIME
from ambrota.model import Kind, Session
from ambrota.rules.base import Rule
from solver.constraints.weekly_hours import summed
from solver.placings import Allowed, hosting
from solver.primitives import Literal, Mark, Primitive, Sequence, Teaching, Total
from solver.problem import Cell, Problem

HOSTS = frozenset({Kind.COVER, Kind.OTHER_WORK})
CATEGORIES = ("statutory", "cpd", "supervision", "leadership")
YEAR = 365
LONG, HALF = 450, 225
LEAST_CPD, SUPERVISION = 120, 60


def state(problem: Problem, rule: Rule) -> Iterator[Teaching]:
    """One floor a person, over the days for which the person's sessions are placed."""
    for row, person in enumerate(problem.rota.people):
        if person.vacant:
            continue
        cells = _cells(problem, row)
        weights = summed(cells, [tuple(c.training for c in cell.choices) for cell in cells])
        owed = arrears(problem, rule, row)
        floor = ceil(round(max(0.0, sum(owed.values())) * 2, 6)) * 30
        if floor > 0:
            mark = Mark(rule.id, row, problem.rota.days - 1)
            yield Teaching(mark, row, weights, floor, tuple(_lost(problem, rule, cells)))


def _lost(
    problem: Problem, rule: Rule, cells: list[Cell]
) -> Iterator[tuple[Literal, Literal, int]]:
    """Training duties that do not count where they start too soon after a duty or a night."""
    for cell in cells:
        for number, choice in enumerate(cell.choices):
            if choice.training:
                spoilt: set[int] = set()
                for earlier, bad in _too_late(problem, rule, cell, number):
                    if earlier not in spoilt:
                        spoilt.add(earlier)
                        literal = (cell.index, frozenset({number}))
                        yield (earlier, bad), literal, choice.training


def _cells(problem: Problem, row: int) -> list[Cell]:
    return [
        cell for day in range(problem.horizon(row)) if (cell := problem.cell_on(row, day)) is not None
    ]


def arrears(problem: Problem, rule: Rule, row: int) -> dict[str, float]:
    """Hours each category still asks of the person over the rota, before anything placed in it."""
    person = problem.rota.people[row]
    present = sum(not cell.choices[cell.now].absent for cell in _cells(problem, row))
    hours = FULL_TIME if person.contracted_hours is None else person.contracted_hours
    share = present / YEAR * hours / FULL_TIME
    leads = row in problem.managers or person.aspirant
    received = _received(problem, row)
    return {
        category: getattr(rule, category) * share - received.get(category, 0.0)
        for category in CATEGORIES
        if category != "leadership" or leads
    }


def _received(problem: Problem, row: int) -> dict[str, float]:
    """Hours received by category; a named course counts to its own category."""
    category_of = {course.name.lower(): course.category for course in problem.rota.courses}
    hours: dict[str, float] = defaultdict(float)
    for stated, received in problem.rota.people[row].training_received:
        hours[category_of.get(stated.lower(), stated)] += received
    return hours


def lengths(owed: dict[str, float], minutes: int) -> list[tuple[str, int]]:
    """Sessions that together reach so many minutes: the largest arrears first, in usual lengths."""
    left = {category: hours * 60 for category, hours in owed.items()}
    plan: list[tuple[str, int]] = []
    while minutes > 0:
        category = max(left, key=lambda name: left[name])
        length = _length(category, left[category], minutes)
        plan.append((category, length))
        left[category] -= length
        minutes -= length
    return plan


def _length(category: str, owed: float, minutes: int) -> int:
    if category == "supervision":
        return SUPERVISION
    if category == "cpd":
        wanted = min(minutes, max(LEAST_CPD, ceil(owed / 30) * 30), LONG)
        return max(LEAST_CPD, ceil(wanted / 15) * 15)
    return LONG if min(owed, minutes) > HALF else HALF


def hosts(
    problem: Problem, session: Session, allowed: Allowed
) -> tuple[tuple[Literal, ...], ...] | None:
    """What the person (and a trainer in the rota) must hold for the session; None when it never can."""
    row = problem.rota.index[session.person]
    needed = [row]
    if session.with_ is not None and session.with_ in problem.rota.index:
        needed.append(problem.rota.index[session.with_])
    span = (session.start, session.end)
    found = tuple(hosting(problem, who, session.day, span, HOSTS, allowed) for who in needed)
    return found if all(found) else None


def bars(problem: Problem, rule: Rule, session: Session) -> tuple[Literal, ...]:
    """Choices of the days before that end too late for training to start then."""
    row = problem.rota.index[session.person]
    barred: list[Literal] = []
    for back in (1, 2):
        cell = problem.cell_on(row, session.day - back)
        if cell is None:
            continue
        bad = frozenset(
            number
            for number, choice in enumerate(cell.choices)
            if choice.timed and _too_soon(rule, choice.night, _since(cell, choice.end, back, session))
        )
        if bad:
            barred.append((cell.index, bad))
    return tuple(barred)


def _since(cell: Cell, end: int, back: int, session: Session) -> int:
    """Minutes from the end of a choice to the session; 0 or less when the session lies within it."""
    return (cell.day + back) * 1440 + session.start - end


def _too_soon(rule: Rule, night: bool, since: int) -> bool:
    duty: float = rule.rest_after_duty  # type: ignore[attr-defined]
    after_night: float = rule.rest_after_night  # type: ignore[attr-defined]
    return 0 <= since < (max(duty, after_night) if night else duty) * 60


def protect(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """What a training duty put in by a proposal must keep: rest before it, few rest days taken."""
    for cell in problem.cells:
        taken = frozenset(
            number
            for number, choice in enumerate(cell.choices)
            if choice.training and number != cell.now
        )
        if taken:
            yield from _rest_before(problem, rule, cell, taken)
    if not problem.rota.is_cyclic:
        yield from _rest_days(problem, rule)


def _rest_before(
    problem: Problem, rule: Rule, cell: Cell, taken: frozenset[int]
) -> Iterator[Primitive]:
    mark = Mark("training-rest", cell.person, cell.person_day)
    for number in taken:
        for literal in _too_late(problem, rule, cell, number):
            yield Sequence(mark, (literal, (cell.index, frozenset({number}))))


def _too_late(problem: Problem, rule: Rule, cell: Cell, number: int) -> Iterator[Literal]:
    """Choices of the two days before that end too late for this training duty."""
    walk = problem.walks[cell.walk]
    start = cell.choices[number].start
    for back in (1, 2):
        found = problem.cell(walk, cell.day - back)
        if found is None or found[0].index == cell.index:
            continue
        earlier, shift = found
        bad = frozenset(
            i
            for i, choice in enumerate(earlier.choices)
            if choice.timed and _too_soon(rule, choice.night, start - choice.end - shift)
        )
        if bad:
            yield earlier.index, bad


def _rest_days(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    most: int = rule.rest_days  # type: ignore[attr-defined]
    for walk in problem.walks:
        cells = [found[0] for day in problem.days_of(walk) if (found := problem.cell(walk, day))]
        for first in range(0, len(cells), 28):
            block = [c for c in cells[first : first + 28] if not c.choices[c.now].works]
            weights = {
                cell.index: tuple(int(choice.training > 0) for choice in cell.choices)
                for cell in block
                if any(choice.training for choice in cell.choices)
            }
            if sum(max(each) for each in weights.values()) > most:
                last = block[-1]
                mark = Mark("training-rest-days", last.person, last.person_day)
                yield Total(mark, weights, high=most)
