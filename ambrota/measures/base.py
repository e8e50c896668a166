"""What a measure is: a number with a unit and a better direction, per person and for the rota."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ambrota.duties import FULL_TIME
from ambrota.measures.scene import Scene

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


@dataclass(frozen=True)
class Measure:
    """A measured value. `spread`: the widest range over people of one role, pro rata to contract.

    `better` is "higher" or "lower"; `section` is "operations" or "people"; `theme` one of THEMES.
    `per_line`: in a cyclic rota the share of each line, where people who walk the same cycle have
    equal values. `compared`: by role, what is compared between its people, in order;
    `compared_as`: what that is, where it is not the measure itself.
    """

    id: str
    name: str
    unit: str
    better: str
    section: str
    value: float
    spread: float = 0.0
    per_person: Mapping[str, float] = field(default_factory=dict)
    per_line: Mapping[str, float] | None = None
    theme: str = ""
    compared: Mapping[str | None, tuple[float, ...]] = field(default_factory=dict)
    compared_as: str = ""

    @property
    def quarters(self) -> dict[str | None, tuple[float, ...]]:
        """By role: the least, the lower quartile, the median, the upper quartile, the most."""
        return {
            role: tuple(at_share(values, quarter / 4) for quarter in range(5))
            for role, values in self.compared.items()
        }

    def as_json(self) -> dict[str, Any]:
        """An entry of `measures` of the command line."""
        told: dict[str, Any] = {
            "name": self.name,
            "unit": self.unit,
            "better": self.better,
            "section": self.section,
            "value": self.value,
            "spread": self.spread,
            "per_person": dict(self.per_person),
            "theme": self.theme,
        }
        if self.compared:
            told["compared_as"] = self.compared_as or self.name
            told["by_role"] = [
                {"role": role, "people": len(self.compared[role]), "quarters": list(quarters)}
                for role, quarters in self.quarters.items()
            ]
        if self.per_line is not None:
            told["per_line"] = dict(self.per_line)
        return told


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

    def measure(self, scene: Scene) -> Measure:
        """The rota's value alone."""
        return Measure(
            self.id, self.name, self.unit, self.better, self.section, self.value(scene),
            theme=self.theme,
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

    def burden(self, scene: Scene, per_person: dict[str, float]) -> dict[str, float]:
        """What is compared between people: totals at full time and over cycles of one length."""
        if not self.is_total:
            return per_person
        longest = max((walk.days for walk in scene.table.walks), default=1)
        found = {}
        for who, value in per_person.items():
            contract = scene.contracts[who]
            if contract > 0:
                grows = self.over_cycle and scene.rota.is_cyclic
                cycle = longest / scene.walk_of(who).days if grows else 1.0
                found[who] = value * cycle * FULL_TIME / contract
        return found

    def measure(self, scene: Scene) -> Measure:
        """The values of all, the rota's value and its spread."""
        return self.of_all(scene, in_order(scene, self.people(scene)))

    def of_all(self, scene: Scene, per_person: dict[str, float]) -> Measure:
        """The measure out of everybody's value."""
        per_line = self.lines(scene) if scene.rota.is_cyclic else None
        parts = per_line if self.pool == "sum" and per_line is not None else per_person
        compared = by_role(scene, self.burden(scene, per_person))
        return Measure(
            self.id, self.name, self.unit, self.better, self.section,
            pooled(list(parts.values()), self.pool), spread(compared), per_person, per_line,
            self.theme, compared, self.compared_as,
        )  # fmt: skip


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


def at_share(values: Sequence[float], share: float) -> float:
    """The value that so much of a number of values in order lies below, between two in line."""
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])
