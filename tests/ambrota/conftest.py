"""Small rotas written as one line of codes a person, and what a rule finds in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ambrota.audit import inspect
from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Shift
from ambrota.rules.base import Breach, Rule

SHIFTS = {
    shift.code: shift
    for shift in (
        Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
        Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
        Shift("E", Kind.COVER, 360, 840, 450, "DCA"),
        Shift("L", Kind.COVER, 840, 1320, 450, "DCA"),
        Shift("T", Kind.COVER, 1020, 1620, 570, "DCA"),
        Shift("TR", Kind.TRAINING, 540, 1020, 450),
        Shift("R", Kind.RELIEF, paid=450),
        Shift("AL", Kind.LEAVE),
        Shift("S", Kind.SICK),
    )
}


def duty_of(person: str, day: int, code: str) -> list[Duty]:
    """What a code stands for: '-' is rest, '0630-1815' is cover, 'AL+D' is two entries."""
    if code == "-":
        return []
    if "+" in code:
        return [duty for part in code.split("+") for duty in duty_of(person, day, part)]
    if found := re.fullmatch(r"(\d\d)(\d\d)-(\d\d)(\d\d)", code):
        a, b, c, d = (int(part) for part in found.groups())
        start, end = a * 60 + b, c * 60 + d
        end += 1440 if end <= start else 0
        return [Duty(person, day, code, Kind.COVER, start, end, None, "DCA")]
    return [SHIFTS[code].duty(person, day)]


def expand(text: str) -> list[str]:
    """Codes of a line: blanks between them, 'D*3' is D D D, '(D N)*2' is D N D N."""
    while found := re.search(r"\(([^()]*)\)\*(\d+)|(\S+)\*(\d+)", text):
        part, count = (found[1], found[2]) if found[1] is not None else (found[3], found[4])
        text = text[: found.start()] + " ".join([part] * int(count)) + text[found.end() :]
    return text.split()


def dated(
    lines: dict[str, str],
    first: str = "2026-01-05",
    before: dict[str, str] | None = None,
    **about: dict[str, Any],
) -> Rota:
    """A dated rota; `before`: codes up to the eve of the first day; `about`: fields of a person."""
    codes = {name: expand(text) for name, text in lines.items()}
    eve = {name: expand(text) for name, text in (before or {}).items()}
    return Rota(
        "Test", RotaKind.DATED, date.fromisoformat(first), max(map(len, codes.values())),
        tuple(Person(name, name, **{"role": "Paramedic", **about.get(name, {})}) for name in lines),
        tuple(SHIFTS.values()),
        tuple(d for n, row in codes.items() for i, c in enumerate(row) for d in duty_of(n, i, c)),
        tuple(
            d
            for n, row in eve.items()
            for i, c in enumerate(row)
            for d in duty_of(n, i - len(row), c)
        ),
    )  # fmt: skip


def cyclic(*lines: str, **about: Any) -> Rota:
    """A cyclic rota, one week of codes a line; `about`: fields of every line."""
    people = [Person(str(n + 1), f"Line {n + 1}", **about) for n in range(len(lines))]
    duties = [
        duty
        for person, text in zip(people, lines, strict=True)
        for day, code in enumerate(expand(text))
        for duty in duty_of(person.id, day, code)
    ]
    return Rota(
        "Test", RotaKind.CYCLIC, None, 7, tuple(people), tuple(SHIFTS.values()), tuple(duties)
    )


def audited(rule: Rule, rota: Rota, current: Rota | None = None) -> list[Breach]:
    """The elementary breaches of a rule."""
    return list(rule.audit(inspect(rota, current)))


def charged(rule: Rule, rota: Rota, current: Rota | None = None) -> list[tuple[int, int]]:
    """(day, amount) of each breach, in order; for rotas of one person or line."""
    return sorted((breach.day, breach.amount) for breach in audited(rule, rota, current))


@pytest.fixture(name="dated")
def _dated() -> Callable[..., Rota]:
    return dated


@pytest.fixture(name="cyclic")
def _cyclic() -> Callable[..., Rota]:
    return cyclic


@pytest.fixture(name="audited")
def _audited() -> Callable[..., list[Breach]]:
    return audited


@pytest.fixture(name="charged")
def _charged() -> Callable[..., list[tuple[int, int]]]:
    return charged
