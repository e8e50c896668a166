"""Alternatives that differ in what people would notice, and what each gives and costs."""

from __future__ import annotations

from dataclasses import dataclass

from ambrota.rules.base import Level
from solver import aims
from solver.bounds import Values
from solver.engines.tally import breach, breaches
from solver.plan import Plan
from solver.price import changed, must_cost
from solver.primitives import Sequence, Succession
from solver.request import Stage
from solver.stages import Aim
from solver.statement import Statement

NOTICEABLE = 3
"""Person-days by which two alternatives must differ, at the least, to be shown as two."""


@dataclass(frozen=True)
class Found:
    """A plan found under an aim."""

    aim: Aim
    plan: Plan

    def values(self, statement: Statement) -> Values:
        """What its stages count."""
        people = noticed(statement, self.plan)
        return Values(
            changed(statement, self.plan),
            count(statement, self.plan, Level.SHOULD),
            people[aims.WEEKENDS],
            people[aims.QUICK_RETURN],
        )

    def stages(self, statement: Statement, bounds: Values) -> tuple[Stage, ...]:
        """What was reached, in the order in which it was aimed at, with what is proved of it."""
        here = self.values(statement)

        def stage(name: str, value: int, bound: int, unit: str) -> Stage:
            return Stage(name, float(value), float(bound), unit)

        must = stage("What must hold: breaches", _musts(statement, self.plan), 0, "breaches")
        practice = stage("Good practice: breaches", here.practice, bounds.practice, "breaches")
        worked = stage("Weekends worked", here.weekends, bounds.weekends, "weekends")
        quick = stage("Rests under 12 h", here.short_rests, bounds.short_rests, "rests")
        moved = stage("Days changed", here.changes, bounds.changes, "person-days")
        if self.aim.change > self.aim.should:
            return must, moved, practice, worked, quick
        return must, practice, worked, quick, moved


def best_values(statement: Statement, found: list[Found]) -> Values:
    """The least of each count over all plans found."""
    reached = [each.values(statement) for each in found]
    return Values(
        min(each.changes for each in reached),
        min(each.practice for each in reached),
        min(each.weekends for each in reached),
        min(each.short_rests for each in reached),
    )


def _musts(statement: Statement, plan: Plan) -> int:
    if must_cost(statement, plan) == 0:
        return 0
    must = {rule for rule, level in statement.levels.items() if level is Level.MUST}
    return sum(rule in must for rule, *_ in breaches(statement, plan))


def count(statement: Statement, plan: Plan, level: Level) -> int:
    """Elementary breaches of the rules of a level that speak of duties."""
    return sum(
        breach(primitive, plan) > 0
        for primitive in statement.primitives
        if statement.levels.get(primitive.mark.rule) is level
    )


def noticed(statement: Statement, plan: Plan) -> dict[str, int]:
    """How often what people notice happens in the plan."""
    totals = dict.fromkeys(aims.ALL, 0)
    for primitive in statement.primitives:
        if primitive.mark.rule in totals:
            amount = breach(primitive, plan)
            totals[primitive.mark.rule] += (
                min(1, amount) if isinstance(primitive, Sequence | Succession) else amount
            )
    return totals


def distinct(found: list[Found]) -> list[Found]:
    """Without those that differ from an earlier one in nothing that people would notice."""
    kept: list[Found] = []
    for each in found:
        if all(_apart(each.plan, other.plan) for other in kept):
            kept.append(each)
    return kept


def _apart(one: Plan, other: Plan) -> bool:
    differing = sum(a != b for a, b in zip(one.held, other.held, strict=True))
    return differing >= NOTICEABLE


def named(statement: Statement, found: Found) -> str:
    """One sentence: what the alternative gives and what it costs."""
    now = Plan(tuple(cell.now for cell in statement.problem.cells))
    before, after = noticed(statement, now), noticed(statement, found.plan)
    days = changed(statement, found.plan)
    should = count(statement, now, Level.SHOULD), count(statement, found.plan, Level.SHOULD)
    gives = [
        f"weekends worked {before[aims.WEEKENDS]} to {after[aims.WEEKENDS]}",
        f"breaches of good practice {should[0]} to {should[1]}",
    ]
    return f"{found.aim.why} {days} person-days change: {', '.join(gives)}."
