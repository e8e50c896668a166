"""An edit of a large rota: the few duties that change take the place of those they replace."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ambrota.model import Change, Duty, Rota


def spliced(rota: Rota, changes: Iterable[Change]) -> tuple[Duty, ...] | None:
    """The duties of `rota.with_changes(changes)`, without sorting them all again.

    None where the columns of the rota are not worked out yet, or its duties stand in no order.
    """
    if "entries" not in rota.__dict__:
        return None
    entries, own = rota.entries, rota.entries.own
    days = rota.days + 1
    keys = entries.row[own].astype(np.int64) * days + entries.day[own]
    if keys.size and (np.diff(keys) < 0).any():
        return None
    after = {(change.person, change.day): change.after for change in changes}
    wanted = {rota.index[person] * days + day: new for (person, day), new in after.items()}
    duties = list(rota.duties)
    for key in sorted(wanted, reverse=True):
        low, high = np.searchsorted(keys, [key, key + 1])
        duties[low:high] = wanted[key]
    return tuple(duties)
