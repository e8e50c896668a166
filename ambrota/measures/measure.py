"""A measured value: for the rota, and for everybody whom it concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Measure:
    """A measured value. `spread`: the widest range over people of one role, pro rata to contract.

    `period`: what a count is taken over, so that nobody's is over more time than another's;
    `comparable`: everybody's value over it, where that is not the value over their own cycle.
    `better` is "higher" or "lower"; `section` is "operations" or "people"; `theme` one of THEMES.
    `per_line`: in a cyclic rota the share of each line, where people who walk the same cycle have
    equal values. `compared`: by role, what is compared between its people, in order;
    `compared_as`: what that is, where it is not the measure itself.
    """

    id: str
    name: str
    unit: str
    better: str
    section: str
    value: float
    spread: float = 0.0
    per_person: Mapping[str, float] = field(default_factory=dict)
    per_line: Mapping[str, float] | None = None
    theme: str = ""
    compared: Mapping[str | None, tuple[float, ...]] = field(default_factory=dict)
    compared_as: str = ""
    period: str = ""
    comparable: Mapping[str, float] = field(default_factory=dict)

    @property
    def counted_in(self) -> str:
        """The unit and what it is counted over: 'weekends a person in 24 weeks'."""
        return f"{self.unit} {self.period}".rstrip()

    @property
    def even(self) -> Mapping[str, float]:
        """Everybody's value over the measure's own period."""
        return self.comparable or self.per_person

    @property
    def quarters(self) -> dict[str | None, tuple[float, ...]]:
        """By role: the least, the lower quartile, the median, the upper quartile, the most."""
        return {
            role: tuple(at_share(values, quarter / 4) for quarter in range(5))
            for role, values in self.compared.items()
        }

    def as_json(self) -> dict[str, Any]:
        """An entry of `measures` of the command line."""
        told: dict[str, Any] = {
            "name": self.name,
            "unit": self.unit,
            "better": self.better,
            "section": self.section,
            "value": self.value,
            "spread": self.spread,
            "per_person": dict(self.per_person),
            "theme": self.theme,
            "period": self.period,
        }
        if self.compared:
            told["compared_as"] = self.compared_as or self.name
            told["by_role"] = [
                {"role": role, "people": len(self.compared[role]), "quarters": list(quarters)}
                for role, quarters in self.quarters.items()
            ]
        if self.per_line is not None:
            told["per_line"] = dict(self.per_line)
        return told


def at_share(values: Sequence[float], share: float) -> float:
    """The value that so much of a number of values in order lies below, between two in line."""
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])
