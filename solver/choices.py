"""What a cell may hold: which codes a proposal may write for which person on which day."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from ambrota.duties import is_night
from ambrota.grades import normal_role
from ambrota.model import (
    ABSENCE_KINDS,
    DAY,
    WEEK,
    Duty,
    Kind,
    Person,
    Restriction,
    RestrictionKind,
    Rota,
)
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Level
from solver.request import Lock

MOVABLE = frozenset({Kind.COVER, Kind.REST})
RELIEF = frozenset({Kind.RELIEF})
TRAINING_CODES = 2
"""How many of the workbook's training codes are offered: more are longer ways to the same."""


class CellRules:
    """Which duties may stand in which cell.

    Leave, sickness, relief, training, contact and other work stand where they stand; so do locked
    people and vacant lines. A duty on cover that stands on a day of leave may be dropped. A
    proposal writes only codes that the workbook has: the cover codes that people of the same role
    of the same rota work, and its training codes.
    """

    def __init__(
        self,
        rota: Rota,
        rulebook: Rulebook,
        locks: tuple[Lock, ...],
        *,
        fixed: bool,
        is_open: bool = False,
        opened: bool = False,
    ) -> None:
        """`is_open`: a rota made from nothing, in which any cell may hold any cover code.

        `opened`: cells may also hold what an agreement, a lock, leave or relief alone keeps out.
        """
        self.opened = opened
        self.is_must = {rule.id for rule in rulebook.rules if rule.level is Level.MUST}
        self.rota = rota
        self.fixed = fixed
        self.locks = locks
        self.training = _training_templates(rota, rulebook)
        self.cover = _any_cover(rota) if is_open else _cover_templates(rota)
        self.idle: frozenset[tuple[str, int]] = (
            frozenset() if is_open else _idle_periods(rota, rulebook)
        )

    def holdings(self, row: int, day: int) -> list[tuple[Duty, ...]]:
        """Everything that the cell may hold, what it holds now first, what is kept out last."""
        held = self._allowed(row, day)
        if self.opened:
            held += [duties for duties in self._kept_out(row, day) if duties not in held]
        return held

    def _kept_out(self, row: int, day: int) -> list[tuple[Duty, ...]]:
        """What rest, cover and training the cell could hold but for what concerns its person."""
        person = self.rota.people[row]
        now = self.rota.by_cell.get((person.id, day), ())
        kinds = {duty.kind for duty in now}
        standing = [rule for rule, found in (("leave", ABSENCE_KINDS), ("relief", RELIEF))
                    if kinds & found]  # fmt: skip
        if self._is_locked(person, day):
            standing.append("locks")
        movable = kinds <= MOVABLE | ABSENCE_KINDS | RELIEF and all(
            duty.kind is not Kind.COVER or duty.is_timed_work for duty in now
        )
        is_idle = (person.id, day) in self.idle and not kinds & ABSENCE_KINDS
        if self.fixed or person.vacant or is_idle or not (movable and self.is_must >= {*standing}):
            return []
        templates = (*self.cover[_peers(person)], *self.training)
        found = [replace(template, person=person.id, day=day) for template in templates]
        if "agreements" not in self.is_must:
            found = [duty for duty in found if not self._breaks(row, duty)]
        rest: list[tuple[Duty, ...]] = [()] if kinds - {Kind.REST} else []
        return rest + [(duty,) for duty in found if not _stands(duty, now)]

    def _allowed(self, row: int, day: int) -> list[tuple[Duty, ...]]:
        person = self.rota.people[row]
        now = self.rota.by_cell.get((person.id, day), ())
        if self._is_pinned(person, day):
            return [now]
        away = tuple(duty for duty in now if duty.kind in ABSENCE_KINDS)
        if away and any(duty.kind is Kind.COVER for duty in now):
            return [now, away]
        if not self._is_movable(now):
            return [now]
        held = [now]
        resting = not any(duty.is_work for duty in now)
        if not resting:
            held.append(())
        for template in (*self.cover[_peers(person)], *self.training):
            if _stands(template, now):
                continue
            duty = replace(template, person=person.id, day=day)
            if not self._breaks(row, duty):
                held.append((duty,))
        return held

    def _is_pinned(self, person: Person, day: int) -> bool:
        """Whether the cell stays as it is, whatever it holds."""
        return (
            self.fixed
            or person.vacant
            or (person.id, day) in self.idle
            or self._is_locked(person, day)
        )

    def _is_locked(self, person: Person, day: int) -> bool:
        return person.locked or any(lock.covers(person, day) for lock in self.locks)

    def _is_movable(self, now: tuple[Duty, ...]) -> bool:
        """Whether all that stands there is rest or timed duties on cover."""
        return all(
            duty.kind in MOVABLE and (duty.kind is Kind.REST or duty.is_timed_work) for duty in now
        )

    def _breaks(self, row: int, duty: Duty) -> bool:
        holders = [row]
        if self.rota.is_cyclic:
            holders = list(self.rota.groups[self.rota.people[row].rota])
        return any(
            breaks_agreement(self.rota, restriction, duty)
            for holder in holders
            if not self.rota.people[holder].vacant
            for restriction in self.rota.people[holder].restrictions
        )


