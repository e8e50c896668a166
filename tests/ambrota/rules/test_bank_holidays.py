"""Bank holidays shared out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ambrota.audit import inspect
from ambrota.model import Rota
from ambrota.rules.bank_holidays import BankHolidays

EASTER = "2026-04-03"  # Good Friday; Easter Monday is day 3


def listed(rota: Rota, *days: int) -> Rota:
    """The rota with its own list of bank holidays on these days."""
    first = rota.first_day or date.min
    own = tuple((first + timedelta(days=day), f"Holiday {day}") for day in days)
    return replace(rota, bank_holidays=own)


# (codes, holidays, most of 8) -> bank holidays too many
CASES = {
    "one of one: 0.625 is one": ("D", (0,), 5, 0),
    "two of two: 1.25 is two": ("D D", (0, 1), 5, 0),
    "three of three: 1.875 is two": ("D D D", (0, 1, 2), 5, 1),
    "five of eight": ("D*5 -*3", range(8), 5, 0),
    "six of eight": ("D*6 -*2", range(8), 5, 1),
    "eight of eight": ("D*8", range(8), 5, 3),
    "none allowed": ("D -", (0, 1), 0, 1),
    "leave and sickness are not worked": ("AL S D", (0, 1, 2), 5, 0),
    "relief without times is worked": ("R - -", (0,), 0, 1),
    "training is worked": ("TR - -", (0,), 0, 1),
    "a night from the day before": ("N -", (1,), 0, 1),
    "up to midnight only": ("1600-0000 -", (1,), 0, 0),
    "a night that begins on it": ("N -", (0,), 0, 1),
    "two duties on one are one": ("0700-1000+1200-1500", (0,), 0, 1),
    "beyond the last day": ("D N", (2,), 0, 0),
    "before the first": ("D", (-1,), 0, 0),
    "a minute past midnight": ("1600-0001 -", (1,), 0, 1),
    "the last night does not come round": ("- N", (0,), 0, 0),
    "the eve of the first, the last day worked": ("- D", (-1,), 0, 0),
    "a duty of two nights": ("0700-0700+0700-0700 - -", (1,), 0, 1),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_shares(case, dated, audited) -> None:
    line, days, most, over = CASES[case]
    rota = listed(dated({"P": line}), *days)
    assert [b.amount for b in audited(BankHolidays(most=most), rota)] == ([over] if over else [])


def test_of_how_many(dated, audited) -> None:
    rota = listed(dated({"P": "D D D"}), 0, 1, 2)
    assert audited(BankHolidays(most=5, of=5), rota) == []
    assert [b.amount for b in audited(BankHolidays(most=1, of=3), rota)] == [2]


def test_a_night_carried_in_spoils_the_first_day(dated, audited) -> None:
    rota = listed(dated({"P": "-"}, before={"P": "N"}), 0)
    assert [b.day for b in audited(BankHolidays(most=0), rota)] == [0]


def test_each_nation_its_own(dated, audited) -> None:
    rota = dated({"P": "D D D D"}, EASTER)
    english = audited(BankHolidays(most=4), rota)
    assert [(b.person, b.day, b.amount, b.days) for b in english] == [(0, 3, 1, (0, 3))]
    assert audited(BankHolidays(most=4, nation="Scotland"), rota) == []  # Good Friday alone


def test_words(dated, audited) -> None:
    (breach,) = audited(BankHolidays(most=4), dated({"P": "D D D D"}, EASTER))
    assert breach.message == (
        "P works 2 of 2 bank holidays (Good Friday, Easter Monday); at most 1"
    )
    assert breach.evidence == "4 ÷ 8 × 2 = 1, rounded up 1; 2 − 1 = 1 too many"


def test_vacant_lines_and_cycles_have_none(dated, cyclic, audited) -> None:
    rota = dated({"P": "D", "Q": "D"}, "2026-12-25", P={"vacant": True})
    assert [b.person for b in audited(BankHolidays(most=0), rota)] == [1]
    assert BankHolidays().checked(inspect(rota)) == 1
    assert audited(BankHolidays(most=0), cyclic("D*7")) == []
