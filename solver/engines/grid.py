"""The day-by-day engine: a neighbourhood of a plan as a CP-SAT model.

Only cells in `free` may change and only sessions offered in `offered` may be placed; everything
else is a constant. What holds in the plan stays held: a must-rule's breach may shrink, never grow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence as Items
from functools import lru_cache

from ortools.sat.python import cp_model

from solver.engines.dues import Dues
from solver.engines.tally import breach
from solver.plan import Plan, since
from solver.primitives import (
    Average,
    Groups,
    Literal,
    Primitive,
    Rest,
    Sequence,
    Succession,
    Teaching,
    Total,
    Weekends,
    Weights,
)
from solver.stages import CHANGES, HOLDING, MUST, Aim, category
from solver.statement import Statement

Lit = cp_model.IntVar
Expr = cp_model.LinearExpr | int


class Grid:
    """Variables of the free cells, and each primitive compiled over them."""

    def __init__(self, statement: Statement, plan: Plan, free: frozenset[int], aim: Aim) -> None:
        self.statement = statement
        self.problem = statement.problem
        self.plan = plan
        self.free = free
        self.aim = aim
        self.model = cp_model.CpModel()
        self.dues = Dues(aim)
        self._category = HOLDING
        self.held: dict[int, list[Lit]] = {}
        for cell in sorted(free):
            self._add_cell(cell)
        for number in statement.touched_by(free):
            self.compile(statement.primitives[number])

    def _add_cell(self, cell: int) -> None:
        choices = self.problem.cells[cell].choices
        lits = [self.model.new_bool_var("") for _ in choices]
        self.model.add_exactly_one(lits)
        for number, lit in enumerate(lits):
            self.model.add_hint(lit, number == self.plan.held[cell])
        self.held[cell] = lits
        if self.aim.change:
            stays = lits[since(self.problem.cells[cell], self.aim)]
            self.dues.add(CHANGES, self.aim.change, 1 - stays)

    def options(self, literal: Literal) -> bool | list[Lit]:
        """The literal as a constant, or as variables of which one must be true for it to hold."""
        cell, choices = literal
        if cell not in self.held:
            return self.plan.held[cell] in choices
        if len(choices) == len(self.held[cell]):
            return True
        return [self.held[cell][choice] for choice in choices] if choices else False

    def otherwise(self, literal: Literal) -> list[Lit]:
        """Variables of which one is true when the literal of a free cell does not hold."""
        cell, choices = literal
        return [lit for number, lit in enumerate(self.held[cell]) if number not in choices]

    def total(self, weights: Weights) -> Expr:
        """A weighted sum over cells, those not free as a constant."""
        base, terms, factors = 0, [], []
        for cell, each in weights.items():
            if cell in self.held:
                least = min(each)
                base += least
                for lit, weight in zip(self.held[cell], each, strict=True):
                    if weight != least:
                        terms.append(lit)
                        factors.append(weight - least)
            else:
                base += each[self.plan.held[cell]]
        return cp_model.LinearExpr.weighted_sum(terms, factors) + base

    def lost(self, teaching: Teaching) -> Expr:
        """Training minutes that do not count for want of rest before them."""
        lost: list[Expr] = []
        for earlier, training, minutes in teaching.lost:
            options = [self.options(literal) for literal in earlier]
            taught = self.options(training)
            if taught is False or all(option is False for option in options):
                continue
            if taught is True and True in options:
                lost.append(minutes)
                continue
            spoilt = self.model.new_bool_var("")
            untaught = [] if taught is True else self.otherwise(training)
            for literal, option in zip(earlier, options, strict=True):
                if option is not False:
                    rested = [] if option is True else self.otherwise(literal)
                    self.model.add_bool_or([spoilt, *untaught, *rested])
            lost.append(minutes * spoilt)
        return sum(lost)

    def compile(self, primitive: Primitive) -> None:
        """Add a primitive: kept where it holds and must, else at a cost."""
        level = self.statement.levels.get(primitive.mark.rule)
        aimed = primitive.mark.rule.startswith("~")
        self._category = category(primitive.mark.rule, level)
        must = self._category == HOLDING
        cost = MUST if must else self.aim.cost(primitive.mark.rule, level)
        if not must and not cost:
            return
        now = breach(primitive, self.plan) if must else None
        self.add(primitive, now, cost, per_unit=aimed)

    def add(self, primitive: Primitive, now: int | None, cost: int, *, per_unit: bool) -> None:
        """Add a primitive of which `now` may be breached (None: any), at that cost."""
        match primitive:
            case Sequence():
                self._sequence(primitive, now, cost)
            case Succession():
                self._succession(primitive, now, cost)
            case Total():
                self._total(primitive, now, cost, per_unit=per_unit)
            case Average():
                self._average(primitive, now, cost)
            case Rest():
                self._rest(primitive, now, cost)
            case Weekends():
                self._weekends(primitive, now, cost)
            case _:
                raise TypeError(f"the grid engine refuses {type(primitive).__name__}")

    def slip(self, now: int | None, cost: int) -> Lit | None:
        """A variable that is true when a primitive is breached; None where it may not be."""
        if now == 0:
            return None
        slip = self.model.new_bool_var("")
        self.dues.add(self._category, cost, slip)
        return slip

    def excess(self, now: int | None, cost: int, most: int, *, per_unit: bool) -> Lit | None:
        """How far a total may lie outside; None where it may not. Must: no further than now."""
        if now == 0 or most <= 0:
            return None
        limit = most if now is None else min(now, most)
        excess = self.model.new_int_var(0, limit, "")
        if per_unit:
            self.dues.add(self._category, cost, excess, limit)
        else:
            over = self.model.new_bool_var("")
            self.model.add(excess == 0).only_enforce_if(~over)
            self.dues.add(self._category, cost, over)
            if now is not None:
                self.dues.add(HOLDING, max(1, MUST // 600), excess, limit)
        return excess

    def unless(self, literals: Items[Literal]) -> list[Lit] | None:
        """Variables of which one is true unless all literals hold; None where they never all do."""
        clause: list[Lit] = []
        for literal in literals:
            options = self.options(literal)
            if options is False:
                return None
            if options is not True:
                clause += self.otherwise(literal)
        return clause

    def _succession(self, primitive: Succession, now: int | None, cost: int) -> None:
        """A must that is breached now may be breached by less in its place, never by more."""
        off = self.unless(primitive.between)
        if off is None:
            return
        worse = tuple(each for each in primitive.groups if now is not None and each[0] > now)
        others = tuple(each for each in primitive.groups if each not in worse)
        for groups, allowed in ((worse, 0), (others, now)):
            found = (
                self.unless(((primitive.earlier, firsts), (primitive.later, seconds)))
                for firsts, seconds in joined(groups)
            )
            clauses = [[*off, *clause] for clause in found if clause is not None]
            slip = self.slip(allowed, cost) if clauses else None
            for clause in clauses:
                if slip is not None:
                    clause.append(slip)
                self.model.add_bool_or(clause)

    def _sequence(self, primitive: Sequence, now: int | None, cost: int) -> None:
        clause = self.unless(primitive.literals)
        if clause is None:
            return
        slip = self.slip(now, cost)
        if slip is not None:
            clause.append(slip)
        self.model.add_bool_or(clause)

    def _total(self, primitive: Total, now: int | None, cost: int, *, per_unit: bool) -> None:
        total = self.total(primitive.weights)
        low, high = self._reach(primitive.weights)
        over = 0 if primitive.high is None else high - primitive.high
        under = 0 if primitive.low is None else primitive.low - low
        if over <= 0 and under <= 0:
            return
        excess = self.excess(now, cost, max(over, under), per_unit=per_unit)
        spare: Expr = 0 if excess is None else excess
        enforced: list[Lit] = []
        if primitive.only_if is not None:
            applies = self.model.new_bool_var("")
            self.model.add(self.total(primitive.only_if) <= 0).only_enforce_if(~applies)
            enforced = [applies]
        if primitive.high is not None and over > 0:
            self.model.add(total <= primitive.high + spare).only_enforce_if(enforced)
        if primitive.low is not None and under > 0:
            self.model.add(total >= primitive.low - spare).only_enforce_if(enforced)

    def _reach(self, weights: Weights) -> tuple[int, int]:
        """Least and most that a total can come to."""
        low = high = 0
        for cell, each in weights.items():
            if cell in self.held:
                low, high = low + min(each), high + max(each)
            else:
                low, high = low + each[self.plan.held[cell]], high + each[self.plan.held[cell]]
        return low, high

    def _average(self, primitive: Average, now: int | None, cost: int) -> None:
        model, taken = self.model, []
        worked: Expr = 0
        most_days = len(primitive.following)
        for cell, weights in primitive.following:
            most = max(weights)
            counted = model.new_bool_var("")
            so_far = model.new_int_var(0, most_days, "")
            model.add(so_far == worked + self.total({cell: tuple(int(w > 0) for w in weights)}))
            model.add(so_far >= primitive.replaced + 1).only_enforce_if(~counted)
            worked = so_far
            minutes = model.new_int_var(0, most, "")
            model.add(minutes >= self.total({cell: weights})).only_enforce_if(counted)
            taken.append(minutes)
        total = self.total(primitive.weights) + sum(taken)
        reach = self._reach(primitive.weights)[1] + sum(
            max(weights) for _, weights in primitive.following
        )
        excess = self.excess(now, cost, reach - primitive.high, per_unit=False)
        model.add(total <= primitive.high + (0 if excess is None else excess))

    def _rest(self, primitive: Rest, now: int | None, cost: int) -> None:
        longs = self._free_windows(primitive, primitive.long)
        # Short ones in a row only matter where they are no long one as well.
        in_a_row = primitive.count if primitive.long > primitive.count * primitive.short else 1
        shorts = self._free_windows(primitive, primitive.short, in_a_row)
        if any(lit is None for _, lit in longs):
            return
        chosen: list[tuple[int, Lit]] = []
        for start, lit in shorts:
            pick = self.model.new_bool_var("")
            if lit is not None:
                self.model.add_implication(pick, lit)
            chosen.append((start, pick))
        for start, _ in chosen:
            near = [pick for other, pick in chosen if start - primitive.short < other <= start]
            if len(near) > 1:
                self.model.add_at_most_one(near)
        slip = self.slip(now, cost)
        terms: list[Expr] = [pick for _, pick in chosen]
        terms += [primitive.count * lit for _, lit in longs if lit is not None]
        if slip is not None:
            terms.append(primitive.count * slip)
        self.model.add(sum(terms) >= primitive.count)

    def _free_windows(
        self, primitive: Rest, length: int, in_a_row: int = 1
    ) -> list[tuple[int, Lit | None]]:
        """Windows of that length that could be free of work: (start, variable, None if surely)."""
        begins = {primitive.start} | {end for *_, end in primitive.work}
        starts = {begin + number * length for begin in begins for number in range(in_a_row)}
        windows: list[tuple[int, Lit | None]] = []
        for start in sorted(starts):
            end = start + length
            if start < primitive.start or end > primitive.end:
                continue
            blocking: list[Lit] = []
            for cell, choice, from_, to in primitive.work:
                if from_ < end and to > start:
                    if cell in self.held:
                        blocking.append(self.held[cell][choice])
                    elif self.plan.held[cell] == choice:
                        break
            else:
                windows.append((start, self._none_of(blocking)))
        return windows

    def _none_of(self, lits: Items[Lit]) -> Lit | None:
        """A variable that may be true only when none of these is; None when there are none."""
        if not lits:
            return None
        free = self.model.new_bool_var("")
        for lit in lits:
            self.model.add_implication(free, ~lit)
        return free

    def _weekends(self, primitive: Weekends, now: int | None, cost: int) -> None:
        off: list[Expr] = []
        for weekend in primitive.spoilt:
            spoiling: list[Lit] = []
            for literal in weekend:
                options = self.options(literal)
                if options is True:
                    break
                if options is not False:
                    spoiling += options
            else:
                free = self._none_of(spoiling)
                off.append(1 if free is None else free)
        excess = self.excess(now, cost, primitive.least, per_unit=True)
        self.model.add(sum(off) + (0 if excess is None else excess) >= primitive.least)


@lru_cache(maxsize=4096)
def joined(groups: Groups) -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
    """Choices that breach together, whatever the amount, in as few pairs of sets as is easy."""
    seconds: dict[int, frozenset[int]] = defaultdict(frozenset)
    for _, firsts, later in groups:
        for first in firsts:
            seconds[first] |= later
    firsts_of: dict[frozenset[int], set[int]] = defaultdict(set)
    for first, later in seconds.items():
        firsts_of[later].add(first)
    return tuple((frozenset(firsts), later) for later, firsts in firsts_of.items())
