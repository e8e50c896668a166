"""Made-up stations of a trust: people, duties and cover drawn at random, sound but for guarantees.

Every name is invented. Of two neighbouring stations the second has a team led from the first, and
both crew one response car. Cover is asked for as far as all but the thinnest days fill it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from random import Random

import numpy as np

from ambrota.grades import PARAMEDIC, grade
from ambrota.model import (
    DAY,
    WEEK,
    Demand,
    DemandRow,
    Kind,
    Person,
    Restriction,
    RestrictionKind,
    Rota,
    RotaKind,
    Shift,
)
from solver.bench.stations_rows import FULL_TIME, Filled, leading, levelling

FIRST_DAY = date(2026, 1, 19)
TEAM = 11
"""People to a line manager, about; from 8 to 15."""
SOLO = 4
"""Paramedics of each of two stations on the response car that they share."""
ROUNDS = 8
"""How often everybody's row is drawn anew, so that cover comes out level."""
CREW = ("Paramedic",) * 9 + ("NQP",) * 2 + ("EMT",) * 4 + ("AAP",) * 2 + ("ECA",) * 3
PLACES = (
    "Alderbeck", "Birchcombe", "Cawthorne", "Dunmere", "Elmsett", "Farrowdale", "Garthwick",
    "Hollinsby", "Inglefold", "Jarnley", "Kirkmoss", "Larkhope", "Marlbourne", "Netherway",
    "Orrinsea", "Pendrake", "Quernford", "Rushwell", "Saltmarsh", "Thornaby", "Umberleigh",
    "Vennacott", "Westerfell", "Yarrowby",
)  # fmt: skip
AGREEMENTS = (
    Restriction(RestrictionKind.NO_NIGHTS, "no nights"),
    Restriction(RestrictionKind.NO_WEEKENDS, "no weekends"),
    Restriction(RestrictionKind.NO_WEEKDAY, "no Tue", 1),
)
HOURS = (FULL_TIME,) * 8 + (30.0, 22.5)
SHARE = 0.92
"""Of what is filled on average, the most that is asked for."""
THIN = 0.25
"""Share of the days on which less may be filled than is asked for."""


@dataclass
class Station:
    """One station in the making: its people, leaders first, and each one's row of letters."""

    number: int
    alone: bool
    people: list[Person] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """A place that is on no map."""
        turn, at = divmod(self.number, len(PLACES))
        return PLACES[at] + (f" {turn + 1}" if turn else "")

    def code(self, letter: str) -> str:
        """The station's code for a letter; those who share a car share its codes."""
        if self.alone:
            return letter
        number = self.number - self.number % 2 if letter in "RQ" else self.number
        return letter if letter in "AT" else f"{letter}{number + 1}"


def make_trust(people: int, weeks: int, stations: int, seed: int) -> Rota:
    """A dated rota of so many people in so many stations, with its stated cover."""
    draw = Random(seed)
    made = [Station(number, stations == 1) for number in range(stations)]
    for station, size in zip(made, _sizes(people, stations, draw), strict=True):
        paired = station.number % 2 or station.number + 1 < stations
        _staff(draw, station, size, weeks * WEEK, SOLO if paired and size > 3 * SOLO else 0)
    for one, other in zip(made[::2], made[1::2], strict=False):
        _lead_from_beside(one, other)
    shifts = {shift.code: shift for station in made for shift in _shifts(station)}
    rota = Rota(
        f"Made-up trust of {people}",
        RotaKind.DATED,
        FIRST_DAY,
        weeks * WEEK,
        tuple(person for station in made for person in station.people),
        tuple(shifts.values()),
        tuple(
            shifts[station.code(letter)].duty(person.id, day)
            for station in made
            for person, row in zip(station.people, station.rows, strict=True)
            for day, letter in enumerate(row)
            if letter != "."
        ),
    )
    return rota.with_demand(Demand("sheet", tuple(_asked_for(rota))))


