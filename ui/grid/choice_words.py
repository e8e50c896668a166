"""What a choice for a cell would do in words: what breaks, what is mended, cover, people. No Qt."""

from __future__ import annotations

from collections import Counter

from ui.broken import GONE, LESS, NEWLY, WORSE, marked, turned
from ui.counted_words import seats_words
from ui.grid.choices import Choice, Effect, Tally
from ui.reading import count

NAMED = 2
"""So many findings stand in a column by their names; of more, musts do, and the others counted."""


def made_words(effect: Effect, *, whole: bool = False) -> str:
    """Findings made, musts first: '▲ newly: Hours away from contract (a must), Start too early'.

    `whole`: all of them by their names.
    """
    made = [(NEWLY, one, one.new) for one in effect.rules if one.new]
    made += [(WORSE, one, 1) for one in effect.rules if _only_shifts(one, 1)]
    return _listed("▲", made, whole)


def mended_words(effect: Effect, *, whole: bool = False) -> str:
    """Findings mended, musts first: '▼ gone: Too little rest between duties (a must)'."""
    gone = [(GONE, one, one.mended) for one in effect.rules if one.mended]
    gone += [(LESS, one, 1) for one in effect.rules if _only_shifts(one, -1)]
    return _listed("▼", gone, whole)


def finding_words(effect: Effect, *, whole: bool = True) -> str:
    """What is newly broken, then what is mended, in one line."""
    made, gone = made_words(effect, whole=whole)[2:], mended_words(effect, whole=whole)[2:]
    return "; ".join(filter(None, [made, gone])) or "no other finding"


def _only_shifts(one: Tally, way: int) -> bool:
    return not one.new and not one.mended and one.shift == way


def _listed(sign: str, told: list[tuple[str, Tally, int]], whole: bool) -> str:
    if not told:
        return ""
    named = told if whole or len(told) <= NAMED else [each for each in told if each[1].must]
    named = sorted(named, key=lambda each: not each[1].must)
    ways = dict.fromkeys(way for way, _, _ in named)
    parts = [
        turned(way, [marked(_named(one, of), one.must) for own, one, of in named if own == way])
        for way in ways
    ]
    rest = Counter(way for way, _, _ in told)
    rest.subtract(way for way, _, _ in named)
    for way, number in (+rest).items():
        known = ways and way == next(reversed(ways))  # what was said last is gone on with
        parts.append(f"and {number} to weigh" if known else turned(way, [f"{number} to weigh"]))
    return f"{sign} {'; '.join(parts)}"


def _named(one: Tally, number: int) -> str:
    if number == 1:
        return one.name
    return f"{one.name} ({number:,} {'people' if one.of_people else 'times'})"


def cover_words(effect: Effect) -> str:
    """Seat-hours short: '6 seat-hours more short', '3.5 seat-hours less short', 'as now'."""
    if not effect.short:
        return "as now"
    sign, way = ("▲", "more") if effect.short > 0 else ("▼", "less")
    return f"{sign} {seats_words(abs(effect.short))}{effect.every} {way} short"


def people_words(effect: Effect) -> str:
    """Who meets their manager or has their training because of it, or no longer does."""
    parts = []
    for number, one, many in (
        (effect.contact, "meets", "meet"),
        (effect.possible if not effect.contact else 0, "could meet", "could meet"),
        (effect.training, "trained", "trained"),
    ):
        if number:
            verb = one if abs(number) == 1 else many
            parts.append(f"{abs(number)} {'more' if number > 0 else 'fewer'} {verb}")
    return ", ".join(parts) or "as now"


def told(choice: Choice, effect: Effect | None, *, whole: bool = True) -> str:
    """All that a choice would do, in a sentence or two; else musts alone by their names."""
    head = ", ".join(filter(None, [choice.code or "Rest", choice.words, choice.seat]))
    if choice.change is None:
        return f"{head}: stands there now."
    if effect is None:
        return f"{head}: being worked out."
    findings, cover, people = (
        finding_words(effect, whole=whole),
        cover_words(effect),
        people_words(effect),
    )
    parts = [findings[:1].upper() + findings[1:] + "."]
    parts += [f"Cover: {cover[2:]}."] if effect.short else []
    parts += [f"People: {people}."] if people != "as now" else []
    return f"{head}. " + " ".join(parts)


def spoken(choice: Choice, effect: Effect | None, place: int, of: int) -> str:
    """A choice as a sentence, for a screen reader."""
    where = "" if effect is None else f" {place} of {count(of, 'choice')}."
    return told(choice, effect) + where
