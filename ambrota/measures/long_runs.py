"""Long runs of duties, and the heaviest week."""

from __future__ import annotations

import numpy as np

from ambrota.measures.base import HOURS, REST, Floats, WalkGauge, by_walk
from ambrota.measures.scene import Scene, longest_run
from ambrota.model import WEEK
from ambrota.rules.windows import Windows, from_day_zero, work_minutes


class DutiesRun(WalkGauge):
    """Duties in a row."""

    id = "duties-run"
    theme = REST
    name = "Longest run of duties"
    unit = "days"
    better = "lower"
    statement = "The most successive days with a duty, relief included."
    source = "HSE HSG256 (consecutive work days)"

    def walks(self, scene: Scene) -> Floats:
        """The longest run of each walk."""
        found = zip(scene.table.blocks, scene.worked, strict=True)
        return by_walk(longest_run(block, flags) for block, flags in found)


class HeaviestWeek(WalkGauge):
    """The most hours in any week."""

    id = "heaviest-week"
    theme = HOURS
    name = "Hours in the heaviest 7 days"
    unit = "h"
    better = "lower"
    statement = (
        "The most paid hours of work in any 7 days in a row, charged to the days on which duties "
        "start. A load, not the working-time average."
    )

    def walks(self, scene: Scene) -> Floats:
        """The heaviest seven days of each walk, in hours."""
        table = scene.table
        minutes = work_minutes(table)
        found = []
        for block in table.blocks:
            by_day = from_day_zero(block, table.by_day(block, minutes))
            length = WEEK if block.wraps else min(WEEK, block.days)
            starts = np.arange(block.days if block.wraps else block.days - length + 1)
            found.append(Windows(block, starts, length).sums(by_day).max(axis=1, initial=0))
        return by_walk(found) / 60
