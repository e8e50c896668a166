"""Predictable starts: changes within a run, their direction, how many there are, known times."""

from __future__ import annotations

import numpy as np

from ambrota.entries import Ints
from ambrota.measures.base import PREDICTABLE, REST, Floats, RowGauge, WalkGauge, by_walk
from ambrota.measures.scene import Scene
from ambrota.model import DAY
from ambrota.rules.rest import backward_pairs

CHANGE = 60
"""Minutes from which on a start counts as another one than that of the day before."""

FREE_AFTER = 48 * 60
"""Minutes of rest after which a duty may start at any time of the clock."""

_NEVER = -(10**6)


def _changes(scene: Scene) -> list[Ints]:
    """By block, walk and day: minutes that it starts later than the day before; 0 without both."""

    def find() -> list[Ints]:
        table, found = scene.table, []
        for block in table.blocks:
            rows = np.flatnonzero(table.timed[block.part])[::-1]
            start = np.full((len(block.walks), block.days - block.first), _NEVER, dtype=np.int64)
            # Backwards, so that of several duties on a day the first is left.
            start.ravel()[block.place[rows]] = table.local_start[block.part][rows]
            before = np.roll(start, 1, axis=1)
            if not block.wraps:
                before[:, :1] = _NEVER
            found.append(np.where((start < 0) | (before < 0), 0, start - before))
        return found

    return scene.once("later-starts", find)


class StartChanges(RowGauge):
    """Changes of the start within a run."""

    id = "start-changes"
    theme = PREDICTABLE
    name = "Start-time changes within a run"
    unit = "changes a person"
    better = "lower"
    statement = (
        "Duties that start, by the clock, an hour or more away from the start of the duty on the "
        "day before."
    )

    def rows(self, scene: Scene) -> Floats:
        """Changes of each row, on the later day."""
        return scene.by_row([np.abs(later) >= CHANGE for later in _changes(scene)])


class BackwardRotations(RowGauge):
    """Changes to an earlier start."""

    id = "backward-rotations"
    theme = REST
    name = "Backward rotations"
    unit = "changes a person"
    better = "lower"
    statement = (
        "Duties that start, by the clock, an hour or more earlier than the duty before them, with "
        "less than 48 h of rest between."
    )
    source = "HSE HSG256 (forward rotation); 48 h and 1 h are Ambrota's"

    def rows(self, scene: Scene) -> Floats:
        """Changes to an earlier start of each row, on the later duty's."""
        return scene.tally_pairs(backward_pairs(scene.table, FREE_AFTER, CHANGE))


class StartTimes(WalkGauge):
    """Different starts."""

    id = "start-times"
    theme = PREDICTABLE
    name = "Different start times"
    unit = "times a person"
    better = "lower"
    pool = "mean"
    statement = "How many different times of the clock a person's duties start at."

    def walks(self, scene: Scene) -> Floats:
        """Different starts of each walk."""
        table = scene.table
        own = table.timed & ~table.before
        seen = np.zeros((len(table.walks), DAY), dtype=np.bool_)
        seen[table.walk[own], table.local_start[own] % DAY] = True
        count: Floats = seen.sum(axis=1).astype(np.float64)
        return count


class KnownTimes(WalkGauge):
    """Days of work whose times are known."""

    id = "known-times"
    theme = PREDICTABLE
    name = "Worked days with known times"
    unit = "% of worked days"
    better = "higher"
    pool = "mean"
    statement = "Days with a duty that has a start and an end, out of all days of work and relief."

    def walks(self, scene: Scene) -> Floats:
        """The share of each walk; none without work."""
        found = []
        for block, worked, started in zip(
            scene.table.blocks, scene.worked, scene.started, strict=True
        ):
            own = slice(-block.first, None)
            days = worked[:, own].sum(axis=1)
            known = (worked & started)[:, own].sum(axis=1)
            empty = np.full(len(days), np.nan)
            found.append(100 * np.divide(known, days, out=empty, where=days > 0))
        return by_walk(found)
