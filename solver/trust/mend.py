"""What does not hold by itself, searched once more together with the stations it is tied to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solver.request import Proposal
from solver.trust.join import musts
from solver.trust.least import alone_of
from solver.trust.part import Part, PartResult, holds_all, part_request, part_rota
from solver.trust.parts import MOST, Station
from solver.trust.passes import LEAST_SECONDS, Round
from solver.trust.settle import concerned

if TYPE_CHECKING:
    from solver.trust.stations import Trust


def mend(search: Trust) -> None:
    """Search what does not hold by itself once more, together with what it is tied to."""
    groups = [group for group in _groups(search) if _is_worth_while(search, group)]
    for number, group in enumerate(groups):
        if search.stop() or search.left < LEAST_SECONDS:
            return
        _search_together(search, group, search.left * 0.9 / (len(groups) - number))


def _groups(search: Trust) -> list[frozenset[int]]:
    return list(dict.fromkeys(search.ties.group(at) for at in _failed(search)))


def _is_worth_while(search: Trust, group: frozenset[int]) -> bool:
    """Not where it is too large, nor where one that nothing bears on is proved unable to hold."""
    if not group <= search.results.keys() or len(search.ties.people(group)) > 2 * MOST:
        return False
    if len(group) > 1:
        return True
    (at,) = group
    conflict = search.results[at].outcome.conflict
    return conflict is not None and not conflict.proved


def _failed(search: Trust) -> list[int]:
    """Stations that do not hold by themselves or, where each does, not together."""
    failed = [at for at, one in sorted(search.results.items()) if not holds_all(one)]
    if failed or search.held is not None:
        return failed
    proposals = search.joined()
    if not proposals or musts(search.request, proposals[0].claims) == 0:
        return []
    return sorted(concerned(search, proposals[0]))


def _search_together(search: Trust, group: frozenset[int], seconds: float) -> None:
    """Nothing outside bears on these, so that nothing is cut. Begun with what they have by now."""
    first, people = min(group), search.ties.people(group)
    name = " and ".join(search.stations[at].name for at in sorted(group))
    station = Station(name, tuple(sorted(people, key=search.request.rota.index.__getitem__)))
    others = [each.people for at, each in enumerate(search.stations) if at not in group]
    demand = search.ties.shares_of([station.people, *others]).demand(0)
    rota = part_rota(search.request.rota, station, (), demand, search.ties.leaders)
    wanted, begin = search.request.alternatives, _begun(search, group)
    asked = part_request(search.request, rota, station, frozenset(), (), seconds, wanted, begin)
    alone = None if search.ties.has_sheets(people) else alone_of(search.request, people)
    search.say(f"Searching {name} together")
    both = (Station(name, station.people),)
    answers: list[PartResult] = []

    def take(at: int, result: PartResult | None) -> None:
        if result is not None:
            search.spent += result.outcome.seconds
        if result is not None and holds_all(result):
            answers.append(result)

    Round(both, search.executor, seconds, search.stop, workers=search.workers).run(
        lambda at, share: Part(0, name, asked, alone=alone), take
    )
    for result in answers:
        search.merged |= dict.fromkeys(group, first)
        search.results = {at: one for at, one in search.results.items() if at not in group}
        search.results[first] = replace(result, station=first)


def _begun(search: Trust, group: frozenset[int]) -> Proposal:
    """What the stations of the group have by now, as one."""
    each = [search.results[at].outcome.proposals[0] for at in sorted(group)]
    return replace(
        each[0],
        changes=tuple(change for one in each for change in one.changes),
        sessions=tuple(session for one in each for session in one.sessions),
    )
