"""What a measure is: a number with a unit and a better direction, per person and for the rota."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import isnan
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ambrota.duties import FULL_TIME
from ambrota.measures.measure import Measure as Measure
from ambrota.measures.scene import Scene
from ambrota.spans import days_words, lines_words

Floats = NDArray[np.float64]
PEOPLE, OPERATIONS = "people", "operations"

COVER, ESTABLISHMENT = "Cover", "Establishment"
CONTACT, NIGHTS, REST, HOURS = (
    "Contact and training", "Nights and weekends", "Rest between duties", "Hours and pay"
)  # fmt: skip
PREDICTABLE, TEAM, MANAGERS, FATIGUE = "Predictability", "Team", "Line managers", "Fatigue"
THEMES = (
    COVER, ESTABLISHMENT,
    CONTACT, NIGHTS, REST, HOURS, PREDICTABLE, TEAM, MANAGERS, FATIGUE,
)  # fmt: skip
"""What measures are about, in the order in which they are shown."""


class Gauge(ABC):
    """One measure: what it is, and how it is taken. Its id is stored and so never changes.

    `alone`: whether a person's value depends on nobody else's duties, so that a change elsewhere
    cannot touch it.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    unit: ClassVar[str]
    better: ClassVar[str]
    statement: ClassVar[str]
    source: ClassVar[str] = "Ambrota's own definition"
    section: ClassVar[str] = PEOPLE
    theme: ClassVar[str] = HOURS
    alone: ClassVar[bool] = False

    @abstractmethod
    def measure(self, scene: Scene) -> Measure:
        """The measure of a rota."""


class OperationsGauge(Gauge):
    """A measure of the rota as a whole."""

    section = OPERATIONS
    theme = COVER

    @abstractmethod
    def value(self, scene: Scene) -> float:
        """The value for the rota."""

    def period(self, scene: Scene) -> str:
        """What it is counted over, where the unit does not say so."""
        return ""

    def measure(self, scene: Scene) -> Measure:
        """The rota's value alone."""
        return Measure(
            self.id, self.name, self.unit, self.better, self.section, self.value(scene),
            theme=self.theme, period=self.period(scene),
        )  # fmt: skip


class PeopleGauge(Gauge):
    """A measure of each person in post.

    `pool`: how the rota's value is made of people's: "mean", "sum", "most" or "least". `is_total`:
    whether it grows with the hours somebody works, and so is compared pro rata to contract;
    `over_cycle`: whether it also grows with the length of the cycle that they walk. `compared_as`:
    what is compared, where that is something else.
    """

    pool: ClassVar[str] = "mean"
    is_total: ClassVar[bool] = True
    over_cycle: ClassVar[bool] = True
    compared_as: ClassVar[str] = ""

    @abstractmethod
    def people(self, scene: Scene) -> dict[str, float]:
        """The value of each person whom it concerns."""

    def lines(self, scene: Scene) -> dict[str, float] | None:
        """The share of each line of a cyclic rota, where the measure has one."""
        return None

    def counted_days(self, scene: Scene, who: str) -> int | None:
        """Days over which somebody's value adds up; None where it is no total over time."""
        return scene.walk_of(who).days if self.is_total and self.over_cycle else None

    def burden(self, scene: Scene, even: Mapping[str, float]) -> Mapping[str, float]:
        """What is compared between people, out of their values over one period: at full time."""
        if not self.is_total:
            return even
        contracts = scene.contracts
        return {
            who: value * FULL_TIME / contracts[who]
            for who, value in even.items()
            if contracts[who] > 0
        }

    def measure(self, scene: Scene) -> Measure:
        """The values of all, the rota's value and its spread."""
        return self.of_all(scene, in_order(scene, self.people(scene)))

    def of_all(self, scene: Scene, per_person: dict[str, float]) -> Measure:
        """The measure out of everybody's value."""
        per_line = self.lines(scene) if scene.rota.is_cyclic else None
        even, period = self._evenly(scene, per_person)
        parts: Mapping[str, float] = even
        if self.pool == "sum":
            parts, period = per_line or even, lines_words(scene.rota)
        compared = by_role(scene, self.burden(scene, even))
        return Measure(
            self.id, self.name, self.unit, self.better, self.section,
            pooled(list(parts.values()), self.pool), spread(compared), per_person, per_line,
            self.theme, compared, self.compared_as, period, {} if even is per_person else even,
        )  # fmt: skip

    def _evenly(self, scene: Scene, per_person: dict[str, float]) -> tuple[dict[str, float], str]:
        """Everybody's value over the longest time that anybody's adds up over, and that time."""
        first = next(iter(per_person), None)
        if first is None or self.counted_days(scene, first) is None:
            return per_person, ""
        if not scene.rota.is_cyclic:
            return per_person, f"in {days_words(scene.rota.days)}"
        own = {who: self.counted_days(scene, who) or 1 for who in per_person}
        longest = max(own.values())
        period = f"in {days_words(longest)}"
        if min(own.values()) == longest:
            return per_person, period
        return {who: value * longest / own[who] for who, value in per_person.items()}, period


class RowGauge(PeopleGauge):
    """A measure that is counted row by row: by person where dated, by line where cyclic."""

    alone = True

    @abstractmethod
    def rows(self, scene: Scene) -> Floats:
        """The value of each row of the rota; the lines of a walk are added up."""

    def people(self, scene: Scene) -> dict[str, float]:
        """The sum over the lines that each person walks."""
        rows = scene.once(self.id, lambda: self.rows(scene))
        totals = np.bincount(scene.walk_of_row, rows, minlength=len(scene.table.walks))
        return scene.of_walks(totals)

    def lines(self, scene: Scene) -> dict[str, float]:
        """Each line's own value."""
        rows = scene.once(self.id, lambda: self.rows(scene))
        return dict(zip(scene.rota.index, rows.tolist(), strict=True))


class WalkGauge(PeopleGauge):
    """A measure of a whole walk, such as its longest run: it has no share of a single line."""

    pool = "most"
    is_total = False
    alone = True

    @abstractmethod
    def walks(self, scene: Scene) -> Floats:
        """The value of each walk."""

    def people(self, scene: Scene) -> dict[str, float]:
        """Everybody has the value of the walk they walk; who has none is not concerned."""
        found = scene.of_walks(self.walks(scene))
        return {who: value for who, value in found.items() if not isnan(value)}


def in_order(scene: Scene, values: Mapping[str, float]) -> dict[str, float]:
    """Everybody's value in the order of the rota."""
    return {who: float(values[who]) for _, who in scene.in_post if who in values}


def by_walk(parts: Iterable[NDArray[np.int64]]) -> Floats:
    """A value of each walk out of those of each block of walks."""
    return np.concatenate((np.zeros(0), *parts))


def pooled(values: list[float], pool: str) -> float:
    """The rota's value out of its parts."""
    if not values:
        return 0.0
    if pool in ("most", "least"):
        return max(values) if pool == "most" else min(values)
    return sum(values) if pool == "sum" else sum(values) / len(values)


def by_role(scene: Scene, burden: Mapping[str, float]) -> dict[str | None, tuple[float, ...]]:
    """What the people of each role carry, in order."""
    found: dict[str | None, list[float]] = defaultdict(list)
    for who, value in burden.items():
        found[scene.roles[who]].append(value)
    return {role: tuple(sorted(values)) for role, values in found.items()}


def spread(compared: Mapping[str | None, tuple[float, ...]]) -> float:
    """The widest range over the people of one role."""
    return max((values[-1] - values[0] for values in compared.values()), default=0.0)
