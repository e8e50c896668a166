"""Flexible-working agreements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.model import PRIVATE, Restriction, RestrictionKind
from ambrota.rules.agreements import AgreementsKept

K = RestrictionKind


def agreed(kind: RestrictionKind, value: int = 0, **more: object) -> dict[str, object]:
    """Fields of a person with one agreement."""
    item = Restriction(kind, str(kind), value, **more)  # type: ignore[arg-type]
    return {"restrictions": (item,)}


# Day 0 is Monday 5 January 2026.
CASES = {
    "no nights": (K.NO_NIGHTS, 0, {}, "D N L T", [1, 3]),
    "no weekends": (K.NO_WEEKENDS, 0, {}, "-*4 D D -", [5]),
    "no weekends: a Friday night runs in": (K.NO_WEEKENDS, 0, {}, "-*4 N - - -", [4]),
    "no weekends: a Sunday night": (K.NO_WEEKENDS, 0, {}, "-*6 N", [6]),
    "no weekends: a minute past it": (K.NO_WEEKENDS, 0, {}, "-*4 1600-0001 - -", [4]),
    "no weekends: until midnight on Friday": (K.NO_WEEKENDS, 0, {}, "-*4 1600-0000 - -", []),
    "no Tuesdays": (K.NO_WEEKDAY, 1, {}, "D D D -*5 N", [1, 8]),
    "no Tuesdays: a Monday night runs in": (K.NO_WEEKDAY, 1, {}, "N - D", [0]),
    "only D": (K.ONLY_CODES, 0, {"codes": ("d", "TR")}, "D L TR N AL R", [1, 3]),
    "not before seven": (K.NOT_BEFORE, 420, {}, "E D N", [0]),
    "not after ten in the evening": (K.NOT_AFTER, 1320, {}, "L 1401-2201 D", [1]),
    "not after: past midnight is after": (K.NOT_AFTER, 1320, {}, "N D", [0]),
    "leave breaks nothing": (K.ONLY_CODES, 0, {"codes": ("D",)}, "AL S -", []),
    "until a date": (K.NO_NIGHTS, 0, {"until": date(2026, 1, 6)}, "N N N N", [0, 1]),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days(case, dated, charged) -> None:
    kind, value, more, line, expected = CASES[case]
    rota = dated({"P": line}, P=agreed(kind, value, **more))
    assert charged(AgreementsKept(), rota) == [(day, 1) for day in expected]


def test_two_agreements_broken_by_one_duty_are_one_person_day(dated, audited) -> None:
    items = agreed(K.NO_NIGHTS)["restrictions"] + agreed(K.NO_WEEKENDS)["restrictions"]
    (breach,) = audited(AgreementsKept(), dated({"P": "-*5 N -"}, P={"restrictions": items}))
    assert breach.limit == "no-nights; no-weekends"


def test_others_are_free(dated, audited) -> None:
    rota = dated({"P": "N", "Q": "N"}, Q=agreed(K.NO_NIGHTS))
    assert [b.person for b in audited(AgreementsKept(), rota)] == [1]


def test_most_hours_a_week(dated, charged) -> None:
    cap = agreed(K.MAX_WEEKLY_HOURS, 30 * 60)
    rota = dated({"P": "D*3 - - - - D D R -*4"}, P=cap)
    assert charged(AgreementsKept(), rota) == [(6, 270), (13, 30)]
    # A rota from Thursday: its first week has four days and ends on day 3.
    rota = dated({"P": "D*4 D*2 -"}, "2026-01-08", P=cap)
    assert charged(AgreementsKept(), rota) == [(3, 960)]
    # The last week is clipped by the end of the rota; leave is no work.
    rota = dated({"P": "AL*7 D*3"}, P=cap)
    assert charged(AgreementsKept(), rota) == [(9, 270)]


def test_most_hours_until(dated, charged) -> None:
    cap = agreed(K.MAX_WEEKLY_HOURS, 30 * 60, until=date(2026, 1, 11))
    assert charged(AgreementsKept(), dated({"P": "D*3 -*4 D*3 -*4"}, P=cap)) == [(6, 270)]


def test_a_holder_steps_through_every_line(cyclic, audited) -> None:
    rota = cyclic("D N -*5", "N -*6", "D -*6")
    people = (replace(rota.people[0], **agreed(K.NO_NIGHTS)), *rota.people[1:])
    found = audited(AgreementsKept(), replace(rota, people=people))
    assert [(b.person, b.day) for b in found] == [(0, 1), (1, 0)]
    capped = (replace(rota.people[2], **agreed(K.MAX_WEEKLY_HOURS, 1000)), *rota.people[:2])
    found = audited(AgreementsKept(), replace(rota, people=capped))
    assert [(b.person, b.day, b.amount) for b in found] == [(1, 6, 380)]


def test_message(dated, audited) -> None:
    (breach,) = audited(AgreementsKept(), dated({"Patel": "N"}, Patel=agreed(K.NO_NIGHTS)))
    assert breach.message == "Patel, Monday 5 Jan 2026: N; the agreement says no-nights"
    assert breach.evidence == "N 19:00-07:00 against no-nights"


def test_of_two_caps_the_one_that_still_holds_binds(dated, charged) -> None:
    ended = agreed(K.MAX_WEEKLY_HOURS, 1800, until=date(2026, 1, 1))["restrictions"]
    holds = agreed(K.MAX_WEEKLY_HOURS, 1800)["restrictions"]
    for items in (ended + holds, holds + ended):
        rota = dated({"P": "D*3 -*4"}, P={"restrictions": items})
        assert charged(AgreementsKept(), rota) == [(6, 270)]


def test_of_a_private_agreement_only_that_there_is_one_is_told(dated, audited) -> None:
    night = Restriction(K.NO_NIGHTS, PRIVATE, private=True)
    (breach,) = audited(AgreementsKept(), dated({"P": "N"}, P={"restrictions": (night,)}))
    assert breach.message == "P, Monday 5 Jan 2026: N; against a private agreement"
    assert breach.evidence == "N 19:00-07:00 against a private agreement"
    assert breach.limit == PRIVATE
    cap = Restriction(K.MAX_WEEKLY_HOURS, PRIVATE, 600, private=True)
    (breach,) = audited(AgreementsKept(), dated({"P": "D"}, P={"restrictions": (cap,)}))
    assert breach.amount == 90
    assert breach.message == "P, week to Monday 5 Jan 2026: 11.5 h; against a private agreement"
    assert breach.evidence == "11.5 h against a private agreement"
    assert breach.limit == PRIVATE


def test_in_the_last_week_of_a_cap_its_last_day_decides(dated, charged) -> None:
    for last, expected in ((date(2026, 1, 10), []), (date(2026, 1, 11), [(6, 270)])):
        cap = agreed(K.MAX_WEEKLY_HOURS, 1800, until=last)
        assert charged(AgreementsKept(), dated({"P": "D*3 -*4"}, P=cap)) == expected


def test_hours_at_the_cap_and_what_is_told_beyond(dated, audited) -> None:
    rota = dated({"Patel": "D*3 -*4"}, Patel=agreed(K.MAX_WEEKLY_HOURS, 3 * 690))
    assert audited(AgreementsKept(), rota) == []
    rota = dated({"Patel": "D*3 -*4"}, Patel=agreed(K.MAX_WEEKLY_HOURS, 1800))
    (breach,) = audited(AgreementsKept(), rota)
    assert breach.message == (
        "Patel, week to Sunday 11 Jan 2026: 34.5 h; the agreement says max-weekly-hours"
    )
    assert breach.evidence == "34.5 h − 30 h = 4.5 h over"
    assert (breach.measured, breach.limit, breach.days) == (34.5, 30, tuple(range(7)))


def test_a_vacant_line_has_agreed_nothing(dated, cyclic, audited) -> None:
    gone = {**agreed(K.NO_NIGHTS), "vacant": True}
    assert audited(AgreementsKept(), dated({"P": "N"}, P=gone)) == []
    assert audited(AgreementsKept(), cyclic("N -*6", **gone)) == []
