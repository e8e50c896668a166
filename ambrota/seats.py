"""Who is on which resource when, and which seats they fill.

Time is cut into slots as fine as the duties ask for, so that one who leaves at 18:50 and another
who starts at 18:50 fill one seat between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd, lcm

import numpy as np

from ambrota.demand import QUARTER
from ambrota.duties import Ints
from ambrota.grades import grade, may_fill, normal_role
from ambrota.model import DAY, WEEK, Duty, Kind, Rota
from ambrota.sessions import MOST_WEEKS, horizon_of

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
    role_of = {p.id: normal_role(p.role) for p in rota.people if vacant or not p.vacant}
    stated: dict[Group, Group] = {}
    number: dict[Group, int] = {}
    spans: list[tuple[int, int, int]] = []
    for duty in (*rota.before, *rota.duties):
        if duty.kind is Kind.COVER and duty.start is not None and duty.person in role_of:
            assert duty.end is not None
            key = (duty.resource, role_of[duty.person])
            if key not in number:
                number[key] = len(number)
                stated[key] = (duty.resource, rota.person(duty.person).role or None)
            base = duty.day * DAY
            spans.append((number[key], base + duty.start, base + duty.end))
    columns = np.array(spans, dtype=np.int64).reshape(len(spans), 3).T
    times = columns[1:].ravel()
    unit = gcd(QUARTER, int(np.gcd.reduce(times)) if times.size else 0, _session_unit(rota))
    counts = _counted(columns, len(number), rota.days * DAY // unit, unit, rota.is_cyclic)
    return Staffing(tuple(stated.values()), counts, rota.days, unit, rota.is_cyclic)


def _session_unit(rota: Rota) -> int:
    """The greatest span of minutes at whose edges every session starts and ends."""
    return gcd(*(minute for one in rota.sessions for minute in (one.start, one.end)))


def _counted(columns: Ints, groups: int, slots: int, unit: int, wraps: bool) -> Ints:
    """How many of each group are there in each slot, from (group, first, past-the-last minute)."""
    group, low, high = columns[0], columns[1] // unit, columns[2] // unit
    turns = max(1, -(-int(high.max(initial=0)) // slots)) if wraps else 1
    changes = np.zeros((groups, slots * turns + 1), dtype=np.int64)
    edge = changes.shape[1] - 1
    np.add.at(changes, (group, np.clip(low, 0, edge)), 1)
    np.add.at(changes, (group, np.clip(high, 0, edge)), -1)
    there = np.cumsum(changes, axis=1)[:, :-1]
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
    weeks, wraps = _frame(rota) if rota.is_cyclic else (1, False)
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


def _frame(rota: Rota) -> tuple[int, bool]:
    """(weeks over which all sessions go round together, whether they do); 52 at most."""
    lengths = {len(rows) for rows in rota.groups.values()}
    weeks = lcm(*lengths)
    if len(lengths) == 1 or weeks <= MOST_WEEKS:
        return weeks, True
    return max(MOST_WEEKS, *lengths), False


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
