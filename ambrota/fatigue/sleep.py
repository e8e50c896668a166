"""When people are taken to sleep: nobody knows, so it is predicted from their duties, and said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.duties import NIGHT_MINUTES, night_minutes
from ambrota.entries import Bools, Ints, ranks
from ambrota.fatigue.hours import Course
from ambrota.model import DAY

BED, UP = 23 * 60, 31 * 60
BETWEEN = 60
AFTER_NIGHT = 6 * 60
LEAST = 60
DAYS_BEFORE = 3

ASSUMPTIONS = (
    "Sleep is predicted, not known: 23:00 to 07:00 every night, as far as duties leave it.",
    "Nobody sleeps within an hour before or after a duty, however long the way to work.",
    "After a night: 6 hours of sleep from an hour after its end. No nap before a first night.",
    "A piece of sleep under an hour is left out.",
    "Everybody is rested three days before the first duty day that is known.",
    "Clock times are taken as published, also on nights when the clock changes.",
)


@dataclass(frozen=True)
class Sleep:
    """Pieces of sleep in order, walk by walk; minutes from 00:00 of the day before day 1.

    The first piece of each walk that has duties ends when its first, rested day begins.
    """

    walk: Ints
    start: Ints
    end: Ints


def predicted_sleep(course: Course) -> Sleep:
    """The sleep of everybody before and between their duties."""
    start, end = _times(course)
    first = course.first
    waking = -(DAYS_BEFORE - 1) * DAY + UP - DAY
    before = np.roll(_last_to_end(course, end), 1)
    free_from = np.where(first, waking, end[before] + BETWEEN)
    free_to = start - BETWEEN
    after_night = ~first & _nights(course)[course.form[before]]
    by_day_to = np.where(after_night, np.minimum(free_from + AFTER_NIGHT, free_to), free_from)

    night, gap = _night_windows(free_from, free_to)
    begin = np.maximum(night * DAY + BED, by_day_to[gap])
    finish = np.minimum(night * DAY + UP, free_to[gap])
    walk = np.concatenate((course.walk[first], course.walk, course.walk[gap]))
    begin = np.concatenate((np.full(first.sum(), waking), free_from, begin))
    finish = np.concatenate((np.full(first.sum(), waking), by_day_to, finish))
    kept = finish - begin >= LEAST
    kept[: first.sum()] = True
    order = np.lexsort((begin[kept], walk[kept]))
    return Sleep(walk[kept][order], begin[kept][order], finish[kept][order])


def _times(course: Course) -> tuple[Ints, Ints]:
    """Start and end of each duty in minutes, as the clock goes."""
    start = course.day * DAY + course.starts[course.form]
    return start, start + course.lengths[course.form]


def _last_to_end(course: Course, end: Ints) -> Ints:
    """Of all duties up to each one, which ends last: a long one may outlast the next."""
    apart = end + course.walk * (int(end.max(initial=0)) + 1)
    outlasts = apart == np.maximum.accumulate(apart)
    found: Ints = np.maximum.accumulate(np.where(outlasts, np.arange(len(end)), 0))
    return found


def _nights(course: Course) -> Bools:
    """Which clock hours make a night."""
    pairs = zip(course.starts.tolist(), course.lengths.tolist(), strict=True)
    return np.array(
        [night_minutes(start, start + length) >= NIGHT_MINUTES for start, length in pairs],
        dtype=np.bool_,
    )


def _night_windows(free_from: Ints, free_to: Ints) -> tuple[Ints, Ints]:
    """Every night that reaches into a free time: its day, and which free time it is."""
    lowest = (free_from - UP) // DAY + 1
    highest = -((BED - free_to) // DAY) - 1
    count = np.where(free_to > free_from, np.maximum(highest - lowest + 1, 0), 0)
    gap = np.repeat(np.arange(len(count)), count)
    return lowest[gap] + ranks(count), gap
