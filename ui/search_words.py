"""How a search ended, and which laws it was asked to keep less of, in words."""

from __future__ import annotations

from typing import Any

from ambrota.law import lowered


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
