"""People: who they are, what was agreed with them, who is kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RestrictionKind(StrEnum):
    """The forms of agreement that the Restrictions column can state."""

    NO_NIGHTS = "no-nights"
    NO_WEEKENDS = "no-weekends"
    NO_WEEKDAY = "no-weekday"
    ONLY_CODES = "only-codes"
    NOT_BEFORE = "not-before"
    NOT_AFTER = "not-after"
    MAX_WEEKLY_HOURS = "max-weekly-hours"


PRIVATE = "a private agreement"
"""All that is ever said of an agreement that is stated as private."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """One flexible-working agreement or restriction, as stated.

    `value`: weekday 0-6 for NO_WEEKDAY, minute of the day for NOT_BEFORE and NOT_AFTER, minutes a
    week for MAX_WEEKLY_HOURS. `codes`: for ONLY_CODES. `until`: last date on which it holds.
    `private`: only that there is an agreement is ever shown, and `text` says no more.
    """

    kind: RestrictionKind
    text: str
    value: int = 0
    codes: tuple[str, ...] = ()
    until: date | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a dated rota, or the line (with its holder, where known) of a cyclic one.

    `line_manager` is the id of a person in the rota; `manager_stated` is the text as written, kept
    when nobody in the rota answers to it. `contracted_hours` are hours a week. `band`: of Agenda
    for Change; `unsocial`: "section-2" or "annex-5", the scheme that pays unsocial hours.
    """

    id: str
    name: str
    role: str | None = None
    team: str | None = None
    line_manager: str | None = None
    manager_stated: str | None = None
    contracted_hours: float | None = None
    rota: str = "Rota"
    vacant: bool = False
    restrictions: tuple[Restriction, ...] = ()
    restrictions_stated: str | None = None
    locked: bool = False
    opt_out: tuple[date | None, date | None] | None = None
    aspirant: bool = False
    training_received: tuple[tuple[str, float], ...] = ()
    grade_start: date | None = None
    band: int | None = None
    unsocial: str | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two people who are not to work together. Why is nobody's business here, and is never read."""

    person: str
    other: str
