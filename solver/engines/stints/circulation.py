"""A closed walk of a graph of days that holds, over all its lines, what the sums ask.

How often each piece is walked is a whole number, as many into each state as out of it. What falls
apart into several walks is cut off, and asked again. The size does not depend on the lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from ortools.sat.python import cp_model

from ambrota.model import WEEK
from solver.engines.stints.pieces import FIELD, Piece, slot
from solver.engines.stints.weekly import Sum

Edge = tuple[int, int, int]
"""(state, letter, next state): one day."""


class Answer(Enum):
    """What is known where there is no walk to show."""

    NONE = "no such walk"
    UNKNOWN = "not known in the time there was"


@dataclass(frozen=True)
class Asked:
    """What the walk is to hold: so many lines, and each sum; `soft`: those to miss by least."""

    lines: int
    letters: int
    sums: tuple[Sum, ...]
    soft: tuple[Sum, ...] = ()


Solve = Callable[[cp_model.CpSolver, cp_model.CpModel], int]


class Circulation:
    """The pieces as counts in a model, and the cuts added to it."""

    def __init__(self, pieces: list[Piece], weekday: list[int], asked: Asked) -> None:
        self.pieces, self.weekday, self.asked = pieces, weekday, asked
        self.model = cp_model.CpModel()
        self.cost = 0
        holding = self._holding()
        caps = self._caps()
        self.count = [
            self.model.new_int_var(0, min([asked.lines, *(
                caps[at] // many for at, many in holding[number] if at in caps
            )]), "")
            for number in range(len(pieces))
        ]  # fmt: skip
        self.missed: list[cp_model.IntVar] = []
        self._balance()
        self._sums(holding)
        if self.missed:
            self.model.minimize(sum(self.missed))

    def _holding(self) -> list[list[tuple[int, int]]]:
        """For each piece (field, days) of what it holds."""
        fields = range(WEEK * self.asked.letters)
        full = (1 << FIELD) - 1
        known: dict[int, list[tuple[int, int]]] = {}
        for piece in self.pieces:
            if piece.content not in known:
                known[piece.content] = [
                    (at, many) for at in fields if (many := piece.content >> FIELD * at & full)
                ]
        return [known[piece.content] for piece in self.pieces]

    def _caps(self) -> dict[int, int]:
        """Fields of which no more than so many days are to be had, where one sum alone says so."""
        caps: dict[int, int] = {}
        for each in self.asked.sums:
            if each.high is None or any(weight < 0 for weight in each.weights.values()):
                continue
            for (weekday, letter), weight in each.weights.items():
                at = slot(weekday, letter, self.asked.letters)
                caps[at] = min(caps.get(at, self.asked.lines), each.high // weight)
        return caps

    def _balance(self) -> None:
        """As many pieces end in a state as begin there."""
        terms: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, piece in enumerate(self.pieces):
            if piece.start != piece.end:
                terms[piece.start].append((number, 1))
                terms[piece.end].append((number, -1))
        for each in terms.values():
            self.model.add(self._total(each) == 0)

    def _total(self, terms: Iterable[tuple[int, int]]) -> cp_model.LinearExpr:
        numbers, factors = zip(*terms, strict=True)
        return cp_model.LinearExpr.weighted_sum([self.count[n] for n in numbers], list(factors))

    def _sums(self, holding: list[list[tuple[int, int]]]) -> None:
        """Each weekday of all lines holds something; and what is asked of it."""
        letters = self.asked.letters
        in_field: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, fields in enumerate(holding):
            for at, many in fields:
                in_field[at].append((number, many))
        bounds: dict[tuple[tuple[int, int], ...], tuple[int | None, int | None]] = {}
        lines = self.asked.lines
        for weekday in range(WEEK):
            every = tuple((slot(weekday, letter, letters), 1) for letter in range(letters))
            bounds[every] = lines, lines
        for each in self.asked.sums:
            key = tuple(sorted((slot(*at, letters), w) for at, w in each.weights.items()))
            low, high = bounds.get(key, (None, None))
            bounds[key] = _tighter(max, low, each.low), _tighter(min, high, each.high)
        for key, (low, high) in bounds.items():
            self._bound(_counted(key, in_field), low, high)
        for each in self.asked.soft:
            key = tuple((slot(*at, letters), weight) for at, weight in each.weights.items())
            self._miss(_counted(key, in_field), each)

    def _miss(self, terms: dict[int, int], asked: Sum) -> None:
        """Count how far a sum is missed."""
        most = self.asked.lines * WEEK
        under, over = (self.model.new_int_var(0, most, "") for _ in range(2))
        total = self._total(terms.items()) if terms else 0
        if asked.low is not None:
            self.model.add(total + under >= asked.low)
        if asked.high is not None:
            self.model.add(total - over <= asked.high)
        self.missed += [under, over]

    def _bound(self, terms: dict[int, int], low: int | None, high: int | None) -> None:
        if not terms:
            if (low or 0) > 0 or (high is not None and high < 0):
                self.model.add_bool_or([])
            return
        least = cp_model.INT32_MIN if low is None else low
        most = cp_model.INT32_MAX if high is None else high
        self.model.add_linear_constraint(self._total(terms.items()), least, most)

    def walk(self, solve: Solve) -> list[int] | Answer:
        """The letters of a closed walk from a Monday on, or what is known instead."""
        while True:
            solver = cp_model.CpSolver()
            status = solve(solver, self.model)
            if status == cp_model.INFEASIBLE:
                return Answer.NONE
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                return Answer.UNKNOWN
            taken = {
                number: times
                for number, count in enumerate(self.count)
                if (times := solver.value(count))
            }
            edges = [
                edge
                for number, times in taken.items()
                for edge in list(self.pieces[number].steps()) * times
            ]
            parts = _parts(edges)
            if len(parts) == 1:
                self.cost = round(solver.objective_value) if self.missed else 0
                return self._letters(edges)
            for part in parts:
                self._cut(part, taken)
            self._begin_with(taken)

    def _begin_with(self, taken: dict[int, int]) -> None:
        """The next walk is most often near the one that fell apart."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for number, count in enumerate(self.count):
            self.model.add_hint(count, taken.get(number, 0))

    def _letters(self, edges: list[Edge]) -> list[int]:
        start = next(state for state, *_ in edges if self.weekday[state] == 0)
        return _round(edges, start)

    def _cut(self, part: set[int], taken: dict[int, int]) -> None:
        """A walk keeps out of these states, keeps within them, or leaves them."""
        inside: list[cp_model.IntVar] = []
        outside: list[cp_model.IntVar] = []
        leaving: list[cp_model.IntVar] = []
        for number, piece in enumerate(self.pieces):
            if piece.start in part:
                (inside if piece.end in part else leaving).append(self.count[number])
            elif piece.end not in part:
                outside.append(self.count[number])
        keeps_out, keeps_in, leaves = (self.model.new_bool_var("") for _ in range(3))
        self.model.add_bool_or(keeps_out, keeps_in, leaves)
        self.model.add(sum(leaving) >= 1).only_enforce_if(leaves)
        self.model.add(sum(inside) == 0).only_enforce_if(keeps_out)
        self.model.add(sum(outside) == 0).only_enforce_if(keeps_in)


