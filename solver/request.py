"""What is asked of the solver and what comes back: plain values that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ambrota.model import Change, Rota, Session
from ambrota.rulebook import Rulebook
from solver.terms import NO_TERMS, Terms


class SolveStatus(StrEnum):
    """How a search ended; `improved` and `proved-best` only where a proposal holds everything."""

    PROVED_BEST = "proved-best"
    IMPROVED = "improved"
    NO_BETTER_FOUND = "no-better-found"
    NOT_FOUND = "not-found"
    CANNOT_HOLD = "cannot-hold"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Lock:
    """A person whose days `first` to `last` (inclusive) may not change."""

    person: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Request:
    """Propose better rotas for this one, under this rulebook, within `seconds` of wall clock.

    `terms`: what is asked beyond the rulebook; with any, the rota is made from nothing.
    """

    rota: Rota
    rulebook: Rulebook
    seconds: float = 60.0
    seed: int = 1
    workers: int = 2
    alternatives: int = 3
    locks: tuple[Lock, ...] = ()
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands, in words: what holds since when, and the best so far."""

    seconds: float
    stage: str
    message: str
    value: float | None = None
    bound: float | None = None
    unit: str = ""
    holding_since: float | None = None
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a proposal: its value and the bound proved for it, in the unit users read."""

    name: str
    value: float
    bound: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A changed rota with its sessions, and what the solver claims of it.

    `claims`: rule id -> elementary breaches, for every rule the solver was given. The certificate
    compares them with the audit's.
    """

    id: str
    name: str
    why: str
    changes: tuple[Change, ...]
    sessions: tuple[Session, ...]
    stages: tuple[Stage, ...]
    claims: dict[str, int] = field(default_factory=dict)

    def apply(self, rota: Rota) -> Rota:
        """The proposed rota: the current one with the changes and the sessions."""
        return rota.with_changes(self.changes).with_sessions(self.sessions)


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way to make everything hold: what to change, in the user's unit, by how much."""

    change: str
    unit: str
    amount: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot hold together; where proved, nothing can be left out of it."""

    requirements: tuple[str, ...]
    proved: bool
    ways_out: tuple[WayOut, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that came of a request."""

    status: SolveStatus
    seconds: float
    seed: int
    workers: int
    versions: dict[str, str]
    proposals: tuple[Proposal, ...]
    conflict: Conflict | None = None
