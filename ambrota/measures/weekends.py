"""Weekends: free ones, those spoilt only by a Friday night, and worked ones in a row."""

from __future__ import annotations

import numpy as np

from ambrota.duties import FULL_TIME, Walk, contract_minutes
from ambrota.entries import Ints
from ambrota.measures.base import Floats, RowGauge, WalkGauge
from ambrota.measures.scene import Bools, Scene, longest_run
from ambrota.model import WEEK

WEEKEND = "from Saturday 00:00 to Sunday 24:00"


def saturdays(scene: Scene, walk: Walk) -> Ints:
    """Positions of the Saturdays of whole weekends of the rota in the days of a walk."""
    first = (5 - scene.rota.weekday(0)) % WEEK
    return np.arange(first, walk.days - 1, WEEK) - walk.first


def weekends(scene: Scene) -> list[tuple[Ints, Bools, Bools]]:
    """By walk: (Saturdays, whether worked at all, whether spoilt only by a Friday's duty)."""

    def find() -> list[tuple[Ints, Bools, Bools]]:
        found = []
        for walk in scene.table.walks:
            at = saturdays(scene, walk)
            touched, started = scene.touched[walk.index], scene.started[walk.index]
            relief = scene.relief[walk.index]
            starts = started[at] | started[at + 1] | relief[at] | relief[at + 1]
            worked = touched[at] | touched[at + 1] | starts
            found.append((at, worked, worked & ~starts))
        return found

    return scene.once("weekends", find)


def _count(scene: Scene, number: int, *, negate: bool = False) -> Floats:
    days = []
    for walk, found in zip(scene.table.walks, weekends(scene), strict=True):
        flags = np.zeros(walk.days - walk.first, dtype=np.bool_)
        flags[found[0]] = found[number] ^ negate
        days.append(flags)
    return scene.by_row(days)


class WeekendsOff(RowGauge):
    """Whole weekends without a minute of duty."""

    id = "weekends-off"
    name = "Weekends off"
    unit = "weekends a person"
    better = "higher"
    statement = f"Weekends without a minute of duty {WEEKEND}; leave counts as off."

    def rows(self, scene: Scene) -> Floats:
        """Weekends off of each row."""
        return _count(scene, 1, negate=True)

    def burden(self, scene: Scene, per_person: dict[str, float]) -> dict[str, float]:
        """Compared by weekends worked: those off are not fewer for working part time."""
        found = {}
        for who, off in per_person.items():
            contract = contract_minutes(scene.rota.person(who)) / 60
            whole = len(weekends(scene)[scene.walk_of(who).index][0])
            if contract > 0 and whole:
                part = (whole - off) * FULL_TIME / contract
                longest = max(len(one[0]) for one in weekends(scene))
                found[who] = part * longest / whole if scene.rota.is_cyclic else part
        return found


class FridayNights(RowGauge):
    """Weekends that a Friday's duty alone runs into."""

    id = "weekends-friday-night"
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
    name = "Longest run of worked weekends"
    unit = "weekends"
    better = "lower"
    statement = f"The most successive weekends with any duty {WEEKEND}."

    def walks(self, scene: Scene) -> Floats:
        """The longest run of each walk."""
        found = zip(scene.table.walks, weekends(scene), strict=True)
        runs = [longest_run(worked, walk.wraps) for walk, (_, worked, _) in found]
        return np.array(runs, dtype=np.float64)
