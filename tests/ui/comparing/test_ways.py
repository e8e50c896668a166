"""Ways out, as a search is asked for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.demand import requirement
from ambrota.model import Demand, DemandRow, Rota
from ambrota.rulebook import default_rulebook
from solver.request import Give, Lock, WayOut
from ui.comparing.ways import Tried, fewer_seats, tried

BOOK = default_rulebook()


def with_way(rota: Rota, *gives: Give, locks: tuple[Lock, ...] = ()) -> Tried:
    """What a way out of these makes of the rota."""
    found = tried(rota, BOOK, locks, WayOut("", "", 1.0, gives=gives))
    assert found is not None
    return found


def test_contact_is_asked_for_less_often_or_not_of_those_named(small_rota: Rota) -> None:
    rarer = with_way(small_rota, Give("contact", ("2",), amount=5.0))
    assert rarer.rulebook.rule("contact").weeks == 5
    none = with_way(small_rota, Give("contact", ("2",), amount=0.0))
    assert [one.line_manager for one in none.rota.people] == [None, None, "1"]
    assert none.rota.person("2").manager_stated == "Okafor"


def test_training_that_waits_counts_as_received(small_rota: Rota) -> None:
    found = with_way(small_rota, Give("training", ("3",), amount=3.5))
    assert found.rota.person("3").training_received == (("statutory", 3.5),)


def test_only_the_days_that_are_named_are_unlocked(small_rota: Rota) -> None:
    people = tuple(replace(one, locked=one.id == "3") for one in small_rota.people)
    locks = (Lock("3", 0, 3), Lock("2", 0, 3), Lock(None, 1, 1))
    rota = replace(small_rota, people=people)
    found = with_way(rota, Give("locks", ("3",), (1,)), locks=locks)
    last = rota.days - 1

    def locked(person: str, day: int) -> bool:
        return any(lock.covers(found.rota.person(person), day) for lock in found.locks)

    assert not found.rota.person("3").locked
    assert not locked("3", 1)
    assert all(locked("3", day) for day in range(rota.days) if day != 1)
    assert locked("1", 1)
    assert not locked("1", 0)
    assert [locked("2", day) for day in (0, 3, last)] == [True, True, False]
    assert found.told == (f"1 day unlocked of {rota.person('3').name}",)


def test_a_rule_that_is_no_law_is_no_longer_a_must(small_rota: Rota) -> None:
    found = with_way(small_rota, Give("hours-against-contract"))
    assert str(found.rulebook.rule("hours-against-contract").level) == "should"
    way = WayOut("", "", 1.0, gives=(Give("daily-rest"),))
    assert tried(small_rota, BOOK, (), way) is None


def test_people_join_where_nobody_of_the_rota_is_lost(small_rota: Rota) -> None:
    new = replace(small_rota.people[1], id="new", name="New paramedic 1")
    more = replace(small_rota, people=(*small_rota.people, new))
    assert with_way(small_rota, Give("posts", rota=more)).rota.people == more.people
    fewer = replace(small_rota, people=small_rota.people[:1])
    way = WayOut("", "", 1.0, gives=(Give("posts", rota=fewer),))
    assert tried(small_rota, BOOK, (), way) is None


@pytest.mark.parametrize(
    "gives",
    [(), (Give("leave", ("2",)),), (Give("agreements", ("2",), (0,)),), (Give("locks", ("x",)),)],
)
def test_what_people_must_settle_cannot_be_tried(small_rota: Rota, gives: tuple[Give, ...]) -> None:
    assert tried(small_rota, BOOK, (), WayOut("", "", 1.0, gives=gives)) is None


def test_seats_are_fewer_in_those_half_hours_alone(small_rota: Rota) -> None:
    rows = (
        DemandRow("DCA", None, 0, None, 1140, 1860, 2),
        DemandRow("DCA", "EMT", 0, None, 420, 1140, 1),
    )
    rota = replace(small_rota, demand=Demand("sheet", rows), before=small_rota.duties[:1])
    before = requirement(rota)
    after = requirement(fewer_seats(rota, [("DCA", None, 7, 40, 1)]))
    key, same = after.keys.index(("DCA", None)), after.keys.index(("DCA", "EMT"))
    difference = before.seats[before.keys.index(("DCA", None))] - after.seats[key]
    assert difference.sum() == 2  # two quarters of one half hour
    assert difference[7, 80] == difference[7, 81] == 1
    assert (after.seats[same] == before.seats[before.keys.index(("DCA", "EMT"))]).all()
    assert after.source == "sheet"
