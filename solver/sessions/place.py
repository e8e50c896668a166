"""Sessions placed in duties as they stand: what a rota can give without moving anybody."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from ambrota.model import WEEK
from solver.constraints import training
from solver.engines.tally import unmet, untaught
from solver.plan import Plan
from solver.price import Ledger, shortfall
from solver.primitives import Placing, Teaching
from solver.search import ALL_TIMES, SOME_TIMES, Clock, Neighbourhood, Solves
from solver.sessions.margins import CROWDED, Margins
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
    return plan


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
    for row in rows:
        weeks = range(statement.problem.horizon(row) // WEEK)
        every = max(1, len(weeks) // WEEKS_AT_ONCE)
        for turn in solves.random.sample(range(every), every):
            if not clock.left or not any(
                untaught(each, plan) for each in statement.teachings if each.person == row
            ):
                break
            chosen = [week for week in weeks if week % every == turn]
            days = frozenset(week * WEEK + day for week in chosen for day in range(WEEK))
            where = Neighbourhood(statement, plan, (), [row], days)
            offered = list(where.training(SOME_TIMES, plan.placed))
            plan = OneByOne(statement, plan, offered, solves.random, enough=ENOUGH).place(clock)
    return plan


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


class OneByOne:
    """Places sessions one after the other, meetings before training."""

    def __init__(
        self,
        statement: Statement,
        plan: Plan,
        offered: list[Placing],
        random: Random,
        *,
        cover_gives: bool = False,
        enough: int | None = None,
    ) -> None:
        """`cover_gives`: sessions are placed even where their seats cannot be spared.

        `enough`: of so many times that fit, drawn at random, the best is taken; else of all.
        """
        self.enough = enough
        self.cover_gives = cover_gives
        self.statement = statement
        self.plan = plan
        self.placed = list(plan.placed)
        self.margins = Margins(statement, plan)
        for placing in plan.placed:
            self.margins.take(placing)
        self.meetings: dict[int, list[Placing]] = defaultdict(list)
        self.training: dict[int, list[Placing]] = defaultdict(list)
        random.shuffle(offered)
        for placing in offered:
            if any(plan.holds(bar) for bar in placing.bars):
                continue
            kind = self.meetings if placing.session.kind == "contact" else self.training
            kind[placing.person].append(placing)

    def place(self, clock: Clock) -> Plan:
        """The plan with everything that found a place in the time there is."""
        wanted = sorted(
            self.statement.meetings, key=lambda meeting: len(self.meetings[meeting.person])
        )
        missing = [meeting for meeting in wanted if unmet(meeting, self.plan)]
        met: dict[int, set[int]] = defaultdict(set)
        for meeting in missing:
            if not clock.left:
                break
            days = set(meeting.days)
            if met[meeting.person].isdisjoint(days):
                offered = [p for p in self.meetings[meeting.person] if p.session.day in days]
                if (taken := self._take(offered)) is not None:
                    met[meeting.person].add(taken.session.day)
        for teaching in self.statement.teachings:
            if clock.left and self.training[teaching.person]:
                self._teach(teaching)
        return Plan(self.plan.held, tuple(self.placed))

    def _take(self, offered: list[Placing]) -> Placing | None:
        """Take the one that fits and takes fewest needed seats."""
        best: tuple[int, Placing] | None = None
        fitting = 0
        for placing in offered:
            places = self.margins.places(placing)
            if self.margins.fits(placing, places) or (
                self.cover_gives and self.margins.people_are_free(placing)
            ):
                cost = self.margins.given_up(places) + CROWDED * self.margins.crowded(places)
                if best is None or cost < best[0]:
                    best = cost, placing
                fitting += 1
                if cost == 0 or fitting == self.enough:
                    break
        if best is None:
            return None
        self.margins.take(best[1])
        self.placed.append(best[1])
        return best[1]

    def _teach(self, teaching: Teaching) -> None:
        """The planned lengths, and shorter ones where no room is found for them."""
        missing = untaught(teaching, self.plan)
        rule = self.statement.rule("training")
        owed = training.arrears(self.statement.problem, rule, teaching.person)
        offered = self.training[teaching.person]
        while missing > 0:
            category, length = training.lengths(owed, missing)[0]
            wanted = [
                p for p in offered if p.session.minutes == length and p.session.category == category
            ]
            shorter = [p for p in offered if p.session.minutes < length]
            taken = self._take(wanted) or self._take(shorter)
            if taken is None:
                return
            missing -= taken.session.minutes
            owed[taken.session.category] -= taken.session.minutes / 60
