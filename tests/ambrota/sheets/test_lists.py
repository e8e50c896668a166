"""Long lists in the manner of rostering systems: what stands in them besides plain rows."""

import datetime as dt
from dataclasses import replace

import pytest

from ambrota.model import Change, Kind
from ambrota.sheets import read_rota, write_back
from ambrota.sheets.cells import Cell
from ambrota.sheets.lists.people import name_and_number
from ambrota.sheets.words.moments import date_in, moment_of

HEADINGS = ["Employee No", "Name", "Date", "Start", "End", "Shift Code"]


def on(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, 1 + day)


def row(number, day, start="06:30", end="18:30", code="D", *more):
    return [number, f"Person {number}", on(day), start, end, code, *more]


def duties(imported):
    return [(d.person, d.day, d.code, d.start, d.end) for d in imported.rota.duties]


def notes(imported, severity="note"):
    return [(p.cell, p.found) for p in imported.problems if p.severity == severity]


def test_the_same_row_twice_is_read_once_and_named(make, codes) -> None:
    rows = [HEADINGS, row(1, 0), row(1, 0), row(1, 1), row(2, 0)]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[:3] for d in duties(imported)] == [("1", 0, "D"), ("1", 1, "D"), ("2", 0, "D")]
    assert notes(imported, "warning") == [("D3", "the same duty as in D2")]
    assert imported.source.rows["1", 0] == (("Duties", 2), ("Duties", 3))


def test_rows_that_are_no_duties_are_passed_over_with_a_word(make, codes) -> None:
    rows = [
        ["Duty report"], ["Station: Ashbrook"], [], HEADINGS,
        row(1, 0), row(2, 0), [None, "Subtotal", None, None, 23],
        HEADINGS, row(1, 1), [], ["Page 2 of 2"], ["Total hours", None, None, None, None, 34.5],
        ["Printed on 04/03/2026 07:15"],
    ]  # fmt: skip
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[:2] for d in duties(imported)] == [("1", 0), ("1", 1), ("2", 0)]
    assert [p.name for p in imported.rota.people] == ["Person 1", "Person 2"]
    assert {p.severity for p in imported.problems} == {"note"}
    said = " ".join(text for _, text in notes(imported))
    for part in ("headings again", "sums", "Page 2", "Subtotal"):
        assert part in said


def test_leave_from_a_day_to_another_stands_on_each_day(make, codes) -> None:
    heading = ["Name", "Start date", "End date", "Start time", "End time", "Duty type"]
    rows = [
        heading,
        ["Ann Able", on(0), on(0), "06:30", "18:30", "Core"],
        ["Ann Able", on(2), on(5), None, None, "Annual Leave"],
        ["Bob Bold", on(1), on(2), "18:30", "06:30", "Core"],
        ["Bob Bold", on(3), on(4), "00:00", "23:59", "Sickness"],
        ["Bob Bold", on(6), on(5), None, None, "Annual Leave"],
    ]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    ann = [(d.day, d.kind, d.start) for d in imported.rota.duties if d.person == "ann-able"]
    bob = [(d.day, d.kind, d.start) for d in imported.rota.duties if d.person == "bob-bold"]
    assert ann == [(0, Kind.COVER, 390), *((day, Kind.LEAVE, None) for day in (2, 3, 4, 5))]
    assert bob == [(1, Kind.COVER, 1110), (3, Kind.SICK, None), (4, Kind.SICK, None)]
    assert imported.rota.days == 7
    (error,) = notes(imported, "error")
    assert "a last day before the first" in error[1]


