"""Ways out, as a search is asked for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.demand import requirement
from ambrota.model import Demand, DemandRow, Restriction, RestrictionKind, Rota
from ambrota.rulebook import default_rulebook
from solver.request import Give, Lock, WayOut
from ui.comparing.ways import Tried, fewer_seats, tried

BOOK = default_rulebook()


def with_way(rota: Rota, *gives: Give, locks: tuple[Lock, ...] = ()) -> Tried:
    """What a way out of these makes of the rota."""
    found = tried(rota, BOOK, locks, WayOut("", "", 1.0, gives=gives))
    assert found is not None
    return found


def test_an_agreement_gives_way_for_that_person_alone(small_rota: Rota) -> None:
    only = (Restriction(RestrictionKind.NO_NIGHTS, "no nights"),)
    people = tuple(replace(one, restrictions=only) for one in small_rota.people)
    found = with_way(replace(small_rota, people=people), Give("agreements", ("2",), (0,)))
    assert [bool(one.restrictions) for one in found.rota.people] == [True, False, True]
    assert found.told == ("without the agreement of Adeyemi",)


def test_contact_is_asked_for_less_often_or_not_of_those_named(small_rota: Rota) -> None:
    rarer = with_way(small_rota, Give("contact", ("2",), amount=5.0))
    assert rarer.rulebook.rule("contact").weeks == 5
    none = with_way(small_rota, Give("contact", ("2",), amount=0.0))
    assert [one.line_manager for one in none.rota.people] == [None, None, "1"]
    assert none.rota.person("2").manager_stated == "Okafor"


def test_training_that_waits_counts_as_received(small_rota: Rota) -> None:
    found = with_way(small_rota, Give("training", ("3",), amount=3.5))
    assert found.rota.person("3").training_received == (("statutory", 3.5),)


def test_locks_go_of_the_person_and_the_days(small_rota: Rota) -> None:
    locks = (Lock("3", 0, 3), Lock("2", 0, 3))
    found = with_way(small_rota, Give("locks", ("3",), (1,)), locks=locks)
    assert not found.rota.person("3").locked
    assert found.locks == (Lock("2", 0, 3),)


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


@pytest.mark.parametrize("gives", [(), (Give("leave", ("2",)),), (Give("agreements", ("x",)),)])
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
