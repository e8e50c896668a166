"""The average working week, of those who have opted out as well."""

from __future__ import annotations

from ambrota.measures.base import Floats, WalkGauge, by_walk
from ambrota.measures.scene import Scene


class WeeklyHoursAverage(WalkGauge):
    """How near somebody comes to the 48-hour average, or how far over."""

    id = "weekly-hours-average"
    name = "Highest average week"
    unit = "h a week"
    better = "lower"
    statement = (
        "The highest average of working time over any reference period of the 48-hour rule, "
        "(A + B) ÷ C, of everybody, whether they have opted out or not."
    )
    source = "WTR 1998 reg 4"

    def walks(self, scene: Scene) -> Floats:
        """The highest average of each walk."""
        rule = scene.rulebook.rule("weekly-hours")
        return by_walk(rule.highest(scene.inspection)) / 60
