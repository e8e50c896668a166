"""What is said beside the figures of a scorecard: who can be compared, and why a sum is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ambrota.compare import LIKE_ZERO
from ambrota.duties import FULL_TIME
from ambrota.model import Rota
from ambrota.spans import span_words
from ui.counted_words import none_words
from ui.figures import figure, places, written

MOST_MOVES = 2
ABOVE = "What is lost lies above the need: no needed seat is given up."
STOPPED = "One empty seat stops a whole ambulance: a seat-hour given up can cost a unit hour."
FEW = 2
"""So many values are told one by one; a mean of more is called one."""


class Alike(NamedTuple):
    """People who can be compared, as they are called, and their values in each version."""

    name: str = ""
    values: tuple[tuple[float, ...], ...] = ()

    @property
    def is_apart_now(self) -> bool:
        """Whether they differ in the first version."""
        return any(len(set(one)) > 1 for one in self.values[:1])

    @property
    def words(self) -> str:
        """How far apart they are in the first version: 'widest among ECAs: 3 to 9'."""
        first = next((one for one in self.values if one), ())
        if not first:
            return ""
        decimals = places(first)
        low, high = (written(one, decimals) for one in (min(first), max(first)))
        apart = f"widest among {self.name}: {low} to {high}"
        told = f"{len(first):,} {self.name}, dots by number"
        return apart if low != high else told

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the one scale for all versions."""
        every = [value for one in self.values for value in one]
        return min(every), max(every)


NOBODY = Alike()
"""Where all who can be compared are alike."""


Group = tuple[str, float, tuple[str, ...]]
"""Role, contracted hours, and who has both."""


def comparable(rota: Rota) -> list[Group]:
    """People whose figures can be set beside one another: those of one role and contract.

    The rotas of others are not meant to be alike.
    """
    groups: dict[tuple[str, float], list[str]] = {}
    for person in rota.people:
        if not person.vacant:
            own = person.role or "", person.contracted_hours or FULL_TIME
            groups.setdefault(own, []).append(person.id)
    return [(role, contract, tuple(people)) for (role, contract), people in groups.items()]


def most_apart(groups: Sequence[Group], values: Sequence[Mapping[str, float]]) -> Alike:
    """Of people who can be compared those who are furthest apart; nobody where all are alike."""
    widest, found = 0.0, NOBODY
    for role, contract, people in groups:
        own_values = [[one[who] for who in people if who in one] for one in values]
        apart = max((max(one) - min(one) for one in own_values if one), default=0.0)
        if apart > widest + 1e-9:
            hours = "" if contract == FULL_TIME else f", {contract:g} h a week"
            in_order = tuple(tuple(sorted(one)) for one in own_values)
            widest, found = apart, Alike(f"{role_words(role)}{hours}", in_order)
    return found


def role_words(role: str | None) -> str:
    """People of a role: 'paramedics', 'ECAs'; 'people' where none is stated."""
    if not role:
        return "people"
    words = (word if word.isupper() else word.lower() for word in role.split())
    return f"{' '.join(words)}s"


def mean_words(rota: Rota, measure: Any) -> str:
    """Of what a mean is made that nobody has: '10 for 23, 16 for the 3 team leaders'.

    'on average' where there are more values; nothing where all are alike, or it is no mean.
    """
    even: Mapping[str, float] = measure.even
    values = Counter(round(value, 1) for value in even.values())
    if len(values) < 2 or abs(sum(even.values()) / len(even) - float(measure.value)) > LIKE_ZERO:
        return ""
    if len(values) > FEW:
        return "on average"
    told = []
    for value, number in values.most_common():
        roles = {rota.person(who).role for who, one in even.items() if round(one, 1) == value}
        others = {rota.person(who).role for who, one in even.items() if round(one, 1) != value}
        alone = len(roles) == 1 and not roles & others
        whom = f"the {number:,} {role_words(*roles)}" if alone and number > 1 else f"{number:,}"
        told.append(f"{figure(value)} for {whom}")
    return ", ".join(told)


def without_manager(audit: Any) -> str:
    """'3 have none in the rota', under the count of those who meet their manager."""
    return "" if audit is None else none_words(len(audit.contact.no_manager))


def need_words(audit: Any) -> str:
    """Where the need is known from; today's rota is never short of what it fills itself."""
    if audit is None:
        return ""
    derived = audit.cover.source == "derived"
    return "need as filled today" if derived else "need as stated"


def whose_words(
    titles: Sequence[str], values: Sequence[Mapping[str, float]], *, counted: bool
) -> str:
    """Of how many people a mean is moved, and by how much: 'B: 23 people 1 fewer'."""
    told = []
    for title, after in zip(titles[1:], values[1:], strict=True):
        moved = Counter(
            round(after[who] - before, 1) for who, before in values[0].items() if who in after
        )
        moved.pop(0.0, None)
        if 0 < len(moved) <= MOST_MOVES:
            parts = [_moved(by, number, counted) for by, number in sorted(moved.items())]
            told.append(f"{title}: {', '.join(parts)}")
    return "; ".join(told) + ("." if told else "")


def _moved(by: float, number: int, counted: bool) -> str:
    way = "more" if by > 0 else "fewer" if counted else "less"
    return f"{number:,} {'person' if number == 1 else 'people'} {figure(abs(by))} {way} each"


def unit_hours_words(hours: Sequence[float | None], given: Sequence[float | None]) -> str:
    """Why unit hours are lost: where no cover is given up, and where it is."""
    lost = [
        up for unit, up in zip(hours[1:], given[1:], strict=False)
        if unit is not None and hours[0] is not None and unit < hours[0] - 0.05
    ]  # fmt: skip
    return ABOVE if 0 in lost else STOPPED if any(lost) else ""


def given_up_words(titles: Sequence[str], given: Sequence[float | None], rota: Rota) -> str:
    """What is given up in a whole cycle: 'In the 24-week cycle: A 349, B 340.'"""
    told = [f"{title} {figure(up)}" for title, up in zip(titles, given, strict=True) if up]
    over = span_words(rota)
    return f"{over[:1].upper()}{over[1:]}: {', '.join(told)}." if told and rota.is_cyclic else ""
