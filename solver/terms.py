"""What is asked of a rota beyond its rulebook: seats by code, patterns of work, priced requests.

For a rota that is made from nothing: every cell may hold any cover code of the rota, or be a day
off. Plain values, like everything in a request. A code of "" is a day off.
"""

from __future__ import annotations

from dataclasses import dataclass

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row that hold any of these codes: at least and at most so many.

    `person`: whom it is asked of, None for everybody. In a dated rota a run that touches the first
    or the last day is never too short, and days outside the rota belong to no run.
    """

    codes: Codes
    least: int = 1
    most: int | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Codes that may not stand on successive days: one of each set, in this order."""

    codes: tuple[Codes, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A person's total over the rota: what each code counts, at least and at most so much."""

    person: str
    counts: tuple[tuple[str, int], ...]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class WeekendsWorked:
    """At most so many weekends with a duty on the Saturday or the Sunday, for one person."""

    person: str
    most: int


@dataclass(frozen=True, slots=True)
class SeatsAsked:
    """People who hold a code on a day (cyclic: 0 to 6), and what one too few or too many costs.

    A price of None: not to be had at any price.
    """

    day: int
    code: str
    seats: int
    short: int | None = None
    over: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request: the person's day is to hold one of these codes, or costs so much (None: must)."""

    person: str
    day: int
    codes: Codes
    price: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """All that is asked beyond the rulebook."""

    runs: tuple[Run, ...] = ()
    words: tuple[Word, ...] = ()
    sums: tuple[Sum, ...] = ()
    weekends: tuple[WeekendsWorked, ...] = ()
    seats: tuple[SeatsAsked, ...] = ()
    wanted: tuple[Wanted, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return any(getattr(self, name) for name in self.__slots__)


NO_TERMS = Terms()
