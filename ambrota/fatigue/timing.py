"""The index of one duty by itself: time of day, length, work and breaks.

HSE fatigue and risk index (RR446), the components that depend on a duty's own clock hours and on
the inputs alone. Hours as the method has them; `start` is a clock hour, `length` hours of duty.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, exp, floor, pi, sin
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ambrota.fatigue.inputs import Inputs

Floats = NDArray[np.float64]

HOUR = pi / 12
"""An hour as an angle of the day."""
SLEEP_AMPLITUDE, SLEEP_PHASE = 0.5, 1.25
CLOCK_AMPLITUDE, CLOCK_PHASE = 0.74, 5.23
# The amplitude has no square root: the published outputs are met to the digit without it only.
START_AMPLITUDE = (
    SLEEP_AMPLITUDE**2
    + CLOCK_AMPLITUDE**2
    - SLEEP_AMPLITUDE * CLOCK_AMPLITUDE * cos((SLEEP_PHASE - CLOCK_PHASE) * HOUR)
)
START_PHASE = (
    atan2(
        SLEEP_AMPLITUDE * sin(SLEEP_PHASE * HOUR) - CLOCK_AMPLITUDE * sin(CLOCK_PHASE * HOUR),
        SLEEP_AMPLITUDE * cos(SLEEP_PHASE * HOUR) - CLOCK_AMPLITUDE * cos(CLOCK_PHASE * HOUR),
    )
    / HOUR
)
QUARTER = 15
TIMING_FACTOR = 0.14
"""The job factor at which the part of the time of day is told apart from that of the job."""


class Timing(NamedTuple):
    """What a duty's own hours give: fatigue as probabilities, risk as factors."""

    fatigue: float
    fatigue_timing: float
    risk_timing: float
    risk_job: float


@lru_cache(maxsize=65536)
def timing_of(inputs: Inputs, start: int, length: int) -> Timing:
    """The components of a duty that starts at this minute of a day and lasts so many minutes."""
    whole = duty_sleepiness(inputs, job_factor(inputs), start, length)
    timing = min(duty_sleepiness(inputs, TIMING_FACTOR, start, length), whole)
    return Timing(whole, timing, risk_timing(inputs, start, length), risk_job(inputs, length))


def sleepiness(x: Floats) -> Floats:
    """The probability of high sleepiness (8 or 9 on the Karolinska scale)."""
    scale = -0.6 + 1.436 * (1 + 6 / (1 + np.exp(3.057 - 0.764 * x)))
    found: Floats = 1.26 / (1 + 3670 * np.exp(-1.06 * scale))
    return found


def job_factor(inputs: Inputs) -> float:
    """How fast fatigue grows on duty: breaks, and load by the share of time worked."""
    work, rest = inputs.work, inputs.rest
    share = work / (work + rest)
    return break_factor(work, rest) + 1.2 * (0.125 + 0.015 * inputs.load) * share


def break_factor(work: float, rest: float) -> float:
    """The part of breaks: straight lines between breaks of 0, 5, 15, 30 and 60 minutes."""
    lengths = (0.0, 5.0, 15.0, 30.0, 60.0)
    at = (
        0.174,
        0.172731235 - 0.200918653 * 0.04 + 0.03552264 * 0.04**2,
        0.000442 * work,
        0.000206 - 0.0000138433 * work + 0.00000096491 * work**2,
        0.0,
    )
    return float(np.interp(rest, lengths, at))


def duty_sleepiness(inputs: Inputs, factor: float, start: int, length: int) -> float:
    """The mean probability of high sleepiness over a duty, looked at every quarter of an hour."""
    begin = start / 60
    t = np.arange(length // QUARTER + 1) / 4
    x = (t + (inputs.commute - 30) / 60) * factor
    x += START_AMPLITUDE * cos((begin - START_PHASE) * HOUR)
    x += CLOCK_AMPLITUDE * np.cos((begin + t - CLOCK_PHASE) * HOUR) + 2.45
    return float(sleepiness(x).mean())


def risk_timing(inputs: Inputs, start: int, length: int) -> float:
    """The risk of a duty's time of day and length, its commute beyond 40 minutes included."""
    hours, end = length / 60, (start + length) / 60
    extra = (inputs.commute - 40) / 60
    away = (length + inputs.commute - 40) / 60
    # The mean of the daily course; with no time to take it over, its value at the end.
    course = (
        (sin(end * HOUR) - sin((end - away) * HOUR)) / (away * HOUR)
        if abs(away) > 1e-9
        else cos(end * HOUR)
    )
    by_length = length_risk(away)
    if extra > 0:
        by_length = (by_length * away - length_risk(extra) * extra) / hours
    return (1.0106 + 0.1057 * course) * by_length / 1.288 * 0.997976


def length_risk(hours: float) -> float:
    """The risk of a stretch of work by its length."""
    if hours < 4.25:
        return 1.0359 - 0.8012 * exp(-0.7315 * hours)
    return 1.0 if hours <= 8.13 else 0.5713 + 0.1501 * exp(0.129 * hours)


HIGHEST, GROWTH = 1.826297414, exp(-0.25 * 1.146457295)


def risk_job(inputs: Inputs, length: int) -> float:
    """The risk of load and breaks: it grows by the quarter of an hour, and breaks bring it down."""
    work, rest = inputs.work, inputs.rest
    stretches = 1 + floor(length / (work + rest) - 0.01)
    quarters = floor(work / QUARTER + 0.5)
    relief = exp(-0.395 * (rest - 13.3))
    kept = 0.24 * relief / (0.2388 * (1 + relief))
    count = stretches * quarters + 1
    now, at, total = 1.0, -1, 0.0
    for _ in range(count):
        at = at + 1 if at < quarters else 0
        now = 1 + (now - 1) * kept if at == 0 else HIGHEST + (now - HIGHEST) * GROWTH
        total += now
    raw = total / count / 1.4858 + (inputs.load - 3) * 0.0232
    return raw / 1.032 / 1.0286182
