"""Totals and counts that disagree with the cells are named with both figures; right ones never."""

import datetime as dt
import random
import re

import openpyxl
import pytest

from ambrota.sheets import read_rota

PAID = {"D": 11.5, "N": 11.5, "E": 7.5, "AL": 7.5}
CODES = [
    ["Code", "Meaning", "Start", "End", "Paid hours", "Kind"],
    ["D", "Day", "06:30", "18:30", 11.5, "cover"],
    ["N", "Night", "18:30", "06:30", 11.5, "cover"],
    ["E", "Early", "06:00", "14:00", 7.5, "cover"],
    ["RD", "Rest day", None, None, None, "rest"],
    ["AL", "Annual leave", None, None, 7.5, "leave"],
]
DAYS = [dt.date(2026, 1, 5) + dt.timedelta(n) for n in range(14)]


def entries(seed: int, people: int = 8) -> list[list]:
    rng = random.Random(seed)
    return [
        [rng.choice(["D", "D", "N", "RD", None, "E", "AL"]) for _ in DAYS] for _ in range(people)
    ]


def totals(rows: list[list]) -> list[list]:
    """A rota with hours, duties and nights beside, and cover by code and by role under it."""
    roles = ["Paramedic", "EMT"]
    sheet = [["Name", "Role", *DAYS, "Hours", "Shifts", "Nights"]]
    for number, row in enumerate(rows):
        hours = sum(PAID.get(code, 0) for code in row)
        shifts = sum(code in ("D", "N", "E") for code in row)
        sheet.append(
            [f"Person {chr(65 + number)}", roles[number % 2], *row, hours, shifts, row.count("N")]
        )
    for label, codes, role in (
        ("D", "D", None), ("Nights", "N", None), ("On duty", "DNE", None), ("Paramedics", "DNE", 0),
    ):  # fmt: skip
        count = [
            sum(
                (row[day] or "-") in codes and role in (None, number % 2)
                for number, row in enumerate(rows)
            )
            for day in range(len(DAYS))
        ]
        sheet.append([label, None, *count])
    return sheet


def said(path) -> list[tuple]:
    """Warnings of a total: the cell, and what was found."""
    return [
        (problem.cell, problem.found)
        for problem in read_rota(path).problems
        if problem.severity == "warning"
    ]


@pytest.mark.parametrize("seed", range(6))
def test_right_totals_raise_nothing(make, seed) -> None:
    imported = read_rota(make(Rota=totals(entries(seed)), Key=CODES))
    assert not said(imported.source.path)
    assert not [p for p in imported.problems if re.search("not (be )?compared", p.todo)]
    assert len(imported.source.totals) > 3 * 8 + 3 * 14


def test_wrong_totals_are_named_with_both_figures(make) -> None:
    rows = totals(entries(1))
    hours, nights, cover = rows[3][16], rows[5][18], rows[11][9]
    rows[3][16], rows[5][18], rows[11][9] = hours + 11.5, nights + 1, cover - 1
    found = dict(said(make(Rota=rows, Key=CODES)))
    assert set(found) == {"Q4", "S6", "J12"}
    assert f"says {hours + 11.5:g} h; C4:P4 add up to {hours:g} h" in found["Q4"]
    assert f"says {nights + 1}; C6:P6 add up to {nights} (nights)" in found["S6"]
    assert f"says {cover - 1}; J2:J9 add up to {cover}" in found["J12"]


def test_a_wrong_count_of_one_role_is_named(make) -> None:
    rows = totals(entries(2))
    rows[12][2] += 1
    ((cell, found),) = said(make(Rota=rows, Key=CODES))
    assert cell == "C13"
    assert "of Paramedic" in found


def test_totals_of_each_week_stand_beside_their_week(make) -> None:
    rows = []
    header = ["Name", *DAYS[:7], "Hrs", *DAYS[7:], "Hrs", "Total"]
    for number, row in enumerate(entries(3)):
        weeks = [sum(PAID.get(code, 0) for code in half) for half in (row[:7], row[7:])]
        rows.append(
            [f"Person {chr(65 + number)}", *row[:7], weeks[0], *row[7:], weeks[1], sum(weeks)]
        )
    assert said(make(Rota=[header, *rows], Key=CODES)) == []
    rows[2][8] += 1
    ((cell, found),) = said(make(Rota=[header, *rows], Key=CODES))
    assert (cell, "B4:H4" in found) == ("I4", True)


def test_cyclic_lines_are_compared_too(make, lines) -> None:
    weeks = ["D D N N . . .", ". . D D N N .", "D . . . . D D", "N N . . D D .", "E . E . E . ."]
    grid = lines(*weeks)
    grid[0].append("Hours")
    for row in grid[1:]:
        row.append(sum(PAID.get(code, 0) for code in row[1:8]))
    grid.append(["Total", *(sum(row[day] is not None for row in grid[1:]) for day in range(1, 8))])
    assert said(make(Lines=grid, Key=CODES)) == []
    grid[2][8], grid[6][3] = 34.5, 5
    assert [cell for cell, _ in said(make(Lines=grid, Key=CODES))] == ["I3", "D7"]


