"""Days changed against the current rota, and rest days turned into training."""

from __future__ import annotations

import numpy as np

from ambrota.measures.base import CONTACT, PREDICTABLE, Floats, RowGauge
from ambrota.measures.scene import Scene
from ambrota.training_times import rest_days_turned


class ChangedDays(RowGauge):
    """Person-days that differ from the current rota."""

    id = "changes"
    theme = PREDICTABLE
    name = "Days changed"
    unit = "person-days"
    better = "lower"
    pool = "sum"
    statement = "Days of a person whose duties differ from the current rota; sessions not counted."

    def rows(self, scene: Scene) -> Floats:
        """Changed days of each row; none where there is nothing to compare with."""
        rows = np.zeros(len(scene.rota.people))
        for change in scene.inspection.changes:
            if change.person in scene.rota.index:
                rows[scene.rota.index[change.person]] += 1
        return rows


class RestDaysTurned(RowGauge):
    """Rest days given to training."""

    id = "rest-days-turned"
    theme = CONTACT
    name = "Rest days turned into training"
    unit = "days"
    better = "lower"
    pool = "sum"
    statement = "Days off in the current rota on which a training duty stands now."

    def rows(self, scene: Scene) -> Floats:
        """Such days of each row."""
        rows = np.zeros(len(scene.rota.people))
        for who, days in rest_days_turned(scene.inspection.current, scene.rota).items():
            rows[scene.rota.index[who]] = len(days)
        return rows
