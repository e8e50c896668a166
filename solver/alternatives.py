"""Alternatives that differ in what people would notice, and what each gives and costs."""

from __future__ import annotations

from dataclasses import dataclass

from solver import aims
from solver.engines.tally import breach, breaches
from solver.plan import Plan
from solver.price import changed, must_cost
from solver.primitives import Sequence
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

    def stages(self, statement: Statement) -> tuple[Stage, ...]:
        """What was reached, in the order in which it was aimed at. Nothing counts below nothing."""
        should = count(statement, self.plan, "should")
        days = float(changed(statement, self.plan))
        people = noticed(statement, self.plan)
        must = Stage("What must hold: breaches", _musts(statement, self.plan), 0.0, "breaches")
        practice = Stage("Good practice: breaches", float(should), 0.0, "breaches")
        worked = Stage("Weekends worked", float(people[aims.WEEKENDS]), None, "weekends")
        quick = Stage("Rests under 12 h", float(people[aims.QUICK_RETURN]), 0.0, "rests")
        moved = Stage("Days changed", days, 0.0 if days == 0 else None, "person-days")
        if self.aim.change > self.aim.should:
            return must, moved, practice, worked, quick
        return must, practice, worked, quick, moved


def _musts(statement: Statement, plan: Plan) -> float:
    if must_cost(statement, plan) == 0:
        return 0.0
    must = {rule for rule, level in statement.levels.items() if level == "must"}
    return float(sum(rule in must for rule, *_ in breaches(statement, plan)))


def count(statement: Statement, plan: Plan, level: str) -> int:
    """Elementary breaches of the rules of a level that speak of duties."""
    return sum(
        breach(primitive, plan) > 0
        for primitive in statement.primitives
        if statement.levels.get(primitive.mark.rule) == level
    )


def noticed(statement: Statement, plan: Plan) -> dict[str, int]:
    """How often what people notice happens in the plan."""
    totals = dict.fromkeys(aims.ALL, 0)
    for primitive in statement.primitives:
        if primitive.mark.rule in totals:
            amount = breach(primitive, plan)
            totals[primitive.mark.rule] += (
                min(1, amount) if isinstance(primitive, Sequence) else amount
            )
    return totals


def distinct(statement: Statement, found: list[Found]) -> list[Found]:
    """Without those that differ from an earlier one in nothing that people would notice."""
    kept: list[Found] = []
    for each in found:
        if all(_apart(statement, each.plan, other.plan) for other in kept):
            kept.append(each)
    return kept


def _apart(statement: Statement, one: Plan, other: Plan) -> bool:
    differing = sum(a != b for a, b in zip(one.held, other.held, strict=True))
    return differing >= NOTICEABLE


def named(statement: Statement, found: Found) -> str:
    """One sentence: what the alternative gives and what it costs."""
    now = Plan(tuple(cell.now for cell in statement.problem.cells))
    before, after = noticed(statement, now), noticed(statement, found.plan)
    days = changed(statement, found.plan)
    should = count(statement, now, "should"), count(statement, found.plan, "should")
    gives = [
        f"weekends worked {before[aims.WEEKENDS]} to {after[aims.WEEKENDS]}",
        f"breaches of good practice {should[0]} to {should[1]}",
    ]
    return f"{found.aim.why} {days} person-days change: {', '.join(gives)}."
