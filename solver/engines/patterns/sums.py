"""Sums over one person's pattern: which can matter, and what a pattern costs by them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from solver.engines.patterns.compiled import Personal, Tally

Held = npt.NDArray[np.int16]


def outside(tally: Tally, held: Held) -> int:
    """How far a pattern lies outside a sum."""
    total = sum(day[int(choice)] for day, choice in zip(tally.weights, held, strict=True))
    low = 0 if tally.low is None else tally.low - total
    high = 0 if tally.high is None else total - tally.high
    return max(0, low, high)


def can_bind(tally: Tally) -> bool:
    """Whether any pattern at all could breach it."""
    if tally.low is not None and tally.low > sum(min(day) for day in tally.weights):
        return True
    return tally.high is not None and tally.high < sum(max(day) for day in tally.weights)


def is_tight(tally: Tally) -> bool:
    assert tally.high is not None
    return 0 < tally.high < 0.25 * sum(max(day) for day in tally.weights)


def values_of(person: Personal, followed: set[int]) -> int:
    """About how many values these sums take together."""
    found = 1
    for at in followed:
        tally = person.tallies[at]
        steps = {weight for day in tally.weights for weight in day if weight}
        high = tally.high if tally.high is not None else sum(max(d) for d in tally.weights)
        found *= 1 + high // max(1, min(steps, default=1)) * len(steps)
    return found


def is_priced(person: Personal) -> bool:
    """Whether more than single days of a pattern cost something."""
    return (
        any(len(chain.steps) > 1 and chain.price for chain in person.chains)
        or any(tally.price for tally in person.tallies)
        or any(spoilt.price for spoilt in person.spoilt)
    )


def price_beside(person: Personal, held: Held) -> int:
    """What longer chains, sums and weekends of a pattern cost."""
    cost = 0
    for chain in person.chains:
        if len(chain.steps) > 1 and chain.price:
            met = all(int(held[at]) in choices for at, choices in chain.steps)
            cost += chain.price if met else 0
    for tally in person.tallies:
        if tally.price:
            cost += tally.price * outside(tally, held)
    for spoilt in person.spoilt:
        if spoilt.price:
            worked = sum(
                any(int(held[at]) in choices for at, choices in steps) for steps in spoilt.weekends
            )
            cost += spoilt.price * max(0, worked - spoilt.most)
    return cost
