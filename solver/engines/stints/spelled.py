"""Counts within a stretch of days, spelled out as the words that they bar.

A sum over a few days bars every smallest choice of days that takes it too high; a count of weekends
off bars so many weekends spoilt, in whatever way each is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, product

from solver.primitives import Literal, Total, Weekends

MOST_WORDS = 400
"""Words that one count may be spelled out in."""
MOST_DAYS = 14

Literals = tuple[Literal, ...]


def spelled(primitive: Total | Weekends) -> list[Literals] | None:
    """The words that it bars; None where there are too many, or it is no such count."""
    if isinstance(primitive, Weekends):
        words = _weekends(primitive)
    elif (
        primitive.low is not None
        or primitive.high is None
        or primitive.only_if is not None
        or len(primitive.weights) > MOST_DAYS
        or any(min(each) < 0 for each in primitive.weights.values())
    ):
        return None
    else:
        words = _sums(list(primitive.weights.items()), primitive.high)
    found = list(islice(words, MOST_WORDS + 1))
    return found if len(found) <= MOST_WORDS else None


def _weekends(primitive: Weekends) -> Iterator[Literals]:
    spoilt = len(primitive.spoilt) - primitive.least + 1
    for some in combinations(primitive.spoilt, spoilt):
        yield from product(*some)


def _sums(weights: list[tuple[int, tuple[int, ...]]], high: int) -> Iterator[Literals]:
    """Days that each weigh at least so much, none of them to spare, that are too much together."""
    rest = [0] * (len(weights) + 1)
    for at in range(len(weights) - 1, -1, -1):
        rest[at] = rest[at + 1] + max(weights[at][1])

    def extend(at: int, chosen: Literals, total: int, lightest: int) -> Iterator[Literals]:
        if total > high:
            if total - lightest <= high:
                yield chosen
            return
        if at == len(weights) or total + rest[at] <= high:
            return
        cell, each = weights[at]
        for least in sorted({weight for weight in each if weight > 0}, reverse=True):
            heavy = frozenset(number for number, weight in enumerate(each) if weight >= least)
            literal = (cell, heavy)
            yield from extend(at + 1, (*chosen, literal), total + least, min(lightest, least))
        yield from extend(at + 1, chosen, total, lightest)

    yield from extend(0, (), 0, rest[0])
