"""Why this? For one cell, what every other choice of it alone would break and cost, by counting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ambrota.calendar import day_name
from ambrota.demand import HALF_HOUR
from ambrota.model import Duty, Kind
from ambrota.rules.base import Level
from solver import aims
from solver.engines.seat_count import shortages
from solver.engines.tally import breach, unmet, untaught
from solver.explaining.asking import CONTRACT, open_statement
from solver.explaining.words import agreed, seats_of, times_told
from solver.plan import Plan, current_plan
from solver.primitives import Primitive, Rest, Total
from solver.problem import Cell, Problem
from solver.sessions.standing import standing_sessions

PEOPLE = {
    aims.WEEKENDS: "a weekend worked",
    aims.SINGLE_OFF: "a single day off",
    aims.SINGLE_ON: "a single duty",
    aims.QUICK_RETURN: "a rest under 12 h",
    aims.NIGHTS: "a more uneven share of nights",
    aims.WEEKEND_SHARES: "a more uneven share of weekends off",
}
FEW = 4
"""Cells of a rule that are few enough to name the other duty that it speaks of."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What another choice would do: break a rule that must be kept, or cost what people notice.

    `amount`: of this more than now, in the rule's own unit; below 0: less than now. `text`: what
    there is then, or is no more.
    """

    rule: str
    must: bool
    amount: int
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a cell: its duties, and what it would do that the present one does not."""

    duties: tuple[Duty, ...]
    held: bool
    effects: tuple[Effect, ...]

    @property
    def code(self) -> str:
        """What the cell would say; rest where it is empty."""
        return " and ".join(duty.code for duty in self.duties) or "rest"

    @property
    def broken(self) -> tuple[Effect, ...]:
        """What must hold and then would not, or would hold less."""
        return tuple(each for each in self.effects if each.must and each.amount > 0)


