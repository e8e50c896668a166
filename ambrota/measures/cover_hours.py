"""Cover that is short, and cover given up to people."""

from __future__ import annotations

from ambrota.measures.base import OperationsGauge
from ambrota.measures.scene import Scene
from ambrota.spans import lines_words, span_words


class CoverShort(OperationsGauge):
    """Seat-hours short."""

    id = "cover-short"
    name = "Cover short"
    unit = "seat-hours"
    better = "lower"
    statement = "Seat-hours of the requirement that nobody in post fills."

    def period(self, scene: Scene) -> str:
        """What duties leave short of a cyclic rota is the same every week and counted once."""
        return lines_words(scene.rota)

    def value(self, scene: Scene) -> float:
        """Hours short."""
        return float(scene.cover.short_hours)


class CoverGivenUp(OperationsGauge):
    """Seat-hours given up."""

    id = "given-up-cover"
    name = "Cover given up to people"
    unit = "seat-hours"
    better = "lower"
    statement = "Seat-hours of a derived requirement that contact and training sessions take."

    def period(self, scene: Scene) -> str:
        """Sessions differ from week to week until the cycle goes round."""
        return span_words(scene.rota)

    def value(self, scene: Scene) -> float:
        """Hours given up."""
        return float(scene.cover.given_up_hours)
