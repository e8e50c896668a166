"""One elementary breach of a rule."""

from __future__ import annotations

from collections.abc import Callable

Text = str | Callable[[], str]
"""A text, or what makes it: of a hundred thousand breaches few are ever read."""


class Breach:
    """One elementary breach: the unit in which the audit and the solver count.

    `person` is a row number (None for cover); `day` the person's day it is charged to (of the later
    duty, or the last day of the window); `amount` how far it goes, in whole minutes, seats or
    times, at least 1. `days` are the days to show. `slot` tells breaches of cover on one day apart.
    `message` says who, when and what; `evidence` is the sum. `among`: breaches of one rule and
    person are told together only where this is the same.
    """

    __slots__ = (
        "_evidence", "_message", "among", "amount", "day", "days", "limit", "measured", "person",
        "rule", "slot", "unit",
    )  # fmt: skip

    def __init__(
        self,
        rule: str,
        person: int | None,
        day: int,
        amount: int,
        measured: float | str,
        limit: float | str,
        unit: str,
        message: Text,
        evidence: Text,
        days: tuple[int, ...] = (),
        slot: tuple[object, ...] = (),
        among: str = "",
    ) -> None:
        self.rule, self.person, self.day, self.amount = rule, person, day, amount
        self.measured, self.limit, self.unit = measured, limit, unit
        self.days, self.slot, self.among = days, slot, among
        self._message, self._evidence = message, evidence

    @property
    def message(self) -> str:
        """Who, when and what, and what is asked."""
        return self._message if isinstance(self._message, str) else self._message()

    @property
    def evidence(self) -> str:
        """The sum in one line."""
        return self._evidence if isinstance(self._evidence, str) else self._evidence()

    def of(self, person: int) -> Breach:
        """The same breach, of the person in another row."""
        return Breach(
            self.rule, person, self.day, self.amount, self.measured, self.limit, self.unit,
            self._message, self._evidence, self.days, self.slot, self.among,
        )  # fmt: skip

    @property
    def _all(self) -> tuple[object, ...]:
        return (
            self.rule, self.person, self.day, self.amount, self.measured, self.limit, self.unit,
            self.message, self.evidence, self.days, self.slot, self.among,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Breach) and self._all == other._all

    def __hash__(self) -> int:
        return hash((self.rule, self.person, self.day, self.amount, self.slot))

    def __repr__(self) -> str:
        return f"Breach{self._all}"
