"""Protected training: floors, the ledger, and which sessions and duties count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.model import Course, Duty, Kind, Person, Rota, RotaKind, Session, Shift
from ambrota.rules.base import Inspection
from ambrota.rules.training import Training
from ambrota.training import PersonTraining, TrainingAudit, training_audit
from ambrota.training_times import extra_rest_days, rest_days_turned

MONDAY = date(2026, 1, 5)
YEARLY = 22.5 + 15 + 4


def duty(
    who: str, day: int, start: float = 7, end: float = 19, kind: Kind = Kind.COVER,
    paid: int | None = None, category: str | None = None,
) -> Duty:  # fmt: skip
    return Duty(who, day, "D", kind, round(start * 60), round(end * 60), paid, category=category)


def learn(
    day: int, start: float, hours: float, category: str = "cpd", who: str = "p",
    with_: str | None = None,
) -> Session:  # fmt: skip
    at = round(start * 60)
    return Session("training", category, who, with_, day, at, at + round(hours * 60))


def dated(
    duties: list[Duty], sessions: list[Session] | None = None, days: int = 84,
    person: Person | None = None, first: date = MONDAY, courses: tuple[Course, ...] = (),
) -> Rota:  # fmt: skip
    people = (person or Person("p", "Pat"), Person("t", "Terry"))
    return Rota(
        "Test", RotaKind.DATED, first, days, people, (), tuple(duties),
        sessions=tuple(sessions or ()), courses=courses,
    )  # fmt: skip


def judged(rota: Rota, current: Rota | None = None) -> TrainingAudit:
    return training_audit(Inspection(rota, current), Training())


def pat(rota: Rota) -> PersonTraining:
    return judged(rota).per_person["p"]


FLOORS = {
    "full time": (Person("p", "Pat", contracted_hours=37.5), [], 84, YEARLY * 84 / 365),
    "no contract stated": (Person("p", "Pat"), [], 365, YEARLY),
    "half time": (Person("p", "Pat", contracted_hours=18.75), [], 365, YEARLY / 2),
    "aspirant": (Person("p", "Pat", aspirant=True), [], 365, YEARLY + 22.5),
    "after leave and sickness": (
        Person("p", "Pat"),
        [Duty("p", 3, "AL", Kind.LEAVE), Duty("p", 4, "S", Kind.SICK), duty("p", 4)],
        365,
        YEARLY * 363 / 365,
    ),
    "hours received": (
        Person("p", "Pat", training_received=(("cpd", 10.0), ("Unknown day", 2.5))),
        [],
        365,
        YEARLY - 12.5,
    ),
    "more received than owed": (
        Person("p", "Pat", training_received=(("cpd", 60.0),)),
        [],
        365,
        0.0,
    ),
}


@pytest.mark.parametrize("case", FLOORS)
def test_floor(case: str) -> None:
    person, duties, days, hours = FLOORS[case]
    assert pat(dated(duties, days=days, person=person)).required == pytest.approx(hours)


def test_floor_is_rounded_up_once_to_the_next_half_hour() -> None:
    rota = dated([])
    person = pat(rota)
    assert person.required == pytest.approx(9.5507, abs=1e-4)
    assert (person.floor, person.short) == (10.0, 600)
    breach = next(Training().audit(Inspection(rota)))
    assert (breach.person, breach.day, breach.amount, breach.limit) == (0, 83, 600, 10.0)
    assert "rounded up 10 h" in breach.evidence


def test_floor_that_is_a_half_hour_already_is_kept() -> None:
    assert pat(dated([], days=365)).floor == YEARLY


def test_leadership_is_for_those_named_as_line_managers() -> None:
    people = (Person("p", "Pat", line_manager="t"), Person("t", "Terry"))
    rota = Rota("Test", RotaKind.DATED, MONDAY, 365, people, (), ())
    audit = judged(rota)
    assert audit.per_person["t"].required == YEARLY + 22.5
    assert audit.per_person["p"].required == YEARLY


def test_vacant_people_have_no_floor() -> None:
    assert set(judged(dated([], person=Person("p", "Vacant", vacant=True))).per_person) == {"t"}


VALID = {
    "cpd of two hours": learn(1, 8, 2),
    "cpd till 19:00": learn(1, 9, 10),
    "half a statutory day": learn(1, 8, 3.75, "statutory"),
    "a statutory day": learn(1, 8, 7.5, "statutory"),
    "leadership": learn(1, 8, 7.5, "leadership"),
    "supervision": learn(1, 18, 1, "supervision"),
    "with a trainer on duty": learn(1, 8, 2, with_="t"),
    "with a trainer from outside": learn(1, 8, 2, with_="somebody"),
    "a named course": learn(1, 8, 3, "Sexual safety"),
}
COURSES = (
    Course("Sexual safety", "statutory", 180, days=(1,), earliest=480, latest=900, places=1),
)


@pytest.mark.parametrize("case", VALID)
def test_session_counts(case: str) -> None:
    audit = judged(dated([duty("p", 1), duty("t", 1)], [VALID[case]], courses=COURSES))
    assert audit.invalid == ()
    assert audit.per_person["p"].hours == VALID[case].minutes / 60


def test_named_course_counts_to_its_category() -> None:
    rota = dated([duty("p", 1)], [VALID["a named course"]], courses=COURSES)
    assert pat(rota).ledger["statutory"].held == 3


DAY = [duty("p", 1)]
INVALID = {
    "too short for cpd": (DAY, learn(1, 8, 1.75), "at least 2 h"),
    "no statutory length": (DAY, learn(1, 8, 4, "statutory"), "3 h 45 or 7 h 30"),
    "no known category": (DAY, learn(1, 8, 4, "juggling"), "no category"),
    "too early": (DAY, learn(1, 7.75, 2), "not between 08:00"),
    "too late": ([duty("p", 1, 12, 24)], learn(1, 18.25, 2), "not between 08:00"),
    "outside the duty": (DAY, learn(1, 18, 2), "one paid duty"),
    "on a day off": (DAY, learn(2, 8, 2), "one paid duty"),
    "on relief": ([duty("p", 1, kind=Kind.RELIEF)], learn(1, 8, 2), "one paid duty"),
    "unpaid": ([duty("p", 1, paid=0)], learn(1, 8, 2), "one paid duty"),
    "on leave": ([*DAY, Duty("p", 1, "AL", Kind.LEAVE)], learn(1, 8, 2), "leave or sickness"),
    "within 11 h of a duty": ([duty("p", 0, 10, 22), *DAY], learn(1, 8, 2), "10 h after a duty"),
    "within 24 h of a night": (
        [duty("p", 0, 20, 33), duty("p", 2, 7, 19)],
        learn(2, 8, 2),
        "after a night",
    ),
    "trainer off duty": (DAY, learn(1, 8, 2, with_="t"), "Terry, the trainer"),
    "outside the rota": (DAY, learn(84, 8, 2), "outside"),
    "course on another day": ([duty("p", 2)], learn(2, 8, 3, "Sexual safety"), "not held"),
    "course of another length": (DAY, learn(1, 8, 2, "Sexual safety"), "takes 3 h"),
}


@pytest.mark.parametrize("case", INVALID)
def test_session_does_not_count_and_says_why(case: str) -> None:
    duties, session, why = INVALID[case]
    audit = judged(dated(duties, [session], courses=COURSES))
    assert [found for found, _ in audit.invalid] == [session]
    assert why in audit.invalid[0][1]
    assert audit.per_person["p"].hours == 0


@pytest.mark.parametrize(("end", "counts"), [(32, True), (32.25, False)])
def test_24_hours_are_kept_after_a_night(end: float, counts: bool) -> None:
    rota = dated([duty("p", 0, 20, end), duty("p", 2, 7, 19)], [learn(2, 8, 2)])
    assert (judged(rota).invalid == ()) is counts


def test_rest_is_elapsed_time_across_a_clock_change() -> None:
    """From 21:00 to 08:00 are 10 hours on 28 March 2026; from 22:00, 11 on 24 October."""
    for first, end, counts in ((date(2026, 3, 28), 21, False), (date(2026, 10, 24), 22, True)):
        rota = dated([duty("p", 0, 12, end), duty("p", 1)], [learn(1, 8, 2)], first=first)
        assert (judged(rota).invalid == ()) is counts


def test_training_duty_counts_its_paid_hours_to_the_category_its_code_names() -> None:
    rota = dated(
        [
            duty("p", 1, 9, 17, Kind.TRAINING, category="cpd"),
            duty("p", 3, 9, 17, Kind.TRAINING, paid=420),
            Duty("p", 5, "TRG", Kind.TRAINING, paid=450),
        ]
    )
    ledger = pat(rota).ledger
    assert (ledger["cpd"].held, ledger["statutory"].held) == (7.5, 7 + 7.5)


def test_training_duty_too_soon_after_another_duty_does_not_count() -> None:
    training = duty("p", 1, 9, 17, Kind.TRAINING)
    audit = judged(dated([duty("p", 0, 11, 23), training]))
    assert audit.invalid_duties == ((training, "it starts 10 h after a duty; 11 h are kept"),)
    assert audit.per_person["p"].hours == 0


def test_session_inside_a_training_duty_adds_nothing() -> None:
    rota = dated([duty("p", 1, 9, 17, Kind.TRAINING)], [learn(1, 9, 2)])
    assert judged(rota).invalid == ()
    assert pat(rota).hours == 7.5


def test_one_person_is_in_one_session_at_a_time() -> None:
    second = learn(1, 9, 2)
    meeting = Session("contact", "one-to-one", "p", "t", 1, 840, 870)
    third = learn(1, 13, 2)
    audit = judged(dated(DAY, [learn(1, 8, 2), second, third, meeting]))
    assert [found for found, _ in audit.invalid] == [second, third]
    assert audit.per_person["p"].hours == 2


def test_people_in_one_course_share_its_trainer_and_its_places() -> None:
    duties = [duty(who, 1) for who in ("p", "q", "t")]
    people = (Person("p", "Pat"), Person("q", "Quinn"), Person("t", "Terry"))
    together = [learn(1, 8, 3, "Sexual safety", who, "t") for who in ("p", "q")]
    rota = replace(dated(duties, together, courses=COURSES), people=people)
    assert judged(rota).invalid == ((together[1], "the course has 1 places"),)
    roomy = replace(rota, courses=(replace(COURSES[0], places=2),))
    assert judged(roomy).invalid == ()
    apart = [together[0], learn(1, 9, 2, "cpd", "q", "t")]
    assert judged(roomy.with_sessions(apart)).invalid[0][1].startswith("Terry is in another")


def test_what_must_wait_is_listed_by_category() -> None:
    audit = judged(dated(DAY, [learn(1, 8, 7.5, "statutory")], days=365))
    waiting = audit.per_person["p"].ledger
    assert (waiting["statutory"].waiting, waiting["cpd"].waiting) == (15.0, 15.0)
    assert audit.waiting["supervision"] == 8.0


def test_rest_days_turned_into_training() -> None:
    current = dated([duty("p", 3), Duty("p", 5, "AL", Kind.LEAVE), Duty("p", 6, "-", Kind.REST)])
    trained = [duty("p", day, 9, 17, Kind.TRAINING) for day in (3, 6, 20, 30)]
    rota = dated(trained)
    assert rest_days_turned(current, rota) == {"p": (6, 20, 30)}
    assert rest_days_turned(None, rota) == {}
    assert extra_rest_days(current, rota, 1) == {("p", 20)}
    audit = judged(rota, current)
    assert [one.day for one, _ in audit.invalid_duties] == [20]
    assert audit.per_person["p"].hours == 3 * 7.5


def cyclic(lines: int, duties: list[Duty], sessions: list[Session], leads: int = 0) -> Rota:
    manager = "m0" if leads else None
    people = [
        Person(f"l{k}", f"Line {k + 1}", rota="Crew", line_manager=manager) for k in range(lines)
    ]
    people += [Person(f"m{k}", f"Lead {k + 1}", rota="Leads") for k in range(leads)]
    return Rota(
        "Test", RotaKind.CYCLIC, None, 7, tuple(people), (), tuple(duties),
        sessions=tuple(sessions),
    )  # fmt: skip


def test_cyclic_floor_is_that_of_one_whole_cycle_which_everybody_walks() -> None:
    rota = cyclic(12, [duty("l3", 2, 9, 17, Kind.TRAINING)], [])
    audit = judged(rota)
    assert {one.hours for one in audit.per_person.values()} == {7.5}
    assert audit.per_person["l0"].required == pytest.approx(YEARLY * 84 / 365)
    assert audit.met == 0
    breaches = list(Training().audit(Inspection(rota)))
    assert [one.person for one in breaches] == list(range(12))
    assert {(one.day, one.amount) for one in breaches} == {(6, 150)}


def test_where_the_managers_cycle_differs_training_is_judged_over_both() -> None:
    rota = cyclic(4, [duty("l3", 2, 9, 17, Kind.TRAINING)], [], leads=6)
    one = judged(rota).per_person["l0"]
    assert (one.days, one.hours) == (84, 3 * 7.5)
    assert one.required == pytest.approx(YEARLY * 84 / 365)


def test_cyclic_session_stands_on_the_line_worked_that_week_and_looks_back_round_the_end() -> None:
    """Line 4's Sunday ends at 22:00, ten hours before Monday 08:00 of line 1 the week after."""
    duties = [duty("l0", 0), duty("l3", 6, 10, 22)]
    monday = learn(0, 8, 2, who="l0")
    assert judged(cyclic(4, duties, [monday])).invalid[0][1].startswith("it starts 10 h after")
    assert judged(cyclic(4, duties[:1], [monday])).invalid == ()
    assert judged(cyclic(4, duties[:1], [learn(7, 8, 2, who="l3")])).invalid == ()
    assert judged(cyclic(4, duties[:1], [learn(7, 8, 2, who="l0")])).invalid != ()


