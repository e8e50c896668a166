"""Two grids of other people side by side, which is how a long rota is put on one page."""

import datetime as dt
from itertools import zip_longest

import pytest

from ambrota.sheets import read_rota

KEY = [
    ["Code", "Meaning", "Start", "End", "Kind"],
    ["D", "Day", "0700", "1900", "cover"],
    ["N", "Night shift", "1900", "0700", "cover"],
]


def days(first: int, many: int) -> list[dt.datetime]:
    return [dt.datetime(2026, 1, first) + dt.timedelta(days=step) for step in range(many)]


@pytest.mark.parametrize("across", [False, True])
def test_halves_side_by_side_each_with_its_own_columns(make, across) -> None:
    """What stands left of the second half's names is said of them, known heading or not."""
    halves = [
        ["Manager", "Mobile", "Name", *days(5, 7), None] * 2,
        ["B Bold", "07700", "A Able", *["D"] * 7, None, "A Able", "07701", "C Cole", *["N"] * 7],
        [None, "07702", "B Bold", *["N"] * 7, None, "B Bold", None, "D Daly", *["D"] * 7],
    ]
    rows = [list(row) for row in zip_longest(*halves)] if across else halves
    people = read_rota(make(Rota=rows, Key=KEY)).rota.people
    assert [(p.id, p.line_manager) for p in people] == [
        ("a-able", "b-bold"), ("b-bold", None), ("c-cole", "a-able"), ("d-daly", "b-bold"),
    ]  # fmt: skip


def test_the_second_half_has_the_year_of_the_first(make) -> None:
    """What is special about some days stands between it and the title."""
    on = [f"{day:%a}\n{day.day} {day:%b}" for day in days(5, 7)]
    weekdays = [f"{day:%a}" for day in days(5, 7)]
    events = [None, None, "Audit", None, "Match day", None, "Bank holiday", None, None]
    rows = [["Northgate"], ["Putting people first"], [], ["Rota 2026"], events * 2]
    rows += [[None, *weekdays, None] * 2, ["Name", *on, None] * 2]
    rows += [["A Able", *["D"] * 7, None, "B Bold", *["N"] * 7]]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert [(d.person, d.day) for d in imported.rota.duties] == [
        (person, day) for person in ("a-able", "b-bold") for day in range(7)
    ]
    assert not [p for p in imported.problems if p.severity != "note"]


def test_halves_whose_days_seem_to_go_on_are_told_apart_by_weekdays(make) -> None:
    """Up to Mon 3, then from Sat 4: the fourth of that month is a Tuesday."""
    on = [dt.date(2026, 7, 4) + dt.timedelta(days=step) for step in range(31)]
    words = [f"{day:%a} {day.day}" for day in on]
    rows = [["July 2026"], [None, *words, None] * 2]
    rows += [["A Able", *["D"] * 31, None, "B Bold", *["N"] * 31]]
    rows += [["C Cole", *["D"] * 31, None, "D Daly", *["N"] * 31]]
    rota = read_rota(make(Rota=rows, Key=KEY)).rota
    assert (rota.first_day, rota.days) == (on[0], 31)
    assert [p.name for p in rota.people] == ["A Able", "C Cole", "B Bold", "D Daly"]


def test_sums_of_the_first_half_are_its_own_without_headings_of_names(make) -> None:
    half = [*days(5, 7), "Shifts", None]
    rows = [[None, *half, None, *half]]
    told = [("A Able", 2, "B Bold", 3), ("C Cole", 39, "D Daly", 1)]
    told += [("E Ede", 3, "F Fox", 4), ("G Gill", 1, "H Hall", 2)]
    for one, first, other, second in told:
        row = []
        for name, count in ((one, first), (other, second)):
            worked = 4 if count == 39 else count
            row += [name, *["D"] * worked, *[None] * (7 - worked), count, None]
        rows.append(row)
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert [p.name for p in imported.rota.people][:2] == ["A Able", "C Cole"]
    assert [p.cell for p in imported.problems if p.severity == "warning"] == ["I3"]
