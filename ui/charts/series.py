"""Cover as two lines to draw: seats needed and seats filled in each half hour, by resource."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import clock, day_name
from ambrota.demand import HALF_HOUR, HALVES, Requirement, requirement
from ambrota.model import Rota

Seats = NDArray[np.int64]


@dataclass(frozen=True)
class Series:
    """One resource: `required` and `filled`, by day and half hour."""

    resource: str
    required: Seats
    filled: Seats
    derived: bool

    @property
    def most(self) -> int:
        """The most seats in any half hour, needed or filled."""
        return int(max(self.required.max(initial=1), self.filled.max(initial=1), 1))

    @property
    def short_hours(self) -> float:
        """Seat-hours by which the filled seats fall below the needed ones."""
        return float(np.maximum(self.required - self.filled, 0).sum()) / 2


def cover_series(rota: Rota) -> list[Series]:
    """A series for each resource, the one that needs most first."""
    from ambrota.cover import filled_by_role

    need, filled = requirement(rota), filled_by_role(rota)
    names = dict.fromkeys([*need.resources, *(resource for resource, _ in filled)])
    made = [
        Series(name or "All", _needed(need, name, rota.days), _of(filled, name, rota.days),
               need.is_derived)
        for name in names
    ]  # fmt: skip
    return sorted(made, key=lambda one: -int(one.required.sum()))


def _needed(need: Requirement, resource: str | None, days: int) -> Seats:
    """Seats of a resource: its role rows together, or its row of any role where that is more."""
    by_role = np.zeros((days, HALVES), dtype=np.int64)
    anybody = np.zeros((days, HALVES), dtype=np.int64)
    for number, (name, role) in enumerate(need.keys):
        if name == resource:
            halves = need.seats[number].reshape(days, HALVES, -1).max(axis=2)
            if role is None:
                anybody += halves
            else:
                by_role += halves
    return np.maximum(by_role, anybody)


def _of(filled: dict[tuple[str | None, str | None], Seats], name: str | None, days: int) -> Seats:
    """Seats filled on a resource by anybody: the row of no role, where there is one, counts all."""
    if (name, None) in filled:
        return filled[name, None]
    total = np.zeros((days, HALVES), dtype=np.int64)
    for (resource, _), seats in filled.items():
        if resource == name:
            total += seats
    return total


HEADINGS = ("Day", "From", "To", "Needed", "Filled", "Short")


def table_rows(rota: Rota, series: Series, *, only_short: bool) -> list[tuple[str, ...]]:
    """The series as a table, half hours of equal seats joined."""
    rows: list[tuple[str, ...]] = []
    for day in range(rota.days):
        start = 0
        for half in range(1, HALVES + 1):
            now = series.required[day, start], series.filled[day, start]
            if half < HALVES and (series.required[day, half], series.filled[day, half]) == now:
                continue
            needed, filled = int(now[0]), int(now[1])
            if (needed > filled) if only_short else (needed or filled):
                times = clock(start * HALF_HOUR), _until(half)
                short = str(needed - filled) if needed > filled else ""
                rows.append((day_name(rota, day), *times, str(needed), str(filled), short))
            start = half
    return rows


def _until(half: int) -> str:
    return "24:00" if half == HALVES else clock(half * HALF_HOUR)
