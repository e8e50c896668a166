"""Bank holidays by nation, or as the workbook lists them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.bank_holidays import NATIONS, bank_holidays
from ambrota.model import Person, Rota, RotaKind


def year_of(first_day: date = date(2026, 1, 1), days: int = 364) -> Rota:
    return Rota("Year", RotaKind.DATED, first_day, days, (Person("a", "A"),), (), ())


@pytest.mark.parametrize(
    ("nation", "on", "not_on"),
    [
        ("England and Wales", date(2026, 4, 6), date(2026, 11, 30)),
        ("Scotland", date(2026, 11, 30), date(2026, 4, 6)),
        ("Northern Ireland", date(2026, 3, 17), date(2026, 11, 30)),
    ],
)
def test_each_nation_has_its_own(nation: str, on: date, not_on: date) -> None:
    found = bank_holidays(year_of(), nation)
    assert on in found
    assert not_on not in found
    assert date(2026, 12, 25) in found


def test_every_nation_is_known() -> None:
    for nation in NATIONS:
        assert len(bank_holidays(year_of(), nation)) >= 8


def test_the_list_of_the_workbook_stands_in_place_of_the_nations() -> None:
    listed = replace(year_of(), bank_holidays=((date(2026, 6, 3), "Founders' day"),))
    assert bank_holidays(listed, "Scotland") == {date(2026, 6, 3): "Founders' day"}
    assert bank_holidays(replace(year_of(), bank_holidays=())) == {}


def test_the_day_after_the_last_counts_and_none_beyond() -> None:
    eve = year_of(date(2026, 12, 20), 5)  # to Thursday 24 December
    assert list(bank_holidays(eve)) == [date(2026, 12, 25)]
    assert not bank_holidays(year_of(date(2026, 12, 20), 4))
    assert not bank_holidays(year_of(date(2026, 12, 27), 1)).keys() - {date(2026, 12, 28)}


def test_a_cyclic_rota_has_none() -> None:
    cyclic = Rota("Cycle", RotaKind.CYCLIC, None, 7, (Person("a", "A"),), (), ())
    assert bank_holidays(cyclic) == {}
