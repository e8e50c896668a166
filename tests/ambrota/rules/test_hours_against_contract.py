"""Paid hours within one cover duty of contract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.model import Kind, Shift
from ambrota.rules.hours_against_contract import HoursAgainstContract

FULL = {"P": {"contracted_hours": 37.5}}
CASES = {
    # Contract over 14 days is 4,500 minutes; D is 690, so 3,810 to 5,190 hold.
    "seven days hold": ("D*7 -*7", []),
    "one duty under": ("D*6 -*8", []),
    "two under": ("D*5 -*9", [(13, 4500 - 690 - 3450)]),
    "two over": ("D*8 -*6", [(13, 5520 - 4500 - 690)]),
    # Leave at a fifth of the contract on weekdays only.
    "a week of leave": ("AL*7 D*4 -*3", []),
    "training and relief count": ("TR*4 R*4 D -*5", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, expected = CASES[case]
    assert charged(HoursAgainstContract(), dated({"P": line}, **FULL)) == expected


def test_leave_is_worth_what_its_code_says(dated, charged) -> None:
    rota = dated({"P": "AL*5 -*9"}, **FULL)
    assert charged(HoursAgainstContract(), rota) == [(13, 4500 - 2250 - 690)]
    paid = tuple(replace(duty, paid=690) for duty in rota.duties)
    assert charged(HoursAgainstContract(), replace(rota, duties=paid)) == [(13, 4500 - 3450 - 690)]


def test_carried_in_duties_do_not_count(dated, charged) -> None:
    rota = dated({"P": "D*7 -*7"}, before={"P": "D*7"}, **FULL)
    assert charged(HoursAgainstContract(), rota) == []


def test_vacant_and_no_contract(dated, charged) -> None:
    vacant = {"P": {"contracted_hours": 37.5, "vacant": True}}
    assert charged(HoursAgainstContract(), dated({"P": "-*14"}, **vacant)) == []
    assert charged(HoursAgainstContract(), dated({"P": "D*14"})) == []


def test_no_contract_stays_within_a_duty_of_now(dated, charged) -> None:
    current = dated({"P": "D*7 -*7"})
    assert charged(HoursAgainstContract(), dated({"P": "D*8 -*6"}), current) == []
    assert charged(HoursAgainstContract(), dated({"P": "D*9 -*5"}), current) == [(13, 690)]


def test_a_proposal_is_no_further_than_now(dated, charged) -> None:
    current = dated({"P": "D*9 -*5"}, **FULL)
    assert charged(HoursAgainstContract(), current) != []
    assert charged(HoursAgainstContract(), dated({"P": "D*9 -*5"}, **FULL), current) == []
    assert charged(HoursAgainstContract(), dated({"P": "D*10 -*4"}, **FULL), current) == [(13, 690)]


def test_somebody_without_cover_duties_has_the_longest_shift(dated, charged) -> None:
    rota = dated({"P": "TR*9 TR -*4"}, **FULL)
    assert charged(HoursAgainstContract(), rota) == []
    short = replace(rota, shifts=(Shift("E", Kind.COVER, 360, 840, 450),))
    assert charged(HoursAgainstContract(), replace(short, duties=rota.duties[:8])) == [
        (13, 4500 - 8 * 450 - 450)
    ]


def test_cycle_is_judged_whole_and_charged_to_each_line(cyclic, audited) -> None:
    rota = cyclic("D*5 - -", "D - - - - - -", contracted_hours=37.5)
    assert audited(HoursAgainstContract(), rota) == []
    rota = cyclic("D*5 - -", "D*5 - -", contracted_hours=37.5)
    found = audited(HoursAgainstContract(), rota)
    assert [(b.person, b.day, b.amount) for b in found] == [
        (0, 6, 6900 - 4500 - 690), (1, 6, 6900 - 4500 - 690),
    ]  # fmt: skip


def test_evidence(dated, audited) -> None:
    (breach,) = audited(HoursAgainstContract(), dated({"Patel": "D*8 -*6"}, Patel=FULL["P"]))
    assert breach.evidence == "92 h − 75 h in 2 weeks = 17 h; 17 h − 11.5 h = 5.5 h beyond"
    assert "17 h over" in breach.message
    assert breach.message.endswith("at most 11.5 h either way, one longest cover duty")
    current = dated({"Patel": "D*9 -*5"}, Patel=FULL["P"])
    (breach,) = audited(
        HoursAgainstContract(), dated({"Patel": "D*10 -*4"}, Patel=FULL["P"]), current
    )
    assert breach.message.endswith("at most 28.5 h either way, no further than now")


def test_told_where_no_further_than_now_and_yet_beyond_a_duty(dated) -> None:
    rule, current = HoursAgainstContract(), dated({"P": "D*9 -*5"}, **FULL)

    def told(line: str) -> list[int]:
        return [b.amount for b in rule.tolerated(inspect(dated({"P": line}, **FULL), current))]

    beyond = 9 * 690 - 4500 - 690
    assert told("D*9 -*5") == [beyond]
    assert told("D*8 -*6") == [beyond - 690]
    assert told("D*7 -*7") == told("D*10 -*4") == []
    at = dated({"P": "D*2 -*5"}, P={"contracted_hours": 11.5})
    assert list(rule.tolerated(inspect(at, dated({"P": "D*4 -*3"}, P=FULL["P"])))) == []


def test_without_any_cover_duty_or_shift_contract_is_kept_to_the_minute(dated, audited) -> None:
    rota = replace(dated({"P": "TR*5 - -"}, **FULL), shifts=())
    assert audited(HoursAgainstContract(), rota) == []
    paid = (replace(rota.duties[0], paid=451), *rota.duties[1:])
    (breach,) = audited(HoursAgainstContract(), replace(rota, duties=paid))
    assert (breach.amount, breach.limit) == (1, 37.5)
    assert "over" in breach.message


def test_the_vacant_are_not_counted(dated) -> None:
    rota = dated({"P": "D", "Q": "D"}, Q={"vacant": True})
    assert HoursAgainstContract().checked(inspect(rota)) == 1
