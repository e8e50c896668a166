"""People, restrictions and line managers."""

import datetime as dt

import pytest

from ambrota.model import RestrictionKind as Form
from ambrota.sheets import read_rota
from ambrota.sheets.people.restrictions import parse_restrictions

PEOPLE = [
    "Staff no",
    "Name",
    "Role",
    "Team",
    "Line manager",
    "Contracted hours",
    "Restrictions",
    "Locked",
    "Vacant",
    "Aspirant",
    "Opt-out from",
    "Opt-out to",
    "Grade start",
]


@pytest.fixture
def station(make, dated, codes):
    """A rota of three with a People sheet of these rows."""

    def build(*rows, **more):
        grid = dated(
            ("Ann Able", "D D D D D D D"),
            ("Bob Bold", "N N N N . . ."),
            ("Cy Chief", "D D D . . . ."),
        )
        return read_rota(make(Rota=grid, People=[PEOPLE, *rows], Shift_codes=codes, **more))

    return build


def test_the_people_sheet_adds_what_it_says(station) -> None:
    imported = station(
        [
            11,
            "ann able",
            "Paramedic",
            "Red",
            "Cy Chief",
            30,
            "no nights; max 30 h a week until 30/06/2026",
            "yes",
            None,
            "Y",
            dt.date(2026, 1, 1),
            None,
            dt.date(2024, 9, 1),
        ],
        [
            None,
            "Bob Bold",
            "EMT",
            "Red",
            "CHIEF, Cy",
            "37:30",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
        ],
        [None, "Cy Chief", "OTL"],
    )
    ann, bob, chief = imported.rota.people
    assert [p.id for p in imported.rota.people] == ["11", "bob-bold", "cy-chief"]
    assert (ann.role, ann.team, ann.contracted_hours, ann.locked, ann.aspirant) == (
        "Paramedic",
        "Red",
        30,
        True,
        True,
    )
    assert ann.opt_out == (dt.date(2026, 1, 1), None)
    assert ann.grade_start == dt.date(2024, 9, 1)
    assert [r.kind for r in ann.restrictions] == [Form.NO_NIGHTS, Form.MAX_WEEKLY_HOURS]
    assert ann.restrictions[1].until == dt.date(2026, 6, 30)
    assert (ann.line_manager, bob.line_manager, bob.contracted_hours) == (chief.id, chief.id, 37.5)
    assert imported.problems == ()


@pytest.mark.parametrize(
    ("text", "kind", "value", "codes"),
    [
        ("no nights", Form.NO_NIGHTS, 0, ()),
        ("No weekends", Form.NO_WEEKENDS, 0, ()),
        ("no Tue", Form.NO_WEEKDAY, 1, ()),
        ("no Tuesdays", Form.NO_WEEKDAY, 1, ()),
        ("only D,L", Form.ONLY_CODES, 0, ("D", "L")),
        ("not before 07:00", Form.NOT_BEFORE, 420, ()),
        ("not after 2200", Form.NOT_AFTER, 1320, ()),
        ("max 30 h a week", Form.MAX_WEEKLY_HOURS, 1800, ()),
        ("max 22.5 hours per week", Form.MAX_WEEKLY_HOURS, 1350, ()),
    ],
)
def test_each_form_of_a_restriction(text, kind, value, codes) -> None:
    (found,), unknown = parse_restrictions(text)
    assert unknown == ()
    assert (found.kind, found.value, found.codes, found.text) == (kind, value, codes, text)


@pytest.mark.parametrize(
    "text", ["no pixies", "no D", "max 30", "not before dawn", "no nights until soon"]
)
def test_any_other_restriction_is_an_error_with_its_cell(station, text) -> None:
    imported = station([None, "Ann Able", None, None, None, None, f"no weekends; {text}"])
    problem = next(p for p in imported.problems if p.severity == "error")
    assert (problem.sheet, problem.cell) == ("People", "G2")
    assert text in problem.found
    assert len(imported.rota.people[0].restrictions) == 1
    assert text in (imported.rota.people[0].restrictions_stated or "")


def test_a_manager_who_is_not_in_the_rota_is_kept_as_stated_and_named(station) -> None:
    imported = station([None, "Ann Able", None, None, "Mo Missing"])
    assert imported.rota.people[0].line_manager is None
    assert imported.rota.people[0].manager_stated == "Mo Missing"
    (problem,) = imported.problems
    assert (problem.sheet, problem.cell) == ("People", "E2")
    assert "Mo Missing" in problem.found


def test_a_circle_of_managers_is_named_once(station) -> None:
    imported = station(
        [None, "Ann Able", None, None, "Bob Bold"], [None, "Bob Bold", None, None, "Ann Able"]
    )
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("error", "E2")
    assert "circle" in problem.found


def test_people_besides_the_rota_and_second_rows_are_named(station) -> None:
    imported = station(
        [None, "Ann Able", "EMT"], [None, "Dee Daly", "EMT"], [None, "Ann Able", "Paramedic"]
    )
    assert imported.rota.people[0].role == "EMT"
    found = {p.cell: p for p in imported.problems}
    assert "not in the rota" in found["B3"].found
    assert (found["B4"].severity, "second time" in found["B4"].found) == ("error", True)


