"""Cover that is short, and cover given up to people."""

from __future__ import annotations

from ambrota.measures.base import OperationsGauge
from ambrota.measures.scene import Scene


class CoverShort(OperationsGauge):
    """Seat hours short."""

    id = "cover-short"
    name = "Cover short"
    unit = "seat hours"
    better = "lower"
    statement = "Seat hours of the requirement that nobody in post fills."

    def value(self, scene: Scene) -> float:
        """Hours short."""
        return float(scene.cover.short_hours)


class CoverGivenUp(OperationsGauge):
    """Seat hours given up."""

    id = "given-up-cover"
    name = "Cover given up to people"
    unit = "seat hours"
    better = "lower"
    statement = "Seat hours of a derived requirement that contact and training sessions take."

    def value(self, scene: Scene) -> float:
        """Hours given up."""
        return float(scene.cover.given_up_hours)
