"""The month and the year of days that do not state them themselves."""

import datetime as dt

import pytest

from ambrota.errors import UserError
from ambrota.sheets import Layout, read_rota

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
KEY = [["Code", "Meaning", "Start", "End"], ["D", "Day", "06:30", "18:30"]]


def numbered(first: dt.date, days: int, title: str, *, weekdays: bool = False) -> list[list]:
    """A rota under day numbers, its month in the title alone."""
    dates = [first + dt.timedelta(number) for number in range(days)]
    rows = [[title], ["Name", *[on.day for on in dates]], ["A Able", *"D" * days]]
    if weekdays:
        rows.insert(1, [None, *["MTWTFSS"[on.weekday()] for on in dates]])
    return rows


@pytest.mark.parametrize(
    ("title", "first", "weekdays"),
    [
        ("26 January 2026 - 22 February 2026", dt.date(2026, 1, 26), False),
        ("26 January 2026 - 22 February 2026", dt.date(2026, 1, 26), True),
        ("February 2026", dt.date(2026, 1, 26), False),
        ("February 2026", dt.date(2026, 1, 26), True),
        ("January 2026", dt.date(2026, 1, 26), True),
        ("January 2026", dt.date(2025, 12, 29), False),
        ("January 2026", dt.date(2026, 1, 1), False),
    ],
)
def test_the_first_day_is_where_title_and_weekdays_agree(make, title, first, weekdays) -> None:
    rota = read_rota(make(Rota=numbered(first, 28, title, weekdays=weekdays), Key=KEY)).rota
    assert (rota.first_day, rota.days) == (first, 28)


def test_days_and_months_of_no_year_are_shown_and_asked(make) -> None:
    dates = [dt.date(2026, 2, 2) + dt.timedelta(number) for number in range(14)]
    path = make(Rota=[["Name", *[f"{on:%d/%m}" for on in dates]], ["A", *"D" * 14]], Key=KEY)
    read = read_rota(path)
    assert read.rota.first_day is not None
    assert (read.rota.first_day.day, read.rota.first_day.month, read.rota.days) == (2, 2, 14)
    (problem,) = read.problems
    assert (problem.severity, problem.sheet, problem.cell) == ("error", "Rota", "B1")
    stated = read_rota(path, layout=Layout(year=2026))
    assert stated.rota.first_day == dates[0]
    assert stated.problems == ()


def test_the_year_stands_above_what_is_special_about_some_days(make) -> None:
    dates = [dt.date(2026, 2, 2) + dt.timedelta(number) for number in range(14)]
    events = ["Bank holiday", "Audit", "Match day", "School holidays", "Audit"]
    rows = [
        ["Rota 2026"],
        [None, *events],
        [None, *[f"{on:%a}" for on in dates]],
        ["Name", *[f"{on.day} {on:%b}" for on in dates]],
        ["A Able", *"D" * 14],
    ]
    read = read_rota(make(Rota=rows, Key=KEY))
    assert (read.rota.first_day, read.problems) == (dates[0], ())


def test_hours_of_a_legend_beside_the_days_are_no_day(tmp_path) -> None:
    dates = [dt.date(2025, 7, 5) + dt.timedelta(number) for number in range(10)]
    days = ";".join(f"{on:%a} {on.day}/{on.month}" for on in dates)
    codes = [
        "Code;Start;End;Paid hours;Kind",
        "W;09:00;21:00;11.5;cover",
        "D;06:00;14:00;7.5;cover",
    ]
    rows = ["Rota 2025" + ";" * 12, f"Staff;{days};", "A Able;W;D;W;D;W;D;W;D;W;D;"]
    text = "\n".join(f"{row};{code}" for row, code in zip(rows, codes, strict=True))
    path = tmp_path / "rota.csv"
    path.write_text(text, encoding="utf-8")
    rota = read_rota(path).rota
    assert (rota.first_day, rota.days, len(rota.duties)) == (dates[0], 10, 10)


