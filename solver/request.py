"""What is asked of the solver and what comes back: plain values that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ambrota.model import Change, Person, Rota, Session
from ambrota.rulebook import Rulebook
from ambrota.starts import Start, with_starts
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
    """Days `first` to `last` (inclusive) that may not change: of a person, a team, or everybody.

    They stay as in the rota that the search begins with.
    """

    person: str | None
    first: int
    last: int
    team: str | None = None

    def covers(self, person: Person, day: int) -> bool:
        """Whether that day of that person is locked."""
        return (
            self.first <= day <= self.last
            and self.person in (None, person.id)
            and self.team in (None, person.team)
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """What a station that is solved alone must know of those beside it.

    `guests`: people whose duties are settled elsewhere: others meet them here, and nothing is asked
    of them. `strict`: resources on which the seat that sessions may take is another station's.
    """

    guests: frozenset[str] = frozenset()
    strict: frozenset[str | None] = frozenset()


ALONE = Beside()


@dataclass(frozen=True, slots=True)
class Starts:
    """Who of a cyclic rota may begin on another line; without anybody, all begin where they do.

    `together`: people of one team stay as many lines apart as they are. `own_ids`: ids are those of
    people and go with them, not those of lines.
    """

    free: frozenset[str] = frozenset()
    together: bool = False
    own_ids: bool = False


KEPT_STARTS = Starts()


@dataclass(frozen=True, slots=True)
class Request:
    """Propose better rotas for this one, under this rulebook, within `seconds` of wall clock.

    `terms`: what is asked beyond the rulebook; with any, the rota is made from nothing.
    `begin`: the rota on screen, of the same people and days: a proposal, perhaps edited by hand.
    The search starts there and ends nowhere worse. `repair`: one proposal, which changes as little
    of `begin` as can be so that all holds again. `keep`: sessions of the rota begun with that stay
    where they are, and the duties that they lie in. `repeatable`: the same rota from the same
    request, whatever else the machine does; `seconds` then count work, not time. `beside`: for a
    station of a trust that is solved alone. `explain`: where not everything can hold, what stands
    in the way is looked for. `starts`: who may begin on another line of a cyclic rota. `aims`:
    names of the aims to look for, in this order; without any, the usual ones.
    """

    rota: Rota
    rulebook: Rulebook
    seconds: float = 60.0
    seed: int = 1
    workers: int = 2
    alternatives: int = 3
    locks: tuple[Lock, ...] = ()
    terms: Terms = NO_TERMS
    begin: Rota | None = None
    repair: bool = False
    keep: tuple[Session, ...] = ()
    repeatable: bool = False
    beside: Beside = ALONE
    explain: bool = True
    starts: Starts = KEPT_STARTS
    aims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands, in words: what holds since when, and the best so far.

    `best`: now and then, the best proposal so far that holds, lest it be lost with the search.
    `value`, `bound` and `now`, what today's rota has of it, are counted in `unit`.
    """

    seconds: float
    stage: str
    message: str
    value: float | None = None
    bound: float | None = None
    unit: str = ""
    holding_since: float | None = None
    proposals: int = 0
    best: Proposal | None = None
    now: float | None = None


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
    compares them with the audit's. `starts`: who begins on another line; ids of changes and
    sessions are those of the rota with these people moved.
    """

    id: str
    name: str
    why: str
    changes: tuple[Change, ...]
    sessions: tuple[Session, ...]
    stages: tuple[Stage, ...]
    claims: dict[str, int] = field(default_factory=dict)
    starts: tuple[Start, ...] = ()

    def begun(self, rota: Rota) -> Rota:
        """The current rota with everybody on the line on which they are to begin."""
        return with_starts(rota, self.starts)

    def apply(self, rota: Rota) -> Rota:
        """The proposed rota: the current one with the changes and the sessions."""
        return self.begun(rota).with_changes(self.changes).with_sessions(self.sessions)


TODAY = "today"
"""What stands for a proposal's id in the point of today's rota."""


@dataclass(frozen=True, slots=True)
class Point:
    """One plan on the frontier of cover against people: no other found is better in one, as good
    in the other.

    `cover`: seat-hours to spare less those given up to sessions, the more the better; `occasions`:
    what people would rather not have, counted; `parts`: what both are made of, by the words users
    read. `proposal`: its id, where it is one of the proposals.
    """

    cover: float
    occasions: int
    parts: dict[str, float]
    changes: tuple[Change, ...]
    sessions: tuple[Session, ...]
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """What gives way, so that a request with it can be made: of this rule, for whom and when.

    `amount`: weeks between sessions (0: none is left), or hours. `seats`: (resource, role, day,
    half hour, seats fewer). `rota`: with more people, the rota in which they are.
    """

    rule: str
    people: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    amount: float = 0.0
    seats: tuple[tuple[str | None, str | None, int, int, int], ...] = ()
    rota: Rota | None = None


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way to make everything hold: what to change, in the user's unit, by how much.

    `verified`: a rota was found that holds everything else. Where several things must give way
    together, `parts` says how much of each, and unit and amount are those of the first. `gives`:
    the same as a request can take it.
    """

    change: str
    unit: str
    amount: float
    verified: bool = False
    parts: tuple[WayOut, ...] = ()
    gives: tuple[Give, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot hold together; where proved, nothing can be left out of it.

    `held_without`: of each requirement, whether a real rota was found that holds the others.
    """

    requirements: tuple[str, ...]
    proved: bool
    ways_out: tuple[WayOut, ...]
    held_without: tuple[bool, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether a real rota was found whichever one is left out."""
        return bool(self.held_without) and all(self.held_without)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that came of a request. `budget`: the seconds given or, repeatable, as much work.

    `notes`: what went wrong on the way, in words. `off_frontier`: where the proposals lie that are
    on no point of the frontier, and then today's rota.
    """

    status: SolveStatus
    seconds: float
    seed: int
    workers: int
    versions: dict[str, str]
    proposals: tuple[Proposal, ...]
    conflict: Conflict | None = None
    frontier: tuple[Point, ...] = ()
    repeatable: bool = False
    budget: float = 0.0
    notes: tuple[str, ...] = ()
    off_frontier: tuple[Point, ...] = ()
