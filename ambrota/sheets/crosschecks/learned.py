"""Totals of hours to which some codes add what no legend states: worked out from the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ambrota.model import Kind
from ambrota.sheets.crosschecks.figures import Figures
from ambrota.sheets.crosschecks.held import Held
from ambrota.sheets.crosschecks.readings import Reading
from ambrota.sheets.crosschecks.totals import weighed
from ambrota.sheets.crosschecks.weights import Weight, common

_ROUNDS, _VOTES, _MOST = 4, 2, 0.75

Said = tuple[tuple[str, Kind], ...]
_NOT_KNOWN: Said = (("", Kind.UNKNOWN),)


def learned_reading(figures: Figures, readings: Iterable[Reading]) -> Reading | None:
    """A reading in which leave, relief and the like count for a fixed number of hours each."""
    found: list[tuple[int, Reading]] = []
    hours = [weight for weight in common() if weight.unit and weight.fits(figures.heading)]
    for base in (one for one in readings if one.per == 1):
        for weight in hours:
            amounts = _amounts(figures, base, weight)
            made = weighed(figures, base, _with(weight, amounts)) if amounts else None
            if made is not None and len(made.agree) >= max(
                _MOST * len(figures.values), len(amounts) + _VOTES + 1
            ):
                found.append((len(made.agree), made))
    return max(found, key=lambda one: one[0], default=(0, None))[1]


def _sure(held: Held) -> bool:
    return not held.duties or (len(held.duties) == 1 and held.has(Kind.COVER, Kind.REST))


def _amounts(figures: Figures, base: Reading, weight: Weight) -> dict[Said, float]:
    """What each entry adds that is neither cover nor rest, as at least two rows agree on it.

    What nobody understands adds nothing that is known: a sum must not rest on a guess of it.
    """
    amounts: dict[Said, float] = {}
    for _ in range(_ROUNDS):
        votes: dict[Said, Counter[float]] = {}
        for at, figure in figures.values.items():
            open_: Counter[Said] = Counter()
            known = 0.0
            for held, times in base.held[at].items():
                if held.has(Kind.UNKNOWN):
                    open_[_NOT_KNOWN] += times
                elif _sure(held) or held.said in amounts:
                    known += times * (amounts.get(held.said, weight.of(held) or 0.0))
                else:
                    open_[held.said] += times
            if len(open_) == 1 and _NOT_KNOWN not in open_:
                said, times = next(iter(open_.items()))
                votes.setdefault(said, Counter())[
                    round((figure * base.per - known) / times, 2)
                ] += 1
        settled = {
            said: counter.most_common(1)[0][0]
            for said, counter in votes.items()
            if counter.most_common(1)[0][1] >= _VOTES and 0 <= counter.most_common(1)[0][0] <= 24
        }
        if not settled:
            break
        amounts |= settled
    return amounts


def _with(weight: Weight, amounts: dict[Said, float]) -> Weight:
    def of(held: Held) -> float | None:
        if held.said in amounts:
            return amounts[held.said]
        return weight.of(held) if _sure(held) else None

    told = ", ".join(
        f"{' and '.join(code.upper() for code, _ in said)} at {amount:g} h"
        for said, amount in sorted(amounts.items())[:4]
    )
    return replace(weight, name=f"{weight.name}, {told}", of=of)
