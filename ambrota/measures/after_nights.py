"""Days off after nights: what is left to recover in before the next duty."""

from __future__ import annotations

import numpy as np

from ambrota.entries import Ints
from ambrota.measures.base import NIGHTS, Floats, WalkGauge
from ambrota.measures.nights import NIGHT
from ambrota.measures.scene import Scene

_STATEMENT = (
    "Days without a duty between the last night of a run and the next duty, that on which the "
    f"night ends among them; leave counts as off. {NIGHT}"
)


def _runs(scene: Scene) -> tuple[Ints, Ints]:
    """The walk of each run of nights that a duty follows, and the days off after it."""

    def find() -> tuple[Ints, Ints]:
        walks, days_off = [], []
        for block, worked, nights in zip(
            scene.table.blocks, scene.worked, scene.nights, strict=True
        ):
            walk, day = np.nonzero(worked)
            if not len(walk):
                continue
            is_last = np.append(walk[1:] != walk[:-1], True)
            is_first = np.roll(is_last, 1)
            following = np.append(day[1:], 0)
            # Round the end of a cycle; nobody knows what follows the end of a dated rota.
            following[is_last] = day[is_first] + block.days
            on = nights & worked
            to_night = on[walk, following % on.shape[1]]
            gap = following - day - 1
            ends = on[walk, day] & ~(to_night & (gap == 0))
            ends &= block.wraps | (~is_last & (following + block.first >= 0))
            walks.append(walk[ends] + block.walks[0].index)
            days_off.append(gap[ends])
        none = np.zeros(0, dtype=np.int64)
        return np.concatenate((none, *walks)), np.concatenate((none, *days_off))

    return scene.once("after-nights", find)


class DaysOffAfterNights(WalkGauge):
    """Days off after nights, as a rule."""

    id = "days-off-after-nights"
    theme = NIGHTS
    name = "Days off after nights"
    unit = "days"
    better = "higher"
    pool = "mean"
    statement = f"The mean over a person's runs of nights. {_STATEMENT}"
    source = "HSE HSG256 (two nights' full sleep between nights and days)"

    def walks(self, scene: Scene) -> Floats:
        """The mean of each walk; none without a run."""
        walk, days_off = _runs(scene)
        count = np.bincount(walk, minlength=len(scene.table.walks))
        total = np.bincount(walk, days_off, minlength=len(scene.table.walks))
        mean: Floats = np.full(len(count), np.nan)
        return np.divide(total, count, out=mean, where=count > 0)


class FewestAfterNights(WalkGauge):
    """Days off after nights, at worst."""

    id = "fewest-days-off-after-nights"
    theme = NIGHTS
    name = "Fewest days off after nights"
    unit = "days"
    better = "higher"
    pool = "least"
    statement = f"The fewest over a person's runs of nights. {_STATEMENT}"
    source = DaysOffAfterNights.source

    def walks(self, scene: Scene) -> Floats:
        """The fewest of each walk; none without a run."""
        walk, days_off = _runs(scene)
        fewest = np.full(len(scene.table.walks), np.inf)
        np.minimum.at(fewest, walk, days_off)
        fewest[np.isinf(fewest)] = np.nan
        return fewest