@pytest.mark.parametrize(
    ("ends", "days"),
    [
        # Nothing in the column has a time of day: the last day is a day of leave.
        ([on(4)], [0, 1, 2, 3, 4]),
        # Ends are times of day here, so that a midnight ends the day before.
        ([on(4), dt.datetime(2026, 3, 9, 18, 30)], [0, 1, 2, 3]),
    ],
)
def test_where_leave_ends_at_midnight(make, ends, days) -> None:
    rows = [["Name", "Start", "End", "Duty Type"], ["Ann Able", on(0), ends[0], "Annual Leave"]]
    rows += [["Bob Bold", dt.datetime(2026, 3, 9, 6, 30), end, "Core"] for end in ends[1:]]
    imported = read_rota(make(Duties=rows))
    assert [d.day for d in imported.rota.duties if d.kind is Kind.LEAVE] == days


DATED = ["Name", "Start date", "End date", "Shift"]
SPANS = {
    "dates": [DATED, ["A Able", on(0), on(4), "Leave"]],
    "texts": [DATED, ["A Able", "02/03/2026", "06/03/2026", "Leave"]],
    "moments": [["Name", "Start", "End", "Shift"], ["A Able", on(0), on(4), "Leave"]],
}


@pytest.mark.parametrize("form", SPANS)
@pytest.mark.parametrize("days", [(2,), (0,), (4,), (1, 3), (0, 1, 2, 3, 4)])
def test_a_day_out_of_leave_leaves_the_others(make, tmp_path, form, days) -> None:
    imported = read_rota(make(Absence=SPANS[form]))
    (leave, *_) = imported.rota.duties
    sick = replace(leave, code="Sick", kind=Kind.SICK)
    changes = [
        Change("a-able", day, (replace(leave, day=day),), (replace(sick, day=day),)) for day in days
    ]
    copy = tmp_path / "copy.xlsx"
    write_back(imported, imported.rota.with_changes(changes), copy)
    again = {(d.day, d.kind) for d in read_rota(copy).rota.duties}
    assert again == {(day, Kind.SICK if day in days else Kind.LEAVE) for day in range(5)}


@pytest.mark.parametrize("said", ["All day", "00:00", None])
def test_rows_for_all_day_have_no_times(make, codes, said) -> None:
    end = "23:59" if said == "00:00" else said
    rows = [HEADINGS, row(1, 0), row(1, 1, said, end, "AL")]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert duties(imported)[1] == ("1", 1, "AL", None, None)
    assert not imported.problems


def test_a_column_that_says_all_day(make, codes) -> None:
    heading = ["Name", "Date", "All Day", "Start", "End", "Shift"]
    rows = [
        heading,
        ["Ann Able", on(0), "No", "06:30", "18:30", "D"],
        ["Ann Able", on(1), "Yes", "00:00", "00:00", "AL"],
    ]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[2:] for d in duties(imported)] == [("D", 390, 1110), ("AL", None, None)]


@pytest.mark.parametrize(
    ("written", "paid"),
    [(30, 690), ("30 min", 690), (0.5, 690), ("00:45", 675), (0, 720), (None, None)],
)
def test_paid_hours_less_the_break(make, written, paid) -> None:
    rows = [[*HEADINGS, "Break"], row(1, 0, "06:30", "18:30", "D", written)]
    assert read_rota(make(Duties=rows)).rota.duties[0].paid == paid


def test_a_break_that_is_none_is_named(make) -> None:
    rows = [[*HEADINGS, "Break"], row(1, 0, "06:30", "18:30", "D", "taken")]
    imported = read_rota(make(Duties=rows))
    assert imported.rota.duties[0].paid is None
    assert notes(imported, "warning") == [("G2", "the break 'taken'")]


def test_a_name_that_stands_once_for_its_rows(make, codes) -> None:
    rows = [HEADINGS[1:], ["Ann Able", on(0), "06:30", "18:30", "D"]]
    rows += [[None, on(day), "06:30", "18:30", "D"] for day in (1, 2)]
    rows += [["Bob Bold", on(0), "18:30", "06:30", "N"], [None, on(1), "18:30", "06:30", "N"]]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[:2] for d in duties(imported)] == [
        ("ann-able", 0), ("ann-able", 1), ("ann-able", 2), ("bob-bold", 0), ("bob-bold", 1)
    ]  # fmt: skip
    assert [text for _, text in notes(imported)] == ["3 rows without a name under one that has it"]


