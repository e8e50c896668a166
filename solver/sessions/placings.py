"""Where sessions could be placed: real days, real times, the duties that would host them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ambrota.model import DAY, WEEK, Kind, Session
from solver.primitives import Literal, Placing, Seats
from solver.problem import Cell, Choice, Problem

TRAINING = frozenset({Kind.TRAINING})

Allowed = Callable[[Cell], Iterable[int]]
"""The choices of a cell that are open: every one of a free cell, the one held of any other."""


def host_cell(problem: Problem, row: int, day: int) -> Cell | None:
    """The cell of a day in whose duties the person could be in a session.

    None beyond the rota's ends and in a week in which they come to a vacant line: nobody is counted
    there, so no seat could be seen to be left.
    """
    cell = problem.cell_on(row, day)
    return None if cell is None or problem.rota.people[cell.person].vacant else cell


def hosting(
    problem: Problem,
    row: int,
    day: int,
    span: tuple[int, int],
    kinds: frozenset[Kind],
    allowed: Allowed,
    *,
    vacant_too: bool = False,
    paid: bool = False,
) -> tuple[Literal, ...]:
    """Literals of the choices whose duty hosts that span of a day, begun then or the day before.

    `vacant_too`: in a vacant line as well. `paid`: only a duty with paid time will do.
    """
    cell_of = Problem.cell_on if vacant_too else host_cell
    literals: list[Literal] = []
    for back in (0, 1):
        cell = cell_of(problem, row, day - back)
        if cell is None:
            continue
        low, high = span[0] + back * DAY, span[1] + back * DAY
        good = frozenset(
            number
            for number in allowed(cell)
            if _hosts(cell.choices[number], low, high, kinds, paid=paid)
        )
        if good:
            literals.append((cell.index, good))
    return tuple(literals)


def in_training_duty(
    problem: Problem, row: int, day: int, span: tuple[int, int], allowed: Allowed
) -> tuple[Literal, ...]:
    """The same of training duties, a vacant line's too: their hours count already."""
    return hosting(problem, row, day, span, TRAINING, allowed, vacant_too=True)


def _hosts(choice: Choice, low: int, high: int, kinds: frozenset[Kind], *, paid: bool) -> bool:
    return any(
        duty.kind in kinds
        and duty.start is not None
        and duty.end is not None
        and duty.start <= low
        and duty.end >= high
        and (minutes > 0 or not paid)
        for duty, minutes in zip(choice.timed_work, choice.timed_paid, strict=True)
    )


def occurrences(problem: Problem, row: int, day: int) -> tuple[int, ...]:
    """Every day of the longest frame on which a session of this person takes place.

    Where what is judged does not wrap it takes place once.
    """
    manager = problem.manager(row)
    wraps = problem.met_weeks(row, row if manager is None else manager)[1]
    step = problem.horizon(row) if wraps else problem.all_days
    return tuple(range(day, problem.all_days, step))


def stood_down(
    problem: Problem, seats: Seats, session: Session, host: tuple[Literal, ...]
) -> tuple[int, ...]:
    """Seat rows that a host leaves while in the session, one as often as seats of it are left."""
    day = session.day % WEEK if problem.rota.is_cyclic else session.day
    rows: Counter[int] = Counter()
    for cell, choices in host:
        for choice in choices:
            rows |= Counter(
                row
                for row in seats.fills.get((cell, choice), ())
                if seats.rows[row].day == day
                and seats.rows[row].start < session.end
                and seats.rows[row].end > session.start
            )
    return tuple(sorted(rows.elements()))


def by_resource(problem: Problem, host: tuple[Literal, ...]) -> list[tuple[Literal, ...]]:
    """A host split by the resource it would leave, so that each part stands down the same rows."""
    parts: dict[str | None, list[Literal]] = {}
    for cell, choices in host:
        groups: dict[str | None, set[int]] = {}
        for choice in choices:
            duties = problem.cells[cell].choices[choice].duties
            on = next(
                (d.resource for d in duties if d.kind is Kind.COVER and d.is_timed_work), None
            )
            groups.setdefault(on, set()).add(choice)
        for resource, group in groups.items():
            parts.setdefault(resource, []).append((cell, frozenset(group)))
    return [tuple(part) for part in parts.values()]


def placings_of(
    problem: Problem,
    seats: Seats,
    session: Session,
    hosts: tuple[tuple[Literal, ...], ...],
    bars: tuple[Literal, ...] = (),
    *,
    counts: bool = True,
) -> list[Placing]:
    """The session as placings, one for each way its people could be taken off their resources."""
    person = problem.rota.index[session.person]
    with_ = None if session.with_ is None else problem.rota.index.get(session.with_)
    ways: list[tuple[tuple[Literal, ...], ...]] = [()]
    for host in hosts:
        ways = [(*way, part) for way in ways for part in by_resource(problem, host)]
    days = occurrences(problem, person, session.day)
    return [
        Placing(
            session,
            person,
            with_,
            way,
            bars,
            days,
            tuple(row for host in way for row in stood_down(problem, seats, session, host)),
            counts,
        )
        for way in ways
    ]
