"""Ways out of a conflict, tried: the rota, the rulebook and the locks with what gives way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import Any

from ambrota.demand import QUARTER, QUARTERS, Key, requirement
from ambrota.model import Change, Demand, DemandRow, Person, Rota
from ambrota.rules.base import Level, Status
from solver.request import Give, Lock
from ui.comparing.way_words import OWN

QUARTERS_OF_A_HALF = 2
SHOULD = "asked for where it can be, no longer a must"


@dataclass(frozen=True)
class Tried:
    """What is searched with next. `told`: each thing that was done, in words."""

    rota: Rota
    rulebook: Any
    locks: tuple[Lock, ...]
    told: tuple[str, ...] = ()

    def _with(self, told: str, **changes: Any) -> Tried:
        return replace(self, told=(*self.told, told), **changes)


def tried(rota: Rota, rulebook: Any, locks: tuple[Lock, ...], way: Any) -> Tried | None:
    """A way out applied; None where a search cannot be asked for it: people must settle it."""
    gives: tuple[Give, ...] = getattr(way, "gives", ())
    done: Tried | None = Tried(rota, rulebook, locks)
    for give in gives:
        done = None if done is None else _given(done, give)
    return done if gives else None


def _given(now: Tried, give: Give) -> Tried | None:
    known = all(person in now.rota.index for person in give.people)
    rule = give.rule
    if not known or rule in OWN:
        return None
    if rule == "posts":
        return _posts(now, give)
    if rule == "cover":
        return now._with("fewer seats asked for", rota=fewer_seats(now.rota, give.seats))
    if rule == "contact":
        return _contact(now, give)
    if rule == "training":
        return _training(now, give)
    if rule == "locks":
        return _unlocked(now, give)
    if rule == "relief":
        return _relief(now, give)
    return _lowered(now, rule)


def _names(rota: Rota, people: Iterable[str]) -> str:
    return ", ".join(rota.person(one).name for one in people)


def _person(now: Tried, give: Give, told: str, **changes: Any) -> Tried:
    people = tuple(
        replace(one, **changes) if one.id in give.people else one for one in now.rota.people
    )
    words = f"{told} {_names(now.rota, give.people)}"
    return now._with(words, rota=replace(now.rota, people=people))


def _posts(now: Tried, give: Give) -> Tried | None:
    more = give.rota
    if more is None or not set(now.rota.index) <= set(more.index):
        return None
    rota = replace(now.rota, people=more.people, duties=more.duties)
    return now._with("with more people, or another line manager", rota=rota)


def _contact(now: Tried, give: Give) -> Tried:
    """A longer period for everybody; without any session left, the person asks for none."""
    if give.amount:
        rule = now.rulebook.rule("contact")
        weeks = min(26, max(rule.weeks, ceil(give.amount - 1e-9)))
        book = now.rulebook.with_rule(replace(rule, weeks=weeks))
        return now._with(f"contact every {weeks} weeks for everybody", rulebook=book)
    person = now.rota.person(give.people[0])
    manager = now.rota.person(person.line_manager).name if person.line_manager else None
    return _person(now, give, "no contact asked for", line_manager=None, manager_stated=manager)


def _training(now: Tried, give: Give) -> Tried:
    """Hours that wait count as received, so that this rota asks for so many fewer."""
    person: Person = now.rota.person(give.people[0])
    received = (*person.training_received, ("statutory", round(give.amount, 2)))
    return _person(now, give, f"{give.amount:g} h of training wait for", training_received=received)


def _unlocked(now: Tried, give: Give) -> Tried:
    """Those days of that person alone are free; every other day stays as it was locked."""
    rota, free = now.rota, {(who, day) for who in give.people for day in give.days}
    locks: list[Lock] = []
    for lock in now.locks:
        whole = rota.people if lock.person is None else (rota.person(lock.person),)
        covered = [one for one in whole if lock.covers(one, lock.first)]
        if any(
            (one.id, day) in free for one in covered for day in range(lock.first, lock.last + 1)
        ):
            locks += [part for one in covered for part in _around(one, lock, free)]
        else:
            locks.append(lock)
    every = Lock(None, 0, rota.days - 1)
    own = [one for one in rota.people if one.locked and one.id in give.people]
    locks += [part for one in own for part in _around(one, every, free)]
    days = sum(len(give.days) for _ in give.people)
    told = f"{days} {'day' if days == 1 else 'days'} unlocked of"
    return replace(_person(now, give, told, locked=False), locks=tuple(locks))


def _around(person: Person, lock: Lock, free: Collection[tuple[str, int]]) -> Iterator[Lock]:
    """What is left of a lock for one person without the days that are free."""
    days = [day for day in range(lock.first, lock.last + 1) if (person.id, day) not in free]
    for _, run in groupby(enumerate(days), key=lambda each: each[1] - each[0]):
        kept = [day for _, day in run]
        yield Lock(person.id, kept[0], kept[-1])


def _relief(now: Tried, give: Give) -> Tried:
    changes = [
        Change(who, day, now.rota.by_cell[who, day], ())
        for who in give.people
        for day in give.days
        if (who, day) in now.rota.by_cell
    ]
    words = f"{len(changes)} days of relief freed for {_names(now.rota, give.people)}"
    return now._with(words, rota=now.rota.with_changes(changes))


def _lowered(now: Tried, rule_id: str) -> Tried | None:
    rule = next((one for one in now.rulebook.rules if one.id == rule_id), None)
    if rule is None or rule.status is Status.LAW:
        return None
    book = now.rulebook.with_rule(replace(rule, level=Level.SHOULD))
    return now._with(f"{rule.name} {SHOULD}", rulebook=book)


def fewer_seats(rota: Rota, seats: Iterable[tuple[str | None, str | None, int, int, int]]) -> Rota:
    """The rota with so many seats fewer asked for in these half hours, day by day."""
    fewer: dict[Key, dict[tuple[int, int], int]] = defaultdict(dict)
    for resource, role, day, half, number in seats:
        low = half * QUARTERS_OF_A_HALF
        for quarter in range(low, low + QUARTERS_OF_A_HALF):
            fewer[resource, role][day, quarter] = number
    needed, demand = requirement(rota), rota.demand or Demand("derived", ())
    rows = [row for row in demand.rows if (row.resource, row.role) not in fewer]
    for number, key in enumerate(needed.keys):
        if key in fewer:
            for day in range(needed.seats.shape[1]):
                wanted = [
                    max(0, int(needed.seats[number, day, q]) - fewer[key].get((day, q), 0))
                    for q in range(QUARTERS)
                ]
                rows += _runs(rota, key, day, wanted)
    return rota.with_demand(replace(demand, rows=tuple(rows)))


def _runs(rota: Rota, key: Key, day: int, wanted: list[int]) -> Iterable[DemandRow]:
    """A day's seats as rows, quarters alike joined; a dated day says 0 where it asks for none."""
    on = rota.date_of(day)
    for seats, run in groupby(range(QUARTERS), key=wanted.__getitem__):
        quarters = list(run)
        if seats or on is not None:
            start, end = quarters[0] * QUARTER, (quarters[-1] + 1) * QUARTER
            weekday = day if on is None else None
            yield DemandRow(key[0], key[1], weekday, on, start, end, seats)