def test_the_same_days_again_further_down_are_of_the_same_month(make) -> None:
    rows = numbered(dt.date(2025, 10, 17), 28, "October 2025")
    rows = [["Northgate"], [], [], *rows, ["B Bold", *"D" * 28], []]
    rows += [["Name", *rows[4][1:]], ["C Cole", *"D" * 28]]
    rota = read_rota(make(Rota=rows, Key=KEY)).rota
    assert [person.name for person in rota.people] == ["A Able", "B Bold", "C Cole"]
    assert (rota.first_day, rota.days) == (dt.date(2025, 10, 17), 28)


def test_a_person_called_march_names_no_month(make) -> None:
    rows = numbered(dt.date(2025, 6, 27), 35, "July 2025")[1:]
    path = make("july-2025.xlsx", Rota=[*rows, ["Una March", *"D" * 35]], Key=KEY)
    assert read_rota(path).rota.first_day == dt.date(2025, 6, 27)


@pytest.mark.parametrize(
    ("first", "days", "weekdays", "said"),
    [
        (dt.date(2026, 1, 21), 31, False, ["B2"]),
        (dt.date(2026, 1, 29), 7, False, ["B2"]),
        (dt.date(2026, 1, 21), 31, True, []),
        (dt.date(2026, 1, 5), 31, False, []),
        (dt.date(2025, 12, 26), 31, False, []),
    ],
)
def test_a_title_that_may_name_either_of_two_months_is_said(
    make, first, days, weekdays, said
) -> None:
    path = make(Rota=numbered(first, days, "January 2026", weekdays=weekdays), Key=KEY)
    read = read_rota(path)
    assert read.rota.first_day == first
    assert [p.cell for p in read.problems if p.severity == "warning"] == said
    assert read_rota(path, layout=Layout(first_day=first)).problems == ()


@pytest.mark.parametrize("title", ["January 2026", dt.date(2026, 1, 1)])
def test_a_month_over_the_first_day_alone_is_doubtful(make, title) -> None:
    rows = numbered(dt.date(2026, 1, 28), 28, "")
    rows[0] = [None, title]
    (problem,) = read_rota(make(Rota=rows, Key=KEY)).problems
    assert (problem.severity, problem.cell) == ("warning", "B2")
    rows[0] = [None, title, None, None, None, "February 2026"]
    read = read_rota(make(Rota=rows, Key=KEY))
    assert (read.rota.first_day, read.problems) == (dt.date(2026, 1, 28), ())


def test_somebody_called_may_is_no_month_to_those_below(make) -> None:
    heading = ["Staff", *range(2, 9)]
    rows = [["February 2026"], heading, ["Wendy May", *"DDDDDDD"], [], heading]
    rota = read_rota(make(Rota=[*rows, ["B Bold", *"DDDDDDD"]], Key=KEY)).rota
    assert [person.name for person in rota.people] == ["Wendy May", "B Bold"]
    assert (rota.first_day, rota.days) == (dt.date(2026, 2, 2), 7)


def test_hours_of_a_legend_in_the_row_of_weekdays_are_no_days(make) -> None:
    heading = ["Name", *[f"{day} {number}" for number, day in zip(range(5, 10), DAYS, strict=True)]]
    rows = [["January 2026"], [*heading, None, "9.5", "11.5", "9.5"], ["A Able", *"DDDDD"]]
    rota = read_rota(make(Rota=rows, Key=KEY)).rota
    assert (rota.first_day, rota.days) == (dt.date(2026, 1, 5), 5)


@pytest.mark.parametrize(
    ("sheet", "title", "first"),
    [("Rota", "Monday 5 January 2026", 1), ("Mon 5 Jan", "", 6), ("05.01.26", "", 1)],
)
def test_hours_of_a_day_are_no_days(make, sheet, title, first) -> None:
    hours = range(first, 25)
    path = make(**{sheet: [[title], ["Name", *hours], ["A Able", *"DDDDDD"]]}, Key=KEY)
    with pytest.raises(UserError, match="its hours") as caught:
        read_rota(path)
    assert caught.value.where.endswith(f"{sheet}!B2:{'Y' if first == 1 else 'T'}2")


def test_days_on_a_sheet_called_after_month_and_year_are_no_hours(make) -> None:
    path = make(**{"Jan 26": [["Name", *range(6, 25)], ["A Able", *"DDDDDD"]]}, Key=KEY)
    assert read_rota(path).rota.first_day == dt.date(2026, 1, 6)


