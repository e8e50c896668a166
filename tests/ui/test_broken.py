"""What is broken, and how many have it: people first, sums of cover in seat-hours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ambrota.findings import Finding
from ambrota.measures.turnarounds import Under12, Under16
from ambrota.model import Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ui.broken import BROKEN, broken_line, broken_words, counted_words

BOOK = default_rulebook()


def found(rule: str, person: str | None, total: int = 1) -> Finding:
    judged = BOOK.rule(rule)
    return Finding(
        rule, judged.level, judged.status, person, (3,), 1, 2, "h", "", "", "", total=total
    )


def test_every_rule_says_what_is_broken() -> None:
    assert set(BROKEN) == {rule.id for rule in BOOK.rules}
    assert all(broken_words(rule) != "" for rule in BOOK.rules)


@pytest.mark.parametrize("id_", ["rotation-direction", "start-variation"])
def test_a_rule_and_its_findings_have_one_name(id_: str) -> None:
    assert broken_words(BOOK.rule(id_)) == BOOK.rule(id_).name


def test_a_short_rest_is_named_as_its_measure_and_by_the_hours_asked_for() -> None:
    for id_, measure in (("quick-returns", Under12), ("short-recovery", Under16)):
        assert broken_words(BOOK.rule(id_)) == BOOK.rule(id_).name == measure.name
    asked = replace(BOOK.rule("quick-returns"), hours=11.5)
    assert broken_words(asked) == "Rests under 11.5 h"


@pytest.mark.parametrize(
    ("findings", "wanted"),
    [
        ([found("contact", "1"), found("contact", "1"), found("contact", "2")],
         "No one-to-one: 2 people, 3 periods (local rule)"),
        ([found("daily-rest", "1")], "Too little rest between duties: 1 person (law)"),
        ([found("daily-rest", "1")] * 1200,
         "Too little rest between duties: 1 person, 1,200 times (law)"),
        ([found("cover", None, 14)], "Cover short: 7 seat-hours (local rule)"),
        ([found("cover", None, 1), found("cover", None, 1)],
         "Cover short: 1 seat-hour, 2 times (local rule)"),
    ],
)  # fmt: skip
def test_how_many_have_it(findings: list[Any], wanted: str, small_rota: Rota) -> None:
    assert broken_line(small_rota, BOOK.rule(findings[0].rule), findings) == wanted


def test_what_breaks_in_a_line_is_of_the_line(small_rota: Rota) -> None:
    cyclic = replace(small_rota, kind=RotaKind.CYCLIC, first_day=None, days=7, duties=())
    assert counted_words(cyclic, [found("daily-rest", "1"), found("daily-rest", "2")]) == "2 lines"
    assert counted_words(cyclic, [found("training", "1")]) == "1 person"
