"""Ways out as a card tells them: what helps, what gives up, what is somebody's own."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

from solver.stages import KEEP_COVER, KEEP_PEOPLE
from ui.figures import figure

HELPS = "Any one of these makes it possible, the cheapest first:"
GIVES_UP = "Or give something up, the least first:"
THEIRS = "Only if they offer it themselves:"
UNPROVED = "What the best rota found does without:"
SETTLED = (
    "What was agreed with somebody, and their leave, never gives way to a guarantee. If they offer "
    "it in writing, change it in the rota and propose again."
)
OWN = ("agreements", "leave")
EXACT = ("posts", "cover", "training", "locks", "relief")
"""Rules whose ways out are tried exactly as their words say."""
ONE_CHOICE = {
    KEEP_COVER.name: "No second choice: giving up cover brings no more one-to-ones and training, "
    "as far as was found in this time.",
    KEEP_PEOPLE.name: "No second choice: no rota that keeps all cover was found in this time.",
}
SHORT = (
    "No second choice: the station is short of the cover it asks for even without one-to-ones and "
    "training. No proposal fills fewer seats in any half hour than today, or than are asked for."
)


def by_kind(ways: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Ways out under the words that head them; each kind in the order given: cheapest first."""
    ways = list(ways)
    if not any(way.verified for way in ways):
        return [(UNPROVED, ways)] if ways else []
    found: dict[str, list[Any]] = {HELPS: [], GIVES_UP: [], THEIRS: []}
    for way in ways:
        found[_kind(way)].append(way)
    return [(head, some) for head, some in found.items() if some]


def _kind(way: Any) -> str:
    rules = {give.rule for give in getattr(way, "gives", ())}
    if rules & set(OWN):
        return THEIRS
    return HELPS if rules <= {"posts", "locks", "relief"} else GIVES_UP


def can_be_tried(way: Any) -> bool:
    """Whether a search can be asked with it: not where it is a person's own to offer."""
    return bool(getattr(way, "gives", None)) and _kind(way) != THEIRS


def cost_words(way: Any) -> str:
    """'Cost: 3 one-to-ones', 'Cost: another line manager for 3 people'."""
    if way.unit == "people":
        who = "1 person" if way.amount == 1 else f"{figure(way.amount)} people"
        return f"Cost: another line manager for {who}."
    unit = way.unit.removesuffix("s") if way.amount == 1 else way.unit
    return f"Cost: {figure(way.amount)} {unit}."


def wider_words(way: Any, rulebook: Any) -> str:
    """What a search is asked for where that is more than the way out says; '' where it is not."""
    told = []
    for give in getattr(way, "gives", ()):
        if give.rule == "contact" and give.amount:
            weeks = ceil(give.amount - 1e-9)
            told.append(f"one-to-ones in every {weeks} weeks in place of every "
                        f"{rulebook.rule('contact').weeks}")  # fmt: skip
        elif give.rule not in (*EXACT, *OWN, "contact"):
            told.append(f"“{rulebook.rule(give.rule).name}” kept where it can be, no longer a must")
    if not told:
        return ""
    return f"A search can ask this of everybody alone: {'; '.join(dict.fromkeys(told))}."


def choice_words(outcome: Any, proposals: Iterable[Any]) -> str:
    """Why there is one proposal alone where cover and people cannot both have all; '' otherwise."""
    conflict = getattr(outcome, "conflict", None)
    names = {one.name for one in proposals if one.name in ONE_CHOICE}
    if conflict is None or len(names) != 1:
        return ""
    about = " ".join(conflict.requirements)
    if conflict.proved and "(contact)" not in about and "(training)" not in about:
        return SHORT
    return ONE_CHOICE[names.pop()]


def done_by(way: Any, proposals: Iterable[Any]) -> str:
    """'This is what A does', of a proposal that gives up these one-to-ones and no other must."""
    gives = getattr(way, "gives", ())
    people = {one for give in gives if give.rule == "contact" for one in give.people}
    if not people or any(give.rule != "contact" for give in gives):
        return ""
    for each in proposals:
        if each.audit is not None and _without(each.audit) == people:
            return f"This is what {each.key} does."
    return ""


def _without(audit: Any) -> set[str]:
    """Whose one-to-ones are missing, where that is the only must that is broken."""
    rules = {one.rule for one in audit.findings if str(one.level) == "must"}
    found = {who for who, one in audit.contact.per_person.items() if one.unmet}
    return found if rules == {"contact"} else set()
