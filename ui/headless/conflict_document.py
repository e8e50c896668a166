"""A conflict as JSON, in whichever answer it stands."""

from __future__ import annotations

from typing import Any

from solver.request import Conflict, WayOut

Document = dict[str, Any]


def conflict_document(conflict: Conflict | None) -> Document | None:
    """A conflict and its ways out.

    `held_without`: of each requirement, whether a rota was found that holds the others;
    `verified`: whether a rota was found that takes the way out and holds everything else.
    """
    if conflict is None:
        return None
    return {
        "requirements": list(conflict.requirements),
        "held_without": list(conflict.held_without),
        "confirmed": conflict.confirmed,
        "proved": conflict.proved,
        "ways_out": [
            {**_way(way), "parts": [_way(part) for part in way.parts]} for way in conflict.ways_out
        ],
    }


def _way(way: WayOut) -> Document:
    return {
        "change": way.change, "unit": way.unit, "amount": way.amount, "verified": way.verified,
    }  # fmt: skip
