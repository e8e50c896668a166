"""Line-manager contact: which session counts, periods, excuses, and what could be placed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.contact import ContactAudit, contact_audit
from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Session
from ambrota.rules.base import Inspection
from ambrota.rules.contact import Contact

MONDAY = date(2026, 1, 5)


def duty(who: str, day: int, start: float = 7, end: float = 19, kind: Kind = Kind.COVER) -> Duty:
    return Duty(who, day, "D", kind, round(start * 60), round(end * 60), resource="DCA")


def meet(
    day: int, start: float, minutes: int = 30, who: str = "p", with_: str | None = "m",
    category: str = "one-to-one",
) -> Session:  # fmt: skip
    at = round(start * 60)
    return Session("contact", category, who, with_, day, at, at + minutes)


def dated(
    duties: list[Duty], sessions: list[Session] | None = None, days: int = 28,
    people: tuple[Person, ...] | None = None, first: date = MONDAY,
) -> Rota:  # fmt: skip
    people = people or (Person("p", "Pat", line_manager="m"), Person("m", "Max"))
    return Rota(
        "Test", RotaKind.DATED, first, days, people, (), tuple(duties),
        sessions=tuple(sessions or ()),
    )  # fmt: skip


def judged(rota: Rota, **terms: int) -> ContactAudit:
    return contact_audit(Inspection(rota), Contact(**terms))


BOTH = [duty("p", 1), duty("m", 1)]

VALID = {
    "in the middle": (BOTH, meet(1, 12)),
    "first quarter that may start": (BOTH, meet(1, 7.5)),
    "last that may end": (BOTH, meet(1, 17.5)),
    "longer than asked": (BOTH, meet(1, 12, 45)),
    "at the edge of the evening": ([duty("p", 1, 19, 31), duty("m", 1, 19, 31)], meet(1, 21.5)),
    "on other work": ([duty("p", 1), duty("m", 1, kind=Kind.OTHER_WORK)], meet(1, 12)),
    "on the morning after a long night": (
        [duty("p", 1, 20, 33), duty("m", 2, 7, 15)],
        meet(2, 7.5),
    ),
}


@pytest.mark.parametrize("case", VALID)
def test_session_counts(case: str) -> None:
    duties, session = VALID[case]
    audit = judged(dated(duties, [session]))
    assert audit.invalid == ()
    assert (audit.per_person["p"].placed, audit.met) == (1, 1)


INVALID = {
    "too soon after the start": (BOTH, meet(1, 7.25), "after Pat's duty"),
    "too near the end": (BOTH, meet(1, 17.75), "before Pat's duty"),
    "too soon after the manager's start": (
        [duty("p", 1), duty("m", 1, 9)],
        meet(1, 9.25),
        "after Max's duty",
    ),
    "no quarter hour": (BOTH, meet(1, 12 + 5 / 60), "quarter"),
    "too short": (BOTH, meet(1, 12, 15), "30 min are asked"),
    "after 22:00": (
        [duty("p", 1, 19, 31), duty("m", 1, 19, 31)],
        meet(1, 21.75),
        "not between 07:00 and 22:00",
    ),
    "manager off duty": ([duty("p", 1), duty("m", 2)], meet(1, 12), "Max is not on duty"),
    "person off duty": ([duty("p", 2), duty("m", 1)], meet(1, 12), "Pat is not on duty"),
    "on relief": ([duty("p", 1, kind=Kind.RELIEF), duty("m", 1)], meet(1, 12), "on relief"),
    "on training": ([duty("p", 1, kind=Kind.TRAINING), duty("m", 1)], meet(1, 12), "on training"),
    "with somebody else": (BOTH, meet(1, 12, with_="p"), "own line manager"),
    "with nobody": (BOTH, meet(1, 12, with_=None), "own line manager"),
    "of no category": (BOTH, meet(1, 12, category="chat"), "category"),
    "outside the rota": (BOTH, meet(28, 12), "outside"),
}


@pytest.mark.parametrize("case", INVALID)
def test_session_does_not_count_and_says_why(case: str) -> None:
    duties, session, why = INVALID[case]
    audit = judged(dated(duties, [session]))
    assert [found for found, _ in audit.invalid] == [session]
    assert why in audit.invalid[0][1]
    assert audit.per_person["p"].placed == 0


def test_team_session_is_no_fault_but_does_not_count() -> None:
    audit = judged(dated(BOTH, [meet(1, 12, category="team")]))
    assert audit.invalid == ()
    assert audit.per_person["p"].placed == 0


def test_manager_meets_one_person_at_a_time() -> None:
    people = (
        Person("p", "Pat", line_manager="m"),
        Person("q", "Quinn", line_manager="m"),
        Person("m", "Max"),
    )
    duties = [*BOTH, duty("q", 1)]
    second = meet(1, 12.25, who="q")
    audit = judged(dated(duties, [second, meet(1, 12)], people=people))
    assert audit.invalid == ((second, "Max is in another session then"),)
    apart = judged(dated(duties, [meet(1, 12.5, who="q"), meet(1, 12)], people=people))
    assert apart.met == 2


def test_training_takes_the_time_of_a_session() -> None:
    course = Session("training", "cpd", "p", None, 1, 660, 780)
    audit = judged(dated(BOTH, [meet(1, 12), course]))
    assert audit.invalid[0][1] == "Pat is in another session then"


def test_blocks_of_four_weeks_and_an_incomplete_last_one() -> None:
    duties = [one for day in range(1, 60, 7) for one in (duty("p", day), duty("m", day))]
    rota = dated(duties, [meet(1, 12), meet(8, 12)], days=60)
    audit = judged(rota)
    person = audit.per_person["p"]
    assert (person.placed, person.required, person.possible) == (2, 2, 2)
    assert [period.first for period in person.unmet] == [28]
    assert "last 4 days" in audit.remarks[0]
    breach = next(Contact().audit(Inspection(rota)))
    assert (breach.person, breach.day, breach.amount, breach.slot) == (0, 55, 1, ())
    assert Contact().checked(Inspection(rota)) == 2


def test_rota_shorter_than_a_period_asks_for_none() -> None:
    audit = judged(dated(BOTH, days=27))
    assert (audit.per_person["p"].required, audit.met) == (0, 1)
    assert "shorter" in audit.remarks[0]


def test_no_manager_is_listed_and_not_counted() -> None:
    people = (
        Person("p", "Pat"),
        Person("q", "Quinn", manager_stated="Somebody Else"),
        Person("r", "Ray", line_manager="gone"),
        Person("s", "Sam", line_manager="v"),
        Person("v", "Vacancy", vacant=True, line_manager="p"),
    )
    audit = judged(dated([], people=people))
    assert audit.people == 0
    assert audit.no_manager == (
        ("p", "none stated"),
        ("q", "not in the rota"),
        ("r", "not in the rota"),
        ("s", "not in the rota"),
    )


def test_excused_periods_are_joined_with_the_reason() -> None:
    leave = [Duty("p", day, "AL", Kind.LEAVE) for day in range(28, 48)]
    relief = [duty("p", day, kind=Kind.RELIEF) for day in range(84, 86)]
    work = [duty("p", 1), *(duty("m", day) for day in range(0, 112, 7))]
    audit = judged(dated([*leave, *relief, *work], days=112))
    person = audit.per_person["p"]
    assert person.excused == (False, True, True, True)
    assert person.required == 1
    found = audit.excused[0]
    assert (found.from_day, found.to_day, found.days) == (28, 111, 84)
    assert found.reason == "leave on 20 days, relief on 2 days"
    assert audit.long_excused == audit.excused
    assert any("12 weeks in a row" in remark for remark in audit.remarks)


def test_managers_absence_excuses_nobody_and_is_named() -> None:
    audit = judged(dated([duty("p", 1)]))
    assert audit.per_person["p"].required == 1
    assert audit.no_overlap == ("p",)
    assert any(
        remark.startswith("Max, a line manager, has no timed duty") for remark in audit.remarks
    )


def test_vacant_people_have_no_guarantee() -> None:
    people = (Person("p", "Vacant 1", line_manager="m", vacant=True), Person("m", "Max"))
    audit = judged(dated(BOTH, [meet(1, 12)], people=people))
    assert audit.people == 0
    assert audit.invalid[0][1] == "the line is vacant"


def test_possible_for_the_rota_is_what_one_manager_can_meet() -> None:
    """Starts lie between 10:30 and 12:00: four meetings for six people."""
    people = tuple(Person(f"p{i}", f"P{i}", line_manager="m") for i in range(6))
    duties = [duty(f"p{i}", 1, 6, 18) for i in range(6)]
    audit = judged(dated([*duties, duty("m", 1, 10, 13.5)], people=(*people, Person("m", "Max"))))
    assert [one.possible for one in audit.per_person.values()] == [1] * 6
    assert (audit.possible, audit.exact) == (4, True)


def test_shared_hours_follow_the_clock_change() -> None:
    """The night of 28 March 2026 is 11 hours long, that of 24 October 13."""
    for first, hours in ((date(2026, 3, 28), 11), (date(2026, 10, 24), 13)):
        rota = dated([duty("p", 0, 19, 31), duty("m", 0, 19, 31)], first=first)
        assert judged(rota).per_person["p"].shared_hours == hours


def test_local_clock_decides_after_the_clocks_change() -> None:
    rota = dated([duty("p", 3), duty("m", 3)], [meet(3, 7.5)], first=date(2026, 3, 27))
    audit = judged(rota)
    assert audit.met == 1
    early = judged(rota.with_sessions([meet(3, 7.25)]))
    assert early.invalid[0][1].startswith("it starts 15 min after")


def cyclic(
    lines: int, leads: int, duties: list[Duty], sessions: list[Session] | None = None
) -> Rota:
    """A rota of `lines` lines led, all of them, by the first of `leads` lines of their own."""
    people = tuple(
        Person(f"l{k}", f"Line {k + 1}", line_manager="m0", rota="Crew") for k in range(lines)
    )
    managers = tuple(Person(f"m{k}", f"Lead {k + 1}", rota="Leads") for k in range(leads))
    return Rota(
        "Test", RotaKind.CYCLIC, None, 7, (*people, *managers), (), tuple(duties),
        sessions=tuple(sessions or ()),
    )  # fmt: skip


def week_of(prefix: str, lines: int, day: int = 2) -> list[Duty]:
    return [duty(f"{prefix}{k}", day) for k in range(lines)]


def cycle_meet(day: int, start: float = 12, who: str = "l0") -> Session:
    return meet(day, start, who=who, with_="m0")


def test_cyclic_runs_wrap_round() -> None:
    duties = [*week_of("l", 6), *week_of("m", 1)]
    good = judged(cyclic(6, 1, duties, [cycle_meet(2), cycle_meet(4 * 7 + 2)]))
    person = good.per_person["l0"]
    assert (person.placed, person.required, person.possible) == (2, 2, 6)
    assert person.unmet == ()
    bad = cyclic(6, 1, duties, [cycle_meet(2), cycle_meet(5 * 7 + 2)])
    assert [one.number for one in judged(bad).per_person["l0"].unmet] == [1]
    breach = [one for one in Contact().audit(Inspection(bad)) if one.person == 0]
    assert [(one.day, one.amount, one.slot) for one in breach] == [(6, 1, (1,))]


def test_person_of_a_line_steps_to_the_next_one_each_week() -> None:
    """Only line 3 has a duty: the person of line 1 is on it in week 2, of line 2 in week 1."""
    rota = cyclic(4, 1, [duty("l2", 2), *week_of("m", 1)])
    assert judged(rota.with_sessions([cycle_meet(16)])).per_person["l0"].placed == 1
    assert judged(rota.with_sessions([cycle_meet(9)])).per_person["l0"].placed == 0
    assert judged(rota.with_sessions([cycle_meet(9, who="l1")])).per_person["l1"].placed == 1


def test_last_sunday_runs_into_the_first_monday() -> None:
    """Line 4's Sunday night ends on Monday at 10:00, in week 0 for the person of line 1."""
    rota = cyclic(4, 1, [duty("l3", 6, 20, 34), duty("m0", 0)], [cycle_meet(0, 7.5)])
    assert judged(rota).per_person["l0"].placed == 1
    late = judged(rota.with_sessions([cycle_meet(0, 8.75)]))
    assert late.invalid[0][1].startswith("it ends 45 min before Line 1's duty")


