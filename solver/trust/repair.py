"""A repair of a trust: only the stations in which something does not hold are searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ambrota.model import Session, changes_between
from solver.alternatives import Found
from solver.bounds import Values
from solver.request import Proposal, Request, Stage
from solver.stages import REPAIR
from solver.trust.begun import begun_proposal, halves_of, now_of
from solver.trust.free import free_times
from solver.trust.join import MUST_STAGE, musts, stated
from solver.trust.making import Making, leave_out
from solver.trust.part import Free
from solver.trust.settle import concerned

if TYPE_CHECKING:
    from solver.trust.stations import Trust

CHANGED = "Days changed from the rota begun with"
SHARE = 0.7
"""Of the time, what each station has alone; the rest is for those searched once more together."""


def repair(search: Trust) -> None:
    """Search the stations of whatever does not hold; the others stay as they are."""
    if search.held is not None:
        return
    only = _to_search(search)
    # What is not searched holds as it is.
    search.results = {
        at: one if at in only else replace(one, outcome=replace(one.outcome, conflict=None))
        for at, one in search.results.items()
    }
    unsearched = [one for at, one in search.results.items() if at not in only]
    staying = tuple(session for one in unsearched for session in one.outcome.proposals[0].sessions)
    parts = Making(search, 1, staying=(*search.request.keep, *staying))
    parts.free = _free(parts, only, staying)
    search.round(search.left * SHARE, parts, only)


def _to_search(search: Trust) -> frozenset[int]:
    """Stations in which something does not hold; where a shared manager's days have to change, all
    that look at that manager too.
    """
    ties = search.ties
    found = concerned(search, begun_proposal(search.request))
    moving = [at for at in found if ties.shared[at] - ties.steady]
    return found.union(*(ties.group(at) for at in moving))


def _free(parts: Making, only: frozenset[int], staying: Iterable[Session]) -> dict[str, Free]:
    """When managers of stations that are not searched can be met by people of those that are."""
    search, free = parts.search, dict[str, Free]()
    guests = frozenset(who for at in only for who in search.stations[at].guests)
    for home in sorted({search.ties.home[who] for who in guests} - only):
        asked = parts.part(home, 0.0).request
        proposals = search.results[home].outcome.proposals
        whom = sorted(who for who in guests if search.ties.home[who] == home)
        free |= free_times(asked, proposals, whom)
    leave_out(free, staying, guests)
    for at in only:
        for one in search.results[at].outcome.proposals[0].sessions:
            if one.with_ is not None and one.with_ in free:
                free[one.with_] |= halves_of((one,))  # where they meet now, they can go on meeting
    return free


def counted_whole(request: Request, proposal: Proposal) -> Proposal:
    """A repair with stages of the whole rota: most of its stations were not searched."""
    proposed = proposal.apply(request.rota)
    statement, plan = stated(request, proposed, with_aims=True)
    found = Found(REPAIR, plan, statement)
    days = len(changes_between(now_of(request), proposed))
    changed = Stage(CHANGED, float(days), None if days else 0.0, "person-days")
    stages = [
        changed if stage.name == CHANGED else stage
        for stage in found.stages(Values())
        if stage.name != MUST_STAGE
    ]
    must = Stage(MUST_STAGE, float(musts(request, proposal.claims)), 0.0, "breaches")
    return replace(proposal, stages=(must, *stages))
