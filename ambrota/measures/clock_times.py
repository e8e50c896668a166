"""Early starts and late finishes."""

from __future__ import annotations

from ambrota.measures.base import REST, Floats, RowGauge
from ambrota.measures.scene import Scene
from ambrota.model import DAY

EARLY, MORNING = 7 * 60, 6 * 60


class EarlyStarts(RowGauge):
    """Starts before 07:00."""

    id = "early-starts"
    theme = REST
    name = "Starts before 07:00"
    unit = "duties a person"
    better = "lower"
    statement = "Duties that start before 07:00."
    source = "HSE HSG256 (early starts); the time is Ambrota's"

    def rows(self, scene: Scene) -> Floats:
        """Early starts of each row."""
        start = scene.table.local_start
        return scene.tally(scene.table.timed & (start % DAY < EARLY))


class LateFinishes(RowGauge):
    """Finishes in the small hours."""

    id = "late-finishes"
    theme = REST
    name = "Finishes after midnight"
    unit = "duties a person"
    better = "lower"
    statement = "Duties that finish after 00:00 and before 06:00."

    def rows(self, scene: Scene) -> Floats:
        """Late finishes of each row."""
        end = scene.table.local_end
        clock = end % DAY
        return scene.tally(scene.table.timed & (end > DAY) & (clock > 0) & (clock < MORNING))
