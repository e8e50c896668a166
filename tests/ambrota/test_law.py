"""What a rulebook asks of a law less than was shipped, and where that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import audit
from ambrota.documents.audit import check_document
from ambrota.law import lowered_words
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ui.headless.check_text import check_lines

BOOK = default_rulebook()

WEAKER = {
    "daily-rest": {"hours": 9.0},
    "weekly-rest": {"level": Level.SHOULD},
    "weekly-hours": {"reference": "fixed"},
    "night-hours": {"limit": 8.5},
    "special-hazard": {"level": Level.OFF},
    "breaks": {"minutes": 10},
}
STRICTER = {
    "daily-rest": {"hours": 12.0},
    "weekly-rest": {"strict": True},
    "weekly-hours": {"limit": 44.0},
    "night-hours": {"share": 0.25},
    "special-hazard": {"level": Level.SHOULD},
    "breaks": {"minutes": 30},
}


def with_rule(rule: str, **settings):
    return BOOK.with_rule(replace(BOOK.rule(rule), **settings))


def test_as_shipped_no_law_is_lowered() -> None:
    assert lowered_words(BOOK) == []


@pytest.mark.parametrize("rule", WEAKER)
def test_weaker_and_stricter(rule: str) -> None:
    (told,) = lowered_words(with_rule(rule, **WEAKER[rule]))
    assert told.startswith(BOOK.rule(rule).name)
    assert told.endswith("; no reason given")
    assert lowered_words(with_rule(rule, **STRICTER[rule])) == []


def test_what_is_no_law_may_be_lowered_without_a_word() -> None:
    assert lowered_words(with_rule("duty-length", hours=14.0)) == []


def test_the_reason_is_told() -> None:
    book = with_rule("daily-rest", hours=9.0).with_reason("daily-rest", "agreed in May")
    assert lowered_words(book) == [
        "Rest between duties: least rest between two duties: 9 h, as shipped 11 "
        "(Working Time Regulations 1998, reg 10); because agreed in May"
    ]


def test_check_says_it_before_its_verdict(dated) -> None:
    rota = dated({"a": "D -"})
    book = with_rule("daily-rest", level=Level.OFF)
    lines = check_lines(check_document(rota, audit(rota, book)), rota)
    assert lines[1] == "LAW LOWERED BY THE RULEBOOK Shipped rules:"
    assert lines[2].startswith("  ▼ Rest between duties: off, the law makes it a must")
    plain = check_lines(check_document(rota, audit(rota, BOOK)), rota)
    assert not any("LOWERED" in line for line in plain)
