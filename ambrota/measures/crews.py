"""Crew time: the same crew mate, how many colleagues, and mentors of the newly qualified."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from ambrota.entries import Bools, Ints, ranks
from ambrota.grades import PARAMEDIC, grade, normal_role
from ambrota.measures.attendance import Attendance, Stretches, attendance
from ambrota.measures.base import TEAM, PeopleGauge
from ambrota.measures.scene import Scene
from ambrota.model import DAY, WEEK

NEWLY_QUALIFIED = frozenset({"nqp", "newly qualified paramedic"})

_TOGETHER = "Together: on the same resource (the same callsign, where there are callsigns)"
_PLACE = attrgetter("resource", "unit")
_AT_ONCE = 4096

Int32s = NDArray[np.int32]


def _places(scene: Scene) -> Ints:
    """A number for the resource and callsign of each row of the duty table; -1 for none."""

    def find() -> Ints:
        duties = scene.table.duties
        number = defaultdict(count().__next__, {(None, None): -1})
        places = map(number.__getitem__, map(_PLACE, duties))
        return np.fromiter(places, np.int64, len(duties))

    return scene.once("crew-places", find)


def _crewed(scene: Scene) -> tuple[Attendance, Ints]:
    """Duties on a resource, with the number of the place."""
    found = attendance(scene)
    place = _places(scene)[found.at]
    return found.of(place >= 0), place[place >= 0]


def _shared(scene: Scene) -> tuple[Int32s, Ints]:
    """How often each two people are together at the same times, and duties of each."""

    def find() -> tuple[Int32s, Ints]:
        found, place = _crewed(scene)
        place, found = place[found.own], found.of(found.own)
        people = len(scene.rota.people)
        keys = (place * (found.days + 1) * DAY + found.start) * 4 * DAY + found.end - found.start
        _, crew = np.unique(keys, return_inverse=True)
        member = np.sort(crew * people + found.person)
        member = member[np.diff(member, prepend=-1) > 0]
        crew, person = member // people, member % people
        return together(crew, person, people), np.bincount(person, minlength=people)

    return scene.once("crew-shared", find)


def together(crew: Ints, person: Ints, people: int) -> Int32s:
    """In how many crews each two people are; the members come crew by crew."""
    size = np.bincount(crew)
    # Small crews pair by pair; where half the rota is in one, as a product of matrices.
    is_small = size[crew] <= max(8, people // 32) if len(size) else np.zeros(0, dtype=np.bool_)
    small, members = person[is_small], size[crew[is_small]]
    first = np.repeat(*_firsts(crew[is_small]))
    other = small[np.repeat(first, members) + ranks(members)]
    pairs = np.bincount(np.repeat(small, members) * people + other, minlength=people * people)
    found: Int32s = pairs.astype(np.int32).reshape(people, people)
    large, number = np.unique(crew[~is_small], return_inverse=True)
    for low in range(0, len(large), _AT_ONCE):
        part = (number >= low) & (number < low + _AT_ONCE)
        there = np.zeros((people, min(_AT_ONCE, len(large) - low)), dtype=np.float32)
        there[person[~is_small][part], number[part] - low] = 1
        found += (there @ there.T).astype(np.int32)
    np.fill_diagonal(found, 0)
    return found


def _firsts(crew: Ints) -> tuple[Ints, Ints]:
    """Where each crew begins, and its size."""
    at = np.flatnonzero(np.concatenate(([True], crew[1:] != crew[:-1]))[: len(crew)])
    return at, np.diff(np.append(at, len(crew)))


class SameCrewMate(PeopleGauge):
    """Duties with the same crew mate."""

    id = "same-crew-mate"
    theme = TEAM
    name = "Duties with the same crew mate"
    unit = "% of duties"
    better = "higher"
    is_total = False
    statement = (
        "Out of a person's duties on a resource, those shared with the one colleague who is most "
        f"often with them. {_TOGETHER} from the same start to the same end."
    )

    def people(self, scene: Scene) -> dict[str, float]:
        """The share of everybody who has a duty on a resource."""
        shared, duties = _shared(scene)
        most = shared.max(axis=1, initial=0)
        return {who: 100 * most[row] / duties[row] for row, who in scene.in_post if duties[row]}


class Colleagues(PeopleGauge):
    """Different crew mates."""

    id = "crew-mates"
    theme = TEAM
    name = "Different crew mates"
    unit = "people"
    better = "lower"
    is_total = False
    statement = f"How many colleagues a person is with at all. {_TOGETHER}, at the same times."

    def people(self, scene: Scene) -> dict[str, float]:
        """The number of everybody who has a duty on a resource."""
        shared, duties = _shared(scene)
        known = (shared > 0).sum(axis=1)
        return {who: float(known[row]) for row, who in scene.in_post if duties[row]}


class MentorHours(PeopleGauge):
    """Hours of the newly qualified with a mentor."""

    id = "mentor-hours"
    theme = TEAM
    name = "Hours with a mentor, newly qualified"
    unit = "h in 4 weeks"
    better = "higher"
    over_cycle = False
    statement = (
        "Hours that a newly qualified paramedic (NQP) shares with a paramedic or team leader who "
        f"is not newly qualified. {_TOGETHER}."
    )

    def people(self, scene: Scene) -> dict[str, float]:
        """The hours of each newly qualified paramedic."""
        roles = [normal_role(person.role) for person in scene.rota.people]
        new = np.array([role in NEWLY_QUALIFIED for role in roles], dtype=np.bool_)
        able = np.array([grade(role) >= PARAMEDIC for role in roles], dtype=np.bool_) & ~new
        found, place = _crewed(scene) if new.any() else (None, None)
        if found is None or place is None:
            return {}
        mentors = able[found.person]
        covered = Stretches(place[mentors], found.start[mentors], found.end[mentors])
        own: Bools = new[found.person] & found.own
        minutes = covered.minutes(place[own], found.start[own], found.end[own])
        total = np.bincount(found.person[own], minutes, minlength=len(roles))
        weeks = found.days / WEEK
        return {who: total[row] / 60 * 4 / weeks for row, who in scene.in_post if new[row]}
