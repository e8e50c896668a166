"""Parts of a proposal taken over: days, people, weeks, and the sessions that fit there."""

from __future__ import annotations

import pytest

from ambrota.model import Change, Rota, Session
from ui.comparing.taking import (
    by_person,
    by_week,
    everything,
    of_people,
    same_week,
    taken,
    taken_words,
)
from ui.version import changes_between

MEETING = Session("contact", "one-to-one", "2", "1", 1, 900, 930)


@pytest.fixture
def proposed(small_rota: Rota) -> Rota:
    """Adeyemi's first night goes, and a day comes on which Okafor meets them."""
    day = small_rota.shift_by_code["D"]
    changes = [
        Change("2", 0, small_rota.by_cell["2", 0], ()),
        Change("2", 1, (), (day.duty("2", 1),)),
        Change("3", 9, (), (day.duty("3", 9),)),
    ]
    return small_rota.with_changes(changes).with_sessions((MEETING,))


def test_only_the_days_asked_for_are_taken(small_rota: Rota, proposed: Rota) -> None:
    rota = taken(small_rota, proposed, {("2", 0)})
    assert [one.day for one in changes_between(small_rota, rota)] == [0]
    assert rota.sessions == ()


def test_a_session_comes_with_its_day_where_both_work_as_proposed(
    small_rota: Rota, proposed: Rota
) -> None:
    assert taken(small_rota, proposed, {("2", 1)}).sessions == (MEETING,)
    away = small_rota.with_changes([Change("1", 1, small_rota.by_cell["1", 1], ())])
    assert taken(away, proposed, {("2", 1)}).sessions == ()


def test_a_session_goes_where_its_day_is_taken_otherwise(small_rota: Rota, proposed: Rota) -> None:
    bare = proposed.with_sessions(())
    assert taken(proposed, bare, {("2", 1)}).sessions == ()
    assert taken(proposed, bare, {("3", 9)}).sessions == (MEETING,)


def test_the_whole_is_the_proposal(small_rota: Rota, proposed: Rota) -> None:
    rota = taken(small_rota, proposed, everything(small_rota))
    assert not changes_between(rota, proposed)
    assert rota.sessions == proposed.sessions
    assert taken_words(small_rota, rota) == "3 days and 1 session"


def test_people_and_weeks_of_what_is_selected(small_rota: Rota) -> None:
    assert of_people(small_rota, [("2", 3)]) == {("2", day) for day in range(14)}
    week = same_week(small_rota, [("2", 8)])
    assert {day for _, day in week} == set(range(7, 14))
    assert {who for who, _ in week} == {"1", "2", "3"}


def test_changes_by_person_and_by_week(small_rota: Rota, proposed: Rota) -> None:
    changes = changes_between(small_rota, proposed)
    people = by_person(small_rota, changes)
    assert [(one.name, len(one.changes)) for one in people] == [("Adeyemi", 2), ("Bell", 1)]
    weeks = by_week(small_rota, changes)
    assert [one.name for one in weeks] == [
        "Week from Monday 4 May 2026", "Week from Monday 11 May 2026",
    ]  # fmt: skip
