"""Sessions placed one after the other, each where it takes fewest seats that are needed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from random import Random

from solver import training_owed
from solver.clock import Clock
from solver.engines.tally import unmet, untaught
from solver.plan import Plan
from solver.primitives import Meeting, Placing, Teaching
from solver.sessions.margins import CROWDED, Margins
from solver.statement import Statement


class OneByOne:
    """Places sessions one after the other, meetings before training."""

    def __init__(
        self,
        statement: Statement,
        plan: Plan,
        offered: list[Placing],
        random: Random,
        *,
        cover_gives: bool = False,
        enough: int | None = None,
    ) -> None:
        """`cover_gives`: sessions are placed even where their seats cannot be spared.

        `enough`: of so many times that fit, drawn at random, the best is taken; else of all.
        """
        self.enough = enough
        self.cover_gives = cover_gives
        self.statement = statement
        self.plan = plan
        self.random = random
        self.margins = Margins(statement, plan)
        for placing in plan.placed:
            self.margins.take(placing)
        self.offer(offered)

    def offer(self, offered: list[Placing]) -> None:
        """Choose from these from now on."""
        self.meetings: dict[int, list[Placing]] = defaultdict(list)
        self.training: dict[int, list[Placing]] = defaultdict(list)
        self.random.shuffle(offered)
        for placing in offered:
            if any(self.plan.holds(bar) for bar in placing.bars):
                continue
            kind = self.meetings if placing.session.kind == "contact" else self.training
            kind[placing.person].append(placing)

    def place(self, clock: Clock) -> Plan:
        """The plan with everything that found a place in the time there is."""
        self._meet(clock)
        self.teach(self.statement.teachings, clock)
        return self.plan

    def _meet(self, clock: Clock) -> None:
        wanted = sorted(
            self.statement.meetings, key=lambda meeting: len(self.meetings[meeting.person])
        )
        missing = [meeting for meeting in wanted if unmet(meeting, self.plan)]
        theirs: dict[int, list[Meeting]] = defaultdict(list)
        for meeting in missing:
            theirs[meeting.person].append(meeting)
        placed: list[Placing] = []
        met: dict[int, set[int]] = defaultdict(set)
        for meeting in missing:
            if not clock.left:
                break
            days = set(meeting.days)
            if met[meeting.person].isdisjoint(days):
                offered = [p for p in self.meetings[meeting.person] if p.session.day in days]
                serves = _serves(theirs[meeting.person], met[meeting.person])
                offered.sort(key=lambda placing: -serves[placing.session.day])
                if (taken := self._take(offered)) is not None:
                    met[meeting.person].add(taken.session.day)
                    placed.append(taken)
        self._placed(placed)

    def _placed(self, more: list[Placing]) -> None:
        if more:
            self.plan = Plan(self.plan.held, (*self.plan.placed, *more))

    def teach(self, teachings: Iterable[Teaching], clock: Clock) -> None:
        """Place what is missing of this training."""
        placed: list[Placing] = []
        for teaching in teachings:
            if clock.left and self.training[teaching.person]:
                placed += self._teach(teaching)
        self._placed(placed)

    def _take(self, offered: list[Placing]) -> Placing | None:
        """Take the one that fits and takes fewest needed seats."""
        best: tuple[int, Placing] | None = None
        fitting = 0
        for placing in offered:
            places = self.margins.places(placing)
            if self.margins.fits(placing, places) or (
                self.cover_gives and self.margins.people_are_free(placing)
            ):
                cost = self.margins.given_up(places) + CROWDED * self.margins.crowded(places)
                if best is None or cost < best[0]:
                    best = cost, placing
                fitting += 1
                if cost == 0 or fitting == self.enough:
                    break
        if best is None:
            return None
        self.margins.take(best[1])
        return best[1]

    def _teach(self, teaching: Teaching) -> Iterator[Placing]:
        """The planned lengths, and shorter ones where no room is found for them."""
        missing = untaught(teaching, self.plan)
        rule = self.statement.rule("training")
        owed = training_owed.arrears(self.statement.problem, rule, teaching.person)
        offered = self.training[teaching.person]
        while missing > 0:
            category, length = training_owed.lengths(owed, missing)[0]
            wanted = [
                p for p in offered if p.session.minutes == length and p.session.category == category
            ]
            shorter = [p for p in offered if p.session.minutes < length]
            taken = self._take(wanted) or self._take(shorter)
            if taken is None:
                return
            yield taken
            missing -= taken.session.minutes
            owed[taken.session.category] -= taken.session.minutes / 60


def _serves(missing: list[Meeting], met: set[int]) -> Counter[int]:
    """How many of somebody's missing meetings each day would serve, those met by now left out.

    Of times that cost the same, one that serves more leaves fewer sessions to be placed.
    """
    return Counter(
        day for meeting in missing if met.isdisjoint(meeting.days) for day in meeting.days
    )
