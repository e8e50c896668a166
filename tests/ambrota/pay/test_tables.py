"""The tables of pay: as shipped, as a rulebook file states them, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.errors import UserError
from ambrota.pay.tables import Annex5, PayTables, Section2
from ambrota.rulebook import default_rulebook
from ambrota.rulebooks.files import from_toml, to_toml

SHIPPED = PayTables()


def test_the_percentages_as_shipped() -> None:
    told = {band: SHIPPED.section_2.percents(band) for band in range(1, 10)}
    assert told == {
        1: (47, 94), 2: (41, 83), 3: (35, 69), **dict.fromkeys(range(4, 10), (30, 60)),
    }  # fmt: skip
    assert SHIPPED.annex_5.steps == ((5, 9), (9, 13), (13, 17), (17, 21), (21, 25))
    assert SHIPPED.annex_5.highest_band == 7
    assert SHIPPED.annex_5.weeks == 13


def test_a_band_without_a_figure() -> None:
    assert Section2(nights_and_saturdays=((6, 30.0),)).percents(5) is None
    assert Section2().percents(10) is None


ROLES = {
    "Paramedic": 6,
    "Senior  Paramedic": 6,
    "NQP": 5,
    "OTL": 7,
    "Technician": 4,
    "AAP": 4,
    "ECSW": 3,
    "Emergency care assistant": 3,
    "Call Handler": 3,
    "Baker": 5,
    "Other": 5,
    None: 5,
}


@pytest.mark.parametrize("role", ROLES)
def test_the_band_assumed_of_a_role(role: str | None) -> None:
    assert SHIPPED.band_of(role) == ROLES[role]


def test_there_and_back() -> None:
    tables = PayTables(
        "annex-5",
        Section2(19 * 60, 7 * 60 + 30, False, ((2, 40.5),), ((2, 80.0),)),
        Annex5(8 * 60, 24 * 60, 17, 6, ((4.5, 8.0),)),
        (*SHIPPED.bands, ('the "boss"', 8)),
    )
    book = replace(default_rulebook(), pay=tables)
    again = from_toml(to_toml(book)).pay
    # A file names bands to change: those that it leaves out keep their own.
    assert dict(again.section_2.nights_and_saturdays)[2] == 40.5
    assert dict(again.section_2.nights_and_saturdays)[6] == 30
    assert replace(again, section_2=tables.section_2) == tables
    assert again.section_2.evening == 19 * 60
    assert again.section_2.whole_shift is False


def test_what_is_not_stated_stays_as_shipped_and_changes_are_told() -> None:
    text = '[pay.section-2]\nsundays-and-holidays = { 6 = 55 }\n[pay.bands]\n"EMT" = 5\n'
    book = from_toml(text)
    assert book.pay.section_2.percents(6) == (30, 55)
    assert book.pay.section_2.percents(5) == (30, 60)
    assert book.pay.band_of("Technician") == 5
    told = book.changes_from(default_rulebook())
    assert [line.split(" {")[0] for line in told] == [
        "pay: section-2.sundays-and-holidays",
        "pay: bands",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pay = 3", "a table of entries"),
        ("[pay]\nwages = 3", "no entry 'wages'"),
        ("[pay]\nscheme = 'section-3'", "section-2 or annex-5"),
        ("[pay]\nscheme = ['section-2']", "section-2 or annex-5"),
        ("[pay.section-2]\nevening = '25:00'", "a clock time"),
        ("[pay.section-2]\nevening = 2000", "a clock time"),
        ("[pay.section-2]\nevening = '05:00'", "the day ends before it starts"),
        ("[pay.section-2]\nwhole-shift = 'yes'", "true or false"),
        ("[pay.section-2]\nnights-and-saturdays = { 10 = 3 }", "a band from 1 to 9"),
        ("[pay.section-2]\nnights-and-saturdays = { 3 = -1 }", "0 to 300"),
        ("[pay.section-2]\nnights-and-saturdays = { 3 = nan }", "0 to 300"),
        ("[pay.section-2]\nnights-and-saturdays = 30", "a table of entries"),
        ("[pay.section-2]\nnights = { 3 = 1 }", "no entry 'nights'"),
        ("[pay.annex-5]\nday-from = '19:00'", "the day ends before it starts"),
        ("[pay.annex-5]\nweeks = 0", "1 to 53"),
        ("[pay.annex-5]\nweeks = 2.5", "a whole number"),
        ("[pay.annex-5]\nhighest-band = true", "1 to 9"),
        ("[pay.annex-5]\nsteps = []", "hours rising"),
        ("[pay.annex-5]\nsteps = [[5, 9], [5, 13]]", "hours rising"),
        ("[pay.annex-5]\nsteps = [[5, 9, 13]]", "hours rising"),
        ("[pay.annex-5]\nsteps = [['a', 9]]", "0 to 168"),
        ("[pay.bands]\nparamedic = '6'", "1 to 9"),
    ],
)
def test_refused(text: str, told: str) -> None:
    with pytest.raises(UserError) as problem:
        from_toml(text, "local.toml")
    assert told in str(problem.value)
    assert problem.value.where.startswith("local.toml, [pay")
    assert problem.value.todo