ON_NOBODYS = "in that week {} comes to {}, which is vacant: nobody is counted there"
VACANT = {
    "a line before it": ("l2", 2, meet(2, 12, who="l0", with_="m0"), None),
    "in the week on it": (
        "l2",
        2,
        meet(16, 12, who="l0", with_="m0"),
        ON_NOBODYS.format("Line 1", "line 3"),
    ),
    "in a Sunday night of it": (
        "l3",
        6,
        meet(0, 7.5, who="l0", with_="m0"),
        ON_NOBODYS.format("Line 1", "line 4"),
    ),
    "the manager's week on it": (
        "m1",
        2,
        meet(9, 12, who="l0", with_="m0"),
        ON_NOBODYS.format("Lead 1", "Leads, line 2"),
    ),
    "on nobody's own": ("l2", 2, meet(2, 12, who="l2", with_="m0"), "the line is vacant"),
}


def one_vacant(rota: Rota, line: str) -> Rota:
    people = tuple(replace(one, vacant=one.id == line) for one in rota.people)
    return replace(rota, people=people)


@pytest.mark.parametrize("case", VACANT)
def test_nobody_is_met_in_the_duties_of_a_vacant_line(case: str) -> None:
    """The line worked in the week counts, not the one begun on; without a gap all of them count."""
    line, day, session, why = VACANT[case]
    night = [duty("l3", 6, 20, 34)] if day == 6 else []
    duties = [*week_of("l", 4), *week_of("m", 2), *(duty(f"m{k}", 0) for k in (0, 1)), *night]
    rota = cyclic(4, 2, duties, [session])
    assert judged(rota).invalid == ()
    audit = judged(one_vacant(rota, line))
    assert audit.invalid == (((session, why),) if why else ())


