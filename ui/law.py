"""Laws that a rulebook asks less of than they say: found, put into words, logged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level

LEVELS = (Level.MUST, Level.SHOULD, Level.SHOWN, Level.OFF)
LAW = "law"

LOWER_IS_WEAKER = {("daily-rest", "hours")}
"""Every other number of a law asks less the higher it is."""


class Logged(NamedTuple):
    """A line of the decision log about a law: when, which rule, what."""

    at: datetime
    rule: str
    text: str


def lowered(rulebook: Any) -> dict[tuple[str, str], str]:
    """What a rulebook asks of a law less than was shipped, by rule and parameter, in words."""
    told = {}
    for law in default_rulebook().rules:
        if str(law.status) != LAW:
            continue
        rule = rulebook.rule(law.id)
        if LEVELS.index(rule.level) > LEVELS.index(law.level):
            told[law.id, "level"] = f"{law.name}: {rule.level}, the law makes it a {law.level}"
        for name, about in law.parameters().items():
            new, old = getattr(rule, name), getattr(law, name)
            if isinstance(new, str | bool):
                continue
            if new < old if (law.id, name) in LOWER_IS_WEAKER else new > old:
                unit, source = about["unit"], law.source.split(" (")[0]
                told[law.id, name] = (
                    f"{law.name}: {about['text']} {new:g} {unit}, as shipped {old:g} ({source})"
                )
    return told


def logged_between(before: Any, after: Any) -> tuple[Logged, ...]:
    """The log of laws lowered, or put back, between one rulebook and the next."""
    was, now, at = lowered(before), lowered(after), datetime.now(UTC)
    made = [
        Logged(at, rule, f"Law lowered. {words}")
        for (rule, name), words in now.items()
        if was.get((rule, name)) != words
    ]
    made += [
        Logged(at, rule, f"Law put back. Was: {words}")
        for (rule, name), words in was.items()
        if (rule, name) not in now
    ]
    return tuple(made)
