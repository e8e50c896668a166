"""How a search ended, and which laws it was asked to keep less of, in words."""

from __future__ import annotations

import re
from typing import Any

from ambrota.law import lowered

AGAINST = re.compile(r" Against (?:today|A): (?:[^.]|\.(?=\d))*\.")
"""What a proposal differs in, in the search's own counts: cards say it in the audit's."""
ID = re.compile(r" \([a-z]+(?:-[a-z]+)*\)(?=:|$| for | kept| in every)")
"""A rule's id behind its name, as the command line tells it."""
EVERY = "every guarantee"


def aim_words(why: str) -> str:
    """What a proposal aims at, without what is counted of it."""
    return AGAINST.sub("", why)


def of_whom(words: str, audit: Any) -> str:
    """No meeting is guaranteed of somebody whose manager is not in the rota."""
    if audit is None or not audit.contact.no_manager:
        return words
    return words.replace(EVERY, f"{EVERY} for everyone with a manager in the rota")


def plain_words(requirement: str) -> str:
    """A requirement of a conflict without the rule's id."""
    return ID.sub("", requirement)


def law_words(rulebook: Any) -> str:
    """Laws that a rulebook lowers, as they are told beside the guarantees and the proposals."""
    told = "; ".join(lowered(rulebook).values())
    return f"▼ Law lowered. {told}. It is written in the decision log." if told else ""


def outcome_words(outcome: Any) -> str:
    """How a search ended, in words."""
    words = {
        "proved-best": "the best rota there is was found, and that is proved",
        "improved": "better rotas that hold every guarantee were found",
        "no-better-found": "nothing better than the current rota was found in this time",
        "not-found": "no rota that holds every guarantee was found in this time",
        "cannot-hold": "the guarantees cannot all hold together, and that is proved",
        "cancelled": "it was stopped early; the best found so far was kept",
    }
    said = words.get(str(outcome.status), str(outcome.status))
    return ". ".join([said, *(note.rstrip(".") for note in getattr(outcome, "notes", ()))])
