"""What unsocial hours come to for a person under either scheme, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ambrota.bank_holidays import ENGLAND
from ambrota.measures import measures
from ambrota.model import Rota
from ambrota.pay.account import PersonPay, pay_account
from ambrota.pay.tables import PayTables, Section2
from ambrota.pay.words import assumed, evidence, method
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection

Make = Callable[..., Rota]
SHIPPED = PayTables()
ON_37_5 = {"contracted_hours": 37.5}
ON_ANNEX_5 = {**ON_37_5, "unsocial": "annex-5"}


def pay(rota: Rota, tables: PayTables = SHIPPED) -> PersonPay:
    """That of the first person."""
    return next(pay_account(Inspection(rota), tables, ENGLAND).people())


def test_section_2_by_hand(dated: Make) -> None:
    """A Monday night, 11.5 h paid of 12, counts whole; a Sunday's 11.5 h; 37.5 h of contract."""
    found = pay(dated({"p": "N - - - - - D"}, p=ON_37_5))
    assert found.hours == pytest.approx((0, 11.5, 11.5))
    assert found.section_2 == pytest.approx(100 * (11.5 * 0.30 + 11.5 * 0.60) / 37.5)
    assert found.own == found.section_2
    assert found.equivalent == pytest.approx(11.5 * 0.9)
    assert evidence(found, SHIPPED) == "(11.5 h × 30 % + 11.5 h × 60 %) ÷ 37.5 h = 27.6 %"


def test_the_break_is_spread_evenly_over_the_duty(dated: Make) -> None:
    tables = PayTables(section_2=Section2(whole_shift=False))
    found = pay(dated({"p": "N - - - - - -"}, p=ON_37_5), tables)
    assert found.hours == pytest.approx((2 * 11.5 / 12, 10 * 11.5 / 12, 0))


BANDS = {2: (41, 83), 3: (35, 69), 4: (30, 60), 6: (30, 60), 9: (30, 60)}


@pytest.mark.parametrize("band", BANDS)
def test_section_2_goes_by_band(dated: Make, band: int) -> None:
    night, sunday = BANDS[band]
    found = pay(dated({"p": "- - - - - D D"}, p={**ON_37_5, "band": band}))
    assert found.band_stated
    assert found.section_2 == pytest.approx(11.5 * (night + sunday) / 37.5)


STEPS = {
    "exactly 5 h": ("0700-1200", 0),
    "a minute more": ("0700-1201", 9),
    "exactly 9 h": ("0700-1600", 9),
    "9 h and a minute": ("0700-1601", 13),
    "exactly 13 h": ("0700-2000", 13),
    "13 h and a minute": ("0700-2001", 17),
    "exactly 17 h": ("0600-2300", 17),
    "17 h and a minute": ("0600-2301", 21),
    "exactly 21 h": ("0200-2300", 21),
    "21 h and a minute": ("0200-2301", 25),
    "nothing": ("-", 0),
}


@pytest.mark.parametrize("case", STEPS)
def test_the_steps_of_annex_5(dated: Make, case: str) -> None:
    """All on a Saturday, breaks included."""
    code, percent = STEPS[case]
    found = pay(dated({"p": f"- - - - - {code} -"}, p=ON_ANNEX_5))
    assert found.annex_5 == percent
    assert found.own == percent
    assert found.equivalent == pytest.approx(percent * 0.375)


def test_annex_5_counts_breaks_and_section_2_does_not(dated: Make) -> None:
    found = pay(dated({"p": "- - - - - D -"}, p=ON_ANNEX_5))
    assert found.outside == pytest.approx(12)
    assert sum(found.hours) == pytest.approx(11.5)


def test_annex_5_of_part_time_goes_by_the_same_share_of_full_time(dated: Make) -> None:
    """Half of standard hours and 7 h on Saturdays are as 14 h of a full-time person: 17 %."""
    line = "- - - 1000-1645 1000-1645 1000-1700 -"
    found = pay(dated({"p": line}, p={"contracted_hours": 18.75, "unsocial": "annex-5"}))
    assert found.outside == pytest.approx(14)
    assert found.annex_5 == 17
    assert found.equivalent == pytest.approx(0.17 * 18.75)


