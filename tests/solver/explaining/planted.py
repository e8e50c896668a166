"""Random stations that hold, and conflicts of known kinds planted into them.

Stations have 9 to 16 people over 4 or 8 weeks, or 9 to 12 lines and leaders.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from ambrota.model import (
    WEEK,
    Demand,
    DemandRow,
    Duty,
    Kind,
    Pairing,
    Person,
    Restriction,
    RestrictionKind,
    Rota,
    RotaKind,
    Shift,
)
from ambrota.rulebook import Rulebook, default_rulebook

SHIFTS = (
    Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
    Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
    Shift("E", Kind.COVER, 420, 1020, 570, "Car"),
    Shift("B", Kind.COVER, 600, 735, 135, "Car"),
    Shift("Z", Kind.COVER, 1320, 1800, 450, "Car"),
    Shift("P", Kind.COVER, 540, 1020, 450, "Special"),
    Shift("PN", Kind.COVER, 1140, 1860, 690, "Special"),
    Shift("AL", Kind.LEAVE, paid=450),
    Shift("R", Kind.RELIEF, paid=450),
    Shift("TR", Kind.TRAINING, 540, 1020, 450),
)
CODE = {shift.code: shift for shift in SHIFTS}
PATTERN = "DDNN...."
"""Four on, four off: nights of one pair begin when another's end."""
DAY_SEATS = ("Paramedic", "EMT")
TAUGHT = (("statutory", 2600.0),)
"""More training received than any floor here asks for."""


@dataclass(frozen=True)
class Planted:
    """A station, the conflicts planted in it, and what each of them must name."""

    rota: Rota
    book: Rulebook
    kinds: tuple[str, ...] = ()


def station(random: Random, *, cyclic: bool) -> Planted:
    """A station that holds: crews of two on four on, four off, with a leader by day on a car."""
    crews = random.choice((4, 4, 5, 6))
    roles = DAY_SEATS[:1] if cyclic else DAY_SEATS
    weeks = 8 if cyclic else random.choice((4, 8))
    people = [_leader(0), *(_leader(1) for _ in range(random.random() < 0.3))]
    leaders = len(people)
    for number in range(2 * crews):
        people.append(_crew(number, random.randrange(leaders), cyclic=cyclic))
    duties = [
        replace(duty, resource="Car") if row < leaders else duty
        for row, person in enumerate(people)
        for duty in _duties(row, person, leaders, weeks, cyclic=cyclic)
    ]
    if cyclic:
        people, duties = _lines(duties, leaders)
    seats = _demand(random, roles)
    rota = Rota(
        "Planted", RotaKind.CYCLIC if cyclic else RotaKind.DATED,
        None if cyclic else date(2026, 1, 5), 7 if cyclic else weeks * WEEK,
        tuple(people), SHIFTS, tuple(duties), demand=Demand("sheet", seats),
    )  # fmt: skip
    return Planted(rota, _book())


def _book() -> Rulebook:
    """The shipped rules with a little training, so that small stations have room for it."""
    book = default_rulebook()
    return book.with_rule(
        replace(book.rule("training"), statutory=10.0, cpd=0.0, supervision=0.0, leadership=0.0)
    )


def _leader(number: int) -> Person:
    return Person(f"lead{number}", f"Leader {number}", "Team leader", contracted_hours=37.5,
                  rota=f"Leaders {number}", training_received=TAUGHT)  # fmt: skip


def _crew(number: int, leader: int, *, cyclic: bool) -> Person:
    manager = f"lead{leader}"
    return Person(
        f"p{number}", f"Person {number}", DAY_SEATS[number % 2], None, manager, manager, 40.25,
        "Crews" if not cyclic else DAY_SEATS[number % 2],
    )  # fmt: skip


def _duties(row: int, person: Person, leaders: int, weeks: int, *, cyclic: bool) -> list[Duty]:
    if row < leaders:
        days = range(WEEK if cyclic else weeks * WEEK)
        return [CODE["E"].duty(person.id, day) for day in days if day % WEEK < 4]
    turn = (row - leaders) // 2 * 2
    found = []
    for day in range(weeks * WEEK):
        code = PATTERN[(day + turn) % len(PATTERN)]
        if code != ".":
            found.append(CODE[code].duty(person.id, day))
    return found


