"""A rota too large for one search: its stations are searched side by side, then put together.

First every station is made to hold, which gives the trust a proposal early; then each is searched
again for alternatives. A station whose managers others meet goes before those others, which see its
managers as they are by then. A station that does not hold is searched once more together with those
that it is tied to. The whole is counted as a whole, and audited as a whole by whoever asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import NamedTuple

from ambrota.demand import HALF_HOUR
from solver.request import Outcome, Progress, Proposal, Request, SolveStatus
from solver.trust.cover import Shares
from solver.trust.free import steady
from solver.trust.join import conflict_of, joined, musts, status_of
from solver.trust.mend import mend
from solver.trust.part import Free, Part, PartResult, guest_of, holds_all, part_request, part_rota
from solver.trust.parts import Station, stations_of, tied_to
from solver.trust.passes import Round
from solver.trust.settle import settled
from solver.trust.workers import Executor, Processes

LARGE = 170
"""People from which a dated rota is searched station by station."""
HOLD_SHARE = 0.75
"""Of the time, the most that goes into making every station hold; each ends as soon as it does."""
MEND_SHARE = 0.3
"""Of what is left then, what is kept back where some station does not hold by itself."""
TOLD = 3
"""How often stations that all hold are put together before the end, which takes some seconds."""
COUNTING = 0.1
"""Of the time, what is left for putting the stations together and counting the whole."""
Send = Callable[[Progress], None]


def is_large(request: Request) -> bool:
    """Whether the request is to be searched station by station."""
    rota = request.rota
    if rota.is_cyclic or request.terms or request.repair or len(rota.people) < LARGE:
        return False
    return len(stations_of(rota)) > 1


def propose_trust(
    request: Request,
    on_progress: Send = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
    executor: Executor | None = None,
) -> Outcome:
    """Proposals for a trust. `executor`: who solves its stations, worker processes unless given."""
    workers = executor or Processes()
    try:
        return Trust(request, stations_of(request.rota), workers, on_progress, stop).outcome()
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

    def __post_init__(self) -> None:
        rota = self.request.rota
        cover = self.request.rulebook.rule("cover")
        self.shares = Shares(
            rota, [each.people for each in self.stations], substitution=cover.substitution
        )
        self.leaders = frozenset(p.line_manager for p in rota.people if p.line_manager is not None)
        self.home = {who: at for at, each in enumerate(self.stations) for who in each.people}
        self.shared: dict[int, set[str]] = {at: set() for at in range(len(self.stations))}
        for each in self.stations:
            for guest in each.guests:
                self.shared[self.home[guest]].add(guest)
        self.steady = steady(self.request, self.shared.values())

    @property
    def left(self) -> float:
        """Seconds left for searching."""
        seconds = self.request.seconds * (1 - COUNTING)
        return max(0.0, self.started + seconds - time.monotonic())

    def outcome(self) -> Outcome:
        """Hold, look for alternatives, mend, put together."""
        wanted = self.request.alternatives
        self._round(self.left * (HOLD_SHARE if wanted else 0.85), alternatives=0)
        self._tell_best()
        if wanted and not self.stop():
            share = 0.95 if self.holding_since is not None else 1 - MEND_SHARE
            first = dict(self.results)
            self._round(self.left * share, alternatives=wanted)
            self._keep_in_step(first)
        mend(self)
        self.say("Putting the stations together and counting the whole")
        return self._together()

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

    def _round(self, seconds: float, *, alternatives: int) -> None:
        """Search every station once."""
        free: dict[str, Free] = {}
        one = Round(self.stations, self.executor, seconds, self.stop)

        def take(at: int, result: PartResult | None) -> None:
            self._take(at, result)
            self._update_free(at, free)
            self._tell(one.ended, alternatives)
            if alternatives and self.told < TOLD and self.holding_since is None:
                self._tell_best()

        one.run(lambda at, share: self._part(at, free, share, alternatives), take)

    def _part(self, at: int, free: dict[str, Free], seconds: float, alternatives: int) -> Part:
        station, steady = self.stations[at], self.shared[at] & self.steady
        guests = [
            guest_of(who, self.results.get(self.home[who]), free.get(who))
            for who in sorted(station.guests)
        ]
        demand, strict = self.shares.demand(at), self.shares.strict(at)
        rota = part_rota(self.request.rota, station, guests, demand, self.leaders)
        before = self.results.get(at)
        begin = before.outcome.proposals[0] if before is not None else None
        asked = part_request(
            self.request, rota, station, strict, steady, seconds, alternatives, begin
        )
        return Part(at, station.name, asked, tuple(sorted(self.shared[at])))

    def _take(self, at: int, result: PartResult | None) -> None:
        """Keep a result where it is no worse than the one there is."""
        name, before = self.stations[at].name, self.results.get(at)
        if result is None:
            kept = "its current rota" if before is None else "the proposal found before"
            self.notes[f"{name} keeps {kept}: the process that searched it died twice"] = None
            return
        if result.outcome.proposals and (
            before is None or not holds_all(before) or holds_all(result)
        ):
            self.results[at] = result

    def _update_free(self, at: int, free: dict[str, Free]) -> None:
        """What is left of the shared managers' time after this station."""
        result, guests = self.results.get(at), self.stations[at].guests
        if result is None:
            return
        free.update(result.free)
        for proposal in result.outcome.proposals:
            for one in proposal.sessions:
                if one.with_ is not None and one.with_ in guests and one.with_ in free:
                    halves = range(one.start // HALF_HOUR, -(-one.end // HALF_HOUR))
                    free[one.with_] -= {(one.day, half) for half in halves}

    def _tell(self, ended: int, alternatives: int) -> None:
        holding = sum(map(holds_all, self.results.values()))
        what = "searched for alternatives" if alternatives else "searched"
        self.say(f"{ended} of {len(self.stations)} stations {what}; {holding} hold everything")

    def _tell_best(self) -> None:
        """The first proposal for the whole, so that it is not lost whatever happens next."""
        if all(
            at in self.results and holds_all(self.results[at]) for at in range(len(self.stations))
        ):
            self.told += 1
            best = self.joined()
            if best and musts(self.request, best[0].claims) == 0:
                self.holding_since = time.monotonic() - self.started
                self.held = Held(dict(self.results), best[0])
                self.say("Every station holds; looking for better ones", best[0])

    def _keep_in_step(self, first: dict[int, PartResult]) -> None:
        """Stations that meet each other's people have results of one round of the two."""
        for at in range(len(self.stations)):
            group = tied_to(self.stations, (), at)
            new = [one for one in group if self.results.get(one) is not first.get(one)]
            if 0 < len(new) < len(group) and all(
                one in first and holds_all(first[one]) for one in group
            ):
                self.results |= {one: first[one] for one in group}

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
        return joined(self.request, outcomes, [self._is_closed(at) for at in order], kept)

    def _is_closed(self, at: int) -> bool:
        """Whether nothing of other stations bears on this one."""
        if at in self.merged:
            return True
        crewed = any(at in stations for stations in self.shares.shared.values())
        return not (self.stations[at].guests or self.shared[at] or crewed)

    def _together(self) -> Outcome:
        proposals = settled(self, self.joined())
        order = sorted(self.results)
        outcomes = [self.results[at].outcome for at in order]
        closed = [self._is_closed(at) for at in order]
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
            budget=self.request.seconds,
            notes=tuple(self.notes),
        )
