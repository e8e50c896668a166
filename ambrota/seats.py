"""Who is on which resource when, and which seats they fill.

Time is cut into slots as fine as the duties ask for, so that one who leaves at 18:50 and another
who starts at 18:50 fill one seat between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np

from ambrota.demand import QUARTER
from ambrota.entries import Int32s, Ints
from ambrota.grades import grade, may_fill, normal_role
from ambrota.model import DAY, WEEK, Duty, Kind, Rota
from ambrota.sessions import horizon_of, weeks_together

Group = tuple[str | None, str | None]
"""(resource, role as stated) of the people who are counted together."""


@dataclass(frozen=True)
class Staffing:
    """People on cover: `counts[group, slot]`, slots of `unit` minutes over `days` days.

    `wraps`: the slot after the last is the first.
    """

    groups: tuple[Group, ...]
    counts: Ints
    days: int
    unit: int
    wraps: bool

    def on(self, resource: str | None) -> tuple[list[str | None], Ints]:
        """Roles on a resource and their counts by slot."""
        places = [i for i, group in enumerate(self.groups) if group[0] == resource]
        return [self.groups[i][1] for i in places], self.counts[places]


def staffing(rota: Rota, *, vacant: bool = False) -> Staffing:
    """Everybody on a timed cover duty, sessions ignored. `vacant`: vacant lines as well."""
    entries = rota.entries
    there = np.array([vacant or not person.vacant for person in rota.people], dtype=np.bool_)
    on_cover = entries.mask(lambda shape: shape.kind is Kind.COVER and shape.start is not None)
    chosen = np.flatnonzero(on_cover & there[entries.row])
    row, shape = entries.row[chosen], entries.shape[chosen]
    groups, group = _groups(rota, row, shape)
    starts = np.array([one.start or 0 for one in entries.shapes], dtype=np.int64)
    ends = np.array([one.end or 0 for one in entries.shapes], dtype=np.int64)
    used = np.unique(shape)
    unit = gcd(QUARTER, *starts[used].tolist(), *ends[used].tolist(), _session_unit(rota))
    base = entries.day[chosen].astype(np.int64) * DAY
    slots = rota.days * DAY // unit
    low, high = (base + starts[shape]) // unit, (base + ends[shape]) // unit
    counts = _counted(group, low, high, len(groups), slots, rota.is_cyclic)
    return Staffing(groups, counts, rota.days, unit, rota.is_cyclic)


def _groups(rota: Rota, row: Int32s, shape: Int32s) -> tuple[tuple[Group, ...], Ints]:
    """Who is counted together, as first met among these entries, and the group of each entry."""
    on = _numbered([one.resource for one in rota.entries.shapes])[shape]
    roles = _numbered([normal_role(person.role) for person in rota.people])
    key = on * (len(rota.people) + 1) + roles[row]
    _, first, same = np.unique(key, return_index=True, return_inverse=True)
    order = np.argsort(first)
    stated = tuple(
        (rota.entries.shapes[shape[at]].resource, rota.people[row[at]].role or None)
        for at in first[order]
    )
    return stated, np.argsort(order)[same]


def _numbered(names: Sequence[object]) -> Ints:
    """Each name's number, the same for equal names."""
    number = {name: i for i, name in enumerate(dict.fromkeys(names))}
    return np.array([number[name] for name in names], dtype=np.int64)


def _session_unit(rota: Rota) -> int:
    """The greatest span of minutes at whose edges every session starts and ends."""
    return gcd(*(minute for one in rota.sessions for minute in (one.start, one.end)))


