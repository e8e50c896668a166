"""A rule as a representative reads it: how strict, changed by whom, looked at, broken with sums."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ambrota.findings import findings_of
from ambrota.model import Rota
from ambrota.rules.settings import said, settings
from ui.broken import broken_words, counted_words, force_words
from ui.counted_words import none_words
from ui.reading import count
from ui.version import Version

Told = tuple[str, str]
MOST = 20
"""Findings told under a rule; all of them stand under Findings."""

STRICT = {"must": "Must", "should": "To weigh", "shown": "Shown only", "off": "Off"}
MEANS = {
    "must": "no proposal may break it", "should": "it may be broken, at a cost",
    "shown": "counted, asked of nobody", "off": "not judged",
}  # fmt: skip
"""What each level comes to, in the words of every list and form."""
LEVELS_TOLD = " ".join(f"{STRICT[one]}: {MEANS[one]}." for one in ("must", "should", "shown"))
KEY = f"{LEVELS_TOLD} A vermilion count is of a must."
NOTHING = {
    "leave": "the rota has no leave or sickness",
    "agreements": "no agreement is stated",
    "pairings": "nobody is to be kept apart",
    "locks": "nobody is locked",
    "relief": "the rota has no relief",
    "breaks": "the rota states no breaks",
    "relief-notice": "the rota has no relief without times",
    "bank-holidays": "the rota has no bank holidays",
    "compensatory-rest": "no rest is short of 11 hours",
    "consecutive-early-starts": "nobody starts early",
    "early-starts": "the rota has no duties",
    "skill-mix": "the rota has no double crews",
    "contact": "nobody has a line manager in the rota",
    "span-of-control": "nobody has a line manager in the rota",
    "manager-presence": "no line manager is in the rota",
    "cover": "no seat is asked for",
    "weekly-hours": "the rota is too short for an average",
}
"""Why there was nothing that a rule could be judged by."""


def strict_words(level: object) -> str:
    """'Must', 'To weigh', 'Shown only', 'Off'."""
    return STRICT.get(str(level), str(level))


def strict_meaning(level: object) -> str:
    """'Must: no proposal may break it'."""
    return f"{strict_words(level)}: {MEANS.get(str(level), '')}"


def unchecked(rule: Any) -> str:
    """'not checked: the rota states no breaks'."""
    return f"not checked: {NOTHING.get(rule.id, 'the rota has nothing it speaks of')}"


def found_words(version: Version, rule: Any) -> str:
    """How much of a rule is broken: '32 people, 95 periods', '0', 'not checked: ...'."""
    return told_of(version.rota, version.audit, rule)


def told_of(rota: Rota, audit: Any, rule: Any) -> str:
    """The same of a rota and an audit of it, by the rules in use or by others."""
    counted = audit.rules.get(rule.id)
    if counted is None:
        return "not judged"
    own = audit.findings_of(rule.id)
    if own:
        return counted_words(rota, own)
    if counted.breaches:  # of a rule that is shown only
        return count(counted.breaches, "time")
    return "0" if counted.checked else unchecked(rule)


def beside(version: Version, rule: Any) -> str:
    """Whom a rule cannot speak of: '3 have none in the rota', of line managers."""
    return none_words(len(version.audit.contact.no_manager)) if rule.id == "contact" else ""


def number(version: Version, rule: Any) -> int:
    """How often it is broken, to compare two rotas by."""
    counted = version.audit.rules.get(rule.id)
    return len(version.audit.findings_of(rule.id)) or (counted.breaches if counted else 0)


def changes_from_shipped(rule: Any) -> list[str]:
    """What this review sets otherwise than the rule is shipped: 'To weigh, shipped Must'."""
    told = []
    if str(rule.level) != str(rule.default_level):
        told.append(f"{strict_words(rule.level)}, shipped {strict_words(rule.default_level)}")
    for name, what in rule.parameters().items():
        if (value := getattr(rule, name)) != what["default"]:
            words, shipped = (said(one, what["unit"]) for one in (value, what["default"]))
            told.append(f"{what['text']} {words}, shipped {shipped}")
    return told


def rule_lines(rule: Any, reason: str, log: Sequence[str] = ()) -> list[Told]:
    """Statement, source, how strict, what was changed by whom and why, and what it is set to."""
    lines = [
        (rule.name, "heading"),
        (rule.statement, ""),
        (f"{force_words(rule.status).capitalize()} · {rule.source}", "muted"),
        (f"{strict_words(rule.level)}", "strong"),
    ]
    if changed := changes_from_shipped(rule):
        lines.append(("CHANGED FROM SHIPPED", "section"))
        lines += [(words, "bad") for words in changed]
        lines.append((f"Because: {reason}" if reason else "No reason is given.", ""))
        came = "Set before this review’s log begins: by the rulebook or the workbook."
        lines += [(words, "muted") for words in (*log,)] or [(came, "muted")]
    if about := settings(rule):
        lines.append(("SET TO", "section"))
        lines += [(each, "") for each in about]
    return lines


def broken_lines(version: Version, rule: Any, head: str, place: str = "") -> list[Told]:
    """What breaks a rule in a rota, each with its sum; `place`: 'In A', where two are told of."""
    counted = version.audit.rules.get(rule.id)
    if counted is None:
        return [("Not judged: it is off.", "muted")]
    if not counted.checked and not counted.breaches:
        return [(f"{unchecked(rule)[:1].upper()}{unchecked(rule)[1:]}.", "muted")]
    own: Sequence[Any] = version.audit.findings_of(rule.id)
    if not own and counted.breaches:
        own = findings_of(version.rota, rule, version.audit.breaches_of(rule.id))
    looked = f"Looked at {count(counted.checked, 'time')}"
    none = beside(version, rule)
    apart = [(f"{none}: nobody meets them.", "notice")] if none else []
    if not own:
        held = f"{place} it holds. {looked}." if place else f"{looked}: it holds."
        return [(held, "good"), *apart]
    lines = [
        (f"{head}: {counted_words(version.rota, own)}".upper(), "section"),
        (f"{broken_words(rule)}. {looked}.", "muted"),
        *apart,
    ]
    for one in own[:MOST]:
        lines.append((one.message, "bad" if str(one.level) == "must" else ""))
        lines.append((one.evidence if one.evidence != one.message else "", "sum"))
    if len(own) > MOST:
        lines.append((f"… and {len(own) - MOST:,} more, under Findings", "muted"))
    return lines


def changed_words(rule: Any, log: Mapping[str, Sequence[str]]) -> str:
    """What the table says of a rule: 'as shipped', 'changed', 'changed by R Ashe'."""
    if not changes_from_shipped(rule):
        return "as shipped"
    told = log.get(rule.id, ())
    return f"changed by {told[0].split(', ')[0]}" if told else "changed"


def comes_from(rule: Any) -> str:
    """Whose rule it is and the first of its sources: 'Law · Working Time Regulations 1998'."""
    source = re.split(r"; | \(", rule.source.removeprefix("Local: "))[0]
    return f"{force_words(rule.status).capitalize()} · {source}"