def _lines(duties: list[Duty], leaders: int) -> tuple[list[Person], list[Duty]]:
    """Eight lines of paramedics in place of crews on dates: line k is week k of the pattern."""
    people = [_leader(number) for number in range(leaders)]
    kept = [duty for duty in duties if duty.person.startswith("lead")]
    first = [duty for duty in duties if duty.person == "p0"]
    for line in range(8):
        one = _crew(2 * line, line % leaders, cyclic=True)
        people.append(one)
        kept += [
            replace(duty, person=one.id, day=duty.day % WEEK)
            for duty in first
            if duty.day // WEEK == line
        ]
    return people, kept


def _demand(random: Random, roles: tuple[str, ...]) -> tuple[DemandRow, ...]:
    """A crew of two by night, and by day where there is no more than a crew."""
    rows = []
    for weekday in range(WEEK):
        rows.append(DemandRow("DCA", "Paramedic", weekday, None, 1140, 1860, 1))
        if "EMT" in roles and random.random() < 0.7:
            rows.append(DemandRow("DCA", "EMT", weekday, None, 1140, 1860, 1))
    return tuple(rows)


def plant(random: Random, base: Planted, kind: str) -> Planted:
    """The station with one more conflict in it."""
    rota, book = KINDS[kind](random, base.rota, base.book)
    return Planted(rota, book, (*base.kinds, kind))


def _with(rota: Rota, row: int, codes: dict[int, str], **stated: object) -> Rota:
    """The rota in which a person's days hold these codes ('.' for rest) and more is stated."""
    person = replace(rota.people[row], **stated)  # type: ignore[arg-type]
    people = tuple(person if at == row else each for at, each in enumerate(rota.people))
    kept = [d for d in rota.duties if d.person != person.id or d.day not in codes]
    kept += [CODE[code].duty(person.id, day) for day, code in codes.items() if code != "."]
    return replace(rota, people=people, duties=tuple(kept))


def _needing(rota: Rota, *rows: DemandRow) -> Rota:
    assert rota.demand is not None
    return replace(rota, demand=Demand("sheet", (*rota.demand.rows, *rows)))


def _crews(rota: Rota, role: str | None = None) -> list[int]:
    return [
        row
        for row, person in enumerate(rota.people)
        if person.id.startswith("p") and role in (None, person.role)
    ]


