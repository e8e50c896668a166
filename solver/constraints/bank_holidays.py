"""Bank holidays shared out: enough of those in the rota are off, as weekends are."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.bank_holidays import bank_holidays
from ambrota.duties import Walk
from ambrota.model import DAY, Kind
from ambrota.rules.bank_holidays import BankHolidays
from solver.primitives import Literal, Mark, Primitive, Weekends
from solver.problem import Choice, Problem

DAYS_BACK = 2


def state(problem: Problem, rule: BankHolidays) -> Iterator[Primitive]:
    """Of each person, how many bank holidays must be left free."""
    rota = problem.rota
    days = [
        day
        for on in bank_holidays(rota, rule.nation)
        if rota.first_day and 0 <= (day := (on - rota.first_day).days) < rota.days
    ]
    free = len(days) + -rule.most * len(days) // rule.of
    if free <= 0:
        return
    for walk in problem.walks:
        row = walk.people[0]
        if not rota.people[row].vacant:
            spoilt = tuple(_spoilers(problem, walk, day) for day in days)
            yield Weekends(Mark(rule.id, row, max(days)), spoilt, free)


def _spoilers(problem: Problem, walk: Walk, holiday: int) -> tuple[Literal, ...]:
    """Choices that put work on a bank holiday, those of the days before among them."""
    literals = []
    for ahead in range(DAYS_BACK + 1):
        found = problem.cell(walk, holiday - ahead)
        if found is not None:
            cell = found[0]
            bad = frozenset(n for n, choice in enumerate(cell.choices) if _works_on(choice, ahead))
            if bad:
                literals.append((cell.index, bad))
    return tuple(literals)


def _works_on(choice: Choice, ahead: int) -> bool:
    """Whether a choice works so many days after its own."""
    if any(
        (duty.start or 0) < (ahead + 1) * DAY and (duty.end or 0) > ahead * DAY
        for duty in choice.timed_work
    ):
        return True
    return ahead == 0 and any(
        duty.kind is Kind.RELIEF and duty.start is None for duty in choice.duties
    )
