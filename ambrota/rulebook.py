"""The rulebook: which rules apply, at which level, with which parameters; to and from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ambrota.errors import UserError
from ambrota.pay import toml as pay_toml
from ambrota.pay.tables import PayTables
from ambrota.rules import ALL
from ambrota.rules.base import Level, Rule


@dataclass(frozen=True)
class Rulebook:
    """One instance of every rule, with its level and its parameters, under a name.

    `pay`: the tables by which unsocial hours are paid.
    """

    name: str
    rules: tuple[Rule, ...]
    pay: PayTables = field(default_factory=PayTables)

    def rule(self, rule_id: str) -> Any:
        """The rule of that id. Typed loosely: each rule has parameters of its own."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def with_rule(self, new: Rule) -> Rulebook:
        """The same rulebook with this rule in place of the one of its id."""
        return replace(self, rules=tuple(new if rule.id == new.id else rule for rule in self.rules))

    def changes_from(self, other: Rulebook) -> list[str]:
        """What differs from another rulebook, in words: 'daily-rest: level should, was must'."""
        told = []
        for rule in self.rules:
            before = other.rule(rule.id)
            for item in fields(rule):
                new, old = getattr(rule, item.name), getattr(before, item.name)
                if new != old:
                    told.append(f"{rule.id}: {item.name} {_shown(new)}, was {_shown(old)}")
        return told + pay_toml.changes(self.pay, other.pay)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of a workbook's Rules sheet; `cell` is where it stands ("Rules!A4")."""

    rule: str
    level: str | None
    parameter: str | None
    value: object
    cell: str


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
            rule = _known(book, row.rule, row.cell)
            if row.level:
                rule = set_level(rule, row.level, row.cell)
            if row.parameter:
                rule = set_parameter(rule, row.parameter, row.value, row.cell)
            book = book.with_rule(rule)
        except UserError as problem:
            problems.append(problem)
    return book, tuple(problems)


def _known(book: Rulebook, rule_id: str, where: str) -> Rule:
    """The rule of that id or name. Raises UserError where there is none."""
    wanted = rule_id.strip().lower()
    for rule in book.rules:
        if wanted in (rule.id, rule.id.replace("-", " "), rule.name.lower()):
            return rule
    known = ", ".join(rule.id for rule in book.rules)
    raise UserError(f"There is no rule {rule_id!r}", where, rule_id, known, "Correct the rule's id")


def to_toml(book: Rulebook) -> str:
    """The whole rulebook as TOML: one table a rule, each parameter with what it means; pay last."""
    lines = [f"name = {_quoted(book.name)}"]
    for rule in book.rules:
        lines += ["", f"[{rule.id}]  # {rule.status}: {rule.source}", f'level = "{rule.level}"']
        for name, about in rule.parameters().items():
            unit = f" ({about['unit']})" if about["unit"] else ""
            value = getattr(rule, name)
            written = _quoted(value) if isinstance(value, str) else _shown(value)
            lines.append(f"{name} = {written}  # {about['text']}{unit}")
    return "\n".join([*lines, *pay_toml.to_toml(book.pay)]) + "\n"


def from_toml(text: str, where: str = "the rulebook") -> Rulebook:
    """A rulebook from TOML; what it does not state stays as shipped. Raises UserError."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise UserError(
            "The rulebook cannot be read", where, str(problem), "a TOML file",
            'Write [daily-rest] and below it level = "must" and hours = 11; see docs/rules.md',
        ) from None  # fmt: skip
    book = replace(default_rulebook(), name=str(tables.pop("name", Path(where).stem)))
    if "pay" in tables:
        book = replace(book, pay=pay_toml.from_toml(tables.pop("pay"), where))
    for rule_id, table in tables.items():
        rule = _known(book, rule_id, f"{where}, [{rule_id}]")
        if not isinstance(table, dict):
            raise UserError(
                f"{rule_id} needs a table", where, f"{rule_id} = {table}",
                f"[{rule_id}] with its level and parameters", "Write it as a table",
            )  # fmt: skip
        for name, value in table.items():
            spot = f"{where}, [{rule_id}] {name}"
            if name == "level":
                rule = set_level(rule, value, spot)
            else:
                rule = set_parameter(rule, name, value, spot)
        book = book.with_rule(rule)
    return book


def read_rulebook(path: Path) -> Rulebook:
    """The rulebook in a TOML file. Raises UserError where it cannot be read."""
    try:
        return from_toml(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(
            "The rulebook cannot be opened", str(path), str(problem), "a TOML file in UTF-8",
            "Check the path of --rules",
        ) from None  # fmt: skip


def _shown(value: object) -> str:
    """A level or a parameter's value as TOML writes it (levels without quotes)."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )
