"""Working time over reference periods: A worked in each, B on the days that make up for absence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from ambrota.duties import Block
from ambrota.entries import Bools, Ints
from ambrota.model import WEEK, Person, Rota
from ambrota.rules.windows import Windows, sums_before, windows


@dataclass(frozen=True)
class Load:
    """Each window of walks: A (worked in it), B (worked on days that replace excluded ones).

    `excluded`: how many days of each window are.
    """

    windows: Windows
    worked: Ints
    made_up: Ints
    excluded: Ints

    @property
    def total(self) -> Ints:
        """A + B in minutes."""
        return self.worked + self.made_up

    @property
    def weeks(self) -> float:
        """C, the weeks of a window."""
        return self.windows.length / WEEK


def load(
    block: Block, minutes: Ints, excluded: Bools, weeks: int, *, successive: bool = False
) -> Load:
    """A and B of every window, from the minutes worked on each day and the days excluded."""
    found = windows(block, weeks, successive=successive)
    counted = np.where(excluded, 0, minutes)
    away = found.sums(excluded)
    return Load(found, found.sums(counted), _made_up(found, counted, away), away)


def _made_up(found: Windows, minutes: Ints, excluded: Ints) -> Ints:
    """Minutes of the next worked days after each window, as many as it has excluded days.

    A dated rota has only so many; a cyclic one repeats for as long as is needed.
    """
    if not excluded.any():
        return np.zeros_like(excluded)
    worked = minutes.astype(np.bool_)
    worked_before = sums_before(worked)
    count = worked_before[:, -1:]
    # Every walk's worked days one after the other: where each walk's begin, and minutes before.
    begins = np.cumsum(count, axis=0) - count
    running = np.concatenate(([0], np.cumsum(minutes[worked])))

    def of_first(days: Ints) -> Ints:
        """Minutes of so many worked days from day 0 on."""
        turns = days // np.maximum(count, 1) * found.block.wraps
        some = np.minimum(days - turns * count, count)
        whole = running[begins + count] - running[begins]
        minutes: Ints = turns * whole + running[begins + some] - running[begins]
        return minutes

    past = found.starts + found.length
    turns, day = np.divmod(past, found.block.days) if found.block.wraps else (0, past)
    first = turns * count + worked_before[:, day]
    return of_first(first + excluded) - of_first(first)


def opted_out(person: Person, on: date | None) -> bool:
    """Whether a date lies in the person's opt-out, both ends in it; undated, any opt-out counts."""
    if person.opt_out is None or on is None:
        return person.opt_out is not None
    since, until = person.opt_out
    return (since is None or since <= on) and (until is None or on <= until)


def opted_out_days(rota: Rota, block: Block) -> Bools:
    """By walk and day from day 0, whether it lies in an opt-out; in a cyclic rota none does."""
    found = np.zeros((len(block.walks), block.days), dtype=np.bool_)
    if rota.first_day is None:
        return found
    for place, walk in enumerate(block.walks):
        (row,) = walk.people
        agreed = rota.people[row].opt_out
        if agreed is not None:
            since, until = agreed
            first = 0 if since is None else max(0, (since - rota.first_day).days)
            past = block.days if until is None else (until - rota.first_day).days + 1
            found[place, first : max(first, past)] = True
    return found
