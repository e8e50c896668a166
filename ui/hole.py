"""A shortfall explained: the duty missing, who is on, who is away, who could take it: no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ambrota.calendar import clock, day_name
from ambrota.cover import Seats
from ambrota.demand import HALF_HOUR, HALVES
from ambrota.grades import may_fill, normal_role
from ambrota.model import ABSENCE_KINDS, DAY, Duty, Kind, Rota, Shift
from ui.charts.cover_words import number_word
from ui.charts.shortfalls import Stretch, short_day, stretch_words
from ui.entries import change_to
from ui.grid.choices import Choice, Effect
from ui.rota_model import Cell

MOST = 30
"""So many people at most are tried."""


@dataclass(frozen=True)
class Hole:
    """Half hours in a row in which a resource is short, and the duty that would fill them best.

    `code` on `day` is that duty; none where no code of the rota is at work then.
    """

    resource: str | None
    role: str | None
    stretch: Stretch
    needed: int
    filled: int
    code: str = ""
    day: int = 0

    @property
    def half(self) -> tuple[int, int]:
        """Day and half hour at which it begins."""
        return self.stretch.begins


def hole_of(rota: Rota, audit: Any, finding: Any) -> Hole | None:
    """The hole that a finding of cover tells of."""
    if finding.rule != "cover" or audit is None:
        return None
    by_row: dict[tuple[str | None, str | None], list[Seats]] = {}
    for one in audit.cover.short:
        by_row.setdefault((one.resource, one.role), []).append(one)
    days = set(finding.days)
    for (resource, role), seats in by_row.items():
        told = f"{resource or 'any resource'}{f', {role}' if role else ''}, "
        for run in _runs(seats):
            alike = len(run) == finding.breaches and {one.day for one in run} == days
            if alike and finding.message.startswith(told):
                return _with_duty(rota, resource, role, run)
    return None


def _runs(seats: list[Seats]) -> Iterable[list[Seats]]:
    """Neighbouring half hours together."""
    places = [one.day * HALVES + one.half for one in seats]
    cuts = [at + 1 for at, (a, b) in enumerate(pairwise(places)) if b > a + 1]
    return [seats[a:b] for a, b in pairwise([0, *cuts, len(seats)])]


def _with_duty(rota: Rota, resource: str | None, role: str | None, run: list[Seats]) -> Hole:
    first, last = (one.day * HALVES + one.half for one in (run[0], run[-1]))
    worst = max(run, key=lambda one: one.seats)
    stretch = Stretch(first, last, sum(one.seats for one in run) / 2, worst.seats)
    code, day = _duty_for(rota, resource, first * HALF_HOUR, (last + 1) * HALF_HOUR)
    return Hole(resource, role, stretch, worst.required, worst.filled, code, day)


def _duty_for(rota: Rota, resource: str | None, start: int, end: int) -> tuple[str, int]:
    """The code and its day that is at work longest in this time, the usual one of several."""
    used = Counter(duty.code for duty in rota.duties)
    best: tuple[tuple[int, int, int], str, int] | None = None
    for shift in rota.shifts:
        if shift.kind is not Kind.COVER or shift.resource != resource or shift.start is None:
            continue
        for day in range(start // DAY - 1, (end - 1) // DAY + 1):
            inside = _overlap(shift, day, start, end)
            on = day % rota.days if rota.is_cyclic else day
            if inside and 0 <= on < rota.days:
                length = (shift.end or 0) - shift.start
                rank = (inside, used[shift.code], -length)
                if best is None or rank > best[0]:
                    best = rank, shift.code, on
    return ("", start // DAY) if best is None else best[1:]


def _overlap(shift: Shift | Duty, day: int, start: int, end: int) -> int:
    """Minutes of a duty of a day within a time."""
    low = max(start, day * DAY + (shift.start or 0))
    return max(0, min(end, day * DAY + (shift.end or 0)) - low)


def on_it(rota: Rota, hole: Hole) -> list[Cell]:
    """The cells of whoever is on the resource during the hole, on the days their duties begin."""
    start, end = hole.stretch.first * HALF_HOUR, (hole.stretch.last + 1) * HALF_HOUR
    found = []
    for day in range(start // DAY - 1, (end - 1) // DAY + 1):
        on = day % rota.days if rota.is_cyclic else day
        for person in rota.people:
            if person.vacant or not _fits(person.role, hole.role):
                continue
            for duty in rota.by_cell.get((person.id, on), ()):
                works = duty.kind is Kind.COVER and duty.start is not None
                if works and duty.resource == hole.resource and _overlap(duty, day, start, end):
                    found.append((person.id, on))
    return list(dict.fromkeys(found))


def _fits(role: str | None, wanted: str | None) -> bool:
    return wanted is None or may_fill(role, wanted)


def away(rota: Rota, hole: Hole) -> list[str]:
    """Who of those that could fill it is on leave or sick on its days, or when the duty begins."""
    roles = _roles(rota, hole)
    return [
        person.name
        for person in rota.people
        if _fits(person.role, hole.role)
        and normal_role(person.role) in roles
        and _is_away(rota, hole, person.id)
    ]


def _is_away(rota: Rota, hole: Hole, person: str) -> bool:
    days = {hole.day, *hole.stretch.days}
    there = (one for day in days for one in rota.by_cell.get((person, day), ()))
    return any(one.kind in ABSENCE_KINDS for one in there)


def free(rota: Rota, hole: Hole) -> list[Choice]:
    """Putting each on who rests that day and may fill it; first who is furthest from other work.

    The code of a choice is the person's id: each is another person's, of one duty.
    """
    if not hole.code:
        return []
    roles, found = _roles(rota, hole), []
    for person in rota.people:
        cell = person.id, hole.day
        there = rota.by_cell.get(cell, ())
        barred = person.vacant or person.locked or not _fits(person.role, hole.role)
        if barred or normal_role(person.role) not in roles:
            continue
        if _is_away(rota, hole, person.id) or any(one.kind is not Kind.REST for one in there):
            continue
        if change := change_to(rota, *cell, hole.code):
            found.append(Choice(person.id, person.name, change, change.after[0]))
    found.sort(key=lambda one: _near(rota, one.code, hole.day))
    return found[:MOST]


def _roles(rota: Rota, hole: Hole) -> set[str | None]:
    """Roles of people who work on the resource."""
    ids = {duty.person for duty in rota.duties if duty.resource == hole.resource}
    return {normal_role(person.role) for person in rota.people if person.id in ids}


def _near(rota: Rota, person: str, day: int) -> tuple[int, int]:
    """Duties just beside a day, and within a week of it."""

    def worked(on: int) -> int:
        on = on % rota.days if rota.is_cyclic else on
        return sum(one.kind is not Kind.REST for one in rota.by_cell.get((person, on), ()))

    beside = worked(day - 1) + worked(day + 1)
    return beside, sum(worked(day + step) for step in range(-6, 7))


# -- in words ------------------------------------------------------------------------------------


def hole_words(rota: Rota, hole: Hole) -> list[str]:
    """What is missing, who is on and who is away, a sentence each."""
    lines = [_missing(rota, hole)]
    names = [rota.person(person).name for person, _ in on_it(rota, hole)]
    lines.append(f"On it: {', '.join(names)}." if names else "Nobody is on it.")
    if gone := away(rota, hole):
        lines.append(f"On leave or sick: {', '.join(gone)}.")
    return lines


def _missing(rota: Rota, hole: Hole) -> str:
    """Which duty is missing, on the day on which it begins."""
    if not hole.code:
        return f"No code of the rota is at work {stretch_words(rota, hole.stretch)}."
    shift = next(one for one in rota.shifts if one.code == hole.code)
    times = f"{clock(shift.start or 0)} to {clock(shift.end or 0)}"
    many, day = number_word(hole.stretch.most), day_name(rota, hole.day)
    start, end = hole.stretch.first * HALF_HOUR, (hole.stretch.last + 1) * HALF_HOUR
    length = (shift.end or 0) - (shift.start or 0)
    days = hole.day, hole.day - rota.days  # a cycle's first night begins on its last day
    filled = max(_overlap(shift, on, start, end) for on in days)
    if filled == end - start == length:
        return f"{many.capitalize()} {hole.code} too few on {day}, {times}."
    fills = "would fill it" if filled == end - start else "would fill part of it"
    short = stretch_words(rota, hole.stretch)
    return f"Short {short}; {many} {hole.code} of {day} ({times}) {fills}."


def put_words(rota: Rota, hole: Hole) -> str:
    """'N on Sun 15 Feb'."""
    return f"{hole.code} on {short_day(rota, hole.day)}"


def is_clean(effect: Effect) -> bool:
    """Whether it mends and makes no new finding, nor one that there is any worse."""
    return effect.short < 0 and not any(one.new or one.shift > 0 for one in effect.rules)


def best_of(tried: Sequence[tuple[Choice, Effect]], most: int = 3) -> list[tuple[Choice, Effect]]:
    """The few to offer: who takes it with no new finding first."""
    helps = [one for one in tried if one[1].short < 0]
    return sorted(helps, key=lambda one: (not is_clean(one[1]), one[1].rank))[:most]
