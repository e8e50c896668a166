"""Terms: what is asked beyond the rulebook, as primitives.

What must hold is charged to `TERMS`; what has a price to a mark of its own for each price, so that
an aim can name it (`prices`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ambrota.duties import Walk
from ambrota.model import WEEK
from solver.primitives import Literal, Mark, Primitive, Sequence, Total, Weekends
from solver.problem import Cell, Problem
from solver.terms import Codes, Run, SeatsAsked, Terms

TERMS = "terms"
PRICE = "~price-"


def mark_of(price: int | None, person: int | None, day: int, what: str) -> Mark:
    """What a term is charged to: must where it has no price."""
    rule = TERMS if price is None else f"{PRICE}{price}"
    return Mark(rule, person, day, (what,))


def prices(terms: Terms) -> Mapping[str, int]:
    """The cost of each mark that has a price."""
    asked = [price for each in terms.seats for price in (each.short, each.over)]
    asked += [each.price for each in terms.wanted]
    return {f"{PRICE}{price}": price for price in asked if price}


class TermsTwin:
    """States the terms of one problem."""

    def __init__(self, problem: Problem, terms: Terms) -> None:
        self.problem = problem
        self.terms = terms
        self.codes = [
            tuple(choice.duties[0].code if choice.works else "" for choice in cell.choices)
            for cell in problem.cells
        ]
        self.known: dict[tuple[tuple[str, ...], Codes], frozenset[int]] = {}

    def state(self) -> Iterator[Primitive]:
        """Everything asked, person by person and day by day."""
        for walk in self.problem.walks:
            for run in self.terms.runs:
                if run.person is None or run.person == self._person(walk):
                    yield from self._too_long(walk, run)
                    yield from self._too_short(walk, run)
            for word in self.terms.words:
                for day in self.problem.days_of(walk):
                    yield from self._word(walk, day, word.codes, "sequence")
        yield from self._sums()
        yield from self._weekends()
        yield from self._seats()
        yield from self._wanted()

    def numbers(self, cell: Cell, codes: Codes) -> frozenset[int]:
        """Choices of a cell that hold one of the codes."""
        key = self.codes[cell.index], codes
        if key not in self.known:
            self.known[key] = frozenset(at for at, code in enumerate(key[0]) if code in codes)
        return self.known[key]

    def _person(self, walk: Walk) -> str:
        return self.problem.rota.people[walk.people[0]].id

    def _others(self, codes: Codes) -> Codes:
        every = {"", *(shift.code for shift in self.problem.rota.shifts)}
        return frozenset(every) - codes

    def _too_long(self, walk: Walk, run: Run) -> Iterator[Primitive]:
        if run.most is not None:
            for day in self.problem.days_of(walk):
                yield from self._word(walk, day, (run.codes,) * (run.most + 1), "run")

    def _too_short(self, walk: Walk, run: Run) -> Iterator[Primitive]:
        others = self._others(run.codes)
        for length in range(1, run.least):
            for day in self.problem.days_of(walk):
                yield from self._word(walk, day, (others, *(run.codes,) * length, others), "run")

    def _word(
        self, walk: Walk, first: int, codes: tuple[Codes, ...], what: str
    ) -> Iterator[Primitive]:
        """The codes may not all stand from that day on; nothing where they would pass the end."""
        literals: dict[int, frozenset[int]] = {}
        for ahead, each in enumerate(codes):
            found = self.problem.cell(walk, first + ahead)
            if found is None:
                return
            cell = found[0]
            numbers = self.numbers(cell, each)
            if cell.index in literals:
                numbers &= literals[cell.index]
            if not numbers:
                return
            literals[cell.index] = numbers
        person, day = walk.cell(first % walk.days if walk.wraps else first)
        yield Sequence(mark_of(None, person, day, what), tuple(literals.items()), 1)

    def _cells(self, person: str) -> list[Cell]:
        row = self.problem.rota.index[person]
        walk = self.problem.walk_of[row]
        found = (self.problem.cell(walk, day) for day in self.problem.days_of(walk))
        return [each[0] for each in found if each is not None and each[0].person == row]

    def _sums(self) -> Iterator[Primitive]:
        for each in self.terms.sums:
            counts = dict(each.counts)
            weights = {
                cell.index: tuple(counts.get(code, 0) for code in self.codes[cell.index])
                for cell in self._cells(each.person)
            }
            row = self.problem.rota.index[each.person]
            yield Total(mark_of(None, row, 0, "sum"), weights, each.least, each.most)

    def _weekends(self) -> Iterator[Primitive]:
        for each in self.terms.weekends:
            weekends: dict[int, list[Literal]] = defaultdict(list)
            for cell in self._cells(each.person):
                if self.problem.rota.weekday(cell.person_day) >= 5:
                    works = frozenset(range(len(cell.choices))) - self.numbers(
                        cell, frozenset({""})
                    )
                    monday = cell.person_day - self.problem.rota.weekday(cell.person_day)
                    weekends[monday // WEEK].append((cell.index, works))
            spoilt = tuple(map(tuple, weekends.values()))
            row = self.problem.rota.index[each.person]
            least = max(0, len(spoilt) - each.most)
            yield Weekends(mark_of(None, row, 0, "weekends"), spoilt, least)

    def _seats(self) -> Iterator[Primitive]:
        on: dict[int, list[Cell]] = defaultdict(list)
        for cell in self.problem.cells:
            on[cell.person_day].append(cell)
        for each in self.terms.seats:
            weights = {
                cell.index: tuple(int(code == each.code) for code in self.codes[cell.index])
                for cell in on[each.day]
                if each.code in self.codes[cell.index]
            }
            yield from self._sides(each, weights)

    def _sides(self, each: SeatsAsked, weights: dict[int, tuple[int, ...]]) -> Iterator[Primitive]:
        """What one too few costs, and what one too many; nothing where it costs nothing."""
        if each.short != 0 and each.seats > 0:
            yield Total(mark_of(each.short, None, each.day, each.code), weights, low=each.seats)
        if each.over != 0:
            yield Total(mark_of(each.over, None, each.day, each.code), weights, high=each.seats)

    def _wanted(self) -> Iterator[Primitive]:
        for each in self.terms.wanted:
            row = self.problem.rota.index[each.person]
            found = self.problem.cell_on(row, each.day)
            if found is None or each.price == 0:
                continue
            other = frozenset(range(len(found.choices))) - self.numbers(found, each.codes)
            if other:
                mark = mark_of(each.price, row, each.day, "wanted")
                yield Sequence(mark, ((found.index, other),), 1)
