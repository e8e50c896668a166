"""Cover that several stations fill together, divided by what each of them fills.

No station is asked for more than it fills while all together fill enough, and what is asked of all
of them is what was asked before. Seats go to grades from the highest down, as people fill them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ambrota.demand import QUARTER, QUARTERS, Key, requirement
from ambrota.grades import grade, may_fill
from ambrota.model import DAY, Demand, DemandRow, Duty, Kind, Rota

Seats = NDArray[np.int64]
"""Seats by quarter hour, day after day."""
Resource = str | None
Minutes = dict[Resource, dict[int, int]]
"""For each resource the minutes that each station's people fill on it."""


def filled_minutes(rota: Rota, station_of: dict[str, int]) -> Minutes:
    """Who fills which resource, station by station. A vacancy fills nothing."""
    minutes: Minutes = {}
    for duty in _on_cover(rota):
        if (station := station_of.get(duty.person)) is not None:
            there = minutes.setdefault(duty.resource, {})
            there[station] = there.get(station, 0) + (duty.end or 0) - (duty.start or 0)
    return minutes


def _on_cover(rota: Rota) -> Iterator[Duty]:
    vacant = {person.id for person in rota.people if person.vacant}
    for duty in (*rota.before, *rota.duties):
        if duty.kind is Kind.COVER and duty.start is not None and duty.person not in vacant:
            yield duty


class Shares:
    """What each station is asked for, and whose the seat is that sessions may take."""

    def __init__(
        self, now: Rota, stations: Sequence[Iterable[str]], *, substitution: bool = True
    ) -> None:
        """`now`: the rota by which shared cover is divided; its requirement is divided."""
        self.now = now
        self.substitution = substitution
        demand = now.demand or Demand("derived", ())
        self.source = demand.source
        self.station_of = {who: at for at, people in enumerate(stations) for who in people}
        self.minutes = filled_minutes(now, self.station_of)
        asked = dict.fromkeys(row.resource for row in demand.rows)
        self.shared = {
            resource: tuple(sorted(self.minutes[resource]))
            for resource in asked
            if len(self.minutes.get(resource, ())) > 1
        }
        self._rows: dict[int, list[DemandRow]] = {at: [] for at in range(len(stations))}
        for row in demand.rows:
            if row.resource not in self.shared:
                self._rows[self.keeper(row.resource)].append(row)
        for resource in self.shared:
            self._divide(resource)

    def keeper(self, resource: Resource) -> int:
        """The station that fills most of a resource; the first where nobody fills any."""
        there = self.minutes.get(resource, {})
        return max(sorted(there), key=lambda station: there[station], default=0)

    def demand(self, station: int) -> Demand:
        """What the station is asked for."""
        return Demand(self.source, tuple(self._rows[station]))

    def strict(self, station: int) -> frozenset[Resource]:
        """Shared resources on which sessions of this station may take no seat that is needed."""
        return frozenset(
            resource
            for resource, stations in self.shared.items()
            if station in stations and self.keeper(resource) != station
        )

    def _divide(self, resource: Resource) -> None:
        needed = requirement(self.now)
        keys = [key for key in needed.keys if key[0] == resource]
        keys.sort(key=lambda key: -grade(key[1]))
        stations = self.shared[resource]
        filled = self._filled(resource, keys)
        above = {station: np.zeros_like(filled[station, keys[0]]) for station in stations}
        level = 0
        for key in keys:
            asked = needed.seats[needed.keys.index(key)].reshape(-1)
            graded = grade(key[1]) > 0
            if graded and not self.substitution and grade(key[1]) != level:
                above = {station: np.zeros_like(asked) for station in stations}
            able = [
                np.maximum(filled[station, key] - (above[station] if graded else 0), 0)
                for station in stations
            ]
            shares = divided(asked, able, stations.index(self.keeper(resource)))
            for station, share in zip(stations, shares, strict=True):
                self._rows[station] += self._as_rows(key, share)
                if graded:
                    above[station] = above[station] + share
            level = grade(key[1]) or level

    def _filled(self, resource: Resource, keys: list[Key]) -> dict[tuple[int, Key], Seats]:
        """People of each station who may fill each row, the fewest at any minute of a quarter."""
        length = self.now.days * DAY
        steps = {
            (station, key): np.zeros(length + 1, dtype=np.int64)
            for station in self.shared[resource]
            for key in keys
        }
        for duty in _on_cover(self.now):
            station = self.station_of.get(duty.person)
            if duty.resource != resource or station is None:
                continue
            start, end = duty.day * DAY + (duty.start or 0), duty.day * DAY + (duty.end or 0)
            role = self.now.person(duty.person).role
            for key in keys:
                if end > 0 and may_fill(role, key[1], substitution=self.substitution):
                    steps[station, key][max(start, 0)] += start < length
                    steps[station, key][min(end, length)] -= start < length
        return {
            at: np.cumsum(each[:-1]).reshape(-1, QUARTER).min(axis=1) for at, each in steps.items()
        }

    def _as_rows(self, key: Key, seats: Seats) -> Iterator[DemandRow]:
        """Quarters of equal need joined into rows, each for its date."""
        for day, need in enumerate(seats.reshape(-1, QUARTERS)):
            cuts = [0, *(np.flatnonzero(np.diff(need)) + 1).tolist(), QUARTERS]
            for low, high in pairwise(cuts):
                if need[low]:
                    yield DemandRow(
                        *key, None, self.now.date_of(day), low * QUARTER, high * QUARTER,
                        int(need[low]),
                    )  # fmt: skip


def divided(asked: Seats, able: Sequence[Seats], keeper: int) -> list[Seats]:
    """Seats asked for, divided in proportion to what each is able to fill, and never beyond it.

    What all together are not able to fill is asked of the keeper.
    """
    together = np.sum(able, axis=0)
    within = np.minimum(asked, together)
    exact = [within * each / np.maximum(together, 1) for each in able]
    shares = [np.floor(each).astype(np.int64) for each in exact]
    left = within - np.sum(shares, axis=0)
    # The largest remainders first; each is less than one seat, so that none is asked beyond able.
    parts = np.array([part - share for part, share in zip(exact, shares, strict=True)])
    rank = np.argsort(np.argsort(-parts, axis=0, kind="stable"), axis=0, kind="stable")
    for at in range(len(shares)):
        shares[at] = shares[at] + (rank[at] < left)
    shares[keeper] = shares[keeper] + asked - within
    return shares
