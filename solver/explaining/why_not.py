"""Why not? A wish granted with few other days changed, what it costs whom; or what forbids it."""

from __future__ import annotations

from collections.abc import Callable

from ambrota.model import changes_between
from solver.engines.tally import breach, claims
from solver.explaining.as_now import as_now
from solver.explaining.asking import groups_of, open_statement
from solver.explaining.borne import borne, differences
from solver.explaining.explain import CONFIRM_SECONDS, Explainer
from solver.explaining.holder import WHOLE, Holder
from solver.explaining.question import Answer, Granted, Question, Want
from solver.explaining.ways_out import Way, WaysOut, lacking
from solver.explaining.wishes import WISH, wish_of, wishing
from solver.explaining.words import kind_of, requirement_texts
from solver.improve import Improver
from solver.plan import Plan, current_plan
from solver.price import best_of, holds
from solver.problem import Problem
from solver.request import Conflict, Progress, Proposal
from solver.search import SOME_TIMES, Clock, Neighbourhood, Solves
from solver.sessions.place import place_sessions
from solver.sessions.standing import standing_sessions
from solver.stages import CHANGES, PRACTICE, TO_CONTRACT, Aim
from solver.statement import state_all

REPAIR = Aim(
    "Granted",
    "Grants the wish with few other days changed.",
    costs=TO_CONTRACT,
    should=30,
    change=100,
    order=((CHANGES, PRACTICE),),
)
SEARCH_SHARE, PROVE_SHARE = 0.5, 0.5
NEARER_SECONDS = 4.0
CYCLE_SHARE = 0.4


