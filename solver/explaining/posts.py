"""A rota with more people in post: vacant lines filled first, then people like a colleague."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from ambrota.duties import FULL_TIME, contract_minutes
from ambrota.grades import normal_role
from ambrota.model import Duty, Kind, Person, Rota
from solver.request import Lock


@dataclass(frozen=True)
class Posts:
    """Posts like a colleague's: so many, each of so much of their contract.

    `led`: people whom they meet in place of `instead`, their line manager; without any post it is
    the colleague who does.
    """

    colleague: Person
    number: int
    share: float = 1.0
    led: tuple[str, ...] = ()
    instead: str = ""

    @property
    def wte(self) -> float:
        """WTE of each, in tenths."""
        return ceil(contract_minutes(self.colleague) / 60 * self.share / FULL_TIME * 10 - 0.5) / 10

    def filled(self, rota: Rota) -> tuple[Person, ...]:
        """Vacant lines of that kind, which are filled before anybody is added."""
        mate = self.colleague
        if self.share < 1 or self.led:
            return ()
        alike = [
            person
            for person in rota.people
            if person.vacant
            and (person.rota, normal_role(person.role)) == (mate.rota, normal_role(mate.role))
        ]
        return tuple(alike[: self.number])


def with_posts(rota: Rota, posts: Posts) -> Rota:
    """The rota with these posts filled, each from where a vacant line or the colleague stands."""
    filled = {person.id for person in posts.filled(rota)}
    new = [_like(posts, number) for number in range(posts.number - len(filled))]
    people = [_filled(person, posts) if person.id in filled else person for person in rota.people]
    if posts.led:
        leader = new[0] if new else posts.colleague
        people = [
            replace(person, line_manager=leader.id) if person.id in posts.led else person
            for person in people
        ]
    duties = [duty for person in new for duty in _pattern(rota, person, posts)]
    return replace(rota, people=(*people, *new), duties=(*rota.duties, *duties))


def _filled(person: Person, posts: Posts) -> Person:
    manager = person.line_manager or posts.colleague.line_manager
    return replace(person, vacant=False, line_manager=manager)


def _like(posts: Posts, number: int) -> Person:
    """Somebody new with nothing agreed, locked or received yet."""
    mate = posts.colleague
    return Person(
        f"in post {number + 1}", f"New {mate.role or 'colleague'} {number + 1}", mate.role,
        mate.team, mate.line_manager,
        contracted_hours=contract_minutes(mate) / 60 * posts.share, rota=mate.rota, band=mate.band,
    )  # fmt: skip


def _pattern(rota: Rota, person: Person, posts: Posts) -> Iterator[Duty]:
    """The colleague's duties on cover, as many of them as the contract is of theirs."""
    so_far = 0.0
    for duty in rota.duties:
        if duty.person == posts.colleague.id and duty.kind is Kind.COVER and duty.is_timed_work:
            so_far += posts.share
            if so_far > 1 - 1e-9:
                so_far -= 1
                yield replace(duty, person=person.id, unit=None, cell=None)


def locks_of(rota: Rota, locks: tuple[Lock, ...]) -> tuple[Lock, ...]:
    """The locks of those who are in post now: they say nothing of anybody who comes."""
    vacant = {person.id for person in rota.people if person.vacant}
    return tuple(
        Lock(person.id, lock.first, lock.last)
        for lock in locks
        for person in rota.people
        if lock.person in (None, person.id)
        and lock.team in (None, person.team)
        and person.id not in vacant
    )


def posts_told(rota: Rota, posts: Posts) -> str:
    """'Add 2 Paramedics (1 WTE each) to team Blue', vacant lines that are filled by name."""
    mate, filled = posts.colleague, posts.filled(rota)
    whom = listed([rota.person(id_).name for id_ in posts.led])
    if not posts.number:
        return f"Name {mate.name} as line manager of {whom} in place of {posts.instead}"
    each = f"{posts.wte:g} WTE" + (" each" if posts.number > 1 else "")
    role = mate.role or "person"
    told = []
    if filled:
        lines = " and ".join(person.name for person in filled)
        told.append(f"fill {'the vacant line' if len(filled) == 1 else 'the vacant lines'} {lines}")
    if new := posts.number - len(filled):
        where = f" to team {mate.team}" if mate.team else ""
        where = where or (f" to {mate.rota}" if len(rota.groups) > 1 else "")
        told.append(f"add {new} {role if new == 1 else role + 's'}{where}")
    text = f"{' and '.join(told)} ({role}, {each})" if filled else f"{told[0]} ({each})"
    if posts.led:
        text += f", who meets {whom} in place of {posts.instead}"
    return text[0].upper() + text[1:]


def listed(names: list[str]) -> str:
    """'A, B and C'."""
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)