def test_a_teams_leader_is_the_manager_of_its_other_members(station) -> None:
    imported = station(
        [None, "Ann Able", "EMT", "Red"],
        [None, "Bob Bold", "EMT", "Red"],
        [None, "Cy Chief", "OTL", "Red"],
    )
    ann, bob, chief = imported.rota.people
    assert (ann.line_manager, bob.line_manager, chief.line_manager) == (chief.id, chief.id, None)
    assert [p.severity for p in imported.problems] == ["note"]


def test_a_leader_named_for_the_whole_team_does_not_manage_themselves(make, dated, codes) -> None:
    people = [
        ["Name", "Grade", "Team", "Team leader"],
        ["Ann Able", "EMT", "Red", "Cy Chief"],
        ["Cy Chief", "Team leader", "Red", "Cy Chief"],
    ]
    grid = dated(("Ann Able", "D D D"), ("Cy Chief", "D D D"))
    imported = read_rota(make(Rota=grid, Staff=people, Key=codes))
    assert [p.line_manager for p in imported.rota.people] == ["cy-chief", None]
    assert not [p for p in imported.problems if p.severity == "error"]


def test_holders_and_managers_of_lines(make, lines, codes) -> None:
    leaders = [
        ["Line", "Name", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["TL1", "Cy Chief", "D"],
    ]
    people = [
        ["Line", "Rota", "Name", "Role", "Line manager"],
        [1, "DCA", "Ann Able", "EMT", "Cy Chief"],
        [2, "DCA", "VACANCY", "EMT", "TL1"],
        ["TL1", None, "Cy Chief", "OTL", None],
    ]
    imported = read_rota(
        make(DCA=lines("D . . . . . .", ". D . . . . ."), Leaders=leaders, People=people, Key=codes)
    )
    first, second, chief = imported.rota.people
    assert (first.name, first.line_manager, first.rota) == ("Ann Able", chief.id, "DCA")
    assert (second.vacant, second.line_manager) == (True, chief.id)
    assert imported.problems == ()


def test_two_people_of_one_name_need_their_numbers(make, codes) -> None:
    rows = [["Staff no", "Name", *range(5, 10)], [1, "A Able", "D"], [2, "A Able", "N"]]
    imported = read_rota(make(January_2026=rows, Key=codes))
    assert [p.id for p in imported.rota.people] == ["1", "2"]
    assert imported.problems == ()


def test_a_number_of_two_people_is_named(station) -> None:
    imported = station([7, "Ann Able"], [7, "Bob Bold"])
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("error", "A3")
    assert [p.id for p in imported.rota.people] == ["7", "bob-bold", "cy-chief"]


def test_lines_and_staff_numbers_that_look_alike_are_kept_apart(make, lines, codes) -> None:
    people = [
        ["Line", "Staff no", "Name", "Line manager"],
        [1, 2, "Ann Able", "Cy Chief"],
        [2, 1, "Bob Bold", "Cy Chief"],
        [3, 3, "Cy Chief", None],
    ]
    weeks = lines("D . . . . . .", ". D . . . . .", ". . D . . . .")
    imported = read_rota(make(DCA=weeks, People=people, Key=codes))
    assert [p.name for p in imported.rota.people] == ["Ann Able", "Bob Bold", "Cy Chief"]
    assert [p.id for p in imported.rota.people] == ["2", "1", "3"]


def test_a_staff_number_beside_two_lines_is_named(make, codes) -> None:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    rows = [["Core"], ["Line", "ESR No", *days], [1, 101, "D"], [2, 102, "N"], []]
    rows += [["Relief"], ["Line", "ESR No", *days], [1, 103, "D"], [2, 101, "N"]]
    imported = read_rota(make(Lines=rows, Key=codes))
    assert [p.id for p in imported.rota.people] == ["101", "102", "103", "101-2"]
    (problem,) = [p for p in imported.problems if p.severity != "note"]
    assert (problem.severity, problem.cell) == ("warning", "B9")
    assert "'101' a second time" in problem.found


def test_a_manager_in_a_rota_that_is_left_out_is_named(make, codes) -> None:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    worked = ["D", "D", None, None, None, None, None]
    sheets = {
        "Core": [["Line", "Name", "Line manager", *days], [1, "A Able", "M Moss", *worked]],
        "Leaders": [["Line", "Name", "Line manager", *days], [1, "M Moss", None, *worked]],
    }
    path = make(**sheets, Shift_codes=codes)
    assert read_rota(path).problems == ()
    imported = read_rota(path, rota="Core")
    (able,) = imported.rota.people
    assert (able.line_manager, able.manager_stated) == (None, "M Moss")
    (problem,) = imported.problems
    assert (problem.severity, "'M Moss', in the rota 'Leaders'" in problem.found) == (
        "warning", True
    )  # fmt: skip
