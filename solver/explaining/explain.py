"""Why not all can hold: a conflict with nothing to spare, proved, and the cheapest ways out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ortools.sat.python import cp_model

from solver.engines.proof import Proof
from solver.explaining.asking import PERSONAL, Group, groups_of, only, open_statement
from solver.explaining.holder import Holder
from solver.explaining.least import least
from solver.explaining.more_people import MorePeople
from solver.explaining.unproved import unproved
from solver.explaining.ways_out import WaysOut, lacking
from solver.explaining.words import kind_of, requirements_told
from solver.plan import Plan
from solver.primitives import SeatRow
from solver.request import Conflict
from solver.search import Clock, Solves
from solver.statement import Statement

PROOF_SECONDS = 20.0
PROOF_WORKERS = 8
"""With fewer the engine runs no strong linear bound, on however many cores."""
CONFLICT_SHARE, CONFIRM_SHARE, WAYS_SHARE = 0.5, 0.3, 0.6
CONFIRM_SECONDS = 8.0
"""Most that is spent on showing, for one member, that the others hold without it."""
GUARANTEES = ("cover", "contact", "training")
ASIDE = ("pairings", "hours-against-contract")
FAMILIES = (
    ("contact",),
    ("training",),
    ("cover",),
    ("contact", *ASIDE),
    ("training", *ASIDE),
    ("cover", *ASIDE),
    (*GUARANTEES, *ASIDE),
)
"""Requirements tried alone first, each with what concerns single people: a conflict among few is
found far sooner than among all."""


class Explainer:
    """Proves which requirements cannot hold together, within the time there is."""

    def __init__(
        self, statement: Statement, clock: Clock, asked: Iterable[Group] | None = None
    ) -> None:
        """`asked`: what the conflict is looked for in, where it is not all that must hold."""
        self.statement = statement
        self.asked = groups_of(statement) if asked is None else list(asked)
        self.clock = clock
        self.plans: dict[frozenset[Group], Plan] = {}
        self._known: dict[frozenset[Group], bool] = {}

    def can_hold(self, statement: Statement, hard: Iterable[Group]) -> bool | None:
        """Whether these requirements can hold together, as far as the relaxation can tell."""
        asked = frozenset(hard)
        known = self._known.get(asked) if statement is self.statement else None
        if known is not None:
            return known
        if self.clock.left == 0:
            return None
        proof = Proof(statement, asked)
        status, solver = self.solve(proof)
        if status not in (cp_model.INFEASIBLE, cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        can = status != cp_model.INFEASIBLE
        if statement is self.statement:
            self._known[asked] = can
            if can:
                self.plans[asked] = proof.read_plan(solver)
        return can

    def solve(self, proof: Proof, seconds: float = PROOF_SECONDS) -> tuple[int, cp_model.CpSolver]:
        """The engine's status of a relaxation, and its values where it has any."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = PROOF_WORKERS
        solver.parameters.catch_sigint_signal = False
        self.clock.limit(solver.parameters, seconds, least=0.1, alone=True)
        status = int(solver.solve(proof.model))
        self.clock.count(solver)
        return status, solver

    def conflict(
        self, given: tuple[Group, ...] = (), missing: Container[Group] = ()
    ) -> list[Group] | None:
        """A conflict from which nothing can be left out; None where none is proved.

        `given`: what is in it in any case; `missing`: kinds that the best rota found lacks, which
        are tried before all others of their rule.
        """
        if given and self._cannot([*given]):
            return [*given]
        everything = sorted((each for each in self.asked if each not in given), key=_order)
        families = [
            [group for group in everything if group[0] in PERSONAL or group[0] in names]
            for names in FAMILIES
            if any(group[0] == names[0] for group in everything)
        ]
        personal = [group for group in everything if group[0] in PERSONAL]
        rules = [group for group in everything if group[0] not in GUARANTEES]
        suspects = [each for each in everything if kind_of(each) in missing]
        first = list(dict.fromkeys([*personal, *suspects])) if suspects else []
        tried = (first, *families[:3], personal, rules, *families[3:], everything)
        core = next((some for some in tried if some and self._cannot([*given, *some])), None)
        if core is None:
            return None
        return [*given, *least([*given], core, self._cannot)]

    def _cannot(self, hard: list[Group]) -> bool:
        return self.can_hold(self.statement, hard) is False

    def narrowed(self, core: list[Group]) -> list[Group]:
        """The conflict with each cover in it asked for in as few hours as still make it one."""
        for group in [each for each in core if each[0] == "cover"]:
            others = [each for each in core if each is not group]
            for rows in self._hours_short(group, others):
                part: Group = (*group[:3], rows)
                if self._cannot([*others, part]):
                    core = [part if each is group else each for each in core]
                    break
        return core

    def _hours_short(self, group: Group, others: list[Group]) -> Iterator[frozenset[int]]:
        """Seat rows of a cover that the conflict may be about: a day's, a weekday's, all days'."""
        proof = Proof(self.statement, frozenset(others), frozenset([group]))
        status, solver = self.solve(proof)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return
        rows = self.statement.seats.rows
        number = {id(row): at for at, row in enumerate(rows)}
        short = [
            number[id(row)]
            for row, amount in proof.slips
            if isinstance(row, SeatRow) and solver.value(amount)
        ]
        alike = [n for n, row in enumerate(rows) if ("cover", *row.mark.slot) == group[:3]]
        weekday = self.statement.problem.rota.weekday
        first = rows[short[0]].day
        yield frozenset(n for n in short if rows[n].day == first)
        yield frozenset(n for n in alike if rows[n].day == first)
        yield frozenset(short)
        times = {(rows[n].start, rows[n].end) for n in short}
        then = [n for n in alike if (rows[n].start, rows[n].end) in times]
        days = {weekday(rows[n].day) for n in short}
        yield frozenset(n for n in then if weekday(rows[n].day) in days)
        yield frozenset(then)

    def confirm(self, core: list[Group], holder: Holder) -> set[Group]:
        """The members of the conflict without which a real rota was found that holds the others."""
        return {group for group in core if self._held_without(group, core, holder)}

    def _held_without(self, group: Group, core: list[Group], holder: Holder) -> bool:
        others = [each for each in core if each != group]
        if self.can_hold(self.statement, others) is not True:
            return False
        begin = self.plans[frozenset(others)]
        return holder.hold(only(self.statement, others), begin, self.clock) is not None


