"""What a search aims at, stage by stage: how much each breach and each change costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ambrota.rules.base import Level
from solver import aims

MUST = 1_000_000
"""Cost of breaching a must-rule once; everything people merely notice is far below it."""
TO_CONTRACT = {aims.CONTRACT: 5}
"""In every aim: hours that may stay beyond contract are brought back, at a few days an hour."""


@dataclass(frozen=True)
class Aim:
    """One named aim: costs of should-rules and of what people notice, and of a changed person-day.

    Must-rules are not in it: whatever holds stays held, whatever does not yet costs `MUST`.
    """

    name: str
    why: str
    costs: Mapping[str, int] = field(default_factory=dict)
    should: int = 0
    change: int = 0
    given_up: int = 1

    def cost(self, rule: str, level: Level | None) -> int:
        """Cost of one elementary breach of a rule, or of one unit of an aim."""
        if level is Level.SHOULD:
            return self.should
        return self.costs.get(rule, 0)


HOLD = Aim("Hold", "Everything that must hold, with few changes.", TO_CONTRACT, should=0, change=2)

FEWEST_CHANGES = Aim(
    "Fewest changes",
    "Holds every guarantee with the fewest days changed from today's rota.",
    costs=TO_CONTRACT,
    should=1,
    change=100,
)
BALANCED = Aim(
    "Balanced",
    "Good practice first, then what people notice; days change only where that helps.",
    costs={
        **TO_CONTRACT,
        aims.WEEKENDS: 8,
        aims.WEEKEND_SHARES: 8,
        aims.NIGHTS: 20,
        aims.SINGLE_OFF: 6,
        aims.SINGLE_ON: 4,
        aims.QUICK_RETURN: 15,
    },
    should=400,
    change=3,
)
BEST_FOR_PEOPLE = Aim(
    "Best for people",
    "Weekends off, even nights, whole days off and longer rests come first, however much changes.",
    costs={
        **TO_CONTRACT,
        aims.WEEKENDS: 40,
        aims.WEEKEND_SHARES: 40,
        aims.NIGHTS: 40,
        aims.SINGLE_OFF: 20,
        aims.SINGLE_ON: 12,
        aims.QUICK_RETURN: 60,
    },
    should=60,
    change=0,
)
FAIREST = Aim(
    "Fairest shares",
    "Nights and weekends off are shared as evenly as can be among people of one role.",
    costs={**TO_CONTRACT, aims.WEEKEND_SHARES: 60, aims.NIGHTS: 60, aims.QUICK_RETURN: 4},
    should=120,
    change=2,
)
STEADIEST = Aim(
    "Steadiest weeks",
    "No single days off, no single duties and no short turnarounds, as far as it goes.",
    costs={**TO_CONTRACT, aims.SINGLE_OFF: 40, aims.SINGLE_ON: 30, aims.QUICK_RETURN: 60},
    should=120,
    change=1,
)
ALTERNATIVES = (FEWEST_CHANGES, BALANCED, BEST_FOR_PEOPLE)
SPARE = (FAIREST, STEADIEST)
"""Tried where fewer alternatives than asked for differ in what people would notice."""

KEEP_COVER = Aim(
    "Keeps cover",
    "Not everything can hold: cover is kept, with as much contact and training as it allows.",
    should=1,
    change=2,
)
KEEP_PEOPLE = Aim(
    "Keeps contact and training",
    "Not everything can hold: contact and training are kept, with as much cover as they leave.",
    should=1,
    change=2,
)
