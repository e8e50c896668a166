"""Hours against contract: each person's paid total within one cover duty of contract."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.duties import Walk, paid_minutes
from ambrota.model import ABSENCE_KINDS, WEEK, WORK_KINDS, Duty, Kind, Rota
from ambrota.rules.base import Rule
from solver.primitives import Mark, Primitive, Total
from solver.problem import Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """One sum a person (a line, in a cyclic rota: the same sum against each holder's contract)."""
    return sums(problem, rule.id, strictly=problem.is_alone)


def sums(problem: Problem, rule: str, *, strictly: bool) -> Iterator[Primitive]:
    """Each person's paid total: strictly within the allowance, or no further from it than now."""
    for walk in problem.walks:
        cells = [found[0] for day in problem.days_of(walk) if (found := problem.cell(walk, day))]
        weights = {cell.index: tuple(choice.paid for choice in cell.choices) for cell in cells}
        now = _paid_now(problem.current, walk)
        longest = _longest_cover(problem.current, walk)
        for row in walk.people:
            person = problem.rota.people[row]
            if person.vacant:
                continue
            if person.contracted_hours is None:
                target, allowance = now, longest
            else:
                target = round(person.contracted_hours * 60 * walk.days / WEEK)
                allowance = longest if strictly else max(longest, abs(now - target))
            mark = Mark(rule, row, problem.rota.days - 1)
            yield Total(mark, weights, low=target - allowance, high=target + allowance)


def _duties(rota: Rota, walk: Walk) -> list[Duty]:
    cells = ((rota.people[row].id, day) for row in walk.people for day in range(rota.days))
    return [duty for cell in cells for duty in rota.by_cell.get(cell, ())]


def _paid_now(rota: Rota, walk: Walk) -> int:
    paid = WORK_KINDS | ABSENCE_KINDS
    return sum(paid_minutes(rota, duty) for duty in _duties(rota, walk) if duty.kind in paid)


def _longest_cover(rota: Rota, walk: Walk) -> int:
    worked = [paid_minutes(rota, duty) for duty in _duties(rota, walk) if duty.kind is Kind.COVER]
    if longest := max(worked, default=0):
        return longest
    offered = [
        paid_minutes(rota, shift.duty(rota.people[walk.people[0]].id, 0))
        for shift in rota.shifts
        if shift.kind is Kind.COVER
    ]
    return max(offered, default=0)
