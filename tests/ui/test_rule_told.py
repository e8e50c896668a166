"""A rule as a representative reads it: changed by whom, not checked and why, broken with sums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ambrota.audit import audit
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from sample_rotas import BY_ID
from ui.board import board
from ui.panels.rule_form import LEVELS
from ui.rule_told import (
    KEY,
    broken_lines,
    changed_words,
    comes_from,
    found_words,
    rule_lines,
    strict_meaning,
)
from ui.version import Version

BOOK = default_rulebook()


@pytest.fixture(scope="module")
def eastfield() -> Version:
    opened = open_workbook(BY_ID["eastfield-station-12-weeks"].path)
    return Version("current", "Current", opened.rota, "", audit=audit(opened.rota, BOOK))


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("contact", "32 people, 95 periods"), ("cover", "7 seat-hours"),
        ("pairings", "not checked: nobody is to be kept apart"), ("weekly-rest", "0"),
        ("night-length", "335 times"),
    ],
)  # fmt: skip
def test_how_much_is_broken_or_was_not_checked(rule: str, wanted: str, eastfield: Version) -> None:
    assert found_words(eastfield, BOOK.rule(rule)) == wanted


def test_each_finding_stands_with_its_sum(eastfield: Version) -> None:
    told = [text for text, _ in broken_lines(eastfield, BOOK.rule("cover"), "Broken now")]
    assert "BROKEN NOW: 7 SEAT-HOURS" in told
    assert any("14 half hours × 1 seat = 7 seat-hours" in text for text in told)
    shown = [text for text, _ in broken_lines(eastfield, BOOK.rule("night-length"), "Now")]
    assert shown[-1].endswith("more, under Findings")


def test_what_was_changed_says_by_whom_and_why() -> None:
    rule: Any = replace(BOOK.rule("daily-rest"), level=Level.SHOULD, hours=10.0)
    log = {"daily-rest": ["R Ashe, 4 May 2026, 12:00: Law lowered"]}
    assert changed_words(rule, log) == "changed by R Ashe"
    assert changed_words(BOOK.rule("daily-rest"), log) == "as shipped"
    told = [text for text, _ in rule_lines(rule, "a trial", log["daily-rest"])]
    assert "To weigh, shipped Must" in told
    assert "Because: a trial" in told
    assert log["daily-rest"][0] in told
    assert comes_from(rule) == "Law · Working Time Regulations 1998, reg 10"


def test_where_two_rotas_are_told_of_one_that_holds_says_which_it_is(eastfield: Version) -> None:
    told = [text for text, _ in broken_lines(eastfield, BOOK.rule("weekly-rest"), "Now", "In A")]
    assert told[0].startswith("In A it holds. Looked at ")


def test_whoever_has_no_manager_stands_beside_the_count_now_and_then() -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    now = Version("current", "Current", rota, audit=audit(rota, BOOK))
    lines = {line.key: line for line in board(now, now, BOOK).rules}
    assert lines["contact"].cells[2].text == "23 people; 3 have none in the rota"
    assert ("3 have none in the rota: nobody meets them.", "notice") in lines["contact"].detail
    assert "none" not in lines["training"].cells[2].text


def test_a_level_means_the_same_in_every_list_and_form() -> None:
    assert strict_meaning("should") == "To weigh: it may be broken, at a cost"
    assert strict_meaning("should") + "." in KEY
    assert LEVELS[Level.SHOULD] == strict_meaning(Level.SHOULD)
