"""A rulebook as it is edited: what differs from another, what it would find, why it is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from ambrota.bank_holidays import ENGLAND, NATIONS
from ambrota.rulebook import Difference, Rulebook, default_rulebook
from ambrota.rules.base import Level, Rule
from ambrota.rules.settings import MINUTE_OF_DAY, said
from ui.reading import count
from ui.rule_told import strict_words

ALL, CHANGED, FOUND = "", "changed", "found"
SHOWN = {
    ALL: "Every rule", CHANGED: "Changed here", FOUND: "With findings", "law": "Law",
    "contract": "Contract", "guidance": "Guidance", "local": "Local rules",
}  # fmt: skip
"""Which rules can be looked at."""


class Effect(NamedTuple):
    """What a rule finds in the current rota, by the rules in use and by those in hand."""

    rule: Rule
    level: str
    now: int
    then: int

    @property
    def words(self) -> str:
        """'Nights in a row: 4 findings now, none as set here; to weigh now, must as set here'."""
        told = f"{self.rule.name}: {_number(self.now)} now, {_number(self.then)} as set here"
        same = self.level == str(self.rule.level)
        return (
            told
            if same
            else f"{told}; {_level(self.level)} now, {_level(self.rule.level)} as set here"
        )


def of_nation(book: Rulebook, nation: str) -> Rulebook:
    """The rulebook with the bank holidays of a nation, unless it names one other than shipped."""
    if book.nation != ENGLAND or nation not in NATIONS or nation == ENGLAND:
        return book
    return book.with_rule(replace(book.rule("bank-holidays"), nation=nation))


def found_by(audit: Any) -> Counter[str]:
    """Findings of each rule."""
    return Counter() if audit is None else Counter(one.rule for one in audit.findings)


def effects(
    book: Rulebook, in_use: Rulebook, now: Mapping[str, int], then: Mapping[str, int]
) -> list[Effect]:
    """The rules that find more or fewer, or weigh otherwise; those that change most first."""
    made = [
        Effect(rule, str(in_use.rule(rule.id).level), now.get(rule.id, 0), then.get(rule.id, 0))
        for rule in book.rules
    ]
    told = (
        one for one in made if one.now != one.then or (one.now and one.level != str(one.rule.level))
    )
    return sorted(told, key=lambda one: -abs(one.then - one.now))


def in_all(now: Any, then: Any) -> str:
    """'In all: 96 findings now, 50 of musts; 90 as set here, 44 of musts'."""
    told = []
    for audit in (now, then):
        musts = sum(str(one.level) == "must" for one in audit.findings)
        told.append((len(audit.findings), musts))
    (before, before_musts), (after, after_musts) = told
    return (
        f"In all: {count(before, 'finding')} now, {before_musts:,} of musts; "
        f"{after:,} as set here, {after_musts:,} of musts."
    )


def looked_at(
    rule: Rule, which: str, words: str, in_use: Rulebook, found: Mapping[str, int]
) -> bool:
    """Whether a rule is listed."""
    wanted = words.strip().casefold()
    if wanted and wanted not in f"{rule.name} {rule.statement} {rule.source}".casefold():
        return False
    if which == CHANGED:
        return bool(rule != in_use.rule(rule.id))
    if which == FOUND:
        return found.get(rule.id, 0) > 0
    return which in (ALL, str(rule.status))


def compared(here: Rulebook, there: Rulebook) -> list[tuple[Difference, str]]:
    """What two rulebooks set differently, each in words."""
    return [(one, _both(one)) for one in here.differences(there)]


def taken(book: Rulebook, other: Rulebook, difference: Difference) -> Rulebook:
    """The rulebook with that one setting of the other, and the reason given for it there."""
    rule = book.rule(difference.rule.id)
    wanted: dict[str, Any] = {difference.what: difference.old}
    book = book.with_rule(replace(rule, **wanted))
    reason = other.reasons.get(rule.id, "")
    return book.with_reason(rule.id, reason) if reason else book


def without_reason(book: Rulebook, in_use: Rulebook) -> list[Rule]:
    """The rules that are changed and do not say why."""
    changed = {one.rule.id: one.rule for one in book.differences(in_use)}
    return [
        rule
        for id_, rule in changed.items()
        if not book.reasons.get(id_) or book.reasons.get(id_) == in_use.reasons.get(id_)
    ]


def with_reasons(book: Rulebook, in_use: Rulebook, reason: str) -> Rulebook:
    """The rulebook where whatever is changed without a reason has this one."""
    for rule in without_reason(book, in_use):
        book = book.with_reason(rule.id, reason)
    return book


def range_words(about: Mapping[str, Any]) -> str:
    """'0 to 24 h, as shipped 11 h'; of words or yes and no what was shipped alone."""
    unit, default = about["unit"], about["default"]
    shipped = f"as shipped {said(default, unit)}"
    if isinstance(default, bool | str):
        return shipped[:1].upper() + shipped[1:]
    low, high = (said(about[end], unit) for end in ("low", "high"))
    if unit and unit != MINUTE_OF_DAY:
        low = low.removesuffix(f" {unit}")
    return f"{low} to {high}, {shipped}"


def shipped_rule(rule: Rule) -> Rule:
    """The rule as it comes with the program."""
    made: Rule = default_rulebook().rule(rule.id)
    return made


def level_words(rule: Rule) -> str:
    """'As shipped: must'."""
    return f"As shipped: {_level(shipped_rule(rule).level)}"


def lowers_law(rule: Rule) -> bool:
    """Whether the level of a law is below the one shipped."""
    order = list(Level)
    lower = order.index(rule.level) > order.index(shipped_rule(rule).level)
    return str(rule.status) == "law" and lower


def _both(one: Difference) -> str:
    about = one.rule.parameters().get(one.what, {"text": one.what, "unit": ""})
    here, there = (said(value, about["unit"]) for value in (one.new, one.old))
    return f"{one.rule.name}: {about['text']} {here} here, {there} there"


def _level(level: object) -> str:
    return strict_words(level).lower()


def _number(number: int) -> str:
    return count(number, "finding") if number else "none"
