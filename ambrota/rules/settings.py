"""What a rule is set to, in a reader's words."""

from __future__ import annotations

from typing import Any

from ambrota.calendar import clock
from ambrota.model import DAY
from ambrota.rules.base import Rule

MINUTE_OF_DAY = "minute of the day"


def said(value: Any, unit: str) -> str:
    """A parameter's value as a reader says it: 'yes', '07:00', '11 h'."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if unit == MINUTE_OF_DAY:
        return "24:00" if value == DAY else clock(int(value))
    return f"{value:g} {unit}".rstrip()


def settings(rule: Rule) -> list[str]:
    """Each parameter of a rule with what it is set to."""
    return [
        f"{about['text']}: {said(getattr(rule, name), about['unit'])}"
        for name, about in rule.parameters().items()
    ]
