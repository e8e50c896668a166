"""What a statement asks of a cyclic rota alike in every line: words barred by weekday, and sums.

The duties along a walk are one cyclic sequence of 7N days. A sequence or a succession that is
barred from the same weekday on in each of the N lines is a word barred by weekday; a total that
weighs the days of each line alike is a sum by weekday and letter. Letters are what a day may hold.
Nothing here grows with N but the reading. What is not asked alike of every line is left over: an
answer that leaves it out proves no more than it says, and is counted again by the tally.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ambrota.model import WEEK, Duty
from solver.engines.stints.spelled import spelled
from solver.primitives import (
    Literal,
    Mark,
    Primitive,
    Sequence,
    Succession,
    Total,
    Weekends,
    Weights,
)
from solver.problem import Cell, Problem

Letter = tuple[Duty, ...]
Word = tuple[int, ...]
"""The letters of each successive day, as a mask."""


@dataclass(frozen=True)
class Sum:
    """The weights of what all lines hold lie from `low` to `high`: (weekday, letter) -> weight."""

    weights: dict[tuple[int, int], int]
    low: int | None
    high: int | None


@dataclass
class Weekly:
    """One walk's question: letters open on each weekday, barred words, sums, and what is left."""

    lines: int
    letters: tuple[Letter, ...]
    numbers: list[dict[int, int]]
    open: list[int]
    barred: list[set[Word]] = field(default_factory=lambda: [set() for _ in range(WEEK)])
    sums: list[Sum] = field(default_factory=list)
    left: list[Primitive] = field(default_factory=list)

    def asking(self, problem: Problem, primitives: Iterable[Primitive]) -> Weekly:
        """The same letters with what these primitives ask."""
        made = Weekly(self.lines, self.letters, self.numbers, self.open)
        _Reader(problem, made).read(primitives)
        return made

    def joined(self, others: Iterable[Weekly]) -> Weekly:
        """All that these ask together."""
        made = Weekly(self.lines, self.letters, self.numbers, self.open)
        for each in (self, *others):
            for words, more in zip(made.barred, each.barred, strict=True):
                words |= more
            made.sums += each.sums
            made.left += each.left
        return made

    def held(self, letters: Iterable[int]) -> tuple[int, ...]:
        """The choice numbers of all cells that hold these letters, day by day."""
        return tuple(numbers[letter] for numbers, letter in zip(self.numbers, letters, strict=True))


def letter_of(cell: Cell, choice: int) -> Letter:
    """What a choice puts into a cell, whoever's it is."""
    return tuple(
        Duty("", 0, d.code, d.kind, d.start, d.end, d.paid, d.resource, d.category)
        for d in cell.choices[choice].duties
    )