def test_a_week_on_a_vacant_line_is_no_time_together_and_asks_for_no_session() -> None:
    rota = cyclic(4, 1, [*week_of("l", 4), *week_of("m", 1)])
    filled, gap = judged(rota, weeks=1), judged(one_vacant(rota, "l2"), weeks=1)
    assert set(gap.per_person) == {"l0", "l1", "l3"}
    before, person = filled.per_person["l0"], gap.per_person["l0"]
    assert (before.shared_hours, before.possible, before.excused) == (48, 4, (False,) * 4)
    assert (person.shared_hours, person.possible) == (36, 3)
    assert person.excused == (False, False, True, False)
    assert 16 not in person.starts_by_day
    found = [one for one in gap.excused if one.person == "l0"]
    assert [(one.from_day, one.reason) for one in found] == [
        (14, "duties of a vacant line on 1 day")
    ]
    # A whole contact period of four weeks has other lines in it, which ask as ever.
    assert judged(one_vacant(rota, "l2")).per_person["l0"].excused == (False,) * 4


def test_cycles_of_different_length_are_judged_over_their_common_multiple() -> None:
    """Lead 1 works in week 0, 4, 8 of 12; the crew always does."""
    duties = [*week_of("l", 6), duty("m0", 2)]
    rota = cyclic(6, 4, duties, [cycle_meet(week * 7 + 2) for week in (0, 4, 8)])
    person = judged(rota).per_person["l0"]
    assert person.horizon.weeks == 12
    assert (person.placed, person.required, person.possible) == (3, 3, 12)
    assert person.unmet == ()
    assert len(judged(rota.with_sessions([cycle_meet(2)])).per_person["l0"].unmet) == 8


