"""Cover, Rules, Requests, Courses, Training, Before, and the legend's own faults."""

import datetime as dt

import pytest

from ambrota.model import Kind, Wish
from ambrota.sheets import read_rota


@pytest.fixture
def station(make, dated, codes):
    """A week of two people with companion sheets."""

    def build(**sheets):
        sheets.setdefault("Shift_codes", codes)
        grid = dated(("Ann Able", "D D D D D D D"), ("Bob Bold", "N N N N . . ."))
        return read_rota(make(Rota=grid, **sheets))

    return build


def demand(imported):
    rows = imported.rota.demand.rows
    return [(r.resource, r.role, r.weekday, r.date, r.start, r.end, r.seats) for r in rows]


def test_no_cover_sheet_no_demand(station) -> None:
    assert station().rota.demand is None


def test_cover_by_row(station) -> None:
    rows = [
        ["Resource", "Role", "Day", "From", "To", "Seats needed"],
        ["DCA", "Paramedic", "Fri", "18:30", "06:30", 2],
        ["DCA", None, dt.date(2026, 1, 6), "0000", "2400", 3],
        ["RRV", "any", "Sat-Sun", dt.time(7), dt.time(19), 1],
    ]
    imported = station(Cover=rows)
    assert imported.rota.demand.source == "sheet"
    assert demand(imported) == [
        ("DCA", "Paramedic", 4, None, 1110, 1830, 2),
        ("DCA", None, None, dt.date(2026, 1, 6), 0, 1440, 3),
        ("RRV", None, 5, None, 420, 1140, 1),
        ("RRV", None, 6, None, 420, 1140, 1),
    ]
    (problem,) = imported.problems  # nobody's role is stated here
    assert (problem.severity, "'Paramedic'" in problem.found) == ("warning", True)


def test_cover_by_shift_code(station) -> None:
    rows = [["Shift code", "Day", "Seats"], ["N", "Mon", 2], ["Q", "Mon", 1]]
    imported = station(Demand=rows)
    assert demand(imported) == [("DCA", None, 0, None, 1110, 1830, 2)]
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("error", "A3")


def test_cover_as_a_matrix_for_each_resource(station) -> None:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    rows = [
        ["DCA"],
        ["Hour", *days],
        ["06:00", 2, 2, 2, 2, 2, 0, None],
        ["07:00", 3, 3, 3, 3, 3, 1, 1],
        [],
        ["RRV / Paramedic"],
        ["Hour", *days],
        ["6-7", 1, 1, 1, 1, 1, 1, 1],
    ]
    found = demand(station(Cover=rows))
    assert ("DCA", None, 0, None, 360, 420, 2) in found
    assert ("DCA", None, 6, None, 420, 480, 1) in found
    assert ("RRV", "Paramedic", 3, None, 360, 420, 1) in found
    assert len(found) == 5 + 7 + 7


def test_cover_as_a_matrix_with_columns_beside_it(station) -> None:
    rows = [
        ["Resource", "Role", "From", "To", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["Desk", "Call handler", "22:00", "00:00", 4, 4, 4, 4, 4, 5, 5],
    ]
    assert demand(station(Cover=rows))[0] == ("Desk", "Call handler", 0, None, 1320, 1440, 4)


@pytest.mark.parametrize(("seats", "word"), [(-1, "negative"), (1.5, "seats"), ("lots", "seats")])
def test_a_demand_that_is_no_number_of_seats_is_an_error(station, seats, word) -> None:
    rows = [["Resource", "Day", "From", "To", "Seats"], ["DCA", "Mon", "06:00", "18:00", seats]]
    imported = station(Cover=rows)
    assert imported.rota.demand is None
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet, problem.cell) == ("error", "Cover", "E2")
    assert word in problem.found


def test_a_cover_sheet_that_cannot_be_read_is_no_silent_absence(station) -> None:
    (problem,) = station(Cover=[["Seats", 3]]).problems
    assert (problem.severity, problem.sheet) == ("error", "Cover")
    (problem,) = station(Cover=[["Station rota, front page"]]).problems
    assert (problem.severity, problem.sheet) == ("warning", "Cover")


def test_rules_are_handed_on_as_written(station) -> None:
    rows = [
        ["Rule", "Level", "Parameter", "Value"],
        ["daily-rest", "must", "hours", 11.5],
        [None, None, "other", "x"],
    ]
    first, second = station(Rules=rows).rule_rows
    assert (first.rule, first.level, first.parameter, first.value, first.cell) == (
        "daily-rest",
        "must",
        "hours",
        "11.5",
        "A2",
    )
    assert (second.rule, second.parameter) == ("daily-rest", "other")


