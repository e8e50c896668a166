"""Legends as stations type them under their rota, in the columns of names and days."""

import datetime as dt

import pytest

from ambrota.model import Kind
from ambrota.sheets import read_rota
from ambrota.sheets.companions.legend_text import explained_in
from ambrota.sheets.words.spans import parse_span

DAY, NIGHT = (Kind.COVER, 420, 1140), (Kind.COVER, 1140, 1860)


@pytest.fixture
def grid(dated):
    return dated(
        ("Morag Muir", "D D N N . . . D"),
        ("Iain Innes", "N . . D D AL AL ."),
        ("Una Urie", ". D D N N . . ."),
    )


def meanings(imported):
    return {s.code: (s.kind, s.start, s.end) for s in imported.rota.shifts}


def names(imported):
    return [person.name for person in imported.rota.people]


def loud(imported):
    return [(p.cell, p.found) for p in imported.problems if p.severity != "note"]


STYLES = {
    "only a space": ["D 0700-1900", "N 1900-0700"],
    "a dash, and to": ["D - 0700 to 1900", "N - 1900 to 0700"],
    "times in brackets": ["D (0700-1900)", "N (1900-0700)"],
    "the code in brackets": ["Day shift (D) 0700-1900", "Night shift (N) 1900-0700"],
    "times first": ["0700-1900 = D", "1900-0700 = N"],
    "words for shifts": ["Shift times:", "Days: 0700-1900", "Nights: 1900-0700"],
    "one line, commas": ["D 0700-1900, N 1900-0700"],
    "one line, spaces": ["D: 0700-1900   N: 1900-0700"],
    "one line, to": ["D 0700 to 1900 N 1900 to 0700"],
    "length behind": ["D 0700-1900 (12 hrs, 30 min unpaid break)", "N 1900-0700 12h"],
    "Polish": ["D - dyżur dzienny 7:00-19:00", "N - dyżur nocny 19:00-7:00"],
}


@pytest.mark.parametrize("style", STYLES)
def test_styles_of_a_legend_under_the_names(make, grid, style) -> None:
    imported = read_rota(make(Rota=[*grid, [], *([line] for line in STYLES[style])]))
    assert {code: meanings(imported)[code] for code in "DN"} == {"D": DAY, "N": NIGHT}
    assert names(imported) == ["Morag Muir", "Iain Innes", "Una Urie"]
    assert loud(imported) == []


def test_times_of_a_word_for_a_shift_are_said_to_be_its_codes(make, grid) -> None:
    imported = read_rota(make(Rota=[*grid, [], ["Days: 0700-1900"], ["N = 1900-0700"]]))
    assert [p.found for p in imported.problems if p.cell == "A6"] == [
        "'Days: 0700-1900', read as the times of 'D'"
    ]
    assert not [p for p in imported.problems if p.cell == "A7"]


PAIRS = {
    "code and times": [["D", "0700-1900"], ["N", "1900-0700"], ["AL", "Annual leave"]],
    "in words": [["D", "Days 0700 - 1900"], ["N", "Nights 1900 - 0700"]],
    "three columns": [["D", "Day", "0700-1900"], ["N", "Night", "1900-0700"]],
    "start and end": [["D", dt.time(7), dt.time(19)], ["N", dt.time(19), dt.time(7)]],
    "with one that is not used": [["D", "0700-1900"], ["E", "0600-1400"], ["N", "1900-0700"]],
    "meaning before the code": [["Day", "D", "0700-1900"], ["Night shift", "N", "1900-0700"]],
    "times before the code": [["0700-1900", "D"], ["1900-0700", "N"]],
    "all in one row, beside no name": [[None, "D", "0700 - 1900", None, "N", "1900 - 0700"]],
}


@pytest.mark.parametrize("form", PAIRS)
def test_pairs_under_the_people_are_no_people(make, grid, form) -> None:
    imported = read_rota(make(Rota=[*grid, [], *PAIRS[form]]))
    assert {code: meanings(imported)[code] for code in "DN"} == {"D": DAY, "N": NIGHT}
    assert names(imported) == ["Morag Muir", "Iain Innes", "Una Urie"]
    assert loud(imported) == []