def test_a_common_multiple_beyond_a_year_is_judged_for_52_weeks() -> None:
    audit = judged(cyclic(9, 7, [*week_of("l", 9), *week_of("m", 7)]))
    person = audit.per_person["l0"]
    assert (person.horizon.weeks, person.horizon.wraps, person.horizon.drift) == (52, False, 2)
    assert (person.required, person.possible) == (13, 49)
    assert any("drift apart by 2 weeks" in remark for remark in audit.remarks)


def test_all_of_a_crew_can_meet_a_lead_in_turns() -> None:
    """One meeting a week at most, four lines: each can have a week of their own."""
    rota = cyclic(4, 1, [*week_of("l", 4), duty("m0", 2, 10, 12)])
    assert judged(rota).possible == 4
    five = cyclic(5, 1, [*week_of("l", 5), duty("m0", 2, 10, 12)])
    assert judged(five).possible == 2


def test_a_line_that_is_relief_throughout_is_excused_in_every_run() -> None:
    relief = [Duty(f"l{k}", day, "REL", Kind.RELIEF) for k in range(4) for day in range(5)]
    audit = judged(cyclic(4, 1, [*relief, *week_of("m", 1)]))
    assert audit.per_person["l0"].required == 0
    found = audit.excused[0]
    assert (found.from_day, found.to_day, found.reason) == (0, 27, "relief on 20 days")
    assert audit.asked == 0


