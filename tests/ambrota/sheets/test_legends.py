"""Legends wherever they stand and however they are written."""

import datetime as dt

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from ambrota.model import Kind
from ambrota.sheets import read_rota
from ambrota.sheets.companions.legend_text import explained_in, shift_of_text

DAY, NIGHT = (Kind.COVER, 420, 1140), (Kind.COVER, 1140, 1860)
OFF, LEAVE = (Kind.REST, None, None), (Kind.LEAVE, None, None)


def meanings(imported):
    return {s.code: (s.kind, s.start, s.end) for s in imported.rota.shifts}


def said(imported, code):
    return meanings(imported)[code]


@pytest.fixture
def grid(dated):
    return dated(("Ann Able", "D D N N R R R"), ("Bob Bold", "R R D D N N A"))


def beside(grid, legend, *, at: int, gap: int = 1):
    """The legend's rows right of the grid's, from row `at`."""
    rows = [list(row) for row in grid]
    width = max(map(len, rows)) + gap
    for number, row in enumerate(legend, at):
        while len(rows) <= number:
            rows.append([])
        rows[number] += [None] * (width - len(rows[number])) + row
    return rows


LEGENDS = {
    "lines": [["D = Day 0700-1900"], ["N = Night 1900-0700"], ["R = Rest day"], ["A = Leave"]],
    "one line": [["Key: D = Day 0700-1900; N = Night 1900-0700; R = Rest; A = Annual leave"]],
    "commas": [["D=0700-1900, N=1900-0700, R=Rest day, A=Annual leave"]],
    "spaces": [["D=0700-1900  N=1900-0700  R=Rest A=Leave"]],
    "breaks": [["D = 07:00-19:00\nN = 19:00-07:00\nR = Rest\nA = Leave"]],
    "dashes": [
        ["D \u2013 Day shift (07:00-19:00)"],
        ["N \u2013 Night shift (19:00-07:00)"],
        ["R \u2013 Rest day"],
        ["A \u2013 Annual leave"],
    ],
    "colons": [["D: 0700-1900"], ["N: 1900-0700"], ["R: rest day"], ["A: annual leave"]],
    "pairs under a key": [
        ["Key"], ["D", "Day 0700-1900"], ["N", "Night 1900-0700"], ["R", "Rest"], ["A", "Leave"]
    ],
    "pairs without a heading": [
        ["D", "0700-1900"], ["N", "1900-0700"], ["R", "Rest day"], ["A", "Annual leave"]
    ],
    "from and to without a heading": [
        ["D", "Day", 7, 19], ["N", "Night", 19, 7], ["R", "Rest day"], ["A", "Annual leave"]
    ],
    "key to shifts": [
        ["Key to shifts:"], ["D", "Day", "07:00", "19:00"], ["N", "Night", "19:00", "07:00"],
        ["R", "Rest"], ["A", "Leave"],
    ],
    "meaning before the code": [
        ["Dzien", "D", 7, 19, "TAK"], ["Noc", "N", 19, 7, "TAK"],
        ["Wolne", "R", 0, 24, "NIE"], ["Urlop wypoczynkowy", "A", 0, 24, "NIE"],
    ],
    "headings": [
        ["Code", "Meaning", "Times"], ["D", "Day", "0700-1900"], ["N", "Night", "1900-0700"],
        ["R", "Rest day", "Rest day"], ["A", "Annual leave", "n/a"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("form", LEGENDS)
@pytest.mark.parametrize("where", ["below", "beside", "above", "other sheet"])
def test_legends_in_every_form_and_place(make, grid, form, where) -> None:
    legend = LEGENDS[form]
    if where == "below":
        # Some rows apart: right under the people a block of pairs is no different from people.
        sheets = {"Rota": [*grid, [], ["Key"] if form != "headings" else [], *legend]}
    elif where == "beside":
        sheets = {"Rota": beside(grid, legend, at=1)}
    elif where == "above":
        sheets = {"Rota": [*legend, [], [], *grid]}
    else:
        sheets = {"Rota": grid, "Notes": [["What we write"], [], *legend]}
    imported = read_rota(make(**sheets))
    found = {code: said(imported, code) for code in "DNRA"}
    assert found == {"D": DAY, "N": NIGHT, "R": OFF, "A": LEAVE}
    assert len(imported.rota.people) == 2
    assert not [p for p in imported.problems if p.severity != "note"]


def test_only_some_codes_are_explained_and_the_others_are_asked(make, grid) -> None:
    legend = [["Skrot", "Od", "Do"], ["D", 7, 19], ["X9", 8, 20], ["N", 19, 7]]
    imported = read_rota(make(Rota=grid, Zmiany=legend))
    assert (said(imported, "D"), said(imported, "N")) == (DAY, NIGHT)
    asked = [p.found for p in imported.problems if p.severity == "warning"]
    assert [text.split(",")[0] for text in asked] == ["'R'", "'A'"]


def test_a_shift_of_24_hours_and_paid_hours_are_known_by_content(make, dated) -> None:
    rota = dated(("Ann Able", "H D H D H D"))
    legend = [["H", 7, 7, 24], ["D", 7, 15, 7.5], ["E", 6, 14, 7.5]]
    shifts = {s.code: s for s in read_rota(make(Rota=rota, Blad1=legend)).rota.shifts}
    assert (shifts["H"].start, shifts["H"].end, shifts["H"].paid) == (420, 1860, 1440)
    assert (shifts["D"].start, shifts["D"].end, shifts["D"].paid) == (420, 900, 450)


def test_a_code_that_the_rota_does_not_use_is_only_a_note(make, grid) -> None:
    codes = [["Code", "Meaning"], ["D", "Day 0700-1900"], ["N", "Unclear"], ["Q", "Unclear"]]
    imported = read_rota(make(Rota=[*grid, [], *codes]))
    found = {p.cell: p.severity for p in imported.problems if "'Q'" in p.found or "'N'" in p.found}
    assert found == {"A7": "warning", "A8": "note"}


def test_a_rota_that_was_passed_over_is_no_legend(make, dated) -> None:
    now = dated(("Ann Able", "D TR 1900-0700 AL D N N"), ("Bob Bold", "N D AL D TR RD D"))
    old = dated(("Ann Able", "D AL TR"), ("Bob Bold", "N TR RD"), first=dt.date(2024, 1, 1))
    shifts = read_rota(make(Rota=now, Old=old)).rota.shifts
    assert {s.kind for s in shifts if s.code in "DN"} == {Kind.UNKNOWN}
    assert {s.start for s in shifts if s.code in ("TR", "AL", "RD")} == {None}


def test_counts_of_staff_are_no_legend(make, dated) -> None:
    rota = dated(("Ann Able", "D D N N D D N"), ("Bob Bold", "N N D D N N D"))
    rota += [[], ["Total D", 1, 1, 1, 1, 1, 1, 1], ["D", 1, 1, 1, 1, 1, 1, 1], ["N", *[1] * 7]]
    imported = read_rota(make(Rota=rota))
    assert {s.kind for s in imported.rota.shifts if s.code in "DN"} == {Kind.UNKNOWN}


def test_a_shift_named_without_its_times_is_asked(make, grid) -> None:
    imported = read_rota(make(Rota=[*grid, [], ["Key: D = Day shift, N = Night shift"]]))
    assert said(imported, "D") == (Kind.UNKNOWN, None, None)
    (problem,) = [p for p in imported.problems if "'D'" in p.found]
    assert (problem.severity, problem.cell) == ("warning", "A5")


def test_a_note_is_no_legend(make, grid, codes) -> None:
    notes = [["Please note: leave is booked with the team leader"], ["R: see the rest room list"]]
    imported = read_rota(make(Rota=[*grid, [], *notes], Key=codes))
    assert said(imported, "R")[0] is Kind.UNKNOWN


def test_hours_that_may_be_morning_or_evening_are_asked(make, grid) -> None:
    codes = [["Code", "Meaning", "From", "To"], ["D", "Day", 9, 5], ["N", "Night", 7, 7]]
    imported = read_rota(make(Rota=grid, Codes=codes))
    assert said(imported, "D") == (Kind.UNKNOWN, None, None)
    assert said(imported, "N") == (Kind.COVER, 420, 1860)
    assert "D2" in [p.cell for p in imported.problems if p.severity == "error"]


def test_the_users_word_stands_above_the_workbooks(make, grid, codes) -> None:
    from ambrota.model import Shift
    from ambrota.sheets.layout import Layout

    layout = Layout(codes=(Shift("D", Kind.TRAINING, 540, 1020),))
    imported = read_rota(make(Rota=grid, Key=codes), layout=layout)
    assert said(imported, "D") == (Kind.TRAINING, 540, 1020)
    assert not [p for p in imported.problems if "second time" in p.found]


def test_a_sheet_of_marks_whose_name_has_the_times(make, dated) -> None:
    early = dated(("Ann Able", "x x . ."), ("Bob Bold", ". . x x"))
    late = dated(("Ann Able", ". . x ."), ("Bob Bold", "x . . ."))
    path = make(**{"Early 0600-1400": early, "Late 1400-2200": late})
    rota = read_rota(path).rota
    assert [(d.day, d.start) for d in rota.duties if d.person == "ann-able"] == [
        (0, 360), (1, 360), (2, 840)
    ]  # fmt: skip


def coloured(path, tmp_path, cells):
    book = openpyxl.load_workbook(path)
    for sheet, at, colour in cells:
        book[sheet][at].fill = PatternFill("solid", fgColor=colour)
    made = tmp_path / "coloured.xlsx"
    book.save(made)
    return made


def test_coloured_blanks_by_a_legend_of_colours(make, dated, codes, tmp_path) -> None:
    rota = dated(("Ann Able", "D . . N"), ("Bob Bold", ". . D D"))
    rota += [[], [None, "Annual leave"], [None, "Sick"]]
    path = make(Rota=rota, Key=codes)
    yellow, pink = "FFFFFF00", "FFFF99CC"
    marks = [("Rota", "C2", yellow), ("Rota", "D2", pink), ("Rota", "A5", yellow),
             ("Rota", "A6", pink)]  # fmt: skip
    imported = read_rota(coloured(path, tmp_path, marks))
    ann = [(d.day, d.kind) for d in imported.rota.duties if d.person == "ann-able"]
    assert ann == [(0, Kind.COVER), (1, Kind.LEAVE), (2, Kind.SICK), (3, Kind.COVER)]


def test_a_colour_of_weekends_says_nothing_of_blanks(make, dated, codes, tmp_path) -> None:
    rota = dated(*((name, "D D D D D D .") for name in ("Ann Able", "Bob Bold", "Cat Cole")))
    legend = [list(row) for row in codes]
    path = make(Rota=rota, Key=legend)
    grey = "FFC0C0C0"
    marks = [("Rota", f"{c}{r}", grey) for c in "GH" for r in (2, 3, 4)] + [("Key", "A6", grey)]
    imported = read_rota(coloured(path, tmp_path, marks))
    assert not [d for d in imported.rota.duties if d.kind is Kind.LEAVE]
    assert any("in the colour of 'AL'" in p.found for p in imported.problems)


def test_people_known_by_their_names(make, dated, codes) -> None:
    names = ["Ann Able", "Bob Bold", "Cat Cole", "Dan Dove"]
    rota = dated(*((name, "D D N N") for name in names))
    staff = [["Imie i nazwisko", "Etat", "Zespol", "Numer", "Uwagi"], []]
    staff += [[name, 0.5 if name[0] == "B" else 1, f"Zespol {n % 2}", 4711 + n, f"u{n}"]
              for n, name in enumerate(names)]  # fmt: skip
    imported = read_rota(make(Grafik=rota, Pracownicy=staff, Key=codes))
    bob = imported.rota.person("4712")
    assert (bob.name, bob.contracted_hours, bob.team) == ("Bob Bold", 18.75, "Zespol 1")
    assert [p.cell for p in imported.problems if p.sheet == "Pracownicy"] == ["E1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("D = Day 0600-1800; N = Night", [("D", "Day 0600-1800"), ("N", "Night")]),
        ("D = Day, 30 min break, N = Night", [("D", "Day, 30 min break"), ("N", "Night")]),
        ("(D = Day shift)", [("D", "Day shift")]),
        ("Key: N = Night shift, O = Off", [("N", "Night shift"), ("O", "Off")]),
        ("D \u2013 Day (07:00-19:00)", [("D", "Day (07:00-19:00)")]),
        ("Q - a note", []),
        ("Notes: leave in green", []),
        ("", []),
    ],
)
def test_codes_in_a_line_of_text(text, found) -> None:
    assert list(explained_in(text, {"d", "n"})) == found


def test_what_a_meaning_says() -> None:
    night = shift_of_text("N", "Night shift (19:00\u201307:00)")
    assert night is not None
    assert (night.kind, night.start, night.end) == NIGHT
    for text, kind in (
        ("Rest day", Kind.REST), ("Rest day worked", Kind.UNKNOWN), ("Annual leave", Kind.LEAVE),
        ("Urlop", Kind.LEAVE), ("Night shift", Kind.UNKNOWN), ("Training day", Kind.TRAINING),
    ):  # fmt: skip
        shift = shift_of_text("Q", text)
        assert shift is not None, text
        assert shift.kind is kind, text
    assert shift_of_text("Q", "see overleaf") is None


@pytest.mark.parametrize("rows", [[["D", "12 hrs"]], [["D", "12 hrs"], ["N", "12 hrs"]]])
def test_a_code_beside_its_length_is_nobody(make, dated, rows) -> None:
    read = read_rota(make(Rota=[*dated(("A Able", "D N D"), ("B Bold", "D D N")), *rows]))
    assert [person.name for person in read.rota.people] == ["A Able", "B Bold"]
    (problem,) = [p for p in read.problems if p.cell == "A4"]
    assert (problem.severity, problem.found) == (
        "warning", "the code 'D' explained as '12 hrs', without times",
    )  # fmt: skip


def test_a_sign_and_the_times_in_the_next_cell(make, dated) -> None:
    legend = [["D=Days", "0700-1900"], ["N=Nights", "1900-0700"]]
    rota = read_rota(make(Rota=[*dated(("A Able", "D N D"), ("B Bold", "N")), *legend])).rota
    assert [person.name for person in rota.people] == ["A Able", "B Bold"]
    assert {(d.code, d.start, d.end) for d in rota.duties} == {("D", 420, 1140), ("N", 1140, 1860)}


def test_other_times_of_a_code_are_said(make, dated) -> None:
    key = [["Shift", "Mon-Fri", "Sat-Sun"], ["D", "0630-1830", "0800-2000"]]
    key += [["N", "1830-0630", "2000-0800"]]
    read = read_rota(make(Rota=dated(("A Able", "D N D")), Key=key))
    assert [(d.start, d.end) for d in read.rota.duties] == [(390, 1110), (1110, 1830), (390, 1110)]
    (problem,) = [p for p in read.problems if p.severity == "warning"]
    assert (problem.sheet, problem.cell) == ("Key", "C2:C3")