def test_a_single_row_without_a_name_is_nobodys(make, codes) -> None:
    rows = [HEADINGS, row(1, 0), row(1, 1), [None, None, on(2), "06:30", "18:30", "D"], row(1, 3)]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[1] for d in duties(imported)] == [0, 1, 3]
    assert "without a person" in notes(imported, "warning")[0][1]


def test_two_people_of_one_name_are_told_apart_by_number(make, codes) -> None:
    rows = [["Name", "Date", "Shift Code"]]
    rows += [[f"ABLE, Ann ({number})", on(0), "D"] for number in (12345, 12346)]
    people = read_rota(make(Duties=rows, Shift_codes=codes)).rota.people
    assert [(p.id, p.name) for p in people] == [("12345", "ABLE, Ann"), ("12346", "ABLE, Ann")]


def test_times_in_one_column(make) -> None:
    heading = ["Name", "Date", "Times", "Callsign", "Comment", "Locker"]
    rows = [heading, ["Ann Able", on(0), "18:30 - 06:30", "M123", None, 7],
            ["Ann Able", on(2), "9-5", None, None, 7]]  # fmt: skip
    imported = read_rota(make(Duties=rows))
    (duty,) = imported.rota.duties
    assert (duty.start, duty.end, duty.unit) == (1110, 1830, "M123")
    assert "'9-5'" in notes(imported, "error")[0][1]
    assert ("F1", "a column 'Locker'") in notes(imported)


def test_rows_in_any_order_and_with_codes_alone(make, codes) -> None:
    rows = [["Name", "Date", "Shift"], ["Bob Bold", on(3), "N"], ["Ann Able", on(2), "D"],
            ["Ann Able", on(0), "N"], ["Bob Bold", on(0), "AL"]]  # fmt: skip
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[:3] for d in duties(imported)] == [
        ("bob-bold", 0, "AL"), ("bob-bold", 3, "N"), ("ann-able", 0, "N"), ("ann-able", 2, "D")
    ]  # fmt: skip


def test_hours_without_a_code_or_times_are_said(make, codes) -> None:
    rows = [
        ["Name", "Date", "Code", "Hours"], ["A Able", on(0), "D", 11.5],
        ["A Able", on(1), None, 23.5], ["A Able", on(2), None, None], ["A Able", on(3), "D", 11.5],
    ]  # fmt: skip
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[1] for d in duties(imported)] == [0, 3]
    assert notes(imported, "warning") == [("C3", "23.5 hours without times and code")]
    assert ("C4", "a row without times and code") in notes(imported)


@pytest.mark.parametrize(("end", "said"), [("18:30", []), ("19:00", ["G1"])])
def test_a_column_of_other_times_is_said(make, codes, end, said) -> None:
    heading = [*HEADINGS, "Scheduled End"]
    rows = [
        heading,
        row(1, 0, "06:30", "18:30", "D", "18:30"),
        row(2, 0, "06:30", "18:30", "D", end),
    ]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [cell for cell, _ in notes(imported, "warning")] == said


def test_dates_with_the_month_first_are_told_by_the_column(make, codes) -> None:
    rows = [["Name", "Date", "Shift"], ["Ann Able", "03/02/2026", "D"],
            ["Ann Able", "03/14/2026", "N"]]  # fmt: skip
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert imported.rota.first_day == dt.date(2026, 3, 2)
    assert [d.day for d in imported.rota.duties] == [0, 12]
    assert any("month before the day" in text for _, text in notes(imported, "warning"))


