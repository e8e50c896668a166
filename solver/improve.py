"""Better plans, one neighbourhood at a time: free a few people and days around what costs most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from ambrota.grades import normal_role
from ambrota.model import WEEK
from solver.clock import JUDGE_WORK
from solver.engines.tally import short_seats, unmet, untaught
from solver.plan import Plan, since
from solver.price import Ledger
from solver.problem import Cell, Problem
from solver.search import SOME_TIMES, Clock, Neighbourhood, Solves
from solver.sessions.margins import Margins
from solver.sessions.spare import Halves
from solver.stages import CHANGES, GIVEN_UP, MUST, TIGHT, Aim
from solver.statement import Statement

SOLVE_SECONDS = 0.8
CYCLE_PATIENCE = 4.0
"""A cycle is small enough to be freed whole: one solve, ended when it finds nothing more."""
POLISH = 2.0
"""Once such a solve is good enough, how long it goes on: what it changes should be little."""
LINES = 5
"""Lines freed at first where every session stays: few enough to be looked through at once."""
WINDOWS = (7, 14, 14, 28, 56)
CELLS = 150
"""Cells freed at first; more after fruitless tries, so that a stuck search looks wider."""


class Target(NamedTuple):
    """Something worth mending: its cost, whom and which day it is charged to.

    `period`: the days in which a meeting is missing. `rank`: the stage that it is a cost of.
    """

    cost: int
    row: int
    day: int
    period: range | None = None
    rank: int = 0


class Improver:
    """Neighbourhood search from a plan under one aim; never makes what must hold any worse."""

    def __init__(
        self,
        statement: Statement,
        aim: Aim,
        solves: Solves,
        report: Callable[[Plan, int], None] = lambda plan, cost: None,
        *,
        sessions_stay: bool = False,
    ) -> None:
        """`sessions_stay`: duties move only as far as they go on hosting every session placed."""
        self.sessions_stay = sessions_stay
        self.statement = statement
        self.problem: Problem = statement.problem
        self.aim = aim
        self.solves = solves
        self.report = report
        self.fruitless = 0
        self.enough = False

    def run(self, plan: Plan, clock: Clock, *, till_held: bool = False, patience: int = 60) -> Plan:
        """The best plan reached within the time, or the first in which all that must does hold."""
        ledger = Ledger(self.statement, plan, self.aim)
        cost, self.enough = ledger.worth(plan), till_held
        while clock.left > 0.2 and any(cost) and self.fruitless < patience:
            if till_held and not cost[0]:
                break
            clock.charge(2 * JUDGE_WORK * len(self.statement.primitives))
            targets = self.targets(plan, ledger)
            if not targets:
                break
            better = self.step(plan, targets, clock)
            new = cost if better is None else ledger.worth(better)
            if better is not None and new < cost:
                plan, cost = better, new
                self.fruitless = 0
                self.report(plan, sum(cost))
            else:
                ledger.move(plan)
                self.fruitless += 1
        return plan

    def step(self, plan: Plan, targets: list[Target], clock: Clock) -> Plan | None:
        """One neighbourhood around a target drawn by its cost."""
        draw = self.solves.random
        target = draw.choices(targets, weights=_weights(targets))[0]
        people, days = self.around(target)
        cells = [cell.index for person in people for cell in self._cells(person, days)]
        whose = () if self.sessions_stay else people
        grid = Neighbourhood(self.statement, plan, cells, whose, days).grid(self.aim, SOME_TIMES)
        if self.problem.rota.is_cyclic and not self.sessions_stay:
            good = MUST / 100 if self.enough else None
            found, _ = self.solves.best(
                grid, clock, clock.left, enough=good, patience=CYCLE_PATIENCE, polish=POLISH
            )
        else:
            found, _ = self.solves.best(grid, clock, SOLVE_SECONDS * (1 + self.fruitless / 20))
        return found

    def _cells(self, row: int, days: range) -> list[Cell]:
        walk = self.problem.walk_of[row]
        if walk.wraps:
            first = walk.people.index(row) * WEEK
            days = range(first, first + WEEK)
        return [found[0] for day in days if (found := self.problem.cell(walk, day)) is not None]

    def around(self, target: Target) -> tuple[list[int], range]:
        """People to free, the target's and perhaps a manager among them, and the days around it."""
        rota, draw = self.problem.rota, self.solves.random
        if rota.is_cyclic:
            lines = list(self.problem.walk_of[target.row].people)
            if self.sessions_stay and len(lines) > (some := LINES + self.fruitless // 2):
                lines = [target.row, *draw.sample(lines, some - 1)]
            return lines, range(self.problem.all_days)
        budget = int(CELLS * (1 + self.fruitless / 10))
        days = target.period or self._window(target.day)
        people = [target.row]
        manager = self.problem.manager(target.row)
        if manager is not None and draw.random() < (0.6 if target.period else 0.2):
            people.append(manager)
        room = max(len(people) + 1, budget // len(days))
        while len(people) < room and (found := self._peer(draw.choice(people), people)) is not None:
            people.append(found)
        return people, days

    def _window(self, day: int) -> range:
        draw, last = self.solves.random, self.problem.rota.days
        length = min(last, draw.choice(WINDOWS))
        first = min(max(0, day - draw.randrange(length)), last - length)
        return range(first, first + length)

    def _peer(self, row: int, taken: list[int]) -> int | None:
        """Somebody else to trade duties with, most often of the same role."""
        draw = self.solves.random
        others = [other for other in self.peers[row] if other not in taken]
        people = self.problem.rota.people
        alike = [o for o in others if normal_role(people[o].role) == normal_role(people[row].role)]
        pool = alike if alike and draw.random() < 0.7 else others
        return draw.choice(pool) if pool else None

    @cached_property
    def peers(self) -> dict[int, list[int]]:
        """For each person those who share a code with them, so that they can trade duties."""
        codes: dict[int, set[str]] = defaultdict(set)
        for cell in self.problem.cells:
            if cell.is_free:
                codes[cell.person] |= {
                    duty.code for choice in cell.choices for duty in choice.duties if duty.is_work
                }
        rows = range(len(self.problem.rota.people))
        return {
            row: [other for other in rows if other != row and codes[row] & codes[other]]
            for row in rows
        }

    @cached_property
    def fillers(self) -> dict[int, list[int]]:
        """For each seat row the cells that could fill it."""
        found: dict[int, list[int]] = defaultdict(list)
        for (cell, _), rows in self.statement.seats.fills.items():
            for row in rows:
                found[row].append(cell)
        return found

    def targets(self, plan: Plan, ledger: Ledger) -> list[Target]:
        """Everything that costs something, with whom and when it is charged to."""
        found: list[Target] = []
        draw = self.solves.random
        for number, cost in sorted(ledger.charges.items()):
            primitive = self.statement.primitives[number]
            rank = ledger.ranks[number] if self.aim.order else 0
            if primitive.mark.person is not None:
                where = primitive.mark.person, primitive.mark.day
            else:  # nobody's own: any of those it speaks of
                cell = self.problem.cells[draw.choice(primitive.cells())]
                where = cell.person, cell.person_day
            found.append(Target(cost, *where, None, rank))
        return [*found, *self._changes(plan), *self._cover(plan), *self._missing(plan)]

    def _changes(self, plan: Plan) -> Iterator[Target]:
        """Days changed, where few changes come before all else."""
        rank = self.aim.rank(CHANGES)
        for cell in self.problem.cells if self.aim.changes_first else ():
            if plan.held[cell.index] != since(cell, self.aim):
                yield Target(self.aim.change, cell.person, cell.person_day, None, rank)

    def _cover(self, plan: Plan) -> Iterator[Target]:
        """Sessions that take needed seats, and half hours without a seat to spare."""
        if self.aim.weighs(GIVEN_UP) and plan.placed:
            margins, rank = Margins(self.statement, plan), self.aim.rank(GIVEN_UP)
            for placing in plan.placed:
                if placing.counts and (cost := margins.given_up(margins.places(placing))):
                    session = placing.session
                    yield Target(cost, placing.person, session.day, None, rank)
        if self.aim.weighs(TIGHT):
            yield from self._tight(plan)

    def _tight(self, plan: Plan) -> Iterator[Target]:
        margins, rank = Margins(self.statement, plan), self.aim.rank(TIGHT)
        rows = {rows[0]: None for rows in Halves(self.statement).widest.values()}
        for row in rows:
            if margins.have[row] <= self.statement.seats.rows[row].need and self.fillers[row]:
                cell = self.problem.cells[self.solves.random.choice(self.fillers[row])]
                yield Target(1, cell.person, cell.person_day, None, rank)

    def _missing(self, plan: Plan) -> Iterator[Target]:
        """Seats short, meetings unmet and training missing."""
        draw = self.solves.random
        for number, short in enumerate(short_seats(self.statement.seats, plan)):
            if short and self.fillers[number]:
                cell = self.problem.cells[draw.choice(self.fillers[number])]
                yield Target(MUST, cell.person, cell.person_day)
        for meeting in self.statement.meetings:
            if unmet(meeting, plan):
                period = range(meeting.days[0], meeting.days[0] + len(meeting.days))
                yield Target(MUST, meeting.person, meeting.days[0], period)
        for teaching in self.statement.teachings:
            if untaught(teaching, plan):
                days = range(self.problem.horizon(teaching.person))
                yield Target(MUST, teaching.person, draw.choice(days))


def _weights(targets: list[Target]) -> list[float]:
    """How often each is drawn: by its cost, each stage half as often as the one before it."""
    whole: dict[int, float] = defaultdict(float)
    for each in targets:
        whole[each.rank] += min(each.cost, MUST)
    return [min(each.cost, MUST) / whole[each.rank] / 2**each.rank for each in targets]
