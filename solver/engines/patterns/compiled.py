"""A statement as the pattern engine sees it: what is asked of each alone, and of all together.

A pattern is all that one person holds from the first day to the last. What speaks of one person's
cells alone decides which patterns there are and what each costs; sums across people become the
rows that patterns share. Whatever else is asked is refused by name: left out, the rest is a
relaxation, so a bound on its cost still holds for the whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from solver.price import is_must
from solver.primitives import Primitive, Sequence, Succession, Total, Weekends, Weights
from solver.stages import Aim
from solver.statement import Statement

Step = tuple[int, frozenset[int]]
"""(place of a day in the pattern, choices of that day)."""


class Chain(NamedTuple):
    """Choices that must not all be held; `price` of doing so, None: not to be had."""

    steps: tuple[Step, ...]
    price: int | None


class Tally(NamedTuple):
    """A sum over the pattern: per day the weight of each choice, and where it may lie."""

    weights: tuple[tuple[int, ...], ...]
    low: int | None
    high: int | None
    price: int | None


class Spoilt(NamedTuple):
    """Weekends of which at most so many may be spoilt, each by any one of its steps."""

    weekends: tuple[tuple[Step, ...], ...]
    most: int
    price: int | None


@dataclass
class Personal:
    """What is asked of one walk alone: `cells` in order of days."""

    cells: tuple[int, ...]
    chains: list[Chain] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    spoilt: list[Spoilt] = field(default_factory=list)


@dataclass
class SharedRow:
    """A sum across people: below `low` a unit costs `under`, above `high` it costs `over`."""

    weights: Weights
    low: int
    high: int
    under: int = 0
    over: int = 0


@dataclass(frozen=True)
class Patterns:
    """A statement under an aim as the pattern engine sees it. `refused`: kinds left out."""

    statement: Statement
    people: tuple[Personal, ...]
    rows: tuple[SharedRow, ...]
    refused: Mapping[str, int]


class _Compiler:
    """Sorts the primitives of a statement."""

    def __init__(self, statement: Statement, aim: Aim) -> None:
        self.statement = statement
        self.aim = aim
        self.refused: Counter[str] = Counter()
        by_walk: dict[int, list[int]] = defaultdict(list)
        for cell in statement.problem.cells:
            by_walk[cell.walk].append(cell.index)
        self.people = [Personal(tuple(cells)) for _, cells in sorted(by_walk.items())]
        self.place = {
            cell: (number, at)
            for number, person in enumerate(self.people)
            for at, cell in enumerate(person.cells)
        }
        self.rows: dict[tuple[object, ...], SharedRow] = {}

    def compile(self) -> Patterns:
        """Every primitive that costs anything or must hold, in its place."""
        for primitive in self.statement.primitives:
            price = self._price(primitive)
            if price != 0 and not self._take(primitive, price):
                self.refused[type(primitive).__name__] += 1
        whole = self.statement
        for name in ("meetings", "teachings"):
            if given := getattr(whole, name):
                self.refused[name] += len(given)
        if whole.seats.rows:
            self.refused["seats"] += len(whole.seats.rows)
        return Patterns(whole, tuple(self.people), tuple(self.rows.values()), dict(self.refused))

    def _price(self, primitive: Primitive) -> int | None:
        if is_must(self.statement, primitive):
            return None
        rule = primitive.mark.rule
        return self.aim.cost(rule, self.statement.levels.get(rule))

    def _take(self, primitive: Primitive, price: int | None) -> bool:
        """Whether the engine takes it."""
        owners = {self.place[cell][0] for cell in primitive.cells()}
        gradual = price is None or primitive.mark.rule.startswith("~")
        if isinstance(primitive, Total):
            if primitive.only_if is not None or not gradual:
                return False
            if len(owners) > 1:
                return self._share(primitive, price)
            return self._count(primitive, price)
        if len(owners) > 1:
            return False
        if isinstance(primitive, Sequence | Succession):
            person = self.people[owners.pop()]
            person.chains += (
                Chain(steps, price) for steps in self._chains(primitive) if steps is not None
            )
            return True
        if isinstance(primitive, Weekends):
            return self._spoil(primitive, price)
        return False

    def _chains(self, primitive: Sequence | Succession) -> Iterator[tuple[Step, ...] | None]:
        """The forbidden steps in order of days; None where they can never all be held."""
        if isinstance(primitive, Sequence):
            yield self._steps(primitive.literals)
        else:
            for _, firsts, seconds in primitive.groups:
                ends = ((primitive.earlier, firsts), (primitive.later, seconds))
                yield self._steps((*ends, *primitive.between))

    def _steps(self, literals: tuple[tuple[int, frozenset[int]], ...]) -> tuple[Step, ...] | None:
        found: dict[int, frozenset[int]] = {}
        for cell, choices in literals:
            at = self.place[cell][1]
            found[at] = found.get(at, choices) & choices
        return tuple(sorted(found.items())) if all(found.values()) else None

    def _count(self, primitive: Total, price: int | None) -> bool:
        if any(weight < 0 for each in primitive.weights.values() for weight in each):
            return False
        if not primitive.weights:
            return True
        person = self.people[self.place[next(iter(primitive.weights))][0]]
        cells = self.statement.problem.cells
        weights = tuple(
            tuple(primitive.weights.get(cell, (0,) * len(cells[cell].choices)))
            for cell in person.cells
        )
        person.tallies.append(Tally(weights, primitive.low, primitive.high, price))
        return True

    def _share(self, primitive: Total, price: int | None) -> bool:
        """A row of the master; under and over of one sum stand in one row."""
        price = HARD if price is None else min(price, HARD)
        key = tuple(sorted(primitive.weights.items()))
        row = self.rows.get(key)
        low, high = primitive.low, primitive.high
        if row is None:
            most = sum(max(each) for each in primitive.weights.values())
            least = sum(min(each) for each in primitive.weights.values())
            row = self.rows[key] = SharedRow(primitive.weights, least, most)
        if low is not None:
            if row.under or low > row.high:
                return False
            row.low, row.under = low, price
        if high is not None:
            if row.over or high < row.low:
                return False
            row.high, row.over = high, price
        return True

    def _spoil(self, primitive: Weekends, price: int | None) -> bool:
        weekends = []
        for weekend in primitive.spoilt:
            steps: dict[int, frozenset[int]] = {}
            for cell, choices in weekend:
                at = self.place[cell][1]
                steps[at] = steps.get(at, frozenset()) | choices
            weekends.append(tuple(sorted(steps.items())))
        if not primitive.cells():
            return price is None and primitive.least <= len(weekends)
        most = len(weekends) - primitive.least
        owner = self.people[self.place[primitive.cells()[0]][0]]
        owner.spoilt.append(Spoilt(tuple(weekends), most, price))
        return True


HARD = 5000
"""What a unit outside a sum that must hold costs the relaxation: it may be any price at all."""


def compile_patterns(statement: Statement, aim: Aim) -> Patterns:
    """The statement under the aim, as patterns and the rows that they share."""
    return _Compiler(statement, aim).compile()