SAFETY = "Sexual safety and bystander training"


def test_the_ledger_names_key_skills_and_sexual_safety_within_statutory() -> None:
    """Hours of named courses are part of statutory: the floor is what it was."""
    one = pat(dated([], days=365))
    assert one.required == YEARLY
    assert [(name, line.category, line.needed) for name, line in one.courses.items()] == [
        ("Key skills", "statutory", 15), (SAFETY, "statutory", 3.75)
    ]  # fmt: skip
    half = pat(dated([], days=365, person=Person("p", "Pat", contracted_hours=18.75)))
    assert half.courses[SAFETY].needed == 3.75 / 2


def test_what_was_received_and_what_is_held_of_a_named_course() -> None:
    """By session, by a training duty's category or its code's meaning; other names are none."""
    person = Person("p", "Pat", training_received=(("key skills", 7.5), ("statutory", 3)))
    course = Course("Sexual safety", "statutory", 225)
    shifts = (Shift("KS", Kind.TRAINING, 540, 1020, 450, meaning="Key  Skills"),)
    duties = [
        duty("p", 1, 9, 17, Kind.TRAINING, 450, "Key skills"), shifts[0].duty("p", 5),
        duty("p", 9, 9, 17, Kind.TRAINING, 450), duty("p", 15, 8, 18),
    ]  # fmt: skip
    rota = dated(duties, [learn(15, 9, 3.75, "Sexual safety")], 365, person, courses=(course,))
    audit = judged(replace(rota, shifts=shifts))
    assert audit.invalid == ()
    found = audit.per_person["p"].courses
    skills, safety = found["Key skills"], found["Sexual safety"]
    assert (skills.received, skills.held, skills.waiting) == (7.5, 15, 0)
    assert (safety.received, safety.held, safety.waiting) == (0, 3.75, 0)
    assert audit.per_person["p"].ledger["statutory"].held == 3 * 7.5 + 3.75
    assert audit.courses["Sexual safety"].waiting == 3.75  # Terry's
    assert audit.as_json()["courses"]["Key skills"] == {
        "category": "statutory", "needed": 30, "received": 7.5, "hours": 15, "waiting": 7.5
    }  # fmt: skip


