"""A graph of days with longer pieces in place of states: fewer nodes, each arc a stretch of days.

A state without a piece from it to itself is left out by joining each piece that ends in it with
each that begins in it. Of pieces between the same two states that hold the same on each weekday
one is kept. Every closed walk of the graph of days has its like here, and the other way round.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from solver.engines.stints.automaton import Graph

FIELD = 16
"""Bits in which a piece counts the days that hold one letter on one weekday."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Successive days from one state to another, and what they hold on each weekday.

    `content`: a number with a field for each weekday and letter. `parts`: the two pieces it was
    joined from, or (letter, state it leads to).
    """

    start: int
    end: int
    content: int
    days: int
    first: Piece | None
    second: Piece | None
    letter: int

    def steps(self) -> Iterator[tuple[int, int, int]]:
        """(state, letter, next state) of each of its days."""
        stack = [self]
        while stack:
            piece = stack.pop()
            if piece.first is None or piece.second is None:
                yield piece.start, piece.letter, piece.end
            else:
                stack += (piece.second, piece.first)


def slot(weekday: int, letter: int, letters: int) -> int:
    """The number of the field that counts a letter on a weekday."""
    return weekday * letters + letter


class Pieces:
    """Pieces between the states that are kept."""

    def __init__(self, graph: Graph, letters: int, growth: int, most: int = 60_000) -> None:
        """`growth`: pieces that leaving out one state may add."""
        self.into: list[dict[tuple[int, int], Piece]] = [{} for _ in graph.steps]
        self.out: list[dict[tuple[int, int], Piece]] = [{} for _ in graph.steps]
        self.count = 0
        for state, step in enumerate(graph.steps):
            for letter, to in step.items():
                field = FIELD * slot(graph.weekday[state], letter, letters)
                self._add(Piece(state, to, 1 << field, 1, None, None, letter))
        self._reduce(growth, most)

    def all(self) -> list[Piece]:
        """Every piece."""
        return [piece for out in self.out for piece in out.values()]

    def _add(self, piece: Piece) -> None:
        out = self.out[piece.start]
        key = piece.end, piece.content
        if key not in out:
            out[key] = piece
            self.into[piece.end][piece.start, piece.content] = piece
            self.count += 1

    def _growth(self, state: int) -> int | None:
        """Pieces that leaving out a state adds at most; None where it must stay."""
        into, out = self.into[state], self.out[state]
        if any(piece.end == state for piece in out.values()):
            return None
        return len(into) * len(out) - len(into) - len(out)

    def _reduce(self, growth: int, most: int) -> None:
        queue = [
            (each, state)
            for state in range(len(self.out))
            if self.out[state] and (each := self._growth(state)) is not None
        ]
        heapq.heapify(queue)
        gone: set[int] = set()
        while queue and self.count < most:
            expected, state = heapq.heappop(queue)
            now = None if state in gone else self._growth(state)
            if now is None or expected > growth:
                continue
            if now > expected:
                heapq.heappush(queue, (now, state))
                continue
            gone.add(state)
            for near in self._leave_out(state):
                if near not in gone and (each := self._growth(near)) is not None:
                    heapq.heappush(queue, (each, near))

    def _leave_out(self, state: int) -> set[int]:
        """Join what ends in a state with what begins in it. Returns its neighbours."""
        into, out = list(self.into[state].values()), list(self.out[state].values())
        for piece in into:
            del self.out[piece.start][state, piece.content]
        for piece in out:
            del self.into[piece.end][state, piece.content]
        self.into[state], self.out[state] = {}, {}
        self.count -= len(into) + len(out)
        for one in into:
            for two in out:
                self._add(
                    Piece(
                        one.start, two.end, one.content + two.content,
                        one.days + two.days, one, two, -1,
                    )
                )  # fmt: skip
        return {piece.start for piece in into} | {piece.end for piece in out}
