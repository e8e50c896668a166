"""A trust as stations that can be searched side by side, and what couples them.

People who share a rota sheet, or a team of one too large, stay together, and so do those who are
led or who crew vehicles mostly together. Weaker ties are cut: a manager with some people elsewhere,
cover that two stations fill.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from ambrota.model import Rota
from solver.trust.cover import Minutes, filled_minutes

MOST = 110
"""People of one station at most: beyond that a search slows down more than its people grow."""
STRONG = 0.5
"""Share of a station's managers and cover that is another's, from which they are one."""


@dataclass(frozen=True, slots=True)
class Station:
    """People searched together, in the order of the rota.

    `guests`: managers of other stations whom they meet, and people kept apart from theirs; `after`:
    the stations of those, which are searched before.
    """

    name: str
    people: tuple[str, ...]
    guests: frozenset[str] = frozenset()
    after: frozenset[int] = frozenset()


def stations_of(rota: Rota) -> tuple[Station, ...]:
    """The stations of a dated rota."""
    groups = _merged(rota, _units(rota))
    while True:
        made = _with_guests(rota, groups)
        try:
            TopologicalSorter({at: each.after for at, each in enumerate(made)}).prepare()
        except CycleError as cycle:
            # Two that lead people of each other cannot be searched one after the other.
            first, second = sorted(set(cycle.args[1]))[:2]
            groups[first] += groups.pop(second)
            continue
        return made


def _units(rota: Rota) -> list[list[str]]:
    """The people of each named rota; of a large one those of each team, or of each manager."""
    units: list[list[str]] = []
    for rows in rota.groups.values():
        people = [rota.people[row] for row in rows]
        if len(people) <= MOST:
            units.append([person.id for person in people])
            continue
        teams: dict[str, list[str]] = defaultdict(list)
        for person in people:
            teams[person.team or person.line_manager or person.id].append(person.id)
        units += teams.values()
    return units


def _merged(rota: Rota, units: list[list[str]]) -> list[list[str]]:
    """Units joined, the most strongly tied first, up to `MOST` people."""
    while True:
        ties = _ties(rota, units)
        able = [
            (strength, -len(units[one]) - len(units[other]), one, other)
            for (one, other), strength in ties.items()
            if strength >= STRONG and len(units[one]) + len(units[other]) <= MOST
        ]
        if not able:
            return units
        _, _, one, other = max(able)
        units[one] += units.pop(other)


def _ties(rota: Rota, units: list[list[str]]) -> dict[tuple[int, int], float]:
    """For each two units how much of the lesser's cover and leading is the other's too, 0 to 2."""
    unit_of = {who: at for at, people in enumerate(units) for who in people}
    minutes = filled_minutes(rota, unit_of)
    asked = {row.resource for row in rota.demand.rows} if rota.demand else set()
    ties = _cover_ties({each: there for each, there in minutes.items() if each in asked}, minutes)
    for at, people in enumerate(units):
        led: Counter[int] = Counter()
        for who in people:
            manager = rota.person(who).line_manager
            if manager in unit_of:
                led[unit_of[manager]] += 1
        for other, number in led.items():
            if other != at:
                pair = min(at, other), max(at, other)
                ties[pair] = ties.get(pair, 0.0) + number / len(people)
    return ties


def _cover_ties(asked: Minutes, every: Minutes) -> dict[tuple[int, int], float]:
    whole: Counter[int] = Counter()
    for there in every.values():
        whole.update(there)
    ties: dict[tuple[int, int], float] = defaultdict(float)
    for there in asked.values():
        stations = sorted(there)
        for at, one in enumerate(stations):
            for other in stations[at + 1 :]:
                ties[one, other] += max(there[one] / whole[one], there[other] / whole[other])
    return dict(ties)


def _with_guests(rota: Rota, groups: list[list[str]]) -> tuple[Station, ...]:
    station_of = {who: at for at, people in enumerate(groups) for who in people}
    guests: list[set[str]] = [set() for _ in groups]
    after: list[set[int]] = [set() for _ in groups]
    for person in rota.people:
        manager = None if person.line_manager is None else rota.index.get(person.line_manager)
        if manager is None or rota.people[manager].vacant or person.vacant:
            continue
        _visit(station_of, person.id, rota.people[manager].id, guests, after)
    for pair in rota.pairings:
        if {pair.person, pair.other} <= station_of.keys():
            one, other = sorted((pair.person, pair.other), key=lambda who: station_of[who])
            # Whichever way they stand already; else the later station looks at the earlier.
            if station_of[other] in after[station_of[one]]:
                one, other = other, one
            _visit(station_of, other, one, guests, after)
    return tuple(
        Station(
            _name(rota, people),
            tuple(sorted(people, key=rota.index.__getitem__)),
            frozenset(guests[at]),
            frozenset(after[at]),
        )
        for at, people in enumerate(groups)
    )


def _visit(
    station_of: dict[str, int],
    host: str,
    guest: str,
    guests: list[set[str]],
    after: list[set[int]],
) -> None:
    """Somebody of another station is looked at in the host's."""
    here, there = station_of[host], station_of[guest]
    if here != there:
        guests[here].add(guest)
        after[here].add(there)


def _name(rota: Rota, people: list[str]) -> str:
    """The rota sheets of its people, the largest first, or their teams where all share a sheet."""
    for of in ("rota", "team"):
        names = Counter(getattr(rota.person(who), of) or "no team" for who in people)
        if of == "team" or len(rota.groups) > 1:
            first = [name for name, _ in names.most_common(3)]
            return ", ".join(first) + (" and others" if len(names) > 3 else "")
    return rota.title


def tied_to(stations: Sequence[Station], crews: Iterable[Sequence[int]], at: int) -> frozenset[int]:
    """The stations that bear on each other with this one among them.

    `crews`: for each resource that several fill, which do.
    """
    ties: dict[int, set[int]] = defaultdict(set)
    for one, station in enumerate(stations):
        for other in station.after:
            ties[one].add(other)
            ties[other].add(one)
    for each in crews:
        for one in each:
            ties[one] |= set(each)
    found, new = {at}, {at}
    while new:
        new = {other for one in new for other in ties[one]} - found
        found |= new
    return frozenset(found)
