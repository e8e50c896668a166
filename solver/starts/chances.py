"""Where two people must begin so that they can meet in every period, by the duties of the lines.

What is looked at is a week of each at a time; whether a seat can be spared then, and whether the
manager is free, is for the placing of sessions to find out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import gcd

from ambrota.duties import Walk
from ambrota.model import DAY, WEEK, Duty, Kind
from ambrota.rules.contact import Contact
from solver.constraints.contact import HOSTS
from solver.plan import Plan
from solver.problem import Problem

QUARTER = 15
Span = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """Lines of a person's rota and of a manager's, and for which two starts they can always meet.

    `weeks`: those judged; where that `wraps`, only the offset between the two starts counts.
    """

    own: int
    theirs: int
    weeks: int
    wraps: bool
    length: int
    could: tuple[tuple[bool, ...], ...]
    works: tuple[bool, ...]

    def key(self, own: int, theirs: int) -> tuple[int, int]:
        """What is alike of two starts: equal keys meet in the same weeks."""
        if not self.wraps:
            return own, theirs
        return (own - theirs) % gcd(self.own, self.theirs), 0

    @cached_property
    def _known(self) -> dict[tuple[int, int], bool]:
        return {}

    def fits(self, own: int, theirs: int) -> bool:
        """Whether every period has a week in which the two can meet, if they begin on these."""
        key = self.key(own, theirs)
        if key not in self._known:
            self._known[key] = self._fits(own, theirs)
        return self._known[key]

    def _fits(self, own: int, theirs: int) -> bool:
        weeks = range(self.weeks)
        could = [self.could[(own + w) % self.own][(theirs + w) % self.theirs] for w in weeks]
        works = [self.works[(own + week) % self.own] for week in weeks]
        firsts = self.weeks if self.wraps else self.weeks - self.length + 1
        for first in range(firsts):
            run = [(first + step) % self.weeks for step in range(self.length)]
            if any(works[week] for week in run) and not any(could[week] for week in run):
                return False
        return True


class Chances:
    """Pairs of rotas, worked out once for each two."""

    def __init__(self, problem: Problem, plan: Plan, rule: Contact) -> None:
        self.problem, self.plan, self.rule = problem, plan, rule
        self._pairs: dict[tuple[int, int], Pair] = {}
        self._weeks: dict[int, list[list[Span]]] = {}

    def pair(self, row: int, manager: int) -> Pair:
        """The rotas of a person and their manager."""
        own, theirs = self.problem.walk_of[row], self.problem.walk_of[manager]
        key = own.index, theirs.index
        if key not in self._pairs:
            mine, other = self._spans(own), self._spans(theirs)
            weeks, wraps = self.problem.met_weeks(row, manager)
            self._pairs[key] = Pair(
                len(own.people),
                len(theirs.people),
                weeks,
                wraps,
                min(self.rule.weeks, weeks),
                tuple(tuple(self._meet(a, b) for b in other) for a in mine),
                tuple(self._works(own, line) for line in range(len(own.people))),
            )
        return self._pairs[key]

    def _spans(self, walk: Walk) -> list[list[Span]]:
        """By line, the times from Monday 00:00 of duties in which a meeting may stand."""
        if walk.index not in self._weeks:
            lines: list[list[Span]] = [[] for _ in walk.people]
            for day in self.problem.days_of(walk):
                for duty in self._timed(walk, day):
                    if duty.kind in HOSTS and duty.start is not None and duty.end is not None:
                        base = day % WEEK * DAY
                        lines[day // WEEK].append((base + duty.start, base + duty.end))
            self._weeks[walk.index] = lines
        return self._weeks[walk.index]

    def _timed(self, walk: Walk, day: int) -> tuple[Duty, ...]:
        """The timed work of a day; none of a vacant line's, which is nobody's."""
        found = self.problem.cell(walk, day)
        assert found is not None
        cell = found[0]
        if self.problem.rota.people[cell.person].vacant:
            return ()
        return cell.choices[self.plan.held[cell.index]].timed_work

    def _works(self, walk: Walk, line: int) -> bool:
        days = range(line * WEEK, line * WEEK + WEEK)
        return any(d.kind is not Kind.RELIEF for day in days for d in self._timed(walk, day))

    def _meet(self, mine: list[Span], theirs: list[Span]) -> bool:
        return any(self._start(one, other) for one in mine for other in theirs)

    def _start(self, one: Span, other: Span) -> bool:
        """Whether a session fits into two duties, margins and the hours of the day kept."""
        rule = self.rule
        low = max(one[0], other[0]) + rule.after_start
        high = min(one[1], other[1]) - rule.before_end
        for day in range(low // DAY, high // DAY + 1):
            first = max(low, day * DAY + rule.earliest)
            first = -(-first // QUARTER) * QUARTER
            if first + rule.minutes <= min(high, day * DAY + rule.latest):
                return True
        return False