def _sizes(people: int, stations: int, draw: Random) -> list[int]:
    """People of each station: an even share, up to two fifths more or less, in all `people`."""
    even, more = divmod(people, stations)
    sizes = [even + (at < more) for at in range(stations)]
    for at in range(0, stations - 1, 2):
        moved = draw.randint(0, even * 2 // 5)
        sizes[at], sizes[at + 1] = sizes[at] + moved, sizes[at + 1] - moved
    return sizes


def _staff(draw: Random, station: Station, size: int, days: int, solo: int) -> None:
    """People of the station and their rows: leaders, those on the response car, crews."""
    leaders = max(1, round(size / (TEAM + 1)))
    filled: dict[bool, Filled] = {True: Counter(), False: Counter()}
    prefix = f"{station.number + 1:03}"
    for at in range(size):
        leads, team = at < leaders, at % leaders
        person = Person(
            id=f"{prefix}-{at + 1:03}",
            name=f"Person {prefix}-{at + 1:03}",
            role="Team leader" if leads else CREW[(at - leaders) % len(CREW)],
            team=f"{station.name} {team + 1}",
            line_manager=None if leads else f"{prefix}-{team + 1:03}",
            contracted_hours=FULL_TIME if leads else draw.choice(HOURS),
            rota=station.name,
            restrictions=() if leads or draw.random() > 0.12 else (draw.choice(AGREEMENTS),),
        )
        if not leads and at - leaders < solo:
            person = replace(person, contracted_hours=FULL_TIME, restrictions=())
        station.people.append(person)
        station.rows.append(leading(at, days) if leads else "")
    for _ in range(ROUNDS):
        for at in range(leaders, size):
            person, level = station.people[at], filled[grade(station.people[at].role) == PARAMEDIC]
            level.subtract(enumerate(station.rows[at]))
            on_car = at - leaders < solo
            station.rows[at] = levelling(draw, person, days, level, solo=on_car)


def _lead_from_beside(one: Station, other: Station) -> None:
    """Half of the second station's last team is led by the last leader of the first."""
    leaders = [[p.id for p in each.people if p.line_manager is None] for each in (one, other)]
    led = [at for at, p in enumerate(other.people) if p.line_manager == leaders[1][-1]]
    for at in led[: len(led) // 2]:
        other.people[at] = replace(other.people[at], line_manager=leaders[0][-1])


def _shifts(station: Station) -> Iterator[Shift]:
    place = "" if station.alone else f" {station.name}"
    car = "" if station.alone else f" {Station(station.number - station.number % 2, False).name}"
    for letter, start, end, resource in (
        ("D", 420, 1140, f"DCA{place}"), ("L", 720, DAY, f"DCA{place}"),
        ("N", 1140, DAY + 420, f"DCA{place}"), ("R", 420, 1140, f"RRV{car}"),
        ("Q", 1140, DAY + 420, f"RRV{car}"), ("M", 420, 1140, f"TL car{place}"),
        ("E", 720, DAY, f"TL car{place}"),
    ):  # fmt: skip
        yield Shift(station.code(letter), Kind.COVER, start, end, 690, resource)
    yield Shift(station.code("O"), Kind.OTHER_WORK, 540, 1020, 450)
    yield Shift(station.code("T"), Kind.TRAINING, 540, 1020, 450)
    yield Shift(station.code("A"), Kind.LEAVE, paid=450)


def _asked_for(rota: Rota) -> Iterator[DemandRow]:
    """Seats of any role, and of paramedics among them, that all but the thinnest days fill."""
    roles = {person.id: person.role for person in rota.people}
    days = rota.days
    wanted = [d for d in rota.duties if d.kind is Kind.COVER and "TL car" not in (d.resource or "")]
    for resource in sorted({duty.resource or "" for duty in wanted}):
        filled = np.zeros((2, (days + 2) * 48), dtype=np.int64)
        for duty in wanted:
            if duty.resource == resource:
                assert duty.start is not None
                assert duty.end is not None
                part = slice(duty.day * 48 + duty.start // 30, duty.day * 48 + duty.end // 30)
                filled[0, part] += 1
                filled[1, part] += grade(roles[duty.person]) >= PARAMEDIC
        by_day = filled[:, : days * 48].reshape(2, -1, WEEK, 48)
        seats = np.minimum(
            np.quantile(by_day, THIN, axis=1, method="lower"), SHARE * by_day.mean(axis=1)
        ).astype(np.int64)
        # A paramedic is asked for on every second seat: the rest of them are spare for the others.
        seats[1] = np.minimum(seats[1], -(-seats[0] // 2))
        yield from _rows(resource, seats)


def _rows(
    resource: str, seats: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
) -> Iterator[DemandRow]:
    """Half hours of equal need joined into rows."""
    for role, by_day in ((None, seats[0]), ("Paramedic", seats[1])):
        for weekday, need in enumerate(by_day.tolist()):
            cuts = [0, *(at for at in range(1, 48) if need[at] != need[at - 1]), 48]
            for a, b in pairwise(cuts):
                if need[a]:
                    yield DemandRow(resource, role, weekday, None, a * 30, b * 30, need[a])
