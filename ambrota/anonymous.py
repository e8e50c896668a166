"""A rota without names: everybody is called by a number, so that it can be shown to anybody.

Nothing that is counted changes. Ids stay: they are the rota's own numbers of its rows.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ambrota.lines import line_words, person_words
from ambrota.model import Rota

LEAST = 3
"""Letters that a name has at least, to be looked for within other words."""


def anonymous(rota: Rota) -> Rota:
    """The rota with numbers in place of names; teams that are called by a name get a number."""
    called = person_names(rota)
    teams = _teams(rota)
    people = tuple(
        replace(
            person,
            name=called[person.id],
            team=teams.get(person.team or "", person.team),
            manager_stated=None if person.manager_stated is None else "a line manager",
            restrictions_stated=None,
            restrictions=tuple(
                replace(one, text="a private agreement") if one.private else one
                for one in person.restrictions
            ),
        )
        for person in rota.people
    )
    return replace(rota, people=people)


def person_names(rota: Rota) -> dict[str, str]:
    """What everybody is called in place of their name, by id: 'Person 3', 'Line 17 (vacant)'."""
    return {person.id: person_words(rota, row) for row, person in enumerate(rota.people)}


class Mask:
    """Puts numbers in place of names in what was written by hand."""

    def __init__(self, rota: Rota) -> None:
        called = person_names(rota)
        self._called: dict[str, str] = {}
        last: dict[str, set[str]] = {}
        for row, person in enumerate(rota.people):
            if person.vacant or len(person.name.strip()) < LEAST:
                continue
            self._called[person.name.strip()] = called[person.id]
            if rota.is_cyclic:  # 'Line 3 (Priya Ramanathan)' is the line
                line = line_words(rota, row)
                self._called[f"{line} ({person.name.strip()})"] = line
            last.setdefault(person.name.split()[-1], set()).add(called[person.id])
        for name, whose in last.items():
            if len(name) >= LEAST and name not in self._called:
                self._called[name] = whose.pop() if len(whose) == 1 else "somebody"
        self._names = sorted(self._called, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text without names: full names, and last names as they are written."""
        there = [re.escape(name) for name in self._names if name in text]
        if not there:
            return text
        pattern = rf"(?<!\w)(?:{'|'.join(there)})(?!\w)"
        return re.sub(pattern, lambda found: self._called[found[0]], text)


def _teams(rota: Rota) -> dict[str, str]:
    """Teams that are called by somebody's name, and their numbers."""
    words = {
        word.casefold()
        for person in rota.people
        for word in re.findall(r"[\w'’-]+", person.name)
        if len(word) >= LEAST and not person.vacant
    }
    teams = dict.fromkeys(person.team for person in rota.people if person.team)
    return {
        team: f"Team {number}"
        for number, team in enumerate(teams, 1)
        if words & {word.casefold().removesuffix("'s") for word in re.findall(r"[\w'’-]+", team)}
    }
