"""What a change of rota does to everybody's pay for unsocial hours: who gains and who loses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ambrota.compare import Pair
from ambrota.model import Rota
from ambrota.pay.account import PersonPay, pay_account
from ambrota.pay.words import assumed, method
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Inspection

HIGHER = "higher"
GAIN, LOSE, SAME, UNKNOWN = "gains", "loses", "the same", "no estimate"
LIKE_ZERO = 1e-6


@dataclass(frozen=True, slots=True)
class PayChange:
    """One person's pay for unsocial hours before and after. A pair is None without a figure."""

    before: PersonPay
    after: PersonPay

    @property
    def hours(self) -> tuple[Pair, ...]:
        """Paid hours a week at work by class."""
        return tuple(Pair(*both) for both in zip(self.before.hours, self.after.hours, strict=True))

    @property
    def outside(self) -> Pair:
        """Hours a week outside the day of Annex 5."""
        return Pair(self.before.outside, self.after.outside)

    @property
    def section_2(self) -> Pair | None:
        """Per cent of basic pay under section 2."""
        return _pair(self.before.section_2, self.after.section_2)

    @property
    def annex_5(self) -> Pair | None:
        """Per cent of basic pay under Annex 5."""
        return _pair(self.before.annex_5, self.after.annex_5)

    @property
    def own(self) -> Pair | None:
        """Per cent of basic pay under the person's own scheme."""
        return _pair(self.before.own, self.after.own)

    @property
    def equivalent(self) -> Pair | None:
        """The same in paid hours a week."""
        return _pair(self.before.equivalent, self.after.equivalent)

    @property
    def verdict(self) -> str:
        """Whether the person gains, loses, has the same, or nothing can be said."""
        if self.own is None:
            return UNKNOWN
        if abs(self.own.difference) < LIKE_ZERO:
            return SAME
        return GAIN if self.own.difference > 0 else LOSE


@dataclass(frozen=True)
class PayEffect:
    """Everybody in post, and what the estimate rests on."""

    people: tuple[PayChange, ...]
    assumptions: tuple[str, ...]

    def count(self, verdict: str) -> int:
        """How many people gain, lose, ..."""
        return sum(one.verdict == verdict for one in self.people)

    @property
    def total(self) -> Pair:
        """Paid-hours equivalent a week of all of whom something can be said."""
        pairs = [one.equivalent for one in self.people if one.equivalent is not None]
        return Pair(sum(one.before for one in pairs), sum(one.after for one in pairs), HIGHER)

    @property
    def words(self) -> str:
        """The whole effect in one sentence."""
        told = ", ".join(
            f"{self.count(verdict)} {words}"
            for verdict, words in (
                (GAIN, "gain"), (LOSE, "lose"), (SAME, "stay the same"), (UNKNOWN, UNKNOWN),
            )
            if verdict != UNKNOWN or self.count(verdict)
        )  # fmt: skip
        return (
            f"{told}; {self.total.before:,.1f} paid hours' worth a week in all before, "
            f"{self.total.after:,.1f} after."
        )


def pay_effect(before: Rota, after: Rota, rulebook: Rulebook) -> PayEffect:
    """The effect of a proposed rota of the same people."""
    old, new = (_people(rota, rulebook) for rota in (before, after))
    people = tuple(PayChange(old[who], one) for who, one in new.items() if who in old)
    told = method(rulebook.pay, after, rulebook.nation)
    told += assumed((one.after for one in people), rulebook.pay)
    return PayEffect(people, tuple(told))


def _people(rota: Rota, rulebook: Rulebook) -> dict[str, PersonPay]:
    account = pay_account(Inspection(rota), rulebook.pay, rulebook.nation)
    return {one.person: one for one in account.people()}


def _pair(before: float | None, after: float | None) -> Pair | None:
    return None if before is None or after is None else Pair(before, after, HIGHER)


def by_loss(people: Iterable[PayChange]) -> list[PayChange]:
    """Those who lose most first; those of whom nothing can be said last."""
    return sorted(people, key=lambda one: (one.own is None, one.own.difference if one.own else 0.0))
