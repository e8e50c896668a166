"""A relaxation of the whole problem: what is hard, soft or only counted, and cover in it."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from ambrota.grades import grade
from ambrota.rules.base import Level
from solver.engines.grid import Expr, Grid, Lit
from solver.plan import Plan, begun_plan
from solver.primitives import Primitive, SeatRow
from solver.problem import Cell, Choice
from solver.stages import Aim
from solver.statement import Statement

Group = tuple[object, ...]
"""What can be left out: ("daily-rest",), ("cover", resource, role), ("contact", manager, row)."""

Stretch = tuple[int, int, int, object]
"""(day, first minute, past-the-last minute, resource)."""

NO_AIM = Aim("", "")


def groups_of(statement: Statement) -> list[Group]:
    """Every requirement of the statement that must hold, each once."""
    found: dict[Group, None] = {}
    for row in statement.seats.rows:
        found["cover", *row.mark.slot] = None
    for meeting in statement.meetings:
        found["contact", meeting.with_, meeting.person] = None
    for teaching in statement.teachings:
        found["training", teaching.person] = None
    for primitive in statement.primitives:
        if statement.levels.get(primitive.mark.rule) is Level.MUST:
            found[primitive.mark.rule,] = None
    return [
        group
        for group in found
        if group[0] not in ("cover", "contact", "training")
        or statement.levels.get(str(group[0])) is Level.MUST
    ]


class Relaxation(Grid):
    """Rules and cover with `hard` groups enforced and `soft` ones at a cost; others left out.

    `counted`: rules and aims whose breaches are counted, neither forbidden nor in the cost.
    `widest`: for each stretch of a day the seat row that counts most people, and how it is filled.
    """

    def __init__(
        self,
        statement: Statement,
        hard: frozenset[Group],
        soft: frozenset[Group] = frozenset(),
        counted: frozenset[str] = frozenset(),
    ) -> None:
        self.hard = hard
        self.soft = soft
        self.counts: dict[str, list[Expr]] = {rule: [] for rule in counted}
        self._softly = False
        self._counting: list[Expr] | None = None
        self.amounts: list[Expr] = []
        free = frozenset(cell.index for cell in statement.problem.cells if cell.is_free)
        super().__init__(statement, begun_plan(statement.problem), free, NO_AIM)
        for primitive in statement.primitives:
            if self.free.isdisjoint(primitive.cells()):
                self.compile(primitive)
        self.widest: dict[Stretch, tuple[SeatRow, Expr]] = {}
        self._cover()

    def _asked(self, group: Group) -> bool:
        """Whether the group is judged at all; notes whether softly."""
        self._softly = group in self.soft
        return self._softly or group in self.hard

    def compile(self, primitive: Primitive) -> None:
        """Add a primitive of a group that is judged, or of a rule whose breaches are counted."""
        if primitive.mark.rule in self.counts:
            self._counting = self.counts[primitive.mark.rule]
            self.add(primitive, None, 1, per_unit=False)
            self._counting = None
        elif self._asked((primitive.mark.rule,)):
            super().compile(primitive)

    def slip(self, now: int | None, cost: int) -> Lit | None:
        """Only what is soft or counted may slip, whatever is breached now."""
        if self._counting is None and not self._softly:
            return None
        slip = self.model.new_bool_var("")
        (self.amounts if self._counting is None else self._counting).append(slip)
        return slip

    def excess(self, now: int | None, cost: int, most: int, *, per_unit: bool) -> Lit | None:
        """Only what is soft or counted may lie outside, by as much as it takes."""
        if most <= 0 or (self._counting is None and not self._softly):
            return None
        excess = self.model.new_int_var(0, most, "")
        if self._counting is None:
            self.amounts.append(excess)
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
        for number, row in enumerate(self.statement.seats.rows):
            filled: Expr = sum(terms[number]) + base[number]
            self.widest[row.day, row.start, row.end, row.mark.slot[0]] = row, filled
            if self._asked(("cover", *row.mark.slot)):
                short = self.excess(None, 1, row.need, per_unit=True)
                if short is not None:
                    self.amounts[-1] = (row.end - row.start) * short
                    filled = filled + short
                self.model.add(filled >= row.need)

    def _whole(self, resource: object) -> bool:
        """Whether every row of the resource is hard, and counts everybody on it."""
        slots = {r.mark.slot for r in self.statement.seats.rows if r.mark.slot[0] == resource}
        known = all(role is None or grade(str(role)) > 0 for _, role in slots)
        return known and all(("cover", *slot) in self.hard for slot in slots)
