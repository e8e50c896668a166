"""Exposure to late finishes: the rests that break when a duty runs over."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from ambrota.measures.base import REST, Floats, RowGauge
from ambrota.measures.scene import Scene
from ambrota.overruns import broken


class _Overrun(RowGauge):
    theme = REST
    unit = "rests a person"
    better = "lower"
    source = "Ambrota's own definition, on the rest of WTR 1998 reg 10"
    late: ClassVar[int]

    def rows(self, scene: Scene) -> Floats:
        """Rests of each row that so late a finish breaks, on the later duty's."""
        limit = round(scene.rulebook.rule("daily-rest").hours * 60)
        table = scene.table
        later = table.timed_pairs[1][broken(table, self.late, limit)]
        rows = np.bincount(table.person[later], minlength=len(scene.rota.people))
        return rows.astype(np.float64)


def _statement(minutes: int) -> str:
    return (
        f"Rests that hold as planned and break when the duty on cover before finishes {minutes} "
        "min late: daily rest falls below what the rulebook asks for (as shipped 11 h), or a "
        "shorter rest is used up and the next duty begins late."
    )


class Overrun30(_Overrun):
    """Half an hour late."""

    id = "overrun-30"
    name = "Rests broken by finishing 30 min late"
    late = 30
    statement = _statement(30)


class Overrun60(_Overrun):
    """An hour late."""

    id = "overrun-60"
    name = "Rests broken by finishing 60 min late"
    late = 60
    statement = _statement(60)


class Overrun90(_Overrun):
    """An hour and a half late."""

    id = "overrun-90"
    name = "Rests broken by finishing 90 min late"
    late = 90
    statement = _statement(90)
