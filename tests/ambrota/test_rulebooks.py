"""The rulebooks that come with the program, and what a rulebook says of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambrota.rulebook import default_rulebook
from ambrota.rulebooks.files import SHIPPED, from_toml, read_rulebook, shipped, to_toml
from ambrota.rules.base import Level, Status


@pytest.mark.parametrize("name", SHIPPED)
def test_each_says_for_whom_it_is_and_why_it_differs(name: str) -> None:
    book = shipped(name)
    assert book.name == SHIPPED[name]
    assert book.about.endswith(".")
    assert read_rulebook(Path(name)) == book
    assert book.differences(default_rulebook())
    assert from_toml(to_toml(book)) == book


@pytest.mark.parametrize("name", SHIPPED)
def test_none_asks_less_of_the_law_than_it_says(name: str) -> None:
    for rule in shipped(name).rules:
        if rule.status is Status.LAW:
            law = default_rulebook().rule(rule.id)
            assert list(Level).index(rule.level) <= list(Level).index(law.level)


def test_the_law_alone_judges_law_and_contract_and_shows_the_rest() -> None:
    judged = (Level.MUST, Level.SHOULD)
    kept = {"locks", "relief", "cover", "pairings"}  # what a proposal is, whatever it is judged by
    for rule in shipped("law").rules:
        binds = rule.status in (Status.LAW, Status.CONTRACT) or rule.id in kept
        assert binds or rule.level not in judged, rule.id


def test_good_practice_asks_for_every_guideline() -> None:
    guidance = [rule for rule in shipped("hsg256").rules if rule.status is Status.GUIDANCE]
    assert {rule.level for rule in guidance} == {Level.SHOULD}


def test_a_difference_says_what_and_why() -> None:
    book, usual = shipped("teams"), default_rulebook()
    told = {one.rule.id: one.words for one in book.differences(usual) if one.what == "weeks"}
    assert told["contact"].startswith(
        "Line-manager contact: length of a contact period 2 weeks, was 4 weeks; because example"
    )
    assert usual.differences(usual) == []


def test_a_file_of_that_name_goes_before_a_shipped_rulebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("law").write_text('name = "Ours"\n', encoding="utf-8")
    assert read_rulebook(Path("law")).name == "Ours"
