"""An answer in the making: what every cell holds and which sessions are placed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from ambrota.model import Change, Session, work_of
from solver.primitives import Literal, Placing
from solver.problem import Cell, Problem
from solver.stages import Aim


@dataclass(frozen=True)
class Plan:
    """The choice number held by each cell, and the sessions placed."""

    held: tuple[int, ...]
    placed: tuple[Placing, ...] = ()

    def holds(self, literal: Literal) -> bool:
        """Whether a literal is true of the plan."""
        return self.held[literal[0]] in literal[1]

    def with_cells(self, held: dict[int, int], placed: tuple[Placing, ...]) -> Plan:
        """The plan with some cells and all its sessions replaced."""
        cells = list(self.held)
        for cell, choice in held.items():
            cells[cell] = choice
        return replace(self, held=tuple(cells), placed=placed)

    @cached_property
    def met_on(self) -> dict[tuple[int, int | None], set[int]]:
        """Days of the meetings that count, by who meets whom."""
        days: dict[tuple[int, int | None], set[int]] = defaultdict(set)
        for placing in self.placed:
            if placing.counts and placing.session.kind == "contact":
                days[placing.person, placing.with_].add(placing.session.day)
        return dict(days)

    @cached_property
    def taught(self) -> Counter[int]:
        """Minutes of the training sessions that count, by person."""
        minutes: Counter[int] = Counter()
        for placing in self.placed:
            if placing.counts and placing.session.kind == "training":
                minutes[placing.person] += placing.session.minutes
        return minutes

    def sessions(self) -> tuple[Session, ...]:
        """Its sessions in day, time and person order."""
        return tuple(
            sorted(
                (placing.session for placing in self.placed),
                key=lambda session: (session.day, session.start, session.kind, session.person),
            )
        )

    def changes(self, problem: Problem) -> tuple[Change, ...]:
        """Person-days whose duties differ from the current rota."""
        changes = []
        for cell in problem.cells:
            now, new = cell.choices[cell.now].duties, cell.choices[self.held[cell.index]].duties
            if work_of(now) != work_of(new):
                person = problem.rota.people[cell.person].id
                changes.append(Change(person, cell.person_day, now, new))
        return tuple(changes)


def since(cell: Cell, aim: Aim) -> int:
    """The choice from which a cell is changed: what it holds now, or held at the beginning."""
    return cell.begun if aim.since_begun else cell.now


def current_plan(problem: Problem) -> Plan:
    """The current rota as it stands, without sessions."""
    return Plan(tuple(cell.now for cell in problem.cells))


def begun_plan(problem: Problem) -> Plan:
    """The rota that the search begins with, without sessions."""
    return Plan(tuple(cell.begun for cell in problem.cells))
