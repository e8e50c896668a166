"""The index of what came before: sleep lost night by night, risk built up duty by duty.

HSE fatigue and risk index (RR446), cumulative components. They take half an hour of travel either
side of each duty, whatever the commute, and depend on no other input. Hours throughout; a night's
number is that of the day it ends on, and the hours of a duty's own night run from 00:00 of the day
before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.entries import Bools, Ints, ranks
from ambrota.fatigue.hours import Course, Floats
from ambrota.fatigue.timing import HOUR, sleepiness
from ambrota.model import DAY

TRAVEL = 30
"""Minutes to and from work, whatever the commute."""
EVENING = 15 * 60
"""Duties that set out from here on take from the night that follows, earlier ones from the last."""
RESTED, AT_FIRST, BEST = 3.9, 3.87, 4.44
LOST_PER_HOUR = 0.441596758431994
SLOWLY, FAST = np.exp(-0.136934833451947), np.exp(-0.686825862760272)
MOST_LOST, REST_NEEDED, SHORT_REST = 8.0, 9.0, 1.0
LAST_GAP = 24.0
RISK_UNIT, RISK_SCALE = 1.113, 0.98899


@dataclass(frozen=True)
class Cumulative:
    """By duty: fatigue as a probability, risk as a factor.

    `settled`, by walk: whether walking on round a cyclic rota would change nothing any more.
    """

    fatigue: Floats
    risk: Floats
    settled: Bools


def cumulative_of(course: Course) -> Cumulative:
    """Both cumulative components of every duty of a course."""
    forms = _Forms(course)
    if not len(course.walk):
        return Cumulative(np.zeros(0), np.zeros(0), np.ones(len(course.turns), dtype=np.bool_))
    gap = _gaps(course, forms)
    fatigue, nights_settled = _fatigue(course, forms, gap)
    risk, risk_settled = _risk(course, forms, gap)
    return Cumulative(fatigue, risk, nights_settled & risk_settled)


class _Forms:
    """What follows from clock hours alone, by the forms of a course; travel included."""

    def __init__(self, course: Course) -> None:
        # In whole minutes as far as it goes: what is compared with a threshold is exact.
        self.leave, self.length = course.starts - TRAVEL, course.lengths + 2 * TRAVEL
        self.night = (self.leave >= EVENING).astype(np.int64)
        since = self.leave + DAY * (1 - self.night)
        self.since, until = since / 60, (since + self.length) / 60
        early = 37.5 - self.since
        self.early_loss = np.where(self.since > 22.76, (0.03501 * early + 0.01928) * early, 0.0)
        self.is_evening = (since >= EVENING) & (self.since <= 22.67)
        self.loss, self.loss_after = sleep_loss(until), sleep_loss(until - 24)
        toward = 0.5 * (1 + np.sin((self.since - 33) * HOUR))
        self.toward_next = np.where((self.since > 27) & (self.since < 39), toward, 0.0)
        self.course = 0.0886 + 0.0359 * np.cos((self.leave + self.length / 2) / 60 * HOUR)
        self.bed = ((course.starts + course.lengths) % DAY + TRAVEL + 60) % DAY / 60
        self.up = (self.leave + 60) % DAY / 60


def sleep_loss(end: Floats) -> Floats:
    """Hours of sleep lost after a duty that ends so many hours into the night's own count."""
    bed = np.where(end < 24.25, 16.3 + 0.367 * end, end + 1)
    fitted = 11.7995318577367 / (
        1 + 0.472949055173571 * np.exp(-1.77393493516727 + 0.16244804759197 * (bed - 20))
    )
    slept = np.where(end < 18.5, 8.13, -2.28827436527851 + fitted)
    found: Floats = np.minimum(8, 8.07 - (slept + np.minimum(8, 8 - 0.285 * (end - 18.5))) / 2)
    return found


def _gaps(course: Course, forms: _Forms) -> Floats:
    """Hours from getting home to setting out again, to each duty's next one."""
    gap = np.full(len(course.walk), LAST_GAP)
    leave = course.day * DAY + forms.leave[course.form]
    between = (leave[1:] - leave[:-1] - forms.length[course.form][:-1]) / 60
    gap[:-1] = np.where(course.first[1:], LAST_GAP, between)
    return gap


def _before(values: Floats, first: Bools, at_first: float) -> Floats:
    """The value of each duty's previous one."""
    found = np.empty_like(values)
    found[1:] = values[:-1]
    found[first] = at_first
    return found