def test_annex_5_of_a_long_rota_is_the_mean_of_its_blocks(dated: Make) -> None:
    saturdays, none = "(- - - - - 0700-1300 -)*13", "(-)*91"
    assert pay(dated({"p": saturdays}, p=ON_ANNEX_5)).annex_5 == 9
    assert pay(dated({"p": f"{saturdays} {none}"}, p=ON_ANNEX_5)).annex_5 == pytest.approx(4.5)
    longer = dated({"p": f"{saturdays} {none} (-)*7"}, p=ON_ANNEX_5)
    assert pay(longer).annex_5 == pytest.approx(9 * 13 / 27)
    # Of less than two blocks there is one: 6 h in 13 of 25 weeks are 3.12 h a week.
    shorter = dated({"p": f"{saturdays} (-)*84"}, p=ON_ANNEX_5)
    assert pay(shorter).outside == pytest.approx(6 * 13 / 25)
    assert pay(shorter).annex_5 == 0


def test_leave_sickness_and_relief_without_times_are_as_the_other_weeks(dated: Make) -> None:
    worked = "N - - - - - D"
    alone = pay(dated({"p": worked}, p=ON_ANNEX_5))
    for away in ("AL AL AL AL AL AL AL", "S S S S S - -", "R R R R R - -"):
        found = pay(dated({"p": f"{worked} {away}"}, p=ON_ANNEX_5))
        assert found.hours == pytest.approx(alone.hours)
        assert found.section_2 == pytest.approx(alone.section_2)
        assert found.annex_5 == alone.annex_5


def test_a_duty_carried_in_is_not_counted_and_one_that_runs_out_is_whole(dated: Make) -> None:
    rota = dated({"p": "- - - - - - N"}, before={"p": "N"}, p=ON_37_5)
    assert pay(rota).outside == pytest.approx(12)


def test_a_cyclic_rota_is_an_average_of_its_lines(cyclic: Make) -> None:
    """A night in week one, a Saturday and a Sunday in week two; a Sunday night wraps round."""
    found = pay(cyclic("N - - - - - -", "- - - - - D D", **ON_37_5))
    assert found.hours == pytest.approx((0, 11.5, 5.75))
    assert found.section_2 == pytest.approx(100 * (11.5 * 0.3 + 5.75 * 0.6) / 37.5)
    assert found.outside == pytest.approx(36 / 2)
    assert found.annex_5 == 21
    wrapped = pay(cyclic("- - - - - - -", "- - - - - - N", **ON_37_5))
    assert wrapped.hours == pytest.approx((0, 7 / 2 * 11.5 / 12, 5 / 2 * 11.5 / 12))


def test_people_of_one_cycle_differ_by_band_scheme_and_contract(cyclic: Make) -> None:
    rota = cyclic("N - - - - - -", "- - - - - D D", **ON_37_5)
    people = (rota.people[0], replace(rota.people[1], band=3, unsocial="annex-5"))
    rota = replace(rota, people=people)
    first, second = pay_account(Inspection(rota), SHIPPED, ENGLAND).people()
    assert first.hours == second.hours
    assert second.section_2 == pytest.approx(100 * (11.5 * 0.35 + 5.75 * 0.69) / 37.5)
    assert (first.own, second.own) == (first.section_2, 21)


NO_ESTIMATE = {
    "no contract": ({"contracted_hours": 0.0}, "N - - - - - -", "no contracted hours"),
    "on leave throughout": (ON_37_5, "AL*14", "away, or on duties without times"),
    "band 8 on Annex 5": ({**ON_ANNEX_5, "band": 8}, "N*3", "Annex 5 has no figure for band 8"),
    "a band not in the table": ({**ON_37_5, "band": 12}, "N*3", "Section 2 has no figure"),
}


@pytest.mark.parametrize("case", NO_ESTIMATE)
def test_where_nothing_can_be_said(dated: Make, case: str) -> None:
    about, line, why = NO_ESTIMATE[case]
    found = pay(dated({"p": line}, p=about))
    assert found.own is None
    assert found.equivalent is None
    assert found.why_none.startswith(why)
    assert evidence(found, SHIPPED) == found.why_none
    assert any(why in told for told in assumed([found], SHIPPED))


