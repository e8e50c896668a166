"""What a plan costs under an aim, by plain arithmetic: must-rules first, then the aim's terms."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.rules.base import Level
from solver.engines.tally import breach, short_seats, unmet, untaught
from solver.plan import Plan
from solver.primitives import Average, Primitive, Total, Weekends
from solver.stages import MUST, Aim
from solver.statement import Statement


def is_must(statement: Statement, primitive: Primitive) -> bool:
    """Whether a breach of the primitive keeps a proposal from holding."""
    rule = primitive.mark.rule
    return statement.levels.get(rule) is Level.MUST or rule.startswith("training-")


def charge(statement: Statement, primitive: Primitive, plan: Plan, aim: Aim) -> int:
    """Cost of one primitive in the plan."""
    rule = primitive.mark.rule
    must = is_must(statement, primitive)
    cost = MUST if must else aim.cost(rule, statement.levels.get(rule))
    if not cost or not (amount := breach(primitive, plan)):
        return 0
    if isinstance(primitive, Weekends) or (rule.startswith("~") and isinstance(primitive, Total)):
        return cost * amount
    gradual = must and isinstance(primitive, Total | Average)
    return cost + (MUST // 600 * amount if gradual else 0)


class Ledger:
    """The rules and aims that a plan breaches, with what each costs, kept from plan to plan.

    Of another plan only what speaks of the cells that differ is counted anew.
    """

    def __init__(self, statement: Statement, plan: Plan, aim: Aim) -> None:
        self.statement = statement
        self.aim = aim
        self.held = plan.held
        marks = dict.fromkeys(primitive.mark.rule for primitive in statement.primitives)
        free = {rule for rule in marks if not self._costs(rule)}
        self.costly = [primitive.mark.rule not in free for primitive in statement.primitives]
        numbers = [number for number, costly in enumerate(self.costly) if costly]
        self.charges = self._charges(numbers, plan)

    def _costs(self, rule: str) -> bool:
        level = self.statement.levels.get(rule)
        must = level is Level.MUST or rule.startswith("training-")
        return must or self.aim.cost(rule, level) != 0

    def _charges(self, numbers: Iterable[int], plan: Plan) -> dict[int, int]:
        found = (
            (number, charge(self.statement, self.statement.primitives[number], plan, self.aim))
            for number in numbers
        )
        return {number: cost for number, cost in found if cost}

    def move(self, plan: Plan) -> None:
        """Count another plan."""
        moved = frozenset(
            cell
            for cell, (old, new) in enumerate(zip(self.held, plan.held, strict=True))
            if old != new
        )
        touched = [n for n in self.statement.touched_by(moved) if self.costly[n]]
        for number in touched:
            self.charges.pop(number, None)
        self.charges |= self._charges(touched, plan)
        self.held = plan.held

    def price(self, plan: Plan) -> int:
        """Cost of the plan, which is counted in place of the one before."""
        self.move(plan)
        changes = self.aim.change * changed(self.statement, plan) if self.aim.change else 0
        return sum(self.charges.values()) + shortfall(self.statement, plan) + changes


def price(statement: Statement, plan: Plan, aim: Aim) -> int:
    """Cost of the plan: rules and aims, cover, sessions and changes."""
    rules = sum(charge(statement, primitive, plan, aim) for primitive in statement.primitives)
    return rules + shortfall(statement, plan) + aim.change * changed(statement, plan)


def shortfall(statement: Statement, plan: Plan) -> int:
    """Cost of seats short, meetings unmet and training missing."""
    short = short_seats(statement.seats, plan)
    seats = sum(
        MUST // 10 * (row.end - row.start) // 30 * each
        for row, each in zip(statement.seats.rows, short, strict=True)
        if each
    )
    meetings = MUST * sum(unmet(meeting, plan) for meeting in statement.meetings)
    return (
        seats
        + meetings
        + MUST // 60 * sum(untaught(teaching, plan) for teaching in statement.teachings)
    )


def changed(statement: Statement, plan: Plan) -> int:
    """Cells that hold something else than they do now."""
    return sum(plan.held[cell.index] != cell.now for cell in statement.problem.cells)


def holds(statement: Statement, plan: Plan) -> bool:
    """Whether no must-rule is breached and every guarantee is kept."""
    return shortfall(statement, plan) == 0 and must_cost(statement, plan) == 0


def must_cost(statement: Statement, plan: Plan) -> int:
    """Cost of what keeps the plan from holding; 0 where it holds."""
    nothing = Aim("", "")
    return sum(
        charge(statement, primitive, plan, nothing)
        for primitive in statement.primitives
        if is_must(statement, primitive)
    ) + shortfall(statement, plan)
