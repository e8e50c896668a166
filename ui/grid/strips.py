"""A person's days as one number each, for the overview: what kind of duty, and how it is marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from ambrota.looks import family_of
from ambrota.model import Duty, Kind, Person, Rota

Bytes = NDArray[np.uint8]
FAMILIES = ("rest", "early", "day", "late", "twilight", "night", "relief", "leave", "training",
            "contact", "other", "unknown")  # fmt: skip
NUMBER = {family: number for number, family in enumerate(FAMILIES)}
KIND, BREACH, CHANGE = 15, 16, 32
"""The bits of a number: the family; whether a finding is marked; whether it differs."""


class Strips:
    """The rows of one rota as they are shown, each worked out when it is first looked at."""

    def __init__(self) -> None:
        self._rota: Rota | None = None
        self._people: Sequence[Person] = ()
        self._breaches: Collection[tuple[str, int]] = ()
        self._changes: Collection[tuple[str, int]] = ()
        self._rows: dict[int, Bytes] = {}
        self._families: dict[object, int] = {}

    def show(
        self,
        rota: Rota,
        people: Sequence[Person],
        breaches: Collection[tuple[str, int]],
        changes: Collection[tuple[str, int]],
    ) -> None:
        """Another rota, or the same with other marks or in another order."""
        self._rota, self._people = rota, people
        self._breaches, self._changes = breaches, changes
        self._rows.clear()

    def row(self, row: int) -> Bytes:
        """One number for each day of the person in a row."""
        if row not in self._rows:
            self._rows[row] = self._worked_out(row)
        return self._rows[row]

    def _worked_out(self, row: int) -> Bytes:
        assert self._rota is not None
        person, cells = self._people[row].id, self._rota.by_cell
        line = np.zeros(self._rota.days, dtype=np.uint8)
        for day in range(self._rota.days):
            cell = person, day
            number = self._number(cells[cell]) if cell in cells else 0
            if cell in self._breaches:
                number |= BREACH
            if cell in self._changes:
                number |= CHANGE
            line[day] = number
        return line

    def _number(self, duties: Sequence[Duty]) -> int:
        for duty in duties:
            if duty.kind is Kind.REST:
                continue
            shape = duty.kind, duty.start, duty.end
            if shape not in self._families:
                self._families[shape] = NUMBER.get(family_of(duty), NUMBER["other"])
            return self._families[shape]
        return 0
