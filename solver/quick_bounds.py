"""Bounds by counting alone, so that there are some however large a station is.

*Weekends worked*: the seats of a weekend take so many people, for nobody can fill more of them than
rest lets them. *Days changed*: breaches and empty seats that have no cell in common are each mended
by a day of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from ambrota.model import WEEK
from ambrota.rules.base import Level
from solver import aims
from solver.engines.tally import breach, short_seats
from solver.plan import current_plan
from solver.price import is_must
from solver.primitives import Weekends
from solver.statement import Statement

Filling = tuple[int, int, int]
"""(elapsed start, elapsed end, seat minutes filled in the weekend) of one choice."""


def fewest_weekends(statement: Statement) -> int:
    """The fewest weekends worked, over all people, that fill the seats of every weekend."""
    if statement.levels.get("cover") is not Level.MUST:
        return 0
    weekends: dict[int, list[Weekends]] = defaultdict(list)
    cyclic = statement.problem.rota.is_cyclic
    for primitive in statement.primitives:
        if primitive.mark.rule == aims.WEEKENDS and isinstance(primitive, Weekends):
            weekends[WEEK - 1 if cyclic else primitive.mark.day].append(primitive)
    counted = _Weekend(statement)
    return sum(counted.people(sunday, each) for sunday, each in weekends.items())


class _Weekend:
    """Counts the people that a weekend takes."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        rule = statement.rule("daily-rest")
        is_must = statement.levels.get("daily-rest") is Level.MUST
        self.rest = round(rule.hours * 60) if is_must else 0
        self._most: dict[tuple[tuple[Filling, ...], ...], int] = {}

    def people(self, sunday: int, weekends: list[Weekends]) -> int:
        """The fewest people who could fill the seats of the two days up to that Sunday."""
        rows = self._widest((sunday - 1, sunday))
        seats = self.statement.seats.rows
        needed = sum(seats[row].need * (seats[row].end - seats[row].start) for row in rows)
        at_once: dict[tuple[int, int], int] = defaultdict(int)
        for edge in {(seats[row].day, seats[row].start) for row in rows}:
            for row in rows:
                on = seats[row]
                if on.day == edge[0] and on.start <= edge[1] < on.end:
                    at_once[edge] += on.need
        peak = max(at_once.values(), default=0)
        most = sorted((self._minutes(each, rows) for each in weekends), reverse=True)
        enough = [n for n, sum_ in enumerate(accumulate(most), 1) if sum_ >= needed]
        least = min(enough, default=len(most)) if needed else 0
        return max(peak, least)

    def _widest(self, days: Iterable[int]) -> set[int]:
        """Of each stretch of those days and each resource, the seat row that asks for most."""
        widest: dict[tuple[object, ...], int] = {}
        for number, row in enumerate(self.statement.seats.rows):
            if row.day in days:
                place = row.day, row.start, row.key[0]
                other = widest.get(place)
                if other is None or self.statement.seats.rows[other].need < row.need:
                    widest[place] = number
        return set(widest.values())

    def _minutes(self, weekend: Weekends, rows: set[int]) -> int:
        """Most seat minutes of these rows that one person could fill, with rest in between."""
        problem, seats = self.statement.problem, self.statement.seats
        cells: list[tuple[Filling, ...]] = []
        for cell, _ in weekend.spoilt[0]:
            found: dict[Filling, None] = {}
            for number, choice in enumerate(problem.cells[cell].choices):
                filled = rows.intersection(seats.fills.get((cell, number), ()))
                if filled and choice.timed:
                    minutes = sum(seats.rows[row].end - seats.rows[row].start for row in filled)
                    found[choice.start, choice.end, minutes] = None
            cells.append(tuple(found))
        key = tuple(cells)
        if key not in self._most:
            self._most[key] = self._fullest(key, None)
        return self._most[key]

    def _fullest(self, cells: tuple[tuple[Filling, ...], ...], since: int | None) -> int:
        if not cells:
            return 0
        best = self._fullest(cells[1:], since)
        for start, end, minutes in cells[0]:
            if since is None or start >= since + self.rest:
                best = max(best, minutes + self._fullest(cells[1:], end))
        return best


def fewest_changes(statement: Statement) -> int:
    """The fewest days that must change for what is breached or short now to hold."""
    plan = current_plan(statement.problem)
    cells = statement.problem.cells
    fillers: dict[int, set[int]] = defaultdict(set)
    for (cell, _), rows in statement.seats.fills.items():
        if cells[cell].is_free:
            for row in rows:
                fillers[row].add(cell)
    found: list[tuple[frozenset[int], int]] = [
        (frozenset(cell for cell in primitive.cells() if cells[cell].is_free), 1)
        for primitive in statement.primitives
        if is_must(statement, primitive) and breach(primitive, plan)
    ]
    for row, short in enumerate(short_seats(statement.seats, plan)):
        if short:
            found.append((frozenset(fillers[row]), short))
    taken: set[int] = set()
    least = 0
    for concerned, changes in sorted(found, key=lambda each: len(each[0]) / each[1]):
        if concerned and taken.isdisjoint(concerned):
            taken |= concerned
            least += changes
    return least