def test_a_column_that_is_not_understood_is_said_once(make) -> None:
    rows = totals(entries(4))
    rows[0].append("Points")
    for number, row in enumerate(rows[1:9]):
        row.append(number * 7 + 3)
    notes = [p for p in read_rota(make(Rota=rows, Key=CODES)).problems if "Points" in p.found]
    assert [(p.severity, p.cell) for p in notes] == [("note", "T2:T9")]


def test_leave_whose_hours_nobody_states_is_no_false_alarm(make) -> None:
    codes = [row if row[0] != "AL" else [*row[:4], None, "leave"] for row in CODES]
    rows = entries(5)
    for row in rows[2:]:
        row[:] = [None if code == "AL" else code for code in row]
    rows[0][3] = "AL"
    problems = read_rota(make(Rota=totals(rows), Key=codes)).problems
    assert not [p for p in problems if p.severity == "warning"]


def test_formulas_without_figures_are_not_compared(make) -> None:
    path = make(Rota=totals(entries(6)), Key=CODES)
    book = openpyxl.load_workbook(path)
    for row in range(2, 10):
        book["Rota"].cell(row, 17).value = f"=COUNTA(C{row}:P{row})"
    book.save(path)
    assert not [p for p in read_rota(path).problems if p.cell and p.cell.startswith("Q")]


def test_codes_with_their_times_behind_them_count_as_the_code(make) -> None:
    spelt = {"D": "D 0630-1830", "N": "N 1830-0630"}
    rows = totals(entries(8))
    for row in rows[1:9]:
        row[4:8] = [spelt.get(entry, entry) for entry in row[4:8]]
    assert said(make(Rota=rows, Key=CODES)) == []
    rows[9][4] += 2
    assert [cell for cell, _ in said(make(Rota=rows, Key=CODES))] == ["E10"]


def test_required_numbers_are_no_count(make) -> None:
    rows = totals(entries(7))
    rows.append(["Required", None, *[5] * 14])
    assert said(make(Rota=rows, Key=CODES)) == []


def test_a_night_on_which_the_clocks_change_is_no_false_alarm(make, dated, codes) -> None:
    people = [(f"P{n} Able", " ".join("N" if (n + d) % 3 == 0 else "D" for d in range(9)))
              for n in range(6)]  # fmt: skip
    rows = dated(*people, first=dt.date(2026, 3, 23))
    rows[0].append("Hours")
    for row in rows[1:]:
        change = -1 if row[6] == "N" else 0
        row.append(12 * 9 + change)
    codes = [line if line[0] not in "DN" else [*line[:4], None, *line[5:]] for line in codes]
    assert said(make(Rota=rows, Key=codes)) == []


def test_hours_a_week_that_somebody_is_to_work_are_no_total(make) -> None:
    rows = totals(entries(8))
    for number, row in enumerate(rows):
        row.insert(2, "Shifts per week" if number == 0 else 3 if number < 9 else None)
    assert said(make(Rota=rows, Key=CODES)) == []


def test_hours_that_are_not_the_stated_share_of_full_time(make, dated, codes) -> None:
    rows = dated(*((f"P{n} Able", "D D N N . . .") for n in range(6)))
    rows[0][1:1] = ["Contracted hours", "WTE"]
    for row, share in zip(rows[1:], (1, 0.8, 0.5, 1, 0.6, 1), strict=True):
        row[1:1] = [37.5 * share, share]
    assert said(make(Rota=rows, Key=codes)) == []
    rows[3][1] = 22.5
    ((cell, found),) = said(make(Rota=rows, Key=codes))
    assert (cell, "0.5 of full time" in found) == ("B4", True)


def test_hours_of_leave_that_only_the_totals_state_are_worked_out(make) -> None:
    codes = [row if row[0] != "AL" else [*row[:4], None, "leave"] for row in CODES]
    rows = totals(entries(9, people=12))
    for row in rows[1:13]:
        row[16] += 0.5 * row[2:16].count("AL")  # 8 h a day of leave
    assert said(make(Rota=rows, Key=codes)) == []
    rows[4][16] += 11.5
    ((cell, found),) = said(make(Rota=rows, Key=codes))
    assert (cell, "AL at 8 h" in found) == ("Q5", True)


