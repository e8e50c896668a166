"""What a search aims at, stage by stage: each is fixed before the next is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ambrota.rules.base import Level
from solver import aims

MUST = 1_000_000
"""Cost of breaching a must-rule once; everything people merely notice is far below it."""
TO_CONTRACT = {aims.CONTRACT: 5}
"""In every aim: hours that may stay beyond contract are brought back, at a few days an hour."""

HOLDING, PRACTICE, PEOPLE, CHANGES = "holding", "practice", "people", "changes"
GIVEN_UP, TIGHT, TEAM, SESSIONS = "given up", "tight", "team", "sessions"
"""What costs are of: what must hold, should-rules, what people notice, days changed, seats given
up to sessions, half hours without a seat to spare, duties without the own team, sessions."""
Order = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Aim:
    """One named aim: costs of should-rules and of what people notice, and of a changed person-day.

    Must-rules are not in it: whatever holds stays held, whatever does not yet costs `MUST`.
    `order`: its stages after that, the first the most important; what no stage names comes last.
    Without any, all of it is one sum. `since_begun`: changes count against the rota begun with.
    `cover_gives`: a half hour may get shorter of seats where others gain more.
    """

    name: str
    why: str
    costs: Mapping[str, int] = field(default_factory=dict)
    should: int = 0
    change: int = 0
    given_up: int = 1
    order: Order = ()
    since_begun: bool = False
    cover_gives: bool = False

    def cost(self, rule: str, level: Level | None) -> int:
        """Cost of one elementary breach of a rule, or of one unit of an aim."""
        if level is Level.SHOULD:
            return self.should
        return self.costs.get(rule, 0)

    def rank(self, category: str) -> int:
        """The stage that a cost of this kind belongs to; 0 is what must hold."""
        if category == HOLDING:
            return 0
        for number, stage in enumerate(self.order, 1):
            if category in stage:
                return number
        return len(self.order) + 1

    def weighs(self, category: str) -> bool:
        """Whether a stage names it."""
        return any(category in stage for stage in self.order)

    @property
    def changes_first(self) -> bool:
        """Whether few changes come before anything else that may differ."""
        return bool(self.order) and CHANGES in self.order[0]


def category(rule: str, level: Level | None) -> str:
    """What a breach of the rule, or of an aim, is a cost of."""
    if level is Level.MUST or rule.startswith("training-"):
        return HOLDING
    if level is Level.SHOULD:
        return PRACTICE
    return TEAM if rule == aims.TEAM else PEOPLE


NOTICED = {
    aims.WEEKENDS: 8,
    aims.WEEKEND_SHARES: 8,
    aims.NIGHTS: 20,
    aims.SINGLE_OFF: 6,
    aims.SINGLE_ON: 4,
    aims.QUICK_RETURN: 15,
}
"""What a balanced rota weighs against one another: one of each in these proportions."""

HOLD = Aim("Hold", "Everything that must hold, with few changes.", TO_CONTRACT, should=0, change=2)

FEWEST_CHANGES = Aim(
    "Fewest changes",
    "Holds every guarantee with the fewest days changed from today's rota.",
    costs={**TO_CONTRACT, **NOTICED},
    should=1,
    change=1,
    order=((CHANGES,), (PRACTICE,), (PEOPLE,), (GIVEN_UP,)),
)
BALANCED = Aim(
    "Balanced",
    "Good practice first, then what people notice; days change only where that helps.",
    costs={**TO_CONTRACT, **NOTICED},
    should=1,
    change=3,
    order=((PRACTICE,), (PEOPLE, CHANGES), (GIVEN_UP,)),
)
BEST_FOR_PEOPLE = Aim(
    "Best for people",
    "Good practice, then weekends off, even nights, whole days off and longer rests, however much "
    "changes.",
    costs={
        **TO_CONTRACT,
        aims.WEEKENDS: 40,
        aims.WEEKEND_SHARES: 40,
        aims.NIGHTS: 40,
        aims.SINGLE_OFF: 20,
        aims.SINGLE_ON: 12,
        aims.QUICK_RETURN: 60,
    },
    should=1,
    change=1,
    order=((PRACTICE,), (PEOPLE,), (CHANGES,), (GIVEN_UP,)),
)
BEST_COVER = Aim(
    "Best cover",
    "Sessions take as few seats from cover as can be, and as many half hours as can be have one "
    "to spare.",
    costs={**TO_CONTRACT, **NOTICED},
    should=1,
    change=1,
    order=((GIVEN_UP,), (TIGHT,), (PRACTICE,), (PEOPLE,), (CHANGES,)),
)
WITH_TEAM = Aim(
    "Most time with the team",
    "As many duties as can be are worked with a colleague of the own team.",
    costs={**TO_CONTRACT, **NOTICED, aims.TEAM: 1},
    should=1,
    change=1,
    order=((TEAM,), (PRACTICE,), (PEOPLE,), (CHANGES,), (GIVEN_UP,)),
)
FAIREST = Aim(
    "Fairest shares",
    "Nights and weekends off are shared as evenly as can be among people of one role.",
    costs={**TO_CONTRACT, aims.WEEKEND_SHARES: 60, aims.NIGHTS: 60, aims.QUICK_RETURN: 4},
    should=1,
    change=1,
    order=((PEOPLE,), (PRACTICE,), (CHANGES,), (GIVEN_UP,)),
)
STEADIEST = Aim(
    "Steadiest weeks",
    "No single days off, no single duties and no short turnarounds, as far as it goes.",
    costs={**TO_CONTRACT, aims.SINGLE_OFF: 40, aims.SINGLE_ON: 30, aims.QUICK_RETURN: 60},
    should=1,
    change=1,
    order=((PEOPLE,), (PRACTICE,), (CHANGES,), (GIVEN_UP,)),
)
ALTERNATIVES = (FEWEST_CHANGES, BALANCED, BEST_FOR_PEOPLE, BEST_COVER, WITH_TEAM)
SPARE = (FAIREST, STEADIEST)
"""Tried where fewer alternatives than asked for differ in what people would notice."""

BETWEEN = tuple(
    Aim(
        name,
        "Part of what the others give, for part of what they cost.",
        costs=BALANCED.costs,
        should=BALANCED.should,
        change=BALANCED.change,
        order=BALANCED.order,
    )
    for name in ("In between", "In between, second", "In between, third")
)
"""What is left of the plans found, where they are still fewer than asked for."""

REPAIR = Aim(
    "Repair",
    "Everything holds again, with the fewest days changed from the rota begun with.",
    costs={**TO_CONTRACT, **NOTICED},
    should=1,
    change=1,
    order=((CHANGES,), (PRACTICE,), (PEOPLE,), (GIVEN_UP,)),
    since_begun=True,
)
MEND = Aim("Mend", "Hold, near the rota begun with.", TO_CONTRACT, change=2, since_begun=True)

KEEP_COVER = Aim(
    "Keeps cover",
    "Not everything holds: cover is kept, with as much contact and training as it allows.",
    should=1,
    change=2,
)
KEEP_PEOPLE = Aim(
    "Keeps contact and training",
    "Not everything holds: contact and training are kept, with as much cover as they leave.",
    should=1,
    change=1,
    order=((GIVEN_UP,), (PRACTICE,), (CHANGES,)),
    cover_gives=True,
)