def test_parts_of_a_day_in_a_text_file_are_told_by_the_column(tmp_path) -> None:
    path = tmp_path / "list.csv"
    rows = "Name,Date,Start,End\nAnn Able,02/03/2026,{}\nAnn Able,03/03/2026,{}\n"
    path.write_text(rows.format("0.25,0.75", "0.3125,0.8125"))
    parts = [(d.start, d.end) for d in read_rota(path).rota.duties]
    path.write_text(rows.format("0.25,6.45", "18.30,23.15"))
    clocks = [(d.start, d.end) for d in read_rota(path).rota.duties]
    assert (parts, clocks) == ([(360, 1080), (450, 1170)], [(25, 405), (1110, 1395)])


def test_a_shift_of_24_hours_that_the_legend_knows(make) -> None:
    codes = [["Code", "Start", "End"], ["H", "08:00", "08:00"]]
    rows = [[*HEADINGS, "Hours"], row(1, 0, "08:00", "08:00", "H"),
            row(1, 2, "08:00", "08:00", "Q"), row(1, 4, "08:00", "08:00", "Z", 23),
            row(1, 6, "08:00", "08:00", "0800-0800")]  # fmt: skip
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [d[1:] for d in duties(imported)] == [
        (0, "H", 480, 1920), (4, "Z", 480, 1920), (6, "0800-0800", 480, 1920)
    ]  # fmt: skip
    assert "equal to its start" in notes(imported, "error")[0][1]


def test_a_status_or_a_note_that_says_otherwise(make, codes) -> None:
    rows = [
        [*HEADINGS, "Status", "Comment"],
        row(1, 0, "06:30", "18:30", "D", "Worked", None),
        row(1, 1, "06:30", "18:30", "D", "Sick", None),
        row(1, 2, "06:30", "18:30", "D", "Worked", "cancelled by control"),
        row(1, 3, "06:30", "18:30", "D", "Declined", None),
    ]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    kinds = [(d.day, d.kind) for d in imported.rota.duties]
    assert kinds == [(0, Kind.COVER), (1, Kind.UNKNOWN), (2, Kind.COVER)]
    assert [cell for cell, _ in notes(imported, "warning")] == ["D3", "D4"]
    assert ("D5", "a cancelled row (Declined)") in notes(imported)


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("ABLE, Ann (12345)", "ABLE, Ann", "12345"),
        ("Ann Able [E1234]", "Ann Able", "E1234"),
        ("Ann Able - 12345", "Ann Able", "12345"),
        ("12345 - Ann Able", "Ann Able", "12345"),
        ("12345 Able, Ann", "Able, Ann", "12345"),
        ("Ann Able (EMT)", "Ann Able (EMT)", ""),
        ("Ann Smith-Able", "Ann Smith-Able", ""),
        ("Vacant 3", "Vacant 3", ""),
    ],
)
def test_a_number_within_a_name(text: str, name: str, number: str) -> None:
    assert name_and_number(text) == (name, number)


@pytest.mark.parametrize(
    ("value", "minute"),
    [
        ("05/01/2026 06:30", 390),
        ("2026-01-05T06:30:00Z", 390),
        ("2026-01-05 06:30:00.000", 390),
        ("05 Jan 2026 06:30", 390),
        ("Mon 05/01/2026 0630", 390),
        ("05/01/2026 6:30 PM", 1110),
        ("06:30 05/01/2026", 390),
        (46027.75, 1080),
        (dt.datetime(2026, 1, 5, 6, 30), 390),
    ],
)
def test_a_date_with_a_time(value: object, minute: int) -> None:
    assert moment_of(Cell(1, 1, value)) == (minute, dt.date(2026, 1, 5))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", [20260105, "20260105", "5 January 2026", "Mon 05-Jan-26", 46027, "05.01.2026"]
)
def test_a_date_alone(value: object) -> None:
    assert date_in(Cell(1, 1, value)) == dt.date(2026, 1, 5)  # type: ignore[arg-type]


def test_no_date_and_no_moment() -> None:
    for value in ("soon", None, 7, "99/99/2026", "20269999"):
        assert date_in(Cell(1, 1, value)) is None
