"""Who of this workbook is whom of the last import: the same, new, gone, or likely the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ambrota.model import Person
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.people.people import name_key, slug
from ambrota.sheets.understanding.close_names import why_close

MOST_PAIRS = 100_000
CANDIDATES = 3


class Known(NamedTuple):
    """Somebody of the last import: the name as written, the id that stands for them, the role."""

    name: str
    id: str
    role: str | None = None


@dataclass(frozen=True)
class Pair:
    """Two names that may be one person's, and why."""

    person: Person
    known: Known
    reason: str


@dataclass(frozen=True)
class People:
    """Everybody of this workbook and of the last import, once each but in `likely`.

    There a person may have several candidates, the likeliest first.
    """

    same: tuple[tuple[Person, Known], ...] = ()
    new: tuple[Person, ...] = ()
    gone: tuple[Known, ...] = ()
    likely: tuple[Pair, ...] = ()


def known_of(imported: Imported) -> tuple[Known, ...]:
    """The people of an import to remember; lines of a rota that all step through are no people."""
    if imported.rota.is_cyclic:
        return ()
    ids = {person.id: person for person in imported.rota.people if not person.vacant}
    own = [Known(person.name, person.id, person.role) for person in ids.values()]
    names = {known.name for known in own}
    # Other ways in which one of them was written are worth knowing again.
    return (
        *own,
        *(
            Known(name, id_, ids[id_].role)
            for name, id_ in imported.layout.ids.items()
            if id_ in ids and name not in names
        ),
    )


def match_people(imported: Imported, remembered: Sequence[Known]) -> People:
    """Match by staff number, then by name; names that are only close are never taken for the same.

    Whom the layout's `ids` name has been settled and is not asked about.
    """
    people = [person for person in imported.rota.people if not person.vacant]
    if imported.rota.is_cyclic or not remembered:
        return People(new=tuple(people) if remembered else ())
    matching = _Matching(list(people), list(remembered))
    settled = {name_key(name) for name in imported.layout.ids}
    matching.take(lambda person, known: person.id == known.id and name_key(person.name) in settled)
    numbers = _numbers_hold(people, remembered)
    if numbers:
        matching.take(lambda person, known: _numbered(person, known) and person.id == known.id)
    matching.take(
        lambda person, known: (
            name_key(person.name) == name_key(known.name)
            and not (numbers and _numbered(person, known))
        )
    )
    # Whom a name does not tell apart cannot be settled by name.
    named = Counter(name_key(person.name) for person in people)
    asked = [p for p in matching.people if named[name_key(p.name)] == 1]
    asked = [p for p in asked if name_key(p.name) not in settled]
    likely = _likely(asked, matching.known)
    paired = {pair.person.id for pair in likely}, {pair.known.id for pair in likely}
    gone = {known.id: known for known in reversed(matching.known) if known.id not in paired[1]}
    return People(
        tuple(matching.same),
        tuple(person for person in matching.people if person.id not in paired[0]),
        tuple(reversed(gone.values())),
        tuple(likely),
    )


def with_same(layout: Layout, people: Iterable[tuple[Person, Known]]) -> Layout:
    """The layout under which these people keep the ids by which they were known."""
    ids = {person.name: known.id for person, known in people if person.id != known.id}
    return replace(layout, ids={**layout.ids, **ids}) if ids else layout


def with_answers(
    layout: Layout, answers: Mapping[str, str | None], likely: Sequence[Pair]
) -> Layout:
    """The layout with what was said of likely pairs: person id to the id known before.

    None is somebody else, who is settled too: under an id of their own, and not asked about again.
    """
    names = {pair.person.id: pair.person.name for pair in likely}
    said = {names[person]: id_ or person for person, id_ in answers.items()}
    return replace(layout, ids={**layout.ids, **said})


@dataclass
class _Matching:
    """People and known ones not matched yet, and those that are."""

    people: list[Person]
    known: list[Known]
    same: list[tuple[Person, Known]] = field(default_factory=list)

    def take(self, fits: Callable[[Person, Known], bool]) -> None:
        """Match whoever fits exactly one other, and is the only one to fit."""
        found = {
            person.id: {known.id: known for known in self.known if fits(person, known)}
            for person in self.people
        }
        wanted = Counter(id_ for known in found.values() for id_ in known)
        for person in list(self.people):
            known = found[person.id]
            if len(known) == 1 and wanted[next(iter(known))] == 1:
                (one,) = known.values()
                self.same.append((person, one))
                self.people.remove(person)
                self.known = [other for other in self.known if other.id != one.id]


def _likely(people: Sequence[Person], known: Sequence[Known]) -> list[Pair]:
    """Of those not matched, who may be whom. Not of two rotas of other people altogether."""
    if len(people) * len(known) > MOST_PAIRS:
        return []
    found = []
    for person in people:
        close: dict[str, tuple[int, Pair]] = {}
        for one in known:
            if (why := _why(person, one)) is not None:
                close.setdefault(one.id, (why[0], Pair(person, one, why[1])))
        found += [pair for _, pair in sorted(close.values(), key=lambda c: c[0])[:CANDIDATES]]
    return found


def _why(person: Person, known: Known) -> tuple[int, str] | None:
    if name_key(person.name) == name_key(known.name):
        if _numbered(person, known):
            return 0, f"the same name, with another number: {known.id} before, {person.id} now"
        return 0, "the same name, which more than one has"
    roles = person.role, known.role
    same = roles[0].casefold() == roles[1].casefold() if roles[0] and roles[1] else None
    return why_close(person.name, known.name, same)


def _numbered(person: Person, known: Known) -> bool:
    """Whether both have a number of their own: an id that is not made from the name."""
    return not any(one.id.startswith(slug(one.name)) for one in (person, known))


def _numbers_hold(people: Sequence[Person], known: Sequence[Known]) -> bool:
    """Whether numbers name people: not where most of them name somebody else than before."""
    names = {one.id: one for one in known}
    pairs = [
        (person, names[person.id])
        for person in people
        if person.id in names and _numbered(person, names[person.id])
    ]
    other = sum(_why(person, one) is None for person, one in pairs)
    return other * 2 <= len(pairs)
