"""Crew mates, mentors and the line manager: who is with whom, by hand and by brute force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from ambrota.measures import measures
from ambrota.measures.attendance import Stretches
from ambrota.measures.base import Measure
from ambrota.measures.crews import together
from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection

Made = Callable[..., Rota]


def taken(rota: Rota) -> dict[str, Measure]:
    return measures(Inspection(rota), default_rulebook())


def placed(rota: Rota, place: Callable[[Duty], tuple[str | None, str | None]]) -> Rota:
    """The same rota with each duty on another resource and callsign."""
    duties = tuple(
        replace(duty, resource=place(duty)[0], unit=place(duty)[1]) for duty in rota.duties
    )
    return replace(rota, duties=duties)


def test_the_same_crew_mate(dated: Made) -> None:
    """Pat: Quinn twice, Ray once, alone once. A late is no time together with a day."""
    rota = dated({"Pat": "D D D D", "Quinn": "D D - L", "Ray": "L - D -"})
    found = taken(rota)
    assert found["same-crew-mate"].per_person == {
        "Pat": 50, "Quinn": pytest.approx(200 / 3), "Ray": 50
    }  # fmt: skip
    assert found["crew-mates"].per_person == {"Pat": 2, "Quinn": 1, "Ray": 1}


def test_callsigns_and_resources_part_crews(dated: Made) -> None:
    rota = dated({"Pat": "D D D", "Quinn": "D D D", "Ray": "D D D"})
    cars = {"Pat": ("DCA", "E1"), "Quinn": ("DCA", "E1"), "Ray": ("DCA", "E2")}
    found = taken(placed(rota, lambda duty: cars[duty.person]))["crew-mates"]
    assert found.per_person == {"Pat": 1, "Quinn": 1, "Ray": 0}
    cars |= {"Quinn": ("RRV", None), "Ray": (None, None)}
    found = taken(placed(rota, lambda duty: cars[duty.person]))["crew-mates"]
    assert found.per_person == {"Pat": 0, "Quinn": 0}


def test_the_vacant_are_nobodys_crew_mates(dated: Made) -> None:
    rota = dated({"Pat": "D", "Vac": "D"}, Vac={"vacant": True})
    assert taken(rota)["crew-mates"].per_person == {"Pat": 0}


def test_duties_carried_in_are_not_counted(dated: Made) -> None:
    rota = dated({"Pat": "D", "Quinn": "-"}, before={"Pat": "D", "Quinn": "D"})
    assert taken(rota)["same-crew-mate"].per_person == {"Pat": 0}


def test_crew_mates_of_a_cycle_step_through_its_lines(cyclic: Made) -> None:
    """Lines 1 and 2 share Monday: each is a week with the next, a week with the one before."""
    found = taken(cyclic("D - - - - - -", "D - - - - - -", "- D - - - - -"))
    assert found["crew-mates"].per_person == dict.fromkeys("123", 2)
    assert found["same-crew-mate"].per_person == {who: pytest.approx(100 / 3) for who in "123"}


def test_crew_mates_of_cycles_of_different_length() -> None:
    """Two lines and three: in six weeks everybody meets everybody whose Monday is theirs."""
    people = [Person(f"a{k}", f"A{k}", rota="A") for k in range(2)]
    people += [Person(f"b{k}", f"B{k}", rota="B") for k in range(3)]
    duties = tuple(Duty(who, 0, "D", Kind.COVER, 420, 1140, resource="DCA") for who in ("a0", "b0"))
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, tuple(people), (), duties)
    found = taken(rota)
    assert found["crew-mates"].per_person == {"a0": 3, "a1": 3, "b0": 2, "b1": 2, "b2": 2}
    assert found["same-crew-mate"].per_person == {
        "a0": pytest.approx(100 / 3), "a1": pytest.approx(100 / 3), "b0": 50, "b1": 50, "b2": 50
    }  # fmt: skip


@pytest.mark.parametrize("people", [5, 40, 90])
def test_together_agrees_with_counting_pairs(people: int) -> None:
    """Crews of all sizes, over and under that at which they are counted another way."""
    chance = Random(people)
    crews = [chance.sample(range(people), chance.randint(1, people)) for _ in range(30)]
    crews += [chance.sample(range(people), 2) for _ in range(30)]
    wanted = Counter((a, b) for crew in crews for a in crew for b in crew if a != b)
    number = np.repeat(np.arange(len(crews)), [len(crew) for crew in crews])
    member = np.array([who for crew in crews for who in sorted(crew)])
    found = together(number, member, people)
    assert {(a, b): found[a, b] for a, b in zip(*np.nonzero(found), strict=True)} == wanted


def test_nobody_together() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert together(none, none, 3).tolist() == [[0] * 3] * 3


MENTORS = {
    "the same day": ("D", "D", 12.0),
    "part of it": ("D", "0700-1300", 6.0),
    "two mentors at once count once": ("D", "0700-1300+0800-1400", 7.0),
    "a night into the next day": ("- 0500-1100", "1900-0700 -", 2.0),
    "never": ("D -", "- D", 0.0),
}


@pytest.mark.parametrize("case", MENTORS)
def test_hours_with_a_mentor(case: str, dated: Made) -> None:
    """Newly qualified paramedics alone have the measure; four weeks of it."""
    new, mentor, hours = MENTORS[case]
    rest = " -*27"
    rota = dated(
        {"New": new + rest, "Mentor": mentor + rest, "Tech": "D" + rest, "Other": "D" + rest},
        New={"role": "NQP"}, Tech={"role": "EMT"}, Other={"role": "Newly Qualified Paramedic"},
    )  # fmt: skip
    rota = replace(rota, days=28)
    found = taken(rota)["mentor-hours"].per_person
    assert set(found) == {"New", "Other"}
    assert found["New"] == pytest.approx(hours)


def test_mentor_hours_on_another_resource_do_not_count(dated: Made) -> None:
    rota = dated({"New": "D", "Mentor": "D"}, New={"role": "NQP"})
    apart = placed(rota, lambda duty: ("DCA" if duty.person == "New" else "RRV", None))
    assert taken(apart)["mentor-hours"].per_person == {"New": 0}


def test_mentor_hours_across_a_clock_change_are_elapsed(dated: Made) -> None:
    rota = dated({"New": "N -*27", "Mentor": "N -*27"}, "2026-03-28", New={"role": "NQP"})
    assert taken(rota)["mentor-hours"].per_person == {"New": 11}


def test_mentor_hours_of_a_cycle() -> None:
    """One week in two with a mentor for 12 h: 24 h in four weeks."""
    people = (Person("n", "New", role="NQP"), Person("m", "Mentor", role="Paramedic"))
    duties = tuple(Duty(who, 2, "D", Kind.COVER, 420, 1140, resource="DCA") for who in ("n", "m"))
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, people, (), duties)
    assert taken(rota)["mentor-hours"].per_person == {"n": 48}
    assert taken(replace(rota, duties=duties[:1]))["mentor-hours"].per_person == {"n": 0}


MANAGED = {
    "half an hour in common is a shared duty": ("0700-1500", "1430-2200", 100, 0, 0.5),
    "a minute less is not": ("0700-1500", "1431-2200", 0, 0, 29 / 60),
    "relief of the manager is not": ("D", "R", 0, 0, 0),
    "one of two duties": ("D D", "D -", 50, 50, 12),
    "starts an hour apart are one start": ("0700-1500", "0800-1600", 100, 100, 7),
    "a minute more is not": ("0700-1500", "0801-1600", 100, 0, 7 - 1 / 60),
    "nor before": ("0801-1500", "0700-1600", 100, 0, 7 - 1 / 60),
    "but an hour before is": ("0800-1500", "0700-1600", 100, 100, 7),
    "the manager's night": ("- 0500-1300", "N -", 100, 0, 2),
    "two of the manager's duties together": ("0700-1500", "0600-0715+1445-1600", 100, 100, 0.5),
}


@pytest.mark.parametrize("case", MANAGED)
def test_time_with_the_line_manager(case: str, dated: Made) -> None:
    """Shared duties, shared starts, and hours in four weeks."""
    own, manager, duties, starts, hours = MANAGED[case]
    rota = dated(
        {"Pat": own, "Max": manager, "Alone": own}, Pat={"line_manager": "Max"}
    )  # fmt: skip
    found = taken(replace(rota, days=28))
    assert found["manager-shared-duties"].per_person == {"Pat": duties}
    assert found["manager-shared-starts"].per_person == {"Pat": starts}
    assert found["manager-shared-hours"].per_person == {"Pat": pytest.approx(hours)}


def test_shared_hours_are_of_four_weeks(dated: Made) -> None:
    rota = dated({"Pat": "D*56", "Max": "D*56"}, Pat={"line_manager": "Max"})
    assert taken(rota)["manager-shared-hours"].value == 28 * 12


def test_the_managers_duty_carried_in_is_met(dated: Made) -> None:
    rota = dated(
        {"Pat": "0600-1400", "Max": "-"}, before={"Pat": "-", "Max": "N"},
        Pat={"line_manager": "Max"},
    )  # fmt: skip
    assert taken(rota)["manager-shared-duties"].per_person == {"Pat": 100}


def test_time_with_the_manager_in_cycles_of_different_length() -> None:
    """The manager's one line has Mondays and the last Sunday night, which runs into a Monday."""
    people = (
        Person("a", "A", rota="A", line_manager="m"), Person("b", "B", rota="A"),
        Person("m", "Max", rota="M"),
    )  # fmt: skip
    duties = (
        Duty("a", 0, "D", Kind.COVER, 420, 1140), Duty("b", 1, "D", Kind.COVER, 420, 1140),
        Duty("m", 6, "N", Kind.COVER, 1140, 1860 + 60),
    )  # fmt: skip
    found = taken(Rota("Test", RotaKind.CYCLIC, None, 7, people, (), duties))
    assert found["manager-shared-duties"].per_person == {"a": 50}
    assert found["manager-shared-hours"].per_person == {"a": 2}


@pytest.mark.parametrize("seed", range(20))
def test_stretches_agree_with_counting_minutes(seed: int) -> None:
    """Overlaps under one key count once, other keys not at all."""
    chance = Random(seed)
    spans = []
    for _ in range(chance.randint(0, 12)):
        start = chance.randint(-50, 100)
        spans.append((chance.randint(0, 2), start, start + chance.randint(1, 40)))
    there = {(key, minute) for key, start, end in spans for minute in range(start, end)}
    stretches = Stretches(*(np.array(column, np.int64) for column in zip(*spans, strict=True))) if (
        spans
    ) else Stretches(*(np.zeros(0, np.int64),) * 3)  # fmt: skip
    asked = [(key, start, start + 25) for key in range(3) for start in range(-60, 140, 7)]
    found = stretches.minutes(*(np.array(column, np.int64) for column in zip(*asked, strict=True)))
    wanted = [sum((key, minute) in there for minute in range(a, b)) for key, a, b in asked]
    assert found.tolist() == wanted
