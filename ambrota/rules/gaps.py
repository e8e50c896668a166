"""The rests of every walk: from the end of each duty to the start of the next, and at both ends."""

from __future__ import annotations

import numpy as np

from ambrota.duties import Block, DutyTable
from ambrota.entries import Ints
from ambrota.model import DAY
from ambrota.rules.base import Inspection

FAR = int(np.iinfo(np.int32).max)
"""Minutes, before and after all that any rota holds."""


def gaps(inspection: Inspection, block: Block) -> tuple[Ints, Ints, Ints]:
    """Walk of the block, start and end of every rest, the open ones at both ends included."""
    return inspection.once(("gaps", block.walks), lambda: _gaps(inspection.table, block))


def _gaps(table: DutyTable, block: Block) -> tuple[Ints, Ints, Ints]:
    part = block.part
    timed, every = table.timed[part], np.arange(len(block.walks))
    walk = table.walk[part][timed] - block.walks[0].index
    starts, ends = table.start[part][timed], table.end[part][timed]
    if block.wraps:
        # A period of a fortnight from each line's Monday lies within two turns and the eve of them.
        shifts = np.array((-1, 0, 1))[:, None] * block.days * DAY
        starts, ends = (starts + shifts).ravel(), (ends + shifts).ravel()
        walk = np.tile(walk, len(shifts))
    # Something stands far before and far after each walk's duties.
    edge = np.full_like(every, FAR)
    walk = np.concatenate((every, walk, every))
    starts, ends = np.concatenate((-edge, starts, edge)), np.concatenate((-edge, ends, edge))
    order = np.lexsort((starts, walk))
    walk, starts, ends = walk[order], starts[order], ends[order]
    # Walks lie so far apart that none is still busy from the one before.
    apart = walk * np.ptp(ends)
    busy_until = np.maximum.accumulate(ends + apart) - apart
    same = np.flatnonzero(walk[1:] == walk[:-1])
    return walk[same], busy_until[same], starts[same + 1]
