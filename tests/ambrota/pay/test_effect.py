"""Who gains and who loses by a change of rota, and how it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ambrota.audit import audit
from ambrota.compare import Candidate
from ambrota.documents.audit import rules_document
from ambrota.documents.pay import pay_document, tables_document
from ambrota.model import Rota
from ambrota.pay.effect import PayEffect, by_loss, pay_effect
from ambrota.pay.tables import PayTables
from ambrota.reports import write_review
from ambrota.rulebook import default_rulebook
from ambrota.rulebooks.files import from_toml
from ui.headless.pay_text import pay_lines, table_lines
from ui.headless.rules import rules_lines

Make = Callable[..., Rota]
BOOK = default_rulebook()
ABOUT = {
    "Gwen": {"contracted_hours": 37.5},
    "Lou": {"contracted_hours": 37.5, "unsocial": "annex-5", "band": 5},
    "Sam": {"contracted_hours": 37.5},
    "Nobody": {"contracted_hours": 0.0},
}


@pytest.fixture
def rotas(dated: Make) -> tuple[Rota, Rota]:
    """Gwen gains a Sunday for a Monday, Lou loses a Saturday, Sam swaps two plain days."""
    before = dated(
        {"Gwen": "D - - - - - -", "Lou": "- - - - - D N", "Sam": "D - - - - - -", "Nobody": "N*2"},
        **ABOUT,
    )
    after = dated(
        {"Gwen": "- - - - - - D", "Lou": "- - - D - - N", "Sam": "- D - - - - -", "Nobody": "N*3"},
        **ABOUT,
    )
    return before, after


@pytest.fixture
def effect(rotas: tuple[Rota, Rota]) -> PayEffect:
    return pay_effect(*rotas, BOOK)


def test_who_gains_and_who_loses(effect: PayEffect) -> None:
    gwen, lou, sam, nobody = effect.people
    assert (gwen.verdict, lou.verdict, sam.verdict) == ("gains", "loses", "the same")
    assert nobody.verdict == "no estimate"
    assert gwen.own is not None
    assert gwen.own.difference == pytest.approx(11.5 * 60 / 37.5)
    assert gwen.equivalent is not None
    assert gwen.equivalent.difference == pytest.approx(11.5 * 0.6)
    # Lou: 24 h a week outside the day, then the Sunday night's 12 alone.
    assert (lou.outside.before, lou.outside.after) == pytest.approx((24, 12))
    assert lou.own == lou.annex_5
    assert lou.own is not None
    assert (lou.own.before, lou.own.after) == (25, 13)
    assert lou.hours[0].difference == pytest.approx(11.5)
    assert effect.words == (
        "1 gain, 1 lose, 1 stay the same, 1 no estimate; "
        "9.4 paid hours' worth a week in all before, 11.8 after."
    )
    assert [one.after.name for one in by_loss(effect.people)] == ["Lou", "Sam", "Gwen", "Nobody"]


def test_the_document_can_be_checked_by_hand(effect: PayEffect) -> None:
    told = json.loads(json.dumps(pay_document(effect, BOOK.pay), allow_nan=False))
    gwen, lou, _sam, nobody = told["people"]
    assert told["note"] == "An estimate, not payroll"
    assert (told["gain"], told["lose"], told["same"], told["no_estimate"]) == (1, 1, 1, 1)
    assert gwen["evidence"] == {
        "current": "(0 h × 30 % + 0 h × 60 %) ÷ 37.5 h = 0 %",
        "proposed": "(0 h × 30 % + 11.5 h × 60 %) ÷ 37.5 h = 18.4 %",
    }
    assert lou["evidence"] == {
        "current": "24 h a week outside the day: over 21 h, 25 %",
        "proposed": "12 h a week outside the day: over 9 up to 13 h, 13 %",
    }
    assert (lou["scheme_stated"], lou["band_stated"]) == (True, True)
    assert nobody["own"] is None
    assert nobody["evidence"]["proposed"] == "no contracted hours"
    assert "Nobody: no estimate; no contracted hours." in told["assumptions"]


def test_the_text_names_who_loses_most_first(rotas: tuple[Rota, Rota], effect: PayEffect) -> None:
    lines = pay_lines(pay_document(effect, BOOK.pay))
    assert lines[1] == "UNSOCIAL-HOURS PAY: AN ESTIMATE, NOT PAYROLL"
    named = [line.split()[0] for line in lines if " % " in line and "band" in line]
    assert named[:2] == ["Lou", "Gwen"]
    assert any(line.split()[:4] == ["Lou", "Annex", "5", "band"] for line in lines)
    assert any("verify against your handbook" in line for line in lines)
    same = pay_lines(pay_document(pay_effect(rotas[0], rotas[0], BOOK), BOOK.pay))
    assert len(same) <= 4


def test_edited_tables_are_used_and_shown(rotas: tuple[Rota, Rota]) -> None:
    book = from_toml('[pay]\nscheme = "annex-5"\n[pay.annex-5]\nsteps = [[5, 10]]')
    gwen, lou, *_ = pay_effect(*rotas, book).people
    assert gwen.after.own == 10
    assert lou.verdict == "the same"
    lines = table_lines(tables_document(book.pay))
    assert "  pay.annex-5.steps = [[5, 10]]" in lines
    assert any("as shipped [[5, 9]" in line for line in lines)
    assert not any("as shipped" in line for line in table_lines(tables_document(PayTables())))


def test_two_rulebooks_are_told_apart_by_their_tables_too() -> None:
    book = from_toml("[pay.annex-5]\nweeks = 17")
    (told,) = rules_document(book, BOOK)["against"]["differences"]
    assert (told["rule"], told["what"]) == ("pay", "annex-5.weeks")
    assert (told["value"], told["against"]) == ("17", "13")
    assert "    pay: annex-5.weeks 17, there 13" in rules_lines(rules_document(book, BOOK))


def test_the_sheet_of_the_review(rotas: tuple[Rota, Rota], tmp_path: Path) -> None:
    before, after = rotas
    current = Candidate("current", "Current", before, audit(before, BOOK))
    proposal = Candidate("A", "Fewest changes", after, audit(after, BOOK, before))
    for name, proposals in (("with", [proposal]), ("without", [])):
        write_review(tmp_path / f"{name}.xlsx", current, proposals, BOOK)
        page = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")["Pay effect"]
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        texts = [str(row[0]) for row in rows]
        assert any(text.startswith("•  An estimate, not payroll.") for text in texts)
        assert any("Editable default; verify against your handbook" in text for text in texts)
        lou = next(row for row in rows if row[0] == "Lou")
        assert lou[2:4] == ["Annex 5", "5"]
        assert next(row for row in rows if row[0] == "Sam")[2:4] == [
            "Section 2, assumed",
            "6, assumed",
        ]
        if proposals:
            assert lou[4:8] == [25, 13, "−12", "−4.5"]
            assert lou[21] == "12 h a week outside the day: over 9 up to 13 h, 13 %"
            named = [row[0] for row in rows if row[0] in ABOUT]
            assert named == ["Lou", "Sam", "Gwen", "Nobody"]
        else:
            assert any(text.startswith("Current rota: ") for text in texts)


def test_people_alike_have_the_same_pay_however_many_there_are(dated: Make) -> None:
    line = "(D D N N - - - L L - T - - -)*6"
    one, many = (dated({f"p{at}": line for at in range(count)}) for count in (1, 60))
    alone = pay_effect(one, one, BOOK)
    assert pay_effect(many, many, BOOK).total.before == pytest.approx(60 * alone.total.before)


def test_the_nation_is_that_of_the_rulebook(dated: Make) -> None:
    """Friday 2 January 2026 is a bank holiday of Scotland."""
    rota = dated({"p": "D - - - - - -"}, "2026-01-02", p={"contracted_hours": 37.5})
    book = from_toml('[bank-holidays]\nnation = "Scotland"')
    for rulebook, holiday in ((BOOK, 0.0), (book, 11.5)):
        (one,) = pay_effect(rota, rota, rulebook).people
        assert one.hours[2].after == pytest.approx(holiday)
    assert "Public holidays: Scotland." in pay_effect(rota, rota, book).assumptions


def test_the_page_states_the_tables_and_its_example_is_a_rulebook() -> None:
    page = (Path(__file__).parents[3] / "docs" / "pay.md").read_text(encoding="utf-8")
    for band, night, sunday in ((1, 47, 94), (2, 41, 83), (3, 35, 69)):
        assert f"| {band} | {night} % | {sunday} % |" in page
        assert PayTables().section_2.percents(band) == (night, sunday)
    steps = "".join(f" {percent:g} % |" for _, percent in PayTables().annex_5.steps)
    assert f"| of basic pay |{steps}" in page
    book = from_toml(page.split("```toml\n")[1].split("```")[0])
    assert book.pay.scheme == "annex-5"
    assert book.pay.section_2.percents(3) == (37, 74)
    assert book.pay.band_of("Technician") == 5
