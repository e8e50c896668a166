"""Who begins on which line of a cyclic rota: lines and duties stay, people change places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from ambrota.grades import normal_role
from ambrota.lines import line_number
from ambrota.model import Person, Rota


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody who begins on another line: the ids of the line where they begin now, and then.

    `own_id`: ids are people's own, such as staff numbers, and go with them; else they are lines'.
    """

    now: str
    then: str
    own_id: bool = False


def with_starts(rota: Rota, starts: Collection[Start]) -> Rota:
    """The rota with people on other lines. All that is said of somebody goes with them."""
    if not starts:
        return rota
    rows = {rota.index[each.now]: rota.index[each.then] for each in starts}
    if not rota.is_cyclic or set(rows) != set(rows.values()):
        raise ValueError("people of a cyclic rota change places with one another")
    own_id = any(each.own_id for each in starts)
    people = list(rota.people)
    for now, then in rows.items():
        holder, line = rota.people[now], rota.people[then]
        people[then] = replace(holder, id=holder.id if own_id else line.id, rota=line.rota)
    ids = {rota.people[now].id: rota.people[then].id for now, then in rows.items()}
    if own_id:
        return _lines_to_people(replace(rota, people=tuple(people), duties=()), rota, ids)
    return _people_to_lines(replace(rota, people=tuple(people)), ids)


def _lines_to_people(moved: Rota, rota: Rota, ids: dict[str, str]) -> Rota:
    """The duties of each line under the id of whoever begins on it."""
    holder = {line: person for person, line in ids.items()}
    duties = [replace(duty, person=holder.get(duty.person, duty.person)) for duty in rota.duties]
    duties.sort(key=lambda duty: (moved.index[duty.person], duty.day))
    return replace(moved, duties=tuple(duties))


def _people_to_lines(moved: Rota, ids: dict[str, str]) -> Rota:
    """All that speaks of people by the line where they begin."""

    def to(person: str | None) -> str | None:
        return None if person is None else ids.get(person, person)

    def known(person: str) -> str:
        return ids.get(person, person)

    return replace(
        moved,
        people=tuple(replace(one, line_manager=to(one.line_manager)) for one in moved.people),
        sessions=tuple(
            replace(one, person=known(one.person), with_=to(one.with_)) for one in moved.sessions
        ),
        wishes=tuple(replace(one, person=known(one.person)) for one in moved.wishes),
        courses=tuple(replace(one, trainer=to(one.trainer)) for one in moved.courses),
        pairings=tuple(
            replace(one, person=known(one.person), other=known(one.other)) for one in moved.pairings
        ),
    )


def interchangeable(rota: Rota, among: Collection[str] | None = None) -> list[tuple[int, ...]]:
    """Rows of people who may change places: of one rota and role, so that no seat is lost.

    Vacant lines stay vacant, and whoever is locked stays. `among`: only these people.
    """
    if not rota.is_cyclic:
        return []
    found: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for row, person in enumerate(rota.people):
        if not person.vacant and not person.locked and (among is None or person.id in among):
            found[person.rota, normal_role(person.role)].append(row)
    return [tuple(rows) for rows in found.values() if len(rows) > 1]


def starts_in_words(rota: Rota, starts: Iterable[Start]) -> list[str]:
    """Who begins where, of the rota as it is now: 'Priya Nair: line 7 in place of 3'."""
    found = []
    for each in starts:
        now, then = rota.index[each.now], rota.index[each.then]
        person: Person = rota.people[now]
        several = f" of {person.rota}" if len(rota.groups) > 1 else ""
        found.append(
            f"{person.name} begins on line {line_number(rota, then)}{several}, "
            f"in place of line {line_number(rota, now)}"
        )
    return found
