"""Cover: seats filled against seats needed, in each half hour of each day, by resource and role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import clock
from ambrota.demand import HALF_HOUR, HALVES, QUARTER, Key, Requirement
from ambrota.entries import Ints
from ambrota.model import Rota
from ambrota.seats import Staffing, seated, staffing, stand_down


@dataclass(frozen=True, slots=True)
class Seats:
    """A half hour of one resource and role that is short, or from which a session takes a seat.

    `day`: of the dated rota; of a cyclic one 0 to 6, or 0 to 7L-1 where sessions cause it
    (`of_sessions`). `half`: half hour of the day. `seats`: how many are short or given up.
    """

    day: int
    half: int
    resource: str | None
    role: str | None
    required: int
    filled: int
    seats: int
    of_sessions: bool = False

    def as_json(self) -> dict[str, Any]:
        """An entry of `cover.short` or `cover.given_up` of the command line."""
        start = self.half * HALF_HOUR
        return {
            "day": self.day,
            "start": clock(start),
            "end": clock(start + HALF_HOUR),
            "resource": self.resource or "",
            "role": self.role,
            "required": self.required,
            "filled": self.filled,
        }


@dataclass(frozen=True)
class CoverAudit:
    """The account of cover. Arrays are `[key, day, half hour]`.

    `days` is the rota's; in a cyclic rota with sessions the arrays run over the `weeks` in which
    these go round. There required, filled and surplus hours are those of the typical week as the
    duties fill it; short and given-up hours are those listed. `with_vacancies`: the same account
    with vacant lines counted as filled (None where there are none).
    """

    source: str
    keys: tuple[Key, ...]
    required: Ints
    filled: Ints
    short: tuple[Seats, ...]
    given_up: tuple[Seats, ...]
    required_hours: float
    filled_hours: float
    short_hours: float
    surplus_hours: float
    given_up_hours: float
    weeks: int = 1
    with_vacancies: CoverAudit | None = None

    @property
    def kept(self) -> bool:
        """Whether no half hour is short."""
        return not self.short

    def as_json(self) -> dict[str, Any]:
        """`cover` of the command line."""
        told: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "required_hours", "filled_hours", "short_hours", "surplus_hours", "given_up_hours",
            )
        }  # fmt: skip
        told["source"] = self.source
        told["given_up"] = [seats.as_json() for seats in self.given_up]
        told["short"] = [seats.as_json() for seats in self.short]
        if self.with_vacancies is not None:
            told["with_vacancies"] = {
                "filled_hours": self.with_vacancies.filled_hours,
                "short_hours": self.with_vacancies.short_hours,
                "surplus_hours": self.with_vacancies.surplus_hours,
            }
        return told


def seat_hours(seats: Iterable[Seats]) -> dict[str, float]:
    """Hours of listed seats by resource; role rows are counted within the row of any role."""
    rows: dict[tuple[str, int, int], list[int]] = {}
    for one in seats:
        both = rows.setdefault((one.resource or "", one.day, one.half), [0, 0])
        both[one.role is None] += one.seats
    found: dict[str, float] = {}
    for (resource, _, _), both in rows.items():
        found[resource] = found.get(resource, 0.0) + max(both) * HALF_HOUR / 60
    return found


def filled_by_role(rota: Rota) -> dict[Key, Ints]:
    """Filled seats by resource and role of who fills them: `[day, half hour]`; sessions ignored.

    Vacant lines fill nothing. A resource on which several roles work, or somebody without a role,
    has a row of no role too, which counts everybody: where roles take turns from week to week the
    role rows alone would ask for next to nobody.
    """
    staffed = staffing(rota)
    found: dict[Key, Ints] = {}
    for number, (resource, role) in enumerate(staffed.groups):
        if role is not None:
            found[resource, role] = _by_half(staffed.counts[number], staffed).min(axis=-1)
    for resource in dict.fromkeys(resource for resource, _ in staffed.groups):
        roles, counts = staffed.on(resource)
        if len(roles) > 1 or None in roles:
            found[resource, None] = _by_half(counts.sum(axis=0), staffed).min(axis=-1)
    return found


def cover(
    rota: Rota, need: Requirement, substitution: bool = True, *, vacant: bool = False
) -> CoverAudit:
    """The account of a rota's cover, sessions stood down. `vacant`: vacant lines fill seats too."""
    staffed = staffing(rota, vacant=vacant)
    duties = _Filled(staffed, need, substitution)
    left = stand_down(rota, staffed)
    actual = duties if left is staffed else _Filled(left, need, substitution)
    by_sessions = np.maximum(actual.short - _unrolled(duties.short, actual), 0)
    given = _given(need, by_sessions) if need.is_derived else np.zeros_like(by_sessions)
    short = actual.short - given
    if rota.is_cyclic:
        # What the duties leave short is the same every week and is told once.
        short = by_sessions - given
        short[:, : rota.days] += duties.short
    typical = duties if rota.is_cyclic else actual
    hours = _hours(need, typical, short, given, rota)
    others = None
    if not vacant and any(person.vacant for person in rota.people):
        others = cover(rota, need, substitution, vacant=True)
    return CoverAudit(
        source=need.source,
        keys=need.keys,
        required=actual.required,
        filled=actual.filled,
        short=_listed(need, actual, short, by_sessions > given),
        given_up=_listed(need, actual, given, given > 0),
        weeks=left.days // rota.days if rota.days else 1,
        with_vacancies=others,
        **hours,
    )