def frame_of(problem: Problem) -> Weekly | None:
    """The letters of each line, nothing asked yet; None where the lines are not open alike."""
    if len(problem.walks) != 1 or not problem.walks[0].wraps:
        return None
    index: dict[Letter, int] = {}
    numbers: list[dict[int, int]] = []
    known: dict[tuple[Letter, ...], dict[int, int]] = {}
    for cell in problem.cells:
        spelled = tuple(letter_of(cell, choice) for choice in range(len(cell.choices)))
        if spelled not in known:
            known[spelled] = {
                index.setdefault(letter, len(index)): at for at, letter in enumerate(spelled)
            }
        numbers.append(known[spelled])
    masks = [sum(1 << letter for letter in each) for each in numbers]
    if any(masks[day] != masks[day % WEEK] for day in range(len(masks))):
        return None
    return Weekly(len(masks) // WEEK, tuple(index), numbers, masks[:WEEK])


def weekly(problem: Problem, primitives: Iterable[Primitive]) -> Weekly | None:
    """The question alike in every line; None where the lines are not open alike."""
    frame = frame_of(problem)
    return None if frame is None else frame.asking(problem, primitives)


class _Reader:
    """Sorts primitives by what they bar from which weekday on, and in which lines."""

    def __init__(self, problem: Problem, made: Weekly) -> None:
        self.made = made
        self.walk = problem.walks[0]
        self.days = len(made.numbers)
        self.lines = {row: line for line, row in enumerate(self.walk.people)}
        self.letters = [tuple(sorted(each, key=each.__getitem__)) for each in made.numbers]
        self.masks: dict[tuple[tuple[int, ...], frozenset[int]], int] = {}

    def read(self, primitives: Iterable[Primitive]) -> None:
        """Everything that is asked alike of every line goes to the words and the sums."""
        found: dict[tuple[int, Word], dict[int, list[Primitive]]] = {}
        for primitive in primitives:
            total = self._sum(primitive) if isinstance(primitive, Total) else None
            if total is not None:
                self.made.sums.append(total)
                continue
            words = self._words(primitive)
            if words is None:
                self.made.left.append(primitive)
                continue
            for first, word in words:
                line, weekday = divmod(first, WEEK)
                by_line = found.setdefault((weekday, word), {})
                by_line.setdefault(line, []).append(primitive)
        for (weekday, word), by_line in found.items():
            if len(by_line) == self.made.lines:
                self.made.barred[weekday].add(word)
            else:
                self.made.left += [each for some in by_line.values() for each in some]

    def _words(self, primitive: Primitive) -> Iterable[tuple[int, Word]] | None:
        """(first day, word) of everything that the primitive bars; None where words cannot say."""
        mark = primitive.mark
        match primitive:
            case Sequence():
                return [self._word(mark, primitive.literals)]
            case Succession():
                return [
                    self._word(
                        mark,
                        ((primitive.earlier, firsts), *primitive.between, (primitive.later, after)),
                    )
                    for _, firsts, after in primitive.groups
                ]
            case Total() | Weekends():
                words = spelled(primitive)
                return None if words is None else [self._word(mark, each) for each in words]
        return None

    def _word(self, mark: Mark, literals: Iterable[Literal]) -> tuple[int, Word]:
        """Literals as a word from its first day on: that after the longest gap between them."""
        masks: dict[int, int] = {}
        for cell, choices in literals:
            mask = self._mask(cell, choices)
            masks[cell] = masks.get(cell, mask) & mask
        days = sorted(masks)
        first = days[0]
        if days[-1] - first != len(days) - 1 or len(days) == self.days:
            first = self._first(mark, days)
        length = max((day - first) % self.days for day in days) + 1
        anything = -1
        word = [masks.get((first + ahead) % self.days, anything) for ahead in range(length)]
        return first, tuple(word)

    def _first(self, mark: Mark, days: list[int]) -> int:
        """The day after the longest gap; of several such the next from the mark's own day on.

        So that words which go round the whole cycle begin alike in every line.
        """
        gaps = {
            day: (day - before) % self.days or self.days
            for before, day in zip((days[-1], *days), days, strict=False)
        }
        longest = max(gaps.values())
        person = self.lines.get(-1 if mark.person is None else mark.person, 0)
        begins = person * WEEK + mark.day
        return min(
            (day for day, gap in gaps.items() if gap == longest),
            key=lambda day: (day - begins) % self.days,
        )

    def _mask(self, cell: int, choices: frozenset[int]) -> int:
        letters = self.letters[cell]
        key = letters, choices
        if key not in self.masks:
            self.masks[key] = sum(1 << letters[choice] for choice in choices)
        return self.masks[key]

    def _sum(self, total: Total) -> Sum | None:
        """The total by weekday and letter; None where it does not weigh every line alike."""
        if total.only_if is not None:
            return None
        by_weekday = self._by_weekday(total.weights)
        if by_weekday is None:
            return None
        weights = {
            (weekday, letter): weight
            for weekday, each in by_weekday.items()
            for letter, weight in each.items()
            if weight
        }
        return Sum(weights, total.low, total.high)

    def _by_weekday(self, weights: Weights) -> dict[int, dict[int, int]] | None:
        found: dict[int, dict[int, int]] = {}
        seen: dict[int, int] = defaultdict(int)
        for cell, each in weights.items():
            by_letter = dict(zip(self.letters[cell], each, strict=True))
            if found.setdefault(cell % WEEK, by_letter) != by_letter:
                return None
            seen[cell % WEEK] += 1
        return found if all(each == self.made.lines for each in seen.values()) else None
