"""What is said of a rulebook that is edited."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ui.rulebook_words import (
    compared,
    effects,
    lowers_law,
    range_words,
    taken,
    with_reasons,
    without_reason,
)

BOOK = default_rulebook()


def changed(rule_id: str, **settings: Any) -> Any:
    return BOOK.with_rule(replace(BOOK.rule(rule_id), **settings))


def test_what_finds_more_or_fewer_is_told_the_largest_first() -> None:
    now = Counter({"daily-rest": 3, "training": 5, "cover": 2})
    then = Counter({"daily-rest": 4, "cover": 2})
    book = changed("cover", level=Level.SHOULD)
    assert [one.words for one in effects(book, BOOK, now, then)] == [
        "Protected training: 5 findings now, none as set here",
        "Rest between duties: 3 findings now, 4 findings as set here",
        "Cover kept: 2 findings now, 2 findings as set here; must now, to weigh as set here",
    ]


@pytest.mark.parametrize(
    ("rule", "name", "wanted"),
    [
        ("contact", "earliest", "00:00 to 24:00, as shipped 07:00"),
        ("cover", "substitution", "As shipped yes"),
        ("weekly-hours", "reference", "As shipped rolling"),
    ],
)
def test_a_range_is_told_in_the_unit_of_its_number(rule: str, name: str, wanted: str) -> None:
    assert range_words(BOOK.rule(rule).parameters()[name]) == wanted


def test_every_range_of_every_rule_can_be_told() -> None:
    for rule in BOOK.rules:
        for about in rule.parameters().values():
            assert "hipped" in range_words(about)


def test_a_difference_is_told_from_both_sides_and_can_be_taken_over() -> None:
    theirs = changed("daily-rest", hours=12.0).with_reason("daily-rest", "their agreement")
    ((difference, words),) = compared(BOOK, theirs)
    assert words == "Rest between duties: least rest between two duties 11 h here, 12 h there"
    book = taken(BOOK, theirs, difference)
    assert compared(book, theirs) == []
    assert book.reasons == {"daily-rest": "their agreement"}


def test_only_what_is_changed_without_a_reason_is_asked_about() -> None:
    book = changed("daily-rest", hours=12.0)
    book = book.with_rule(replace(book.rule("leave"), level=Level.SHOULD))
    book = book.with_reason("leave", "agreed")
    assert [rule.id for rule in without_reason(book, BOOK)] == ["daily-rest"]
    kept = with_reasons(book, BOOK, "new contract")
    assert kept.reasons == {"leave": "agreed", "daily-rest": "new contract"}
    assert without_reason(kept, BOOK) == []
    # A reason that was given for what stood there before says nothing of the change.
    again = kept.with_rule(replace(kept.rule("daily-rest"), hours=13.0))
    assert [rule.id for rule in without_reason(again, kept)] == ["daily-rest"]


@pytest.mark.parametrize(
    ("rule", "level", "lowers"),
    [
        ("daily-rest", Level.SHOULD, True), ("daily-rest", Level.MUST, False),
        ("consecutive-nights", Level.OFF, False), ("breaks", Level.MUST, False),
    ],
)  # fmt: skip
def test_a_law_below_its_level_is_known(rule: str, level: Level, lowers: bool) -> None:
    assert lowers_law(replace(BOOK.rule(rule), level=level)) is lowers
