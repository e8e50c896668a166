"""The parts of one round over a trust's stations, each made from what is settled by then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ambrota.model import Rota, Session
from solver.trust.begun import engaged, halves_of
from solver.trust.least import alone_of
from solver.trust.part import Free, Guest, Part, guest_of, part_request, part_rota

if TYPE_CHECKING:
    from solver.trust.stations import Trust


@dataclass
class Making:
    """Makes parts. `free`: what is left of shared managers' time, as far as it is known by now.

    `staying`: sessions that stay where they are, those of stations not searched among them.
    """

    search: Trust
    alternatives: int
    free: dict[str, Free] = field(default_factory=dict)
    staying: tuple[Session, ...] = ()

    def part(self, at: int, seconds: float) -> Part:
        """The station to be searched for so long."""
        search, ties = self.search, self.search.ties
        request, station = search.request, search.stations[at]
        shared = ties.shared[at]
        before = search.results.get(at)
        begin = before.outcome.proposals[0] if before is not None else None
        away = engaged(self.staying, shared)
        asked = part_request(
            request, self.rota(at), station, ties.shares.strict(at), shared & ties.steady,
            seconds, self.alternatives, begin, away,
        )  # fmt: skip
        alone = None if search.is_closed(at) else alone_of(request, station.people)
        return Part(at, station.name, asked, tuple(sorted(shared)), away, alone)

    def rota(self, at: int) -> Rota:
        """The station's rota, its guests as they stand."""
        search, ties = self.search, self.search.ties
        guests = [self._guest(at, who) for who in sorted(search.stations[at].guests)]
        demand = ties.shares.demand(at)
        return part_rota(search.request.rota, search.stations[at], guests, demand, ties.leaders)

    def _guest(self, at: int, who: str) -> Guest:
        free, here = self.free.get(who), frozenset(self.search.stations[at].people)
        if free is not None:
            # Their own station leaves this time to the sessions that stay here.
            free |= halves_of(
                one for one in self.staying if one.with_ == who and one.person in here
            )
        return guest_of(who, self.search.results.get(self.search.ties.home[who]), free)

    def learn(self, at: int) -> None:
        """What is left of the shared managers' time after this station."""
        result = self.search.results.get(at)
        if result is None:
            return
        self.free.update(result.free)
        for proposal in result.outcome.proposals:
            leave_out(self.free, proposal.sessions, self.search.stations[at].guests)


def leave_out(free: dict[str, Free], sessions: Iterable[Session], guests: Iterable[str]) -> None:
    """Take the time of sessions with these guests out of what is free."""
    visiting = frozenset(guests) & free.keys()
    for one in sessions:
        if one.with_ is not None and one.with_ in visiting:
            free[one.with_] -= halves_of((one,))
