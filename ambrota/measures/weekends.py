"""Weekends: free ones, those spoilt only by a Friday night, and worked ones in a row."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ambrota.duties import FULL_TIME, Block
from ambrota.entries import Bools, Ints
from ambrota.measures.base import NIGHTS, Floats, RowGauge, WalkGauge, by_walk
from ambrota.measures.scene import Scene, longest_run
from ambrota.model import WEEK

WEEKEND = "from Saturday 00:00 to Sunday 24:00"


def saturdays(scene: Scene, block: Block) -> Ints:
    """Positions of the Saturdays of whole weekends of the rota in the days of walks."""
    first = (5 - scene.rota.weekday(0)) % WEEK
    return np.arange(first, block.days - 1, WEEK) - block.first


def weekends(scene: Scene) -> list[tuple[Ints, Bools, Bools]]:
    """By block: Saturdays; by walk and weekend, if worked at all, if spoilt by a Friday alone."""

    def find() -> list[tuple[Ints, Bools, Bools]]:
        found = []
        for number, block in enumerate(scene.table.blocks):
            at = saturdays(scene, block)
            starts = _on(at, scene.started[number]) | _on(at, scene.relief[number])
            worked = _on(at, scene.touched[number]) | starts
            found.append((at, worked, worked & ~starts))
        return found

    return scene.once("weekends", find)


def _on(saturdays: Ints, days: Bools) -> Bools:
    """Whether a Saturday or its Sunday is such a day."""
    found: Bools = days[:, saturdays] | days[:, saturdays + 1]
    return found


def _count(scene: Scene, number: int, *, negate: bool = False) -> Floats:
    days = []
    for block, found in zip(scene.table.blocks, weekends(scene), strict=True):
        flags = np.zeros((len(block.walks), block.days - block.first), dtype=np.bool_)
        flags[:, found[0]] = found[number] ^ negate
        days.append(flags)
    return scene.by_row(days)


class WeekendsOff(RowGauge):
    """Whole weekends without a minute of duty."""

    id = "weekends-off"
    theme = NIGHTS
    name = "Weekends off"
    compared_as = "Weekends worked"
    unit = "weekends a person"
    better = "higher"
    statement = f"Weekends without a minute of duty {WEEKEND}; leave counts as off."

    def rows(self, scene: Scene) -> Floats:
        """Weekends off of each row."""
        return _count(scene, 1, negate=True)

    def burden(self, scene: Scene, even: Mapping[str, float]) -> Mapping[str, float]:
        """Compared by weekends worked: those off are not fewer for working part time."""
        blocks = zip(scene.table.blocks, weekends(scene), strict=True)
        of_walk = [len(at) for block, (at, _, _) in blocks for _ in block.walks]
        longest = max(of_walk, default=0)
        contracts = scene.contracts
        return {
            who: (longest - off) * FULL_TIME / contracts[who]
            for who, off in even.items()
            if contracts[who] > 0 and longest
        }


class FridayNights(RowGauge):
    """Weekends that a Friday's duty alone runs into."""

    id = "weekends-friday-night"
    theme = NIGHTS
    name = "Weekends spoilt only by a Friday night"
    unit = "weekends a person"
    better = "lower"
    statement = "Weekends in which no duty starts, but into which Friday's duty runs."

    def rows(self, scene: Scene) -> Floats:
        """Such weekends of each row."""
        return _count(scene, 2)


class WorkedWeekendsRun(WalkGauge):
    """Worked weekends in a row."""

    id = "worked-weekends-run"
    theme = NIGHTS
    name = "Longest run of worked weekends"
    unit = "weekends"
    better = "lower"
    statement = f"The most successive weekends with any duty {WEEKEND}."

    def walks(self, scene: Scene) -> Floats:
        """The longest run of each walk."""
        found = zip(scene.table.blocks, weekends(scene), strict=True)
        return by_walk(longest_run(block, worked) for block, (_, worked, _) in found)
