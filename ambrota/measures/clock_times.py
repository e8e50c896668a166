"""Hours at unsocial times of the clock: unsocial hours, early starts, late finishes."""

from __future__ import annotations

import numpy as np

from ambrota.measures.base import REST, Floats, RowGauge
from ambrota.measures.scene import Scene
from ambrota.model import DAY, WEEK

SOCIAL_FROM, SOCIAL_TO = 6 * 60, 20 * 60
EARLY, MORNING = 7 * 60, 6 * 60


class UnsocialHours(RowGauge):
    """Hours that attract an unsocial-hours payment."""

    id = "unsocial-hours"
    name = "Unsocial hours"
    unit = "h a person"
    better = "lower"
    statement = (
        "Hours of duty by the clock outside 06:00-20:00 on Monday to Friday, and all of Saturday "
        "and Sunday. Public holidays are not counted."
    )
    source = "Agenda for Change section 2 (boundaries only; section 2 is paid by its own rates)"

    def rows(self, scene: Scene) -> Floats:
        """Unsocial hours of each row."""
        table = scene.table
        unsocial = (table.local_end - table.local_start).astype(np.float64)
        for later in range(int(table.local_end.max(initial=0)) // DAY + 1):
            low = np.maximum(table.local_start, later * DAY + SOCIAL_FROM)
            high = np.minimum(table.local_end, later * DAY + SOCIAL_TO)
            is_weekday = (scene.weekday + later) % WEEK < 5
            unsocial -= np.where(is_weekday, np.maximum(high - low, 0), 0)
        return scene.tally(table.timed, unsocial / 60)


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
