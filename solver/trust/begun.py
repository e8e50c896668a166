"""The rota that the search of a trust begins with, as a whole and station by station."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version

from ambrota.demand import HALF_HOUR
from ambrota.model import Rota, Session, changes_between
from solver.request import Conflict, Lock, Outcome, Proposal, Request, SolveStatus
from solver.sessions.keeping import hosts_of
from solver.stages import HOLD, REPAIR
from solver.trust.join import musts, whole_proposal
from solver.trust.part import TEAM, Half, PartResult
from solver.trust.parts import Station

NOT_SEARCHED = "Not everything holds in the rota begun with, and this station was not searched"


def now_of(request: Request) -> Rota:
    """The rota begun with, judged against the same requirement as the current one."""
    if request.begin is None:
        return request.rota
    changes = changes_between(request.rota, request.begin)
    return request.rota.with_changes(changes).with_sessions(request.begin.sessions)


def begun_proposal(request: Request) -> Proposal:
    """The rota begun with as a proposal, with its sessions that are valid."""
    changes = changes_between(request.rota, now_of(request))
    name = REPAIR.name if request.repair else HOLD.name
    return whole_proposal(request, "A", name, changes, now_of(request).sessions, ())


def begun_results(
    request: Request, stations: Sequence[Station], whole: Proposal
) -> dict[int, PartResult]:
    """Each station of the rota begun with, as though it had been searched."""
    lost = musts(request, whole.claims) > 0
    conflict = Conflict((NOT_SEARCHED,), False, ()) if lost else None
    return {
        at: PartResult(at, _unsearched(request, (_of_people(whole, station.people),), conflict), {})
        for at, station in enumerate(stations)
    }


def _unsearched(
    request: Request, proposals: tuple[Proposal, ...], conflict: Conflict | None
) -> Outcome:
    return Outcome(
        SolveStatus.NO_BETTER_FOUND if conflict is None else SolveStatus.NOT_FOUND,
        0.0,
        request.seed,
        request.workers,
        {"ortools": version("ortools")},
        proposals,
        conflict,
        budget=request.seconds,
    )


def _of_people(whole: Proposal, people: Iterable[str]) -> Proposal:
    inside = frozenset(people)
    return replace(
        whole,
        changes=tuple(one for one in whole.changes if one.person in inside),
        sessions=tuple(one for one in whole.sessions if one.person in inside),
        stages=(),
    )


def kept_locks(request: Request) -> tuple[Lock, ...]:
    """What is locked, the duties of sessions that stay among it.

    A manager's duty may be searched elsewhere than the station of whom they meet.
    """
    return (*request.locks, *hosts_of(now_of(request), request.keep))


def engaged(keep: Iterable[Session], home: Iterable[str]) -> tuple[Session, ...]:
    """The time in which people of a station are in sessions that stay with people of others."""
    inside = frozenset(home)
    return tuple(
        Session("contact", TEAM, one.with_, None, one.day, one.start, one.end)
        for one in keep
        if one.with_ is not None and one.with_ in inside and one.person not in inside
    )


def halves_of(sessions: Iterable[Session]) -> frozenset[Half]:
    """The half hours that sessions touch."""
    return frozenset(
        (one.day, half)
        for one in sessions
        for half in range(one.start // HALF_HOUR, -(-one.end // HALF_HOUR))
    )
