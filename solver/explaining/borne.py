"""What a wish that is granted changes: rules and what people notice, and who bears it."""

from __future__ import annotations

from collections import Counter

from ambrota.rules.base import Level
from solver import aims
from solver.engines.tally import breach, claims
from solver.explaining.question import Borne, Difference
from solver.plan import Plan
from solver.problem import Cell
from solver.statement import Statement

NOTICED = {
    aims.WEEKENDS: "Weekends worked",
    aims.QUICK_RETURN: "Rests under 12 h",
    aims.SINGLE_OFF: "Single days off",
    aims.SINGLE_ON: "Single duties",
}


def differences(statement: Statement, before: Plan, after: Plan) -> list[Difference]:
    """Rules broken more or less often than before, and what people notice more or less of."""
    was, now = claims(statement, before), claims(statement, after)
    found = [
        Difference(statement.rule(rule).name, rule,
                   statement.levels[rule] is Level.MUST, was[rule], now[rule])
        for rule in was
        if was[rule] != now[rule]
    ]  # fmt: skip
    told = {one.name for one in found}  # a rule of the rulebook may count the same
    then, here = _noticed(statement, before), _noticed(statement, after)
    found += [
        Difference(name, aim, False, then[aim], here[aim])
        for aim, name in NOTICED.items()
        if then[aim] != here[aim] and name not in told
    ]
    return sorted(found, key=lambda each: (not each.must, each.name))


def _noticed(statement: Statement, plan: Plan) -> Counter[str]:
    return Counter(
        each.mark.rule
        for each in statement.primitives
        if each.mark.rule in NOTICED and breach(each, plan)
    )


def borne(statement: Statement, before: Plan, after: Plan) -> list[Borne]:
    """Who bears it: whoever has days that change, or nights or weekends more or fewer."""
    days: Counter[int] = Counter()
    nights: Counter[int] = Counter()
    weekends: Counter[int] = Counter()
    for cell in statement.problem.cells:
        was, now = before.held[cell.index], after.held[cell.index]
        if was != now and cell.day >= 0:
            days[cell.person] += 1
            nights[cell.person] += _nights(cell, now) - _nights(cell, was)
    for each in statement.primitives:
        if each.mark.rule == aims.WEEKENDS and each.mark.person is not None:
            more = (breach(each, after) > 0) - (breach(each, before) > 0)
            weekends[each.mark.person] += more
    rows = sorted({row for row, number in (days | +nights | +weekends).items() if number})
    people = statement.problem.rota.people
    return [Borne(people[row].id, days[row], nights[row], weekends[row]) for row in rows]


def _nights(cell: Cell, choice: int) -> int:
    return cell.choices[choice].nights
