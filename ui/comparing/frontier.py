"""Rotas set against each other: each a point by what is measured of all, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ambrota.model import Rota
from solver.request import TODAY
from ui.comparing.measured import ALL_NOTICED, DAYS, Measure, measures_of
from ui.figures import figure
from ui.version import CURRENT, Version

ABOUT = (
    "Each point is a rota that holds what is guaranteed; further right and further up is better. "
    "“Today” is the current rota, which need not hold it."
)
LINE = "The line joins the rotas that no other found is better than in both."
FRONTIER = "Found on the way: no other found is better for cover and for people as well."
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: `key` is the proposal's, or "" where it is none yet; `number` its place.

    `values`: of each measure in order; none where it is not known, as of a rota not yet checked.
    """

    number: int
    key: str
    name: str
    values: tuple[float | None, ...]
    parts: str = ""

    @property
    def today(self) -> bool:
        """Whether it is the rota as it stands."""
        return self.key == TODAY


@dataclass(frozen=True, slots=True)
class Field:
    """All points, best for cover first, and which measures lie across and upwards."""

    measures: tuple[Measure, ...] = ()
    dots: tuple[Dot, ...] = ()
    across: int = 0
    up: int = 0

    @property
    def drawn(self) -> list[Dot]:
        """Points of which both are known."""
        return [one for one in self.dots if None not in self.of(one)]

    @property
    def front(self) -> list[Dot]:
        """Proposals and plans than which no other is better in both, in order across."""
        sides = self.across, self.up
        found = [one for one in self.drawn if not one.today]
        best = [one for one in found if not any(self.beats(each, one, sides) for each in found)]
        return sorted(best, key=lambda one: (self.of(one)[0] or 0, -(self.of(one)[1] or 0)))

    def of(self, dot: Dot) -> tuple[float | None, float | None]:
        """Where a point lies: across, and upwards."""
        return dot.values[self.across], dot.values[self.up]

    def beats(self, one: Dot, other: Dot, sides: tuple[int, ...] | None = None) -> bool:
        """Whether all of these are known, none is worse and one is better; of all measures else."""
        gains = []
        for at in range(len(self.measures)) if sides is None else sides:
            mine, theirs = one.values[at], other.values[at]
            if mine is None or theirs is None:
                return False
            gains.append(self.measures[at].gain(mine, theirs))
        return min(gains) >= 0 < max(gains)

    def words(self, dot: Dot) -> str:
        """A point as a sentence."""
        told = [
            one.counted(value)
            for one, value in zip(self.measures, dot.values, strict=True)
            if value is not None and not (dot.today and one is DAYS)
        ]
        return f"{dot.name}: {', '.join(told)}"

    def row(self, dot: Dot) -> tuple[str, ...]:
        """A point as a row of the table; nothing is changed of the rota as it stands."""
        known = zip(self.measures, dot.values, strict=True)
        told = (UNKNOWN if value is None or (dot.today and one is DAYS) else figure(value)
                for one, value in known)  # fmt: skip
        return dot.name, *told


def field_of(outcome: Any, versions: Mapping[str, Version], rota: Rota) -> Field:
    """Where rotas of a search lie. `versions`: what there is, with what was checked of it.

    Cover lies across. Upwards lies the first thing that people notice in which proposals differ,
    of all of them if it can be: where they are alike in one, the picture would tell nothing.
    """
    points, now = points_of(outcome), versions.get(CURRENT)
    audit = None if now is None else now.audit
    needed = None if audit is None else float(audit.measures["unit-hours-needed"].value)
    measures = measures_of(points, rota, needed)
    dots = [_dot(number, one, versions, measures) for number, one in enumerate(points)]
    dots.sort(key=lambda one: [-measures[0].gain(one.values[0] or 0, 0), one.number])
    found = Field(measures, tuple(dots))
    return replace(found, up=_telling(found))


def _dot(
    number: int, point: Any, versions: Mapping[str, Version], measures: tuple[Measure, ...]
) -> Dot:
    today = point.proposal == TODAY
    version = versions.get(CURRENT if today else point.proposal or "")
    audit = None if version is None else version.audit
    values = tuple(one.value(point, audit) for one in measures)
    parts = parts_words(point.parts) if ALL_NOTICED in measures else ""
    if today:
        return Dot(number, TODAY, "Today", values, parts)
    if version is None:
        return Dot(number, "", f"Point {number + 1}", values, parts)
    return Dot(number, version.key, version.title, values, parts)


def _telling(field: Field) -> int:
    """Which measure of people tells most of the points apart."""
    people = [at for at, one in enumerate(field.measures) if not one.cover]
    values = {at: [one.values[at] for one in field.dots if not one.today] for at in people}
    whole = [at for at in people if None not in values[at] and len(set(values[at])) > 1]
    return next(iter((*whole, *people)), 0)


def points_of(outcome: Any) -> tuple[Any, ...]:
    """Every point of a search: the frontier, the proposals that are not on it, today's rota."""
    return (*getattr(outcome, "frontier", ()), *getattr(outcome, "off_frontier", ()))


def parts_words(parts: Mapping[str, float]) -> str:
    """'12 weekends worked, 3 single days off'."""
    told = [f"{figure(value)} {name}" for name, value in parts.items() if value]
    return ", ".join(told) or "none"


def best_words(field: Field) -> str:
    """Who is best in what, and who is no better than another in anything that is measured.

    'C gives up the least cover (26.2 seat-hours a week); B leaves the fewest to weigh (32).'
    """
    found = sorted(
        (one for one in field.dots if one.key and not one.today), key=lambda one: one.key
    )
    told = []
    for at, measure in enumerate(field.measures):
        known = {one.key: one.values[at] for one in found}
        values = [one for one in known.values() if one is not None]
        if len(values) < len(found) or len(set(values)) < 2:
            continue
        best = min(values) if measure.fewer else max(values)
        keys = [key for key, value in known.items() if value == best]
        value = f"{figure(best)} {measure.unit}".rstrip()
        told.append(f"{_listed(keys)} {measure.best[len(keys) > 1]} ({value})")
    said = [f"{'; '.join(told)}."] if told else []
    for dot in found:
        better = [one.key for one in found if field.beats(one, dot)]
        if better:
            said.append(f"{dot.key} is better than {_listed(better)} in none of these.")
    return " ".join(said)


def _listed(keys: list[str]) -> str:
    *others, last = keys
    return f"{', '.join(others)} and {last}" if others else last
