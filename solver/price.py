"""What a plan costs under an aim, by plain arithmetic: must-rules first, then the aim's terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambrota.demand import HALF_HOUR
from solver.engines.tally import breach, short_seats, unmet, untaught
from solver.plan import Plan, since
from solver.primitives import Average, Primitive, Total, Weekends
from solver.sessions.spare import spare_of
from solver.stages import CHANGES, GIVEN_UP, HOLDING, MUST, TIGHT, Aim, category
from solver.statement import Statement


def is_must(statement: Statement, primitive: Primitive) -> bool:
    """Whether a breach of the primitive keeps a proposal from holding."""
    return _kind(statement, primitive.mark.rule) == HOLDING


def _kind(statement: Statement, rule: str) -> str:
    return category(rule, statement.levels.get(rule))


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


Worth = tuple[int, ...]
"""Cost stage by stage, what must hold first: the less of the first that differs, the better."""


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
        ranks = {rule: aim.rank(_kind(statement, rule)) for rule in marks}
        self.ranks = [ranks[primitive.mark.rule] for primitive in statement.primitives]

    def _costs(self, rule: str) -> bool:
        level = self.statement.levels.get(rule)
        return _kind(self.statement, rule) == HOLDING or self.aim.cost(rule, level) != 0

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

    def worth(self, plan: Plan) -> Worth:
        """Cost stage by stage of the plan, which is counted in place of the one before."""
        self.move(plan)
        costs = [0] * (len(self.aim.order) + 2)
        for number, cost in self.charges.items():
            costs[self.ranks[number]] += cost
        costs[0] += shortfall(self.statement, plan)
        if self.aim.change:
            days = changed(self.statement, plan, self.aim)
            costs[self.aim.rank(CHANGES)] += self.aim.change * days
        if self.aim.weighs(GIVEN_UP) or self.aim.weighs(TIGHT):
            spare = spare_of(self.statement, plan)
            costs[self.aim.rank(GIVEN_UP)] += spare.given_up
            costs[self.aim.rank(TIGHT)] += spare.tight if self.aim.weighs(TIGHT) else 0
        return tuple(costs)

    def price(self, plan: Plan) -> int:
        """The same as one sum."""
        return sum(self.worth(plan))


def worth(statement: Statement, plan: Plan, aim: Aim) -> Worth:
    """Cost of the plan stage by stage; without an order, of what must hold and of all else."""
    return Ledger(statement, plan, aim).worth(plan)


def best_of(statement: Statement, plans: Sequence[Plan], aim: Aim) -> Plan:
    """The plan that costs least by the stages of the aim, the first of several."""
    ledger = Ledger(statement, plans[0], aim)
    return min(plans, key=ledger.worth)


def price(statement: Statement, plan: Plan, aim: Aim) -> int:
    """Cost of the plan as one sum: rules and aims, cover, sessions and changes."""
    return Ledger(statement, plan, aim).price(plan)


def shortfall(statement: Statement, plan: Plan) -> int:
    """Cost of seats short, meetings unmet and training missing."""
    meetings, minutes, short = shortfalls(statement, plan)
    return MUST * meetings + MUST // 60 * minutes + MUST // 10 * short // HALF_HOUR


def shortfalls(statement: Statement, plan: Plan) -> tuple[int, int, int]:
    """(meetings unmet, training minutes missing, seat-minutes short) of a plan."""
    meetings = sum(unmet(meeting, plan) for meeting in statement.meetings)
    minutes = sum(untaught(teaching, plan) for teaching in statement.teachings)
    short = sum(
        each * (row.end - row.start)
        for row, each in zip(statement.seats.rows, short_seats(statement.seats, plan), strict=True)
        if each
    )
    return meetings, minutes, short


FROM_NOW = Aim("", "")


def changed(statement: Statement, plan: Plan, aim: Aim = FROM_NOW) -> int:
    """Cells that hold something else than they do now, or than the aim counts from."""
    return sum(plan.held[cell.index] != since(cell, aim) for cell in statement.problem.cells)


def holds(statement: Statement, plan: Plan) -> bool:
    """Whether no must-rule is breached and every guarantee is kept."""
    return shortfall(statement, plan) == 0 and must_cost(statement, plan) == 0


def must_cost(statement: Statement, plan: Plan) -> int:
    """Cost of what keeps the plan from holding; 0 where it holds."""
    nothing = FROM_NOW
    return sum(
        charge(statement, primitive, plan, nothing)
        for primitive in statement.primitives
        if is_must(statement, primitive)
    ) + shortfall(statement, plan)
