"""Titles and headings that disagree with the dates, the days or the people are named."""

import datetime as dt

import pytest

from ambrota.sheets import read_rota

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@pytest.fixture
def grid(dated):
    """Two weeks from Monday 5 January 2026, with titles above."""

    def build(*titles: str, people: int = 3) -> list[list]:
        names = [(f"{chr(65 + n)} Able", "D D N N RD RD . D D N N RD RD .") for n in range(people)]
        return [*([title] for title in titles), *dated(*names)]

    return build


def warned(path) -> list[str]:
    return [p.found for p in read_rota(path).problems if p.severity == "warning"]


@pytest.mark.parametrize(
    "title",
    [
        "January 2026", "Rota for Jan 2026", "5 January 2026 to 18 January 2026",
        "05/01/2026 - 18/01/2026", "2 week rota", "14 days", "3 staff", "Staff: 3",
        "Rest 11 hours between duties", "48 hours a week", "Updated 3 March 2025",
        "Review in 4 weeks", "Station 4",
    ],
)  # fmt: skip
def test_titles_that_agree_or_say_other_things_raise_nothing(make, grid, codes, title) -> None:
    assert warned(make(Rota=grid(title), Key=codes)) == []


@pytest.mark.parametrize(
    "title",
    [
        "March 2026", "5 January 2026 to 25 January 2026", "4 week rota", "28 days", "12 staff",
        "Number of staff: 5",
    ],
)  # fmt: skip
def test_titles_that_disagree_are_named(make, grid, codes, title) -> None:
    (found,) = warned(make(Rota=grid(title), Key=codes))
    assert title in found


def test_lines_that_a_title_counts(make, lines, codes) -> None:
    weeks = ["D D N N . . ."] * 4
    assert warned(make(Lines=[["4 line rota"], *lines(*weeks)], Key=codes)) == []
    assert len(warned(make(Lines=[["24 lines"], *lines(*weeks)], Key=codes))) == 1


def test_a_weekday_that_is_not_its_date(make, grid, codes) -> None:
    rows = grid()
    rows.insert(0, [None, *WEEKDAYS, *WEEKDAYS])
    assert warned(make(Rota=rows, Key=codes)) == []
    rows[0][3] = "Thu"
    problems = read_rota(make(Rota=rows, Key=codes)).problems
    (wrong,) = [p for p in problems if p.severity == "warning"]
    assert (wrong.cell, wrong.expected) == ("D1", "Wednesday")
    assert "Wed 7 Jan 2026" in wrong.found


def test_weekdays_of_another_year_are_said_once(make, grid, codes) -> None:
    rows = grid()
    rows[0][1:] = [on.replace(year=2025) for on in rows[0][1:] if isinstance(on, dt.date)]
    rows.insert(0, [None, *WEEKDAYS, *WEEKDAYS])
    assert len(warned(make(Rota=rows, Key=codes))) == 1
