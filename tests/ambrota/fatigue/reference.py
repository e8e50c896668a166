"""The fatigue and risk index once more: one duty at a time, straight from the equations.

Slow and plain on purpose, and written apart from `ambrota.fatigue`, so that the two can disagree.
Hours throughout, as the equations have them. A duty is (day number from 1, start, end), clock hours
of a day; an end not after the start is on the next day. Clock times are whole minutes: `exact`
takes the rounding out of sums of hours that are compared with a threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, exp, floor, log, pi, sin


@dataclass(frozen=True)
class Given:
    """The inputs of the method, in its own units."""

    commute: float = 40
    workload: float = 2
    attention: float = 1
    break_every: float = 180
    break_length: float = 15
    longest_work: float = 240
    longest_work_break: float = 30

    @property
    def load(self) -> float:
        return self.workload + self.attention

    @property
    def work(self) -> float:
        return (self.break_every + self.longest_work) / 2

    @property
    def rest(self) -> float:
        return (self.break_length + self.longest_work_break) / 2


@dataclass(frozen=True)
class Row:
    """What the method says of one duty."""

    fi_cumulative: float
    fi_timing: float
    fi_job: float
    fatigue_index: float
    ri_cumulative: float
    ri_timing: float
    ri_job: float
    risk_index: float


def exact(hours: float) -> float:
    """Hours as a whole number of minutes over 60."""
    return round(hours * 60) / 60


def job_factor(given: Given) -> float:
    b, c = given.rest, given.work
    f5 = 0.172731235 - 0.200918653 * 0.04 + 0.03552264 * 0.04**2
    f15 = 0.000442 * c
    f30 = 0.000206 - 0.0000138433 * c + 0.00000096491 * c**2
    if b < 5:
        brk = 0.174 + (f5 - 0.174) * b / 5
    elif b < 15:
        brk = f5 + (f15 - f5) * (b - 5) / 10
    elif b < 30:
        brk = f15 + (f30 - f15) * (b - 15) / 15
    elif b < 60:
        brk = f30 * (60 - b) / 30
    else:
        brk = 0.0
    return brk + 1.2 * (0.125 + 0.015 * given.load) * c / (c + b)


def sleepy(x: float) -> float:
    spcc = 1 + 6 / (1 + exp(3.057 - 0.764 * x))
    kss = -0.6 + 1.436 * spcc
    return 1.26 / (1 + 3670 * exp(-1.06 * kss))


def duty_timing(k: float, start: float, length: float, commute: float) -> float:
    a1, p1, a2, p2 = 0.5, 1.25, 0.74, 5.23
    amplitude = a1**2 + a2**2 - a1 * a2 * cos((p1 - p2) * pi / 12)
    r1, r2 = p1 * pi / 12, p2 * pi / 12
    phase = atan2(a1 * sin(r1) - a2 * sin(r2), a1 * cos(r1) - a2 * cos(r2)) * 12 / pi
    total, count, t = 0.0, 0, 0.0
    while t <= length + 1e-9:
        x = (t + (commute - 30) / 60) * k + amplitude * cos((start - phase) * pi / 12)
        x += a2 * cos((start + t - p2) * pi / 12) + 2.45
        total += sleepy(x)
        count += 1
        t = count * 0.25
    return total / count


def sleep_loss(end: float) -> float:
    bed = 16.3 + 0.367 * end if end < 24.25 else end + 1
    if end < 18.5:
        rk = 8.13
    else:
        inner = -1.77393493516727 + 0.16244804759197 * (bed - 20)
        rk = -2.28827436527851 + 11.7995318577367 / (1 + 0.472949055173571 * exp(inner))
    return min(8, 8.07 - (rk + min(8, 8 - 0.285 * (end - 18.5))) / 2)


@dataclass
class Shift:
    day: int
    start: float
    end: float
    sc: float
    ec: float
    len: float
    night: int
    s: float
    gap: float = 24.0
    loss_a: float = 0.0
    loss_b: float = 0.0

    @property
    def length(self) -> float:
        return exact(self.end - self.start + (24 if self.end <= self.start else 0))


def shifts_of(duties: Sequence[tuple[int, float, float]]) -> list[Shift]:
    found = []
    for day, start, end in duties:
        sc, ec = start - 0.5, end + 0.5
        length = exact(ec - sc)
        length += 24 if length <= 0 else 0
        if end <= start and length <= 1:  # over 23 h, which clock hours alone cannot tell
            length += 24
        night = day if sc < 15 else day + 1
        found.append(Shift(day, start, end, sc, ec, length, night, sc + 24 * (day - night + 1)))
    for one, following in pairwise(found):
        one.gap = exact(24 * (following.day - one.day) + following.sc - one.sc - one.len)
    for one in found:
        until = exact(one.s + one.len)
        loss1 = 0.0
        if one.s > 22.76:
            loss1 = (0.03501 * (37.5 - one.s) + 0.01928) * (37.5 - one.s)
        loss = max(sleep_loss(until), 9 - one.gap)
        one.loss_a = loss if 15 <= one.s <= 22.67 else min(loss1, loss)
        one.loss_b = max(sleep_loss(until - 24), 9 - one.gap)
    return found


def performance(shifts: Sequence[Shift]) -> dict[int, float]:
    found: dict[int, float] = {}
    before = 3.87
    for night in range(1, max(one.night for one in shifts) + 1):
        first = [one for one in shifts if one.night == night][:1]
        earlier = [one for one in shifts if one.night + 1 == night][:1]
        loss = sum(one.loss_a for one in first)
        loss += sum(one.loss_b for one in earlier) if night > 1 else 0.0
        asymptote = 3.9 - 0.441596758431994 * min(8, loss)
        rate = 0.136934833451947 if before > asymptote else 0.686825862760272
        before = found[night] = asymptote + (before - asymptote) * exp(-rate)
    return found


def fatigue_cumulative(shifts: Sequence[Shift]) -> list[float]:
    pvt = performance(shifts)
    found = []
    for i, one in enumerate(shifts):
        now = following = 3.9
        is_last = i + 1 == len(shifts) or shifts[i + 1].night != one.night
        if i > 0 and is_last and one.night - 1 in pvt:
            now, following = pvt[one.night - 1], pvt.get(one.night, 0.0)
        p2 = now
        if 27 < one.s < 39:
            p2 = now + (following - now) * 0.5 * (1 + sin(pi * (one.s - 33) / 12))
        p = p2 * 4.44 / 3.9
        gap = shifts[i - 1].gap if i else 24.0
        v = 1.0 if gap > 9 else 0.0 if gap < 1 else (gap - 1) / 8
        out = v * p + (1 - v) * following if following > 0 else p
        x = max(1.0, log((1.001 - out / 4.44) / 0.00189) / 0.801)
        found.append(sleepy(x) / 3)
    return found


def length_risk(y: float) -> float:
    if y < 4.25:
        return 1.0359 - 0.8012 * exp(-0.7315 * y)
    if y <= 8.13:
        return 1.0
    return 0.5713 + 0.1501 * exp(0.129 * y)


def risk_timing(start: float, length: float, commute: float) -> float:
    r = (commute - 40) / 60
    a, whole, end = start - r, (round(60 * length) + commute - 40) / 60, start + length
    if abs(whole) < 1e-9:
        course = cos(pi * end / 12)
    else:
        course = (sin(pi * end / 12) - sin(pi * a / 12)) / (whole * pi / 12)
    sr = length_risk(whole)
    if r > 0:
        sr = (length_risk(whole) * whole - length_risk(r) * r) / length
    return (1.0106 + 0.1057 * course) * sr / 1.288 * 0.997976


def risk_job(given: Given, length: float) -> float:
    b, c = given.rest, given.work
    n_breaks = 1 + floor(round(60 * length) / (c + b) - 0.01)
    q = floor(c / 15 + 0.5)
    u = exp(-0.395 * (b - 13.3))
    be = 0.24 * u / (0.2388 * (1 + u))
    rr, j, total = 1.0, -1, 0.0
    for _ in range(n_breaks * q + 1):
        j = j + 1 if j < q else 0
        if j == 0:
            rr = 1 + (rr - 1) * be
        else:
            rr = 1.826297414 + (rr - 1.826297414) * exp(-0.25 * 1.146457295)
        total += rr
    raw = total / (n_breaks * q + 1) / 1.4858 + (given.load - 3) * 0.0232
    return raw / 1.032 / 1.0286182


def nights_between(before: Shift, after: Shift, gap: float) -> float:
    en, st = exact((before.ec + 1) % 24), exact((after.sc + 1) % 24)
    es = max(0.0, 8 - en) if en < 8 else 0.0
    ss = st if st < 8 else 0.0
    z = floor(gap / 24) + (es + ss) / 8
    return z - 2 if es > 0 and ss > 0 and st >= en else z


def risk_cumulative(shifts: Sequence[Shift]) -> list[float]:
    found = []
    stored = 0.0
    for i, one in enumerate(shifts):
        cr = 0.0886 + 0.0359 * cos(pi * (one.sc + one.len / 2) / 12)
        if i == 0:
            risk = 1.0
        else:
            before = shifts[i - 1]
            cr_before = 0.0886 + 0.0359 * cos(pi * (before.sc + before.len / 2) / 12)
            g, p = before.gap, stored * 1.113
            if g < 9:
                risk = p + 0.06 * (9 - g)
            elif g <= 24:
                risk = p + 0.5 * (cr + cr_before)
            else:
                risk = 1 + (p - 1) * exp(-1.118 * (nights_between(before, one, g) - 1))
        stored = risk / 1.113
        found.append(stored * 0.98899)
    return found


def index(duties: Sequence[tuple[int, float, float]], given: Given) -> list[Row]:
    """Every component of the index of each duty, the duties in time order."""
    shifts = shifts_of(duties)
    k = job_factor(given)
    rows = []
    for one, f, cumulative in zip(
        shifts, fatigue_cumulative(shifts), risk_cumulative(shifts), strict=True
    ):
        pt = duty_timing(k, one.start, one.length, given.commute)
        p0 = min(duty_timing(0.14, one.start, one.length, given.commute), pt)
        timing, job = (
            risk_timing(one.start, one.length, given.commute),
            risk_job(given, one.length),
        )
        rows.append(
            Row(
                100 * f, 100 * p0, 100 * (pt - p0), 100 * (1 - (1 - f) * (1 - pt)),
                cumulative, timing, job, cumulative * timing * job,
            )
        )  # fmt: skip
    return rows