def test_document_has_the_keys_of_the_command_line() -> None:
    told = judged(dated(BOTH, [meet(1, 12)])).as_json()
    assert told["per_person"]["p"] == {
        "placed": 1, "required": 1, "possible": 1, "shared_hours": 12.0,
    }  # fmt: skip
    assert {"people", "met", "possible", "no_overlap", "no_manager", "excused"} <= told.keys()


def test_carried_in_duty_holds_a_session_but_asks_for_none() -> None:
    """A night of the day before runs to 10:00 of the first day."""
    rota = replace(dated([duty("m", 0)], [meet(0, 7.5)]), before=(duty("p", -1, 20, 34),))
    audit = judged(rota)
    assert audit.per_person["p"].placed == 1
    assert audit.per_person["p"].excused == (True,)


@pytest.mark.parametrize(("day", "clashes"), [(2, True), (16, True), (9, False), (23, False)])
def test_sessions_of_shorter_cycles_come_round_and_clash(day: int, clashes: bool) -> None:
    """The pair of two lines meets the lead every second week, the four lines every fourth."""
    pair = [Person(f"a{k}", f"A{k + 1}", line_manager="m0", rota="Pair") for k in range(2)]
    four = [Person(f"b{k}", f"B{k + 1}", line_manager="m0", rota="Four") for k in range(4)]
    people = (*pair, *four, Person("m0", "Lead", rota="Leads"))
    rota = Rota(
        "Test", RotaKind.CYCLIC, None, 7, people, (), tuple(duty(who.id, 2) for who in people),
        sessions=(cycle_meet(2, who="a0"), cycle_meet(day, who="b0")),
    )  # fmt: skip
    audit = judged(rota)
    assert [why for _, why in audit.invalid] == ["Lead is in another session then"] * clashes
    found = [one for one in Contact().audit(Inspection(rota)) if one.person == 0]
    assert found == []


@pytest.mark.parametrize(
    ("terms", "fault"),
    [
        ({"minutes": 60}, "60 min are asked"),
        ({"earliest": 780}, "not between 13:00"),
        ({"latest": 740}, "and 12:20"),
        ({"after_start": 240}, "kept"),
        ({"before_end": 240}, None),
    ],
)
def test_parameters_of_the_rule_are_used(terms: dict[str, int], fault: str | None) -> None:
    rota = dated([duty("p", 1, 9, 21), duty("m", 1, 9, 21)], [meet(1, 12)])
    audit = judged(rota, **terms)
    assert [why for _, why in audit.invalid if fault and fault in why] == [
        why for _, why in audit.invalid
    ]
    assert (audit.met == 1) is (fault is None)


def test_periods_of_another_length() -> None:
    duties = [one for day in range(1, 42, 7) for one in (duty("p", day), duty("m", day))]
    person = judged(dated(duties, [meet(1, 12)], days=42), weeks=2).per_person["p"]
    assert (person.required, person.possible, len(person.unmet)) == (3, 3, 2)


def test_people_of_one_manager_with_cycles_of_different_length() -> None:
    """Room for one meeting a week: the pair's line and three of the four lines take all weeks."""
    pair = [Person(f"a{k}", f"A{k + 1}", line_manager="m0", rota="Pair") for k in range(2)]
    four = [Person(f"b{k}", f"B{k + 1}", line_manager="m0", rota="Four") for k in range(4)]
    people = (*pair, *four, Person("m0", "Lead", rota="Leads"))
    duties = tuple(duty(who.id, 2) for who in people if who.id != "m0")
    rota = Rota(
        "Test", RotaKind.CYCLIC, None, 7, people, (), (*duties, duty("m0", 2, 10, 12))
    )  # fmt: skip
    audit = judged(rota)
    assert (audit.possible, audit.exact) == (4, True)
