"""Whose rows look different after an edit or a check: only they are drawn again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ambrota.model import Rota, Session

if TYPE_CHECKING:
    from ui.rota_model import Cell, Marks

SMALL = 20_000
"""Person-days that are gone through to tell; of more, all in sight is drawn again."""
_BY_CELL = ("breaches", "changes")
_BY_PERSON = ("people", "particular")
_WHOLE = ("fade", "verb", "was", "nation")
_GROUND = tuple(one.name for one in fields(Rota) if one.name not in ("duties", "sessions"))


@dataclass(frozen=True)
class Seen:
    """What a grid shows: the rota, its marks and the sessions of each cell."""

    rota: Rota
    marks: Marks
    sessions: Mapping[Cell, tuple[Session, ...]]


@dataclass(frozen=True)
class Others:
    """Ids of the people of whom some cell is another than it was, and of whom the name is."""

    cells: frozenset[str]
    names: frozenset[str]


def whose_differ(was: Seen, now: Seen) -> Others | None:
    """In whose duties, sessions or marks something differs; None where it may in anybody's.

    In a cyclic rota a line is carried into the next, so that it may in anybody's. The names are
    told apart, as the table lays out all of its rows again when one of them changes.
    """
    same_ground = all(getattr(was.rota, name) is getattr(now.rota, name) for name in _GROUND)
    same_manner = all(getattr(was.marks, name) == getattr(now.marks, name) for name in _WHOLE)
    large = len(now.rota.people) * now.rota.days > SMALL
    if large or now.rota.is_cyclic or not (same_ground and same_manner):
        return None
    cells = set(was.marks.musts) ^ set(now.marks.musts)
    by_cell = [(getattr(was.marks, name), getattr(now.marks, name)) for name in _BY_CELL]
    by_cell += [(was.rota.by_cell, now.rota.by_cell), (was.sessions, now.sessions)]
    for before, after in by_cell:
        cells |= set(_differ(before, after))
    names: set[str] = set()
    for name in _BY_PERSON:
        names |= set(_differ(getattr(was.marks, name), getattr(now.marks, name)))
    return Others(frozenset(person for person, _ in cells), frozenset(names))


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows that follow one another, as first and last."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found


def _differ(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> list[Any]:
    """The keys whose values are not the same."""
    if before is after:
        return []
    gone = [key for key in before if key not in after]
    return gone + [key for key, value in after.items() if before.get(key) != value]
