"""The neutral statements that rules are made of. Each engine compiles every one of them.

A literal is (cell number, choice numbers): true when the cell holds one of those choices. `Mark`
says which rule, person, day and slot a breach is charged to, as in `ambrota.rules.base.Breach`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ambrota.demand import Key
from ambrota.model import Session

Literal = tuple[int, frozenset[int]]
Weights = Mapping[int, tuple[int, ...]]
"""Cell number -> weight of each of its choices."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a breach is charged to."""

    rule: str
    person: int | None
    day: int
    slot: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """Forbidden sequence: the literals must not all be true. Breach: `amount`."""

    mark: Mark
    literals: tuple[Literal, ...]
    amount: int = 1

    def cells(self) -> tuple[int, ...]:
        """Cells it speaks of."""
        return tuple(cell for cell, _ in self.literals)


Groups = tuple[tuple[int, frozenset[int], frozenset[int]], ...]
"""(amount, choices of an earlier cell, choices of a later one)."""


@dataclass(frozen=True, slots=True)
class Succession:
    """What may not follow what: a choice of one cell, then, with `between` true, one of another.

    `groups`: choices that breach together, by amount; no two choices stand in two of them. Breach:
    the amount of the group that holds both. It stands for a forbidden sequence a group, in one.
    """

    mark: Mark
    earlier: int
    later: int
    between: tuple[Literal, ...]
    groups: Groups

    def cells(self) -> tuple[int, ...]:
        """Cells it speaks of."""
        return (self.earlier, *(cell for cell, _ in self.between), self.later)


@dataclass(frozen=True, slots=True)
class Total:
    """Window sum or count: the weights of the choices held lie from `low` to `high`.

    Breach: how far the total lies outside. `only_if`: judged only where the total of those weights
    is above 0 (a night worker, say).
    """

    mark: Mark
    weights: Weights
    low: int | None = None
    high: int | None = None
    only_if: Weights | None = None

    def cells(self) -> tuple[int, ...]:
        """Cells it speaks of."""
        more = () if self.only_if is None else tuple(self.only_if)
        return (*self.weights, *more)


@dataclass(frozen=True, slots=True)
class Average:
    """(A + B) / C: a window sum plus that of the next `replaced` worked days, at most `high`.

    `following`: (cell, weights) in day order; a day counts as worked where its weight is above 0.
    """

    mark: Mark
    weights: Weights
    following: tuple[tuple[int, tuple[int, ...]], ...]
    replaced: int
    high: int

    def cells(self) -> tuple[int, ...]:
        """Cells it speaks of."""
        return (*self.weights, *(cell for cell, _ in self.following))


@dataclass(frozen=True, slots=True)
class Rest:
    """Rest in a period: one free window of `long` minutes, or `count` of `short`, maybe in a row.

    `work`: (cell, choice number, start, end) of every timed choice that reaches into the period
    [`start`, `end`), in elapsed minutes. Breach: 1.
    """

    mark: Mark
    start: int
    end: int
    short: int
    count: int
    long: int
    work: tuple[tuple[int, int, int, int], ...]

    def cells(self) -> tuple[int, ...]:
        """Cells it speaks of."""
        return tuple({cell for cell, *_ in self.work})


@dataclass(frozen=True, slots=True)
class Weekends:
    """Weekend count: of these weekends at least `least` are off.

    `spoilt`: for each weekend the literals of which any one spoils it. Breach: weekends missing.
    """

    mark: Mark
    spoilt: tuple[tuple[Literal, ...], ...]
    least: int

    def cells(self) -> tuple[int, ...]:
        """Cells it speaks of."""
        return tuple({cell for weekend in self.spoilt for cell, _ in weekend})


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Seats needed in one stretch of a day on one resource; nobody comes or goes within it.

    `start`, `end`: clock minutes from 00:00 of `day`. `need`: this row's seats together with those
    of the rows `above` it, which the same people fill first. Breach: seats of this row still short.
    """

    mark: Mark
    day: int
    start: int
    end: int
    need: int
    above: tuple[int, ...]

    @property
    def key(self) -> Key:
        """(resource, role) that it asks for."""
        resource, role = self.mark.slot
        assert resource is None or isinstance(resource, str)
        assert role is None or isinstance(role, str)
        return resource, role


@dataclass(frozen=True, slots=True)
class Seats:
    """Cover: every seat row, and which rows each choice of each cell fills.

    `allowance`: seats that sessions may leave empty on one resource in one half hour, on those of
    `strict` none. `keys`: every (resource, role) of the requirement, in its order.
    """

    rows: tuple[SeatRow, ...]
    fills: Mapping[tuple[int, int], tuple[int, ...]]
    allowance: int
    keys: tuple[Key, ...] = ()
    strict: frozenset[str | None] = frozenset()

    def allowed(self, resource: str | None) -> int:
        """Seats of a resource that sessions may leave empty in one half hour."""
        return 0 if resource in self.strict else self.allowance


@dataclass(frozen=True, slots=True)
class Placing:
    """A session that could be placed: true only where all it needs are on duties that host it.

    `hosts`: for each person it needs, the literals of which one must be true. `bars`: literals that
    must be false (a night that ended too late). `stands_down`: seat rows that lose somebody, each
    with the days on which it does (more than one where a shorter cycle repeats within a longer).
    `counts`: to a floor; one that does not (a team session, a course on a training duty) is not the
    solver's to place and stands where it stands.
    """

    session: Session
    person: int
    with_: int | None
    hosts: tuple[tuple[Literal, ...], ...]
    bars: tuple[Literal, ...]
    days: tuple[int, ...]
    rows: tuple[int, ...]
    counts: bool = True

    def cells(self) -> tuple[int, ...]:
        """Cells it leans on."""
        literals = (*(each for host in self.hosts for each in host), *self.bars)
        return tuple(cell for cell, _ in literals)

    def quarters(self) -> range:
        """Quarter hours of the day that it takes."""
        return range(self.session.start // 15, -(-self.session.end // 15))


@dataclass(frozen=True, slots=True)
class Meeting:
    """At least one session of the person with the manager on one of these days. Breach: 1.

    `works`: the literals of which any one asks for it; without a timed duty the person is excused.
    """

    mark: Mark
    person: int
    with_: int
    days: tuple[int, ...]
    works: tuple[Literal, ...] = ()


@dataclass(frozen=True, slots=True)
class Teaching:
    """Training minutes: those of the choices held and of the sessions placed reach the floor.

    `lost`: (earlier literals, training literal, minutes) that do not count where the training and
    any of the earlier ones are true, for want of rest before it. Breach: the minutes missing.
    """

    mark: Mark
    person: int
    weights: Weights
    floor: int
    lost: tuple[tuple[tuple[Literal, ...], Literal, int], ...] = ()


Primitive = Sequence | Succession | Total | Average | Rest | Weekends
