"""A problem of an import in the window's words: where it stands, and what to do about it."""

from __future__ import annotations

import re
from typing import Any

_SAID = "say it when the workbook is opened"
_CHOSEN = "choose it when the workbook is opened"
_INSTEAD = (
    (re.compile(r"open it alone with (`\w+`( and )?)+ in a layout \(--layout\)"), _CHOSEN),
    (re.compile(r"(state (it|`\w+`|where things lie) in )?(a|the) layout \(--layout\)"), _SAID),
    (re.compile(r"open it alone with --sheet"), _CHOSEN),
    (re.compile(r"`?first_day`? in " + _SAID), "the first day when the workbook is opened"),
)
"""What the command line calls options is done by hand in the window."""


def place_words(problem: Any) -> str:
    """Where a problem stands: 'Rota!D7'."""
    return "!".join(filter(None, [problem.sheet, problem.cell])) or "Workbook"


def advice(problem: Any) -> str:
    """What was expected and what to do, in sentences."""
    expected = f"Expected {problem.expected}. " if problem.expected else ""
    return expected + (f"What to do: {by_hand(problem.todo)}." if problem.todo else "")


def by_hand(todo: str) -> str:
    """What to do, where the command line's options are not at hand."""
    for pattern, words in _INSTEAD:
        todo = pattern.sub(words, todo)
    return todo
