"""Whether a request is searched station by station, and by which stations."""

from __future__ import annotations

from solver.request import Request
from solver.trust.cycles import cycles_of
from solver.trust.parts import Station, stations_of

LARGE = 170
"""People from which a rota is searched station by station."""


def stations_to_search(request: Request) -> tuple[Station, ...]:
    """The stations by which the request is to be searched; none where it is searched whole."""
    rota = request.rota
    if request.terms or len(rota.people) < LARGE:
        return ()
    stations = cycles_of(rota) if rota.is_cyclic else stations_of(rota)
    return stations if len(stations) > 1 else ()
