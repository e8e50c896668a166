"""What the audit and what the twins find in a rota, in the unit in which they are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random

from ambrota.audit import inspect
from ambrota.model import Rota
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Level
from solver.engines.tally import Elementary, breaches
from solver.plan import Plan, current_plan
from solver.problem import Problem
from solver.sessions.margins import Margins
from solver.sessions.offers import Offers, teaching_kinds
from solver.sessions.standing import valid_sessions
from solver.statement import Statement, state_all

Found = Counter[Elementary]


def audited(rota: Rota, book: Rulebook, current: Rota | None = None) -> Found:
    """The audit's elementary breaches."""
    inspection = inspect(rota, current)
    return Counter(
        (found.rule, found.person, found.day, found.amount, found.slot)
        for rule in book.rules
        if rule.level in (Level.MUST, Level.SHOULD) and not rule.no_twin
        for found in rule.audit(inspection)
    )


def fixed(rota: Rota, book: Rulebook, current: Rota | None = None) -> tuple[Statement, Plan]:
    """Every twin over a rota in which nothing may move, and the rota as its plan."""
    statement = state_all(Problem(rota, book, current=current, fixed=True))
    return statement, valid_sessions(statement, current_plan(statement.problem))


def counted(statement: Statement, plan: Plan) -> Found:
    """The twins' elementary breaches."""
    return Counter(breaches(statement, plan))


def only(found: Found, rules: Iterable[str]) -> Found:
    """The breaches of some rules."""
    wanted = set(rules)
    return Counter({key: times for key, times in found.items() if key[0] in wanted})


def told(audit: Found, twins: Found) -> str:
    """In what the two differ, for whoever must mend it."""
    return f"only the audit: {sorted(audit - twins, key=str)[:8]}\nonly the twins: " + str(
        sorted(twins - audit, key=str)[:8]
    )


def random_plan(random: Random, statement: Statement) -> Plan:
    """A plan that holds some other choices, with sessions placed at random where they fit."""
    cells = statement.problem.cells
    held = tuple(
        random.randrange(len(cell.choices)) if random.random() < 0.3 else cell.now for cell in cells
    )
    plan = Plan(held)
    offers = Offers(statement, lambda cell: (held[cell.index],), 4)
    offered = [
        placing
        for row, manager in dict.fromkeys((m.person, m.with_) for m in statement.meetings)
        for placing in offers.contact(row, manager, range(statement.problem.horizon(row)))
    ]
    for teaching in statement.teachings:
        kinds = teaching_kinds(statement, teaching.person, teaching.floor)
        days = range(statement.problem.horizon(teaching.person))
        offered += offers.training(teaching.person, kinds, days)
    random.shuffle(offered)
    margins, placed = Margins(statement, plan), []
    for placing in offered[:200]:
        barred = any(plan.holds(bar) for bar in placing.bars)
        if not barred and margins.fits(placing, margins.places(placing)):
            margins.take(placing)
            placed.append(placing)
    return Plan(held, tuple(placed))
