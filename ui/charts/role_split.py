"""The seats of a resource by role so that they add up: its roles' own, and the rest. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ui.charts.series import Seats, Series

ANYBODY = "any role"


class Part(NamedTuple):
    """Seats of one role, or of any role besides: of `needed`, `filled`."""

    name: str
    filled: Seats
    needed: Seats


def split(series: Series, roles: Sequence[Series]) -> list[Part]:
    """Each role's own seats as audited; last those of any role, if there are such.

    Who is there beyond the seats of their role fills a seat of any role. So do those of whom each
    minute of a hand-over has another role: no role has them at its fewest.
    """
    if not roles:
        return []
    parts = [Part(one.role, np.minimum(one.shown, one.required), one.required) for one in roles]
    needed = np.maximum(series.required - sum(one.needed for one in parts), 0)
    filled = np.maximum(series.shown - sum(one.filled for one in parts), 0)
    rest = [Part(ANYBODY, filled, needed)] if needed.any() or filled.any() else []
    return [*parts, *rest]


def split_words(filled: int, needed: int) -> str:
    """'2 of 2'; '–' where nobody is needed and nobody is there."""
    return f"{filled} of {needed}" if filled or needed else "–"