def _counted(group: Ints, low: Ints, high: Ints, groups: int, slots: int, wraps: bool) -> Ints:
    """How many of each group are there in each slot, from the first and past-the-last of each."""
    turns = max(1, -(-int(high.max(initial=0)) // slots)) if wraps else 1
    width = slots * turns + 1
    come, gone = (
        np.bincount(group * width + np.clip(edge, 0, width - 1), minlength=groups * width)
        for edge in (low, high)
    )
    there = np.cumsum((come - gone).reshape(groups, width), axis=1)[:, :-1]
    folded: Ints = there.reshape(groups, turns, slots).sum(axis=1) if slots else there
    return folded


def _within(low: int, high: int, slots: int, wraps: bool) -> Iterator[tuple[int, int]]:
    """A span of slots as spans inside the frame: cut at its ends, or wrapped round them."""
    if not wraps:
        low, high = max(low, 0), min(high, slots)
        if low < high:
            yield low, high
        return
    while low < high:
        start = low % slots
        length = min(high - low, slots - start)
        yield start, start + length
        low += length


def stand_down(rota: Rota, staffed: Staffing) -> Staffing:
    """The same people without those who are in a session, as far as it takes them from a seat.

    A cyclic rota is unrolled into the weeks over which its sessions go round. The seat that is left
    is the one of the line then worked: its role, and none where the line is vacant.
    """
    if not rota.sessions:
        return staffed
    weeks, wraps = 1, False
    if rota.is_cyclic:
        weeks, wraps = weeks_together([len(rows) for rows in rota.groups.values()])
    counts = np.tile(staffed.counts, (1, weeks))
    slots = counts.shape[1]
    days = staffed.days * weeks
    number = {(group[0], normal_role(group[1])): i for i, group in enumerate(staffed.groups)}
    seen = _Seats(rota)
    for row, spans in _away(rota, days).items():
        for start, end in spans:
            for place, low, high in seen.taken(row, start, end):
                group = number.get(place)
                if group is not None:
                    for a, b in _within(low // staffed.unit, high // staffed.unit, slots, wraps):
                        counts[group, a:b] -= 1
    return Staffing(staffed.groups, counts, days, staffed.unit, wraps)


def _away(rota: Rota, days: int) -> dict[int, list[tuple[int, int]]]:
    """When each person is in a session, in minutes of the frame; sessions at one time joined."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for session in rota.sessions:
        row = rota.index.get(session.person)
        if row is None:
            continue
        turn = horizon_of(rota, row)
        step = turn.days if rota.is_cyclic and turn.wraps else days
        for day in range(session.day, days, step):
            span = (day * DAY + session.start, day * DAY + session.end)
            found[row].append(span)
            if session.with_ is not None and session.with_ in rota.index:
                found[rota.index[session.with_]].append(span)
    return {row: _joined(spans) for row, spans in found.items()}


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same spans in order, overlapping ones made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


class _Seats:
    """The cover duties that a person really works on a day of the frame."""

    def __init__(self, rota: Rota) -> None:
        self._rota = rota
        self._line = {
            row: (rows, position)
            for rows in rota.groups.values()
            for position, row in enumerate(rows)
        }

    @cached_property
    def _cells(self) -> dict[tuple[str, int], list[Duty]]:
        cells: dict[tuple[str, int], list[Duty]] = defaultdict(list)
        for duty in (*self._rota.before, *self._rota.duties):
            if duty.kind is Kind.COVER and duty.start is not None:
                cells[duty.person, duty.day].append(duty)
        return cells

    def taken(self, row: int, start: int, end: int) -> Iterator[tuple[Group, int, int]]:
        """((resource, role), from, to) of each seat the person has between two minutes."""
        for day in range(start // DAY - 2, (end - 1) // DAY + 1):
            for duty in self._cells.get(self._cell(row, day), ()):
                assert duty.start is not None
                assert duty.end is not None
                low = max(start, day * DAY + duty.start)
                high = min(end, day * DAY + duty.end)
                holder = self._rota.person(duty.person)
                if low < high and not holder.vacant:
                    yield (duty.resource, normal_role(holder.role)), low, high

    def _cell(self, row: int, day: int) -> tuple[str, int]:
        if not self._rota.is_cyclic:
            return self._rota.people[row].id, day
        rows, position = self._line[row]
        week, weekday = divmod(day, WEEK)
        return self._rota.people[rows[(position + week) % len(rows)]].id, weekday


def seated(
    roles: Sequence[str | None], counts: Ints, rows: Sequence[str | None], needs: Ints,
    substitution: bool,
) -> Ints:  # fmt: skip
    """Seats filled of each row of one resource: `counts[role, slot]`, `needs[row, slot]`.

    Rows are filled from the highest grade down; any person of that grade or a higher one will do,
    because all who may fill it may fill whatever is below it. A row of no role is filled by anybody
    and counts everybody; the role rows are counted within it. People beyond what is needed are
    shown on the first row they may fill.
    """
    filled = np.zeros_like(needs)
    left = counts.copy()
    order = sorted(
        (i for i, row in enumerate(rows) if row is not None), key=lambda i: -grade(rows[i])
    )
    for needed in (True, False):
        for i in order:
            for j, role in enumerate(roles):
                if may_fill(role, rows[i], substitution=substitution):
                    take = np.minimum(left[j], needs[i] - filled[i]) if needed else left[j].copy()
                    filled[i] += take
                    left[j] -= take
    for i, row in enumerate(rows):
        if row is None:
            filled[i] = counts.sum(axis=0)
    return filled