def _counted(
    key: Iterable[tuple[int, int]], in_field: dict[int, list[tuple[int, int]]]
) -> dict[int, int]:
    """What walking each piece once adds to a weighted sum of fields."""
    terms: dict[int, int] = defaultdict(int)
    for at, weight in key:
        for number, many in in_field[at]:
            terms[number] += many * weight
    return terms


def _tighter(choose: Callable[[int, int], int], one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return choose(one, other)


def _parts(edges: Iterable[Edge]) -> list[set[int]]:
    """The states of each connected part."""
    root: dict[int, int] = {}

    def find(state: int) -> int:
        while root.setdefault(state, state) != state:
            root[state] = root[root[state]]
            state = root[state]
        return state

    for one, _, other in edges:
        root[find(one)] = find(other)
    parts: dict[int, set[int]] = defaultdict(set)
    for state in list(root):
        parts[find(state)].add(state)
    return list(parts.values())


def _round(edges: Iterable[Edge], start: int) -> list[int]:
    """The letters of one walk over every edge and back to its start."""
    out: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for state, letter, to in edges:
        out[state].append((letter, to))
    walk: list[int] = []
    stack: list[tuple[int, int]] = [(-1, start)]
    while stack:
        letter, state = stack[-1]
        if out[state]:
            stack.append(out[state].pop())
        else:
            walk.append(letter)
            stack.pop()
    return walk[-2::-1]
