"""How many duties of each kind there are on each day, as rota sheets have them below: no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ambrota.entries import Ints
from ambrota.looks import family_of
from ambrota.model import Kind, Rota

FAMILIES = {
    "early": "Early", "day": "Day", "late": "Late", "twilight": "Twilight", "night": "Night",
}  # fmt: skip
EVERY = "All"
"""What the one resource of a rota is called that names none."""


@dataclass(frozen=True)
class Row:
    """A kind of duty: what it is called, the codes that count as it, how many a day."""

    kind: str
    codes: tuple[str, ...]
    counts: Ints

    def title(self, resource: str) -> str:
        """'Day on DCA', 'Night (L, N)': codes where it is not plain which are counted."""
        told = f"{self.kind} on {resource}" if resource else self.kind
        return f"{told} ({', '.join(self.codes)})" if len(self.codes) > 1 else told


@dataclass(frozen=True)
class Totals:
    """Duties on cover by kind: a row each. Vacant lines are nobody's duties.

    `resource`: whose duties are counted, '' for all. `together`: in one line.
    """

    rows: tuple[Row, ...]
    resource: str = ""
    together: bool = False

    def folded(self) -> Totals:
        """All of them in one row: 'Day/Late/Night on DCA'."""
        return replace(self, together=True)

    @property
    def lines(self) -> list[tuple[str, tuple[Row, ...]]]:
        """What each line below the grid is called, and of what rows its figures are."""
        if not self.together:
            return [(row.title(self.resource), (row,)) for row in self.rows]
        kinds = "/".join(row.kind for row in self.rows)
        return [(f"{kinds} on {self.resource}" if self.resource else kinds, self.rows)]

    @property
    def widest(self) -> str:
        """A figure as wide as any: '12/2/4'."""
        tops = [str(int(row.counts.max(initial=0))) for row in self.rows]
        return "/".join(tops) if self.together else max(tops, key=len, default="")

    def words(self, day: int) -> str:
        """'Day 6, Late 2, Night 4'."""
        return ", ".join(f"{row.kind} {int(row.counts[day])}" for row in self.rows)

    @property
    def meaning(self) -> str:
        """What is counted and what is not."""
        on = f"Duties on {self.resource}" if self.resource else "Duties"
        kinds = "; ".join(f"{row.kind}: {', '.join(row.codes)}" for row in self.rows)
        return f"{on}; vacant lines are not counted. {kinds}"


def totals_of(rota: Rota, resource: str | None = None) -> Totals:
    """Count each day, of one resource or of all; only of kinds that there are on it."""
    entries = rota.entries
    on = np.array([shape.resource or EVERY for shape in entries.shapes], dtype=np.str_)
    families = np.array(
        [
            family_of(shape) if shape.kind is Kind.COVER and shape.start is not None else ""
            for shape in entries.shapes
        ],
        dtype=np.str_,
    )
    if resource is not None:
        families[on != resource] = ""
    filled = np.array([not person.vacant for person in rota.people], dtype=np.bool_)
    row, day, shape = (each[entries.own] for each in (entries.row, entries.day, entries.shape))
    found = []
    for family, name in FAMILIES.items():
        own = filled[row] & (families == family)[shape] if len(row) else ()
        if np.any(own):
            codes = sorted({entries.shapes[at].code for at in np.unique(shape[own]).tolist()})
            found.append(Row(name, tuple(codes), np.bincount(day[own], minlength=rota.days)))
    return Totals(tuple(found), "" if resource is None or resource == EVERY else resource)


def figures(rows: tuple[Row, ...], day: int) -> str:
    """'4', or '4/2/4' where several kinds stand in one line."""
    return "/".join(str(int(row.counts[day])) for row in rows)
