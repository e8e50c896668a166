"""One-row-per-duty lists."""

import datetime as dt
from dataclasses import replace

from ambrota.model import Change, Kind
from ambrota.sheets import read_rota, write_back

HEADINGS = ["Employee No", "Name", "Grade", "Date", "Start", "End", "Shift Code", "Status"]
ON = dt.datetime(2026, 3, 2)


def row(number, day, start, end, code="D", status="Confirmed", name=None):
    return [
        number,
        name or f"Person {number}",
        "EMT",
        ON + dt.timedelta(days=day),
        start,
        end,
        code,
        status,
    ]


def test_rows_are_duties_with_their_own_times(make, codes) -> None:
    rows = [
        HEADINGS,
        row(1, 0, "06:30", "18:30"),
        row(1, 2, "19:00", "07:00", "N"),
        row(2, 1, None, None, "AL"),
    ]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    rota = imported.rota
    assert (rota.first_day, rota.days) == (dt.date(2026, 3, 2), 3)
    day, night, leave = rota.duties
    assert (day.person, day.day, day.start, day.end, day.paid, day.cell) == (
        "1",
        0,
        390,
        1110,
        690,
        "Duties!E2",
    )
    assert (night.start, night.end, night.paid, night.resource) == (1140, 1860, None, "DCA")
    assert (leave.kind, leave.start) == (Kind.LEAVE, None)
    assert imported.problems == ()


def test_rows_that_are_no_duty_are_named_and_not_kept(make, codes) -> None:
    heading = [*HEADINGS, "End date"]
    rows = [
        heading,
        [*row(1, 0, "06:30", "18:30"), None],
        [*row(1, 1, "06:30", "18:30", status="Cancelled"), None],
        [*row(1, 2, "06:30", None), None],
        [*row(1, 3, "18:30", "06:30"), ON + dt.timedelta(days=3)],
        [*row(1, 4, "06:30", "06:30"), None],
        [None, None, None, ON, "06:30", "18:30", "D", None, None],
        [7, "Person 7", "EMT", "soon", "06:30", "18:30", "D", None, None],
    ]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert [duty.day for duty in imported.rota.duties] == [0]
    found = {problem.cell: problem.found for problem in imported.problems}
    assert "cancelled" in found["E3"]
    assert "without an end" in found["E4"]
    assert "end before its start" in found["E5"]
    assert "equal" in found["E6"]
    assert "without a person" in found["D7"]
    assert "soon" in found["D8"]


def test_touching_rows_are_one_duty_and_overlapping_rows_are_kept_and_named(make, codes) -> None:
    rows = [
        HEADINGS,
        row(1, 0, "18:30", "00:00", "N"),
        row(1, 1, "00:00", "06:30", "N"),
        row(2, 0, "06:30", "18:30"),
        row(2, 0, "18:00", "22:00"),
    ]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    joined, first, second = imported.rota.duties
    assert (joined.start, joined.end, joined.cell) == (1110, 1830, "Duties!E2")
    assert (first.start, second.start) == (390, 1080)
    overlap = next(p for p in imported.problems if "overlaps" in p.found)
    assert (overlap.severity, overlap.cell) == ("error", "E5")


def test_rows_that_make_up_their_code_are_paid_like_it_whatever_stands_between(make, codes) -> None:
    rows = [
        HEADINGS,
        row(1, 0, "18:30", "00:00", "N"),
        row(1, 1, None, None, "REL"),
        row(1, 1, "00:00", "06:30", "N"),
    ]
    night, relief = read_rota(make(Duties=rows, Shift_codes=codes)).rota.duties
    assert (night.start, night.end, night.paid, night.cell) == (1110, 1830, 690, "Duties!E2")
    assert (relief.day, relief.kind) == (1, Kind.RELIEF)


