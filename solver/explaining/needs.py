"""What would it take? WTE needed of each role for cover and guarantees, against those in post."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ambrota.duties import FULL_TIME, contract_minutes
from ambrota.grades import grade, normal_role
from ambrota.model import WEEK, Kind
from solver.explaining.asking import own_seats
from solver.plan import Plan, current_plan
from solver.statement import Statement

ANYBODY = "any role"


@dataclass(frozen=True, slots=True)
class Need:
    """WTE of one role: that its seats take, that are in post, and that are missing.

    `lent`: what others' surplus, or what it has beyond its own, fills of it (or of lower roles:
    below 0). `hours`: required seat hours a week.
    """

    role: str
    hours: float
    needed: float
    in_post: float
    lent: float

    @property
    def missing(self) -> float:
        """WTE that nobody in post can be."""
        return max(0.0, self.needed - self.in_post - self.lent)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a rota's requirement and guarantees take, in WTE.

    `guarantees`: hours a week of contact and training, managers' and trainers' time counted too;
    they are part of the `abstraction`, as are leave and sickness.
    """

    roles: tuple[Need, ...]
    guarantees: float
    abstraction: float

    @property
    def missing(self) -> float:
        """WTE missing in all."""
        return sum(each.missing for each in self.roles)


def needs_of(statement: Statement, abstraction: float) -> Needs:
    """Seat hours by role at their paid share, over full time less the share of abstraction.

    Seats of a role are filled by people of it first, then by what higher grades have to spare: for
    roles that stand one above another that is the least that can be missing.
    """
    hours = _seat_hours(statement)
    paid = _paid_share(statement, current_plan(statement.problem))
    post = _in_post(statement)
    names = {*hours, *post} - {ANYBODY}
    written = _as_written(statement)
    spare, found = 0.0, []
    substitution = statement.rule("cover").substitution
    for role in sorted(names, key=lambda name: (-grade(name), name)):
        needed = hours.get(role, 0.0) * paid / FULL_TIME / (1 - abstraction)
        able = grade(role) > 0 and substitution
        lent = min(spare, max(0.0, needed - post.get(role, 0.0))) if able else 0.0
        left = post.get(role, 0.0) - needed
        if able:
            spare += max(0.0, left) - lent
        found.append(
            Need(written.get(role, role), hours.get(role, 0.0), needed, post.get(role, 0.0), lent)
        )
    if ANYBODY in hours:
        needed = hours[ANYBODY] * paid / FULL_TIME / (1 - abstraction)
        left = sum(max(0.0, each.in_post - each.needed) - each.lent for each in found)
        found.append(Need(ANYBODY, hours[ANYBODY], needed, 0.0, min(needed, max(0.0, left))))
    return Needs(tuple(found), _guaranteed(statement), abstraction)


def _as_written(statement: Statement) -> dict[str, str]:
    """Each role as the rota writes it, people before seats."""
    people = statement.problem.rota.people
    roles = [row.key[1] for row in statement.seats.rows] + [each.role for each in people]
    return {normal_role(role) or "": role for role in roles if role}


def _seat_hours(statement: Statement) -> dict[str, float]:
    """Required seat hours a week by role; what is asked of any role, beyond those of roles."""
    seats = statement.seats
    by_role: dict[str, float] = defaultdict(float)
    roles: dict[tuple[object, ...], int] = defaultdict(int)
    for row in seats.rows:
        role = row.key[1]
        if role is not None:
            own = own_seats(seats, row)
            by_role[normal_role(role) or ""] += own * (row.end - row.start)
            roles[row.key[0], row.day, row.start] += own
    for row in seats.rows:
        if row.key[1] is None:
            beyond = max(0, row.need - roles[row.key[0], row.day, row.start])
            by_role[ANYBODY] += beyond * (row.end - row.start)
    weeks = statement.problem.rota.days / WEEK
    return {role: minutes / 60 / weeks for role, minutes in by_role.items() if minutes}


def _paid_share(statement: Statement, plan: Plan) -> float:
    """Paid hours of the duties on cover over their elapsed hours."""
    paid = elapsed = 0
    for cell in statement.problem.cells:
        choice = cell.choices[plan.held[cell.index]]
        for duty, (start, end), minutes in zip(
            choice.timed_work, choice.spans, choice.timed_paid, strict=True
        ):
            if duty.kind is Kind.COVER and cell.day >= 0:
                paid, elapsed = paid + minutes, elapsed + end - start
    return paid / elapsed if elapsed else 1.0


def _in_post(statement: Statement) -> dict[str, float]:
    post: dict[str, float] = defaultdict(float)
    for person in statement.problem.rota.people:
        if not person.vacant:
            wte = contract_minutes(person) / 60 / FULL_TIME
            post[normal_role(person.role) or "role not stated"] += wte
    return dict(post)


def _guaranteed(statement: Statement) -> float:
    """Hours a week of contact (two people in each) and of training."""
    problem = statement.problem
    meetings = {(meeting.person, meeting.with_) for meeting in statement.meetings}
    rule = statement.rule("contact")
    contact = len(meetings) * 2 * rule.minutes / 60 / rule.weeks
    training = sum(
        teaching.floor / 60 / (problem.horizon(teaching.person) / WEEK)
        for teaching in statement.teachings
    )
    return float(contact + training)
