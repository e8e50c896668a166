"""The rulebook: what is shipped, what may be set, TOML there and back, the Rules sheet."""

from __future__ import annotations

import inspect
from dataclasses import fields, replace
from pathlib import Path

import pytest

import ambrota.rules as rules
from ambrota.errors import UserError
from ambrota.rulebook import (
    RuleRow,
    default_rulebook,
    with_rows,
)
from ambrota.rulebooks.files import from_toml, read_rulebook, to_toml
from ambrota.rules.base import Level, Rule, Status
from ambrota.rules.daily_rest import DailyRest

MUST = {
    "daily-rest", "weekly-rest", "weekly-hours", "night-hours", "leave", "agreements", "locks",
    "pairings", "hours-against-contract", "relief", "cover", "contact", "training",
}  # fmt: skip
SHOWN = {
    "manager-presence",
    "bank-holidays",
    "relief-notice",
    "special-hazard", "breaks", "night-length", "short-recovery", "consecutive-days-off",
    "permanent-nights",
}  # fmt: skip


def test_shipped_levels() -> None:
    assert {r.id for r in default_rulebook().rules if r.level is Level.MUST} == MUST
    assert {r.id for r in default_rulebook().rules if r.level is Level.SHOWN} == SHOWN
    assert {r.level for r in default_rulebook().rules if r.id not in MUST | SHOWN} == {Level.SHOULD}


ACROSS = {
    "cover", "contact", "training", "skill-mix", "pairings", "leave-cap", "span-of-control",
    "manager-presence",
}  # fmt: skip
"""Rules in which one person's duties bear on another's breaches."""


def test_rules_across_people_say_so() -> None:
    assert {rule.id for rule in rules.ALL if not rule.alone} == ACROSS


def test_no_rule_file_is_missing_from_the_list() -> None:
    folder = Path(inspect.getfile(rules)).parent
    files = {
        path.stem for path in folder.glob("*.py") if "(Rule):" in path.read_text(encoding="utf-8")
    }
    assert {rule.id.replace("-", "_") for rule in rules.ALL} == files
    assert len({rule.id for rule in rules.ALL}) == len(rules.ALL)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.id)
def test_every_rule_says_what_it_is(rule: type[Rule]) -> None:
    assert rule.__module__ == f"ambrota.rules.{rule.id.replace('-', '_')}"
    assert rule.statement.endswith(".")
    assert "\n" not in rule.source
    if rule.status is Status.LAW:
        assert rule.source.startswith("Working Time Regulations 1998, reg ")
    made = rule()
    for name, about in rule.parameters().items():
        value = getattr(made, name)
        assert value in about["options"] if "options" in about else True
        assert "options" in about or about["low"] <= value <= about["high"]
        assert about["text"]
    assert set(rule.parameters()) == {item.name for item in fields(rule)} - {"level"}


def test_there_and_back() -> None:
    book = default_rulebook()
    assert from_toml(to_toml(book)) == book
    changed = book.with_rule(DailyRest(hours=12.0, level=Level.SHOULD))
    changed = replace(changed, name='A "local"\tbook\\1')
    again = from_toml(to_toml(changed))
    assert again == changed
    assert again.rule("daily-rest").hours == 12.0
    assert again.changes_from(book) == [
        "Rest between duties: level should, was must",
        "Rest between duties: least rest between two duties 12 h, was 11 h",
    ]


def test_what_is_not_stated_stays_as_shipped() -> None:
    book = from_toml("[cover]\nsubstitution = false\n[weekly-rest]\nperiod_days = 7\n")
    assert book.rule("cover").substitution is False
    assert book.rule("weekly-rest").period_days == 7
    assert book.rule("daily-rest") == default_rulebook().rule("daily-rest")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[daily-rset]\nhours = 11", "There is no rule 'daily-rset'"),
        ("[daily-rest]\nhuors = 11", "daily-rest has no parameter 'huors'"),
        ("[daily-rest]\nhours = 25", "0 to 24 h"),
        ("[daily-rest]\nhours = -1", "0 to 24 h"),
        ("[daily-rest]\nhours = nan", "0 to 24 h"),
        ("[daily-rest]\nhours = true", "0 to 24 h"),
        ("[daily-rest]\nhours = 'eleven'", "0 to 24 h"),
        ("[daily-rest]\nhours = [11]", "0 to 24 h"),
        ("[weekly-rest]\nperiod_days = 10", "7 or 14 days"),
        ("[consecutive-nights]\nmost = 2.5", "1 to 14 nights"),
        ("[cover]\nsubstitution = 'perhaps'", "cover: substitution cannot be that"),
        ("[daily-rest]\nlevel = 'maybe'", "must, should, shown or off"),
        ("daily-rest = 11", "daily-rest needs a table"),
        ("[daily-rest", "The rulebook cannot be read"),
        ("[locks]\nhours = 1", "no parameters"),
    ],
)
def test_refused(text: str, told: str) -> None:
    with pytest.raises(UserError) as problem:
        from_toml(text, "local.toml")
    assert told in str(problem.value)
    assert "local.toml" in problem.value.where
    assert problem.value.todo


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened"):
        read_rulebook(tmp_path / "none.toml")
    (tmp_path / "book.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="cannot be opened"):
        read_rulebook(tmp_path / "book.toml")
    (tmp_path / "mine.toml").write_text("[daily-rest]\nlevel = 'off'", encoding="utf-8")
    book = read_rulebook(tmp_path / "mine.toml")
    assert book.name == "mine"
    assert book.rule("daily-rest").level is Level.OFF


def test_rules_sheet() -> None:
    book, problems = with_rows(
        default_rulebook(),
        [
            RuleRow("daily-rest", "Should", None, None, "Rules!A2"),
            RuleRow("Rest between duties", None, "Hours", "12", "Rules!A3"),
            RuleRow("consecutive nights", "must", "most", 4.0, "Rules!A4"),
            RuleRow("cover", None, "substitution", "no", "Rules!A5"),
            RuleRow("tea breaks", "must", None, None, "Rules!A6"),
            RuleRow("contact", None, "weeks", "often", "Rules!A7"),
            RuleRow("contact", None, "weeks", None, "Rules!A8"),
        ],
    )
    assert book.rule("daily-rest") == DailyRest(hours=12.0, level=Level.SHOULD)
    assert book.rule("consecutive-nights").most == 4
    assert isinstance(book.rule("consecutive-nights").most, int)
    assert book.rule("cover").substitution is False
    assert [problem.where for problem in problems] == ["Rules!A6", "Rules!A7", "Rules!A8"]
    assert problems[-1].found == "nothing"
    assert book.rule("contact") == default_rulebook().rule("contact")


def test_an_unknown_id_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        default_rulebook().rule("tea-breaks")
