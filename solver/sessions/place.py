"""Sessions placed in duties as they stand: what a rota can give without moving anybody."""

from __future__ import annotations

from ambrota.model import WEEK
from solver.engines.tally import unmet, untaught
from solver.plan import Plan
from solver.price import Ledger, shortfall
from solver.search import ALL_TIMES, SOME_TIMES, Clock, Neighbourhood, Solves
from solver.sessions.needless import without_needless
from solver.sessions.one_by_one import OneByOne
from solver.stages import HOLD, MUST, Aim
from solver.statement import Statement

TRIES, TRY_SECONDS = 2, 2.0

LONG_CYCLE, WEEKS_AT_ONCE = 40, 8
"""Weeks of a cycle from which training is placed in some weeks of it at a time, and in how many."""
ENOUGH = 30
"""Times that fit, of which the best is taken, in such a cycle."""
GROUP, SETTLED, SETTLE_SECONDS = 3, 12, 0.6
"""People whose sessions are moved at once, fruitless tries that end it, seconds of each."""
PATIENCE = 1.0
"""Tries, seconds of each, and seconds without a better placing that end one."""


def place_sessions(statement: Statement, plan: Plan, solves: Solves, clock: Clock) -> Plan:
    """The plan with as many meetings and as much training as its duties and cover allow.

    One by one first, each where it takes fewest seats that are needed; what finds no place that way
    is fitted in by moving the sessions of a few people at a time.
    """
    people = range(len(statement.problem.rota.people))
    where = Neighbourhood(statement, plan, (), people)
    if _is_long(statement):
        offered = list(where.meetings(ALL_TIMES, plan.placed))
        plan = OneByOne(statement, plan, offered, solves.random, enough=ENOUGH).place(clock)
        plan = _teach_in_turns(statement, plan, solves, clock)
    else:
        offered = list(where.offers(ALL_TIMES, plan.placed))
        plan = OneByOne(statement, plan, offered, solves.random).place(clock)
    tries = 0
    while clock.left > 0 and tries < TRIES and (wanting := _wanting(statement, plan)):
        tries += 1
        group = solves.random.sample(wanting, min(len(wanting), 3))
        others = [row for row in people if row not in group]
        group += solves.random.sample(others, min(len(others), 3 + tries))
        grid = Neighbourhood(statement, plan, (), group).grid(HOLD, SOME_TIMES)
        found, _ = solves.best(grid, clock, TRY_SECONDS, enough=MUST / 100, patience=PATIENCE)
        if found is not None and shortfall(statement, found) <= shortfall(statement, plan):
            plan = found
    return without_needless(statement, plan)


def _is_long(statement: Statement) -> bool:
    """Whether it is a cycle of so many weeks that all times for training are too many to list."""
    problem = statement.problem
    return problem.rota.is_cyclic and problem.all_days >= LONG_CYCLE * WEEK


def _teach_in_turns(statement: Statement, plan: Plan, solves: Solves, clock: Clock) -> Plan:
    """The plan with training placed person by person, looked for in some weeks of the cycle first.

    The weeks lie evenly apart, others for each; where they have no room the next are looked at.
    """
    rows = sorted({each.person for each in statement.teachings if untaught(each, plan)})
    solves.random.shuffle(rows)
    placing = OneByOne(statement, plan, [], solves.random, enough=ENOUGH)
    for row in rows:
        weeks = range(statement.problem.horizon(row) // WEEK)
        every = max(1, len(weeks) // WEEKS_AT_ONCE)
        owed = [each for each in statement.teachings if each.person == row]
        for turn in solves.random.sample(range(every), every):
            if not clock.left or not any(untaught(each, placing.plan) for each in owed):
                break
            chosen = [week for week in weeks if week % every == turn]
            days = frozenset(week * WEEK + day for week in chosen for day in range(WEEK))
            where = Neighbourhood(statement, placing.plan, (), [row], days)
            placing.offer(list(where.training(SOME_TIMES, placing.plan.placed)))
            placing.teach(owed, clock)
    return placing.plan


def settle(statement: Statement, plan: Plan, aim: Aim, solves: Solves, clock: Clock) -> Plan:
    """The plan with its sessions moved about, a few people at a time, as long as the aim gains."""
    ledger = Ledger(statement, plan, aim)
    best, fruitless = ledger.worth(plan), 0
    people = sorted({placing.person for placing in plan.placed if placing.counts})
    while clock.left > 0.2 and people and fruitless < SETTLED:
        group = solves.random.sample(people, min(len(people), GROUP))
        grid = Neighbourhood(statement, plan, (), group).grid(aim, SOME_TIMES)
        found, _ = solves.best(grid, clock, SETTLE_SECONDS)
        new = best if found is None else ledger.worth(found)
        fruitless += 1
        if found is not None and new < best:
            plan, best, fruitless = found, new, 0
    return plan


def place_before_cover(statement: Statement, plan: Plan, solves: Solves, clock: Clock) -> Plan:
    """The plan with the sessions that are still missing placed whatever seats they leave."""
    people = range(len(statement.problem.rota.people))
    offered = list(Neighbourhood(statement, plan, (), people).offers(ALL_TIMES, plan.placed))
    return OneByOne(statement, plan, offered, solves.random, cover_gives=True).place(clock)


def _wanting(statement: Statement, plan: Plan) -> list[int]:
    """People with a meeting unmet or training missing."""
    found = {meeting.person for meeting in statement.meetings if unmet(meeting, plan)}
    found |= {each.person for each in statement.teachings if untaught(each, plan)}
    return sorted(found)