def test_codes_without_a_legend_take_the_rows_times(make) -> None:
    rows = [HEADINGS, row(1, 0, "07:00", "15:00", "Early"), row(1, 1, "07:00", "15:00", "Early"),
            row(1, 2, None, None, "Early"), row(1, 3, None, None, "ZZ")]  # fmt: skip
    imported = read_rota(make(Duties=rows))
    early, _, third, unknown = imported.rota.duties
    assert (early.kind, early.start, early.end) == (Kind.COVER, 420, 900)
    assert third.start == 420
    assert unknown.kind is Kind.UNKNOWN
    assert imported.rota.shift_by_code["Early"].end == 900


def test_excel_dates_with_times_and_a_csv_say_the_same(make, tmp_path) -> None:
    start, end = ON.replace(hour=22), ON.replace(day=3, hour=6)
    book = make(Duties=[["Name", "Date", "Start", "End"], ["A Able", ON, start, end]])
    text = tmp_path / "duties.csv"
    text.write_text("Name,Date,Start,End\nA Able,02/03/2026,22:00,06:00\n", encoding="utf-8")
    for path in (book, text):
        duty = read_rota(path).rota.duties[0]
        assert (duty.start, duty.end, duty.code) == (1320, 1800, "2200-0600")


def test_absences_told_by_their_type_alone(make) -> None:
    heading = [
        "Payroll Number",
        "Surname",
        "Forename",
        "Date",
        "Start Time",
        "End Time",
        "Duty Type",
    ]
    rows = [
        heading,
        [7, "Able", "Ann", "05/01/2026", "0600", "1800", "Core"],
        [7, "Able", "Ann", "06/01/2026", "0900", "1700", "Training"],
        [7, "Able", "Ann", "07/01/2026", None, None, "Annual Leave"],
        [7, "Able", "Ann", "08/01/2026", "0600", "1800", "Cancelled"],
    ]
    rota = read_rota(make(Export=rows)).rota
    assert rota.people[0].name == "Ann Able"
    assert [d.kind for d in rota.duties] == [Kind.COVER, Kind.TRAINING, Kind.LEAVE]


def moments(*rows):
    return [["Staff No", "Name", "Start", "End", "Shift Code"], *rows]


def test_a_start_with_its_date_needs_no_date_column(make, codes) -> None:
    rows = moments(
        ["1", "A Able", "02/03/2026 06:30", "02/03/2026 18:30", "D"],
        ["1", "A Able", dt.datetime(2026, 3, 3, 18, 30), dt.datetime(2026, 3, 4, 6, 30), "N"],
        ["1", "A Able", "05/03/2026 00:00", None, "AL"],
        ["1", "A Able", "06/03/2026 06:30", None, "D"],
    )
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    assert imported.rota.first_day == dt.date(2026, 3, 2)
    found = [(duty.day, duty.start, duty.end, duty.code) for duty in imported.rota.duties]
    assert found == [(0, 390, 1110, "D"), (1, 1110, 1830, "N"), (3, None, None, "AL")]
    (problem,) = imported.problems
    assert (problem.cell, problem.found) == ("C5", "a start without an end")


def test_a_list_dated_by_its_starts_is_written_back(make, codes, tmp_path) -> None:
    rows = moments(
        ["1", "A Able", "02/03/2026 06:30", "02/03/2026 18:30", "D"],
        ["1", "A Able", "03/03/2026 06:30", "03/03/2026 18:30", "D"],
        ["1", "A Able", "05/03/2026 00:00", None, "AL"],
    )
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    day, gone, leave = imported.rota.duties
    changes = [
        Change("1", 0, (day,), (replace(leave, day=0),)),
        Change("1", 1, (gone,), ()),
        Change("1", 3, (leave,), (replace(day, day=3),)),
    ]
    copy = tmp_path / "copy.xlsx"
    write_back(imported, imported.rota.with_changes(changes), copy)
    again = read_rota(copy)
    assert [(duty.day, duty.code, duty.start) for duty in again.rota.duties] == [
        (0, "AL", None), (3, "D", 390)
    ]  # fmt: skip
    assert again.rota.days == imported.rota.days
