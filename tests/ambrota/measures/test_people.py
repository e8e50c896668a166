"""People measures: each on a small rota whose answer can be counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from ambrota.measures import ALL, measures
from ambrota.measures.base import THEMES, Measure
from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Session
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection

MONDAY = date(2026, 1, 5)


def duty(who: str, day: int, start: float = 7, end: float = 19, kind: Kind = Kind.COVER) -> Duty:
    return Duty(who, day, "D", kind, round(start * 60), round(end * 60), resource="DCA")


def night(who: str, day: int) -> Duty:
    return duty(who, day, 19, 31)


def dated(duties: list[Duty], people: list[Person] | None = None, days: int = 28) -> Rota:
    people = people or [Person("p", "Pat", role="Paramedic", contracted_hours=37.5)]
    return Rota("Test", RotaKind.DATED, MONDAY, days, tuple(people), (), tuple(duties))


def cyclic(lines: int, duties: list[Duty]) -> Rota:
    people = tuple(Person(f"l{k}", f"Line {k + 1}", contracted_hours=37.5) for k in range(lines))
    return Rota("Test", RotaKind.CYCLIC, None, 7, people, (), tuple(duties))


def taken(rota: Rota, current: Rota | None = None) -> dict[str, Measure]:
    return measures(Inspection(rota, current), default_rulebook())


def of_pat(rota: Rota, measure: str) -> float:
    return taken(rota)[measure].per_person["p"]


CASES = {
    "a Saturday duty spoils its weekend": ("weekends-off", [duty("p", 5)], 3),
    "a Friday night spoils it too": ("weekends-off", [night("p", 4)], 3),
    "a Friday duty till midnight does not": ("weekends-off", [duty("p", 4, 12, 24)], 4),
    "relief without times spoils it": ("weekends-off", [Duty("p", 6, "R", Kind.RELIEF)], 3),
    "leave does not": ("weekends-off", [Duty("p", 6, "AL", Kind.LEAVE)], 4),
    "a Friday night is counted apart": ("weekends-friday-night", [night("p", 4)], 1),
    "but not where Saturday is worked": (
        "weekends-friday-night",
        [night("p", 4), night("p", 5)],
        0,
    ),
    "worked weekends in a row": (
        "worked-weekends-run",
        [duty("p", 5), duty("p", 13), duty("p", 27)],
        2,
    ),
    "nights": ("nights", [night("p", 1), night("p", 2), duty("p", 4)], 2),
    "nights in a row": ("nights-run", [night("p", d) for d in (1, 2, 3, 5)], 3),
    "a weekday's social hours": ("unsocial-hours", [duty("p", 0, 6, 20)], 0),
    "before 06:00 and after 20:00": ("unsocial-hours", [duty("p", 0, 5, 21)], 2),
    "a night of the week": ("unsocial-hours", [night("p", 0)], 10),
    "a Friday night": ("unsocial-hours", [night("p", 4)], 11),
    "a Sunday night": ("unsocial-hours", [night("p", 6)], 11),
    "a whole Saturday duty": ("unsocial-hours", [duty("p", 5)], 12),
    "starts before 07:00": ("early-starts", [duty("p", 0, 6.75), duty("p", 1)], 1),
    "finishes after midnight": (
        "late-finishes",
        [duty("p", 0, 15, 24), duty("p", 2, 15, 25), night("p", 4)],
        1,
    ),
    "ten hours between duties": ("turnarounds-under-11", [duty("p", 0, 9, 21), duty("p", 1)], 1),
    "eleven hours": ("turnarounds-under-11", [duty("p", 0, 9, 20), duty("p", 1)], 0),
    "eleven hours are under twelve": (
        "turnarounds-under-12",
        [duty("p", 0, 9, 20), duty("p", 1)],
        1,
    ),
    "a single day off": ("single-days-off", [duty("p", 1), duty("p", 3)], 1),
    "a day of leave is no day off": (
        "single-days-off",
        [duty("p", 1), Duty("p", 2, "AL", Kind.LEAVE), duty("p", 3)],
        0,
    ),
    "a single duty": ("single-duties", [duty("p", 3), duty("p", 10), duty("p", 11)], 1),
    "hours over contract": (
        "hours-against-contract",
        [duty("p", d) for d in range(14)],
        14 * 11.5 - 150,
    ),
    "relief as a share of paid work": (
        "relief-share",
        [duty("p", 0), duty("p", 1, kind=Kind.RELIEF), duty("p", 2), duty("p", 3)],
        25,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_measure_of_one_person(case: str) -> None:
    measure, duties, value = CASES[case]
    assert of_pat(dated(duties), measure) == pytest.approx(value)


def test_spread_is_over_people_of_one_role_pro_rata_to_contract() -> None:
    people = [
        Person("p", "Pat", role="Paramedic", contracted_hours=37.5),
        Person("q", "Quinn", role="paramedic", contracted_hours=18.75),
        Person("r", "Ray", role="EMT", contracted_hours=37.5),
        Person("v", "Vacancy", role="Paramedic", contracted_hours=37.5, vacant=True),
    ]
    duties = [night("p", d) for d in range(4)] + [night("q", d) for d in range(3)]
    found = taken(dated(duties, people))["nights"]
    assert found.per_person == {"p": 4, "q": 3, "r": 0}
    assert found.value == pytest.approx(7 / 3)
    assert found.spread == 2


def test_weekends_off_are_compared_by_weekends_worked() -> None:
    people = [
        Person("p", "Pat", contracted_hours=37.5),
        Person("q", "Quinn", contracted_hours=18.75),
    ]
    duties = [duty("p", 5), duty("p", 12), duty("q", 5)]
    found = taken(dated(duties, people))["weekends-off"]
    assert found.spread == 0
    assert found.compared == {None: (2, 2)}
    assert found.as_json()["compared_as"] == "Weekends worked"


def test_carried_in_days_count_to_runs_only_where_they_touch_the_rota() -> None:
    rota = Rota(
        "Test", RotaKind.DATED, MONDAY, 28, (Person("p", "Pat"),), (), (duty("p", 0),),
        before=(duty("p", -1, 12, 24), night("p", -3)),
    )  # fmt: skip
    found = taken(rota)
    assert found["turnarounds-under-11"].value == 1
    assert found["nights"].value == 0
    assert found["weekends-off"].per_person["p"] == 4


def test_rest_across_a_clock_change_is_elapsed() -> None:
    """21:00 to 08:00 over the night of 28 March 2026 are ten hours."""
    rota = Rota(
        "Test", RotaKind.DATED, date(2026, 3, 28), 7, (Person("p", "Pat"),), (),
        (duty("p", 0, 9, 21), duty("p", 1, 8, 20)),
    )  # fmt: skip
    assert taken(rota)["turnarounds-under-11"].value == 1


def test_cyclic_measures_are_equal_for_all_and_given_by_line() -> None:
    found = taken(cyclic(3, [night("l0", 5), night("l0", 6), night("l1", 0)]))
    assert found["nights"].per_person == {"l0": 3, "l1": 3, "l2": 3}
    assert found["nights"].per_line == {"l0": 2, "l1": 1, "l2": 0}
    assert found["nights"].spread == 0
    assert found["nights-run"].value == 3
    assert found["weekends-off"].per_line == {"l0": 0, "l1": 1, "l2": 1}


def test_cyclic_runs_and_turnarounds_wrap_round() -> None:
    found = taken(cyclic(3, [duty("l2", 6, 10, 22), duty("l0", 0, 7, 19), duty("l0", 5)]))
    assert found["turnarounds-under-11"].per_line == {"l0": 1, "l1": 0, "l2": 0}
    assert found["turnarounds-under-11"].value == 1
    assert found["worked-weekends-run"].value == 2
    lone = taken(cyclic(2, [duty("l1", 5), duty("l0", 0)]))
    assert lone["single-days-off"].per_line == {"l0": 0, "l1": 1}


def test_changes_and_rest_days_turned_into_training() -> None:
    current = dated([duty("p", 0), duty("p", 1)])
    rota = dated([duty("p", 0), duty("p", 2, 9, 17, Kind.TRAINING)])
    found = taken(rota, current)
    assert found["changes"].value == 2
    assert found["rest-days-turned"].per_person == {"p": 1}
    assert taken(rota)["changes"].value == 0


def met_by(max_: str, *days: int) -> list[Session]:
    return [Session("contact", "one-to-one", "p", max_, day, 720, 750) for day in days]


def test_contacts_and_the_managers_load() -> None:
    people = [Person("p", "Pat", line_manager="m"), Person("m", "Max")]
    duties = [duty(who, day) for who in ("p", "m") for day in (1, 10, 20)]
    rota = dated(duties, people).with_sessions(met_by("m", 1, 10))
    found = taken(rota)
    assert found["contact-sessions"].per_person == {"p": 2}
    assert found["contact-gap"].per_person == {"p": 18}
    assert found["manager-people"].per_person == {"m": 1}
    assert found["manager-contact-hours"].per_person == {"m": 1}
    assert found["manager-cover-duties"].per_person == {"m": 3}
    assert taken(rota.with_sessions([]))["contact-gap"].value == 28


def test_contact_gap_wraps_in_a_cycle() -> None:
    people = tuple(
        Person(f"l{k}", f"Line {k + 1}", line_manager=None if k == 1 else "l1") for k in range(4)
    )
    duties = tuple(duty(f"l{k}", 2) for k in range(4))
    sessions = tuple(Session("contact", "one-to-one", "l0", "l1", day, 720, 750) for day in (2, 16))
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, people, (), duties, sessions=sessions)
    assert taken(rota)["contact-gap"].per_person["l0"] == 14


def test_training_hours() -> None:
    rota = dated([duty("p", 1)])
    held = rota.with_sessions([Session("training", "cpd", "p", None, 1, 480, 600)])
    assert of_pat(held, "training-hours") == 2


def test_duties_with_own_team() -> None:
    people = [
        Person("p", "Pat", team="A"),
        Person("q", "Quinn", team="A"),
        Person("r", "Ray", team="B"),
    ]
    duties = [duty("p", 0), duty("p", 1), duty("q", 1, 18, 30), duty("r", 0)]
    found = taken(dated(duties, people))["own-team-duties"]
    assert found.per_person == {"p": 50, "q": 100, "r": 0}


def test_own_team_is_followed_from_line_to_line_and_round_the_end() -> None:
    """Line 1 works the Sunday night of the last week into the Monday of line 4 in the first."""
    people = tuple(
        Person(f"l{k}", f"Line {k + 1}", team="A" if k in (0, 3) else None) for k in range(4)
    )
    duties = (duty("l3", 0), duty("l3", 6, 22, 34))
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, people, (), duties)
    assert taken(rota)["own-team-duties"].per_person == {"l0": 50, "l3": 50}


def test_the_quartiles_of_people_of_one_role() -> None:
    """0, 1, 2 and 4 nights; the median lies between two people, and so do the quarters."""
    people = [Person(f"p{k}", f"P{k}", role="EMT", contracted_hours=37.5) for k in range(4)]
    people.append(Person("q", "Quinn", role="ECA", contracted_hours=37.5))
    people.append(Person("z", "Zero", role="EMT", contracted_hours=0))
    duties = [night(f"p{k}", day) for k, nights in enumerate((1, 4, 0, 2)) for day in range(nights)]
    found = taken(dated(duties, people))["nights"]
    assert found.compared == {"emt": (0, 1, 2, 4), "eca": (0,)}
    assert found.quarters == {"emt": (0, 0.75, 1.5, 2.5, 4), "eca": (0,) * 5}
    assert found.spread == 4
    assert found.as_json()["by_role"][0] == {
        "role": "emt", "people": 4, "quarters": [0, 0.75, 1.5, 2.5, 4]
    }  # fmt: skip


def test_measures_stand_in_the_order_of_their_themes() -> None:
    """So that a reader finds those of one theme together; each says what it is and whence."""
    assert [gauge.theme for gauge in ALL] == sorted(
        (gauge.theme for gauge in ALL), key=THEMES.index
    )
    assert len({gauge.id for gauge in ALL}) == len(ALL)
    for gauge in ALL:
        assert gauge.statement.endswith("."), gauge.id
        assert gauge.source, gauge.id
        assert gauge.better in ("higher", "lower"), gauge.id


PRODUCT = """
weekends-off worked-weekends-run nights nights-run unsocial-hours unsocial-pay early-starts
late-finishes turnarounds-under-11 turnarounds-under-12 turnarounds-under-16 days-off-after-nights
single-days-off single-duties start-changes backward-rotations hours-against-contract
requests-granted agreements-broken changes own-team-duties relief-share relief-short-notice
contact-gap rest-days-turned manager-people manager-contact-hours manager-cover-duties overrun-30
overrun-60 overrun-90 fatigue-index risk-index contact-sessions training-hours
"""


def test_every_people_measure_that_was_promised_is_taken_for_a_current_and_a_proposed_rota() -> (
    None
):
    current = dated([duty("p", 0), night("p", 2)])
    rota = dated([duty("p", 0), night("p", 3)])
    for found in (taken(current), taken(rota, current)):
        assert set(PRODUCT.split()) <= {
            id_ for id_, one in found.items() if one.section == "people"
        }


def two_cycles(duties: list[Duty]) -> Rota:
    """Four lines that step through, and two leaders' that step through theirs."""
    people = [Person(f"l{k}", f"Line {k}", role="EMT", rota="Lines") for k in range(4)]
    people += [Person(f"t{k}", f"Leader {k}", role="TL", rota="Leaders") for k in range(2)]
    return Rota("Test", RotaKind.CYCLIC, None, 7, tuple(people), (), tuple(duties))


