"""Cover against people: where each rota that the search found lies, in figures and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from textwrap import fill
from types import MappingProxyType
from typing import Any

from ambrota.model import Rota
from ambrota.spans import span_words
from solver.request import TODAY
from ui.figures import figure
from ui.reading import count

GIVEN, SPARE = "seat-hours given up", "seat-hours to spare"
NOTICED = "occasions that people notice"
WEEKENDS = "weekends worked"
MOST_NAMED, WIDEST, NARROW = 2, 20, 11
ABOUT = (
    "Each point is a rota that holds what is guaranteed; further right and further up is better. "
    "“Today” is the current rota, which need not hold it."
)
LINE = "The line joins the rotas that no other found is better than in both."


@dataclass(frozen=True, slots=True)
class Axes:
    """What lies across and what lies upwards, in words; `fewer`: across, less is better.

    `names`: what has a column of its own; the first of them is what lies upwards.
    """

    across: str = GIVEN
    up: str = NOTICED
    span: str = ""
    names: tuple[str, ...] = ()

    @property
    def fewer(self) -> bool:
        """Whether less of what lies across is better."""
        return self.across == GIVEN

    @property
    def heads(self) -> tuple[str, ...]:
        """Columns of the table."""
        across = "Seat-hours\ngiven up" if self.fewer else "Seat-hours\nto spare"
        wide = NARROW if len(self.names) > 1 else WIDEST
        names = self.names if len(self.names) > 1 else (self.up,)
        up = [fill(name[0].upper() + name[1:], wide) for name in names]
        return "Rota", across, *up, "To\nweigh", "Days\nchanged"


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: `key` is the proposal's, or "" where it is none yet; `number` its place.

    `across` and `occasions` are what is drawn; `front`: no other is better in both.
    """

    number: int
    key: str
    name: str
    across: float
    occasions: int
    parts: str
    changes: int
    axes: Axes
    counts: tuple[float, ...] = ()
    front: bool = True

    @property
    def today(self) -> bool:
        """Whether it is the rota as it stands."""
        return self.key == TODAY

    @property
    def words(self) -> str:
        """The point as a sentence."""
        days = count(self.changes, "day")
        held = "" if self.today else f", {days} changed"
        return (
            f"{self.name}: {figure(self.across)} {self.axes.across}{self.axes.span}, "
            f"{self.occasions:,} {self.axes.up}{held}"
        )

    def beats(self, other: Dot) -> bool:
        """Whether it is better in one and as good in the other."""
        sign = -1 if self.axes.fewer else 1
        mine, theirs = (
            (sign * self.across, -self.occasions),
            (sign * other.across, -other.occasions),
        )
        return mine != theirs and mine[0] >= theirs[0] and mine[1] >= theirs[1]


def dots(outcome: Any, titles: Mapping[str, str], rota: Rota | None = None) -> list[Dot]:
    """Where rotas of a search lie, best for cover first. `titles`: of the proposals there are."""
    axes, found = _axes(outcome, rota), []
    for number, point in enumerate(points_of(outcome)):
        known = point.proposal in titles or point.proposal == TODAY
        key = point.proposal if known else ""
        name = "Today" if key == TODAY else titles.get(key, "") or f"Point {number + 1}"
        cover = -point.cover if axes.fewer else point.cover
        across = round(point.parts.get(axes.across, max(0.0, cover)), 2)
        parts = parts_words(point.parts)
        found.append(
            Dot(
                number,
                key,
                name,
                across,
                int(point.parts.get(axes.names[0], 0)) if axes.names else point.occasions,
                parts,
                len(point.changes),
                axes,
                tuple(point.parts.get(name, 0) for name in axes.names),
            )
        )
    drawn = [one for one in found if not one.today]
    found = [
        replace(one, front=not one.today and not any(each.beats(one) for each in drawn))
        for one in found
    ]
    sign = 1 if axes.fewer else -1
    return sorted(found, key=lambda one: (sign * one.across, one.occasions))


def _axes(outcome: Any, rota: Rota | None) -> Axes:
    points = points_of(outcome)
    given = any(point.parts.get(GIVEN) for point in points)
    names = dict.fromkeys(
        name for point in points for name, value in point.parts.items()
        if value and name not in (GIVEN, SPARE)
    )  # fmt: skip
    first = sorted(names, key=lambda name: name != WEEKENDS)
    named = tuple(first) if 0 < len(names) <= MOST_NAMED else ()
    up = named[0] if named else NOTICED
    if rota is not None and rota.is_cyclic:
        up = up.replace("weekends worked", "weekends worked over all lines")
    span = "" if rota is None else f" {span_words(rota)}"
    return Axes(GIVEN if given else SPARE, up, span, named)


def points_of(outcome: Any) -> tuple[Any, ...]:
    """Every point of a search: the frontier, the proposals that are not on it, today's rota."""
    return (*getattr(outcome, "frontier", ()), *getattr(outcome, "off_frontier", ()))


def parts_words(parts: Mapping[str, float]) -> str:
    """'12 weekends worked, 3 single days off'."""
    told = [f"{figure(value)} {name}" for name, value in parts.items() if value]
    return ", ".join(told) or "none"


def beaten(found: list[Dot], weigh: Mapping[str, int] = MappingProxyType({})) -> str:
    """Of each proposal than which another found is better: which, by how much, and in what not.

    `weigh`: findings to weigh of each proposal.
    """
    told = []
    for dot in sorted(found, key=lambda one: one.key):
        better = [one for one in found if not one.today and one.beats(dot)]
        if dot.key and not dot.today and better:
            best = max(better, key=lambda one: (bool(one.key), one.front))
            told.append(_beaten_by(dot, best))
            mine, theirs = weigh.get(dot.key), weigh.get(best.key)
            if mine is not None and theirs is not None and mine < theirs:
                told.append(f"{dot.name} has fewer findings to weigh: {mine:,} against {theirs:,}.")
    return " ".join(told)


def _beaten_by(dot: Dot, best: Dot) -> str:
    by = abs(dot.across - best.across)
    more = "fewer" if dot.axes.fewer else "more"
    parts = [f"{figure(by)} {dot.axes.across.replace('seat-hours', f'{more} seat-hours')}"] * (
        by > 0
    )
    fewer = dot.occasions - best.occasions
    parts.append(
        f"{best.occasions:,} in place of {dot.occasions:,} {dot.axes.up}"
        if fewer
        else f"as many {dot.axes.up}"
    )
    told = f"{best.name} is better than {dot.name} in both: {', '.join(parts)}."
    if not by or not fewer:
        told = told.replace(" in both:", ":")
    if dot.changes < best.changes:
        told += f" {dot.name} changes fewer days: {dot.changes} against {best.changes}."
    return told
