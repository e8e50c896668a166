"""Why this, and what would it take, asked in a process of their own: plain values in and out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ambrota.model import Rota
from ambrota.rulebook import Rulebook
from solver.explaining.needs import Needs, needs_of
from solver.explaining.why_this import Option, WhyThis
from solver.problem import Problem
from solver.request import Lock, Progress
from solver.statement import state_all

WHY = "solver.explaining.asked:why"
NEEDED = "solver.explaining.asked:needed"
"""What a job can work at, beside proposing and answering why not."""


@dataclass(frozen=True, slots=True)
class CellsAsked:
    """Why does this stand on these days of this person? `current`: what leave and locks are of."""

    rota: Rota
    rulebook: Rulebook
    person: str
    days: tuple[int, ...]
    locks: tuple[Lock, ...] = ()
    current: Rota | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """For each day every choice there is, the one held first."""

    options: dict[int, tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class NeedsAsked:
    """What do cover and guarantees of this rota take, with this share of time away from cover?"""

    rota: Rota
    rulebook: Rulebook
    abstraction: float


def why(
    asked: CellsAsked, on_progress: Callable[[Progress], None], stop: Callable[[], bool]
) -> Explained:
    """What else could stand there, and what each would do."""
    on_progress(Progress(0.0, "Reading", "Reading the rota and its rules"))
    known = WhyThis(Problem(asked.rota, asked.rulebook, asked.locks, current=asked.current))
    found: dict[int, tuple[Option, ...]] = {}
    for day in asked.days:
        if stop():
            break
        found[day] = known.options(asked.person, day)
    return Explained(found)


def needed(
    asked: NeedsAsked, on_progress: Callable[[Progress], None], stop: Callable[[], bool]
) -> Needs:
    """WTE by role, for the cover asked for."""
    on_progress(Progress(0.0, "Counting", "Counting the seats of each role"))
    statement = state_all(Problem(asked.rota, asked.rulebook, fixed=True), with_aims=False)
    return needs_of(statement, asked.abstraction)
