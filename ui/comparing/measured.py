"""What rotas that a search found are set against each other by: cover first, then people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from ambrota.model import Rota
from ambrota.spans import A_WEEK, cycle_weeks, span_words
from ui.figures import figure
from ui.scores import KEPT, WEIGH

GIVEN, SPARE = "seat-hours given up", "seat-hours to spare"
NOTICED = "occasions that people notice"
WEEKENDS = "weekends worked"
MOST_NAMED, WIDEST = 2, 11
OVER = {WEEKENDS: " over all lines"}
"""What is counted of a cyclic rota over something else than the proposals' period."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One of them. `value`: by a point of the search and the audit of its rota, where there is one.

    `best`: what is said of the one that has the best of it, and of several alike; `over`: over what
    it is counted; `fewer`: whether less is better; `cover`: whether it is of cover, not of people;
    `unit`: of the figure, where what is said of the best does not name it.
    """

    name: str
    value: Callable[[Any, Any], float | None]
    best: tuple[str, str]
    over: str = ""
    fewer: bool = True
    cover: bool = False
    unit: str = ""

    @property
    def head(self) -> str:
        """Over a column of the table, in lines; what is told below the table is not told here."""
        name = f"{self.name}{self.over}" if self.unit else self.name
        return fill(name[0].upper() + name[1:], WIDEST)

    @property
    def axis(self) -> str:
        """Beside an axis."""
        return f"{self.name}{self.over}; {'fewer is' if self.fewer else 'more is'} better →"

    def counted(self, value: float) -> str:
        """'31.5 seat-hours given up a week'."""
        return f"{figure(value)} {self.name}{self.over}"

    def gain(self, value: float, other: float) -> float:
        """By how much one is better than another; below 0 where it is worse."""
        return other - value if self.fewer else value - other


def measures_of(points: Iterable[Any], rota: Rota, needed: float | None) -> tuple[Measure, ...]:
    """What these points are measured by. `needed`: unit hours a week, where they are known."""
    every = list(points)
    given = any(one.parts.get(GIVEN) for one in every)
    parts = dict.fromkeys(
        name for one in every for name, value in one.parts.items()
        if value and name not in (GIVEN, SPARE)
    )  # fmt: skip
    people = sorted(parts, key=lambda name: name != WEEKENDS)
    named = map(_noticed, people, [rota.is_cyclic] * len(people))
    return (
        _given(rota) if given else _spare(rota),
        *([] if needed is None else [_unit_hours(needed)]),
        *(named if 0 < len(people) <= MOST_NAMED else [ALL_NOTICED]),
        TO_WEIGH,
        DAYS,
    )


def _given(rota: Rota) -> Measure:
    best = "gives up the least cover", "give up the least cover"
    return _of_seats(rota, GIVEN, lambda cover: -cover, best, fewer=True)


def _spare(rota: Rota) -> Measure:
    best = "keeps the most cover to spare", "keep the most cover to spare"
    return _of_seats(rota, SPARE, lambda cover: cover, best, fewer=False)


def _of_seats(
    rota: Rota, name: str, share: Callable[[float], float], best: tuple[str, str], *, fewer: bool
) -> Measure:
    """Seat-hours of the whole rota; of a cyclic one of a week, as the scorecard has them."""
    weeks = cycle_weeks(rota) if rota.is_cyclic else 1

    def value(point: Any, _audit: Any) -> float:
        whole = point.parts.get(name, max(0.0, share(point.cover)))
        return round(whole / weeks, 2 if weeks == 1 else 1)

    over = f" {A_WEEK if rota.is_cyclic else span_words(rota)}"
    return Measure(name, value, best, over, fewer, cover=True, unit=f"seat-hours{over}")


def _unit_hours(needed: float) -> Measure:
    told = f", {figure(needed)} needed" if needed else ""
    return Measure(
        f"unit hours {A_WEEK}{told}",
        lambda _point, audit: None if audit is None else float(audit.measures["unit-hours"].value),
        ("has the most unit hours", "have the most unit hours"), fewer=False, cover=True,
    )  # fmt: skip


def _noticed(name: str, cyclic: bool) -> Measure:
    best = f"has the fewest {name}", f"have the fewest {name}"
    over = OVER.get(name, "") if cyclic else ""
    return Measure(name, lambda point, _audit: point.parts.get(name, 0), best, over)


def _weighed(_point: Any, audit: Any) -> float | None:
    return None if audit is None else sum(map(KEPT[WEIGH], audit.findings))


ALL_NOTICED = Measure(
    NOTICED, lambda point, _audit: point.occasions,
    (f"has the fewest {NOTICED}", f"have the fewest {NOTICED}"),
)  # fmt: skip
TO_WEIGH = Measure(
    "findings to weigh", _weighed, ("leaves the fewest to weigh", "leave the fewest to weigh")
)
DAYS = Measure(
    "days changed", lambda point, _audit: len(point.changes),
    ("changes the fewest days", "change the fewest days"),
)  # fmt: skip
