"""What breaches of contact, cover and training tell a reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.model import Demand, DemandRow, Rota, Session
from ambrota.rules.contact import Contact
from ambrota.rules.cover import Cover
from ambrota.rules.training import Training


def led(rota: Rota, *sessions: Session) -> Rota:
    """The rota with the first person as the second's manager."""
    one, two, *others = rota.people
    people = (one, replace(two, line_manager=one.id), *others)
    return replace(rota, people=people, sessions=sessions)


def test_contact_of_a_cycle_is_told_by_line_and_week(cyclic, audited) -> None:
    rota = led(cyclic("D D -*5", "- D -*5"))
    found = audited(Contact(weeks=1), rota)
    assert [(b.person, b.day, b.slot, b.days) for b in found] == [
        (1, 6, (0,), tuple(range(7))), (1, 6, (1,), tuple(range(7))),
    ]  # fmt: skip
    assert "from Monday of week 1 to Sunday of week 1" in found[0].message
    assert "from Monday of week 2 to Sunday of week 2" in found[1].message
    # A run of two weeks from the second goes round to the end of the first.
    found = audited(Contact(weeks=2), rota)
    assert "from Monday of week 2 to Sunday of week 1" in found[1].message
    assert "on 2 of 14 days one could start" in found[1].evidence


def test_contact_tells_of_what_does_not_count_in_its_period(dated, audited) -> None:
    late = Session("contact", "one-to-one", "b", "a", 1, 1130, 1160)
    rota = led(dated({"a": "D*14", "b": "D*14"}), late)
    first, second = audited(Contact(weeks=1), rota)
    assert "session at 18:50 on Tuesday 6 Jan 2026 does not count" in first.evidence
    assert "does not count" not in second.evidence
    assert "never on duty together" not in first.evidence


def test_contact_tells_of_what_does_not_count_where_a_run_goes_round(cyclic, audited) -> None:
    late = Session("contact", "one-to-one", "2", "1", 1, 1130, 1160)
    found = audited(Contact(weeks=2), led(cyclic("D D -*5", "D D -*5"), late))
    assert ["does not count" in breach.evidence for breach in found] == [True, True]
    found = audited(Contact(weeks=1), led(cyclic("D D -*5", "D D -*5"), late))
    assert ["does not count" in breach.evidence for breach in found] == [True, False]


def test_contact_of_those_who_never_meet(dated, audited) -> None:
    (breach,) = audited(Contact(weeks=1), led(dated({"a": "D*7", "b": "N*7"})))
    assert breach.evidence == (
        "0 of 1 session; no common duty in these 7 days could hold one; never on duty together "
        "with a"
    )
    # A quarter of an hour together holds no session, and is not nothing.
    (breach,) = audited(Contact(weeks=1), led(dated({"a": "D*7", "b": "1845-0600*6 -"})))
    assert breach.evidence == "0 of 1 session; no common duty in these 7 days could hold one"


def short(rota: Rota, seats: int, resource: str | None = "DCA") -> Rota:
    """The rota with so many seats asked for from 12:00 to 12:30 the first day."""
    rows = (DemandRow(resource, None, 0, None, 720, 750, seats),)
    return replace(rota, demand=Demand("sheet", rows))


@pytest.mark.parametrize(
    ("resource", "told", "filled"), [("DCA", "DCA", 1), (None, "any resource", 0)]
)
def test_cover_names_the_resource(resource, told, filled, dated, audited) -> None:
    (breach,) = audited(Cover(), short(dated({"a": "D"}), 2, resource))
    assert breach.message == f"{told}, Monday 5 Jan 2026 12:00: {filled} of 2 seats filled"
    assert breach.evidence == f"2 − {filled} = {2 - filled}; {2 - filled} short"
    assert Cover().checked(inspect(short(dated({"a": "D*8"}), 2, resource))) == 2


def test_cover_tells_of_the_seat_given_up(dated, audited) -> None:
    held = Session("training", "cpd", "b", "a", 0, 720, 750)
    (breach,) = audited(Cover(), led(dated({"a": "D", "b": "D"}), held))
    assert breach.evidence == "2 − 0 = 2; 1 short, 1 given up to people"


def test_cover_of_a_cycle_names_the_week_of_a_session(cyclic, audited) -> None:
    rota = short(cyclic("D -*6", "D -*6"), 2)
    assert audited(Cover(), rota) == []
    trained = Session("training", "cpd", "1", None, 7, 720, 750)
    (breach,) = audited(Cover(), replace(rota, sessions=(trained,)))
    assert breach.message == "DCA, Monday of week 2 12:00: 1 of 2 seats filled"
    (breach,) = audited(Cover(), short(cyclic("D -*6"), 2))[:1]
    assert breach.message == "DCA, Monday 12:00: 1 of 2 seats filled"


def test_training_tells_what_of_theirs_does_not_count(dated, audited) -> None:
    early = Session("training", "statutory", "a", None, 0, 420, 480)
    rota = replace(dated({"a": "D*14", "b": "D*14", "c": "D*12 D TR"}), sessions=(early,))
    told = {b.person: b.evidence for b in audited(Training(rest_after_duty=20.0), rota)}
    assert [row for row, text in told.items() if "not counted, 07:00 on" in text] == [0]
    assert [row for row, text in told.items() if "not counted, TR on" in text] == [2]