def test_counts_of_cycles_of_different_length_are_taken_over_one_time() -> None:
    """The four lines are off on 3 weekends of 4, the two leaders on 1 of 2: 2 of 4."""
    found = taken(two_cycles([duty("l0", 5), duty("t0", 5)]))["weekends-off"]
    assert found.per_person == {**{f"l{k}": 3 for k in range(4)}, "t0": 1, "t1": 1}
    assert found.even == {**{f"l{k}": 3 for k in range(4)}, "t0": 2, "t1": 2}
    assert found.value == pytest.approx((4 * 3 + 2 * 2) / 6)
    assert found.period == "in 4 weeks"
    assert found.as_json()["period"] == "in 4 weeks"
    assert found.compared == {"emt": (1, 1, 1, 1), "tl": (2, 2)}


def test_what_is_added_up_over_lines_is_counted_a_week() -> None:
    found = taken(two_cycles([duty("l2", 6, 10, 22), duty("l3", 0, 7, 19)]))
    assert found["turnarounds-under-11"].value == 1
    assert found["turnarounds-under-11"].period == "a week"
    assert found["nights-run"].period == ""


def test_every_count_of_a_dated_rota_is_over_its_length() -> None:
    found = taken(dated([duty("p", 0)]))
    assert found["nights"].period == "in 4 weeks"
    assert found["turnarounds-under-11"].period == "in 4 weeks"
    assert found["given-up-cover"].period == "in 4 weeks"
    assert found["relief-share"].period == ""
    assert found["nights"].even is found["nights"].per_person