class WhyThis:
    """Answers for the cells of one rota. To make it takes seconds, to ask it milliseconds."""

    def __init__(self, problem: Problem) -> None:
        self.statement = open_statement(problem, with_aims=True)
        self.problem = self.statement.problem
        self.plan = standing_sessions(self.statement, current_plan(self.problem))
        seats = self.statement.seats
        self.have: dict[int, int] = dict.fromkeys(range(len(seats.rows)), 0)
        for cell, choice in enumerate(self.plan.held):
            for number in seats.fills.get((cell, choice), ()):
                self.have[number] += 1
        self._rows_on: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(seats.rows):
            self._rows_on[row.day].append(number)

    def options(self, person: str, day: int) -> tuple[Option, ...]:
        """Every choice of a cell, the one held first, then whatever breaks and costs least."""
        row = self.problem.rota.index[person]
        cell = next(
            each
            for each in self.problem.cells
            if each.person == row and each.person_day == day and each.day >= 0
        )
        held = self.plan.held[cell.index]
        found = [
            Option(choice.duties, number == held, tuple(self._effects(cell, number)))
            for number, choice in enumerate(cell.choices)
        ]
        return tuple(sorted(found, key=lambda each: (not each.held, *_rank(each))))

    def _effects(self, cell: Cell, number: int) -> Iterator[Effect]:
        if number == self.plan.held[cell.index]:
            return
        plan = self.plan.with_cells({cell.index: number}, self.plan.placed)
        yield from self._of_cover(cell, number)
        yield from self._of_rules(cell, plan)
        yield from self._of_sessions(cell, plan)

    def _of_rules(self, cell: Cell, plan: Plan) -> Iterator[Effect]:
        """More or fewer breaches of each rule, and of what people notice."""
        more: dict[str, int] = defaultdict(int)
        worst: dict[str, Primitive] = {}
        for at in self.statement.touching.get(cell.index, ()):
            primitive = self.statement.primitives[at]
            rule = primitive.mark.rule
            difference = breach(primitive, plan) - breach(primitive, self.plan)
            if difference and (rule in self.statement.levels or rule in PEOPLE):
                more[rule] += difference
                if difference > 0:
                    worst.setdefault(rule, primitive)
        for rule, amount in more.items():
            level = self.statement.levels.get(rule)
            if amount and level in (Level.MUST, Level.SHOULD, None):
                text = self._told(cell, rule, amount, worst.get(rule))
                yield Effect(rule, level is Level.MUST, amount, text)

    def _told(self, cell: Cell, rule: str, amount: int, worst: Primitive | None) -> str:
        if rule in PEOPLE:
            return PEOPLE[rule]
        name = self.statement.rule(rule).name
        if rule == CONTRACT:
            return f"{abs(amount) / 60:g} h further from contract than allowed"
        if rule == "agreements":
            return f"what was agreed: {agreed(self.problem.rota.people[cell.person])}"
        if amount < 0 or worst is None or isinstance(worst, Total | Rest):
            return f"a breach of {name}"
        beside = [
            f"{duty.code} on {day_name(self.problem.rota, other.person_day)}"
            for other in map(self.problem.cells.__getitem__, dict.fromkeys(worst.cells()))
            if other.index != cell.index and len(worst.cells()) <= FEW
            for duty in other.choices[self.plan.held[other.index]].duties
            if duty.is_work
        ]
        return f"a breach of {name}" + (f", with {' and '.join(beside)}" if beside else "")

    def _of_cover(self, cell: Cell, number: int) -> Iterator[Effect]:
        """Seats that would be short, or no longer short, and when."""
        seats = self.statement.seats
        now = seats.fills.get((cell.index, self.plan.held[cell.index]), ())
        then = seats.fills.get((cell.index, number), ())
        moved = dict.fromkeys(now, -1)
        for row in then:
            moved[row] = moved.get(row, 0) + 1
        rows = [r for day in {seats.rows[r].day for r in moved} for r in self._rows_on[day]]
        after = {row: self.have[row] + moved.get(row, 0) for row in rows}
        short_now, short_then = shortages(seats, rows, self.have), shortages(seats, rows, after)
        more: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for row in rows:
            if short_then[row] != short_now[row]:
                slot = (*seats.rows[row].mark.slot, short_then[row] > short_now[row])
                more[slot].append(row)
        for (resource, role, _), changed in more.items():
            amount = sum(
                (short_then[r] - short_now[r]) * (seats.rows[r].end - seats.rows[r].start)
                for r in changed
            )
            when = times_told(self.statement, self._halves(changed))
            text = f"{seats_of(resource, role)} short, {when}"
            yield Effect("cover", True, amount, text)

    def _halves(self, rows: Iterable[int]) -> list[tuple[int, int]]:
        return [
            (row.day, half)
            for row in (self.statement.seats.rows[number] for number in rows)
            for half in range(row.start // HALF_HOUR, -(-row.end // HALF_HOUR))
        ]

    def _of_sessions(self, cell: Cell, plan: Plan) -> Iterator[Effect]:
        """Sessions that the cell hosts and then no longer could, where a guarantee falls by it."""
        left = tuple(
            placing
            for placing in plan.placed
            if all(any(map(plan.holds, host)) for host in placing.hosts)
            and not any(map(plan.holds, placing.bars))
        )
        after = Plan(plan.held, left)
        rows = {cell.person} | {p.person for p in plan.placed if p.with_ == cell.person}
        for meeting in self.statement.meetings:
            if meeting.person in rows and unmet(meeting, after) > unmet(meeting, self.plan):
                who = self.problem.rota.people[meeting.person].name
                manager = self.problem.rota.people[meeting.with_].name
                yield Effect("contact", True, 1, f"no meeting left of {who} with {manager}")
        for teaching in self.statement.teachings:
            if teaching.person == cell.person:
                minutes = untaught(teaching, after) - untaught(teaching, self.plan)
                if minutes:
                    text = f"{abs(minutes) / 60:g} h of training missing"
                    yield Effect("training", True, minutes, text)


def _rank(option: Option) -> tuple[int, int, int]:
    broken = {each.rule for each in option.broken}
    costs = [each for each in option.effects if not each.must]
    mended = [each for each in option.effects if each.amount < 0]
    away = any(duty.kind is not Kind.COVER for duty in option.duties)
    return len(broken), sum(each.amount > 0 for each in costs) - len(mended), int(away)
