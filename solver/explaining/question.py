"""Questions about a rota and their answers: plain values that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ambrota.model import Change, Rota
from ambrota.rulebook import Rulebook
from solver.request import ALONE, Beside, Conflict, Lock, Proposal


class Want(StrEnum):
    """What is wanted of a person's days."""

    OFF = "off"
    CODE = "code"
    NO_NIGHTS = "no-nights"


@dataclass(frozen=True, slots=True)
class Wanted:
    """This person, from this day to that (inclusive): off, this code, or no nights.

    In a cyclic rota the days are 0 to 6 of the person's line.
    """

    person: str
    first: int
    last: int
    want: Want
    code: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Why not this? Asked of a proposed rota, or of the current one where there is none.

    `beside`: for a station of a trust, as in a request.
    """

    rota: Rota
    rulebook: Rulebook
    wanted: tuple[Wanted, ...]
    proposed: Rota | None = None
    seconds: float = 20.0
    seed: int = 1
    workers: int = 2
    locks: tuple[Lock, ...] = ()
    beside: Beside = ALONE

    @property
    def asked_of(self) -> Rota:
        """The rota that the question is about."""
        return self.rota if self.proposed is None else self.proposed


class Granted(StrEnum):
    """How a question ends. `at-a-price`: something that must hold would have to give way."""

    GRANTED = "granted"
    AT_A_PRICE = "at-a-price"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Difference:
    """A rule or something people notice that is otherwise once the wish is granted."""

    name: str
    id: str
    must: bool
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Borne:
    """What a wish does to a person: days that change, nights and worked weekends more or fewer."""

    person: str
    days: int
    nights: int
    weekends: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What granting a wish costs and who bears it, or what forbids it; granted, and no proposal:
    it is so already.

    `proposal`: the rota that grants it, as a change of the current rota. `moved`: what differs from
    the rota asked about. `conflict`: requirements that cannot hold together with the wish, and what
    would have to give way for it; its proposal then takes the cheapest of these.
    """

    granted: Granted
    seconds: float
    proposal: Proposal | None = None
    moved: tuple[Change, ...] = ()
    differences: tuple[Difference, ...] = ()
    borne: tuple[Borne, ...] = ()
    conflict: Conflict | None = None
