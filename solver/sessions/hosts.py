"""Which duties host a session: one answer for sessions offered, kept and read."""

from __future__ import annotations

from ambrota.model import Session
from solver.constraints import contact, training
from solver.primitives import Literal, Placing
from solver.sessions.placings import Allowed, placings_of
from solver.statement import Statement

Hosting = tuple[tuple[tuple[Literal, ...], ...], tuple[Literal, ...]]
"""(for each person in it the literals of which one must be true, literals that must be false)."""


def hosts_and_bars(statement: Statement, session: Session, allowed: Allowed) -> Hosting | None:
    """What a meeting or training needs of the choices allowed; None where none will do."""
    problem = statement.problem
    if session.kind == "training":
        hosts = training.hosts(problem, session, allowed)
        bars = training.bars(problem, statement.rule("training"), session)
    else:
        hosts, bars = contact.hosts(problem, statement.rule("contact"), session, allowed), ()
    return None if hosts is None else (hosts, bars)


def rehost(statement: Statement, placing: Placing, allowed: Allowed) -> Placing | None:
    """The same session with every open choice that hosts it and stands down the same seats."""
    found = hosts_and_bars(statement, placing.session, allowed)
    if found is None:
        return None
    made = placings_of(statement.problem, statement.seats, placing.session, *found)
    return next((each for each in made if each.rows == placing.rows), None)