class _Filled:
    """Seats of every row of the requirement by day and half hour, as some staffing fills them.

    `required`, `filled`: at the moment that is shortest. `short`: seats missing then. `present`:
    the fewest people on each resource at any minute.
    """

    def __init__(self, staffed: Staffing, need: Requirement, substitution: bool) -> None:
        shape = (len(need.keys), staffed.days, HALVES)
        self.required = np.zeros(shape, dtype=np.int64)
        self.filled = np.zeros(shape, dtype=np.int64)
        self.short = np.zeros(shape, dtype=np.int64)
        self.present: dict[str | None, Ints] = {}
        turns = staffed.days // need.seats.shape[1] if need.seats.shape[1] else 1
        for resource in need.resources:
            rows = [i for i, key in enumerate(need.keys) if key[0] == resource]
            quarters = np.tile(need.seats[rows].reshape(len(rows), -1), (1, turns))
            needs = np.repeat(quarters, QUARTER // staffed.unit, axis=1)
            roles, counts = staffed.on(resource)
            filled = seated(roles, counts, [need.keys[i][1] for i in rows], needs, substitution)
            self.present[resource] = _by_half(counts.sum(axis=0), staffed).min(axis=-1)
            for place, row in enumerate(rows):
                self._keep(row, _by_half(needs[place], staffed), _by_half(filled[place], staffed))

    def _keep(self, row: int, needs: Ints, filled: Ints) -> None:
        missing = needs - filled
        worst = missing.argmax(axis=-1)[..., None]
        self.short[row] = np.maximum(missing.max(axis=-1), 0)
        at_worst = np.take_along_axis(needs, worst, axis=-1)[..., 0]
        self.required[row] = np.where(self.short[row] > 0, at_worst, needs.max(axis=-1))
        surplus = np.maximum(-missing.max(axis=-1), 0)
        self.filled[row] = self.required[row] - self.short[row] + surplus


def _by_half(by_slot: Ints, staffed: Staffing) -> Ints:
    """A value by slot as [day, half hour, slot within it]."""
    return by_slot.reshape(staffed.days, HALVES, HALF_HOUR // staffed.unit)


def _unrolled(short: Ints, actual: _Filled) -> Ints:
    """The typical week repeated over the weeks in which sessions go round."""
    turns = actual.short.shape[1] // short.shape[1] if short.shape[1] else 1
    return np.tile(short, (1, turns, 1))


def _given(need: Requirement, by_sessions: Ints) -> Ints:
    """One seat a resource and half hour of what sessions leave empty: given up, not short.

    Taken from the resource's first role row that sessions leave short; the row of any role, within
    which the role rows are counted, gives up the same seat.
    """
    given = np.zeros_like(by_sessions)
    for resource in need.resources:
        rows = [i for i, key in enumerate(need.keys) if key[0] == resource]
        taken = np.zeros(by_sessions.shape[1:], dtype=np.bool_)
        for row in rows:
            caused = by_sessions[row] > 0
            if need.keys[row][1] is None:
                given[row] = caused
            else:
                given[row] = caused & ~taken
                taken |= caused
    return given


def _hours(
    need: Requirement, typical: _Filled, short: Ints, given: Ints, rota: Rota
) -> dict[str, float]:
    """Seat hours of all resources; role rows are counted within the resource's row of any role."""
    halves = dict.fromkeys(("required", "filled", "short", "surplus", "given_up"), 0)
    for resource in need.resources:
        roles = [i for i, k in enumerate(need.keys) if k[0] == resource and k[1] is not None]
        anybody = [i for i, k in enumerate(need.keys) if k[0] == resource and k[1] is None]

        def both(values: Ints, roles: list[int] = roles, anybody: list[int] = anybody) -> Ints:
            total: Ints = np.maximum(values[roles].sum(axis=0), values[anybody].sum(axis=0))
            return total

        required, missing, up = both(typical.required), both(short), both(given)
        gone = np.zeros_like(required) if rota.is_cyclic else up
        lacking = both(typical.short) if rota.is_cyclic else missing
        seated_now = required - lacking - gone
        filled = np.maximum(typical.present[resource], seated_now)
        halves["required"] += int(required.sum())
        halves["filled"] += int(filled.sum())
        halves["surplus"] += int((filled - seated_now).sum())
        halves["short"] += int(missing.sum())
        halves["given_up"] += int(up.sum())
    return {f"{name}_hours": count * HALF_HOUR / 60 for name, count in halves.items()}


def _listed(
    need: Requirement, actual: _Filled, seats: Ints, of_sessions: NDArray[np.bool_]
) -> tuple[Seats, ...]:
    """The half hours with such seats, by day, time, then row."""
    found = [
        Seats(
            day=int(day),
            half=int(half),
            resource=need.keys[key][0],
            role=need.keys[key][1],
            required=int(actual.required[key, day, half]),
            filled=int(actual.filled[key, day, half]),
            seats=int(seats[key, day, half]),
            of_sessions=bool(of_sessions[key, day, half]),
        )
        for key, day, half in zip(*np.nonzero(seats), strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.half)))
