"""Skill mix: of those who could work the same hours on ambulances, not too many of one sort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ambrota.grades import ASSISTANT, grade, is_newly_qualified, may_lead
from ambrota.model import WEEK, Duty, Kind, Person
from ambrota.rules.skill_mix import SkillMix
from solver.primitives import Mark, Primitive, Total
from solver.problem import Cell, Problem

Span = tuple[str | None, int, int]
Sides = dict[str, dict[int, list[int]]]
"""For each sort of people: cell -> by choice, +1 for one of the sort at work, -1 for another."""


def state(problem: Problem, rule: SkillMix) -> Iterator[Primitive]:
    """One difference a day, span of hours and sort: its people less the others, at most 1."""
    found: dict[tuple[int, Span], Sides] = defaultdict(lambda: defaultdict(dict))
    for walk in problem.walks:
        for day in problem.days_of(walk):
            at = problem.cell(walk, day)
            assert at is not None
            person = problem.rota.people[at[0].person]
            if person.vacant or not (person.role or "").strip():
                continue
            on = day % WEEK if walk.wraps else day
            for which, sign in _sides(problem, rule, person, on).items():
                for span, weights in _spans(at[0], sign).items():
                    found[on, span][which][at[0].index] = weights
    for (on, span), sides in sorted(found.items(), key=lambda item: (item[0][0], str(item[0][1]))):
        for which, cells in sides.items():
            if sum(max(weights) for weights in cells.values()) > 1:
                weighed = {cell: tuple(weights) for cell, weights in cells.items()}
                yield Total(Mark(rule.id, None, on, (*span, which)), weighed, high=1)


def _sides(problem: Problem, rule: SkillMix, person: Person, day: int) -> dict[str, int]:
    """For each sort, +1 where the person is of it on that day, else -1."""
    leads = may_lead(person.role, paramedic_only=rule.paramedic_only)
    return {
        "led": -1 if leads else 1,
        "assistants": 1 if grade(person.role) == ASSISTANT else -1,
        "newly-qualified": 1 if _is_new(problem, rule.months, person, day) else -1,
    }


def _is_new(problem: Problem, months: int, person: Person, day: int) -> bool:
    if months == 0 or not is_newly_qualified(person.role):
        return False
    on, since = problem.rota.date_of(day), person.grade_start
    return on is None or since is None or _months_between(since, on) < months


def _months_between(since: date, on: date) -> int:
    """Whole months gone by; a start on the 31st is a month old on the last day of a shorter one."""
    months = (on.year - since.year) * 12 + on.month - since.month
    last = date(on.year + on.month // 12, on.month % 12 + 1, 1).toordinal() - 1
    return months - (on.day < since.day and on.toordinal() != last)


def _spans(cell: Cell, sign: int) -> dict[Span, list[int]]:
    """For each span of hours on an ambulance, what each choice of the cell weighs."""
    found: dict[Span, list[int]] = {}
    for number, choice in enumerate(cell.choices):
        for duty in choice.duties:
            if (span := _span(duty)) is not None:
                found.setdefault(span, [0] * len(cell.choices))[number] += sign
    return found


def _span(duty: Duty) -> Span | None:
    if duty.kind is not Kind.COVER or duty.start is None or duty.end is None:
        return None
    is_ambulance = (duty.resource or "").strip().lower() == "dca"
    return (duty.resource, duty.start, duty.end) if is_ambulance else None
