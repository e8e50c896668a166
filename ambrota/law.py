"""Laws of which a rulebook asks less than was shipped: found, and put into words."""

from __future__ import annotations

from typing import Any

from ambrota.rulebook import Rulebook, default_rulebook
from ambrota.rules.base import Level, Status
from ambrota.rules.settings import said

LEVELS = (Level.MUST, Level.SHOULD, Level.SHOWN, Level.OFF)

LOWER_IS_WEAKER = {("daily-rest", "hours"), ("breaks", "minutes")}
"""Every other number of a law asks less the higher it is; what is not asked at all, less."""

WEAKER_WORDS = {("weekly-hours", "reference"): {"fixed"}}
"""Of a parameter that is one of a few words, those that ask less than the one shipped."""


def lowered(rulebook: Rulebook) -> dict[tuple[str, str], str]:
    """What a rulebook asks of a law less than was shipped, by rule and parameter, in words."""
    told = {}
    for law in default_rulebook().rules:
        if law.status is not Status.LAW:
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


def lowered_words(rulebook: Rulebook) -> list[str]:
    """The same, each with the reason that the rulebook gives for it."""
    return [
        f"{text}; {f'because {reason}' if reason else 'no reason given'}"
        for (rule, _), text in lowered(rulebook).items()
        for reason in [rulebook.reasons.get(rule, "")]
    ]


def _is_weaker(parameter: tuple[str, str], new: Any, old: Any) -> bool:
    """Whether a law asks less with a parameter set so than as shipped."""
    if isinstance(old, bool):
        return old and not new
    if isinstance(old, str):
        return new in WEAKER_WORDS.get(parameter, ())
    return bool(new < old if parameter in LOWER_IS_WEAKER else new > old)
