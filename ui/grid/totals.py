"""How many duties of each kind there are on each day, as rota sheets have them below: no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.entries import Ints
from ambrota.looks import family_of
from ambrota.model import Kind, Rota

FAMILIES = {
    "early": "Early", "day": "Day", "late": "Late", "twilight": "Twilight", "night": "Night",
}  # fmt: skip


@dataclass(frozen=True)
class Totals:
    """Duties on cover by kind: a row of numbers, one a day. Vacant lines are nobody's duties."""

    rows: tuple[tuple[str, Ints], ...]

    def words(self, day: int) -> str:
        """'Day 6, Late 2, Night 4'."""
        return ", ".join(f"{name} {int(counts[day])}" for name, counts in self.rows)

    @property
    def meaning(self) -> str:
        """What is counted and what is not."""
        return "Duties on every resource, leaders’ cars too; vacant lines are not counted"


def totals_of(rota: Rota) -> Totals:
    """Count each day; only of kinds that the rota has."""
    entries = rota.entries
    families = np.array(
        [
            family_of(shape) if shape.kind is Kind.COVER and shape.start is not None else ""
            for shape in entries.shapes
        ],
        dtype=np.str_,
    )
    filled = np.array([not person.vacant for person in rota.people], dtype=np.bool_)
    row, day, shape = (each[entries.own] for each in (entries.row, entries.day, entries.shape))
    found = []
    for family, name in FAMILIES.items():
        own = filled[row] & (families == family)[shape] if len(row) else ()
        if np.any(own):
            found.append((name, np.bincount(day[own], minlength=rota.days)))
    return Totals(tuple(found))
