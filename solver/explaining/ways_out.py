"""Ways out of a conflict: the least that would have to give way, each shown by a rota that holds.

First what is of one kind (a resource's cover, a manager's meetings, training, one person's lock),
then kinds together. What must give way is found in the relaxation; then a rota is searched for that
holds everything else, and how much it does without is what is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from ambrota.rules.base import Status
from solver.constraints import training
from solver.engines.proof import Proof
from solver.engines.tally import breach, cover_breaches, unmet, untaught
from solver.explaining.asking import (
    PERSONAL,
    Group,
    group_of,
    groups_of,
    lower_seats,
    only,
    with_primitives,
)
from solver.explaining.gives import Taken
from solver.explaining.holder import Holder
from solver.explaining.way_words import cost_of, told
from solver.explaining.words import kind_of
from solver.plan import Plan
from solver.price import is_must
from solver.primitives import Average, Primitive, Total, Weekends
from solver.request import WayOut
from solver.search import Clock
from solver.statement import Statement

MOST_SECONDS = 0.7
"""Share of the time left that may go into one way out."""
MOST_PARTS, DEAR = 3, 10.0
"""Most kinds that one way out asks to give way; how many times the cheapest one may cost."""
LEAST_SECONDS = 4.0
"""Most that goes into making what must give way less, once it is known that something must."""
Solve = Callable[[Proof, float], tuple[int, cp_model.CpSolver]]


@dataclass(frozen=True)
class Way:
    """A way out, the plan that takes it, and by kind what the plan does without."""

    told: WayOut
    plan: Plan
    taken: dict[Group, list[Taken]]
    cost: float
    eased: Statement


class WaysOut:
    """Looks for ways out of the conflicts of a statement."""

    def __init__(
        self,
        statement: Statement,
        solve: Solve,
        holder: Holder,
        clock: Clock,
        asked: Iterable[Group] | None = None,
        begin: Plan | None = None,
    ) -> None:
        """`asked`: what else must hold, where that is not everything; `begin`: where to begin."""
        self.begin = begin
        self.statement = statement
        self.solve = solve
        self.holder = holder
        self.clock = clock
        self.everything = frozenset(groups_of(statement) if asked is None else asked)
        self.giving = frozenset(each for each in self.everything if may_give_way(statement, each))

    def find(self, core: Iterable[Group], best: Plan) -> list[Way]:
        """Ways out, cheapest first. `best`: the nearest that was found to holding everything."""
        kinds = sorted(dict.fromkeys(kind_of(group) for group in core), key=_order)
        others = frozenset(group for group in self.giving if kind_of(group) not in kinds)
        found: list[Way] = []
        for kind in kinds:
            alone = frozenset(group for group in self.giving if kind_of(group) == kind)
            if alone:
                way = self._way(alone, best) or self._way(alone | others, best)
                found += [] if way is None else [way]
        together = self._way(self.giving, best)
        found += [] if together is None else [together]
        told = {frozenset(way.taken): way for way in sorted(found, key=lambda way: -way.cost)}
        return _worth_telling(sorted(told.values(), key=lambda way: way.cost))

    def _way(self, soft: frozenset[Group], best: Plan) -> Way | None:
        """The least of these that must give way, and a rota that holds all the rest."""
        if self.clock.left == 0:
            return None
        proof = Proof(self.statement, self.everything - soft, soft)
        status, solver = self.solve(proof, LEAST_SECONDS)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        allowed = [(of, value) for of, lit in proof.slips if (value := solver.value(lit))]
        lowered = _with_days_back(only(lower(self.statement, allowed), self.everything))
        plan = None
        for begin in (self.begin, proof.read_plan(solver)):
            if plan is None and begin is not None:
                plan = self.holder.hold(lowered, begin, self.clock.part(MOST_SECONDS))
        plan = plan or self._nearest(soft, best)
        taken = None if plan is None else lacking(self.statement, plan)
        if taken is not None:
            asked = {kind_of(each) for each in self.everything}
            taken = {kind: of for kind, of in taken.items() if kind in asked}
        if plan is None or not taken or not _kinds(taken) <= {kind_of(each) for each in soft}:
            return None
        cost = cost_of(self.statement, taken)
        return Way(told(self.statement, taken), plan, taken, cost, lowered)

    def _nearest(self, soft: frozenset[Group], best: Plan) -> Plan | None:
        """What was found on the way that lacks nothing but what may give way here."""
        kinds = {kind_of(group) for group in soft}
        near = [plan for plan in (self.holder.best, best) if plan is not None]
        able = [plan for plan in near if _kinds(lacking(self.statement, plan)) <= kinds]
        return min(
            able, key=lambda plan: cost_of(self.statement, lacking(self.statement, plan)),
            default=None,
        )  # fmt: skip


def seat_hours_of(ways: Iterable[Way]) -> float:
    """The fewest seat hours that a way out by cover alone does without; 0 where there is none."""
    return min(
        (
            sum(amount for taken in way.taken.values() for _, amount in taken) / 2
            for way in ways
            if all(kind[0] == "cover" for kind in way.taken)
        ),
        default=0.0,
    )


def _order(kind: Group) -> int:
    """What is looked for first: what people ask about, then what concerns one of them."""
    return 0 if kind[0] in ("contact", "training", "cover") else 1 + (kind[0] not in PERSONAL)


def _worth_telling(ways: list[Way]) -> list[Way]:
    """Without those that ask for many things, or for much more than the cheapest."""
    few = [way for way in ways if len(way.taken) <= MOST_PARTS] or ways[:1]
    return [way for way in few if len(way.taken) == 1 or way.cost <= DEAR * few[0].cost]


def _kinds(taken: dict[Group, list[Taken]]) -> set[Group]:
    return set(taken)


def may_give_way(statement: Statement, group: Group) -> bool:
    """Whether a requirement is the user's or the person's to give: no law ever gives way."""
    rules = {rule.id: rule for rule in statement.problem.rulebook.rules}
    rule = rules.get(str(group[0]))
    return rule is not None and (group[0] in PERSONAL or rule.status is not Status.LAW)


def _with_days_back(statement: Statement) -> Statement:
    """The statement in which somebody whose leave is moved is asked for more training."""
    teachings = tuple(
        training.with_days_back(statement.problem, statement.rule("training"), each)
        for each in statement.teachings
    )
    return replace(statement, teachings=teachings)


def lower(statement: Statement, allowed: Iterable[tuple[object, int]]) -> Statement:
    """The statement with so much less asked for: what a way out would have to accept."""
    amounts: dict[int, int] = defaultdict(int)
    for of, value in allowed:
        amounts[id(of)] += value
    seats = statement.seats
    fewer = {
        number: amounts[id(row)] for number, row in enumerate(seats.rows) if id(row) in amounts
    }
    primitives = [
        kept
        for each in statement.primitives
        if (kept := _eased(each, amounts[id(each)]) if id(each) in amounts else each) is not None
    ]
    eased = with_primitives(statement, primitives)
    return replace(
        eased,
        seats=lower_seats(seats, fewer) if fewer else seats,
        meetings=tuple(each for each in statement.meetings if id(each) not in amounts),
        teachings=tuple(
            replace(each, floor=each.floor - amounts.get(id(each), 0))
            for each in statement.teachings
        ),
    )


def _eased(primitive: Primitive, amount: int) -> Primitive | None:
    """The primitive with so much allowed; None where a breach of it is all or nothing."""
    match primitive:
        case Total():
            low = None if primitive.low is None else primitive.low - amount
            high = None if primitive.high is None else primitive.high + amount
            return replace(primitive, low=low, high=high)
        case Average():
            return replace(primitive, high=primitive.high + amount)
        case Weekends():
            return replace(primitive, least=primitive.least - amount)
    return None


def lacking(statement: Statement, plan: Plan) -> dict[Group, list[Taken]]:
    """By kind, everything that must hold and does not in a plan, and how far it does not."""
    statement = _with_days_back(statement)
    found: dict[Group, list[Taken]] = defaultdict(list)
    for primitive in statement.primitives:
        if is_must(statement, primitive) and (amount := breach(primitive, plan)):
            found[kind_of(group_of(primitive))].append((primitive, amount))
    for short in cover_breaches(statement, plan):
        found["cover", short[4][0]].append((short, short[3]))
    for meeting in statement.meetings:
        if unmet(meeting, plan):
            found["contact", meeting.with_].append((meeting, 1))
    for teaching in statement.teachings:
        if minutes := untaught(teaching, plan):
            found["training",].append((teaching, minutes))
    return dict(found)
