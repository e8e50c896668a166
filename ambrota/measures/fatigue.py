"""The fatigue and risk index of everybody, for comparison only: no limit is drawn from it."""

from __future__ import annotations

from math import isnan

import numpy as np

from ambrota.entries import Ints
from ambrota.fatigue.index import SOURCE, FatigueIndex, index_of
from ambrota.measures.base import FATIGUE, Floats, WalkGauge
from ambrota.measures.scene import Scene


class FatigueIndexMean(WalkGauge):
    """The fatigue index of an average duty."""

    id = "fatigue-index"
    theme = FATIGUE
    name = "Fatigue index, mean of duties (comparison only)"
    unit = "of 100"
    better = "lower"
    pool = "mean"
    statement = (
        "The chance in a hundred of high sleepiness on duty, a mean over each person's duties, by "
        "a method that HSE withdrew in June 2021. For comparison only: it is no limit, it hangs on "
        "breaks that no rota states, and HSG256 comes first."
    )
    source = SOURCE

    def walks(self, scene: Scene) -> Floats:
        """The mean of each walk; none without timed work."""
        index, table = _index(scene), scene.table
        return _mean(table.walk[index.row], index.fatigue_index, len(table.walks))

    def lines(self, scene: Scene) -> dict[str, float]:
        """The mean of each line's own duties."""
        index, people = _index(scene), scene.rota.people
        means = _mean(scene.table.person[index.row], index.fatigue_index, len(people))
        lines = zip(people, means.tolist(), strict=True)
        return {line.id: mean for line, mean in lines if not isnan(mean)}


class RiskIndexHighest(WalkGauge):
    """The risk index of the worst duty."""

    id = "risk-index"
    theme = FATIGUE
    name = "Risk index, highest duty (comparison only)"
    unit = "relative"
    better = "lower"
    pool = "most"
    statement = (
        "The risk of an error or an accident on each person's worst duty, a relative figure that "
        "says nothing alone, by a method that HSE withdrew in June 2021. For comparison only: it "
        "is no limit, and HSG256 comes first."
    )
    source = SOURCE

    def walks(self, scene: Scene) -> Floats:
        """The highest of each walk; none without timed work."""
        index = _index(scene)
        found = np.full(len(scene.table.walks), -np.inf)
        np.maximum.at(found, scene.table.walk[index.row], index.risk_index)
        found[np.isinf(found)] = np.nan
        return found


def _index(scene: Scene) -> FatigueIndex:
    """The index of every duty with its inputs as shipped, taken once."""
    return scene.once("fatigue", lambda: index_of(scene.table))


def _mean(group: Ints, values: Floats, groups: int) -> Floats:
    """The mean of the values of each group; none where it has none."""
    total, count = np.bincount(group, values, groups), np.bincount(group, minlength=groups)
    found: Floats = np.divide(total, count, out=np.full(groups, np.nan), where=count > 0)
    return found
