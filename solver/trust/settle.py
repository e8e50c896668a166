"""Stations that hold by themselves and not together go back to when the whole held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.request import Proposal
from solver.trust.join import in_breach, musts
from solver.trust.parts import tied_to

if TYPE_CHECKING:
    from solver.trust.stations import Trust


def settled(search: Trust, proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """The proposals, each of which holds where the whole ever did.

    First only the stations of whoever a breach is charged to go back, with those that bear on them.
    """
    held = search.held
    if held is None or not _failing(search, proposals):
        return proposals
    back = _concerned(search, _failing(search, proposals))
    search.results |= {at: held.results[at] for at in back}
    again = search.joined()
    return tuple(one for one in again if one not in _failing(search, again)) or (held.proposal,)


def _failing(search: Trust, proposals: tuple[Proposal, ...]) -> list[Proposal]:
    return [one for one in proposals if musts(search.request, one.claims)]


def _concerned(search: Trust, failing: list[Proposal]) -> frozenset[int]:
    """Stations to go back: all where a breach is nobody's own, as one of cover is."""
    people = {who for one in failing for who in in_breach(search.request, one)}
    if None in people:
        return frozenset(search.results)
    crews = search.shares.shared.values()
    homes = {search.home[who] for who in people if who is not None}
    return frozenset().union(*(tied_to(search.stations, crews, home) for home in homes))
