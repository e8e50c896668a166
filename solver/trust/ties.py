"""What binds the stations of a trust to one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.request import Request
from solver.trust.begun import now_of
from solver.trust.cover import Shares
from solver.trust.free import steady
from solver.trust.least import own_sheets
from solver.trust.parts import Station, tied_to


class Ties:
    """Shared cover, shared managers and shared sheets of a request's stations.

    `leaders`: everybody who is named as a line manager; `home`: each one's station; `shared`: those
    of each station whom others look at; `steady`: of those, whose days stay as they are.
    """

    def __init__(self, request: Request, stations: Sequence[Station]) -> None:
        self.rota, self.now = request.rota, now_of(request)
        self.substitution = request.rulebook.rule("cover").substitution
        self.stations = stations
        self.shares = self.shares_of([each.people for each in stations])
        named = (person.line_manager for person in self.rota.people)
        self.leaders = frozenset(who for who in named if who is not None)
        self.home = {who: at for at, each in enumerate(stations) for who in each.people}
        self.shared: dict[int, set[str]] = {at: set() for at in range(len(stations))}
        for each in stations:
            for guest in each.guests:
                self.shared[self.home[guest]].add(guest)
        self.steady = steady(request, self.now, self.shared.values())

    def shares_of(self, groups: Sequence[Iterable[str]]) -> Shares:
        """Cover divided among groups of people by what the rota begun with fills of it."""
        return Shares(self.now, groups, substitution=self.substitution)

    def group(self, at: int) -> frozenset[int]:
        """The stations that bear on each other with this one among them."""
        return tied_to(self.stations, self.shares.shared.values(), at)

    def people(self, stations: Iterable[int]) -> tuple[str, ...]:
        """The people of these stations."""
        return tuple(who for at in sorted(stations) for who in self.stations[at].people)

    def has_sheets(self, people: Iterable[str]) -> bool:
        """Whether nobody else is of their named rotas: they could work what such people work."""
        inside = tuple(people)
        return {self.rota.person(who).rota for who in inside} <= own_sheets(self.rota, inside)

    def bear_on(self, at: int) -> bool:
        """Whether anything of other stations bears on this one."""
        crewed = any(at in stations for stations in self.shares.shared.values())
        return bool(self.stations[at].guests or self.shared[at] or crewed)
