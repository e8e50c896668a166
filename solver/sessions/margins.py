"""Seats to spare: what each seat row fills beyond its need, and what sessions take of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from ambrota.demand import HALF_HOUR, Key
from ambrota.model import WEEK
from solver.engines.tally import short_seats
from solver.plan import Plan
from solver.primitives import Placing
from solver.statement import Statement

Place = tuple[int, int, int]
"""(day of the longest frame, seat row, half hour of the day)."""
Slot = tuple[int, int, int]
"""(row of a person, day, quarter hour) in which somebody is in a session."""


NOTHING: Mapping[Place, int] = {}

CROWDED = 4
"""Seats given up that one half hour without a second session on the same seats is worth."""


class Margins:
    """Seats and people left over by a plan's duties and by the sessions taken so far."""

    def __init__(self, statement: Statement, plan: Plan) -> None:
        self.seats = statement.seats
        self.is_cyclic = statement.problem.rota.is_cyclic
        self.have = [0] * len(self.seats.rows)
        for cell, choice in enumerate(plan.held):
            for row in self.seats.fills.get((cell, choice), ()):
                self.have[row] += 1
        self.short = short_seats(self.seats, plan)
        self.spare = [self._spare(row) for row in range(len(self.seats.rows))]
        self.stood: Counter[Place] = Counter()
        self.taken: set[Slot] = set()

    def margin(self, row: int) -> int:
        """Seats filled beyond the need of a row and of those above it, shortfalls set aside."""
        return self.spare[row]

    def _spare(self, row: int) -> int:
        missing = sum(self.short[each] for each in (row, *self.seats.rows[row].above))
        return self.have[row] + missing - self.seats.rows[row].need

    def places(self, placing: Placing) -> list[Place]:
        """Seat rows, day by day and half hour by half hour, from which a session takes somebody.

        Whoever is stood down leaves the seat for every half hour that the session touches.
        """
        rows, session = self.seats.rows, placing.session
        halves = range(session.start // HALF_HOUR, -(-session.end // HALF_HOUR))
        return [
            (day, row, half)
            for row in placing.rows
            for half in halves
            if rows[row].start < (half + 1) * HALF_HOUR and rows[row].end > half * HALF_HOUR
            for day in placing.days
        ]

    def given_up(self, places: list[Place]) -> int:
        """Half hours in which a session takes a seat that is needed."""
        return len({(day, half) for day, row, half in places if self.margin(row) < 1})

    def crowded(self, places: list[Place]) -> int:
        """Half hours in which a session would be the second to leave one of its seats.

        Only where the requirement is derived: what is spare today may be what a later reading of
        the proposal by itself takes for needed.
        """
        if not self.seats.allowance:
            return 0
        leaving = Counter(places)
        return len(
            {
                (day, half)
                for (day, row, half), seats in leaving.items()
                if seats + self.stood[day, row, half] > 1
            }
        )

    def fits(self, placing: Placing, places: list[Place]) -> bool:
        """Whether its people are free and its seats can be spared."""
        return self.people_are_free(placing) and self.can_spare(places)

    def can_spare(self, places: list[Place]) -> bool:
        """Whether these seats can be left on top of those left already."""
        more: dict[Place, int] = {}
        for place in places:
            more[place] = more.get(place, 0) + 1
        stood, spare, rows = self.stood, self.spare, self.seats.rows
        groups = {
            (place[0], rows[place[1]].key[0], place[2])
            for place, seats in more.items()
            if stood.get(place, 0) + seats > spare[place[1]]
        }
        return not groups or all(
            (allowed := self.seats.allowed(group[1])) and self.given(*group, more) <= allowed
            for group in groups
        )

    def given(
        self, day: int, resource: str | None, half: int, more: Mapping[Place, int] = NOTHING
    ) -> int:
        """Seats of a resource that sessions, and some more of them, leave empty in a half hour."""
        # Asked hundreds of thousands of times for a long cycle: nothing is looked up twice.
        worst: dict[Key, int] = {}
        over: dict[int, int] = {}
        stood, spare, rows = self.stood, self.spare, self.seats.rows
        for number in self.rows_at(day, resource, half):
            row, place = rows[number], (day, number, half)
            own = stood.get(place, 0) + more.get(place, 0) - spare[number]
            over[number] = beyond = own
            if row.above:
                beyond = own - max(0, max(over[above] for above in row.above))
            if beyond > worst.get(row.key, 0):
                worst[row.key] = beyond
        anybody = worst.pop((resource, None), 0)
        return max(anybody, sum(worst.values()))

    def rows_at(self, day: int, resource: str | None, half: int) -> list[int]:
        """The seat rows of a resource in a half hour, those above others before them."""
        own = day % WEEK if self.is_cyclic else day
        return self._rows_at.get((own, resource, half), [])

    @cached_property
    def _rows_at(self) -> dict[tuple[int, str | None, int], list[int]]:
        found: dict[tuple[int, str | None, int], list[int]] = defaultdict(list)
        for number, row in enumerate(self.seats.rows):
            for half in range(row.start // HALF_HOUR, -(-row.end // HALF_HOUR)):
                found[row.day, row.key[0], half].append(number)
        return found

    def people_are_free(self, placing: Placing) -> bool:
        """Whether nobody that it needs is in another session then."""
        return self.taken.isdisjoint(busy_slots(placing))

    def take(self, placing: Placing) -> None:
        """Count a session as placed."""
        self.taken.update(busy_slots(placing))
        self.stood.update(self.places(placing))


def busy_slots(placing: Placing) -> list[Slot]:
    """When the person and the manager are in the session."""
    people = [placing.person] if placing.with_ is None else [placing.person, placing.with_]
    return [
        (row, day, quarter)
        for row in people
        for day in placing.days
        for quarter in placing.quarters()
    ]