def answer(
    question: Question,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> Answer:
    """The answer to a question, worked out in this process."""
    return _Asked(question, Clock(question.seconds, stop), on_progress).answer()


class _Asked:
    """One question being answered."""

    def __init__(
        self, question: Question, clock: Clock, on_progress: Callable[[Progress], None]
    ) -> None:
        self.question = question
        self.clock = clock
        self.on_progress = on_progress
        self.problem = Problem(
            question.asked_of,
            question.rulebook,
            question.locks,
            current=question.rota,
            beside=question.beside,
        )
        self.statement = state_all(self.problem)
        self.wished = self.statement
        self.solves = Solves(question.seed, question.workers)

    def answer(self) -> Answer:
        now = current_plan(self.problem)
        if not any(breach(each, now) for each in wish_of(self.problem, self.question.wanted)):
            return Answer(Granted.GRANTED, self._seconds)
        self._say("Placing the sessions of the rota as it stands")
        before = self._before()
        self.wished = wishing(as_now(self.statement, before), self.question.wanted)
        missing = frozenset(lacking(self.statement, before))
        self._say("Looking for a rota that grants it")
        plan = before if self._is_out_of_reach() else self._repaired(before)
        if set(lacking(self.wished, plan)) <= missing:
            return self._answer(Granted.GRANTED, before, plan)
        self._say("Looking for what stands in the way")
        way, conflict = self._forbidden(missing, before, plan)
        if self.clock.stop():
            return Answer(Granted.CANCELLED, self._seconds)
        if way is None:
            status = Granted.FORBIDDEN if conflict else Granted.NOT_FOUND
            return Answer(status, self._seconds, conflict=conflict)
        return self._answer(Granted.AT_A_PRICE, before, self._polished(way, before), conflict)

    @property
    def _seconds(self) -> float:
        return round(self.clock.elapsed, 2)

    def _say(self, message: str) -> None:
        self.on_progress(Progress(self._seconds, message, message))

    def _before(self) -> Plan:
        """The rota asked about with its sessions; where it has none, with those it has room for."""
        standing = standing_sessions(self.statement, current_plan(self.problem))
        if self.problem.rota.sessions:
            return standing
        return place_sessions(self.statement, standing, self.solves, self.clock.part(0.2))

    def _repaired(self, before: Plan) -> Plan:
        """The nearest rota that grants the wish and makes nothing worse, if that can be.

        What is broken now is not mended by it: all that changes is for the wish.
        """
        clock = self.clock.part(SEARCH_SHARE)
        if self.problem.rota.is_cyclic:
            return self._cycle_repaired(before, clock)
        granted = Improver(self.wished, REPAIR, self.solves).run(before, clock, till_held=True)
        if set(lacking(self.wished, granted)) - set(lacking(self.statement, before)):
            return granted
        return Improver(self.wished, REPAIR, self.solves).run(granted, clock, patience=15)

    def _cycle_repaired(self, before: Plan, clock: Clock) -> Plan:
        """The same of a cyclic rota: duties first, for each hosts sessions of everybody in turn."""
        duties = self.wished.without_sessions()
        moved = Improver(duties, REPAIR, self.solves).run(
            Plan(before.held), clock.part(CYCLE_SHARE), till_held=True
        )
        placed = place_sessions(self.wished, moved, self.solves, clock)
        if set(lacking(self.wished, placed)) - set(lacking(self.statement, before)):
            return Improver(self.wished, REPAIR, self.solves).run(placed, clock, till_held=True)
        under = Improver(self.wished, REPAIR, self.solves, sessions_stay=True)
        return under.run(placed, clock, patience=15)

    def _is_out_of_reach(self) -> bool:
        """Whether some cell that it speaks of can hold nothing that grants it."""
        cells = self.problem.cells
        literals = [each.literals[0] for each in wish_of(self.problem, self.question.wanted)]
        return any(len(bad) == len(cells[cell].choices) for cell, bad in literals)

    def _polished(self, way: Way, before: Plan) -> Plan:
        """The rota that takes a way out, with fewer days changed where that can be."""
        improver = Improver(way.eased, REPAIR, self.solves)
        near = improver.run(before, self.clock.part(0.4), till_held=True)
        if not holds(way.eased, near):
            free = sum(cell.is_free for cell in self.problem.cells)
            near = self._nearer(way) if free <= WHOLE else way.plan
        plan = best_of(way.eased, [way.plan, near], REPAIR)
        return improver.run(plan, self.clock.part(0.8), patience=20)

    def _nearer(self, way: Way) -> Plan:
        """The same way with every cell free at once: what was found may be far from the rota."""
        cells = range(len(way.eased.problem.cells))
        people = range(len(self.problem.rota.people))
        grid = Neighbourhood(way.eased, way.plan, cells, people).grid(REPAIR, SOME_TIMES)
        found, _ = self.solves.best(grid, self.clock, self.clock.left / 2, patience=NEARER_SECONDS)
        return way.plan if found is None else best_of(way.eased, [way.plan, found], REPAIR)

    def _forbidden(
        self, missing: frozenset[tuple[object, ...]], begin: Plan, near: Plan
    ) -> tuple[Way | None, Conflict | None]:
        """What cannot hold together with the wish, and the cheapest that would have to give way."""
        opened = wishing(as_now(open_statement(self.problem), begin), self.question.wanted)
        asked = [group for group in groups_of(opened) if kind_of(group) not in missing]
        explainer = Explainer(opened, self.clock.part(PROVE_SHARE), asked)
        core = explainer.conflict(((WISH,),))
        if core is None:
            return None, None
        core = explainer.narrowed(core)
        named = [group for group in core if group != (WISH,)]
        texts = requirement_texts(opened, named) or [self._no_such_choice()]
        explainer.clock = self.clock
        holder = Holder(self.solves, CONFIRM_SECONDS)
        finder = WaysOut(opened, explainer.solve, holder, self.clock, asked, begin)
        ways = finder.find(named, near) if named else []
        conflict = Conflict(tuple(texts), True, tuple(way.told for way in ways))
        return (ways[0] if ways else None), conflict

    def _no_such_choice(self) -> str:
        wish = self.question.wanted[0]
        rota = self.problem.rota
        person = rota.person(wish.person)
        if wish.want is Want.CODE:
            codes = [shift.code for shift in rota.shifts]
            if wish.code.strip().lower() not in {code.strip().lower() for code in codes}:
                return f"The rota has no duty {wish.code}; its duties are {', '.join(codes)}"
            return (
                f"No {person.role or 'such person'} of {person.rota} works {wish.code}, or "
                f"{person.name} is away or on work that stays on these days"
            )
        return f"{person.name} has work on these days that no proposal moves"

    def _answer(
        self, status: Granted, before: Plan, after: Plan, conflict: Conflict | None = None
    ) -> Answer:
        question, statement = self.question, self.statement
        if conflict is not None:  # What gives way may be a choice that only the opened one has.
            statement = open_statement(self.problem, with_aims=True)
        moved = after.changes(statement.problem)
        rota = question.asked_of.with_changes(moved)
        proposal = Proposal(
            id="W", name="Wish granted", why=REPAIR.why,
            changes=changes_between(question.rota, rota), sessions=after.sessions(), stages=(),
            claims=claims(statement, after),
        )  # fmt: skip
        return Answer(
            status, self._seconds, proposal, moved,
            differences=tuple(differences(statement, before, after)),
            borne=tuple(borne(statement, before, after)), conflict=conflict,
        )  # fmt: skip
