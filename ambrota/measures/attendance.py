"""Who is on duty when, over days after which every cycle has come round: for who meets whom."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm

import numpy as np

from ambrota.entries import Bools, Ints
from ambrota.measures.scene import Scene
from ambrota.model import DAY, WEEK
from ambrota.sessions import LOOK_BACK, MOST_WEEKS

SPAN = 1 << 22
"""More minutes than any rota has, those carried in among them: keeps one key's time apart."""


@dataclass(frozen=True)
class Attendance:
    """Columns of equal length: every timed duty of everybody in post, as they work it.

    `person`: row of the rota; `at`: row of the duty table; `start`, `end`: elapsed minutes from
    00:00 of day 0; `own`: whether it starts in the `days` looked at, not just before or after.
    """

    person: Ints
    at: Ints
    start: Ints
    end: Ints
    own: Bools
    days: int

    def of(self, chosen: Bools) -> Attendance:
        """Some of them."""
        return Attendance(
            self.person[chosen], self.at[chosen], self.start[chosen], self.end[chosen],
            self.own[chosen], self.days,
        )  # fmt: skip

    @property
    def weeks(self) -> float:
        """Weeks looked at."""
        return self.days / WEEK


class Stretches:
    """Time covered, under a key each (a person, a place), overlaps counted once."""

    def __init__(self, key: Ints, start: Ints, end: Ints) -> None:
        start, end = key * SPAN + start, key * SPAN + end
        order = np.argsort(start, kind="stable")
        start, reach = start[order], np.maximum.accumulate(end[order])
        opens = np.flatnonzero(np.concatenate(([True], start[1:] > reach[:-1]))[: len(start)])
        self._start = start[opens]
        self._end = reach[np.append(opens[1:], len(reach)) - 1] if len(opens) else start
        self._before = np.concatenate(([0], np.cumsum(self._end - self._start)))

    def minutes(self, key: Ints, start: Ints, end: Ints) -> Ints:
        """How much of each stretch of time is covered under its key."""
        found: Ints = self._until(key * SPAN + end) - self._until(key * SPAN + start)
        return found

    def _until(self, minute: Ints) -> Ints:
        at = np.searchsorted(self._start, minute, side="right")
        if not len(self._start):
            return np.zeros_like(minute)
        beyond = np.where(at > 0, np.maximum(self._end[at - 1] - minute, 0), 0)
        found: Ints = self._before[at] - beyond
        return found


def attendance(scene: Scene) -> Attendance:
    """Everybody's duties over the whole rota, or until all cycles have come round."""
    return scene.once("attendance", lambda: _attendance(scene))


def _attendance(scene: Scene) -> Attendance:
    table, rota = scene.table, scene.rota
    in_post = np.zeros(len(rota.people), dtype=np.bool_)
    in_post[[row for row, _ in scene.in_post]] = True
    if not rota.is_cyclic:
        at = np.flatnonzero(table.timed & in_post[table.person])
        return Attendance(
            table.person[at], at, table.start[at], table.end[at], ~table.before[at], rota.days
        )
    weeks = min(MOST_WEEKS, lcm(*(walk.days // WEEK for walk in table.walks)))
    days = weeks * WEEK
    parts = [_stepping(scene, number, days) for number in range(len(table.walks))]
    person, at, start = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = in_post[person]
    person, at, start = person[kept], at[kept], start[kept]
    end = start + table.end[at] - table.start[at]
    return Attendance(person, at, start, end, (start >= 0) & (start < days * DAY), days)


def _stepping(scene: Scene, number: int, days: int) -> tuple[Ints, Ints, Ints]:
    """(person, row of the table, start) of all who step through the lines of one walk."""
    table, walk = scene.table, scene.table.walks[number]
    part = table.rows_of(walk)
    at = np.arange(part.start, part.stop)[table.timed[part]]
    turns = np.arange(-1, days // walk.days + 2) * walk.days * DAY
    places = np.arange(len(walk.people)) * WEEK * DAY
    start = table.start[at][:, None, None] + turns[:, None] - places
    person = np.broadcast_to(np.array(walk.people), start.shape)
    rows = np.broadcast_to(at[:, None, None], start.shape)
    near = (start >= -LOOK_BACK * DAY) & (start < (days + LOOK_BACK) * DAY)
    return person[near], rows[near], start[near]
