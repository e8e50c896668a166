"""Cover counted with sessions: who leaves which seat when, and what is short or given up for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from ambrota.demand import HALF_HOUR, Key
from ambrota.model import DAY, WEEK
from solver.engines.seat_count import short_seats, shortages
from solver.plan import Plan
from solver.statement import Statement

Short = dict[tuple[int, Key, int], int]
"""(day, (resource, role), half hour of the day) -> seats short."""
Span = tuple[int, int]


def short_with_sessions(statement: Statement, plan: Plan) -> Short:
    """Seats short by half hour, the worst minute of each counting, sessions stood down.

    What the duties leave short is told on the rota's own days; what sessions add to it, beyond
    the one seat a resource and half hour that a derived requirement gives up, on theirs.
    """
    count = _Count(statement, plan)
    total: Short = dict(count.duties)
    for day in sorted(count.away):
        for place, seats in count.by_sessions(day).items():
            total[place] = total.get(place, 0) + seats
    return {place: seats for place, seats in total.items() if seats}


class _Count:
    """The seats of one plan."""

    def __init__(self, statement: Statement, plan: Plan) -> None:
        self.problem = statement.problem
        self.seats = statement.seats
        self.plan = plan
        self.duties = self._worst(dict(enumerate(short_seats(self.seats, plan))))
        self.away = self._away()

    def _worst(self, short: dict[int, int]) -> Short:
        worst: Short = {}
        for number, seats in short.items():
            row = self.seats.rows[number]
            self._keep(worst, number, (row.start, row.end), seats)
        return worst

    def _keep(self, worst: Short, number: int, span: Span, seats: int) -> None:
        row = self.seats.rows[number]
        for half in range(span[0] // HALF_HOUR, -(-min(span[1], DAY) // HALF_HOUR)):
            at = row.day, row.key, half
            if seats > worst.get(at, 0):
                worst[at] = seats

    def _away(self) -> dict[int, dict[int, list[Span]]]:
        """Day of the longest frame -> person -> when they are in a session."""
        away: dict[int, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for placing in self.plan.placed:
            for who in {placing.person, placing.with_} - {None}:
                for day in placing.days:
                    assert who is not None
                    away[day][who].append((placing.session.start, placing.session.end))
        return away

    @cached_property
    def _rows_on(self) -> dict[int, list[list[int]]]:
        """For each day the rows of each stretch, in the order in which people fill them."""
        found: dict[int, dict[tuple[object, Span], list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for number, row in enumerate(self.seats.rows):
            found[row.day][row.key[0], (row.start, row.end)].append(number)
        return {day: list(stretches.values()) for day, stretches in found.items()}

    @cached_property
    def _have(self) -> Counter[int]:
        return Counter(
            row
            for cell, choice in enumerate(self.plan.held)
            for row in self.seats.fills.get((cell, choice), ())
        )

    def by_sessions(self, day: int) -> Short:
        """Seats that sessions leave short on a day, those given up for them left out."""
        own = day % WEEK if self.problem.rota.is_cyclic else day
        left = {who: self._left(who, day) for who in self.away[day]}
        worst: Short = {}
        for stretch in self._rows_on.get(own, []):
            first = self.seats.rows[stretch[0]]
            for low, high in self._cut(day, (first.start, first.end)):
                stood = Counter(
                    row
                    for who, spans in self.away[day].items()
                    if any(start <= low and end >= high for start, end in spans)
                    for row in left[who]
                )
                have = {number: self._have[number] - stood[number] for number in stretch}
                for number, seats in shortages(self.seats, stretch, have).items():
                    self._keep(worst, number, (low, high), seats)
        caused = {
            (key, half): seats - self.duties.get((own, key, half), 0)
            for (_, key, half), seats in worst.items()
            if seats > self.duties.get((own, key, half), 0)
        }
        return {(day, key, half): seats for (key, half), seats in self._spare(caused)}

    def _left(self, who: int, day: int) -> list[int]:
        """Rows that a person fills on a day, with duties begun on it or up to two days before."""
        cells = [self.problem.cell_on(who, day - back) for back in (0, 1, 2)]
        return [
            row
            for cell in cells
            if cell is not None
            for row in self.seats.fills.get((cell.index, self.plan.held[cell.index]), ())
        ]

    def _cut(self, day: int, stretch: Span) -> Iterator[Span]:
        """A stretch cut wherever somebody goes into a session or comes out of one."""
        low, high = stretch
        edges = {
            edge
            for spans in self.away[day].values()
            for span in spans
            for edge in span
            if low < edge < high
        }
        ordered = [low, *sorted(edges), high]
        yield from pairwise(ordered)

    def _spare(self, caused: dict[tuple[Key, int], int]) -> Iterator[tuple[tuple[Key, int], int]]:
        """What is short once one seat a resource and half hour is given up."""
        taken: Counter[tuple[object, int]] = Counter()
        order = {key: place for place, key in enumerate(self.seats.keys)}
        for (key, half), seats in sorted(caused.items(), key=lambda item: order[item[0][0]]):
            given = self.seats.allowed(key[0])
            if key[1] is not None:
                given -= min(given, taken[key[0], half])
                taken[key[0], half] += given
            yield (key, half), seats - min(given, seats)
