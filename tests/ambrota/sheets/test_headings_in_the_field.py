"""Headings as rota managers write them: days with a word beside them, other words for names."""

import datetime as dt

import pytest

from ambrota.errors import UserError
from ambrota.sheets import read_rota

MARCH = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("first", "good_friday", "last"),
    [("1*", "6 BH", "31*"), ("Sun 1", "Fri 6 Good Friday", "Tue 31 B/H"), (1, "BH\n6", 31)],
)
def test_a_day_with_a_word_beside_it_is_the_day_left_out(make, first, good_friday, last) -> None:
    days = [first, *range(2, 6), good_friday, *range(7, 31), last]
    path = make(Rota=[["Rota March 2026"], ["Name", *days], ["A Able", *["0700-1900"] * 31]])
    imported = read_rota(path)
    assert (imported.rota.first_day, imported.rota.days) == (MARCH, 31)
    assert len(imported.rota.duties) == 31
    assert not [p for p in imported.problems if p.severity != "note" and "date" in p.found]


def test_dates_with_a_word_beside_them(make) -> None:
    days = ["Thu 24 Dec", "Fri 25 Dec (Christmas)", "Sat 26 Dec BH", "Sun 27 Dec", "Mon 28 Dec"]
    path = make(Rota=[["Rota 2026"], ["Name", *days], ["A Able", *["0700-1900"] * 5]])
    rota = read_rota(path).rota
    assert (rota.first_day, rota.days, len(rota.duties)) == (dt.date(2026, 12, 24), 5, 5)


def test_weeks_below_one_another_go_on_into_the_next_month(make) -> None:
    rows: list[list[object]] = [["Ward 7, weeks commencing 11/05/2026"]]
    weeks = [[*range(11, 18)], [*range(18, 25)], ["25 BH", *range(26, 32)], [*range(1, 8)]]
    for week in weeks:
        rows += [["Name", *week], ["A Able", *["0700-1500"] * 7], ["B Bold", "1500-2300"], []]
    imported = read_rota(make(Rota=rows))
    assert (imported.rota.first_day, imported.rota.days) == (dt.date(2026, 5, 11), 28)
    assert len(imported.rota.duties) == 4 * 8


def test_people_across_with_line_breaks_counts_and_notes(make) -> None:
    names = ["Ann\nAble", "Bea\nBold", "Cy\nChief"]
    rows: list[list[object]] = [["Date", "Day", *names, None, "On Days", "On Nights", "Notes"]]
    for day in range(10):
        on = MARCH + dt.timedelta(days=day)
        entries = ["06:45-18:45", "18:45-06:45", "RD"]
        rows.append([on, f"{on:%a}", *entries, None, 1, 1, "Audit" if day == 3 else None])
    imported = read_rota(make(Rota=rows))
    assert [p.name for p in imported.rota.people] == ["Ann Able", "Bea Bold", "Cy Chief"]
    assert len(imported.rota.duties) == 30
    assert not [p for p in imported.problems if p.severity != "note"]


NAMES = ["Ann Able", "Bea Bold", "Cyd Chief", "Dina Dane", "Edie Early"]


def refusal(path) -> str:
    with pytest.raises(UserError) as refused:
        read_rota(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("heading", "labels"),
    [("Shift", ["Day 07-19", "Night 19-07", "Standby"]), ("Vehicle", ["H201", "H202", "H203"])],
)
def test_names_in_the_cells_are_refused_in_one_sentence(make, heading, labels) -> None:
    days = [MARCH + dt.timedelta(days=day) for day in range(14)]
    rows: list[list[object]] = [[heading, *days]]
    for number, label in enumerate(labels):
        rows.append([label, *(NAMES[(number + day) % 5].split()[0] for day in range(14))])
    assert "names in the cells" in refusal(make(Rota=rows))
    if heading == "Shift":
        turned = [list(row) for row in zip(*rows, strict=True)]
        assert "names in the cells" in refusal(make(Rota=turned))


def test_initials_under_posts_are_refused_in_one_sentence(make) -> None:
    rows: list[list[object]] = [["Date", "Day", "Consultant", "Registrar", "SHO night"]]
    for day in range(14):
        on = MARCH + dt.timedelta(days=day)
        rows.append([on, f"{on:%a}", ["MM", "KD"][day % 2], ["AP", "RH"][day % 2], "GT"])
    assert "names in the cells" in refusal(make(Rota=rows))


def test_a_calendar_page_is_refused_in_one_sentence(make) -> None:
    rows: list[list[object]] = [["March 2026"], ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]]
    for week in range(4):
        rows += [[*range(week * 7 + 1, week * 7 + 8)], ["D: Ann"] * 7, ["N: Bea"] * 7]
    assert "a calendar page" in refusal(make(Rota=rows))


