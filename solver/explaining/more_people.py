"""Ways out by more people: the fewest with whom a rota was found that holds everything.

They are in post and asked for like anybody: rest, contract, contact and training are theirs too. A
vacant line fills no seat and has no guarantees, so it is no way out; to fill one is. For those who
cannot meet their manager another one is named, or added where none of the others will do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model

from ambrota.duties import FULL_TIME, contract_minutes
from ambrota.grades import may_fill, normal_role
from ambrota.model import WEEK, Kind, Person, Rota
from solver.engines.proof import Proof
from solver.explaining.asking import Group, groups_of
from solver.explaining.holder import Holder
from solver.explaining.posts import Posts, locks_of, posts_told, with_posts
from solver.explaining.ways_out import Solve, Way, seat_hours_of
from solver.plan import Plan, begun_plan
from solver.primitives import Meeting
from solver.problem import Problem
from solver.request import Give, WayOut
from solver.search import Clock, Solves
from solver.statement import Statement, state_all

MOST_PEOPLE = 8
SPARE = 1.2
"""How much more than their contracts people might fill of what was seen to be missing."""
PROOF_SECONDS, TRY_SECONDS = 6.0, 12.0
"""Most that is spent on whether so many could do, and on finding a rota with them."""
TRY_SHARE = 0.7
RENAMED = 0.25
"""Hours at which another line manager for somebody counts: less than a session that is lost."""


@dataclass(frozen=True)
class Added:
    """A way out by more people, what it costs in hours, and the rota without and with it solved."""

    told: WayOut
    cost: float
    rota: Rota
    solved: Rota


class MorePeople:
    """Looks for the fewest people whose being there resolves a conflict."""

    def __init__(self, statement: Statement, solve: Solve, solves: Solves, clock: Clock) -> None:
        self.problem, self.rota = statement.problem, statement.problem.rota
        self.substitution = statement.rule("cover").substitution
        self.solve, self.solves, self.clock = solve, solves, clock

    def find(self, core: list[Group], best: Plan, ways: list[Way]) -> list[Added]:
        """The first that does of each kind of people. `ways`: what would give way without them."""
        short = seat_hours_of(ways)
        kinds = [self._posts(colleague, short) for colleague in self._covering(core)]
        kinds += self._leading(ways)
        found: list[Added] = []
        for number, kind in enumerate(kinds):
            clock = self.clock.part(1 / (len(kinds) - number))
            tried = (self._way(posts, best, clock) for posts in kind)
            way = next((way for way in tried if way is not None or clock.left == 0), None)
            found += [] if way is None else [way]
        return found

    def _covering(self, core: list[Group]) -> Iterator[Person]:
        """A colleague of each role that could fill what a conflict says of cover."""
        seen = set()
        for resource, role in dict.fromkeys(group[1:3] for group in core if group[0] == "cover"):
            colleague = self._colleague(resource, None if role is None else str(role))
            if colleague is not None and normal_role(colleague.role) not in seen:
                seen.add(normal_role(colleague.role))
                yield colleague

    def _colleague(self, resource: object, role: str | None) -> Person | None:
        """Who fills most of such seats now, rather somebody whose days may be anything."""
        worked: Counter[str] = Counter(
            duty.person
            for duty in self.rota.duties
            if duty.kind is Kind.COVER and duty.is_timed_work and duty.resource == resource
        )

        def fit(person: Person) -> tuple[bool, bool, int]:
            own = normal_role(person.role) == normal_role(role)
            free = not (person.restrictions or person.locked or person.vacant)
            return own, free, worked[person.id]

        able = [
            person
            for person in self.rota.people
            if worked[person.id]
            and contract_minutes(person) > 0
            and may_fill(person.role, role, substitution=self.substitution)
        ]
        return max(able, key=fit, default=None)

    def _leading(self, ways: list[Way]) -> Iterator[Iterator[Posts]]:
        """For those who would not meet their manager: each other manager, then one more."""
        for way in ways:
            for kind, taken in way.taken.items():
                if kind[0] == "contact" and len(way.taken) == 1:
                    led = dict.fromkeys(of.person for of, _ in taken if isinstance(of, Meeting))
                    yield self._leaders(int(str(kind[1])), list(led))

    def _leaders(self, manager: int, led: list[int]) -> Iterator[Posts]:
        people = self.rota.people
        ids, name = tuple(people[row].id for row in led), people[manager].name
        for other in sorted(self.problem.managers - {manager, *led}):
            yield Posts(people[other], 0, led=ids, instead=name)
        yield Posts(people[manager], 1, led=ids, instead=name)

    def _posts(self, colleague: Person, short: float) -> Iterator[Posts]:
        """Fewer people before more, part of a contract before a whole one."""
        whole = contract_minutes(colleague) / 60 * max(1.0, self.rota.days / WEEK)
        for number in range(max(1, int(short / whole / SPARE)), MOST_PEOPLE + 1):
            part = ceil(short / whole / number * 10) / 10
            if 0 < part < 1 and not self.rota.is_cyclic:
                yield Posts(colleague, number, part)
            yield Posts(colleague, number)

    def _way(self, posts: Posts, best: Plan, clock: Clock) -> Added | None:
        """The way out of these people, if a rota is found that holds everything with them."""
        if clock.left == 0:
            return None
        rota, problem = with_posts(self.rota, posts), self.problem
        begin = rota.with_changes(best.changes(problem))
        more = Problem(
            rota, problem.rulebook, locks_of(self.rota, problem.locks), beside=problem.beside,
            begin=begin, keep=tuple(problem.keep),
        )  # fmt: skip
        statement = state_all(more)
        proof = Proof(statement, frozenset(groups_of(statement)))
        status, solver = self.solve(proof, min(PROOF_SECONDS, clock.left))
        if status == cp_model.INFEASIBLE:
            return None
        begins = [begun_plan(more)]
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            begins.append(proof.read_plan(solver))
        for each in begins:
            holder = Holder(self.solves, TRY_SECONDS)
            plan = holder.hold(statement, each, clock.part(TRY_SHARE)) if clock.left else None
            if plan is not None:
                return self._added(posts, more, plan)
        return None

    def _added(self, posts: Posts, problem: Problem, plan: Plan) -> Added:
        wte = round(posts.number * posts.wte, 1)
        unit, amount = ("WTE", wte) if wte else ("people", float(len(posts.led)))
        gives = (Give("posts", rota=problem.rota),)
        told = WayOut(posts_told(self.rota, posts), unit, amount, verified=True, gives=gives)
        cost = wte * FULL_TIME * max(1.0, self.rota.days / WEEK) + RENAMED * len(posts.led)
        solved = problem.rota.with_changes(plan.changes(problem)).with_sessions(plan.sessions())
        return Added(told, cost, problem.rota, solved)
