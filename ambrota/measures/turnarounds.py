"""Short turnarounds: rest between duties under 11, 12 and 16 hours."""

from __future__ import annotations

from typing import ClassVar

from ambrota.measures.base import REST, Floats, RowGauge
from ambrota.measures.scene import Scene
from ambrota.rules.rest import pairs_within


class _Turnarounds(RowGauge):
    theme = REST
    pool = "sum"
    unit = "rests"
    better = "lower"
    hours: ClassVar[int]

    def rows(self, scene: Scene) -> Floats:
        """Short turnarounds of each row, on the later duty's."""
        return scene.tally_pairs(pairs_within(scene.table, self.hours * 60))


class Under11(_Turnarounds):
    """Quick returns."""

    id = "turnarounds-under-11"
    name = "Rests under 11 h"
    hours = 11
    statement = "Rest between successive duties, in elapsed time, of less than 11 h."
    source = "WTR 1998 reg 10"


class Under12(_Turnarounds):
    """Turnarounds that leave little sleep."""

    id = "turnarounds-under-12"
    name = "Rests under 12 h"
    hours = 12
    statement = "Rest between successive duties, in elapsed time, of less than 12 h."


class Under16(_Turnarounds):
    """Turnarounds that leave little else than sleep."""

    id = "turnarounds-under-16"
    name = "Rests under 16 h"
    hours = 16
    statement = "Rest between successive duties, in elapsed time, of less than 16 h."
