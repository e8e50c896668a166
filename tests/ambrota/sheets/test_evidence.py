"""What a workbook itself says of a code that nothing explains."""

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from ambrota.model import Kind
from ambrota.sheets import read_rota
from ambrota.sheets.evidence import evidence_of, meanings
from ambrota.sheets.words.meanings import may_be

LEGEND = [
    ["Code", "Start", "End", "Paid hours", "Kind"],
    ["D", "06:30", "18:30", 11.5, "cover"],
    ["N", "18:30", "06:30", 11.5, "cover"],
    ["AL", None, None, 7.5, "leave"],
]


def with_hours(rows, hours, heading="Hours"):
    """The rows of a grid with a column of sums, each code of so many hours."""
    summed = [[*rows[0], heading]]
    for row in rows[1:]:
        summed.append([*row, sum(hours.get(entry, 0) for entry in row[1:])])
    return summed


def test_hours_solved_from_the_column_of_sums(make, dated) -> None:
    rows = dated(("A Able", "D D L L R R N"), ("B Bold", "L N R R L D D"),
                 ("C Cole", "R R D N N L L"), ("D Dove", "N L L R R D R"))  # fmt: skip
    hours = {"D": 11.5, "N": 11.5, "L": 7.5, "R": 0}
    imported = read_rota(make(Rota=with_hours(rows, hours), Key=LEGEND))
    late = evidence_of(imported, "L")
    assert late.hours == 7.5
    assert "Rows with L add up to 7.5 h for each L ('Hours')." in late.reasons
    rest = evidence_of(imported, "R")
    assert rest.hours == 0
    assert "R adds nothing to its row's 'Hours'." in rest.reasons
    assert rest.suggestion is not None
    assert (rest.suggestion.kind, rest.suggestion.code) == (Kind.REST, "R")


def test_hours_leave_one_meaning_over(make, dated) -> None:
    rows = dated(("A Able", "D D R R N . R"), ("B Bold", "R N R R . D D"),
                 ("C Cole", "R R D N N . ."), ("D Dove", "N R . R R D R"))  # fmt: skip
    imported = read_rota(make(Rota=with_hours(rows, {"D": 11.5, "N": 11.5, "R": 7.5}), Key=LEGEND))
    shift = evidence_of(imported, "R").suggestion
    assert shift is not None
    assert (shift.kind, shift.paid, shift.meaning) == (Kind.RELIEF, 450, "relief")


def test_sums_that_disagree_settle_nothing(make, dated) -> None:
    rows = dated(("A Able", "D L R R N . R"), ("B Bold", "R N L R . D D"), ("C Cole", "L D N R"))
    summed = with_hours(rows, {"D": 11.5, "N": 11.5, "L": 7.5})
    for number, row in enumerate(summed[1:]):
        row[-1] += number * 3.25
    imported = read_rota(make(Rota=summed, Key=LEGEND))
    found = evidence_of(imported, "L")
    assert found.hours is None
    assert not any("add up" in reason for reason in found.reasons)


def test_where_it_stands_and_how_far_apart(make, dated) -> None:
    imported = read_rota(
        make(
            Rota=dated(
                ("A Able", "D D D S . . . D D D S . . . D D D S"),
                ("B Bold", "N N N S . . . N N N S . . . N N N S"),
            ),
            Key=LEGEND,
        )
    )
    found = evidence_of(imported, "S")
    assert (found.cells, found.people, found.weekdays) == (6, 2, (3,))
    assert found.examples[:2] == ("Rota!E2", "Rota!L2")
    assert "S stands in 6 cells, of 2 people." in found.reasons
    assert "It always falls on a Thursday." in found.reasons
    assert "For each person it comes every 7 days." in found.reasons
    assert "It never stands on two days running." in found.reasons
    assert "The legend explains D, N, but not S." in found.reasons
    assert found.suggestion is None


def test_before_and_after(make, dated) -> None:
    imported = read_rota(
        make(Rota=dated(("A Able", "N N S D N N S D N N S D N N S .")), Key=LEGEND)
    )
    reasons = evidence_of(imported, "S").reasons
    assert "Most often it comes straight after N (4 of 4 times)." in reasons
    assert "Most often it is followed by D (3 of 4 times)." in reasons


