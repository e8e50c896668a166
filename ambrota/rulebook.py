"""The rulebook: which rules apply, at which level, with which parameters; to and from TOML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ambrota.bank_holidays import ENGLAND
from ambrota.errors import UserError
from ambrota.pay import toml as pay_toml
from ambrota.pay.tables import PayTables
from ambrota.rules import ALL
from ambrota.rules.base import Level, Rule
from ambrota.rules.settings import said


@dataclass(frozen=True)
class Rulebook:
    """One instance of every rule, with its level and its parameters, under a name.

    `pay`: the tables by which unsocial hours are paid. `about`: for whom the rulebook is, in a
    sentence. `reasons`: why a rule is set as it is, by rule id.
    """

    name: str
    rules: tuple[Rule, ...]
    pay: PayTables = field(default_factory=PayTables)
    about: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    def rule(self, rule_id: str) -> Any:
        """The rule of that id. Typed loosely: each rule has parameters of its own."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    @property
    def nation(self) -> str:
        """The nation whose bank holidays count, where the workbook lists none."""
        named = (getattr(rule, "nation", None) for rule in self.rules)
        return next((str(nation) for nation in named if nation is not None), ENGLAND)

    def with_rule(self, new: Rule) -> Rulebook:
        """The same rulebook with this rule in place of the one of its id."""
        return replace(self, rules=tuple(new if rule.id == new.id else rule for rule in self.rules))

    def with_reason(self, rule_id: str, reason: str) -> Rulebook:
        """The same rulebook, which says why this rule is set as it is."""
        return replace(self, reasons={**self.reasons, rule_id: reason})

    def differences(self, other: Rulebook) -> list[Difference]:
        """What differs from another rulebook, rule by rule."""
        found = []
        for rule in self.rules:
            before = other.rule(rule.id)
            for item in fields(rule):
                new, old = getattr(rule, item.name), getattr(before, item.name)
                if new != old:
                    reason = self.reasons.get(rule.id, "")
                    found.append(Difference(rule, item.name, new, old, reason))
        return found

    def changes_from(self, other: Rulebook) -> list[str]:
        """What differs, in words: 'daily-rest: level should, was must; because ...'."""
        told = [difference.words for difference in self.differences(other)]
        return told + pay_toml.changes(self.pay, other.pay)


@dataclass(frozen=True)
class Difference:
    """A level or a parameter of a rule that two rulebooks set differently, and why."""

    rule: Rule
    what: str
    new: Any
    old: Any
    reason: str

    @property
    def words(self) -> str:
        """In one line."""
        about = self.rule.parameters().get(self.what, {"text": self.what, "unit": ""})
        new, old = (said(value, about["unit"]) for value in (self.new, self.old))
        why = f"; because {self.reason}" if self.reason else ""
        return f"{self.rule.name}: {about['text']} {new}, was {old}{why}"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of a workbook's Rules sheet; `cell` is where it stands ("Rules!A4")."""

    rule: str
    level: str | None
    parameter: str | None
    value: object
    cell: str
    reason: str = ""


def default_rulebook() -> Rulebook:
    """Every rule at its shipped level with its shipped parameters."""
    return Rulebook("Shipped rules", tuple(rule(level=rule.default_level) for rule in ALL))


def set_level(rule: Rule, level: object, where: str) -> Rule:
    """The rule at another level. Raises UserError for anything that is no level."""
    try:
        return replace(rule, level=Level(str(level).strip().lower()))
    except ValueError:
        raise UserError(
            f"{rule.id} has no such level", where, str(level),
            "must, should, shown or off", "Write one of these levels",
        ) from None  # fmt: skip


def set_parameter(rule: Rule, name: str, value: object, where: str) -> Rule:
    """The rule with one parameter changed. Raises UserError for what it cannot be."""
    known = rule.parameters()
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    if key not in known:
        names = ", ".join(known) or "no parameters"
        raise UserError(
            f"{rule.id} has no parameter {name!r}", where, name, names, "Correct the name"
        )
    about = known[key]
    if "options" in about:
        return _chosen(rule, key, str(value), about["options"], where)
    expected = f"{about['low']} to {about['high']} {about['unit']}".rstrip()
    try:
        number = _as_type_of(about["default"], value)
        if not about["low"] <= number <= about["high"]:
            raise ValueError
        return replace(rule, **{key: number})
    except (ValueError, TypeError) as problem:
        raise UserError(
            f"{rule.id}: {name} cannot be that", where,
            "nothing" if value is None else str(value),
            str(problem) or expected, "Give a value within this range",
        ) from None  # fmt: skip


def _chosen(rule: Rule, key: str, value: str, options: tuple[str, ...], where: str) -> Rule:
    """The rule with a parameter set to one of its words, however it is written."""
    for option in options:
        if option.casefold() == value.strip().casefold():
            changed: dict[str, Any] = {key: option}
            return replace(rule, **changed)
    raise UserError(
        f"{rule.id}: {key} cannot be that", where, value, ", ".join(options), "Write one of these"
    )


def _as_type_of(default: object, value: object) -> Any:
    """A value as the default's type. Raises ValueError or TypeError without text."""
    if isinstance(default, bool):
        words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
        return _word(words, str(value).strip().lower().removesuffix(".0"))
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError
    try:
        number = float(value)
    except ValueError:
        raise ValueError from None
    if isinstance(default, int):
        if not number.is_integer():
            raise ValueError
        return int(number)
    return number


def _word(words: Mapping[str, bool], word: str) -> bool:
    if word not in words:
        raise ValueError
    return words[word]


def with_rows(book: Rulebook, rows: Iterable[RuleRow]) -> tuple[Rulebook, tuple[UserError, ...]]:
    """The rulebook with a workbook's Rules sheet applied, and what in that sheet cannot be used."""
    problems = []
    for row in rows:
        try:
            rule = known(book, row.rule, row.cell)
            if row.level:
                rule = set_level(rule, row.level, row.cell)
            if row.parameter:
                rule = set_parameter(rule, row.parameter, row.value, row.cell)
            book = book.with_rule(rule)
            if row.reason:
                book = book.with_reason(rule.id, row.reason)
        except UserError as problem:
            problems.append(problem)
    return book, tuple(problems)


def known(book: Rulebook, rule_id: str, where: str) -> Rule:
    """The rule of that id or name. Raises UserError where there is none."""
    wanted = rule_id.strip().lower()
    for rule in book.rules:
        if wanted in (rule.id, rule.id.replace("-", " "), rule.name.lower()):
            return rule
    known = ", ".join(rule.id for rule in book.rules)
    raise UserError(f"There is no rule {rule_id!r}", where, rule_id, known, "Correct the rule's id")


def shown(value: object) -> str:
    """A level or a parameter's value as TOML writes it (levels without quotes)."""
    return str(value).lower() if isinstance(value, bool) else str(value)
