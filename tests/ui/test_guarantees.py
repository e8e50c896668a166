"""What to guarantee, as sentences over the rulebook."""

from __future__ import annotations

import pytest

from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ui.guarantees import SENTENCES, sentences, standing, with_level, with_value


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.text[:30])
def test_every_blank_is_a_parameter_of_its_rule(sentence) -> None:
    rule = default_rulebook().rule(sentence.rule)
    assert sentence.text.count("{}") == len(sentence.parameters)
    assert set(sentence.parameters) <= set(rule.parameters())


def test_a_rule_that_is_off_has_no_sentence() -> None:
    book = with_level(default_rulebook(), "training", Level.OFF)
    assert "training" not in {sentence.rule for sentence, _ in sentences(book)}


def test_a_number_keeps_its_type() -> None:
    book = with_value(default_rulebook(), "contact", "weeks", 5.0)
    assert book.rule("contact").weeks == 5
    assert isinstance(book.rule("contact").weeks, int)


def test_nothing_changed_is_the_same_rulebook() -> None:
    book = default_rulebook()
    assert with_value(book, "contact", "weeks", 4) is book
    assert with_level(book, "contact", Level.MUST) is book


@pytest.mark.parametrize(
    ("rule", "begins", "ticks"),
    [
        ("daily-rest", "Law, always kept: Working Time Regulations 1998, reg 10", False),
        ("consecutive-nights", "Guidance: HSE", True),
        ("contact", "Local: ", False),
    ],
)
def test_each_sentence_says_what_it_is_and_its_source(rule: str, begins: str, ticks: bool) -> None:
    told = standing(default_rulebook().rule(rule))
    assert told.startswith(begins)
    assert ("tick to make it a must" in told) is ticks