def test_rest_because_nobody_works_so_long(make, dated) -> None:
    week = "D D N N R R R "
    imported = read_rota(
        make(Rota=dated(("A Able", week * 3), ("B Bold", "R R R D D N N " * 3)), Key=LEGEND)
    )
    found = evidence_of(imported, "R")
    assert found.suggestion is not None
    assert found.suggestion.kind is Kind.REST
    assert "somebody would work 21 days running" in found.reasons[-1]


def test_leave_because_it_runs_long(make, dated) -> None:
    imported = read_rota(
        make(
            Rota=dated(("A Able", "D D L L L L L L L N"), ("B Bold", "L L L L L L . D D N")),
            Key=LEGEND,
        )
    )
    found = evidence_of(imported, "L")
    assert found.suggestion is not None
    assert found.suggestion.kind is Kind.LEAVE
    assert "It always runs over 6 days or more." in found.reasons


def test_times_that_stand_beside_it_elsewhere(make, dated) -> None:
    rows = dated(("A Able", "E E . D D ."), ("B Bold", "D . E . . ."))
    rows[2][2] = "E 0600-1400"
    found = evidence_of(read_rota(make(Rota=rows, Key=LEGEND)), "E")
    assert found.suggestion is not None
    assert (found.suggestion.start, found.suggestion.end) == (360, 840)
    assert "Elsewhere it stands with its times: E 06:00-14:00." in found.reasons


def test_the_colour_of_another_code(make, dated, tmp_path) -> None:
    path = make(Rota=dated(("A Able", "D L AL D L AL"), ("B Bold", "AL D D L . L")), Key=LEGEND)
    book = openpyxl.load_workbook(path)
    for cells in book["Rota"].iter_rows(min_row=2, min_col=2):
        for cell in cells:
            if cell.value in ("L", "AL"):
                cell.fill = PatternFill("solid", fgColor="FFFFFF00")
    made = tmp_path / "coloured.xlsx"
    book.save(made)
    found = evidence_of(read_rota(made), "L")
    assert "Its cells have the colour of AL." in found.reasons
    assert found.suggestion is not None
    assert found.suggestion.kind is Kind.LEAVE


def test_lines_of_a_cyclic_rota_follow_one_another(make, lines) -> None:
    rota = lines("D D R R R R R", "R R R D D D D", "N N R R R R R", "R R N N . . .")
    found = evidence_of(read_rota(make(Rota=rota, Key=LEGEND)), "R")
    assert (found.cells, found.people) == (15, 4)
    assert found.suggestion is not None
    assert found.suggestion.kind is Kind.REST  # else a line would work 25 days running


def test_a_code_that_is_nowhere_is_no_fault(make, dated) -> None:
    imported = read_rota(make(Rota=dated(("A Able", "D D D")), Key=LEGEND))
    found = evidence_of(imported, "ZZ")
    assert (found.cells, found.people, found.suggestion) == (0, 0, None)


def test_suggestions_are_never_applied(make, dated) -> None:
    imported = read_rota(make(Rota=dated(("A Able", "D L L L L L L L")), Key=LEGEND))
    assert evidence_of(imported, "L").suggestion is not None
    assert {d.kind for d in imported.rota.duties if d.code == "L"} == {Kind.UNKNOWN}


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("R", [Kind.REST, Kind.RELIEF]),
        ("L", [Kind.COVER, Kind.LEAVE]),
        ("S", [Kind.SICK, Kind.TRAINING, Kind.OTHER_WORK]),
        ("x", [Kind.REST, Kind.COVER]),
        ("Nights", [Kind.COVER]),
        ("SL", [Kind.TRAINING, Kind.SICK, Kind.LEAVE]),
    ],
)
def test_what_a_code_may_mean_stands_first(code: str, kinds: list[Kind]) -> None:
    found = meanings(code)
    own = list(dict.fromkeys(shift.kind for shift in found))
    assert own[: len(kinds)] == kinds
    assert {shift.code for shift in found} == {code}
    assert all(shift.start is None and shift.meaning for shift in found)


def test_every_code_may_be_anything_in_the_end() -> None:
    for code in ("R", "QQ", "7"):
        kinds = {shift.kind for shift in meanings(code)}
        assert {Kind.COVER, Kind.REST, Kind.LEAVE, Kind.SICK, Kind.TRAINING, Kind.RELIEF} <= kinds
    assert may_be("QQ") is None
    assert may_be("L") == "a late shift or leave"
    assert may_be("Long day") == "a long day"
