"""Alertness on every duty by the three-process model, after predicted sleep."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.duties import DutyTable
from ambrota.entries import Ints, ranks
from ambrota.fatigue import three_process as model
from ambrota.fatigue.hours import Course, Floats, course_of
from ambrota.fatigue.sleep import Sleep, predicted_sleep
from ambrota.model import DAY

QUARTER = 15
AT_ONCE = 20_000
DAYS_WALKED = 28
"""What was slept four weeks ago has no effect that could be measured."""


@dataclass(frozen=True)
class Moments:
    """The four processes and KSS at one moment of each duty; `minute`: of the duty's own day."""

    minute: Ints
    s: Floats
    c: Floats
    u: Floats
    w: Floats

    @property
    def kss(self) -> Floats:
        """Sleepiness on the Karolinska scale."""
        return model.karolinska(self.s, self.c, self.u, self.w)

    @property
    def alertness(self) -> Floats:
        """S, C and U together, without the drowsiness of waking."""
        return self.s + self.c + self.u


@dataclass(frozen=True)
class Alertness:
    """Each duty at its start, at its sleepiest and at its end; `row` of the duty table.

    `awake`: hours since waking at its start.
    """

    row: Ints
    awake: Floats
    start: Moments
    sleepiest: Moments
    end: Moments


def alertness_of(table: DutyTable) -> Alertness:
    """Alertness on every timed duty of a rota; a cyclic one is walked until it is steady."""
    course = course_of(table, DAYS_WALKED)
    sleep = predicted_sleep(course)
    told = np.flatnonzero(course.told)
    begin = course.day[told] * DAY + course.starts[course.form[told]]
    at = _last_sleep(sleep, course.walk[told], begin)
    rested, awake = _recovered(sleep, len(course.turns))[at], (begin - sleep.end[at]) / 60
    minutes = _sleepiest(course, told, rested, awake)
    lengths = course.lengths[course.form[told]]

    def moments(after: Ints) -> Moments:
        """The state so many minutes into each duty."""
        local = course.starts[course.form[told]] + after
        hours, clock = awake + after / 60, local / 60
        own = table.local_start[course.row[told]] + after
        return Moments(
            own, model.awake(rested, hours), model.circadian(clock), model.ultradian(clock),
            model.waking(hours),
        )  # fmt: skip

    return Alertness(
        course.row[told], awake, moments(np.zeros_like(minutes)), moments(minutes), moments(lengths)
    )


def _last_sleep(sleep: Sleep, walk: Ints, begin: Ints) -> Ints:
    """Which piece of sleep each duty comes after."""
    low = int(min(sleep.end.min(initial=0), 0))
    apart = int(max(sleep.end.max(initial=0), begin.max(initial=0))) - low + 1
    ends = sleep.walk * apart + sleep.end - low
    return np.searchsorted(ends, walk * apart + begin - low, side="right") - 1


def _recovered(sleep: Sleep, walks: int) -> Floats:
    """S after each piece of sleep, the first of each walk being the rested one it begins with."""
    place = ranks(np.bincount(sleep.walk, minlength=walks))
    shape = int(place.max(initial=0)) + 1, walks
    start, end, found = np.zeros(shape), np.zeros(shape), np.full(shape, model.RESTED)
    start[place, sleep.walk], end[place, sleep.walk] = sleep.start / 60, sleep.end / 60
    up, length = start[1:] - end[:-1], end - start
    for at in range(1, shape[0]):
        found[at] = model.asleep(model.awake(found[at - 1], up[at - 1]), length[at])
    values: Floats = found[place, sleep.walk]
    return values


def _sleepiest(course: Course, told: Ints, rested: Floats, awake: Floats) -> Ints:
    """After how many minutes KSS is highest, looked at every quarter of an hour and at the end."""
    found = np.zeros_like(told)
    forms = course.form[told]
    order = np.argsort(forms, kind="stable")
    edges = np.searchsorted(forms[order], np.arange(len(course.starts) + 1))
    for form, (start, length) in enumerate(
        zip(course.starts.tolist(), course.lengths.tolist(), strict=True)
    ):
        own = order[edges[form] : edges[form + 1]]
        minutes = np.append(np.arange(0, length, QUARTER), length)
        hours = minutes / 60
        clock = start / 60 + hours
        course_of_day = model.circadian(clock) + model.ultradian(clock)
        falling, clearing = np.exp(model.FALL * hours), np.exp(model.WAKING_FALL * hours)
        for part in np.array_split(own, max(1, -(-len(own) // AT_ONCE))):
            level = model.awake(rested[part], awake[part]) - model.LOWER
            drowsy = model.waking(awake[part])
            total = np.outer(level, falling)
            total += np.outer(drowsy, clearing)
            total += course_of_day
            found[part] = minutes[total.argmin(axis=1)]
    return found
