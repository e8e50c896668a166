"""Who is kept apart, bank holidays, bands and private agreements; reasons are never read."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest

from ambrota.documents.rota import show_document
from ambrota.documents.texts import Texts
from ambrota.model import Pairing, RestrictionKind
from ambrota.rulebook import default_rulebook
from ambrota.sheets import Imported, read_rota
from ambrota.store import Review, save_review
from tests.ambrota.sheets.copies import changed, written

SECRET = "grievance 4711"


@pytest.fixture
def station(make, dated, codes):
    """A rota of three with further sheets of these rows."""

    def build(**sheets) -> Imported:
        grid = dated(
            ("Ann Able", "D D D D D D D"),
            ("Bob Bold", "N N N N . . ."),
            ("Cy Chief", "D D D . . . ."),
        )
        return read_rota(make(Rota=grid, Shift_codes=codes, **sheets))

    return build


def said(imported: Imported) -> str:
    """Everything that leaves the reading in words: the JSON and the problems."""
    document = show_document(imported.rota, imported.problems)
    plain = {key: value for key, value in document.items() if not isinstance(value, Texts)}
    return json.dumps(plain) + repr(imported.problems)


PAIRINGS = [
    ["Person", "Not with", "Reason", SECRET],
    ["Ann Able", "BOLD, Bob", SECRET, SECRET],
    ["Cy Chief", "Ann Able", SECRET, None],
]


def test_pairings_are_read_and_their_reasons_never(station) -> None:
    imported = station(Pairings=PAIRINGS)
    assert imported.rota.pairings == (
        Pairing("ann-able", "bob-bold"),
        Pairing("cy-chief", "ann-able"),
    )
    (note,) = imported.problems
    assert (note.severity, note.sheet, note.cell) == ("note", "Pairings", "C1")
    assert SECRET not in said(imported)
    shown = show_document(imported.rota, ())["pairings"]
    assert shown[0] == {"person": "ann-able", "not_with": "bob-bold"}


def test_a_row_that_names_nobody_is_an_error_that_repeats_nothing(station) -> None:
    imported = station(
        Pairings=[
            ["Person", "Not with"],
            ["Ann Able", SECRET],
            ["Bob Bold", None],
            ["Bob Bold", "Bob Bold"],
        ]
    )
    assert imported.rota.pairings == ()
    assert [(p.severity, p.cell) for p in imported.problems] == [
        ("error", "B2"),
        ("error", "B3"),
        ("error", "B4"),
    ]
    assert SECRET not in said(imported)


def test_no_review_holds_a_reason(station, tmp_path: Path) -> None:
    people = [["Name", "Restrictions"], ["Ann Able", f"private: no nights; private {SECRET}"]]
    imported = station(Pairings=PAIRINGS, People=people)
    path = tmp_path / "a.ambrota"
    save_review(Review(imported.rota, default_rulebook(), dt.datetime.now(dt.UTC)), path)
    assert SECRET.encode() not in path.read_bytes()


def test_lines_of_a_cyclic_rota_are_kept_apart(make, lines, codes) -> None:
    rows = [["Person", "Not with"], ["Line 1", "Line 3"]]
    grid = lines("D D N N . . .", ". . D D . . .", "N . . . . D D")
    rota = read_rota(make(Lines=grid, Pairings=rows, Shift_codes=codes)).rota
    assert rota.pairings == (Pairing(rota.people[0].id, rota.people[2].id),)


def test_bank_holidays_of_the_workbook(station) -> None:
    rows = [
        ["Date", "Name"],
        [dt.date(2026, 1, 9), "Founders' day"],
        ["06/01/2026", None],
        ["soon", "Some day"],
    ]
    imported = station(Bank_holidays=rows)
    assert imported.rota.bank_holidays == (
        (dt.date(2026, 1, 6), "Bank holiday"),
        (dt.date(2026, 1, 9), "Founders' day"),
    )
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet, problem.cell) == ("error", "Bank holidays", "A4")
    shown = show_document(imported.rota, ())["bank_holidays"]
    assert shown[1] == {"date": "2026-01-09", "name": "Founders' day"}


def test_a_whole_year_of_bank_holidays_in_a_row_is_no_rota(station) -> None:
    rows = [["Date", "Name"], *([dt.date(2026, 1, 5 + day), f"Day {day}"] for day in range(12))]
    imported = station(Bank_holidays=rows)
    assert len(imported.rota.bank_holidays or ()) == 12
    assert len(imported.rota.people) == 3


def test_no_sheet_of_bank_holidays_leaves_those_of_the_nation(station) -> None:
    assert station().rota.bank_holidays is None
    assert show_document(station().rota, ())["bank_holidays"] is None
    assert station(Bank_holidays=[["Date", "Name"]]).rota.bank_holidays == ()


@pytest.mark.parametrize(
    ("text", "band"), [("Band 5", 5), ("B6", 6), (6, 6), ("6", 6), ("AfC band 7", 7), ("8a", 8)]
)
def test_bands(station, text, band) -> None:
    imported = station(People=[["Name", "Band"], ["Ann Able", text]])
    assert imported.rota.people[0].band == band
    assert imported.problems == ()


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("Section 2", "section-2"),
        ("S2", "section-2"),
        ("section-2", "section-2"),
        ("Annex 5", "annex-5"),
        ("ANNEXE 5", "annex-5"),
        ("Annex E", "annex-5"),
    ],
)
def test_schemes_of_unsocial_hours(station, text, scheme) -> None:
    imported = station(People=[["Name", "Unsocial scheme"], ["Ann Able", text]])
    assert imported.rota.people[0].unsocial == scheme
    assert imported.problems == ()


@pytest.mark.parametrize("text", ["Band 1", "10", "Band", "56", "blue"])
def test_what_is_no_band_is_named_with_its_cell(station, text) -> None:
    imported = station(People=[["Name", "Band"], ["Ann Able", text]])
    assert imported.rota.people[0].band is None
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet, problem.cell) == ("warning", "People", "B2")


def test_what_is_no_scheme_is_named_with_its_cell(station) -> None:
    imported = station(People=[["Name", "Unsocial scheme"], ["Ann Able", "Section 5"]])
    assert imported.rota.people[0].unsocial is None
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet, problem.cell) == ("warning", "People", "B2")


def test_band_and_scheme_beside_the_days(make, dated, codes) -> None:
    rows = [[row[0], "Band" if not at else "Band 6", *row[1:]]
            for at, row in enumerate(dated(("Ann Able", "D D D D D D D")))]  # fmt: skip
    imported = read_rota(make(Rota=rows, Shift_codes=codes))
    assert imported.rota.people[0].band == 6


@pytest.mark.parametrize(
    "text",
    [
        "private: no nights until 2026-06-01",
        "Private - no nights until 2026-06-01",
        "no nights (private) until 2026-06-01",
        "no nights until 2026-06-01 (private)",
    ],
)
def test_a_private_agreement_is_kept_and_never_told(station, text) -> None:
    imported = station(People=[["Name", "Restrictions"], ["Bob Bold", f"no Tue; {text}"]])
    bob = imported.rota.people[1]
    open_, private = bob.restrictions
    assert (open_.private, private.private) == (False, True)
    assert private.kind is RestrictionKind.NO_NIGHTS
    assert private.until == dt.date(2026, 6, 1)
    assert private.text == "a private agreement"
    assert bob.restrictions_stated == "no Tue; a private agreement"
    assert "nights" not in said(imported)


def test_a_private_agreement_in_no_known_form_is_not_repeated(station) -> None:
    imported = station(People=[["Name", "Restrictions"], ["Bob Bold", f"private {SECRET}"]])
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("error", "B2")
    assert SECRET not in said(imported)


def test_a_copy_leaves_these_sheets_as_they_are_and_says_what_is_private(station) -> None:
    imported = station(
        Pairings=PAIRINGS,
        Bank_holidays=[["Date", "Name"], [dt.date(2026, 1, 9), "Founders' day"]],
        People=[["Name", "Restrictions"], ["Ann Able", "private: no nights"]],
    )
    rota = imported.rota
    after = changed(rota, ("bob-bold", 4, [rota.shift_by_code["D"].duty("bob-bold", 4)]))
    target, told = written(imported, after)
    assert [(one.severity, one.sheet) for one in told] == [("note", "Pairings"), ("note", None)]
    assert SECRET not in repr(told)
    assert "nights" not in repr(told)
    before, now = zipfile.ZipFile(imported.source.path), zipfile.ZipFile(target)
    kept = [name for name in before.namelist() if name.endswith(("sheet3.xml", "sheet4.xml"))]
    assert len(kept) == 2
    assert all(before.read(name) == now.read(name) for name in kept)
    assert read_rota(target).rota.pairings == rota.pairings


def test_the_word_private_alone_is_said_of_the_whole_list(station) -> None:
    rows = [["Name", "Restrictions"], ["Bob Bold", "Private; no nights; unwell until May"]]
    imported = station(People=rows)
    bob = imported.rota.people[1]
    assert [(one.kind, one.private) for one in bob.restrictions] == [
        (RestrictionKind.NO_NIGHTS, True)
    ]
    assert bob.restrictions_stated == "a private agreement; a private agreement"
    told = [problem.found for problem in imported.problems if problem.sheet == "People"]
    assert "the restriction a private agreement" in told
    assert not any("unwell" in text for text in told)


def test_nothing_but_the_word_private_is_not_passed_over(station) -> None:
    imported = station(People=[["Name", "Restrictions"], ["Bob Bold", "private"]])
    assert imported.rota.people[1].restrictions == ()
    told = [problem.found for problem in imported.problems if problem.sheet == "People"]
    assert "the restriction a private agreement" in told
