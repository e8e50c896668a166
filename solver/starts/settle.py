"""People are moved to other lines where, on the duties as they stand, more can then meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ambrota.starts import Start, interchangeable, with_starts
from solver.clock import Clock
from solver.engines.tally import claims, unmet
from solver.plan import Plan, begun_plan
from solver.price import must_cost
from solver.request import Request
from solver.sessions.place import place_sessions
from solver.sessions.standing import standing_sessions
from solver.solves import Solves
from solver.starts.assignment import Assignment, Places
from solver.starts.chances import Chances
from solver.statement import Statement

SHARE, EACH = 0.3, 0.2
"""Of the time, the most that goes into it; and of that, what placing sessions once may take."""
TRIES = 8
APART = "pairings"
State = Callable[[Request], Statement]


@dataclass(frozen=True)
class _Tried:
    """A choice of starts with sessions placed in it, and what keeps it from holding."""

    starts: tuple[Start, ...]
    statement: Statement
    plan: Plan
    cost: tuple[int, int, int]

    @property
    def without(self) -> set[int]:
        """Rows of people who have not all the meetings that are asked for."""
        return {each.person for each in self.statement.meetings if unmet(each, self.plan)}


def choose_starts(request: Request, state: State, clock: Clock) -> tuple[Start, ...]:
    """Who begins on another line; nobody where everybody meets, or where it would help nobody."""
    classes = interchangeable(request.rota, _free(request))
    if not classes:
        return ()
    clock = clock.part(SHARE)
    best = first = _try(request, (), state, clock)
    if not first.without:
        return ()
    problem = first.statement.problem
    chances = Chances(problem, begun_plan(problem), first.statement.rule("contact"))
    choice = Assignment(problem, request.starts, classes, chances)
    _bar(choice, first, {row: place for row, place in choice.now.items() if row in choice.at})
    seen: set[tuple[Start, ...]] = {()}
    while clock.left > 0 and len(seen) <= TRIES:
        places = choice.solve(clock.part(EACH), request.seed)
        starts = () if places is None else _starts(request, choice, places)
        if places is None or starts in seen:
            break
        seen.add(starts)
        tried = _try(request, starts, state, clock)
        if tried.cost < best.cost:
            best = tried
        if not tried.without:
            break
        _bar(choice, tried, places)
    return best.starts if best.cost[0] < first.cost[0] and best.cost[1] <= first.cost[1] else ()


def moved(request: Request, starts: tuple[Start, ...]) -> Request:
    """The same request of people who begin on these lines."""
    begin = None if request.begin is None else with_starts(request.begin, starts)
    return replace(request, rota=with_starts(request.rota, starts), begin=begin)


def _free(request: Request) -> frozenset[str]:
    """Who may begin elsewhere: not those of whom a day or a session is to stay."""
    rota, days = request.rota, range(request.rota.days)
    met = {who for session in request.keep for who in (session.person, session.with_)}
    return frozenset(
        person.id
        for person in rota.people
        if person.id in request.starts.free
        and person.id not in met
        and not any(lock.covers(person, day) for lock in request.locks for day in days)
    )


def _try(request: Request, starts: tuple[Start, ...], state: State, clock: Clock) -> _Tried:
    """The choice, with sessions placed in the duties as they stand."""
    statement = state(moved(request, starts))
    plan = standing_sessions(statement, begun_plan(statement.problem))
    solves = Solves(request.seed, request.workers)
    plan = place_sessions(statement, plan, solves, clock.part(EACH))
    together = claims(statement, plan).get(APART, 0)
    return _Tried(starts, statement, plan, (must_cost(statement, plan), together, len(starts)))


def _starts(request: Request, choice: Assignment, places: Places) -> tuple[Start, ...]:
    people = request.rota.people
    return tuple(
        Start(people[row].id, people[_row_at(choice, row, place)].id, request.starts.own_ids)
        for row, place in places.items()
        if place != choice.now[row]
    )


def _row_at(choice: Assignment, row: int, place: int) -> int:
    return choice.problem.walk_of[row].people[place]


def _bar(choice: Assignment, tried: _Tried, places: Places) -> None:
    """Whoever could meet by the duties and yet has no meeting is to begin elsewhere, or is lost."""
    for row, (manager, pair) in choice.pairs.items():
        own = places.get(row, choice.now[row])
        theirs = places.get(manager, choice.now[manager])
        if pair.fits(own, theirs) and _row_at(choice, row, own) in tried.without:
            choice.bar(row, own, theirs)
