"""The three-process model of alertness: its equations.

Åkerstedt and Folkard; parameters as in Ingre et al. 2014 (PLoS ONE 9(10): e108679). S falls while
awake and recovers in sleep, C and U follow the clock over 24 and 12 hours, W is how drowsy one is
just after waking. KSS is the Karolinska sleepiness scale, 1 (very alert) to 9 (fighting sleep).
Hours throughout.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

METHOD = "Three-process model of alertness (Åkerstedt and Folkard; Ingre et al. 2014)"
SOURCE = "Ingre et al. 2014, PLoS ONE 9(10): e108679"

LOWER, UPPER, BREAK = 2.4, 14.3, 12.2
FALL = -0.0353
RISE = np.log((UPPER - 14) / (UPPER - 7.96)) / 8
RESTED = 14.0
"""S on waking at 07:00 after enough sleep."""
WAKING, WAKING_FALL = -5.72, -1.51
CAUTION, SEVERE = 7.0, 8.0
"""KSS at which caution is usual, and at which sleepiness is severe."""


def awake(s: Floats, hours: Floats) -> Floats:
    """S after so many hours awake."""
    found: Floats = LOWER + (s - LOWER) * np.exp(FALL * hours)
    return found


def asleep(s: Floats, hours: Floats) -> Floats:
    """S after so many hours asleep: a straight rise up to a break, then ever slower."""
    slope = RISE * (BREAK - UPPER)
    to_break = (BREAK - s) / slope
    slowing = UPPER - (UPPER - BREAK) * np.exp(RISE * (hours - to_break))
    found: Floats = np.where(hours <= to_break, s + hours * slope, slowing)
    return found


def circadian(clock: Floats) -> Floats:
    """C at a clock hour: best at 16:48."""
    found: Floats = 2.5 * np.cos(2 * np.pi * (clock - 16.8) / 24)
    return found


def ultradian(clock: Floats) -> Floats:
    """U at a clock hour: the dip of the afternoon and of the small hours."""
    found: Floats = -0.5 + 0.5 * np.cos(2 * np.pi * (clock - 16.8 - 3) / 12)
    return found


def waking(hours: Floats) -> Floats:
    """W so many hours after waking."""
    found: Floats = WAKING * np.exp(WAKING_FALL * hours)
    return found


def karolinska(s: Floats, c: Floats, u: Floats, w: Floats) -> Floats:
    """KSS of the four processes."""
    found: Floats = 10.6 - 0.6 * (s + c + u + w)
    return found
