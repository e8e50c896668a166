"""Small rotas that keep a rule or break it: read by people in the docs, run by the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Shift

SHIFTS = {
    "D": Shift("D", Kind.COVER, 420, 1140, 690, "DCA", "day"),
    "N": Shift("N", Kind.COVER, 1140, 1860, 690, "DCA", "night"),
    "H": Shift("H", Kind.COVER, 1320, 1800, 450, "DCA", "short night"),
    "E": Shift("E", Kind.COVER, 360, 840, 450, "DCA", "early"),
    "L": Shift("L", Kind.COVER, 840, 1320, 450, "DCA", "late"),
    "W": Shift("W", Kind.COVER, 960, 1560, 570, "DCA", "twilight"),
    "X": Shift("X", Kind.COVER, 420, 1230, 780, "DCA", "long day"),
    "M": Shift("M", Kind.COVER, 540, 1020, 450, "DCA", "middle shift"),
    "O": Shift("O", Kind.OTHER_WORK, 540, 1020, 450, None, "office"),
    "T": Shift("T", Kind.TRAINING, 540, 1020, 450, None, "training"),
    "R": Shift("R", Kind.RELIEF, None, None, 450, None, "relief"),
    "A": Shift("A", Kind.LEAVE, None, None, 450, None, "leave"),
    "S": Shift("S", Kind.SICK, None, None, 450, None, "sickness"),
}
"""What the letters of an example stand for: D 07:00-19:00, N 19:00-07:00, H 22:00-06:00, E
06:00-14:00, L 14:00-22:00, W 16:00-02:00, X 07:00-20:30, M, O and T 09:00-17:00; R, A and S have no
times."""

MONDAY = date(2026, 1, 5)


@dataclass(frozen=True)
class Example:
    """A rota of a few people, one text each, with a letter a day and a dot for a day off.

    `words`: what it shows. Cyclic: each text is a line, Monday to Sunday. `people`: further facts
    of a person, by row; `rota`: of the rota; `settings`: parameters of the rule. `current`: the
    rota that it is proposed in place of, where the rule asks for one.
    """

    words: str
    lines: tuple[str, ...]
    cyclic: bool = False
    first_day: date = MONDAY
    people: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    current: tuple[str, ...] | None = None

    def rota(self) -> Rota:
        """The rota as written."""
        return self._of(self.lines)

    def before(self) -> Rota | None:
        """The current rota, where there is one."""
        return None if self.current is None else self._of(self.current)

    def _of(self, lines: tuple[str, ...]) -> Rota:
        people = tuple(self._person(row) for row in range(len(lines)))
        rota = Rota(
            "Example", RotaKind.CYCLIC if self.cyclic else RotaKind.DATED,
            None if self.cyclic else self.first_day, 7 if self.cyclic else len(lines[0]), people,
            tuple(SHIFTS.values()), tuple(_duties(people, lines)),
        )  # fmt: skip
        return replace(rota, **self.facts)

    def _person(self, row: int) -> Person:
        facts: dict[str, Any] = {"role": "Paramedic", "contracted_hours": 37.5}
        return Person(id=f"p{row + 1}", name=f"Person {row + 1}", **facts | dict(self._more(row)))

    def _more(self, row: int) -> Mapping[str, Any]:
        return self.people.get(row, {})


def _duties(people: tuple[Person, ...], lines: tuple[str, ...]) -> list[Duty]:
    return [
        SHIFTS[letter].duty(person.id, day)
        for person, line in zip(people, lines, strict=True)
        for day, letter in enumerate(line)
        if letter != "."
    ]
