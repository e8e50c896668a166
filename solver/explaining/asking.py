"""What can be asked for or left out: requirements as groups, and statements of some of them alone.

A group is ("daily-rest",), ("agreements", row), ("hours-against-contract", first cell of a walk),
("pairings", row, row), ("contact", manager, row), ("training", row), ("cover", resource, role) or,
for some seat rows of it alone, the same with a frozenset of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from ambrota.rules.base import Level
from solver.constraints import agreements
from solver.primitives import Mark, Primitive, SeatRow, Seats, Sequence
from solver.problem import Problem
from solver.statement import Statement, state_all

Group = tuple[object, ...]

CONTRACT = "hours-against-contract"
PERSONAL = frozenset({"leave", "locks", "agreements", "relief"})
"""Rules that concern one person each: what is left out is what concerns that person."""


def group_of(primitive: Primitive) -> Group:
    """The group that a primitive belongs to."""
    mark = primitive.mark
    if mark.rule in PERSONAL:
        return mark.rule, mark.person
    if mark.rule == CONTRACT:
        return mark.rule, min(primitive.cells())
    if mark.rule == "pairings" and mark.person is not None:
        return (mark.rule, *sorted((mark.person, int(str(mark.slot[0])))))
    return (mark.rule,)


def groups_of(statement: Statement) -> list[Group]:
    """Every requirement of the statement that must hold, each once."""
    found: dict[Group, None] = {}
    for row in statement.seats.rows:
        found["cover", *row.mark.slot] = None
    for meeting in statement.meetings:
        found["contact", meeting.with_, meeting.person] = None
    for teaching in statement.teachings:
        found["training", teaching.person] = None
    for primitive in statement.primitives:
        if statement.levels.get(primitive.mark.rule) is Level.MUST:
            found[group_of(primitive)] = None
    return [group for group in found if statement.levels.get(str(group[0])) is Level.MUST]


def open_statement(problem: Problem, *, with_aims: bool = False) -> Statement:
    """The same question with leave, locks, agreements and relief as requirements of their own.

    Cells may hold what these keep out; each person's are primitives of their own. The choices of
    the problem come first, so that its plans are plans of this one too.
    """
    opened = Problem(
        problem.rota,
        problem.rulebook,
        problem.locks,
        current=problem.current,
        opened=True,
        beside=problem.beside,
    )
    statement = state_all(opened, with_aims=with_aims)
    primitives = [each for each in statement.primitives if each.mark.rule != "agreements"]
    if statement.levels.get("agreements") is Level.MUST:
        primitives += _agreements(opened)
    primitives += _asked_locks(opened)
    return with_primitives(statement, primitives)


def with_primitives(statement: Statement, primitives: Iterable[Primitive]) -> Statement:
    """The statement with these in place of its primitives."""
    stated = tuple(primitives)
    touching: dict[int, list[int]] = {}
    for number, primitive in enumerate(stated):
        for cell in set(primitive.cells()):
            touching.setdefault(cell, []).append(number)
    return replace(statement, primitives=stated, touching=touching)


def _agreements(problem: Problem) -> list[Primitive]:
    """Each person's agreements alone, charged to whoever has them (in a cycle: on every line)."""
    found: list[Primitive] = []
    rota, rule = problem.rota, problem.rulebook.rule("agreements")
    for row, person in enumerate(rota.people):
        if person.restrictions and not person.vacant:
            people = tuple(
                each if each is person else replace(each, restrictions=()) for each in rota.people
            )
            alone = problem.with_people(people)
            found += [
                replace(each, mark=replace(each.mark, person=row))
                for each in agreements.state(alone, rule)
            ]
    return found


def _asked_locks(problem: Problem) -> list[Primitive]:
    """Days that a request locks: they hold what they hold now."""
    found: list[Primitive] = []
    for cell in problem.cells:
        person = problem.rota.people[cell.person]
        asked = any(lock.covers(person, cell.person_day) for lock in problem.locks)
        others = frozenset(number for number in range(len(cell.choices)) if number != cell.now)
        if cell.day >= 0 and asked and others and not person.locked:
            mark = Mark("locks", cell.person, cell.person_day)
            found.append(Sequence(mark, ((cell.index, others),)))
    return found


@dataclass(frozen=True)
class Asked:
    """Some groups, and the seat rows among them."""

    seats: Seats
    groups: frozenset[Group]

    @cached_property
    def _parts(self) -> frozenset[int]:
        """Numbers of seat rows asked for one by one."""
        found = [group[3] for group in self.groups if group[0] == "cover" and len(group) > 3]
        return frozenset(row for rows in found if isinstance(rows, frozenset) for row in rows)

    def __contains__(self, group: Group) -> bool:
        return group in self.groups

    def row(self, number: int) -> bool:
        """Whether a seat row is asked for."""
        whole = ("cover", *self.seats.rows[number].mark.slot)
        return whole in self.groups or number in self._parts


def own_seats(seats: Seats, row: SeatRow) -> int:
    """Seats that a row itself asks for, those of the rows above it left out."""
    return row.need - (seats.rows[row.above[-1]].need if row.above else 0)


def only(statement: Statement, groups: Iterable[Group]) -> Statement:
    """The statement of these groups alone, for a search that holds them and nothing else.

    What a proposal's own training duties must keep is no requirement and always stays.
    """
    asked = Asked(statement.seats, frozenset(groups))
    kept = [
        primitive
        for primitive in statement.primitives
        if group_of(primitive) in asked or primitive.mark.rule.startswith("training-")
    ]
    return replace(
        with_primitives(statement, kept),
        seats=_seats(
            statement.seats, {n for n in range(len(statement.seats.rows)) if asked.row(n)}
        ),
        meetings=tuple(m for m in statement.meetings if ("contact", m.with_, m.person) in asked),
        teachings=tuple(t for t in statement.teachings if ("training", t.person) in asked),
    )


def _seats(seats: Seats, kept: set[int]) -> Seats:
    """These seat rows alone, each with its own seats and those of the rows above that stay."""
    lowered = {number: 0 for number in range(len(seats.rows)) if number not in kept}
    return lower_seats(seats, {n: own_seats(seats, seats.rows[n]) for n in lowered}, drop=lowered)


def lower_seats(seats: Seats, fewer: dict[int, int], drop: Iterable[int] = ()) -> Seats:
    """The seats with so many fewer asked for in some rows; those of `drop` are left out."""
    dropped = set(drop)
    place: dict[int, int] = {}
    for number in range(len(seats.rows)):
        if number not in dropped:
            place[number] = len(place)
    rows = tuple(
        replace(
            row,
            need=row.need - sum(fewer.get(each, 0) for each in (*row.above, number)),
            above=tuple(place[above] for above in row.above if above in place),
        )
        for number, row in enumerate(seats.rows)
        if number in place
    )
    fills = {
        at: found
        for at, numbers in seats.fills.items()
        if (found := tuple(place[number] for number in numbers if number in place))
    }
    return replace(seats, rows=rows, fills=fills)
