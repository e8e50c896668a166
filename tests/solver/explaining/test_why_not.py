"""Wishes: granted with few days changed, granted at a price, or forbidden by what is named."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from ambrota.audit import audit
from ambrota.model import Restriction, RestrictionKind, Rota
from ambrota.rules.base import Level
from solver import aims
from solver.explaining import borne
from solver.explaining.question import Answer, Granted, Question, Want, Wanted
from solver.explaining.why_not import answer
from solver.job import ANSWER, Job
from tests.solver.explaining.planted import CODE, Planted, station

SECONDS = 12.0


@pytest.fixture(scope="module")
def small() -> Planted:
    """A station that holds: four crews and a leader, four weeks."""
    return station(Random(3), cyclic=False)


def asked(small: Planted, wanted: Wanted) -> Answer:
    return answer(Question(small.rota, small.book, (wanted,), seconds=SECONDS))


def granted_rota(small: Planted, found: Answer) -> Rota:
    assert found.proposal is not None
    rota = found.proposal.apply(small.rota)
    assert audit(rota, small.book, small.rota).counts() == found.proposal.claims
    return rota


def test_days_off_are_granted_few_days_change_and_the_audit_agrees(small: Planted) -> None:
    days = [duty.day for duty in small.rota.duties if duty.person == "p0"][:2]
    found = asked(small, Wanted("p0", days[0], days[-1], Want.OFF))
    assert found.granted is Granted.GRANTED
    rota = granted_rota(small, found)
    assert not any(duty.person == "p0" and duty.day in days for duty in rota.duties)
    assert audit(rota, small.book, small.rota).holds
    assert 1 <= len(found.moved) <= 20
    assert {one.person for one in found.borne} == {change.person for change in found.moved}


def test_what_cannot_be_is_forbidden_by_what_is_named(small: Planted) -> None:
    found = asked(small, Wanted("p0", 0, 27, Want.OFF))
    assert found.granted in (Granted.AT_A_PRICE, Granted.FORBIDDEN)
    assert found.conflict is not None
    assert found.conflict.proved
    told = " ".join(found.conflict.requirements)
    assert any(rule in told for rule in ("(training)", "(hours-against-contract)", "(contact)"))


def test_a_code_that_nobody_of_the_role_works_is_refused_at_once(small: Planted) -> None:
    found = asked(small, Wanted("p0", 2, 2, Want.CODE, "Z"))
    assert found.granted is Granted.FORBIDDEN
    assert found.conflict is not None
    assert "works Z" in found.conflict.requirements[0]


def test_a_code_that_the_rota_has_not_is_told_with_those_it_has(small: Planted) -> None:
    found = asked(small, Wanted("p0", 2, 2, Want.CODE, "QQ"))
    assert found.conflict is not None
    told = found.conflict.requirements[0]
    assert told.startswith("The rota has no duty QQ; its duties are ")
    assert all(shift.code in told for shift in small.rota.shifts)


def test_what_an_agreement_keeps_out_is_granted_at_its_price(small: Planted) -> None:
    """The rota that grants it holds a choice that the question has only without the agreement."""
    only = Restriction(RestrictionKind.ONLY_CODES, "only E", codes=("E",))
    kept, *others = small.rota.people
    other = replace(kept, id="other", name="Another leader", contracted_hours=None)
    people = (replace(kept, restrictions=(only,)), *others, other)
    duties = (*small.rota.duties, CODE["B"].duty("other", 0))
    agreed = Planted(replace(small.rota, people=people, duties=duties), small.book)
    found = asked(agreed, Wanted(kept.id, 1, 1, Want.CODE, "B"))
    assert found.granted is Granted.AT_A_PRICE
    assert found.conflict is not None
    assert "(agreements)" in " ".join(found.conflict.requirements)
    assert [duty.code for duty in granted_rota(agreed, found).by_cell[kept.id, 1]] == ["B"]
    broken = {each.id: each.after - each.before for each in found.differences}
    assert broken["agreements"] == 1


def test_a_question_is_worked_at_in_a_process_of_its_own(small: Planted) -> None:
    wanted = Wanted("p0", 2, 2, Want.CODE, "Z")
    job = Job(Question(small.rota, small.book, (wanted,), seconds=SECONDS), ANSWER)
    job.start()
    found: list[Answer] = []
    until = time.monotonic() + 60
    while not found and time.monotonic() < until:
        found = [event for event in job.poll(1.0) if isinstance(event, Answer)]
    assert [each.granted for each in found] == [Granted.FORBIDDEN]
    assert job.finished


def test_off_is_no_minute_of_duty_and_what_is_so_already_moves_nothing(small: Planted) -> None:
    nights = {duty.day for duty in small.rota.duties if duty.person == "p0" and duty.code == "N"}
    worked = {duty.day for duty in small.rota.duties if duty.person == "p0"}
    after = next(day for day in range(1, 27) if day - 1 in nights and day not in worked)
    found = asked(small, Wanted("p0", after, after, Want.OFF))
    rota = granted_rota(small, found)
    assert not any(duty.code == "N" for duty in rota.by_cell.get(("p0", after - 1), ()))
    free = next(day for day in range(1, 27) if not {day - 1, day} & worked)
    already = asked(small, Wanted("p0", free, free, Want.OFF))
    assert (already.granted, already.proposal, already.moved) == (Granted.GRANTED, None, ())


def test_days_off_of_a_line_are_granted_with_every_session_placed_again() -> None:
    """Every duty of a cycle hosts sessions of everybody in turn: duties move, then sessions."""
    small = station(Random(3), cyclic=True)
    day = next(duty.day for duty in small.rota.duties if duty.person == "p0" and duty.code == "D")
    found = asked(small, Wanted("p0", day, day, Want.OFF))
    assert found.granted is Granted.GRANTED
    rota = granted_rota(small, found)
    assert not rota.by_cell.get(("p0", day), ())
    assert audit(rota, small.book, small.rota).holds


def test_what_a_wish_changes_is_the_wishs_alone_and_mends_nothing_else() -> None:
    """A line breaks its rest elsewhere: granting a day off leaves it so, and makes none worse."""
    small = station(Random(3), cyclic=True)
    late = CODE["D"].duty("p14", 3)  # after the night before it
    people = tuple(replace(each, contracted_hours=None) for each in small.rota.people)
    broken = replace(small.rota, people=people, duties=(*small.rota.duties, late))
    assert audit(broken, small.book).counts()["daily-rest"] == 1
    found = asked(Planted(broken, small.book), Wanted("p0", 0, 0, Want.OFF))
    assert found.granted is Granted.GRANTED
    assert ("p14", 3) not in {(one.person, one.day) for one in found.moved}
    worse = {each.id: each.after - each.before for each in found.differences if each.must}
    assert not any(worse.values())


def test_what_a_rule_counts_is_not_told_a_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = SimpleNamespace(name="Rests under 12 h")
    statement: Any = SimpleNamespace(rule=lambda _id: rule, levels={"quick-returns": Level.SHOULD})
    noticed = aims.QUICK_RETURN, aims.SINGLE_ON
    monkeypatch.setattr(borne, "claims", lambda _stated, plan: {"quick-returns": plan})
    monkeypatch.setattr(borne, "_noticed", lambda _stated, plan: Counter(noticed * plan))
    found = borne.differences(statement, 1, 0)  # type: ignore[arg-type]
    assert [one.name for one in found] == ["Rests under 12 h", "Single duties"]
