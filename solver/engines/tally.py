"""The engine that only counts: the breaches of every primitive in a plan, by plain arithmetic."""

from __future__ import annotations

from collections import Counter

from solver.engines.seat_count import short_seats as short_seats  # others take it from here
from solver.engines.stood_down import short_with_sessions
from solver.plan import Plan
from solver.primitives import (
    Average,
    Meeting,
    Primitive,
    Rest,
    Sequence,
    Succession,
    Teaching,
    Total,
    Weekends,
    Weights,
)
from solver.statement import Statement


def breach(primitive: Primitive, plan: Plan) -> int:
    """How far the plan breaches the primitive; 0 where it does not."""
    match primitive:
        case Sequence():
            return primitive.amount if all(map(plan.holds, primitive.literals)) else 0
        case Succession():
            return _succession(primitive, plan)
        case Total():
            if primitive.only_if is not None and _sum(primitive.only_if, plan) <= 0:
                return 0
            return _outside(_sum(primitive.weights, plan), primitive.low, primitive.high)
        case Average():
            return _average(primitive, plan)
        case Rest():
            return _rest(primitive, plan)
        case Weekends():
            off = sum(not any(map(plan.holds, weekend)) for weekend in primitive.spoilt)
            return max(0, primitive.least - off)
    raise TypeError(f"the tally knows no {type(primitive).__name__}")


def _succession(primitive: Succession, plan: Plan) -> int:
    first, second = plan.held[primitive.earlier], plan.held[primitive.later]
    for amount, firsts, seconds in primitive.groups:
        if first in firsts and second in seconds:
            return amount if all(map(plan.holds, primitive.between)) else 0
    return 0


def _sum(weights: Weights, plan: Plan) -> int:
    return sum(each[plan.held[cell]] for cell, each in weights.items())


def _outside(total: int, low: int | None, high: int | None) -> int:
    if high is not None and total > high:
        return total - high
    if low is not None and total < low:
        return low - total
    return 0


def _average(primitive: Average, plan: Plan) -> int:
    total, left = _sum(primitive.weights, plan), primitive.replaced
    for cell, weights in primitive.following:
        if left == 0:
            break
        worked = weights[plan.held[cell]]
        if worked > 0:
            total += worked
            left -= 1
    return max(0, total - primitive.high)


def _rest(primitive: Rest, plan: Plan) -> int:
    """1 unless the period has the long rest or enough short ones; they may follow each other."""
    busy = sorted(
        (start, end) for cell, choice, start, end in primitive.work if plan.held[cell] == choice
    )
    gaps, free_from = [], primitive.start
    for start, end in busy:
        gaps.append(start - free_from)
        free_from = max(free_from, end)
    gaps.append(primitive.end - free_from)
    shorts = sum(gap // primitive.short for gap in gaps if gap > 0)
    return 0 if max(gaps) >= primitive.long or shorts >= primitive.count else 1


def unmet(meeting: Meeting, plan: Plan) -> bool:
    """Whether a meeting is asked for and no session of the two stands on any of its days."""
    days = plan.met_on.get((meeting.person, meeting.with_))
    if days is not None and not days.isdisjoint(meeting.days):
        return False
    return not meeting.works or any(map(plan.holds, meeting.works))


def untaught(teaching: Teaching, plan: Plan) -> int:
    """Training minutes missing to the floor."""
    lost = sum(
        minutes
        for earlier, training, minutes in teaching.lost
        if plan.holds(training) and any(map(plan.holds, earlier))
    )
    learnt = plan.taught[teaching.person] + _sum(teaching.weights, plan)
    return max(0, teaching.floor - learnt + lost)


Elementary = tuple[str, int | None, int, int, tuple[object, ...]]
"""(rule, person, day, amount, slot): the unit in which the audit and the solver are compared."""


def breaches(statement: Statement, plan: Plan) -> list[Elementary]:
    """Every elementary breach of the plan, of all rules, aims left out."""
    found: list[Elementary] = []
    for primitive in statement.primitives:
        mark = primitive.mark
        if not mark.rule.startswith(("~", "training-")) and (amount := breach(primitive, plan)):
            found.append((mark.rule, mark.person, mark.day, amount, mark.slot))
    found += cover_breaches(statement, plan)
    for meeting in statement.meetings:
        if unmet(meeting, plan):
            mark = meeting.mark
            found.append((mark.rule, mark.person, mark.day, 1, mark.slot))
    for teaching in statement.teachings:
        if minutes := untaught(teaching, plan):
            mark = teaching.mark
            found.append((mark.rule, mark.person, mark.day, minutes, mark.slot))
    return found


def cover_breaches(statement: Statement, plan: Plan) -> list[Elementary]:
    """Seats short by half hour, sessions stood down."""
    return [
        ("cover", None, day, seats, (*key, half))
        for (day, key, half), seats in short_with_sessions(statement, plan).items()
    ]


def claims(statement: Statement, plan: Plan) -> dict[str, int]:
    """Number of elementary breaches of each rule judged."""
    counted = Counter(rule for rule, *_ in breaches(statement, plan))
    judged = [rule for rule, level in statement.levels.items() if level in ("must", "should")]
    return {rule: counted.get(rule, 0) for rule in judged}
