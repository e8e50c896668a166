"""What does not hold by itself, searched once more together with the stations it is tied to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solver.trust.cover import Shares
from solver.trust.part import Part, PartResult, holds_all, part_request, part_rota
from solver.trust.parts import MOST, Station, tied_to
from solver.trust.passes import LEAST_SECONDS, Round

if TYPE_CHECKING:
    from solver.trust.stations import Trust


def mend(search: Trust) -> None:
    """Search what does not hold by itself once more, together with what it is tied to."""
    failed = [at for at, one in sorted(search.results.items()) if not holds_all(one)]
    for at in failed:
        group = tied_to(search.stations, search.shares.shared.values(), at)
        people = tuple(who for each in sorted(group) for who in search.stations[each].people)
        if search.stop() or search.left < LEAST_SECONDS:
            return
        if at in search.results and len(group) > 1 and len(people) <= 2 * MOST:
            _search_together(search, group, people)


def _search_together(search: Trust, group: frozenset[int], people: tuple[str, ...]) -> None:
    """Nothing outside bears on these, so that nothing is cut."""
    first = min(group)
    name = " and ".join(search.stations[at].name for at in sorted(group))
    station = Station(name, tuple(sorted(people, key=search.request.rota.index.__getitem__)))
    others = [each.people for at, each in enumerate(search.stations) if at not in group]
    demand = Shares(search.request.rota, [station.people, *others]).demand(0)
    rota = part_rota(search.request.rota, station, (), demand, search.leaders)
    seconds = search.left * 0.9
    wanted = search.request.alternatives
    asked = part_request(search.request, rota, station, frozenset(), (), seconds, wanted)
    search.say(f"Searching {name} together")
    both = (Station(name, station.people),)
    answers: list[PartResult] = []

    def take(at: int, result: PartResult | None) -> None:
        if result is not None and holds_all(result):
            answers.append(result)

    Round(both, search.executor, seconds, search.stop).run(
        lambda at, share: Part(0, name, asked), take
    )
    for result in answers:
        search.merged |= dict.fromkeys(group, first)
        search.results = {at: one for at, one in search.results.items() if at not in group}
        search.results[first] = replace(result, station=first)