def test_a_legend_under_the_lines_of_a_cyclic_rota(make) -> None:
    rows = [
        ["Wk", "Name", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        [1, "Morag Muir", "D", "D", None, None, "N", "N", "N"],
        [2, "Iain Innes", None, None, "D", "D", None, None, None],
        [3, "Vac", *["REL"] * 7],
        [], [],
        ["D", "0700-1900"], ["N", "1900-0700"], ["REL", "Relief week - 37.5 hrs"],
    ]  # fmt: skip
    imported = read_rota(make(Lines=rows))
    assert names(imported)[:2] == ["Morag Muir", "Iain Innes"]
    assert len(imported.rota.people) == 3
    assert meanings(imported)["D"] == DAY
    assert meanings(imported)["REL"][0] is Kind.RELIEF
    assert loud(imported) == []


def test_a_legend_under_formulas_without_values_names_no_people(make, dated) -> None:
    rows = dated(("Morag Muir", "D D . . D D"), ("Iain Innes", "N N . . N N"))
    for row in rows[1:]:
        row[1:] = ['=IF(1=1,"D","")'] * 6
    imported = read_rota(
        make(Rota=[*rows, [], ["D", "Day", "0700-1900"], ["N", "Night", "1900-0700"]])
    )
    assert names(imported) == ["Morag Muir", "Iain Innes"]


def test_people_whose_label_is_a_code_stay_people(make, dated) -> None:
    rota = dated(("AL", "D D N N . ."), ("RD", "N . AL D D RD"), ("TB", ". TR . . D N"))
    rota += [["MM", None, None, "AL"], ["N", "D"], [], ["D = 0700-1900"], ["N = 1900-0700"]]
    assert names(read_rota(make(Rota=rota))) == ["AL", "RD", "TB", "MM", "N"]


def test_a_shift_right_over_people_heads_a_section(make, dated) -> None:
    one = dated(("Morag Muir", "D D D"), ("Iain Innes", "D . D"))
    two = dated(("Una Urie", "N N N"), ("Ewan Eadie", "N . N"))[1:]
    rows = [one[0], ["Day shift 0700-1900"], *one[1:], ["Night shift 1900-0700"], *two]
    imported = read_rota(make(Rota=rows))
    assert [p.team for p in imported.rota.people] == [
        *["Day shift 0700-1900"] * 2, *["Night shift 1900-0700"] * 2
    ]  # fmt: skip


def test_numbered_lines_beside_counts_are_no_legend(make) -> None:
    rows = [
        ["Week", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["1", "D", None, "N", None, None, None, None],
        ["2", "D (M12)", None, "0615-1015 (M15)", None, None, None, None],
        ["3", None, "D", None, "N", None, "0700-0700", None],
        ["On duty", 2, 1, 2, 1, 0, 0, 0],
    ]
    assert len(read_rota(make(Lines=rows)).rota.people) == 3


def test_lines_named_by_letters_are_no_legend(make) -> None:
    rows = [["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]]
    rows += [[line, "D", None, "N", None, None, None, None] for line in "ABC"]
    rows += [["D", None, "0600/1800", *[None] * 5], ["E", *["E"] * 7]]
    assert len(read_rota(make(Lines=rows)).rota.people) == 5


@pytest.mark.parametrize(
    "text",
    [
        "D for Iain 0700-1900",  # a note about one person's duty
        "D or N 0700-1900",
        "Handover 0700-0730",
        "Early and late 0700-1900",
        "Rest breaks 30 min",
    ],
)
def test_notes_with_times_are_no_legend(text) -> None:
    assert list(explained_in(text, {"d", "n", "e", "l"})) == []


def cells(imported):
    return {d.cell.split("!")[1]: (d.kind, d.start, d.end, d.paid) for d in imported.rota.duties}


def test_hours_behind_an_absence_are_its_paid_hours(make, dated) -> None:
    rota = dated(("Morag Muir", "x x x x x x x"), ("Iain Innes", "D D D D D D D"))
    rota[1][1:] = [
        "Annual Leave\n7.5h",
        "AL (11.5)",
        "SICK 10 hrs",
        "AL 7.5",
        "AL 3",
        "RD 7.5h",
        "D",
    ]
    imported = read_rota(make(Rota=[*rota, [], ["D = 0700-1900"]]))
    said = cells(imported)
    assert [said[at] for at in ("B2", "C2", "D2", "E2")] == [
        (Kind.LEAVE, None, None, 450), (Kind.LEAVE, None, None, 690),
        (Kind.SICK, None, None, 600), (Kind.LEAVE, None, None, 450),
    ]  # fmt: skip
    assert [said[at][0] for at in ("F2", "G2")] == [Kind.UNKNOWN] * 2
    assert [at for at, _ in loud(imported)] == ["F2", "G2"]


def test_two_kinds_of_absence_on_one_day_are_asked(make, dated) -> None:
    imported = read_rota(make(Rota=dated(("Morag Muir", "AL/RD AL SICK/RD RD/RD"))))
    kinds = {at: kind for at, (kind, *_) in cells(imported).items()}
    assert kinds == {"B2": Kind.UNKNOWN, "C2": Kind.LEAVE, "D2": Kind.UNKNOWN, "E2": Kind.REST}
    assert loud(imported) == [
        ("B2", "'AL/RD', two kinds of absence on one day"),
        ("D2", "'SICK/RD', two kinds of absence on one day"),
    ]


def test_hours_without_times_are_said_once(make, dated) -> None:
    rota = dated(("Morag Muir", ". . . . ."), ("Iain Innes", ". . . . ."))
    rota[1][1:], rota[2][1:] = [12, 7.5, 11.5, 10, None], [None, 12, 12, 7.5, 37]
    assert loud(read_rota(make(Rota=rota))) == [
        ("B2:E3", "'12', '7.5', '11.5', '10', a number that nothing explains, or hours worked "
         "without their times, in 7 cells (B2, C2, D2, E2, C3 and 2 more)"),
        ("F3", "'37', a number that nothing explains"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("6.5-14.5", (390, 870)), ("18.5-6.5", (1110, 1830)), ("7-15.75", (420, 945)),
        ("06.5-10.5", (390, 630)), ("14.5 - 22", (870, 1320)),
        ("7.5-3.5", None), ("6.5-24.5", None), ("7.5-37.5 hrs", None), ("14.5-6.5", None),
        ("1.5.26-14.5", None), ("6-14", (360, 840)), ("6.30-14.30", (390, 870)),
    ],
)  # fmt: skip
def test_hours_in_decimals(text, times) -> None:
    span = parse_span(text)
    assert (None if span is None else (span.start, span.end)) == times
