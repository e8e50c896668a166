"""A review: the current rota, its rulebook, what was proposed and claimed, edited and decided.

Plain values, as they stand in the review file. Proposals are kept as changes to the current rota,
with everything that was claimed of them when they were made, so that the same review can be
defended later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ambrota.certificate import Certificate
from ambrota.model import Change, Rota, Session
from ambrota.rulebook import Rulebook

CURRENT = "current"
"""The target of edits made to the current rota; edits to a proposal carry its id."""


@dataclass(frozen=True, slots=True)
class Source:
    """The workbook that the rota was read from, and the SHA-256 of its bytes as they were then.

    `layout`: what the user stated of where things lie in it, as TOML; None where nothing was.
    """

    path: str
    sha256: str
    layout: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a search: its value and the bound proved for it, in the unit users read."""

    name: str
    value: float
    bound: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as it was claimed when the rota was audited; `person` is an id."""

    rule: str
    level: str
    status: str
    person: str | None
    days: tuple[int, ...]
    measured: float | str
    limit: float | str
    unit: str
    message: str
    evidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A changed rota with its sessions, the bounds proved, the findings claimed, its certificate.

    `claims`: (rule id, elementary breaches) as the solver counted them.
    """

    id: str
    name: str
    why: str
    changes: tuple[Change, ...]
    sessions: tuple[Session, ...]
    stages: tuple[Stage, ...] = ()
    claims: tuple[tuple[str, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    certificate: Certificate | None = None

    def apply(self, rota: Rota) -> Rota:
        """The proposed rota: the current one with the changes and the sessions."""
        return rota.with_changes(self.changes).with_sessions(self.sessions)


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way to make everything hold: what to change, in the user's unit, by how much.

    `verified`: a rota was found with it. `gives`: what a search takes it as, in JSON.
    """

    change: str
    unit: str
    amount: float
    verified: bool = False
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a rota lies by cover and people; `front`: no other was found to be better in both.

    `parts`: what both are made of; `plan`: its changes and sessions. Both in JSON. `proposal`: the
    id of the proposal that it is, None where it is none.
    """

    cover: float
    occasions: int
    proposal: str | None
    front: bool
    parts: str
    plan: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Requirements that cannot hold together, and the ways out.

    `held_without`: of each, whether a rota was found that holds the others; empty: not looked for.
    """

    requirements: tuple[str, ...]
    proved: bool
    ways_out: tuple[WayOut, ...]
    held_without: tuple[bool, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether a rota was found whichever one is left out."""
        return bool(self.held_without) and all(self.held_without)


@dataclass(frozen=True, slots=True)
class Search:
    """How the proposals were found: status, seconds, seed, workers, versions, conflict.

    `notes`: what went wrong on the way, in words. `points`: rotas found, by cover against people.
    """

    status: str
    seconds: float
    seed: int
    workers: int
    versions: tuple[tuple[str, str], ...] = ()
    conflict: Conflict | None = None
    notes: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit made by hand: when, to what (`CURRENT` or a proposal's id), words, changes."""

    at: datetime
    target: str
    note: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the decision log: when, by whom, about what (rule, proposal), what."""

    at: datetime
    by: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a rota or signed: when, by whom, and of what.

    `kind`: "comment", "agreed", "objection", or "decision" for why something was decided. `target`:
    `CURRENT` or a proposal's id; `person` and `rule` are ids, None where it is about none.
    `digest`: of the rota and the rules that were signed, so that a later change can be told.
    """

    at: datetime
    by: str
    kind: str
    target: str
    text: str
    person: str | None = None
    rule: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that reading the workbook did not understand or had to assume."""

    severity: str
    sheet: str | None
    cell: str | None
    found: str
    expected: str
    todo: str


@dataclass(frozen=True, slots=True)
class Lock:
    """Days `first` to `last` that the next search may not change: of a person, of a team, or, where
    neither is named, of everybody.
    """

    person: str | None
    first: int
    last: int
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """What the next search is asked: days that stay, names of its aims, who may begin elsewhere.

    `begin`: with the proposal on screen.
    """

    locks: tuple[Lock, ...]
    aims: tuple[str, ...]
    starts: str
    begin: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """All that one review file holds. Times carry a time zone; `saved` is set by saving.

    `names_allowed`: whether the representative's view may show names in place of lines.
    `brief`: None where nothing is known of the next search.
    """

    current: Rota
    rulebook: Rulebook
    created: datetime
    saved: datetime | None = None
    source: Source | None = None
    proposals: tuple[Proposal, ...] = ()
    search: Search | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    edits: tuple[Edit, ...] = ()
    decisions: tuple[Decision, ...] = ()
    comments: tuple[Comment, ...] = ()
    names_allowed: bool = False
    brief: Brief | None = None
