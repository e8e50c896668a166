"""Stations that hold by themselves and not together go back to when the whole held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.request import Proposal
from solver.trust.join import charged, musts, numbered
from solver.trust.part import PartResult, holds_all
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
    return numbered(one for one in again if one not in _failing(search, again)) or (held.proposal,)


def keep_in_step(search: Trust, first: dict[int, PartResult]) -> None:
    """Stations that meet each other's people have results of one round of the two."""
    for at in range(len(search.stations)):
        group = tied_to(search.stations, (), at)
        new = [one for one in group if search.results.get(one) is not first.get(one)]
        held = all(one in first and holds_all(first[one]) for one in group)
        if 0 < len(new) < len(group) and held:
            search.results |= {one: first[one] for one in group}


def _failing(search: Trust, proposals: tuple[Proposal, ...]) -> list[Proposal]:
    return [one for one in proposals if musts(search.request, one.claims)]


def _concerned(search: Trust, failing: list[Proposal]) -> frozenset[int]:
    """Stations to go back, with those that they are tied to."""
    return frozenset().union(
        *(search.ties.group(at) for one in failing for at in concerned(search, one))
    )


def concerned(search: Trust, proposal: Proposal) -> frozenset[int]:
    """Stations whose breaches these are: all of them where a breach is nobody's own."""
    found, shares = charged(search.request, proposal), search.ties.shares
    if found.nobody:
        return frozenset(search.results)
    homes = {search.ties.home[who] for who in found.people}
    for resource in found.resources:
        homes |= shares.minutes.get(resource, {}).keys() or {shares.keeper(resource)}
    return frozenset(homes)
