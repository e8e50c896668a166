"""Named courses in the training ledger: parts of their category's hours, not hours beside them.

The rulebook names key skills and sexual-safety and bystander training; the Courses sheet names more
and, where it names one of these, says its hours instead. Both lists are local.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ambrota.model import Duty, Rota
from ambrota.training_times import category_of

if TYPE_CHECKING:
    from ambrota.rules.training import Training

SHIPPED = (
    ("Key skills", "key skills", "key_skills"),
    ("Sexual safety and bystander training", "sexual safety", "sexual_safety"),
)
"""Named by the rulebook: the name, words that tell it on a sheet, the parameter of its hours."""


@dataclass(frozen=True, slots=True)
class NamedCourse:
    """A course of so many hours a year within the hours of its category."""

    name: str
    category: str
    yearly: float

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return plain(self.name)


@dataclass(frozen=True, slots=True)
class CategoryHours:
    """One line of a ledger: hours needed pro rata, already received, and held in the rota."""

    needed: float
    received: float
    held: float

    @property
    def waiting(self) -> float:
        """Hours that must wait for a later rota."""
        return max(0.0, self.needed - self.received - self.held)

    def as_json(self) -> dict[str, Any]:
        """A line of the ledger of the command line."""
        return {
            "needed": self.needed,
            "received": self.received,
            "hours": self.held,
            "waiting": self.waiting,
        }


@dataclass(frozen=True, slots=True)
class CourseHours(CategoryHours):
    """The line of a named course, whose hours are part of those of its category."""

    category: str


def plain(name: str | None) -> str:
    """A course's name, capitals and blanks apart."""
    return " ".join((name or "").split()).casefold()


def named_courses(rota: Rota, terms: Training) -> tuple[NamedCourse, ...]:
    """The courses that the ledger names: the rulebook's, then those of the Courses sheet."""
    sheet = {plain(course.name): course for course in rota.courses}
    found = []
    for name, words, parameter in SHIPPED:
        if not any(words in key for key in sheet) and (hours := getattr(terms, parameter)) > 0:
            found.append(NamedCourse(name, "statutory", float(hours)))
    found += [
        NamedCourse(course.name, category_of(rota, course.name), course.minutes / 60)
        for course in sheet.values()
    ]
    return tuple(found)


class CourseLedger:
    """Minutes of named courses as they are counted, person by person."""

    def __init__(self, rota: Rota, courses: tuple[NamedCourse, ...]) -> None:
        self.rota, self.courses = rota, courses
        self._held: Counter[tuple[str, str]] = Counter()

    def course_of(self, name: str | None) -> NamedCourse | None:
        """The course of that name, or the one that its words tell."""
        wanted = plain(name)
        for course in self.courses:
            if course.key == wanted:
                return course
        for _, words, _ in SHIPPED:
            if words in wanted:
                return next((one for one in self.courses if words in one.key), None)
        return None

    def hold(self, person: str, name: str | None, minutes: int) -> None:
        """Count a session's minutes to the course it names."""
        course = self.course_of(name)
        if course is not None:
            self._held[person, course.key] += minutes

    def hold_duty(self, person: str, duty: Duty, minutes: int) -> None:
        """Count a training duty to the course that its category or its code's meaning names."""
        shift = self.rota.shift_by_code.get(duty.code)
        meaning = shift.meaning if shift else None
        self.hold(person, duty.category if self.course_of(duty.category) else meaning, minutes)

    def of(
        self, person: str, share: float, received: tuple[tuple[str, float], ...], asked: set[str]
    ) -> dict[str, CourseHours]:
        """A person's lines of those courses whose category is asked of them.

        `share`: of the year and of full time; `received`: hours by the name they were noted under.
        """
        before = dict.fromkeys((course.key for course in self.courses), 0.0)
        for name, hours in received:
            if (course := self.course_of(name)) is not None:
                before[course.key] += hours
        return {
            course.name: CourseHours(
                course.yearly * share,
                before[course.key],
                self._held[person, course.key] / 60,
                course.category,
            )
            for course in self.courses
            if course.category in asked
        }
