"""Single days off between duties, and single duties between days off."""

from __future__ import annotations

from ambrota.measures.base import REST, Floats, RowGauge
from ambrota.measures.scene import Scene, alone


class SingleDaysOff(RowGauge):
    """Lone days off."""

    id = "single-days-off"
    theme = REST
    name = "Single days off"
    unit = "days a person"
    better = "lower"
    statement = "Days without a duty or leave between two days on which a duty starts."

    def rows(self, scene: Scene) -> Floats:
        """Single days off of each row."""
        days = [
            alone(~worked & ~away, worked, wraps=block.wraps)
            for block, worked, away in zip(
                scene.table.blocks, scene.worked, scene.away, strict=True
            )
        ]
        return scene.by_row(days)


class SingleDuties(RowGauge):
    """Lone duties."""

    id = "single-duties"
    theme = REST
    name = "Single duties"
    unit = "duties a person"
    better = "lower"
    statement = "Days with a duty between two days without one."

    def rows(self, scene: Scene) -> Floats:
        """Single duties of each row."""
        days = [
            alone(worked, ~worked, wraps=block.wraps)
            for block, worked in zip(scene.table.blocks, scene.worked, strict=True)
        ]
        return scene.by_row(days)
