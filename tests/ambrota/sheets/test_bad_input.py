"""Rotas with one fault each: one clear problem or refusal, with its cell, never a crash."""

import datetime as dt
import random
import zipfile

import openpyxl
import pytest

from ambrota.errors import UserError
from ambrota.model import Kind
from ambrota.sheets import Layout, read_rota


def test_an_unknown_code_is_named_with_its_cell(make, dated, codes) -> None:
    imported = read_rota(make(Rota=dated(("A Able", "D QQ N D")), Key=codes))
    assert imported.rota.by_cell["a-able", 1][0].kind is Kind.UNKNOWN
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet, problem.cell) == ("warning", "Rota", "C2")
    assert "QQ" in problem.found


def test_one_problem_names_all_cells_of_a_code(make, dated, codes) -> None:
    imported = read_rota(
        make(Rota=dated(("A Able", "D QQ QQ D"), ("B Bold", "D QQ D D")), Key=codes)
    )
    (problem,) = imported.problems
    assert problem.cell == "C2:D3"
    assert "3 cells" in problem.found


def test_a_person_with_two_rows(make, dated, codes) -> None:
    imported = read_rota(make(Rota=dated(("A Able", "D D D"), ("a able", "N N N")), Key=codes))
    assert [d.code for d in imported.rota.duties] == ["D", "D", "D"]
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("error", "A3")


def test_overlapping_duties(make, dated, codes) -> None:
    imported = read_rota(make(Rota=dated(("A Able", "N 0600-1200 . D/RV")), Key=codes))
    assert len(imported.rota.duties) == 4
    assert [(p.severity, p.cell) for p in imported.problems] == [("error", "C2"), ("error", "E2")]
    assert "B2" in imported.problems[0].found


def test_overlap_over_the_wrap_of_a_cyclic_rota(make, lines) -> None:
    imported = read_rota(make(DCA=lines("0500-1200 . . . . . .", ". . . . . . 2200-0600")))
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("error", "B2")


def test_a_date_twice(make, dated, codes) -> None:
    rows = dated(("A Able", "D N D D"))
    rows[0][3] = rows[0][2]
    imported = read_rota(make(Rota=rows, Key=codes))
    problem = next(p for p in imported.problems if p.severity == "error")
    assert (problem.sheet, problem.cell) == ("Rota", "D1")
    assert imported.rota.by_cell["a-able", 1][0].code == "N"


def test_a_line_twice(make, lines, codes) -> None:
    rows = lines("D . . . . . .", ". D . . . . .", ". . D . . . .")
    rows[3][0] = 2
    imported = read_rota(make(DCA=rows, Key=codes))
    assert [(p.severity, p.cell) for p in imported.problems] == [("error", "A4")]


def test_days_without_a_year(make) -> None:
    rows = [["Name", "23/02", "24/02", "25/02"], ["A Able", "0600-1800"]]
    with pytest.raises(UserError, match="year") as caught:
        read_rota(make(Rota=rows))
    assert "Rota!B1" in caught.value.where
    assert read_rota(make(Rota=rows), layout=Layout(year=2026)).rota.first_day == dt.date(
        2026, 2, 23
    )


def test_weeks_without_dates_need_a_layout(make) -> None:
    week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    path = make(Rota=[["Name", *week, *week], ["A Able", "0600-1800"]])
    assumed = read_rota(path)
    assert (assumed.problems[0].severity, assumed.problems[0].cell) == ("error", "B1")
    assert assumed.rota.first_day.weekday() == 0
    layout = Layout(
        kind="dated",
        header_row=1,
        first_column="B",
        last_column="O",
        first_day=dt.date(2026, 1, 5),
        columns={"name": "A"},
    )
    rota = read_rota(path, layout=layout).rota
    assert (rota.days, rota.duties[0].day) == (14, 0)


@pytest.mark.parametrize("rows", [[], [["Hello"]], [["1", "2"], ["3", "4"]], [[None, "x"]]])
def test_no_rota_at_all(make, rows) -> None:
    with pytest.raises(UserError, match="No rota"):
        read_rota(make(Sheet1=rows))


def test_formulas_without_a_value_are_named(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "D D D")), Key=codes)
    book = openpyxl.load_workbook(path)
    book["Rota"]["C2"] = '=IF(1=1,"D","N")'
    book.save(path)
    imported = read_rota(path)
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("error", "C2")
    assert "formula" in problem.found


def test_entries_beside_no_name_and_under_no_date_are_named(make, dated, codes) -> None:
    rows = dated(("A Able", "D D D D"))
    rows[0][2] = None
    rows.append([None, "N", None, "N"])
    imported = read_rota(make(Rota=rows, Key=codes))
    found = {p.cell: p.found for p in imported.problems}
    assert "under no date" in found["C2"]
    assert "without a name" in found["B3:D3"]


JUNK = [
    "D",
    "=1+1",
    "-",
    7,
    0.5,
    dt.date(2026, 1, 1),
    dt.time(6),
    True,
    "Total",
    "é" * 50,
    "0600-",
    "Mon",
    "05/01/2026",
    "#REF!",
    " ",
    "\n",
    None,
    None,
    None,
    -1,
    1e20,
    "Name",
    "Code",
]
COMPANIONS = (
    "People",
    "Cover",
    "Shift_codes",
    "Before",
    "Courses",
    "Requests",
    "Rules",
    "Training",
    "Ambrota_sessions",
)


def problems_or_refusal(path) -> list[str]:
    """What the user is told of a file."""
    try:
        return [problem.found + problem.todo for problem in read_rota(path).problems]
    except UserError as error:
        return [error.title]


@pytest.mark.parametrize("seed", range(60))
def test_random_cells_never_crash(make, dated, seed) -> None:
    rng = random.Random(seed)

    def rows():
        return [
            [rng.choice(JUNK) for _ in range(rng.randrange(9))] for _ in range(rng.randrange(9))
        ]

    grid = dated(("A Able", "D N . D"), ("B Bold", "D D D D"))
    for _ in range(rng.randrange(6)):
        row = rng.choice(grid)
        row[rng.randrange(len(row))] = rng.choice(JUNK)
    assert all(problems_or_refusal(make(Rota=grid, **{title: rows() for title in COMPANIONS})))


def test_a_truncated_workbook_is_refused(make, dated, codes, tmp_path) -> None:
    path = make(Rota=dated(("A Able", "D D D")), Key=codes)
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(UserError):
        read_rota(cut)
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            target.writestr(item, data[: len(data) // 2] if "sheet1" in item.filename else data)
    with pytest.raises(UserError, match="damaged"):
        read_rota(broken)


def test_dates_that_do_not_exist_or_lie_years_apart(make) -> None:
    heading = ["Name", "Mon 05/01/2026", "Wed 06/01/2026", "Wed 07/01/2026"]
    with pytest.raises(UserError, match="cannot be read") as caught:
        read_rota(make(Rota=[heading, ["A Able", "0600-1800"]]))
    assert "Rota!C1" in caught.value.where
    far = ["Name", "05/01/2026", "06/01/2026", "07/01/2036"]
    with pytest.raises(UserError, match="too far apart"):
        read_rota(make(Rota=[far, ["A Able", "0600-1800"]]))
