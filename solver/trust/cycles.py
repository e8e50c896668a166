"""Named rotas of a cyclic workbook that nothing binds to one another.

Whoever steps through the lines of one rota meets those of another in every week of both cycles, so
nothing is cut between rotas that share a manager, a pairing or cover: they are one station.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ambrota.model import Kind, Rota
from solver.trust.parts import Station


def cycles_of(rota: Rota) -> tuple[Station, ...]:
    """The stations of a cyclic rota, each of one named rota or of several that are bound."""
    together: dict[str, set[str]] = {name: {name} for name in rota.groups}
    for one, other in _bound(rota):
        if together[one] is not together[other]:
            together[one] |= together[other]
            for name in together[other]:
                together[name] = together[one]
    found = {id(names): names for names in together.values()}.values()
    return tuple(
        Station(
            ", ".join(name for name in rota.groups if name in names),
            tuple(person.id for person in rota.people if person.rota in names),
        )
        for names in found
    )


def _bound(rota: Rota) -> Iterator[tuple[str, str]]:
    """Two named rotas with somebody or something in common."""
    for person in rota.people:
        if person.line_manager is not None and person.line_manager in rota.index:
            yield person.rota, rota.person(person.line_manager).rota
    for pair in rota.pairings:
        if {pair.person, pair.other} <= rota.index.keys():
            yield rota.person(pair.person).rota, rota.person(pair.other).rota
    for session in rota.sessions:
        if session.with_ is not None and {session.person, session.with_} <= rota.index.keys():
            yield rota.person(session.person).rota, rota.person(session.with_).rota
    asked = {row.resource for row in rota.demand.rows} if rota.demand else set()
    crews: dict[str | None, dict[str, None]] = defaultdict(dict)
    for duty in rota.duties:
        if duty.kind is Kind.COVER and duty.resource in asked:
            crews[duty.resource][rota.person(duty.person).rota] = None
    for first, *others in crews.values():
        yield from ((first, other) for other in others)