def test_one_day_a_week_is_refused_by_its_name(make) -> None:
    days = [MARCH + dt.timedelta(weeks=week) for week in range(6)]
    rows = [["Who", *days], ["A Able", *"xx xxx"], ["B Bold", *"x xx x"]]
    assert "each a week after" in refusal(make(Rota=rows))


def test_a_table_under_each_date_is_refused_by_its_form(make) -> None:
    rows: list[list[object]] = []
    for day in range(4):
        rows += [[f"{MARCH + dt.timedelta(days=day):%A %d %B %Y}"], ["Session", "Start", "End"]]
        rows[-1] += ["Clinician"]
        rows += [["Early", "08:00", "14:00", "A Able"], ["Late", "14:00", "20:00", "B Bold"], []]
    assert "a table of duties" in refusal(make(Rota=rows))


@pytest.mark.parametrize("heading", ["Users", "Assigned to", "Resource name"])
def test_other_words_for_the_person_of_a_list(make, heading) -> None:
    rows = [["Date", "Shift title", "Start", "End", heading]]
    rows += [["16/03/2026", "Day", "06:00", "18:00", name] for name in NAMES]
    rota = read_rota(make(Rota=rows)).rota
    assert [p.name for p in rota.people] == NAMES
    assert [d.code for d in rota.duties] == ["Day"] * 5


def test_weekdays_in_welsh(make) -> None:
    rows = [["Enw", "Llun", "Maw", "Mer", "Iau", "Gwe", "Sad", "Sul"]]
    rows += [["A Able", *["0700-1900"] * 4], ["B Bold", None, "1900-0700"]]
    rota = read_rota(make(Rota=rows)).rota
    assert [duty.day for duty in rota.duties] == [0, 1, 2, 3, 1]


def test_a_telephone_number_under_a_name_is_nobody(make) -> None:
    days = [MARCH + dt.timedelta(days=day) for day in range(7)]
    rows: list[list[object]] = [["Name", *days]]
    for number, name in enumerate(NAMES):
        rows += [[name, "0600-1400"], [f"07700 90020{number}"]]
    assert [p.name for p in read_rota(make(Rota=rows)).rota.people] == NAMES


SERIAL = 46203  # 30 June 2026, as Excel counts days.


def test_the_last_days_of_a_month_as_numbers_on_a_sheet_of_their_own(make, codes) -> None:
    june = [["Staff", SERIAL], ["Ann Able", "D"], ["Bea Bold", "N"]]
    july = [["Staff", *range(SERIAL + 1, SERIAL + 15)], ["Ann Able", *"DDDDDDD"], ["Bea Bold"]]
    rota = read_rota(make(Jun_2026=june, Jul_2026=july, Key=codes)).rota
    assert (rota.first_day, rota.days, len(rota.duties)) == (dt.date(2026, 6, 30), 15, 9)


def test_start_dates_beside_names_are_no_heading_and_make_no_list(make, codes) -> None:
    days = [MARCH + dt.timedelta(days=day) for day in range(7)]
    started = [dt.date(2015, 5, 1), dt.date(2015, 5, 2), dt.date(2019, 8, 6)]
    rows: list[list[object]] = [["Start date", "Staff", *days, None, *codes[0][:3]]]
    for number, (name, start) in enumerate(zip(NAMES, started, strict=False)):
        rows.append([start, name, *"DNDN", *[None] * 4, *codes[number + 1][:3]])
    rota = read_rota(make(Rota=rows, Key=codes)).rota
    assert [p.name for p in rota.people] == NAMES[:3]
    assert (rota.first_day, rota.days, len(rota.duties)) == (MARCH, 7, 12)


def test_a_legend_beside_lines_across_whose_heading_stands_above_theirs(make) -> None:
    legend = [["Code", "Meaning", "Times"], ["D", "Day", "0700-1900"], ["RD", "Rest day"]]
    week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    rows: list[list[object]] = [["Northgate"], ["People first", *[None] * 4, *legend[0]]]
    rows += [[*[None] * 5, *legend[1]], ["Wk", 1, 2, 3, None, *legend[2]]]
    rows += [[day, "D", "RD", "D"] for day in week]
    imported = read_rota(make(Lines=rows))
    assert len(imported.rota.people) == 3
    assert not [p for p in imported.problems if p.severity != "note"]


def test_another_code_for_once_on_a_sheet_of_a_shifts_marks(make, dated, codes) -> None:
    night = [*dated(("Ann Able", "x . x x . x x"), ("Bea Bold", ". x . . x . D"))]
    day = [*dated(("Ann Able", ". x . . x . ."), ("Bea Bold", "x . x . . x ."))]
    rota = read_rota(make(Night=night, Day=day, Key=codes)).rota
    assert sorted(d.code for d in rota.duties) == [*"DDDDDD", *"NNNNNNN"]
