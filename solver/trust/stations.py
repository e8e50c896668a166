"""A rota too large for one search: its stations are searched side by side, then put together.

First every station is made to hold, which gives the trust a proposal early; then each is searched
again for alternatives. A station whose managers others meet goes before those others, which see its
managers as they are by then. A station that does not hold is searched once more together with those
that it is tied to. The whole is counted as a whole, and audited as a whole by whoever asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import NamedTuple

from solver.request import Outcome, Progress, Proposal, Request, SolveStatus
from solver.trust.begun import (
    begun_proposal,
    begun_results,
    kept_locks,
)
from solver.trust.join import conflict_of, joined, musts, status_of
from solver.trust.making import Making
from solver.trust.mend import mend
from solver.trust.part import PartResult, holds_all
from solver.trust.parts import Station
from solver.trust.passes import Round
from solver.trust.points import frontier_of
from solver.trust.repair import counted_whole, repair
from solver.trust.settle import keep_in_step, settled
from solver.trust.ties import Ties
from solver.trust.workers import Executor, Processes

HOLD_SHARE = 0.75
"""Of the time, the most that goes into making every station hold; each ends as soon as it does."""
MEND_SHARE = 0.3
"""Of what is left then, what is kept back where some station does not hold by itself."""
TOLD = 3
"""How often stations that all hold are put together before the end, which takes some seconds."""
COUNTING = 0.1
"""Of the time, what is left for putting the stations together and counting the whole."""
Send = Callable[[Progress], None]


def propose_trust(
    request: Request,
    stations: tuple[Station, ...],
    on_progress: Send = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
    executor: Executor | None = None,
) -> Outcome:
    """Proposals for a trust. `executor`: who solves its stations, worker processes unless given."""
    workers = executor or Processes()
    try:
        return Trust(request, stations, workers, on_progress, stop).outcome()
    finally:
        if executor is None:
            workers.close()


class Held(NamedTuple):
    """The stations as they were when the whole held, and the whole as it was then."""

    results: dict[int, PartResult]
    proposal: Proposal


@dataclass
class Trust:
    """The search of one trust."""

    request: Request
    stations: tuple[Station, ...]
    executor: Executor
    send: Send
    stop: Callable[[], bool]
    started: float = field(default_factory=time.monotonic)
    results: dict[int, PartResult] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    holding_since: float | None = None
    told: int = 0
    merged: dict[int, int] = field(default_factory=dict)
    held: Held | None = None
    spent: float = 0.0

    def __post_init__(self) -> None:
        self.request = replace(self.request, locks=kept_locks(self.request))
        self.ties = Ties(self.request, self.stations)

    @property
    def left(self) -> float:
        """Seconds left for searching, or work."""
        seconds = self.request.seconds * (1 - COUNTING)
        if self.workers is not None:
            return max(0.0, seconds - self.spent / self.workers)
        return max(0.0, self.started + seconds - time.monotonic())

    @property
    def workers(self) -> int | None:
        """Who share the time where the same must come out again, however fast they are."""
        return self.request.workers if self.request.repeatable else None

    def outcome(self) -> Outcome:
        """Hold, look for alternatives, mend, put together."""
        if self.request.begin is not None or self.request.repair:
            self._begin()
        if self.request.repair:
            repair(self)
        else:
            self._search()
        mend(self)
        self.say("Putting the stations together and counting the whole")
        return self._together()

    def _begin(self) -> None:
        """Every station as it is in the rota begun with: nothing worse is handed over."""
        whole = begun_proposal(self.request)
        self.results = begun_results(self.request, self.stations, whole)
        if musts(self.request, whole.claims) == 0:
            self._hold(whole)
            self.say("The rota begun with holds", whole)

    def _search(self) -> None:
        """Two rounds: every station is made to hold, then searched for alternatives."""
        wanted = self.request.alternatives
        self.round(self.left * (HOLD_SHARE if wanted else 0.85), self._making(0))
        self._tell_best()
        if wanted and not self.stop():
            share = 0.95 if self.holding_since is not None else 1 - MEND_SHARE
            first = dict(self.results)
            self.round(self.left * share, self._making(wanted))
            keep_in_step(self, first)

    def _making(self, alternatives: int) -> Making:
        return Making(self, alternatives, staying=self.request.keep)

    def _hold(self, whole: Proposal) -> None:
        """Remember the stations of a whole that holds."""
        self.holding_since = time.monotonic() - self.started
        self.held = Held(dict(self.results), whole)

    def say(self, message: str, best: Proposal | None = None) -> None:
        """Progress in words."""
        self.send(
            Progress(
                round(time.monotonic() - self.started, 2),
                "Station by station",
                message,
                holding_since=self.holding_since,
                proposals=0 if best is None else 1,
                best=best,
            )
        )

    def round(self, seconds: float, parts: Making, only: frozenset[int] | None = None) -> None:
        """Search every station once, or those only."""
        one = Round(
            self.stations, self.executor, seconds, self.stop, only, self.workers,
            lambda at: at in self.results,
        )  # fmt: skip

        def take(at: int, result: PartResult | None) -> None:
            self._take(at, result)
            parts.learn(at)
            self._tell(one, parts.alternatives)
            # Which stations end first is chance.
            early = parts.alternatives and not self.request.repeatable
            if early and self.told < TOLD and self.holding_since is None:
                self._tell_best()

        one.run(parts.part, take)

    def _take(self, at: int, result: PartResult | None) -> None:
        """Keep a result where it is no worse than the one there is."""
        name, before = self.stations[at].name, self.results.get(at)
        if result is None:
            kept = "its current rota" if before is None else _kept_by(before)
            self.notes[f"{name} keeps {kept}: the process that searched it died twice"] = None
            return
        self.spent += result.outcome.seconds
        if result.outcome.proposals and (
            before is None or not holds_all(before) or holds_all(result)
        ):
            self.results[at] = result

    def _tell(self, one: Round, alternatives: int) -> None:
        holding = sum(map(holds_all, self.results.values()))
        what = "searched for alternatives" if alternatives else "searched"
        self.say(f"{one.ended} of {len(one.only)} stations {what}; {holding} hold everything")

    def _tell_best(self) -> None:
        """The first proposal for the whole, so that it is not lost whatever happens next."""
        if all(
            at in self.results and holds_all(self.results[at]) for at in range(len(self.stations))
        ):
            self.told += 1
            best = self.joined()
            if best and musts(self.request, best[0].claims) == 0:
                self._hold(best[0])
                self.say("Every station holds; looking for better ones", best[0])

    def joined(self) -> tuple[Proposal, ...]:
        """The stations' proposals put together as they are by now."""
        order = sorted(self.results)
        kept = frozenset(
            who
            for at, each in enumerate(self.stations)
            if self.merged.get(at, at) not in self.results
            for who in each.people
        )
        outcomes = [self.results[at].outcome for at in order]
        return joined(self.request, outcomes, kept)

    def is_closed(self, at: int) -> bool:
        """Whether nothing of other stations bears on this one's result."""
        group = [one for one, first in self.merged.items() if first == at]
        alone = self.ties.has_sheets(self.ties.people(group or [at]))
        return alone and (bool(group) or not self.ties.bear_on(at))

    def _together(self) -> Outcome:
        proposals = settled(self, self.joined())
        if self.request.repair:
            proposals = tuple(counted_whole(self.request, each) for each in proposals)
        order = sorted(self.results)
        outcomes = [self.results[at].outcome for at in order]
        closed = [self.is_closed(at) for at in order]
        names = [self.stations[at].name for at in order]
        conflict = conflict_of(names, outcomes, closed)
        if any(musts(self.request, each.claims) == 0 for each in proposals):
            conflict = None
            if self.holding_since is None:
                self.holding_since = time.monotonic() - self.started
            self.say("Every station holds")
        status = status_of(
            self.request, outcomes, proposals, conflict is not None and conflict.proved
        )
        if self.stop():
            status = SolveStatus.CANCELLED
        return Outcome(
            status,
            round(time.monotonic() - self.started, 2),
            self.request.seed,
            self.request.workers,
            {"ortools": version("ortools")},
            proposals,
            conflict,
            frontier_of(self, proposals),
            budget=self.request.seconds,
            notes=tuple(self.notes),
        )


def _kept_by(before: PartResult) -> str:
    is_begun = before.outcome.seconds == 0
    return "the rota begun with" if is_begun else "the proposal found before"
