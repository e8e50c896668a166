"""A conflict as JSON, in whichever answer it stands."""

from __future__ import annotations

from typing import Any

from solver.request import Conflict

Document = dict[str, Any]


def conflict_document(conflict: Conflict | None) -> Document | None:
    """A conflict and its ways out."""
    if conflict is None:
        return None
    return {
        "requirements": list(conflict.requirements),
        "proved": conflict.proved,
        "ways_out": [
            {"change": way.change, "unit": way.unit, "amount": way.amount}
            for way in conflict.ways_out
        ],
    }
