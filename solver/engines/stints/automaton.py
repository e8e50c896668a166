"""Days that may follow one another for ever, as a graph of states and weekdays.

A state is what has been begun of the barred words; states with the same future are one. The graph
knows nothing of how many lines there are.
"""

from __future__ import annotations

from collections.abc import Sequence as Items
from dataclasses import dataclass

from ambrota.model import WEEK
from solver.engines.stints.weekly import Word

MOST_STATES = 40_000
State = int
Steps = list[dict[int, State]]
"""For each state: letter -> the state of the next day."""


class TooLargeError(Exception):
    """The words have more states than are worth having."""


@dataclass(frozen=True)
class Graph:
    """States of a weekday and where each letter leads: every closed walk of it bars no word."""

    steps: Steps
    weekday: list[int]


def graph_of(barred: Items[set[Word]], open_: Items[int], letters: int) -> Graph:
    """The smallest graph whose closed walks are the sequences without a barred word."""
    matcher = _Matcher(barred, letters)
    if matcher.alike:
        steps, weekday = matcher.explore(turns=1)
        steps, _ = smallest(steps, [0] * len(steps))
        count = len(steps)
        crossed: Steps = []
        for day in range(WEEK):
            after = (day + 1) % WEEK * count
            crossed += [
                {letter: after + to for letter, to in each.items() if open_[day] >> letter & 1}
                for each in steps
            ]
        steps, weekday = crossed, [day for day in range(WEEK) for _ in range(count)]
    else:
        steps, weekday = matcher.explore(turns=WEEK, open_=open_)
    return Graph(*smallest(steps, weekday))


class _Matcher:
    """Matches all barred words at once: a bit for each letter of each, set while it is matched."""

    def __init__(self, barred: Items[set[Word]], letters: int) -> None:
        words = sorted(set().union(*barred), key=lambda word: (len(word), word))
        self.alike = all(each == barred[0] for each in barred)
        self.letters = letters
        self.masks = [0] * letters
        self.begins = [0] * WEEK
        self.ends = self.firsts = 0
        at = 0
        for word in words:
            for day in range(WEEK):
                if word in barred[day]:
                    self.begins[day] |= 1 << at
            self.firsts |= 1 << at
            for mask in word:
                for letter in range(letters):
                    if mask >> letter & 1:
                        self.masks[letter] |= 1 << at
                at += 1
            self.ends |= 1 << (at - 1)

    def explore(self, turns: int, open_: Items[int] = (-1,)) -> tuple[Steps, list[int]]:
        """Every state that can be reached, from nothing matched on each weekday."""
        numbers = {(day, 0): day for day in range(turns)}
        queue = list(numbers)
        steps: Steps = []
        for day, matched in queue:
            moved = (matched << 1) & ~self.firsts | self.begins[day]
            after = (day + 1) % turns
            step = {}
            for letter in range(self.letters):
                if open_[day] >> letter & 1:
                    now = moved & self.masks[letter]
                    if not now & self.ends:
                        key = after, now
                        if key not in numbers:
                            numbers[key] = len(queue)
                            queue.append(key)
                        step[letter] = numbers[key]
            steps.append(step)
            if len(queue) > MOST_STATES:
                raise TooLargeError
        return steps, [day for day, _ in queue]


def smallest(steps: Steps, kinds: list[int]) -> tuple[Steps, list[int]]:
    """The states that lie between others, those of one kind and the same future made one."""
    steps, kinds = _trimmed(steps, kinds)
    classes, count = list(kinds), len(set(kinds))
    while True:
        seen: dict[tuple[object, ...], int] = {}
        classes = [
            seen.setdefault(
                (own, *((letter, classes[to]) for letter, to in step.items())), len(seen)
            )
            for own, step in zip(classes, steps, strict=True)
        ]
        if len(seen) == count:
            break
        count = len(seen)
    merged: dict[int, int] = {}
    for state, each in enumerate(classes):
        merged.setdefault(each, state)
    made = [{letter: classes[to] for letter, to in steps[merged[c]].items()} for c in range(count)]
    return _trimmed(made, [kinds[merged[c]] for c in range(count)])


def _trimmed(steps: Steps, kinds: list[int]) -> tuple[Steps, list[int]]:
    """Without the states that nothing leads to, or that lead nowhere, over and over."""
    alive = set(range(len(steps)))
    while True:
        reached = {to for state in alive for to in steps[state].values()}
        kept = {
            state
            for state in alive
            if state in reached and any(to in alive for to in steps[state].values())
        }
        if kept == alive:
            break
        alive = kept
    order = sorted(alive)
    number = {state: at for at, state in enumerate(order)}
    made = [
        {letter: number[to] for letter, to in steps[state].items() if to in number}
        for state in order
    ]
    return made, [kinds[state] for state in order]
