"""Cover against people: plans of which no other is better in one and as good in the other."""

from __future__ import annotations

from typing import NamedTuple

from ambrota.demand import HALF_HOUR
from solver import aims
from solver.engines.tally import breach
from solver.plan import Plan, current_plan
from solver.primitives import Sequence, Succession
from solver.request import TODAY, Point
from solver.sessions.spare import spare_of
from solver.statement import Statement

MOST_LOOKED_AT = 40
MOST_SHOWN = 7
WORDS = {
    aims.WEEKENDS: "weekends worked",
    aims.WEEKEND_SHARES: "weekends off short of the usual",
    aims.NIGHTS: "nights beyond a fair share",
    aims.SINGLE_OFF: "single days off",
    aims.SINGLE_ON: "single duties",
    aims.QUICK_RETURN: "rests under 12 h",
}
"""What people notice, in the unit in which it is counted."""


def noticed(statement: Statement, plan: Plan) -> dict[str, int]:
    """How often what people notice happens in the plan."""
    totals = dict.fromkeys(WORDS, 0)
    for primitive in statement.primitives:
        if primitive.mark.rule in totals:
            amount = breach(primitive, plan)
            totals[primitive.mark.rule] += (
                min(1, amount) if isinstance(primitive, Sequence | Succession) else amount
            )
    return totals


class Seen(NamedTuple):
    """A plan and where it lies: seat-hours to spare less those given up, and what people notice."""

    plan: Plan
    cover: float
    occasions: int
    parts: dict[str, float]


def look(statement: Statement, plan: Plan) -> Seen:
    """Where a plan lies."""
    spare, people = spare_of(statement, plan), noticed(statement, plan)
    hours = spare.seats * HALF_HOUR / 60
    parts: dict[str, float] = {
        "seat-hours given up": spare.given_up_hours,
        "seat-hours to spare": hours,
        **{WORDS[aim]: count for aim, count in people.items()},
    }
    return Seen(plan, hours - spare.given_up_hours, sum(people.values()), parts)


def frontier(statement: Statement, plans: list[Plan], shown: list[Plan]) -> tuple[Point, ...]:
    """A handful of the plans, the best for cover first; `shown`: the proposals among them.

    Of many plans some are looked at, evenly through the search that came upon them.
    """
    gap = max(1.0, len(plans) / MOST_LOOKED_AT)
    some = [plans[int(number * gap)] for number in range(int(len(plans) / gap))]
    looked = [look(statement, plan) for plan in dict.fromkeys([*shown, *some])]
    best = best_of(looked)
    ids = {plan: chr(ord("A") + number) for number, plan in reversed([*enumerate(shown)])}
    return tuple(_point(statement, each, ids.get(each.plan)) for each in best)


def off_frontier(
    statement: Statement, shown: list[Plan], found: tuple[Point, ...]
) -> tuple[Point, ...]:
    """The proposals that are on no point: another is as good in one and better in one.

    Last today's rota, to see them against; it need not hold what is guaranteed.
    """
    there = {point.proposal for point in found}
    ids = {chr(ord("A") + number): plan for number, plan in enumerate(shown)}
    beside = [
        _point(statement, look(statement, plan), name)
        for name, plan in ids.items()
        if name not in there
    ]
    today = look(statement, current_plan(statement.problem))
    return (*beside, _point(statement, today, TODAY))


def _point(statement: Statement, seen: Seen, proposal: str | None) -> Point:
    problem = statement.problem
    return Point(
        seen.cover, seen.occasions, seen.parts, seen.plan.changes(problem), seen.plan.sessions(),
        proposal,
    )  # fmt: skip


def best_of(looked: list[Seen]) -> list[Seen]:
    """A handful of those that no other is better than in one, and as good as in the other."""
    return _handful(_undominated(looked))


def _undominated(looked: list[Seen]) -> list[Seen]:
    """The best for cover first, then each that is better for people than all before it."""
    kept: list[Seen] = []
    for each in sorted(looked, key=lambda seen: (-seen.cover, seen.occasions)):
        if not kept or each.occasions < kept[-1].occasions:
            kept.append(each)
    return kept


def _handful(seen: list[Seen]) -> list[Seen]:
    """Both ends, and some between them that lie evenly apart."""
    if len(seen) <= MOST_SHOWN:
        return seen
    step = (len(seen) - 1) / (MOST_SHOWN - 1)
    return [seen[round(number * step)] for number in range(MOST_SHOWN)]