def test_requests_courses_training_and_duties_before(station) -> None:
    imported = station(
        Requests=[
            ["Person", "Date", "Wants", "Weight"],
            ["Ann Able", dt.date(2026, 1, 7), "RD", 2],
            ["Nobody", dt.date(2026, 1, 7), "RD", 1],
            ["Ann Able", "07/03/2026", "RD", 1],
        ],
        Courses=[
            ["Course", "Category", "Hours", "Days", "From", "To", "Places", "Trainer"],
            ["Sexual safety", "statutory", 3.75, "Wed", "09:00", "17:00", 6, "Bob Bold"],
            ["Endless", "cpd", None, None, None, None, None, None],
        ],
        Training=[
            ["Person", "Category", "Hours received"],
            ["Ann Able", "CPD", 4],
            ["Ann Able", "cpd", 2],
        ],
        Before=[
            ["Person", "Date", "Code"],
            ["Bob Bold", dt.date(2026, 1, 4), "N"],
            ["Bob Bold", dt.date(2026, 1, 5), "N"],
        ],
    )
    rota = imported.rota
    assert rota.wishes == (Wish("ann-able", 2, "RD", 2.0),)
    (course,) = rota.courses
    assert (course.minutes, course.days, course.earliest, course.places, course.trainer) == (
        225,
        (2,),
        540,
        6,
        "bob-bold",
    )
    assert rota.people[0].training_received == (("cpd", 6.0),)
    assert [(d.person, d.day, d.start, d.end) for d in rota.before] == [
        ("bob-bold", -1, 1110, 1830)
    ]
    errors = {(p.sheet, p.cell) for p in imported.problems if p.severity == "error"}
    assert errors == {("Requests", "A3"), ("Requests", "B4"), ("Courses", "C3"), ("Before", "B3")}


def test_the_legend_in_other_words(make, dated) -> None:
    legend = [
        ["Shift", "Description", "Times", "Hrs"],
        ["D", "Long day", "0630-1830", "11:30"],
        ["H", "Annual leave", None, 7.5],
        ["OD", "Office", "9am-5pm", None],
        ["STAT", "Key skills day", "0900-1700", None],
    ]
    rota = read_rota(make(Rota=dated(("A Able", "D H OD STAT")), Legend=legend)).rota
    assert [(d.kind, d.start, d.paid) for d in rota.duties] == [
        (Kind.COVER, 390, 690),
        (Kind.LEAVE, None, 450),
        (Kind.OTHER_WORK, 540, None),
        (Kind.TRAINING, 540, None),
    ]
    assert rota.duties[3].category == "statutory"


def test_faults_of_the_legend_are_named(station) -> None:
    rows = [
        ["Code", "Start", "End", "Paid hours", "Kind"],
        ["D", "06:00", "18:00", 11.5, "cover"],
        ["D", "07:00", "19:00", 11.5, "cover"],
        ["N", "soon", "06:00", None, "cover"],
        ["E", "06:00", "14:00", -1, "cover"],
        ["Z", None, None, None, "zebra"],
        ["Y", None, None, None, None],
    ]
    imported = station(Shift_codes=rows)
    found = {p.cell: p.severity for p in imported.problems if p.sheet == "Shift codes"}
    assert found == {"A3": "error", "B4": "error", "D5": "error", "E6": "error", "A7": "warning"}
    assert imported.rota.duties[0].start == 360


def test_codes_work_on_the_only_resource_that_cover_asks_for(station) -> None:
    rows = [["Code", "Start", "End"], ["D", "06:00", "18:00"], ["N", "18:00", "06:00"]]
    cover = [["Resource", "Day", "From", "To", "Seats"], ["DCA", "Daily", "06:00", "18:00", 1]]
    imported = station(Shift_codes=rows, Cover=cover)
    assert {d.resource for d in imported.rota.duties} == {"DCA"}
    assert [p.severity for p in imported.problems] == ["note"]
    assert len(demand(imported)) == 7


@pytest.mark.parametrize(
    ("line", "faults"),
    [("D = day", 0), ("D = Day 0630-1830", 0), ("D = Day 0700-1900", 1), ("D = rest day", 1)],
)
def test_a_line_that_says_less_of_a_code_than_its_sheet_agrees(
    make, dated, codes, line, faults
) -> None:
    rows = dated(("A Able", "D N"))
    rows += [[], [line]]
    read = read_rota(make(Rota=rows, Shift_codes=codes))
    said = [problem for problem in read.problems if "differently" in problem.found]
    assert len(said) == faults
    assert [duty.start for duty in read.rota.duties] == [390, 1110]


def test_a_companion_sheet_without_its_headings_is_said(make, dated, codes) -> None:
    week = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    rows = [["Day", "Crews out"], *[[day, 2] for day in week]]
    read = read_rota(make(Rota=dated(("A Able", "D N D")), Shift_codes=codes, Cover=rows))
    (problem,) = [p for p in read.problems if p.sheet == "Cover"]
    assert (problem.severity, problem.expected) == ("warning", "headings for day and seats")
