"""Laws that a rulebook asks less of than they say: found, put into words, logged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ambrota.rules.settings import said

LEVELS = (Level.MUST, Level.SHOULD, Level.SHOWN, Level.OFF)
LAW = "law"

LOWER_IS_WEAKER = {("daily-rest", "hours"), ("breaks", "minutes")}
"""Every other number of a law asks less the higher it is; what is not asked at all, less."""

WEAKER_WORDS = {("weekly-hours", "reference"): {"fixed"}}
"""Of a parameter that is one of a few words, those that ask less than the one shipped."""


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
            usual = "the law makes it a" if law.level is Level.MUST else "as shipped"
            told[law.id, "level"] = f"{law.name}: {rule.level}, {usual} {law.level}"
        for name, about in law.parameters().items():
            new, old = getattr(rule, name), getattr(law, name)
            if _is_weaker((law.id, name), new, old):
                source = law.source.split(" (")[0]
                told[law.id, name] = (
                    f"{law.name}: {about['text']}: {said(new, about['unit'])}, as shipped "
                    f"{said(old, '')} ({source})"
                )
    return told


def _is_weaker(parameter: tuple[str, str], new: Any, old: Any) -> bool:
    """Whether a law asks less with a parameter set so than as shipped."""
    if isinstance(old, bool):
        return old and not new
    if isinstance(old, str):
        return new in WEAKER_WORDS.get(parameter, ())
    return bool(new < old if parameter in LOWER_IS_WEAKER else new > old)


def changes_between_books(before: Any, after: Any) -> tuple[Logged, ...]:
    """The log of every level and number that was set otherwise, with the reason given for it.

    What lowers a law, or puts it back, is in the log as that.
    """
    at, told = datetime.now(UTC), {*lowered(before), *lowered(after)}
    return tuple(
        Logged(at, one.rule.id, f"Rule changed. {one.words}{'' if one.reason else NO_REASON}")
        for one in after.differences(before)
        if (one.rule.id, one.what) not in told
    )


NO_REASON = "; no reason given"


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
