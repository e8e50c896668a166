"""The sessions that the workbook already has, as far as they are valid in the duties held."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import gcd

from ambrota.model import WEEK, Session
from solver.plan import Plan
from solver.primitives import Literal, Placing
from solver.problem import Cell, Problem
from solver.sessions.hosts import hosts_and_bars
from solver.sessions.margins import Margins
from solver.sessions.placings import in_training_duty, placings_of
from solver.statement import Statement

TEAM = "team"


def valid_sessions(statement: Statement, plan: Plan) -> Plan:
    """The plan with every session of the workbook that is valid in it, whatever cover it takes.

    A meeting at the time of some training, or training at the time of some meeting, of one of the
    people in it is not valid; of two of a kind at one time the first is.
    """
    problem = statement.problem
    kinds = {kind: [s for s in problem.begin.sessions if s.kind == kind] for kind in _OTHER}
    places: Counter[tuple[object, ...]] = Counter()
    placed: list[Placing] = []
    for kind, other in _OTHER.items():
        taken = _Taken(problem)
        for session in kinds[other]:
            taken.enter(session)
        for session in sorted(kinds[kind], key=lambda s: (s not in problem.keep, s.day, s.start)):
            placing = standing(statement, plan, session)
            if placing is None or taken.clashes(session) or _is_full(problem, session, places):
                continue
            taken.enter(session)
            places[_course_and_time(session)] += 1
            placed.append(placing)
    return Plan(plan.held, tuple(placed))


def standing_sessions(statement: Statement, plan: Plan) -> Plan:
    """The plan with the workbook's valid sessions, those left out that take a seat too many."""
    margins, placed = Margins(statement, plan), []
    keep = statement.problem.keep
    valid = valid_sessions(statement, plan).placed
    for placing in sorted(valid, key=lambda each: each.session not in keep):
        places = margins.places(placing)
        if not placing.counts or margins.can_spare(places):
            margins.take(placing)
            placed.append(placing)
    return Plan(plan.held, tuple(placed))


_OTHER = {"contact": "training", "training": "contact"}


def standing(statement: Statement, plan: Plan, session: Session) -> Placing | None:
    """A session of the workbook as placed in the duties held, None where they do not host it."""
    problem = statement.problem
    if session.person not in problem.rota.index:
        return None

    def held(cell: Cell) -> tuple[int, ...]:
        return (plan.held[cell.index],)

    if session.kind == "contact" and session.category == TEAM:
        hosts = _as_they_stand(problem, plan, session)
        return placings_of(problem, statement.seats, session, hosts, counts=False)[0]
    found = hosts_and_bars(statement, session, held)
    if found is None or any(plan.holds(bar) for bar in found[1]):
        return None
    row, span = problem.rota.index[session.person], (session.start, session.end)
    # The hours of a training duty count already, those of a session in it do not.
    counts = session.kind != "training" or not in_training_duty(
        problem, row, session.day, span, held
    )
    return placings_of(problem, statement.seats, session, *found, counts=counts)[0]


def _as_they_stand(
    problem: Problem, plan: Plan, session: Session
) -> tuple[tuple[Literal, ...], ...]:
    """What those in a team session hold on its day."""
    rows = (problem.rota.index.get(who) for who in (session.person, session.with_) if who)
    cells = [problem.cell_on(row, session.day) for row in rows if row is not None]
    return tuple(
        ((cell.index, frozenset({plan.held[cell.index]})),) for cell in cells if cell is not None
    )


def _course_and_time(session: Session) -> tuple[object, ...]:
    return session.category, session.day, session.start, session.end, session.with_


def _is_full(problem: Problem, session: Session, places: Counter[tuple[object, ...]]) -> bool:
    """Whether the named course has no place left then."""
    if session.kind != "training":
        return False
    name = session.category.strip().lower()
    course = next((c for c in problem.rota.courses if c.name.strip().lower() == name), None)
    if course is None or course.places is None:
        return False
    return places[_course_and_time(session)] >= course.places


class _Taken:
    """Who is in which session when; one who leads a course or a team may lead several people."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.entries: dict[str, list[tuple[Session, int]]] = defaultdict(list)

    def enter(self, session: Session) -> None:
        """Take the time of those in it."""
        for who in self._people(session):
            self.entries[who].append((session, self._turn(session)))

    def clashes(self, session: Session) -> bool:
        """Whether one of those in it is in another session then, in some turn of their cycles."""
        turn = self._turn(session)
        return any(
            session.start < other.end
            and other.start < session.end
            and self._meet(session.day - other.day, gcd(turn, other_turn))
            and not (who == session.with_ and _is_one_group(session, other))
            for who in self._people(session)
            for other, other_turn in self.entries[who]
        )

    def _meet(self, apart: int, turn: int) -> bool:
        return apart % turn == 0 if turn else apart == 0

    def _people(self, session: Session) -> list[str]:
        both = (session.person, session.with_)
        return [who for who in both if who is not None and who in self.problem.rota.index]

    def _turn(self, session: Session) -> int:
        """Days after which it comes round again; 0 for never."""
        problem = self.problem
        row = problem.rota.index.get(session.person)
        if row is None or not problem.rota.is_cyclic:
            return 0
        manager = problem.manager(row)
        weeks, wraps = problem.met_weeks(row, row if manager is None else manager)
        return weeks * WEEK if wraps else 0


def _is_one_group(one: Session, other: Session) -> bool:
    """Whether two people sit in one course, or in one team session, at one time."""
    return (
        (one.kind == "training" or one.category == TEAM)
        and one.kind == other.kind
        and _course_and_time(one)[0] == other.category
        and (one.with_, one.start, one.end) == (other.with_, other.start, other.end)
        and one.person != other.person
    )
