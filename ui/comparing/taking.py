"""Parts of a proposal taken over into another rota: by day, person, week or whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ambrota.calendar import day_name
from ambrota.lines import line_title
from ambrota.model import WEEK, Change, Rota, Session
from ui.reading import count
from ui.rota_model import Cell
from ui.version import CURRENT, Version, changes_between

MINE = "M1"


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that belong together: of a person, or of a week."""

    name: str
    changes: tuple[Change, ...]


def by_person(rota: Rota, changes: Iterable[Change]) -> list[Group]:
    """The changes of each person, of a cyclic rota of each line, in the order of the rota."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.person, []).append(change)
    return [
        Group(line_title(rota, rota.index[who]), tuple(sorted(found[who], key=lambda one: one.day)))
        for who in sorted(found, key=rota.index.__getitem__)
    ]


def by_week(rota: Rota, changes: Iterable[Change]) -> list[Group]:
    """The changes of each week, Monday to Sunday; of a cyclic rota the weekdays."""
    found: dict[int, list[Change]] = {}
    for change in sorted(changes, key=lambda one: (one.day, rota.index[one.person])):
        number = change.day if rota.is_cyclic else (change.day + rota.weekday(0)) // WEEK
        found.setdefault(number, []).append(change)
    return [Group(_week_name(rota, number), tuple(found[number])) for number in sorted(found)]


def _week_name(rota: Rota, number: int) -> str:
    if rota.is_cyclic:
        return day_name(rota, number)
    return f"Week from {day_name(rota, max(0, number * WEEK - rota.weekday(0)))}"


def same_week(rota: Rota, cells: Iterable[Cell]) -> set[Cell]:
    """Every day, of everybody, in the weeks of these cells; in a cyclic rota their lines' week."""
    if rota.is_cyclic:
        return {(who, day) for who in {who for who, _ in cells} for day in range(rota.days)}
    first = rota.weekday(0)
    weeks = {(day + first) // WEEK for _, day in cells}
    return {
        (one.id, day)
        for day in range(rota.days)
        if (day + first) // WEEK in weeks
        for one in rota.people
    }


def of_people(rota: Rota, cells: Iterable[Cell]) -> set[Cell]:
    """Every day of the people of these cells."""
    return {(who, day) for who in {who for who, _ in cells} for day in range(rota.days)}


def everything(rota: Rota) -> set[Cell]:
    """Every day of everybody."""
    return of_people(rota, [(one.id, 0) for one in rota.people])


def into(versions: Mapping[str, Version], shown: Version, *, mine: bool) -> Version:
    """What a part of the version shown goes into: the current rota, or the user's own so far."""
    own = versions.get(MINE)
    return own if mine and own is not None and own is not shown else versions[CURRENT]


def taken(target: Rota, proposed: Rota, cells: Collection[Cell]) -> Rota:
    """The target with what a proposal has on these days, and the sessions that fit there then.

    Sessions of a cyclic rota lie in the duties of all lines in turn: they come with the whole only.
    """
    changes = [
        change
        for change in changes_between(target, proposed)
        if (change.person, change.day) in cells
    ]
    rota = target.with_changes(changes)
    if rota.is_cyclic:
        if changes_between(rota, proposed):
            return rota.with_sessions(() if changes else target.sessions)
        return rota.with_sessions(proposed.sessions)
    kept = [one for one in target.sessions if (one.person, one.day) not in cells]
    come = [one for one in proposed.sessions if (one.person, one.day) in cells]
    fit = [one for one in kept if _fits(one, rota, target)]
    fit += [one for one in come if _fits(one, rota, proposed)]
    return rota.with_sessions(tuple(dict.fromkeys(fit)))


def _fits(session: Session, rota: Rota, made_in: Rota) -> bool:
    """Whether everybody in the session works that day as where it was placed."""
    people = [session.person] + ([session.with_] if session.with_ else [])
    return all(
        rota.by_cell.get((who, session.day), ()) == made_in.by_cell.get((who, session.day), ())
        for who in people
    )


def taken_words(before: Rota, after: Rota) -> str:
    """'4 days and 2 sessions'."""
    days = len(changes_between(before, after))
    sessions = len(set(after.sessions) - set(before.sessions))
    parts = [count(days, "day")] if days else []
    parts += [count(sessions, "session")] if sessions else []
    return " and ".join(parts) or "nothing"
