"""The log of what a rulebook changes, and of the laws that it lowers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from ambrota.law import lowered


class Logged(NamedTuple):
    """A line of the decision log about a law: when, which rule, what, by whom."""

    at: datetime
    rule: str
    text: str
    by: str = ""


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


def _why(book: Any, rule: str) -> str:
    reason = book.reasons.get(rule, "")
    return f"; because {reason}" if reason else NO_REASON


def logged_between(before: Any, after: Any) -> tuple[Logged, ...]:
    """The log of laws lowered, or put back, between one rulebook and the next."""
    was, now, at = lowered(before), lowered(after), datetime.now(UTC)
    made = [
        Logged(at, rule, f"Law lowered. {words}{_why(after, rule)}")
        for (rule, name), words in now.items()
        if was.get((rule, name)) != words
    ]
    made += [
        Logged(at, rule, f"Law put back. Was: {words}")
        for (rule, name), words in was.items()
        if (rule, name) not in now
    ]
    return tuple(made)