def _order(group: Group) -> int:
    """General rules are left out first; guarantees and cover are what people ask about."""
    if group[0] in GUARANTEES:
        return 0
    return 1 if group[0] in PERSONAL or group[0] in ASIDE else 2


def explain(statement: Statement, best: Plan, clock: Clock, solves: Solves) -> Conflict:
    """The conflict and its ways out; unproved, what is missing in the best rota found."""
    opened = open_statement(statement.problem)
    explainer = Explainer(opened, clock.part(CONFLICT_SHARE))
    core = explainer.conflict(missing=lacking(opened, best))
    if core is None:
        return unproved(statement, best)
    core = explainer.narrowed(core)
    holder = Holder(solves, CONFIRM_SECONDS)
    explainer.clock = clock.part(CONFIRM_SHARE)
    confirmed = explainer.confirm(core, holder)
    explainer.clock = clock
    found = WaysOut(opened, explainer.solve, holder, clock.part(WAYS_SHARE)).find(core, best)
    more = MorePeople(opened, explainer.solve, holder.solves, clock)
    priced = [(way.cost, way.told) for way in found]
    priced += [(way.cost, way.told) for way in more.find(core, best, found)]
    ways = [told for _, told in sorted(priced, key=lambda each: each[0])]
    if not ways:
        ways = [*unproved(statement, best).ways_out]
    told = requirements_told(opened, core)
    return Conflict(
        tuple(text for text, _ in told),
        True,
        tuple(ways),
        tuple(confirmed.issuperset(groups) for _, groups in told),
    )
