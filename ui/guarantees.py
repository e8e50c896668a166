"""What to guarantee, as sentences with numbers in them that can be edited: from rule parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

BLANK = "{}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with a blank for each parameter of a rule, in order.

    `leads`: the first sentence of its rule, which carries the rule's tick.
    """

    rule: str
    text: str
    parameters: tuple[str, ...]
    leads: bool = True

    @property
    def parts(self) -> list[str]:
        """The words before, between and after the blanks."""
        return self.text.split(BLANK)


SENTENCES = (
    Sentence("contact", "Everyone meets their own line manager for {} minutes every {} weeks.",
             ("minutes", "weeks")),
    Sentence("training", "Everyone holds their protected training: {} h statutory, {} h CPD and "
             "{} h supervision a year.", ("statutory", "cpd", "supervision")),
    Sentence("training", "Within statutory {} h are key skills, and {} h sexual safety and "
             "bystander training.", ("key_skills", "sexual_safety"), leads=False),
    Sentence("training", "Managers hold {} h of leadership training a year more.",
             ("leadership",), leads=False),
    Sentence("training", "In 4 weeks at most {} of a person’s rest days become training, as paid "
             "time.",
             ("rest_days",), leads=False),
    Sentence("daily-rest", "Between duties at least {} h of rest.", ("hours",)),
    Sentence("weekly-hours", "On average at most {} h a week over {} weeks.",
             ("limit", "weeks")),
    Sentence("consecutive-nights", "No more than {} nights in a row.", ("most",)),
    Sentence("consecutive-duties", "No more than {} duties in a row.", ("most",)),
    Sentence("rest-after-nights", "After nights at least {} h off.", ("hours",)),
)  # fmt: skip


def sentences(rulebook: Any) -> Iterator[tuple[Sentence, Any]]:
    """The sentences whose rule the rulebook applies, with the rule."""
    for sentence in SENTENCES:
        try:
            rule = rulebook.rule(sentence.rule)
        except KeyError:
            continue
        if str(rule.level) != "off":
            yield sentence, rule


STANDING = {"law": "Law, always kept", "contract": "Contract", "guidance": "Guidance"}
"""What a rule is, as it stands beside its sentence; a local rule's source says that it is."""


def standing(rule: Any) -> str:
    """'Law, always kept: Working Time Regulations 1998, reg 10'; what a tick would do if not."""
    status, told = str(rule.status), rule.source
    if status in STANDING:
        told = f"{STANDING[status]}: {told}"
    if status != "law" and str(rule.level) != "must":
        told += ". Kept where it can be; tick to make it a must"
    return f"{told}."


def with_value(rulebook: Any, rule_id: str, parameter: str, value: float) -> Any:
    """The rulebook with one parameter set; the rulebook itself where nothing changes."""
    rule = rulebook.rule(rule_id)
    old = getattr(rule, parameter)
    new = type(old)(value)
    if new == old:
        return rulebook
    return rulebook.with_rule(replace(rule, **{parameter: new}))


def with_level(rulebook: Any, rule_id: str, level: Any) -> Any:
    """The rulebook with one rule raised or lowered."""
    rule = rulebook.rule(rule_id)
    return rulebook if rule.level == level else rulebook.with_rule(replace(rule, level=level))