def _fatigue(course: Course, forms: _Forms, gap: Floats) -> tuple[Floats, Bools]:
    night = course.day + forms.night[course.form]
    other = course.first.copy()  # of another night than the duty before it
    other[1:] |= night[1:] != night[:-1]
    last = np.append(other[1:], True)
    state = _nights(course, forms, gap, night, other)
    within = last & ~course.first & (night > 1)
    now, following = np.full((2, len(night)), RESTED)
    now[within] = state[night[within] - 1, course.walk[within]]
    following[within] = state[night[within], course.walk[within]]
    mixed = (now + (following - now) * forms.toward_next[course.form]) * (BEST / RESTED)
    before = _before(gap, course.first, LAST_GAP)
    rested = np.clip((before - SHORT_REST) / (REST_NEEDED - SHORT_REST), 0, 1)
    out = rested * mixed + (1 - rested) * following
    x = np.maximum(1, np.log((1.001 - out / BEST) / 0.00189) / 0.801)
    return sleepiness(x) / 3, _nights_settled(course, state)


def _nights(course: Course, forms: _Forms, gap: Floats, night: Ints, first: Bools) -> Floats:
    """Performance after each night of each walk: row 0 is the state before the first night."""
    short = REST_NEEDED - gap
    loss = np.maximum(forms.loss[course.form], short)
    early = np.minimum(forms.early_loss[course.form], loss)
    own = np.where(forms.is_evening[course.form], loss, early)
    after = np.maximum(forms.loss_after[course.form], short)
    lost = np.zeros((int(night.max()) + 2, len(course.turns)))
    lost[night[first], course.walk[first]] = own[first]
    lost[night[first] + 1, course.walk[first]] += after[first]
    aim = RESTED - LOST_PER_HOUR * np.minimum(MOST_LOST, lost)
    state = np.full((len(lost) - 1, len(course.turns)), AT_FIRST)
    for at in range(1, len(state)):
        # Of the two speeds the slower one going down and the faster one going up.
        off = state[at - 1] - aim[at]
        np.maximum(off * SLOWLY, off * FAST, out=off)
        np.add(aim[at], off, out=state[at])
    return state


def _risk(course: Course, forms: _Forms, gap: Floats) -> tuple[Floats, Bools]:
    """Risk from duty to duty: each time a multiple of the last, and something added."""
    before = _before(gap, course.first, LAST_GAP)
    form = course.form
    previous = np.concatenate((form[:1], form[:-1]))
    added = np.where(
        before < REST_NEEDED,
        0.06 * (REST_NEEDED - before),
        0.5 * (forms.course[form] + forms.course[previous]),
    )
    bed, up = forms.bed[previous], forms.up[form]
    in_bed, still = np.where(bed < 8, 8 - bed, 0.0), np.where(up < 8, up, 0.0)
    nights = np.floor(before / 24) + (in_bed + still) / 8
    nights -= 2 * ((in_bed > 0) & (still > 0) & (up >= bed))
    long = before > 24
    share = np.where(long, np.exp(-1.118 * (np.where(long, nights, 1.0) - 1)), 1.0)
    added = np.where(long, 1 - share, added)
    share[course.first], added[course.first] = 0.0, 1.0
    risk = _carried_on(course, share, added)
    return risk / RISK_UNIT * RISK_SCALE, _risk_settled(course, risk)


def _carried_on(course: Course, share: Floats, added: Floats) -> Floats:
    """Each value is a share of the one before it in its walk, and something added."""
    count = np.bincount(course.walk, minlength=len(course.turns))
    place = ranks(count)
    grid = np.zeros((2, int(count.max()), len(course.turns)))
    grid[0, place, course.walk], grid[1, place, course.walk] = share, added
    found = grid[1]
    for at in range(1, len(found)):
        found[at] += grid[0, at] * found[at - 1]
    values: Floats = found[place, course.walk]
    return values


SETTLED = 1e-10


def _nights_settled(course: Course, state: Floats) -> Bools:
    """Whether what goes round ended its last turn as it ended the one before."""
    found = np.ones(len(course.turns), dtype=np.bool_)
    round_ = np.intersect1d(np.flatnonzero(course.turns > 1), course.walk)
    ends = course.days[round_] * course.turns[round_]
    moved = state[ends, round_] - state[ends - course.days[round_], round_]
    found[round_] = np.abs(moved) < SETTLED
    return found


def _risk_settled(course: Course, risk: Floats) -> Bools:
    """The same of risk, told by the last duty of each turn."""
    found = np.ones(len(course.turns), dtype=np.bool_)
    ends = np.flatnonzero((course.turn[1:] != course.turn[:-1]) & ~course.first[1:])
    turns = course.turns[course.walk[ends]]
    last, earlier = (ends[course.turn[ends] == turns - back] for back in (1, 2))
    found[course.walk[last]] = np.abs(risk[last] - risk[earlier]) < SETTLED
    return found
