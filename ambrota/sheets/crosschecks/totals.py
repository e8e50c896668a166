"""Totals compared with what was read: first what a total counts, then which figures are wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ambrota.model import ABSENCE_KINDS, Kind, Shift
from ambrota.sheets.crosschecks.figures import Figures
from ambrota.sheets.crosschecks.held import BLANK, Held
from ambrota.sheets.crosschecks.readings import Reading, names_role
from ambrota.sheets.crosschecks.weights import Weight, common, of_codes, uncertain

SAMPLE, SMALL, FEWEST = 12, 6, 2
_MOST_THAT_FIT, _MOST, _NEARLY_ALL = 0.7, 0.75, 0.9


def best_reading(
    figures: Figures, readings: Iterable[Reading], shifts: Collection[Shift]
) -> Reading | None:
    """The reading with which (nearly) all of the figures agree; None when there is none."""
    found: list[Reading] = []
    readings = list(readings)
    for base in readings:
        _count_blanks(base)
        seen = {held for counter in base.held.values() for held in counter}
        for weight in (*common(), *of_codes(seen, shifts)):
            made = weighed(figures, base, weight)
            if made is not None:
                found.append(made)
    sure = [one for one in found if convinces(figures, one)]
    best = max(sure, key=lambda one: (len(one.agree), one.fits), default=None)
    if best is None or len(best.agree) == len(figures.values):
        return best
    # Where something else accounts for all of them, what the heading says must be meant otherwise.
    whole = any(len(one.agree) == len(figures.values) for one in found)
    return None if whole and len(set(figures.values.values())) > 2 else best


def with_weight(figures: Figures, readings: Iterable[Reading], weight: Weight) -> Reading | None:
    """The reading by a weight that is known from elsewhere, if most figures agree with it.

    One or two figures, as of a month's last days on a sheet of their own, tell nothing against it.
    """
    found = [made for base in readings if (made := weighed(figures, base, weight)) is not None]
    best = max(found, key=lambda one: len(one.agree), default=None)
    few = len(figures.values) <= FEWEST
    if best is None or (len(best.agree) * 2 <= len(figures.values) and not few):
        return None
    return best


def _count_blanks(base: Reading) -> None:
    for at, areas in base.areas.items():
        size = sum(len(area.rows) * len(area.columns) for area in areas)
        base.held[at][BLANK] = size - sum(base.held[at].values())


def weighed(figures: Figures, base: Reading, weight: Weight) -> Reading | None:
    """The figures that agree with a weight; None when a sample of them says that most do not."""
    made = replace(base, weight=weight, agree=set())
    heading = weight.fits(figures.heading)
    if base.roles is not None:
        names = any(names_role(figures.heading, role) for role in base.roles)
        made.fits = names and (heading or weight.broad)
    else:
        made.fits = not base.limited and (heading or (base.named and weight.broad))
    places = list(figures.values)
    step = max(1, len(places) // SAMPLE)
    sample = places[::step][:SAMPLE]
    if len(places) > 2 * SAMPLE and 2 * len(_agreeing(figures, made, sample)) < len(sample):
        return None
    made.agree = _agreeing(figures, made, places)
    return made


def _agreeing(figures: Figures, reading: Reading, places: Iterable[int]) -> set[int]:
    margin = 0.011 if reading.per == 1 else 0.051
    return {at for at in places if abs(reading.expected(at) - figures.values[at]) <= margin}


def convinces(figures: Figures, reading: Reading) -> bool:
    """Whether so many figures agree that the others must be wrong, and not by mere chance."""
    agree, compared = len(reading.agree), len(figures.values)
    different = len({figures.values[at] for at in reading.agree})
    assert reading.weight is not None
    if reading.fits:
        telling = {figures.values[at] for at in reading.agree} != {0} or _blank_where(
            figures, reading
        )
        most = compared - 1 if compared < SMALL else _MOST_THAT_FIT * compared
        fewest = FEWEST if reading.weight.unit else FEWEST + 1
        return agree == compared or (agree >= max(fewest, most) and telling)
    if reading.roles is not None or agree <= FEWEST:
        return False
    if reading.weight.unit:
        return agree >= _MOST * compared and different >= 4
    if reading.weight.broad or not figures.heading:
        return agree >= _NEARLY_ALL * compared and different >= 4
    return agree >= _NEARLY_ALL * compared and different >= 5 and compared >= SAMPLE


def _blank_where(figures: Figures, reading: Reading) -> bool:
    """Whether figures are nought just where nothing is to be counted, and nothing else is named.

    Where there is nothing to count, a figure of more than stands there is wrong whatever it counts.
    """
    assert reading.weight is not None
    others = figures.values.keys() - reading.agree
    there = all(
        figures.values[at] and (reading.expected(at) or _beyond(figures, reading, at))
        for at in others
    )
    return there and reading.weight.is_all_of(figures.heading)


def _beyond(figures: Figures, reading: Reading, at: int) -> bool:
    """Whether a count is more than all the entries that it is over."""
    entries = sum(len(held.duties) * times for held, times in reading.held[at].items())
    return reading.weight is not None and not reading.weight.unit and figures.values[at] > entries


def wrong(figures: Figures, reading: Reading) -> Iterator[int]:
    """The figures that disagree whatever the cells add of which only custom says it."""
    yield from (at for at, out in _disagreeing(figures, reading) if out)


def not_comparable(figures: Figures, reading: Reading) -> list[int]:
    """Figures that disagree, though cells may account for it of which only custom says it."""
    return [at for at, out in _disagreeing(figures, reading) if not out]


def _by_contract(held: Held) -> bool:
    """Whether it is absence of which no legend states the pay: whoever works less has less."""
    return held.has(*ABSENCE_KINDS) and any(duty.paid is None for duty in held.duties)


def _disagreeing(figures: Figures, reading: Reading) -> Iterator[tuple[int, bool]]:
    """Each figure that disagrees, and whether it is out of all reach."""
    weight = reading.weight
    assert weight is not None
    understood = {
        held.said for at in reading.agree for held in reading.held[at] if not held.has(Kind.UNKNOWN)
    }
    for at, figure in figures.values.items():
        if at in reading.agree:
            continue
        low = high = 0.0
        for held, times in reading.held[at].items():
            if held.said in understood or not uncertain(held, weight):
                certain = (weight.of(held) or 0) * times
                low += 0 if _by_contract(held) else certain
                high += certain
            else:
                most = 24.0 if weight.unit else len(held.duties)
                high += most * times
        yield at, not low - 0.06 <= figure * reading.per <= high + 0.06
