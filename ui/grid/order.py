"""In which order people are shown, and under which headings: no Qt, and no change of the rota."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ambrota.model import Person, Rota

WAYS = {
    "rota": "As in the rota", "name": "Name", "role": "Role", "team": "Team",
    "manager": "Line manager", "findings": "Findings",
}  # fmt: skip
"""Ways to arrange people, in the words of the menu."""
LAST = "\uffff"


@dataclass(frozen=True)
class Found:
    """Findings about one person: how many of rules that must hold, and how many in all."""

    musts: int = 0
    all: int = 0


@dataclass(frozen=True)
class Arrangement:
    """Ids of people in the order in which they are shown, and the headings above some of them."""

    way: str = "rota"
    ids: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)


def arranged(rota: Rota, way: str, found: Mapping[str, Found]) -> Arrangement:
    """The people of a rota in one of `WAYS`, each group under its heading."""
    people = list(rota.people)
    if way == "rota":
        return Arrangement(way, tuple(one.id for one in people), _cycles(rota))
    if way == "name":
        people.sort(key=lambda one: natural(one.name))
        return Arrangement(way, tuple(one.id for one in people))
    if way == "findings":
        people.sort(key=lambda one: _worst_first(found.get(one.id, Found())))
        titles = {one.id: _state(found.get(one.id, Found())) for one in people}
    else:
        titles = {one.id: _group(rota, way, one) for one in people}
        people.sort(key=lambda one: _title_order(rota, way, titles[one.id]))
    return Arrangement(way, tuple(one.id for one in people), _headings(people, titles, rota))


def _cycles(rota: Rota) -> dict[str, str]:
    """Where one cycle ends and the next begins, in a rota of several."""
    if not rota.is_cyclic or len(rota.groups) < 2:
        return {}
    titles: dict[str, str] = {}
    last = None
    for one in rota.people:
        if one.rota != last:
            last, lines = one.rota, len(rota.groups[one.rota])
            about = f"a cycle of {lines} lines, one a week" if lines > 1 else "the same line always"
            titles[one.id] = f"{one.rota} · {about}"
    return titles


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """A key by which 'Line 9' comes before 'Line 10'."""
    parts = re.split(r"([0-9]+)", text.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts if part)


def _worst_first(found: Found) -> tuple[int, int, int]:
    return (0 if found.musts else 1 if found.all else 2, -found.musts, -found.all)


def _state(found: Found) -> str:
    if found.musts:
        return "Something that must hold does not"
    return "Only good practice" if found.all else "Nothing found"


def _group(rota: Rota, way: str, person: Person) -> str:
    if way == "role":
        return person.role or "No role stated"
    if way == "team":
        return person.team or "No team stated"
    if person.line_manager in rota.index:
        return rota.person(person.line_manager or "").name
    return f"{person.manager_stated} (not in the rota)" if person.manager_stated else (
        "No line manager stated"
    )  # fmt: skip


def _title_order(rota: Rota, way: str, title: str) -> tuple[tuple[int, int | str], ...]:
    """Groups by their names, those without one last; roles as the rota first names them."""
    if title.startswith("No "):
        return natural(LAST)
    if way == "role":
        return ((0, next(n for n, one in enumerate(rota.people) if one.role == title)),)
    return natural(title)


def _headings(people: Sequence[Person], titles: Mapping[str, str], rota: Rota) -> dict[str, str]:
    many: dict[str, list[str]] = {}
    for one in people:
        many.setdefault(titles[one.id], []).append(one.id)
    what = ("line", "lines") if rota.is_cyclic else ("person", "people")
    return {
        ids[0]: f"{title} · {len(ids)} {what[len(ids) != 1]}" for title, ids in many.items()
    }  # fmt: skip
