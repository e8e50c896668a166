"""One station of a trust as a piece of work: plain values in and out, solved wherever it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ambrota.demand import HALF_HOUR
from ambrota.model import Change, Demand, Kind, Rota, Session
from solver.request import Beside, Lock, Outcome, Proposal, Request
from solver.trust.parts import Station

Half = tuple[int, int]
"""(day, half hour of the day)."""
Free = frozenset[Half]
TEAM = "team"


@dataclass(frozen=True, slots=True)
class Alone:
    """A station without what others bear on; `sheets`: named rotas all of whose people it has."""

    request: Request
    sheets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A station to be searched. `shared`: its managers whom people of other stations meet.

    `engaged`: when these are in sessions of others that stay. `alone`: where others bear on the
    station, the same with all that they bear on left out.
    """

    station: int
    name: str
    request: Request
    shared: tuple[str, ...] = ()
    engaged: tuple[Session, ...] = ()
    alone: Alone | None = None


@dataclass(frozen=True, slots=True)
class PartResult:
    """What came of a part: proposals for its own people, and when its shared managers are free.

    `free`: half hours in which a shared manager can be met in whichever of the proposals is taken.
    """

    station: int
    outcome: Outcome
    free: dict[str, Free]


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of another station: what they work as far as it is settled, and when they are free.

    `free` None: whenever they are on duty, but for the sessions that they have.
    """

    person: str
    unsettled: frozenset[int]
    changes: tuple[Change, ...]
    free: Free | None


def solve_part(
    part: Part,
    stop: Callable[[], bool] = lambda: False,
) -> PartResult:
    """Search a part, in this process."""
    # Loaded here: a part is made and sent off by a process that need not search itself.
    from solver.run import propose_whole
    from solver.trust.free import free_times
    from solver.trust.least import least_alone, proved_alone

    request = part.request
    outcome = propose_whole(request, stop=stop)
    free = free_times(request, outcome.proposals, part.shared) if part.shared else {}
    proposals = tuple(
        replace(each, sessions=_own(each.sessions, part)) for each in outcome.proposals
    )
    frontier = tuple(replace(each, sessions=_own(each.sessions, part)) for each in outcome.frontier)
    if part.alone is not None:
        least = least_alone(part.alone) if request.alternatives and not stop() else {}
        proposals = tuple(proved_alone(each, least) for each in proposals)
    return PartResult(part.station, replace(outcome, proposals=proposals, frontier=frontier), free)


def _own(sessions: Iterable[Session], part: Part) -> tuple[Session, ...]:
    """Without those that only say when somebody is busy elsewhere."""
    guests = part.request.beside.guests
    return tuple(one for one in sessions if one.person not in guests and one not in part.engaged)


def part_rota(
    rota: Rota, station: Station, guests: Iterable[Guest], demand: Demand, leaders: frozenset[str]
) -> Rota:
    """The rota of a station with its guests as they stand, asked for its own share of cover.

    `leaders`: everybody whom somebody in the whole rota names as line manager; those who lead only
    people of other stations still get a manager's training.
    """
    visitors = {guest.person: guest for guest in guests}
    inside = frozenset(station.people) | visitors.keys()
    alone = rota.of_people(inside)
    people = tuple(
        replace(person, locked=True, line_manager=None, restrictions=(), restrictions_stated=None)
        if person.id in visitors
        else replace(person, aspirant=person.aspirant or person.id in leaders)
        for person in alone.people
    )
    changes = [change for guest in visitors.values() for change in guest.changes]
    changes += [
        Change(guest.person, day, (), ()) for guest in visitors.values() for day in guest.unsettled
    ]
    made = replace(
        alone,
        people=people,
        demand=demand,
        sessions=tuple(one for one in alone.sessions if one.person not in visitors),
        wishes=tuple(wish for wish in alone.wishes if wish.person in inside),
        pairings=tuple(p for p in alone.pairings if {p.person, p.other} <= inside),
    )
    made = made.with_changes(changes) if changes else made
    busy = [one for guest in visitors.values() for one in _busy(rota, made, guest)]
    return made.with_sessions((*made.sessions, *busy))


def _busy(rota: Rota, made: Rota, guest: Guest) -> list[Session]:
    """A guest's time that is not free, as sessions that stand where they stand."""
    if guest.free is None:
        return [
            Session("contact", TEAM, guest.person, None, one.day, one.start, one.end)
            for one in rota.sessions
            if guest.person in (one.person, one.with_)
        ]
    found: list[Session] = []
    for day in range(made.days):
        on_duty = [
            duty
            for back in (0, 1)
            for duty in made.by_cell.get((guest.person, day - back), ())
            if duty.is_timed_work and duty.kind is not Kind.RELIEF
        ]
        taken = [half for half in range(48) if on_duty and (day, half) not in guest.free]
        found += [
            Session(
                "contact", TEAM, guest.person, None, day, low * HALF_HOUR, (high + 1) * HALF_HOUR
            )
            for low, high in _runs(taken)
        ]
    return found


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """(first, last) of each run of successive numbers."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def guest_of(person: str, result: PartResult | None, free: Free | None) -> Guest:
    """Somebody of a station that was searched, as all its proposals have them."""
    if result is None or not result.outcome.proposals:
        return Guest(person, frozenset(), (), free)
    each = [_changes(proposal, person) for proposal in result.outcome.proposals]
    days = {day for changes in each for day in changes}
    alike = {day for day in days if len({changes.get(day) for changes in each}) == 1}
    settled = tuple(each[0][day] for day in sorted(alike) if day in each[0])
    return Guest(person, frozenset(days - alike), settled, free)


def _changes(proposal: Proposal, person: str) -> dict[int, Change]:
    return {change.day: change for change in proposal.changes if change.person == person}


def part_request(
    request: Request, rota: Rota, station: Station, strict: frozenset[str | None],
    steady: Iterable[str], seconds: float, alternatives: int, begin: Proposal | None = None,
    engaged: tuple[Session, ...] = (),
) -> Request:  # fmt: skip
    """The request for one station of a request.

    `steady`: people whose days stay as they are. `begin`: a proposal of the station, to begin with.
    `engaged`: when its own people are in sessions elsewhere.
    """
    inside = {person.id for person in rota.people}
    locks = [lock for lock in request.locks if lock.person is None or lock.person in inside]
    locks += [Lock(person, 0, rota.days - 1) for person in steady]
    # Else a session begun with could take the time in which a guest is busy elsewhere by now.
    busy = (one for one in rota.sessions if one.person in station.guests)
    keep = (*busy, *engaged, *(one for one in request.keep if one.person in set(station.people)))
    rota = rota.with_sessions((*rota.sessions, *engaged))
    return replace(
        request,
        rota=rota,
        seconds=seconds,
        alternatives=alternatives,
        locks=tuple(locks),
        begin=None if begin is None else _begun(rota, begin, keep),
        keep=keep,
        beside=Beside(station.guests, strict),
    )


def _begun(rota: Rota, begin: Proposal, keep: Iterable[Session]) -> Rota:
    """A station's rota as a proposal has it; the time that somebody is busy elsewhere stays."""
    busy = [one for one in keep if one.category == TEAM]
    own = [one for one in begin.sessions if one not in busy]
    return rota.with_changes(begin.changes).with_sessions((*own, *busy))


def holds_all(result: PartResult) -> bool:
    """Whether the search claims that a proposal of the part holds."""
    return result.outcome.conflict is None and bool(result.outcome.proposals)