def test_a_sum_never_rests_on_a_code_that_nobody_understands(make) -> None:
    rows = totals(entries(9, people=12))
    worked = [(row, day) for row in rows[1:13] for day in range(2, 16) if row[day] == "D"]
    for row, day in worked[:4]:
        row[day] = "K"  # which the totals still count for the 11.5 h of the D that stood there
    blank = next(row for row in rows[1:13] if "K" not in row)
    blank[blank.index("N")] = "K"
    blank[16] -= 2
    found = [problem.found for problem in read_rota(make(Rota=rows, Key=CODES)).problems]
    assert any("'K'" in one for one in found)
    assert not any("K at" in one for one in found)
    assert not any("Hours" in one and "add up to" in one for one in found)


def test_leave_of_part_timers_that_only_the_totals_state_is_no_alarm(make) -> None:
    codes = [row if row[0] != "AL" else [*row[:4], None, "leave"] for row in CODES]
    rows = totals(entries(9, people=12))
    for row in (rows[3], rows[6]):
        row[16] -= 3 * row[2:16].count("AL")  # 4.5 h a day, of 22.5 h a week
        assert "AL" in row
    assert said(make(Rota=rows, Key=codes)) == []


def test_counts_of_weekend_duties_are_compared(make) -> None:
    rows = totals(entries(10))
    for number, row in enumerate(rows[:9]):
        weekend = [row[2 + day] for day in range(14) if DAYS[day].weekday() > 4]
        row.append(sum(code in ("D", "N", "E") for code in weekend) if number else "Sat/Sun shifts")
    assert said(make(Rota=rows, Key=CODES)) == []
    rows[4][19] += 1
    assert [cell for cell, _ in said(make(Rota=rows, Key=CODES))] == ["T5"]


def test_a_count_that_custom_may_explain_is_no_alarm(make) -> None:
    """Days, by which the station means codes D and E, where training is by day as well."""
    codes = [*CODES, ["TR", "Training", "09:00", "17:00", 7.5, "training"]]
    rows = totals(entries(11))
    rows[1][4] = rows[1][5] = "TR"
    rows = [rows[0][:16], *(row[:16] for row in rows[1:9])]
    for number, row in enumerate(rows):
        row.append(sum(code in ("D", "E") for code in row[2:16]) if number else "Days")
    assert said(make(Rota=rows, Key=codes)) == []


def test_people_across_have_their_totals_below_and_the_cover_beside(make) -> None:
    rows = entries(12, people=6)
    sheet = [["Date", *(f"Person {chr(65 + n)}" for n in range(6)), "On duty"]]
    for number, on in enumerate(DAYS):
        day = [row[number] for row in rows]
        sheet.append([on, *day, sum(code in ("D", "N", "E") for code in day)])
    sheet.append(["Hours", *(sum(PAID.get(code, 0) for code in row) for row in rows)])
    assert said(make(Rota=sheet, Key=CODES)) == []
    sheet[15][2] += 4
    sheet[4][7] += 1
    found = dict(said(make(Rota=sheet, Key=CODES)))
    assert set(found) == {"C16", "H5"}
    assert "C2:C15 add up to" in found["C16"]
    assert "B5:G5 add up to" in found["H5"]


def test_sheets_of_marks_have_their_own_totals(make) -> None:
    sheets = {}
    for shift, rng in (("D", random.Random(1)), ("N", random.Random(2))):
        marked = [[1 if rng.random() < 0.4 else None for _ in DAYS] for _ in range(5)]
        sheets[shift] = [["Name", *DAYS, "Shifts"]]
        for number, row in enumerate(marked):
            sheets[shift].append([f"Person {chr(65 + number)}", *row, row.count(1)])
        sheets[shift].append(
            ["Total", *(sum(row[day] == 1 for row in marked) for day in range(len(DAYS)))]
        )
    imported = read_rota(make(**sheets, Key=CODES))
    assert not [p for p in imported.problems if "add up to" in p.found]
    sheets["N"][3][15] += 2
    problems = read_rota(make(**sheets, Key=CODES)).problems
    assert [(p.sheet, p.cell) for p in problems if "add up to" in p.found] == [("N", "P4")]


def test_counts_are_known_by_what_the_legend_calls_the_code(make) -> None:
    codes = [*CODES, ["LD", "Long day", "07:00", "20:00", 12, "cover"]]
    rows = [[name, role, *row] for name, role, *row in (r[:16] for r in totals(entries(13))[:9])]
    rows[2][4] = rows[3][5] = rows[6][9] = "LD"
    for label, code in (("Long days", "LD"), ("Earlies", "E"), ("No. on nights", "N")):
        rows.append([label, None, *(sum(r[d] == code for r in rows[1:9]) for d in range(2, 16))])
    assert said(make(Rota=rows, Key=codes)) == []
    rows[9][7] += 2
    ((cell, found),) = said(make(Rota=rows, Key=codes))
    assert (cell, "'LD'" in found) == ("H10", True)
