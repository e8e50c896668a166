"""Ways out as a request can take them: whose, when and how much."""

from __future__ import annotations

from ambrota.model import WEEK
from solver.engines.tally import Elementary
from solver.explaining.asking import PERSONAL, Group
from solver.primitives import Average, Meeting, Primitive, Sequence, Teaching, Total
from solver.request import Give
from solver.statement import Statement

Taken = tuple[Primitive | Meeting | Teaching | Elementary, int]
"""What does not hold, and how far it does not."""


def gives_of(statement: Statement, kind: Group, taken: list[Taken]) -> tuple[Give, ...]:
    """What gives way of one kind."""
    rule = str(kind[0])
    people = statement.problem.rota.people
    match rule:
        case "cover":
            return (
                Give(rule, seats=tuple(_seats(of) for of, _ in taken if isinstance(of, tuple))),
            )
        case "contact":
            return _meetings(statement, taken)
        case "training":
            return tuple(
                Give(rule, (people[of.person].id,), amount=amount / 60)
                for of, amount in taken
                if isinstance(of, Teaching)
            )
    if rule in PERSONAL:
        days = {
            of.mark.day for of, _ in taken
            if isinstance(of, Sequence | Total | Average) and of.mark.day is not None
        }  # fmt: skip
        return (Give(rule, (people[int(str(kind[1]))].id,), tuple(sorted(days))),)
    return (Give(rule),)


def _seats(of: Elementary) -> tuple[str | None, str | None, int, int, int]:
    _, _, day, seats, (resource, role, half) = of
    return (
        None if resource is None else str(resource), None if role is None else str(role),
        day % WEEK if day < 0 else day, int(str(half)), seats,
    )  # fmt: skip


def _meetings(statement: Statement, taken: list[Taken]) -> tuple[Give, ...]:
    missing: dict[int, list[Meeting]] = {}
    for of, _ in taken:
        if isinstance(of, Meeting):
            missing.setdefault(of.person, []).append(of)
    people = statement.problem.rota.people
    return tuple(
        Give("contact", (people[row].id,), amount=weeks_between(statement, row, of))
        for row, of in missing.items()
    )


def weeks_between(statement: Statement, row: int, missing: list[Meeting]) -> float:
    """Weeks in which there is one session, on what is left of a person's; 0 where none is left."""
    every = [meeting for meeting in statement.meetings if meeting.person == row]
    left = len(every) - len(missing)
    weeks = float(statement.rule("contact").weeks)
    if not left:
        return 0.0
    if not statement.problem.rota.is_cyclic:
        return weeks * len(every) / left
    without = {id(meeting) for meeting in missing}
    longest = run = 0
    for meeting in (*every, *every):
        run = run + 1 if id(meeting) in without else 0
        longest = max(longest, run)
    return weeks + longest
