"""Sessions placed in duties as they stand: what a rota can give without moving anybody."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from ambrota.model import Session
from solver.constraints import contact, training
from solver.engines.tally import unmet, untaught
from solver.margins import Margins
from solver.placings import placings_of
from solver.plan import Plan
from solver.price import shortfall
from solver.primitives import Literal, Placing, Teaching
from solver.problem import Cell
from solver.search import ALL_TIMES, Clock, Neighbourhood, Solves
from solver.stages import HOLD, MUST
from solver.statement import Statement

TRIES, TRY_SECONDS = 2, 2.0

PATIENCE = 1.0
"""Tries, seconds of each, and seconds without a better placing that end one."""


def standing_sessions(statement: Statement, plan: Plan) -> Plan:
    """The plan with the sessions that the workbook already has, as far as they are valid."""
    placed: list[Placing] = []
    for session in statement.problem.rota.sessions:
        placing = standing(statement, plan, session)
        if placing is not None:
            placed.append(placing)
    return Plan(plan.held, tuple(placed))


def standing(statement: Statement, plan: Plan, session: Session) -> Placing | None:
    """A session of the workbook as placed in the duties held, None where they do not host it."""
    problem = statement.problem
    if session.person not in problem.rota.index:
        return None

    def held(cell: Cell) -> tuple[int, ...]:
        return (plan.held[cell.index],)

    if session.kind == "contact":
        hosts = contact.hosts(problem, problem.rulebook.rule("contact"), session, held)
        bars: tuple[Literal, ...] = ()
    else:
        hosts = training.hosts(problem, session, held)
        bars = training.bars(problem, problem.rulebook.rule("training"), session)
        if any(plan.holds(bar) for bar in bars):
            return None
    if hosts is None:
        return None
    return placings_of(problem, statement.seats, session, hosts, bars)[0]


def place_sessions(statement: Statement, plan: Plan, solves: Solves, clock: Clock) -> Plan:
    """The plan with as many meetings and as much training as its duties and cover allow.

    One by one first, each where it takes fewest seats that are needed; what finds no place that way
    is fitted in by moving the sessions of a few people at a time.
    """
    people = range(len(statement.problem.rota.people))
    offered = list(Neighbourhood(statement, plan, (), people).offers(ALL_TIMES, plan.placed))
    plan = OneByOne(statement, plan, offered, solves.random).place()
    tries = 0
    while clock.left > 0 and tries < TRIES and (wanting := _wanting(statement, plan)):
        tries += 1
        group = solves.random.sample(wanting, min(len(wanting), 3))
        others = [row for row in people if row not in group]
        group += solves.random.sample(others, min(len(others), 3 + tries))
        grid = Neighbourhood(statement, plan, (), group).grid(HOLD, ALL_TIMES)
        found, _ = solves.best(grid, clock, TRY_SECONDS, enough=MUST / 100, patience=PATIENCE)
        if found is not None and shortfall(statement, found) <= shortfall(statement, plan):
            plan = found
    return plan


def place_before_cover(statement: Statement, plan: Plan, solves: Solves) -> Plan:
    """The plan with the sessions that are still missing placed whatever seats they leave."""
    people = range(len(statement.problem.rota.people))
    offered = list(Neighbourhood(statement, plan, (), people).offers(ALL_TIMES, plan.placed))
    return OneByOne(statement, plan, offered, solves.random, cover_gives=True).place()


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
    ) -> None:
        """`cover_gives`: sessions are placed even where their seats cannot be spared."""
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

    def place(self) -> Plan:
        """The plan with everything that found a place."""
        wanted = sorted(
            self.statement.meetings, key=lambda meeting: len(self.meetings[meeting.person])
        )
        for meeting in wanted:
            if unmet(meeting, Plan(self.plan.held, tuple(self.placed))):
                days = set(meeting.days)
                self._take([p for p in self.meetings[meeting.person] if p.session.day in days])
        for teaching in self.statement.teachings:
            self._teach(teaching)
        return Plan(self.plan.held, tuple(self.placed))

    def _take(self, offered: list[Placing]) -> Placing | None:
        """Take the one that fits and takes fewest needed seats."""
        best: tuple[int, Placing] | None = None
        for placing in offered:
            places = self.margins.places(placing)
            if self.margins.fits(placing, places) or (
                self.cover_gives and self.margins.people_are_free(placing)
            ):
                cost = self.margins.given_up(places)
                if best is None or cost < best[0]:
                    best = cost, placing
                if cost == 0:
                    break
        if best is None:
            return None
        self.margins.take(best[1])
        self.placed.append(best[1])
        return best[1]

    def _teach(self, teaching: Teaching) -> None:
        """The planned lengths, and shorter ones where no room is found for them."""
        missing = untaught(teaching, Plan(self.plan.held, tuple(self.placed)))
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
