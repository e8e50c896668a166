"""The engine of whole stretches of days, for cyclic rotas: its size does not grow with the lines.

The duties along a walk are one cyclic sequence of 7N days, and most of what is asked is the same in
every line. Words that are barred become a graph of states and weekdays, states give way to pieces
of several days, and the rota is a circulation of them: how often each is walked. What is not asked
alike of every line is left out, so that "there is none" is proved and an answer is to be counted.
"""

from __future__ import annotations

import threading

from ortools.sat.python import cp_model

from solver.clock import MODEL_WORK, Clock
from solver.engines.stints.automaton import TooLargeError, graph_of
from solver.engines.stints.circulation import Answer, Asked, Circulation
from solver.engines.stints.pieces import Pieces
from solver.engines.stints.weekly import Sum, Weekly
from solver.plan import Plan

GROWTH = 4
"""Pieces that leaving out one state may add: fewer states are worth a few more pieces."""
WORKERS = 4
"""With fewer the engine runs no linear bound, and walks that fall apart take it for ever."""


class Stints:
    """One question about a cyclic rota of one walk."""

    def __init__(self, asked: Weekly | None, soft: tuple[Sum, ...] = ()) -> None:
        """`soft`: sums that are to be missed by as little as can be."""
        self.asked = asked
        self.soft = soft
        self.missed = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out: an answer then holds all that is asked."""
        return self.asked is not None and not self.asked.left

    def circulation(self) -> Circulation:
        """The model of the question. Raises TooLargeError where words have too many states."""
        asked = self.asked
        if asked is None:
            raise TooLargeError
        letters = len(asked.letters)
        graph = graph_of(asked.barred, _had(asked), letters)
        pieces = Pieces(graph, letters, GROWTH).all()
        return Circulation(
            pieces, graph.weekday, Asked(asked.lines, letters, tuple(asked.sums), self.soft)
        )

    def plan(self, clock: Clock, seed: int, workers: int = WORKERS) -> Plan | Answer:
        """A plan that holds all that the engine carries; or that there is none, which is proved."""
        letters = self.letters(clock, seed, workers)
        if isinstance(letters, Answer):
            return letters
        assert self.asked is not None
        return Plan(self.asked.held(letters))

    def letters(self, clock: Clock, seed: int, workers: int = WORKERS) -> list[int] | Answer:
        """The same as the letters of each day, which may be of more lines than the rota has."""
        try:
            made = self.circulation()
        except TooLargeError:
            return Answer.UNKNOWN

        def solve(solver: cp_model.CpSolver, model: cp_model.CpModel) -> int:
            if not clock.left:
                return int(cp_model.UNKNOWN)
            parameters = solver.parameters
            parameters.num_workers = max(WORKERS, workers)
            # Several workers that wait for one another bring the engine down here; one, with its
            # linear bound, does the same each time.
            clock.limit(parameters, clock.left, alone=True)
            parameters.random_seed = seed
            # It takes longer than most of these models.
            parameters.cp_model_probing_level = 0
            parameters.catch_sigint_signal = False
            status = _watched(solver, model, clock)
            clock.count(solver)
            clock.charge(MODEL_WORK * len(model.proto.constraints))
            return status

        found = made.walk(solve)
        self.missed = made.cost
        return found


def _had(asked: Weekly) -> list[int]:
    """The letters to be had on each weekday: those open, without those that a sum rules out."""
    had = list(asked.open)
    for each in asked.sums:
        if each.high is not None and min(each.weights.values(), default=0) >= 0:
            for (weekday, letter), weight in each.weights.items():
                if weight > each.high:
                    had[weekday] &= ~(1 << letter)
    return had


def _watched(solver: cp_model.CpSolver, model: cp_model.CpModel, clock: Clock) -> int:
    """Solve, and stop as soon as somebody asks to."""
    finished = threading.Event()

    def watch() -> None:
        while not finished.wait(0.1):
            if clock.stop():
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        return int(solver.solve(model))
    finally:
        finished.set()
        watcher.join()