def test_what_is_not_stated_is_assumed_and_says_so(dated: Make) -> None:
    stated = {**ON_37_5, "band": 6, "unsocial": "section-2"}
    rota = dated({"Pat": "N*3", "Quinn": "N*3"}, Quinn=stated, Pat={"role": "ECA"})
    people = list(pay_account(Inspection(rota), SHIPPED, ENGLAND).people())
    assert [(one.scheme_stated, one.band, one.band_stated) for one in people] == [
        (False, 3, False),
        (True, 6, True),
    ]
    assert people[0].contract == 37.5
    assert assumed(people, SHIPPED) == [
        "Scheme not stated, Section 2 assumed: Pat.",
        "Band not stated, band 3 assumed from the role: Pat.",
    ]
    annex = PayTables(scheme="annex-5")
    assert [one.scheme for one in pay_account(Inspection(rota), annex, ENGLAND).people()] == [
        "annex-5",
        "section-2",
    ]


def test_vacant_lines_have_no_pay(dated: Make) -> None:
    rota = dated({"p": "N*3", "v": "N*3"}, v={"vacant": True})
    assert [one.person for one in pay_account(Inspection(rota), SHIPPED, ENGLAND).people()] == ["p"]


def test_a_holiday_is_paid_as_a_sunday_and_the_list_is_the_workbooks(dated: Make) -> None:
    """Monday 4 May 2026 is a bank holiday of England."""
    rota = dated({"p": "D - - - - - -"}, "2026-05-04", p=ON_37_5)
    assert pay(rota).hours == pytest.approx((0, 0, 11.5))
    assert pay(replace(rota, bank_holidays=())).hours == pytest.approx((11.5, 0, 0))


def test_the_night_of_thirteen_hours_is_paid_as_it_states_or_by_the_clock(dated: Make) -> None:
    """19:00 to 07:00 unstated: 13 h less half an hour, 5 of them on Saturday and 8 on Sunday."""
    found = pay(dated({"p": "- - - - - 1900-0700 -"}, "2026-10-19", p=ON_37_5))
    assert found.hours == pytest.approx((0, 5 * 12.5 / 13, 8 * 12.5 / 13))
    assert found.outside == pytest.approx(13)


@pytest.mark.parametrize("line", ["D N N - L E T", "E*7", "N*7", "T T D - 2330-0730 - -"])
def test_the_classes_come_to_the_paid_hours(dated: Make, line: str) -> None:
    rota = dated({"p": line}, "2026-05-04", p=ON_37_5)
    table = Inspection(rota).table
    assert sum(pay(rota).hours) == pytest.approx(table.paid.sum() / 60)


def test_the_measure_is_each_persons_own_percentage(dated: Make) -> None:
    about: dict[str, Any] = {"a": ON_37_5, "b": ON_ANNEX_5, "c": {"contracted_hours": 0.0}}
    rota = dated({"a": "N - - - - - D", "b": "N - - - - - D", "c": "N*3"}, **about)
    found = measures(Inspection(rota), default_rulebook())["unsocial-pay"]
    assert found.per_person == pytest.approx({"a": 27.6, "b": 25.0})
    assert found.value == pytest.approx(26.3)
    assert found.spread == pytest.approx(2.6)


def test_the_method_names_holidays_and_what_a_cycle_lacks(dated: Make, cyclic: Make) -> None:
    told = method(SHIPPED, dated({"p": "D"}), ENGLAND)
    assert told[0].startswith("An estimate, not payroll.")
    assert "verify against your handbook" in told[0]
    assert told[-1] == "Public holidays: England and Wales."
    assert "no public holiday" in method(SHIPPED, cyclic("D"), ENGLAND)[-1]
    without = PayTables(section_2=Section2(whole_shift=False))
    assert "more than half" in " ".join(told)
    assert "more than half" not in " ".join(method(without, dated({"p": "D"}), ENGLAND))


def test_nine_tenths_of_the_time_away_is_the_most_of_which_anything_is_said(dated: Make) -> None:
    worked, leave = "N - - - - - -", "AL*63"
    assert pay(dated({"p": f"{worked} {leave}"}, p=ON_37_5)).section_2 == pytest.approx(9.2)
    more = dated({"p": f"{worked[:-1]} AL {leave}"}, p=ON_37_5)  # a Sunday's leave is not paid
    assert pay(more).own is not None
    assert pay(dated({"p": f"N - - - AL - - {leave}"}, p=ON_37_5)).own is None
