"""The highest average week of each person, of those who have opted out as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.measures import measures
from ambrota.measures.base import Measure
from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection


def worked(hours: dict[str, list[int]], **about: object) -> Rota:
    """Hours of each week, worked on its Monday to Thursday; `about`: fields of everybody."""
    duties = [
        Duty(who, 7 * week + day, "D", Kind.COVER, 420, 1140, count * 15)
        for who, weeks in hours.items()
        for week, count in enumerate(weeks)
        for day in range(4)
    ]
    people = tuple(Person(who, who, **about) for who in hours)  # type: ignore[arg-type]
    days = 7 * max(map(len, hours.values()))
    return Rota("Test", RotaKind.DATED, date(2026, 1, 5), days, people, (), tuple(duties))


def taken(rota: Rota, **settings: object) -> Measure:
    book = default_rulebook()
    book = book.with_rule(replace(book.rule("weekly-hours"), **settings))
    return measures(Inspection(rota), book)["weekly-hours-average"]


def test_the_highest_of_all_periods() -> None:
    rota = worked({"Low": [20, 40, 20, 20], "High": [20, 20, 40, 44]})
    told = taken(rota, weeks=2)
    assert told.per_person == {"Low": 30.0, "High": 42.0}
    assert told.value == 42.0


def test_an_opt_out_changes_nothing() -> None:
    rota = worked({"P": [60, 60]}, opt_out=(None, None))
    assert taken(rota).per_person == {"P": 60.0}
    part = worked({"P": [60, 60]}, opt_out=(None, date(2026, 1, 11)))
    assert taken(part).per_person == {"P": 60.0}


def test_leave_is_made_up_and_fixed_periods_are_fixed() -> None:
    rota = worked({"P": [40, 40, 20, 20]})
    leave = tuple(replace(duty, kind=Kind.LEAVE) if duty.day < 7 else duty for duty in rota.duties)
    away = replace(rota, duties=leave)
    # The first two weeks hold 40 h and the next four worked days make up 20 h.
    assert taken(away, weeks=2).per_person == {"P": 30.0}
    assert taken(away, weeks=2, exclude_leave=False).per_person == {"P": 30.0}
    assert taken(away, weeks=2, exclude_leave=False, reference="fixed").per_person == {"P": 20.0}


def test_a_cycle_has_the_average_of_its_worst_turn() -> None:
    people = tuple(Person(f"l{k}", f"Line {k}") for k in range(2))
    duties = [Duty("l0", day, "D", Kind.COVER, 420, 1140, 600) for day in range(5)]
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, people, (), tuple(duties))
    # 17 weeks hold nine of the busy weeks and eight of the others.
    assert taken(rota).value == pytest.approx(9 * 50 / 17)
