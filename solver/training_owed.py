"""What protected training each person is owed, and the lengths in which it is held."""

from __future__ import annotations

from math import ceil

from ambrota.duties import FULL_TIME
from ambrota.model import WEEK, Session
from ambrota.rules.training import Training
from solver.problem import Cell, Problem

CATEGORIES = ("statutory", "cpd", "supervision", "leadership")
YEAR = 365
LONG, HALF = 450, 225
LEAST_CPD, SUPERVISION = 120, 60


def cells_of(problem: Problem, row: int) -> list[Cell]:
    """The cells that a person works in over the days judged, one that comes again given again."""
    days = range(problem.horizon(row))
    return [cell for day in days if (cell := problem.cell_on(row, day)) is not None]


def arrears(problem: Problem, rule: Training, row: int) -> dict[str, float]:
    """Hours each category still asks of the person over the rota, before anything placed in it."""
    present = sum(not cell.choices[cell.now].absent for cell in cells_of(problem, row))
    received = _received(problem, row)
    a_day = asked_a_day(problem, rule, row)
    return {
        category: present * a_day.get(category, 0.0) - received[category]
        for category in CATEGORIES
        if category in a_day or received[category]
    }


def asked_a_day(problem: Problem, rule: Training, row: int) -> dict[str, float]:
    """Hours that each category asks of the person for a day in which they are not away."""
    person = problem.rota.people[row]
    hours = FULL_TIME if person.contracted_hours is None else person.contracted_hours
    leads = row in problem.managers or person.aspirant
    return {
        category: hours / FULL_TIME / YEAR * getattr(rule, category)
        for category in CATEGORIES
        if category != "leadership" or leads
    }


def _received(problem: Problem, row: int) -> dict[str, float]:
    """Hours received by category; a named course counts to its own, anything else to statutory."""
    category_of = {
        course.name.strip().lower(): course.category.strip().lower()
        for course in reversed(problem.rota.courses)
    }
    hours = dict.fromkeys(CATEGORIES, 0.0)
    for stated, received in problem.rota.people[row].training_received:
        name = stated.strip().lower()
        name = name if name in hours else category_of.get(name, "statutory")
        hours[name if name in hours else "statutory"] += received
    return hours


def lengths(owed: dict[str, float], minutes: int) -> list[tuple[str, int]]:
    """Sessions that together reach so many minutes: the largest arrears first, in usual lengths."""
    left = {category: hours * 60 for category, hours in owed.items()}
    plan: list[tuple[str, int]] = []
    while minutes > 0:
        category = max(left, key=lambda name: left[name])
        length = _length(category, left[category], minutes)
        plan.append((category, length))
        left[category] -= length
        minutes -= length
    return plan


def _length(category: str, owed: float, minutes: int) -> int:
    if category == "supervision":
        return SUPERVISION
    if category == "cpd":
        wanted = min(minutes, max(LEAST_CPD, ceil(owed / 30) * 30), LONG)
        return max(LEAST_CPD, ceil(wanted / 15) * 15)
    return LONG if min(owed, minutes) > HALF else HALF


def is_a_length(problem: Problem, session: Session) -> bool:
    """Whether a session is as long as its category asks, a named course as its sheet states it."""
    minutes, wanted = session.minutes, session.category.strip().lower()
    for course in problem.rota.courses:
        if course.name.strip().lower() == wanted:
            day = session.day % WEEK if problem.rota.is_cyclic else session.day
            return (
                minutes == course.minutes
                and (not course.days or day in course.days)
                and session.start >= (course.earliest or 0)
                and (course.latest is None or session.end <= course.latest)
                and not (course.trainer and session.with_ and session.with_ != course.trainer)
            )
    return {
        "statutory": minutes in (HALF, LONG),
        "leadership": minutes in (HALF, LONG),
        "cpd": minutes >= LEAST_CPD,
        "supervision": minutes == SUPERVISION,
    }.get(session.category, False)
