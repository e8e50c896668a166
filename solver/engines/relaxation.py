"""A relaxation of the whole problem: what is hard, soft or only counted, and cover in it."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from solver.engines.grid import Expr, Grid, Lit
from solver.explaining.asking import Asked, Group, group_of, own_seats
from solver.plan import Plan, begun_plan
from solver.primitives import Average, Primitive, Total
from solver.problem import Cell, Choice
from solver.stages import Aim
from solver.statement import Statement

NO_AIM = Aim("", "")
MOST_FOLLOWING = 60


class Relaxation(Grid):
    """Rules and cover with `hard` groups enforced and `soft` ones at a cost; others left out.

    `counted`: rules and aims whose breaches are counted, neither forbidden nor in the cost.
    `spare`: of each seat row that is asked for, the seats filled beyond those needed; `slips`: what
    may give way of soft groups, each with the primitive, seat row, meeting or teaching it is of.
    """

    def __init__(
        self,
        statement: Statement,
        hard: frozenset[Group],
        soft: frozenset[Group] = frozenset(),
        counted: frozenset[str] = frozenset(),
    ) -> None:
        self.hard = Asked(statement.seats, hard)
        self.soft = Asked(statement.seats, soft)
        self.counts: dict[str, list[Expr]] = {rule: [] for rule in counted}
        self._softly = False
        self._counting: list[Expr] | None = None
        self.amounts: list[Expr] = []
        self.slips: list[tuple[object, Lit]] = []
        self.giving: object = None
        self._able: dict[tuple[int, int], Lit] = {}
        free = frozenset(cell.index for cell in statement.problem.cells if cell.is_free)
        super().__init__(statement, begun_plan(statement.problem), free, NO_AIM)
        for primitive in statement.primitives:
            if free.isdisjoint(primitive.cells()):
                self.compile(primitive)
        self.spare: dict[int, Expr] = {}
        self._cover()

    def _asked(self, group: Group) -> bool:
        """Whether the group is judged at all; notes whether softly."""
        self._softly = group in self.soft
        return self._softly or group in self.hard

    def compile(self, primitive: Primitive) -> None:
        """Add a primitive of a group that is judged, or of a rule whose breaches are counted."""
        self.giving = primitive
        if primitive.mark.rule in self.counts:
            self._counting = self.counts[primitive.mark.rule]
            self.add(primitive, None, 1, per_unit=False)
            self._counting = None
        elif self._asked(group_of(primitive)) or primitive.mark.rule.startswith("training-"):
            super().compile(primitive)

    def _average(self, primitive: Average, now: int | None, cost: int) -> None:
        """Where very many days could follow, without those that replace days away."""
        if len(primitive.following) > MOST_FOLLOWING:
            window = Total(primitive.mark, primitive.weights, high=primitive.high)
            self._total(window, now, cost, per_unit=False)
        else:
            super()._average(primitive, now, cost)

    def slip(self, now: int | None, cost: int) -> Lit | None:
        """Only what is soft or counted may slip, whatever is breached now."""
        if self._counting is None and not self._softly:
            return None
        slip = self.model.new_bool_var("")
        if self._counting is None:
            self._give_way(slip)
        else:
            self._counting.append(slip)
        return slip

    def _give_way(self, amount: Lit, worth: int = 1) -> None:
        self.slips.append((self.giving, amount))
        self.amounts.append(worth * amount)

    def excess(self, now: int | None, cost: int, most: int, *, per_unit: bool) -> Lit | None:
        """Only what is soft or counted may lie outside, by as much as it takes."""
        if most <= 0 or (self._counting is None and not self._softly):
            return None
        excess = self.model.new_int_var(0, most, "")
        if self._counting is None:
            self._give_way(excess)
        else:
            over = self.model.new_bool_var("")
            self.model.add(excess == 0).only_enforce_if(~over)
            self._counting.append(over)
        return excess

    def read_plan(self, solver: cp_model.CpSolver) -> Plan:
        """What every cell holds in a solution; sessions are not placed in it."""
        chosen = {
            cell: next(number for number, lit in enumerate(lits) if solver.boolean_value(lit))
            for cell, lits in self.held.items()
        }
        return self.plan.with_cells(chosen, ())

    def changes(self) -> Expr:
        """Cells that hold something else than they do now."""
        cells = self.problem.cells
        return sum(1 - lits[cells[cell].now] for cell, lits in self.held.items())

    def _open(self, cell: Cell) -> list[tuple[int, tuple[Choice, Lit | None]]]:
        """The choices a cell can hold, numbered; the variable is None for one held for good."""
        if cell.index in self.held:
            return list(enumerate(zip(cell.choices, self.held[cell.index], strict=True)))
        held = self.plan.held[cell.index]
        return [(held, (cell.choices[held], None))]

    def _cover(self) -> None:
        terms: dict[int, list[Lit]] = defaultdict(list)
        base = [0] * len(self.statement.seats.rows)
        for (cell, choice), rows in self.statement.seats.fills.items():
            for number in rows:
                if cell in self.held:
                    terms[number].append(self.held[cell][choice])
                elif self.plan.held[cell] == choice:
                    base[number] += 1
        seats = self.statement.seats
        fewer: dict[int, Lit] = {}
        for number, row in enumerate(seats.rows):
            slot: Group = ("cover", *row.mark.slot)
            soft = slot in self.soft or self.soft.row(number)
            if not soft and not self.hard.row(number):
                continue
            if soft and (own := own_seats(seats, row)):
                fewer[number] = self.model.new_int_var(0, own, "")
                self.giving = row
                self._give_way(fewer[number], row.end - row.start)
            asked = [
                each for each in (*row.above, number) if self.hard.row(each) or self.soft.row(each)
            ]
            need = sum(own_seats(seats, seats.rows[each]) for each in asked)
            given = sum(fewer[each] for each in asked if each in fewer)
            self.spare[number] = sum(terms[number]) + base[number] + given - need
            self.model.add(self.spare[number] >= 0)

    def able(self, row: int, seats: int) -> Lit | None:
        """True only where a seat row can spare so many seats; None where it surely can.

        What is not asked for can always be spared, and so can what a derived requirement gives up.
        """
        beyond = seats - self.statement.seats.allowance
        if beyond <= 0 or row not in self.spare:
            return None
        if (row, beyond) not in self._able:
            able = self._able[row, beyond] = self.model.new_bool_var("")
            self.model.add(self.spare[row] >= beyond).only_enforce_if(able)
        return self._able[row, beyond]
