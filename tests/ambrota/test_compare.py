"""The comparison: what is gone, new and kept, and what changes for each person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.audit import audit
from ambrota.compare import Candidate, Pair, compare, signed
from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.model import Change, Kind, Person, Rota, RotaKind, Session, Shift
from ambrota.rulebook import default_rulebook

BOOK = default_rulebook()
DAY = Shift("D", Kind.COVER, 420, 1140, 690, "DCA")
NIGHT = Shift("N", Kind.COVER, 1140, 1860, 690, "DCA")


def rota(kind: RotaKind = RotaKind.DATED) -> Rota:
    """A manager and two people, on days from Monday to Wednesday; a night then a day for one."""
    people = (
        Person("m", "Manager", "Team leader", contracted_hours=34.5),
        Person("a", "Ada", "Paramedic", None, "m", None, 34.5),
        Person("b", "Bea", "Paramedic", None, "m", None, 34.5),
    )
    dated = kind is RotaKind.DATED
    days = 28 if dated else 7
    duties = [
        DAY.duty(person.id, day) for person in people for day in range(days) if day % 7 in (0, 1, 2)
    ]
    made = Rota(
        "R", kind, date(2026, 1, 5) if dated else None, days, people, (DAY, NIGHT), tuple(duties)
    )
    made = made.with_changes([Change("a", 0, made.by_cell["a", 0], (NIGHT.duty("a", 0),))])
    return with_requirement(made, filled_by_role)


def candidate(id_: str, made: Rota, against: Rota | None = None) -> Candidate:
    return Candidate(id_, id_, made, audit(made, BOOK, against))


def mended(current: Rota) -> Rota:
    """The night becomes a day; Bea's Monday moves to Saturday; Ada meets the manager once."""
    saturday = (DAY.duty("b", 5),)
    return current.with_changes(
        [
            Change("a", 0, current.by_cell["a", 0], (DAY.duty("a", 0),)),
            Change("b", 0, current.by_cell["b", 0], ()),
            Change("b", 5, (), saturday),
        ]
    ).with_sessions([Session("contact", "one-to-one", "a", "m", 1, 600, 630)])


def test_nothing_changed_is_all_the_same() -> None:
    current = rota()
    told = compare(candidate("current", current), candidate("A", current, current))
    assert told.changes == ()
    assert told.gone == told.new == ()
    assert len(told.kept) == len(audit(current, BOOK).findings)
    assert {measure.value.words for measure in told.measures} == {"the same"}
    assert {pair.words for _, pair in told.cover} == {"the same"}
    assert told.people_changed == 0


def test_findings_are_gone_new_or_kept() -> None:
    current = rota()
    told = compare(candidate("current", current), candidate("A", mended(current), current))
    gone = {(finding.rule, finding.person) for finding in told.gone}
    assert ("daily-rest", "a") in gone
    assert ("contact", "a") in gone
    assert ("cover", None) in {(finding.rule, finding.person) for finding in told.new}
    assert ("contact", "b") in {(finding.rule, finding.person) for finding in told.kept}
    found = len(told.kept) + len(told.new)
    assert found == len(told.proposed.audit.findings)


def test_what_changes_for_each_person() -> None:
    current = rota()
    told = compare(candidate("current", current), candidate("A", mended(current), current))
    manager, ada, bea = told.people
    assert (manager.days_changed, ada.days_changed, bea.days_changed) == (0, 1, 2)
    assert ada.nights == Pair(1, 0, "lower")
    assert ada.nights.words == "\N{MINUS SIGN}1 better"
    assert ada.contacts == Pair(0, 1, "higher")
    assert bea.weekends_off == Pair(4, 3, "higher")
    assert bea.weekends_off.verdict == "worse"
    assert bea.hours.verdict == "the same"
    assert ada.hours.before == pytest.approx(12 * 11.5)
    assert told.people_changed == 2


def test_a_cyclic_rota_is_compared_line_by_line() -> None:
    current = rota(RotaKind.CYCLIC)
    told = compare(candidate("current", current), candidate("A", mended(current), current))
    _, ada, bea = told.people
    assert ada.nights == Pair(1, 0, "lower")
    assert bea.weekends_off == Pair(1, 0, "higher")
    assert bea.hours.after == pytest.approx(3 * 11.5)


def test_cover_is_told_with_its_direction() -> None:
    current = rota()
    lost = current.with_changes([Change("b", 1, current.by_cell["b", 1], ())])
    told = dict(compare(candidate("c", current), candidate("A", lost, current)).cover)
    assert told["Cover short"].verdict == "worse"
    assert told["Filled"].difference == pytest.approx(-12)
    assert told["Given up to people"].words == "the same"


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (Pair(1, 3, "higher"), "+2 better"),
        (Pair(3, 1, "higher"), "\N{MINUS SIGN}2 worse"),
        (Pair(3.5, 3.25, "lower"), "\N{MINUS SIGN}0.25 better"),
        (Pair(1, 2), "+1 changed"),
        (Pair(1, 1 + 1e-9, "lower"), "the same"),
    ],
)
def test_a_difference_has_a_sign_and_a_direction(pair: Pair, words: str) -> None:
    assert pair.words == words


def test_a_rounded_difference_is_never_minus_nothing() -> None:
    assert signed(-0.001) == "0"
    assert signed(12.5) == "+12.5"


def test_sessions_alone_are_no_changed_days() -> None:
    current = rota()
    served = replace(current, sessions=(Session("contact", "one-to-one", "b", "m", 1, 600, 630),))
    told = compare(candidate("c", current), candidate("A", served, current))
    assert told.changes == ()
    assert told.people[2].contacts.words == "+1 better"
