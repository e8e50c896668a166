"""Cover of a typical week: seats needed and filled by half hour, per resource and per role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambrota.cover import CoverAudit, Seats
from ambrota.demand import HALF_HOUR, HALVES, Key
from ambrota.model import WEEK, Rota

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class TypicalWeek:
    """Seats by [weekday, half hour], Monday first: the lower median over the rota's weeks."""

    required: Ints
    filled: Ints


def typical_week(rota: Rota, cover: CoverAudit, rows: list[int]) -> TypicalWeek:
    """The typical week of some rows of the requirement taken together (one resource, or one row).

    Role rows are counted within the resource's row of any role.
    """
    roles = [row for row in rows if cover.keys[row][1] is not None]
    anybody = [row for row in rows if cover.keys[row][1] is None]

    def both(values: Ints) -> Ints:
        total: Ints = np.maximum(values[roles].sum(axis=0), values[anybody].sum(axis=0))
        return total

    return TypicalWeek(
        _by_weekday(rota, both(cover.required)), _by_weekday(rota, both(cover.filled))
    )


def _by_weekday(rota: Rota, seats: Ints) -> Ints:
    monday = 0 if rota.first_day is None else rota.first_day.weekday()
    weekdays = (np.arange(len(seats)) + monday) % WEEK
    week = np.zeros((WEEK, HALVES), dtype=np.int64)
    for weekday in range(WEEK):
        own = np.sort(seats[weekdays == weekday], axis=0)
        if len(own):
            week[weekday] = own[(len(own) - 1) // 2]
    return week


def rows_by_resource(keys: tuple[Key, ...]) -> dict[str | None, list[int]]:
    """The rows of the requirement of each resource, in order."""
    found: dict[str | None, list[int]] = {}
    for row, (resource, _) in enumerate(keys):
        found.setdefault(resource, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class Gap:
    """Neighbouring half hours in which the same seats of one row are missing."""

    seats: Seats
    start: int
    end: int

    @property
    def seat_hours(self) -> float:
        """Seats times hours."""
        return self.seats.seats * (self.end - self.start) / 60


def gaps(listed: tuple[Seats, ...]) -> Iterator[Gap]:
    """Half hours joined where day, resource, role, need and filled are the same."""
    ordered = sorted(
        listed, key=lambda one: (one.day, one.resource or "", one.role or "", one.half)
    )
    first = 0
    for place, one in enumerate(ordered):
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        if following is None or not _continues(one, following):
            start = ordered[first]
            yield Gap(start, start.half * HALF_HOUR, (one.half + 1) * HALF_HOUR)
            first = place + 1


def _continues(one: Seats, following: Seats) -> bool:
    return (
        one.day == following.day
        and one.half + 1 == following.half
        and (one.resource, one.role, one.required, one.filled, one.seats)
        == (
            following.resource,
            following.role,
            following.required,
            following.filled,
            following.seats,
        )
    )


def resource_name(resource: str | None) -> str:
    """A resource's name; seats without one are on any resource."""
    return resource or "Any resource"
