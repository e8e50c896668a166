"""Rulebooks as TOML files: those that are shipped, and a trust's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from ambrota.errors import UserError
from ambrota.pay import toml as pay_toml
from ambrota.rulebook import Rulebook, default_rulebook, known, set_level, set_parameter, shown

SHIPPED: Mapping[str, str] = {
    "law": "Law and national contract",
    "hsg256": "HSG256 good practice",
    "teams": "Teams-based working example",
}
"""What `--rules` may name in place of a file, and what each is called."""


def to_toml(book: Rulebook) -> str:
    """The whole rulebook as TOML: one table a rule, each parameter with what it means; pay last."""
    lines = [f"name = {_quoted(book.name)}"]
    if book.about:
        lines.append(f"about = {_quoted(book.about)}")
    for rule in book.rules:
        lines += ["", f"[{rule.id}]  # {rule.status}: {rule.source}", f'level = "{rule.level}"']
        if rule.id in book.reasons:
            lines.append(f"reason = {_quoted(book.reasons[rule.id])}")
        for name, about in rule.parameters().items():
            unit = f" ({about['unit']})" if about["unit"] else ""
            value = getattr(rule, name)
            written = _quoted(value) if isinstance(value, str) else shown(value)
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
    name, about = str(tables.pop("name", Path(where).stem)), str(tables.pop("about", ""))
    book = replace(default_rulebook(), name=name, about=about)
    if "pay" in tables:
        book = replace(book, pay=pay_toml.from_toml(tables.pop("pay"), where))
    for rule_id, table in tables.items():
        rule = known(book, rule_id, f"{where}, [{rule_id}]")
        if not isinstance(table, dict):
            raise UserError(
                f"{rule_id} needs a table", where, f"{rule_id} = {table}",
                f"[{rule_id}] with its level and parameters", "Write it as a table",
            )  # fmt: skip
        for name, value in table.items():
            spot = f"{where}, [{rule_id}] {name}"
            if name == "level":
                rule = set_level(rule, value, spot)
            elif name == "reason":
                book = book.with_reason(rule.id, str(value))
            else:
                rule = set_parameter(rule, name, value, spot)
        book = book.with_rule(rule)
    return book


def shipped(name: str) -> Rulebook:
    """One of the rulebooks that come with the program. Raises KeyError."""
    if name not in SHIPPED:
        raise KeyError(name)
    text = files("ambrota.rulebooks").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return from_toml(text, SHIPPED[name])


def read_rulebook(path: Path) -> Rulebook:
    """The rulebook in a TOML file, or a shipped one by its name. Raises UserError."""
    try:
        return from_toml(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as problem:
        if str(path) in SHIPPED:
            return shipped(str(path))
        raise UserError(
            "The rulebook cannot be opened", str(path), str(problem),
            f"a TOML file in UTF-8, or one of {', '.join(SHIPPED)}", "Check the path of --rules",
        ) from None  # fmt: skip


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )
