"""The ledger of compensatory rest in a document, and in words."""

from __future__ import annotations

from dataclasses import replace

from ambrota.audit import audit
from ambrota.documents.audit import check_document
from ambrota.documents.rest_owed import rest_document
from ambrota.rulebook import default_rulebook
from ui.headless.check_text import check_lines

BOOK = default_rulebook()
WITHIN_2 = BOOK.with_rule(replace(BOOK.rule("compensatory-rest"), within_days=2))


def test_each_short_rest_and_the_sums_of_each_person(dated) -> None:
    rota = dated({"Pat": "N 1400-1900 D D D", "Quin": "N 1400-1900 - D D", "Rob": "D*5"})
    told = rest_document(rota, audit(rota, WITHIN_2))
    assert (told["rest_hours"], told["within_days"]) == (11, 2)
    pat, quin = told["owed"]
    assert pat == {
        "person": "Pat", "day": 1, "rest_minutes": 420, "owed_minutes": 240, "given_person": None,
        "given_day": None, "overdue": True, "running_minutes": 240,
    }  # fmt: skip
    assert (quin["person"], quin["given_person"], quin["given_day"]) == ("Quin", "Quin", 2)
    assert told["per_person"] == {
        "Pat": {"owed_minutes": 240, "given_minutes": 0, "open_minutes": 240},
        "Quin": {"owed_minutes": 240, "given_minutes": 240, "open_minutes": 0},
    }


def test_a_line_may_be_given_on_another(cyclic) -> None:
    rota = cyclic("- D D D D D N", "- D D D D N 1400-1900")
    (one,) = rest_document(rota, audit(rota, BOOK))["owed"]
    assert (one["person"], one["day"], one["given_person"], one["given_day"]) == ("2", 6, "1", 0)


def test_in_words_what_is_still_owed_is_named(dated) -> None:
    rota = dated({"Pat": "N 1400-1900 D D D", "Quin": "N 1400-1900 - D D", "Rob": "- - - N L"})
    lines = check_lines(check_document(rota, audit(rota, WITHIN_2)), rota)
    at = lines.index("COMPENSATORY REST")
    assert lines[at + 1 : at + 4] == [
        "  3 rests of less than 11 h owe 12 h; given by later rests within 2 days: 4 h",
        "    Pat, Tuesday 6 Jan 2026: 4 h still owed",
        "    Rob, Friday 9 Jan 2026: 4 h not yet due",
    ]
    calm = dated({"Pat": "D*5"})
    assert "COMPENSATORY REST" not in check_lines(check_document(calm, audit(calm, BOOK)), calm)