def _too_few(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """More seats of a role at some hours than there are people, or than rest leaves."""
    role = random.choice([rota.people[row].role for row in _crews(rota)])
    weekday = random.randrange(WEEK)
    able = len(_crews(rota, role)) if role == "Paramedic" else len(_crews(rota))
    if random.random() < 0.5:
        return _needing(rota, DemandRow("DCA", role, weekday, None, 1140, 1860, able + 1)), book
    both = [DemandRow("DCA", role, weekday, None, low, high, able)
            for low, high in ((420, 1140), (1140, 1860))]  # fmt: skip
    return _needing(rota, *both), book


def _never_meet(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """A person who by agreement works nights alone, or a leader whose duties begin too late."""
    if not rota.is_cyclic:
        row = random.choice(_crews(rota))
        only_nights = Restriction(RestrictionKind.ONLY_CODES, "only N", codes=("N",))
        stated = {"restrictions": (only_nights,), "restrictions_stated": "only N"}
        mine = rota.by_cell
        codes = {day: "N" for day in range(rota.days) if mine.get((rota.people[row].id, day))}
        return _with(
            rota, row, codes, contracted_hours=None, training_received=TAUGHT, **stated
        ), book
    nights = {day: "Z" if day < 4 else "." for day in range(WEEK)}
    return _with(rota, 0, nights, contracted_hours=None), book


def _too_many(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """A locked leader with room for one meeting on two days in four weeks, or on one a week."""
    period = WEEK if rota.is_cyclic else 4 * WEEK
    some = random.sample(range(4), 1 if rota.is_cyclic else 2)
    codes = {day: "B" if day % period in some else "." for day in range(rota.days)}
    rota = _with(rota, 0, codes, contracted_hours=None, locked=True)
    people = tuple(
        replace(person, line_manager="lead0", manager_stated="lead0")
        if person.line_manager else person
        for person in rota.people
    )  # fmt: skip
    return replace(rota, people=people), book


def _training(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """A floor of training above all the hours there are by contract, for one person."""
    row = random.choice(_crews(rota))
    rule = replace(book.rule("training"), statutory=2600.0)
    people = tuple(
        person if at == row else replace(person, training_received=TAUGHT)
        for at, person in enumerate(rota.people)
    )
    return replace(rota, people=people), book.with_rule(rule)


def _leave(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """Every paramedic on leave on a day whose night needs one."""
    day = random.randrange(rota.days)
    for row in _crews(rota, "Paramedic"):
        rota = _with(rota, row, {day: "AL"})
    return rota, book


def _kept_apart(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """Two people kept apart, and a resource that needs both at one time."""
    weekday = random.randrange(5)
    pair = tuple(
        Person(f"pair{n}", f"Pair {n}", "Paramedic", contracted_hours=None, rota=f"Pair {n}")
        for n in (0, 1)
    )
    duties = tuple(
        CODE["P"].duty(person.id, day)
        for person in pair
        for day in range(rota.days)
        if day % WEEK == weekday or day % WEEK == (weekday + 2) % WEEK
    )
    rota = replace(
        rota, people=(*rota.people, *pair), duties=(*rota.duties, *duties),
        pairings=(Pairing("pair0", "pair1"),),
    )  # fmt: skip
    return _needing(rota, DemandRow("Special", None, weekday, None, 540, 1020, 2)), book


def _locked(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """A locked person with a day that begins as a night ends."""
    row, day = random.choice(_crews(rota)), random.randrange(rota.days - 1)
    return _with(rota, row, {day: "N", day + 1: "D"}, locked=True, contracted_hours=None), book


def _not_together(random: Random, rota: Rota, book: Rulebook) -> tuple[Rota, Rulebook]:
    """Nights that only one person can cover, and a locked leader who is there on those days."""
    solo = Person(
        "solo",
        "Solo",
        "Paramedic",
        None,
        "lead0",
        "lead0",
        None,
        "Solo",
        training_received=TAUGHT,
    )
    nights = random.sample(range(4), 2)
    days = range(WEEK if rota.is_cyclic else rota.days)
    codes = {**dict.fromkeys(nights, "PN"), 4: "P"}
    duties = [CODE[code].duty("solo", day) for day in days if (code := codes.get(day % WEEK))]
    leads = {day: "B" if day % WEEK in nights else "." for day in range(rota.days)}
    rota = replace(rota, people=(*rota.people, solo), duties=(*rota.duties, *duties))
    rota = _with(rota, 0, leads, locked=True, contracted_hours=None)
    rows = (DemandRow("Special", None, day, None, 1140, 1860, 1) for day in nights)
    return _needing(rota, *rows), book


KINDS: dict[str, Callable[[Random, Rota, Rulebook], tuple[Rota, Rulebook]]] = {
    "too few people for a cover": _too_few,
    "never on duty together": _never_meet,
    "more people than meetings": _too_many,
    "more training than hours": _training,
    "leave that empties a cover": _leave,
    "kept apart and both needed": _kept_apart,
    "a lock that breaks a rule": _locked,
    "singly but not together": _not_together,
}


def planted_station(seed: int) -> Planted:
    """A station that held, with a conflict of the kind the seed comes to, sometimes with two."""
    random = Random(seed)
    kinds = list(KINDS)
    made = plant(random, station(random, cyclic=random.random() < 0.3), kinds[seed % len(kinds)])
    if random.random() < 0.25:
        other = random.choice([kind for kind in kinds if kind not in made.kinds])
        made = plant(random, made, other)
    return made