def _stands(template: Duty, now: tuple[Duty, ...]) -> bool:
    times = template.code, template.start, template.end
    return any((duty.code, duty.start, duty.end) == times for duty in now)


def _peers(person: Person) -> tuple[str, str | None]:
    return person.rota, normal_role(person.role)


def _template(duty: Duty) -> Duty:
    return replace(duty, person="", day=0, unit=None, cell=None)


def _cover_templates(rota: Rota) -> dict[tuple[str, str | None], list[Duty]]:
    """Cover codes worked now by the people of each rota and role, the most worked first."""
    seen: dict[tuple[str, str | None], Counter[Duty]] = defaultdict(Counter)
    for duty in rota.duties:
        if duty.kind is Kind.COVER and duty.is_timed_work:
            seen[_peers(rota.person(duty.person))][_template(duty)] += 1
    return defaultdict(
        list, {peers: [duty for duty, _ in codes.most_common()] for peers, codes in seen.items()}
    )


def _any_cover(rota: Rota) -> dict[tuple[str, str | None], list[Duty]]:
    """Every timed cover code of the rota, for everybody."""
    every = [shift.duty("", 0) for shift in rota.shifts if shift.kind is Kind.COVER]
    timed = [duty for duty in every if duty.is_timed_work]
    return {_peers(person): timed for person in rota.people}


def _training_templates(rota: Rota, rulebook: Rulebook) -> list[Duty]:
    rule = rulebook.rule("training")
    templates = [
        _template(shift.duty("", 0))
        for shift in rota.shifts
        if shift.kind is Kind.TRAINING
        and shift.start is not None
        and shift.end is not None
        and shift.start >= rule.earliest
        and shift.end <= rule.latest
        and shift.code.lower() not in {course.name.lower() for course in rota.courses}
        and (shift.category or "statutory") in ("statutory", "cpd")
    ]
    return templates[:TRAINING_CODES]


def _idle_periods(rota: Rota, rulebook: Rulebook) -> frozenset[tuple[str, int]]:
    """Person-days of contact periods without any timed duty now: whoever is away stays away."""
    if rota.is_cyclic:
        return frozenset()
    length = rulebook.rule("contact").weeks * WEEK
    busy = {(duty.person, duty.day // length) for duty in rota.duties if duty.is_timed_work}
    return frozenset(
        (person.id, day)
        for person in rota.people
        for day in range(rota.days)
        if (person.id, day // length) not in busy
    )


def breaks_agreement(rota: Rota, restriction: Restriction, duty: Duty) -> bool:
    """Whether a timed duty breaks an agreement that speaks of single duties."""
    if duty.start is None or duty.end is None or not duty.is_timed_work:
        return False
    on = rota.date_of(duty.day)
    if restriction.until is not None and on is not None and on > restriction.until:
        return False
    weekdays = {
        (rota.weekday(duty.day) + minute // DAY) % WEEK
        for minute in (*range(duty.start, duty.end, 60), duty.end - 1)
    }
    match restriction.kind:
        case RestrictionKind.NO_NIGHTS:
            return is_night(duty)
        case RestrictionKind.NO_WEEKENDS:
            return bool(weekdays & {5, 6})
        case RestrictionKind.NO_WEEKDAY:
            return restriction.value in weekdays
        case RestrictionKind.ONLY_CODES:
            wanted = {code.strip().lower() for code in restriction.codes}
            return duty.code.strip().lower() not in wanted
        case RestrictionKind.NOT_BEFORE:
            return duty.start < restriction.value
        case RestrictionKind.NOT_AFTER:
            return duty.end > restriction.value
    return False
