"""Who can meet whom, against an account of its own: every way to place every session is tried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import combinations
from math import lcm
from random import Random
from zoneinfo import ZoneInfo

import pytest

from ambrota.audit import inspect
from ambrota.contact import contact_audit
from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.rulebook import default_rulebook

LONDON = ZoneInfo("Europe/London")
HOSTS = (Kind.COVER, Kind.OTHER_WORK, Kind.CONTACT)
SPANS = (("13:00", 135), ("13:00", 150), ("13:15", 150), ("07:00", 165), ("07:15", 195),
         ("19:30", 210), ("05:00", 240), ("23:00", 600))  # fmt: skip
"""Duties with room for one session, or two or three: few enough to try every way."""


@dataclass(frozen=True)
class Place:
    """A session that could be held: week or day of it, and its moment in minutes from day 0."""

    day: int
    moment: int


def moment(rota: Rota, day: int, minute: int) -> int:
    """Real minutes from midnight of day 0 to a time of the clock, by the calendar itself."""
    if rota.first_day is None:
        return day * 1440 + minute
    clock = datetime.combine(rota.first_day, time()) + timedelta(days=day, minutes=minute)
    zero = datetime.combine(rota.first_day, time(), LONDON)
    return round((clock.replace(tzinfo=LONDON).timestamp() - zero.timestamp()) / 60)


def worked(rota: Rota, row: int, days: int) -> list[tuple[int, Duty]]:
    """(day, duty) of a person from the day before the first to the day after the last.

    Those of a vacant line, to which people come in some week, are nobody's.
    """
    person = rota.people[row]
    if not rota.is_cyclic:
        return [(duty.day, duty) for duty in rota.duties if duty.person == person.id]
    lines = rota.groups[person.rota]
    position = lines.index(row)
    return [
        (week * 7 + duty.day, duty)
        for week in range(-1, days // 7 + 1)
        for duty in rota.duties
        for line in [rota.people[lines[(position + week) % len(lines)]]]
        if duty.person == line.id and not line.vacant
    ]


def places(rota: Rota, row: int, manager: int, days: int) -> list[Place]:
    """Every session of half an hour that the two could hold."""
    spans = [
        [
            (moment(rota, day, duty.start), moment(rota, day, duty.end))
            for day, duty in worked(rota, who, days)
            if duty.kind in HOSTS and duty.start is not None and duty.end is not None
        ]
        for who in (row, manager)
    ]
    return [
        Place(day, at)
        for day in range(days)
        for minute in range(7 * 60, 21 * 60 + 31, 15)
        for at in [moment(rota, day, minute)]
        if all(any(a + 30 <= at and at + 30 <= b - 60 for a, b in own) for own in spans)
    ]


def needs(rota: Rota, row: int, days: int, weeks: int) -> list[frozenset[int]]:
    """The days of each period that asks for a session."""
    if rota.is_cyclic:
        runs = [
            frozenset((week * 7 + d) % days for d in range(min(weeks * 7, days)))
            for week in range(days // 7)
        ]
    else:
        length = weeks * 7
        runs = [frozenset(range(k * length, (k + 1) * length)) for k in range(days // length)]
    busy = {
        day
        for day, duty in worked(rota, row, days)
        if duty.start is not None and duty.kind is not Kind.RELIEF and 0 <= day < days
    }
    return [run for run in runs if run & busy]


def can_meet(asked: list[tuple[int, frozenset[int]]], options: dict[int, list[Place]],
             held: list[tuple[int, Place]]) -> bool:  # fmt: skip
    """Whether the rest of what is asked can be placed beside what is held."""
    if not asked:
        return True
    (who, run), rest = asked[0], asked[1:]
    if any(other == who and place.day in run for other, place in held):
        return can_meet(rest, options, held)
    return any(
        can_meet(rest, options, [*held, (who, place)])
        for place in options[who]
        if place.day in run and all(abs(place.moment - other.moment) >= 30 for _, other in held)
    )


def greatest(asked: dict[int, list[frozenset[int]]], options: dict[int, list[Place]]) -> int:
    """The most of these people whose every period can be served together."""
    for size in range(len(asked), 0, -1):
        for group in combinations(asked, size):
            wanted = [(who, run) for who in group for run in asked[who]]
            if can_meet(wanted, options, []):
                return size
    return 0


def random_rota(chance: Random, *, cyclic: bool) -> Rota:
    """A manager who is there on few days, and people who are mostly there with them."""
    spans = chance.sample(SPANS, chance.choice((1, 1, 2, 3)))
    likely = chance.choice((0.6, 0.9))

    def duties(who: str, days: dict[int, float]) -> list[Duty]:
        found = []
        for day, share in days.items():
            if chance.random() < share:
                clock, length = chance.choice(spans)
                start = int(clock[:2]) * 60 + int(clock[3:])
                kind = Kind.RELIEF if chance.random() < 0.07 else Kind.COVER
                found.append(Duty(who, day, "X", kind, start, start + length))
        return found

    def around(met: set[int], days: int) -> dict[int, float]:
        return {day: likely if day in met else 0.1 for day in range(days)}

    if cyclic:
        own, theirs = chance.choice(((3, 1), (4, 1), (2, 2), (4, 2), (1, 3), (3, 3), (2, 3)))
        met = set(chance.sample(range(7), chance.choice((1, 1, 2))))
        people = [Person(f"p{k}", f"P{k}", rota="A", line_manager="m0") for k in range(own)]
        made = [one for person in people for one in duties(person.id, around(met, 7))]
        leads = [Person(f"m{k}", f"M{k}", rota="M") for k in range(theirs)]
        made += [one for lead in leads for one in duties(lead.id, dict.fromkeys(met, 0.9))]
        for group in (people, leads):
            if chance.random() < 0.3 and len(group) > 1:
                group[-1] = replace(group[-1], vacant=True)
        return Rota("Test", RotaKind.CYCLIC, None, 7, (*people, *leads), (), tuple(made))
    first = chance.choice((date(2026, 1, 5), date(2026, 3, 23), date(2026, 10, 20)))
    days = chance.choice((14, 15, 21))
    met = {
        week * 7 + day
        for week in range(3)
        for day in chance.sample(range(7), chance.choice((1, 2)))
    }
    people = [Person(f"p{k}", f"P{k}", line_manager="m") for k in range(chance.randint(2, 4))]
    made = [one for person in people for one in duties(person.id, around(met, days))]
    made += duties("m", {day: 0.95 for day in sorted(met) if day < days})
    people.append(Person("m", "Max"))
    return Rota("Test", RotaKind.DATED, first, days, tuple(people), (), tuple(made))


@pytest.mark.parametrize("block", range(10))
@pytest.mark.parametrize("cyclic", [False, True], ids=["dated", "cyclic"])
def test_possible_is_the_true_maximum(cyclic: bool, block: int) -> None:
    """Ten rotas at a time: possible for each person, for all together, and the hours shared."""
    for seed in range(block * 10, block * 10 + 10):
        chance = Random(f"{cyclic} {seed}")
        rota, weeks = random_rota(chance, cyclic=cyclic), chance.choice((1, 2))
        terms = replace(default_rulebook().rule("contact"), weeks=weeks)
        found = contact_audit(inspect(rota), terms)
        asked: dict[int, list[frozenset[int]]] = {}
        options: dict[int, list[Place]] = {}
        days = 7 * lcm(*map(len, rota.groups.values())) if cyclic else rota.days
        for row, person in enumerate(rota.people):
            if person.line_manager is None or person.vacant:
                continue
            manager = rota.index[person.line_manager]
            asked[row] = needs(rota, row, days, weeks)
            options[row] = places(rota, row, manager, days)
            alone = sum(any(place.day in run for place in options[row]) for run in asked[row])
            one = found.per_person[person.id]
            assert one.possible == alone, (seed, person.id)
            shared = minutes_shared(rota, row, manager, days)
            assert one.shared_hours == pytest.approx(shared / 60), (seed, person.id)
            assert (person.id in found.no_overlap) == (shared == 0)
        assert found.exact, seed
        assert found.possible == greatest(asked, options), seed


def minutes_shared(rota: Rota, row: int, manager: int, days: int) -> int:
    """Minutes in which both are on duty, relief apart; what a cycle runs over its end wraps."""
    there = []
    for who in (row, manager):
        minutes: set[int] = set()
        for day, duty in worked(rota, who, days):
            if duty.start is None or duty.end is None or duty.kind is Kind.RELIEF:
                continue
            minutes |= set(range(moment(rota, day, duty.start), moment(rota, day, duty.end)))
        there.append(minutes)
    both = there[0] & there[1]
    end = moment(rota, days, 0) if rota.is_cyclic else max(both, default=0) + 1
    return sum(0 <= minute < end for minute in both)


def test_the_random_rotas_are_hard_enough() -> None:
    """Often not everybody can be met, and often more than one can."""
    scarce = several = 0
    for seed in range(40):
        rota = random_rota(Random(f"False {seed}"), cyclic=False)
        terms = replace(default_rulebook().rule("contact"), weeks=1)
        found = contact_audit(inspect(rota), terms)
        able = sum(one.possible == one.required for one in found.per_person.values())
        scarce += found.possible < able
        several += found.possible > 1
    assert scarce >= 3
    assert several >= 3


@pytest.mark.parametrize(("own", "theirs", "drift"), [(24, 5, 4), (9, 7, 2), (5, 24, 4)])
def test_drift_is_said_where_cycles_meet_too_seldom(own: int, theirs: int, drift: int) -> None:
    """120 and 63 weeks are more than a year: 52 are judged, without wrapping."""
    people = [Person(f"p{k}", f"P{k}", rota="A", line_manager="m0") for k in range(own)]
    people += [Person(f"m{k}", f"M{k}", rota="M") for k in range(theirs)]
    duties = tuple(Duty(one.id, 2, "D", Kind.COVER, 420, 1140) for one in people)
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, tuple(people), (), duties)
    found = contact_audit(inspect(rota), default_rulebook().rule("contact"))
    told = [remark for remark in found.remarks if "drift apart" in remark]
    assert len(told) == own
    assert told[0] == (
        "The cycles of P0 and M0 differ in length and drift apart by "
        f"{drift} weeks in each turn: 52 weeks are judged, without wrapping."
    )
    one = found.per_person["p0"]
    assert (one.horizon.weeks, one.horizon.wraps, len(one.periods)) == (52, False, 49)
