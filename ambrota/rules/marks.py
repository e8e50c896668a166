"""Which duties are early starts, how long duties last, and on which days somebody works."""

from __future__ import annotations

import numpy as np

from ambrota.duties import Block, DutyTable
from ambrota.entries import Bools, Ints, ranks
from ambrota.model import DAY, Kind


def early(table: DutyTable, earliest: int) -> Bools:
    """Timed duties that start before that minute of the day and are no nights."""
    found: Bools = table.timed & ~table.night & (table.local_start < earliest)
    return found


def elapsed_lengths(table: DutyTable) -> Ints:
    """Minutes that each timed duty really lasts, across clock changes; 0 for other entries."""
    return table.end - table.start


def busy_days(table: DutyTable, block: Block) -> Bools:
    """Days of walks, from their first, with a minute of duty (by the clock) or untimed relief."""
    busy = table.days_with(block, table.is_kind(Kind.RELIEF) & ~table.timed)
    timed, length = table.timed[block.part], busy.shape[1]
    walk, day = np.divmod(block.place[timed], length)
    first = day + table.local_start[block.part][timed] // DAY
    last = day + (table.local_end[block.part][timed] - 1) // DAY
    count = last - first + 1
    days = np.repeat(first, count) + ranks(count)
    there = (days < length) | block.wraps
    busy[np.repeat(walk, count)[there], days[there] % length] = True
    return busy