def test_a_course_of_the_sheet_says_its_own_hours() -> None:
    """A sheet that names a shipped course replaces it; others join under their category."""
    courses = (
        Course("Sexual safety", "statutory", 120), Course("Coaching", "leadership", 450),
        Course("Trauma", "cpd", 180),
    )  # fmt: skip
    person = Person("p", "Pat", training_received=((SAFETY, 1),))
    found = pat(dated([], days=365, person=person, courses=courses)).courses
    assert {name: line.needed for name, line in found.items()} == {
        "Key skills": 15, "Sexual safety": 2, "Trauma": 3
    }  # fmt: skip
    assert found["Sexual safety"].received == 1
    lead = Person("p", "Pat", aspirant=True)
    found = pat(dated([], days=365, person=lead, courses=courses)).courses
    assert (found["Coaching"].category, found["Coaching"].needed) == ("leadership", 7.5)


def test_a_rulebook_may_name_no_course() -> None:
    terms = Training(key_skills=0, sexual_safety=2)
    found = training_audit(Inspection(dated([], days=365)), terms).per_person["p"].courses
    assert {name: line.needed for name, line in found.items()} == {SAFETY: 2}


@pytest.mark.parametrize(
    ("session", "why"),
    [
        (learn(2, 8, 2, who="l0"), None),
        (learn(9, 8, 2, who="l0"), "in that week Line 1 comes to line 2, which is vacant"),
        (learn(2, 8, 2, who="l3", with_="l0"), None),
        (learn(9, 8, 2, who="l3", with_="l0"), "in that week Line 1 comes to line 2, which is"),
        (learn(2, 8, 2, who="l1"), "the line is vacant"),
    ],
)
def test_nobody_is_trained_in_the_duties_of_a_vacant_line(
    session: Session, why: str | None
) -> None:
    """Nor do they train others then. Its training duties are walked through like any other."""
    taught = duty("l1", 4, 9, 17, Kind.TRAINING)
    rota = cyclic(4, [*(duty(f"l{k}", 2) for k in range(4)), taught], [session])
    assert judged(rota).invalid == ()
    gap = replace(rota, people=tuple(replace(p, vacant=p.id == "l1") for p in rota.people))
    found = judged(gap).invalid
    assert (why is None) is (found == ())
    assert all(told.startswith(why or "-") for _, told in found)
    assert judged(gap.with_sessions([])).per_person["l0"].hours == 7.5