@pytest.mark.parametrize("first", ["1/5/26", "1/12/26", "1/29/26"])
def test_dates_with_the_month_before_the_day_are_read_and_said(make, first) -> None:
    begin = dt.datetime.strptime(first, "%m/%d/%y").date()
    dates = [begin + dt.timedelta(number) for number in range(7)]
    heading = [f"{on.month}/{on.day}/{on:%y}" for on in dates]
    read = read_rota(make(Rota=[["Name", *heading], ["A Able", *"DDDDDDD"]], Key=KEY))
    assert (read.rota.first_day, read.rota.days) == (begin, 7)
    (problem,) = read.problems
    assert (problem.severity, problem.cell) == ("warning", "B1:H1")
    assert first in problem.found


def test_the_end_of_a_period_over_the_dates_is_none_of_them(make) -> None:
    """People across: the period's last day stands in the column of the dates, out of order."""
    dates = [dt.datetime(2026, 4, 5) + dt.timedelta(days=day) for day in range(7)]
    rows = [["From", dates[0], "to", dates[-1]], [], [None, "Name", None, None, "A Able", "B Bold"]]
    rows += [[None, None, f"{on:%a}", on, "D", None] for on in dates]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert (imported.rota.first_day, imported.rota.days) == (dt.date(2026, 4, 5), 7)
    assert [person.name for person in imported.rota.people] == ["A Able", "B Bold"]
    assert not [p for p in imported.problems if p.severity != "note"]


def test_a_month_over_weekdays_and_days_is_no_heading_of_its_own(make) -> None:
    dates = [dt.date(2026, 6, 20) + dt.timedelta(days=day) for day in range(14)]
    rows = [["Name", dt.datetime(2026, 6, 1)], [None, *["MTWTFSS"[on.weekday()] for on in dates]]]
    rows += [[None, *[f"{on:%a} {on.day}" for on in dates]], ["A Able", *["D"] * 14]]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert (imported.rota.first_day, imported.rota.days) == (dt.date(2026, 6, 20), 14)
    assert not [p for p in imported.problems if p.severity != "note"]


def test_a_legend_beside_the_titles_does_not_hide_the_year(make) -> None:
    first = dt.datetime(2026, 4, 9)
    dates = [first + dt.timedelta(days=day) for day in range(5)]
    legend = [["Code", "Meaning", "Times"], ["D", "Day", "06:30-18:30"]]
    legend += [["N", "Night", "18:30-06:30"], ["AL", "Annual leave", None]]
    rows = [
        ["Rota 2026"], [], ["From", first, "to", dates[-1]], [],
        ["Name", *[f"{on:%d/%m}" for on in dates]], [None, *[f"{on:%a}" for on in dates]],
        ["A Able", *["D"] * 5],
    ]  # fmt: skip
    for row, said in zip(rows, [["Station 7", None, None], *legend], strict=False):
        row += [*[None] * (7 - len(row)), *said]
    imported = read_rota(make(Rota=rows))
    assert imported.rota.first_day == first.date()
    assert not [p for p in imported.problems if p.severity != "note"]


def test_the_times_of_a_vacancy_are_no_year(make) -> None:
    """20:45 as a number in the row over the next block's heading, which states no year."""
    on = [dt.date(2025, 8, 26) + dt.timedelta(days=day) for day in range(7)]
    heading = [None, *[word for day in on for word in (f"{day:%a} {day.day}/{day.month}", None)]]
    hours = [None, *["Start", "Finish"] * 7]
    rows = [["Rota 2025"], ["Name", *heading[1:]], hours, ["A Able", *[845, 2045] * 7]]
    rows += [["VACANCY", *[845, 2045] * 7], [], ["Name", *heading[1:]], hours]
    rows += [["B Bold", *[845, 2045] * 7]]
    rota = read_rota(make(Rota=rows, Key=KEY)).rota
    assert (rota.first_day, [p.name for p in rota.people]) == (
        on[0], ["A Able", "VACANCY", "B Bold"],
    )  # fmt: skip
