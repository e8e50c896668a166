"""What is said beside the figures of a scorecard: who can be compared, and why a sum is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ambrota.duties import FULL_TIME
from ambrota.measures.establishment import ABSTRACTION
from ambrota.model import Rota
from ui.counted_words import none_words
from ui.figures import figure, places, written

ENOUGH, MOST_MOVES = 100, 2
ABOVE = "What is lost lies above the need: no needed seat is given up."


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
        """How far apart they are in the first version: 'Paramedic 3 to 9'."""
        first = next((one for one in self.values if one), ())
        if not first:
            return ""
        decimals = places(first)
        low, high = (written(one, decimals) for one in (min(first), max(first)))
        return f"{self.name} {low} to {high}" if low != high else f"{self.name} a dot each"


NOBODY = Alike()
"""Where all who can be compared are alike."""


def most_apart(rota: Rota, values: Sequence[Mapping[str, float]]) -> Alike:
    """Of people of one role and contract those who are furthest apart; nobody where all are alike.

    People of several roles, or of other hours, are not set beside one another: their rotas are not
    meant to be alike.
    """
    groups: dict[tuple[str, float], list[str]] = {}
    for person in rota.people:
        if not person.vacant:
            own = person.role or "", person.contracted_hours or FULL_TIME
            groups.setdefault(own, []).append(person.id)
    widest, found = 0.0, NOBODY
    for (role, contract), people in groups.items():
        own_values = tuple(
            tuple(sorted(one[who] for who in people if who in one)) for one in values
        )
        apart = max((one[-1] - one[0] for one in own_values if one), default=0.0)
        if apart > widest + 1e-9:
            hours = "" if contract == FULL_TIME else f", {contract:g} h a week"
            widest, found = apart, Alike(f"{role or 'People'}{hours}:", own_values)
    return found


def without_manager(audit: Any) -> str:
    """'3 have none in the rota', under the count of those who meet their manager."""
    return "" if audit is None else none_words(len(audit.contact.no_manager))


def need_words(audit: Any) -> str:
    """Where the need is known from; today's rota is never short of what it fills itself."""
    if audit is None:
        return ""
    derived = audit.cover.source == "derived"
    return "need as filled today" if derived else "need as stated"


def establishment_words(audit: Any) -> str:
    """WTE needed, in post and vacant as one sum, and why cover holds all the same."""
    if audit is None:
        return ""
    needed, posts, vacant = (
        round(audit.measures[key].value, 1) for key in ("wte-needed", "wte-in-post", "wte-vacant")
    )
    away = f"{figure(needed * ABSTRACTION)} of them for leave, sickness, training and meetings"
    what = f"{figure(needed)} WTE needed ({away}: {ABSTRACTION:.0%} of paid time)"
    missing = round(needed - posts, 1)
    if missing <= 0:
        told = f"{what}; {figure(posts)} in post, {figure(-missing)} more."
        if not audit.cover.kept:
            told += " Cover is short all the same: of who is on when, not of how many there are."
        return told
    parts = [f"{figure(posts)} in post"] + ([f"{figure(vacant)} vacant"] if vacant else [])
    other = round(missing - vacant, 1)
    parts += [f"{figure(other)} not established"] if other > 0 else []
    told = f"{what} = {' + '.join(parts)}." if other >= 0 else f"{what}; {', '.join(parts)}."
    return f"{told} {_why_kept(audit)}".rstrip()


def _why_kept(audit: Any) -> str:
    if not audit.cover.kept:
        return ""
    if audit.cover.source == "derived":
        return (
            "Cover is kept because the need is what today’s duties fill; what is missing is who "
            "stands in for people who are away."
        )
    return "Cover is kept while nobody is away; what is missing is who stands in for them."


def relief_is_low(audit: Any) -> bool:
    """Whether relief falls short of what is expected away, and nobody is there above the need."""
    values = {key: audit.measures[key].value for key in ("wte-needed", "wte-in-post")}
    enough = values["wte-in-post"] >= values["wte-needed"]
    return not enough and audit.measures["relief-sufficiency"].value < ENOUGH


def relief_words(audit: Any) -> str:
    """What it means that relief covers so little of the time people are away."""
    value = audit.measures["relief-sufficiency"].value
    if value >= ENOUGH:
        return ""
    told = (
        f"Relief covers {figure(value)} % of the time that people are expected to be away "
        f"({ABSTRACTION:.0%} of paid time); {ENOUGH} % is enough."
    )
    if not relief_is_low(audit):
        return f"{told} The rest can come from people in post above the need."
    return f"{told} The rest falls on overtime, on leave refused or on seats left empty."


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
    """Why unit hours are lost although no cover is given up."""
    for unit, up in zip(hours[1:], given[1:], strict=False):
        lost = unit is not None and hours[0] is not None and unit < hours[0] - 0.05
        if lost and up == 0:
            return ABOVE
    return ""
