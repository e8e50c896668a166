"""The people behind a number of the scorecard: no Qt, so that every word can be tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ambrota.calendar import clock, day_name
from ambrota.cover import seat_hours
from ambrota.demand import HALF_HOUR
from ambrota.model import Rota
from ui.counted_words import seats_words
from ui.figures import figure
from ui.reading import whose
from ui.score_rows import Score
from ui.scores import HELD, KEPT, MEET, own_values
from ui.version import Version

SHORT, GIVEN = "cover-short", "given-up-cover"


@dataclass(frozen=True)
class Entry:
    """One line: what it says, and whom or which day it leads to."""

    texts: tuple[str, ...]
    person: str | None = None
    day: int | None = None


@dataclass(frozen=True)
class Behind:
    """Whom or what a number is made of, the worst first."""

    title: str
    headings: tuple[str, ...]
    entries: tuple[Entry, ...]


def has_behind(score: Score) -> bool:
    """Whether a number is made of people, or of half hours, that can be listed."""
    return score.key in (MEET, HELD, SHORT, GIVEN, *KEPT) or any(score.people)


def behind(score: Score, versions: Sequence[Version], column: int) -> Behind:
    """What a number is made of in these versions, ordered by the one whose number was chosen."""
    if score.key in (SHORT, GIVEN):
        return _seats(score, versions[column])
    titles = tuple("Now" if one.is_current else one.key for one in versions)
    told = [_told(score.key, one) for one in versions]
    orders = told[column][1]
    lower = score.key in KEPT or _better(score.key, versions[column]) == "lower"
    names = dict.fromkeys(key for texts, _ in told for key in texts)
    ordered = sorted(names, key=lambda one: (-1 if lower else 1) * orders.get(one, 0.0))
    rota = versions[column].rota
    entries = tuple(
        Entry((*_who(rota, one), *(texts.get(one, "–") for texts, _ in told)),
              person=one if one in rota.index else None)
        for one in ordered
    )  # fmt: skip
    unit = f" ({score.unit})" if score.unit and score.key not in KEPT else ""
    who = "Line" if rota.is_cyclic else "Person"
    return Behind(f"{score.name}{unit}", (who, "Role", *titles), entries)


def _who(rota: Rota, key: str) -> tuple[str, str]:
    if key in rota.index:
        person = rota.person(key)
        return person.name, person.role or ""
    return key, ""


def _told(key: str, version: Version) -> tuple[dict[str, str], Mapping[str, float]]:
    """Each person's value in words, and the number to order them by."""
    audit, rota = version.audit, version.rota
    if audit is None:
        return {}, {}
    if key == MEET:
        met = audit.contact.per_person.items()
        texts = {who: f"{one.placed} of {one.required}" for who, one in met}
        return texts, {who: one.placed - one.required for who, one in met}
    if key == HELD:
        held = audit.training.per_person.items()
        texts = {who: f"{figure(one.hours)} of {figure(one.required)} h" for who, one in held}
        return texts, {who: one.hours - one.required for who, one in held}
    if key in KEPT:
        found = Counter(
            str(one.person) if one.person in rota.index else whose(rota, one)
            for one in audit.findings
            if KEPT[key](one)
        )
        return {who: str(number) for who, number in found.items()}, found
    measure = audit.measures.get(key)
    values = {} if measure is None else own_values(measure)
    return {who: figure(value) for who, value in values.items()}, values


def _better(key: str, version: Version) -> str:
    """Which way a measure is better; of the guarantees more is."""
    measure = version.audit.measures.get(key) if version.audit is not None else None
    return "higher" if measure is None else str(measure.better)


def _seats(score: Score, version: Version) -> Behind:
    """The half hours that are short, or give up a seat; equal ones in a row are joined."""
    cover = None if version.audit is None else version.audit.cover
    seats = [] if cover is None else list(cover.short if score.key == SHORT else cover.given_up)
    seats.sort(key=lambda one: (one.day, one.resource or "", one.role or "", one.half))
    entries: list[Entry] = []
    last: list[Any] = []
    for one in seats:
        if last and _next(last[-1], one):
            last.append(one)
            continue
        entries += _joined(version.rota, last)
        last = [one]
    entries += _joined(version.rota, last)
    whole = f"{score.name} in {'the current rota' if version.is_current else version.title}"
    title = ": ".join(filter(None, (whole, _by_resource(seats))))
    return Behind(title, ("When", "Resource", "Needed", "Filled"), tuple(entries))


def _by_resource(seats: Sequence[Any]) -> str:
    """How the seat-hours are made up: 'DCA 102.5 + RRV 246.5 = 349 seat-hours'."""
    found = seat_hours(seats)
    if len(found) < 2:
        return seats_words(sum(found.values())) if found else ""
    parts = [f"{name or 'any'} {figure(hours)}" for name, hours in found.items()]
    return f"{' + '.join(parts)} = {seats_words(sum(found.values()))}"


def _next(before: Any, one: Any) -> bool:
    alike = ("day", "resource", "role", "required", "filled")
    same = all(getattr(before, name) == getattr(one, name) for name in alike)
    return same and one.half == before.half + 1


def _joined(rota: Rota, seats: Sequence[Any]) -> list[Entry]:
    if not seats:
        return []
    first, last = seats[0], seats[-1]
    week = f"Week {first.day // 7 + 1}, " if rota.is_cyclic and first.of_sessions else ""
    end = clock((last.half + 1) * HALF_HOUR) if last.half < 47 else "24:00"
    day = first.day % 7 if rota.is_cyclic else first.day
    when = f"{week}{day_name(rota, day)}, {clock(first.half * HALF_HOUR)} to {end}"
    what = " ".join(filter(None, (first.resource, first.role))) or "All"
    return [Entry((when, what, str(first.required), str(first.filled)), day=day)]
