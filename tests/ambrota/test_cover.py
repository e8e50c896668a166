"""Seats filled against seats needed, by hand and against a minute-by-minute count."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ambrota.cover import CoverAudit, cover, filled_by_role
from ambrota.demand import requirement, with_requirement
from ambrota.grades import grade, may_fill
from ambrota.model import Demand, DemandRow, Duty, Kind, Person, Rota, RotaKind, Session

CAR = "DCA"


def duty(person: str, day: int, start: int, end: int, resource: str | None = CAR) -> Duty:
    """A cover duty."""
    return Duty(person, day, "X", Kind.COVER, start, end, None, resource)


def row(
    start: int, end: int, seats: int, role: str | None = "Paramedic", weekday: int = 0
) -> DemandRow:
    """Seats needed on the car from Monday."""
    return DemandRow(CAR, role, weekday, None, start, end, seats)


def rota_of(
    people: dict[str, str | None], duties: list[Duty], rows: list[DemandRow], days: int = 1
) -> Rota:
    """A dated rota from Monday 5 January 2026 with a stated requirement."""
    return Rota(
        "Test", RotaKind.DATED, date(2026, 1, 5), days,
        tuple(Person(name, name, role) for name, role in people.items()), (), tuple(duties),
        demand=Demand("sheet", tuple(rows)),
    )  # fmt: skip


def account(rota: Rota, substitution: bool = True) -> CoverAudit:
    """The account of cover of a rota that carries its requirement."""
    return cover(rota, requirement(rota), substitution)


def shorts(audit: CoverAudit) -> list[tuple[int, str, str | None, int]]:
    """(day, time, role, seats) of what is short."""
    return [(s.day, s.as_json()["start"], s.role, s.seats) for s in audit.short]


def test_a_hand_over_at_an_odd_minute_fills_one_seat() -> None:
    duties = [duty("A", 0, 420, 1130), duty("B", 0, 1130, 1440)]
    rota = rota_of({"A": "Paramedic", "B": "Paramedic"}, duties, [row(420, 1440, 1)])
    assert account(rota).kept
    late = replace(rota, duties=(duties[0], duty("B", 0, 1131, 1440)))
    assert shorts(account(late)) == [(0, "18:30", "Paramedic", 1)]


def test_a_hand_over_between_grades_fills_the_lower_seat() -> None:
    duties = [duty("A", 0, 420, 1130), duty("B", 0, 1130, 1440)]
    people = {"A": "Paramedic", "B": "EMT"}
    assert account(rota_of(people, duties, [row(420, 1440, 1, "EMT")])).kept
    # Of any role, too: each minute has one person on it.
    assert account(rota_of(people, duties, [row(420, 1440, 1, None)])).kept


def test_a_requirement_may_start_on_a_quarter() -> None:
    duties = [duty("A", 0, 405, 1140)]
    audit = account(rota_of({"A": "Paramedic"}, duties, [row(405, 1140, 1)]))
    assert audit.kept
    assert (audit.required_hours, audit.filled_hours) == (12.5, 12.5)
    late = account(rota_of({"A": "Paramedic"}, [duty("A", 0, 420, 1140)], [row(405, 1140, 1)]))
    # No duty of the car starts before 07:00: the first morning's quarter asks for nobody.
    assert late.kept


ROLES = {
    "a paramedic fills an EMT seat": (["Paramedic"], [("EMT", 1)], True, []),
    "not where the rulebook says no": (["Paramedic"], [("EMT", 1)], False, [("EMT", 1)]),
    "an EMT fills no paramedic seat": (["EMT"], [("Paramedic", 1)], True, [("Paramedic", 1)]),
    "an NQP counts as a paramedic": (["NQP"], [("Paramedic", 1)], False, []),
    "a team leader fills a seat on the car": (["OTL"], [("Paramedic", 1)], True, []),
    "the highest seat comes first": (
        ["Paramedic", "ECA"], [("EMT", 1), ("Paramedic", 1)], True, [("EMT", 1)],
    ),
    "one of two": (["Paramedic"], [("EMT", 1), ("Paramedic", 1)], True, [("EMT", 1)]),
    "any role, the role rows within it": (
        ["Paramedic", "ECA"], [("Paramedic", 1), (None, 2)], True, [],
    ),
    "any role short": (["Paramedic"], [("Paramedic", 1), (None, 2)], True, [(None, 1)]),
    "both short": (["ECA"], [("Paramedic", 1), (None, 2)], True,
                   [("Paramedic", 1), (None, 1)]),
    "control-room roles never substitute": (["Dispatcher"], [("Call handler", 1)], True,
                                            [("Call handler", 1)]),
    "an unknown role fills its own": (["Pilot"], [("pilot", 1)], True, []),
}  # fmt: skip


@pytest.mark.parametrize("case", ROLES, ids=str)
def test_roles(case: str) -> None:
    present, needed, substitution, expected = ROLES[case]
    people = {f"P{n}": role for n, role in enumerate(present)}
    rota = rota_of(
        people,
        [duty(name, 0, 600, 630) for name in people],
        [row(600, 630, seats, role) for role, seats in needed],
    )
    found = [(s.role, s.seats) for s in account(rota, substitution).short]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_short_seats_count_once_where_any_role_is_asked_for_too() -> None:
    rota = rota_of(
        {"A": "ECA"}, [duty("A", 0, 600, 660)],
        [row(600, 660, 1, "Paramedic"), row(600, 660, 2, None)],
    )  # fmt: skip
    audit = account(rota)
    assert (audit.required_hours, audit.filled_hours) == (2, 1)
    assert (audit.short_hours, audit.surplus_hours) == (1, 0)


def test_hours_add_up() -> None:
    rota = rota_of(
        {"A": "Paramedic", "B": "Paramedic", "C": "Paramedic"},
        [duty("A", 0, 420, 1140), duty("B", 0, 420, 780), duty("C", 0, 420, 600, "RRV")],
        [row(420, 1140, 1), row(900, 1200, 1)],
    )
    audit = account(rota)
    assert audit.required_hours == 12 + 5
    assert audit.filled_hours == 12 + 6
    assert audit.short_hours == 5
    assert audit.surplus_hours == 6
    assert audit.given_up_hours == 0


def test_a_night_reaches_the_next_day_and_no_further() -> None:
    rota = rota_of(
        {"A": "Paramedic"}, [duty("A", 0, 1140, 1860), duty("A", 1, 1140, 1860)],
        [row(0, 1440, 1, weekday=1)], days=2,
    )  # fmt: skip
    assert {s.half for s in account(rota).short} == set(range(14, 38))


def test_carried_in_duties_fill_the_first_morning() -> None:
    night = duty("A", -1, 1140, 1860)
    rows = [row(0, 420, 1)]
    rota = rota_of({"A": "Paramedic"}, [duty("A", 0, 1140, 1860)], rows)
    # Without them nobody is asked for before the first duty could start.
    assert account(rota).required_hours == 0
    carried = replace(rota, before=(night,))
    assert account(carried).required_hours == 7
    assert account(carried).kept
    other = replace(rota, before=(duty("A", -1, 600, 1200),))
    assert account(other).short_hours == 7


def test_vacant_lines_are_planned_not_filled() -> None:
    rota = rota_of(
        {"A": "Paramedic", "V": "Paramedic"},
        [duty("A", 0, 600, 660), duty("V", 0, 600, 660)],
        [row(600, 660, 2)],
    )
    assert account(rota).with_vacancies is None
    people = (rota.people[0], replace(rota.people[1], vacant=True))
    audit = account(replace(rota, people=people))
    assert (audit.filled_hours, audit.short_hours) == (1, 1)
    assert audit.with_vacancies is not None
    assert (audit.with_vacancies.filled_hours, audit.with_vacancies.short_hours) == (2, 0)


def test_a_session_empties_both_seats_and_is_short_of_a_stated_requirement() -> None:
    rota = rota_of(
        {"A": "Paramedic", "M": "OTL"},
        [duty("A", 0, 420, 1140), duty("M", 0, 420, 1140)],
        [row(420, 1140, 2)],
    ).with_sessions([Session("contact", "one-to-one", "A", "M", 0, 600, 645)])
    audit = account(rota)
    assert shorts(audit) == [(0, "10:00", "Paramedic", 2), (0, "10:30", "Paramedic", 2)]
    assert (audit.short_hours, audit.given_up_hours, audit.filled_hours) == (2, 0, 22)
    assert all(seats.of_sessions for seats in audit.short)


def test_people_in_one_course_take_their_trainer_once() -> None:
    rota = rota_of(
        dict.fromkeys("ABM", "Paramedic"),
        [duty(name, 0, 420, 1140) for name in "ABM"],
        [row(420, 1140, 3)],
    ).with_sessions([Session("training", "cpd", name, "M", 0, 600, 720) for name in "AB"])
    audit = account(rota)
    assert {s.filled for s in audit.short} == {0}
    assert {s.seats for s in audit.short} == {3}


def test_a_session_after_midnight_of_a_night() -> None:
    rota = rota_of(
        {"A": "Paramedic"}, [duty("A", 0, 1140, 1860)], [row(1140, 1860, 1)], days=2
    ).with_sessions([Session("contact", "one-to-one", "A", None, 1, 60, 90)])
    assert shorts(account(rota)) == [(1, "01:00", "Paramedic", 1)]


def test_a_session_off_the_seat_takes_nobody_away() -> None:
    training = Duty("A", 0, "TR", Kind.TRAINING, 540, 1020)
    rota = rota_of({"A": "Paramedic"}, [training], [row(540, 1020, 1)])
    session = Session("training", "cpd", "A", None, 0, 540, 1020)
    assert account(rota.with_sessions([session])).short_hours == 8


def derived(rota: Rota) -> Rota:
    """The rota with the requirement derived from what it fills."""
    return with_requirement(replace(rota, demand=None), filled_by_role)


def test_a_derived_requirement_gives_one_seat_a_resource_and_half_hour() -> None:
    rota = derived(
        rota_of(
            {"A": "Paramedic", "B": "EMT", "C": "EMT"},
            [duty("A", 0, 420, 1140), duty("B", 0, 420, 1140), duty("C", 0, 420, 1140, "RRV")],
            [],
        )
    )
    assert account(rota).kept
    alone = account(rota.with_sessions([Session("contact", "one-to-one", "B", None, 0, 600, 660)]))
    assert alone.kept
    assert alone.given_up_hours == 1
    assert [(s.resource, s.role, s.half) for s in alone.given_up] == [
        (CAR, "EMT", 20), (CAR, "EMT", 21),
    ]  # fmt: skip
    both = account(
        rota.with_sessions(
            [Session("contact", "one-to-one", who, None, 0, 600, 630) for who in "ABC"]
        )
    )
    # The car gives up the first of its rows; the other seat is short. The RRV gives up its own.
    assert shorts(both) == [(0, "10:00", "EMT", 1)]
    assert [(s.resource, s.role) for s in both.given_up] == [(CAR, "Paramedic"), ("RRV", "EMT")]
    assert (both.short_hours, both.given_up_hours) == (0.5, 1.0)
    assert both.required_hours == (
        both.filled_hours - both.surplus_hours + both.short_hours + both.given_up_hours
    )


def test_the_unknown_first_morning_is_no_part_of_what_is_usual() -> None:
    # The night of the first Sunday fills the second Monday; the first is not known.
    people: dict[str, str | None] = {"A": "EMT"}
    rota = rota_of(people, [duty("A", 6, 1140, 1860)], [], days=14)
    assert requirement(derived(rota)).seats[0, [0, 7], 0].tolist() == [0, 1]
    # With the eve given the first Monday counts like any other: the lower one of two is none.
    known = replace(rota, before=(duty("A", -1, 420, 600),))
    assert requirement(derived(known)).seats.sum() == 0


def test_what_duties_leave_short_is_not_given_up() -> None:
    rota = derived(rota_of({"A": "EMT", "B": "EMT"}, [
        duty("A", 0, 420, 1140), duty("B", 0, 420, 1140)], []))  # fmt: skip
    fewer = replace(rota, duties=rota.duties[:1])
    session = Session("contact", "one-to-one", "A", None, 0, 600, 630)
    audit = account(fewer.with_sessions([session]))
    assert audit.given_up_hours == 0.5
    assert {s.seats for s in audit.short} == {1}
    assert audit.short_hours == 12


def test_filled_by_role_states_what_is_filled() -> None:
    rota = rota_of(
        {"A": "Paramedic", "B": "paramedic", "C": "EMT", "V": "EMT"},
        [duty("A", 0, 420, 1130), duty("B", 0, 1130, 1440), duty("C", 0, 435, 500),
         duty("V", 0, 420, 1140)],
        [],
    )  # fmt: skip
    people = (*rota.people[:3], replace(rota.people[3], vacant=True))
    found = filled_by_role(replace(rota, people=people))
    assert set(found) == {(CAR, "Paramedic"), (CAR, "EMT"), (CAR, None)}
    assert found[CAR, None][0].tolist() == [0] * 14 + [1, 2] + [1] * 32
    assert found[CAR, "Paramedic"][0].tolist() == [0] * 14 + [1] * 34
    assert found[CAR, "EMT"][0].tolist() == [0] * 15 + [1] + [0] * 32


def test_people_without_a_role_make_a_row_of_any_role() -> None:
    rota = rota_of({"A": None, "B": "EMT"}, [duty("A", 0, 420, 450), duty("B", 0, 420, 450)], [])
    found = filled_by_role(rota)
    assert found[CAR, None][0, 14] == 2
    assert found[CAR, "EMT"][0, 14] == 1
    assert account(derived(rota)).kept


def test_roles_that_take_turns_still_ask_for_their_seat() -> None:
    # A paramedic one Monday, an EMT the next: neither role is usual, somebody on the car is.
    rota = derived(
        rota_of({"A": "Paramedic", "B": "EMT"}, [duty("A", 0, 420, 1140), duty("B", 7, 420, 1140)],
                [], days=14)
    )  # fmt: skip
    assert rota.demand is not None
    assert {(r.role, r.seats) for r in rota.demand.rows} == {(None, 1)}
    assert not account(replace(rota, duties=rota.duties[:1])).kept


# -- cyclic -----------------------------------------------------------------------------------


def cycle(
    lines: dict[str, list[Duty]], groups: dict[str, str] | None = None, seats: int = 1
) -> Rota:
    """A cyclic rota of paramedics, one seat of the car asked for round the clock."""
    people = tuple(
        Person(line, f"Line {line}", "Paramedic", rota=(groups or {}).get(line, "Rota"))
        for line in lines
    )
    rows = tuple(row(0, 1440, seats, weekday=day) for day in range(7))
    return Rota(
        "Test", RotaKind.CYCLIC, None, 7, people, (),
        tuple(one for duties in lines.values() for one in duties), demand=Demand("sheet", rows),
    )  # fmt: skip


def test_sunday_night_fills_the_monday_of_the_same_week() -> None:
    audit = account(cycle({"1": [duty("1", 6, 1140, 1860)], "2": []}))
    filled = audit.filled[0]
    assert filled[6, 38:].tolist() == [1] * 10
    assert filled[0, :14].tolist() == [1] * 14
    assert filled.sum() == 24
    assert audit.required_hours == 168
    assert audit.short_hours == 168 - 12


def test_sessions_of_a_cycle_are_short_in_their_actual_week() -> None:
    lines = {
        "1": [duty("1", day, 0, 720) for day in range(7)],
        "2": [duty("2", day, 720, 1440) for day in range(7)],
    }
    assert account(cycle(lines)).kept
    # In week 1 the person of line 1 works line 2: noon to midnight.
    session = Session("contact", "one-to-one", "1", None, 8, 780, 810)
    audit = account(cycle(lines).with_sessions([session]))
    assert audit.weeks == 2
    assert shorts(audit) == [(8, "13:00", "Paramedic", 1)]
    assert audit.short[0].of_sessions
    # In week 0 they work line 1 and have no seat to leave at that time.
    idle = replace(session, day=1)
    assert account(cycle(lines).with_sessions([idle])).kept


def test_what_duties_leave_short_is_told_once() -> None:
    lines = {"1": [duty("1", 0, 0, 720)], "2": [duty("2", 1, 0, 720)]}
    rota = cycle(lines)
    plain = account(rota)
    # The person of line 2 works line 1 in week 1: its Monday is day 7.
    session = Session("contact", "one-to-one", "2", None, 7, 60, 90)
    audit = account(rota.with_sessions([session]))
    assert len(audit.short) == len(plain.short) + 1
    assert audit.short[-1].day == 7
    assert (audit.short[-1].required, audit.short[-1].filled) == (1, 0)
    assert audit.required_hours == plain.required_hours == 168


def test_a_leader_with_a_shorter_cycle_is_away_each_time_the_session_comes_round() -> None:
    # Staff walk 3 lines, their leader 1: one session over 3 weeks takes both.
    lines = {
        line: [duty(line, day, 420, 1140) for day in range(7)] for line in ("1", "2", "3", "L")
    }
    groups = {"1": "Staff", "2": "Staff", "3": "Staff", "L": "Leaders"}
    rota = cycle(lines, groups, seats=0)
    rota = replace(rota, demand=Demand("sheet", (row(420, 1140, 4),)))
    people = tuple(replace(p, line_manager=None if p.id == "L" else "L") for p in rota.people)
    rota = replace(rota, people=people)
    session = Session("contact", "one-to-one", "1", "L", 14, 600, 630)
    audit = account(rota.with_sessions([session]))
    assert [(s.day, s.half, s.seats) for s in audit.short] == [(14, 20, 2)]
    # A session of the leader's own comes round each week.
    own = Session("training", "cpd", "L", None, 0, 600, 630)
    audit = account(rota.with_sessions([own]))
    assert [(s.day, s.seats) for s in audit.short] == [(0, 1), (7, 1), (14, 1)]


def test_who_leaves_a_line_leaves_its_seat() -> None:
    # Lines fill the requirement: a paramedic who walks the EMT's line leaves the EMT's seat.
    lines = {line: [duty(line, day, 420, 1140) for day in range(7)] for line in ("1", "2")}
    rows = (row(420, 1140, 1, "Paramedic"), row(420, 1140, 1, "EMT"))
    rota = replace(cycle(lines), demand=Demand("sheet", rows))
    rota = replace(rota, people=(rota.people[0], replace(rota.people[1], role="EMT")))
    session = Session("contact", "one-to-one", "1", None, 7, 600, 630)
    assert shorts(account(rota.with_sessions([session]))) == [(7, "10:00", "EMT", 1)]


def test_a_session_on_the_morning_after_the_last_sunday() -> None:
    lines = {"1": [duty("1", 6, 1140, 1860)], "2": []}
    rota = replace(cycle(lines), demand=Demand("sheet", (row(0, 420, 1),)))
    assert account(rota).kept
    # Line 1's Sunday night ends on the Monday of the next week; who works it then is on line 2.
    session = Session("contact", "one-to-one", "1", None, 7, 60, 90)
    assert shorts(account(rota.with_sessions([session]))) == [(7, "01:00", "Paramedic", 1)]
    # Person 2 works line 1 in week 1: their night ends on day 14, which is day 0 again.
    session = Session("contact", "one-to-one", "2", None, 0, 60, 90)
    assert shorts(account(rota.with_sessions([session]))) == [(0, "01:00", "Paramedic", 1)]


# -- against a count of every minute ----------------------------------------------------------

ROLE_NAMES = ("OTL", "Paramedic", "NQP", "EMT", "ECA", "Dispatcher", None)


def random_rota(rng: random.Random) -> Rota:
    """A few people, odd times, vacancies, sessions, needs of several sorts."""
    names = [f"P{n}" for n in range(rng.randint(1, 6))]
    days = rng.randint(1, 4)
    duties, sessions = [], []
    for name in names:
        for day in range(days):
            if rng.random() < 0.6:
                start = rng.choice([360, 365, 420, 1080, 1130, 1140])
                end = start + rng.choice([480, 600, 725])
                duties.append(duty(name, day, start, end, rng.choice([CAR, CAR, "RRV"])))
                if rng.random() < 0.4:
                    at = start + 60 + 15 * rng.randint(0, 20)
                    with_ = rng.choice([None, *names])
                    sessions.append(Session("contact", "one-to-one", name, with_, day, at, at + 30))
    rows = [
        DemandRow(
            rng.choice([CAR, "RRV"]), rng.choice(ROLE_NAMES), weekday, None,
            a := 15 * rng.randint(24, 80), a + 15 * rng.randint(1, 30), rng.randint(1, 3),
        )
        for weekday in range(days)
        for _ in range(rng.randint(0, 3))
    ]  # fmt: skip
    people = tuple(
        Person(name, name, rng.choice(ROLE_NAMES), vacant=rng.random() < 0.15) for name in names
    )
    return Rota(
        "Test", RotaKind.DATED, date(2026, 1, 5), days, people, (), tuple(duties), (),
        tuple(sessions), Demand("sheet", tuple(rows)),
    )  # fmt: skip


def counted(rota: Rota) -> set[tuple[int, int, str | None, str | None, int]]:
    """What is short by looking at every minute and trying every way of seating people."""
    need = requirement(rota)
    worst: dict[tuple[int, int, str | None, str | None], int] = {}
    for minute in range(rota.days * 1440):
        day, of_day = divmod(minute, 1440)
        away = {
            who
            for s in rota.sessions
            for who in (s.person, s.with_)
            if s.day * 1440 + s.start <= minute < s.day * 1440 + s.end
        }
        on: dict[str | None, list[str | None]] = {CAR: [], "RRV": []}
        for d in rota.duties:
            person = rota.person(d.person)
            assert d.start is not None
            assert d.end is not None
            busy = d.day * 1440 + d.start <= minute < d.day * 1440 + d.end
            if busy and not person.vacant and person.id not in away:
                on[d.resource].append(person.role)
        for resource, roles in on.items():
            rows = [(k, i) for i, k in enumerate(need.keys) if k[0] == resource]
            seats = {k: int(need.seats[i, day, of_day // 15]) for k, i in rows}
            left = list(roles)
            for key in sorted(seats, key=lambda k: -grade(k[1])):
                short = seats[key]
                if key[1] is None:
                    short = max(0, short - len(roles))
                else:
                    for role in list(left):
                        if short and may_fill(role, key[1]):
                            left.remove(role)
                            short -= 1
                place = (day, of_day // 30, *key)
                worst[place] = max(worst.get(place, 0), short)
    return {(*place, seats) for place, seats in worst.items() if seats}


@pytest.mark.parametrize("seed", range(12))
def test_agrees_with_a_count_of_every_minute(seed: int) -> None:
    rota = random_rota(random.Random(seed))
    audit = account(rota)
    found = {(s.day, s.half, s.resource, s.role, s.seats) for s in audit.short}
    assert found == counted(rota)
    total = audit.filled_hours - audit.surplus_hours + audit.short_hours
    assert np.isclose(total, audit.required_hours)
