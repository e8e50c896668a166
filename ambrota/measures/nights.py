"""Nights, and nights in a row."""

from __future__ import annotations

from ambrota.measures.base import NIGHTS, Floats, RowGauge, WalkGauge, by_walk
from ambrota.measures.scene import Scene, longest_run

NIGHT = "A night has at least 3 h of duty between 23:00 and 06:00."


class Nights(RowGauge):
    """Night duties."""

    id = "nights"
    theme = NIGHTS
    name = "Nights"
    unit = "nights a person"
    better = "lower"
    statement = NIGHT
    source = "WTR 1998 reg 2 (night worker), as a duty"

    def rows(self, scene: Scene) -> Floats:
        """Nights of each row."""
        return scene.tally(scene.table.night)


class NightsRun(WalkGauge):
    """Nights in a row."""

    id = "nights-run"
    theme = NIGHTS
    name = "Longest run of nights"
    unit = "nights"
    better = "lower"
    statement = f"The most successive days on which a night starts. {NIGHT}"
    source = "HSE HSG256"

    def walks(self, scene: Scene) -> Floats:
        """The longest run of each walk."""
        found = zip(scene.table.blocks, scene.nights, strict=True)
        return by_walk(longest_run(block, flags) for block, flags in found)
