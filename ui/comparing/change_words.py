"""What a change is, in words: from what to what, and what it does where it stands. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from ambrota.calendar import day_name, lasting
from ambrota.duties import paid_minutes
from ambrota.lines import line_title
from ambrota.model import Change, Duty, Kind, Rota, Session
from ambrota.rules.words import times
from ui.broken import GONE, LESS, NEWLY, WORSE, broken_words, marked, turned
from ui.cells import times_of
from ui.reading import OF_A_PERSON, cells_of, findings_of
from ui.session_lines import session_lines, session_words, tallies_words

NAMED = 3
"""So many findings of a day are named; of more, how many others there are."""


def held_words(duties: Sequence[Duty]) -> str:
    """What a day holds: 'L 14:00–00:00', 'AL', 'rest'."""
    worked = [duty for duty in duties if duty.kind is not Kind.REST]
    return " and ".join(
        f"{duty.code} {times_of(duty).replace(' to ', '–')}".strip() for duty in worked
    ) or "rest"  # fmt: skip


def where(rota: Rota, change: Change, *, whose: bool) -> str:
    """The day of a change; `whose`: with the person, or the line of a cyclic rota, before it."""
    day = day_name(rota, change.day)
    return f"{line_title(rota, rota.index[change.person])}, {day}" if whose else day


def effect_words(rota: Rota, change: Change, before: Any, after: Any, rulebook: Any) -> str:
    """Paid hours more or less, and findings of that day that go or come, or reach a day less."""
    return "; ".join(filter(None, [_paid(rota, change), _found(change, before, after, rulebook)]))


def _paid(rota: Rota, change: Change) -> str:
    now, then = (
        sum(paid_minutes(rota, duty) for duty in duties) for duties in (change.before, change.after)
    )
    if now == then:
        return "paid hours as now"
    return f"{lasting(abs(then - now))} {'more' if then > now else 'less'} paid"


def _found(change: Change, before: Any, after: Any, rulebook: Any) -> str:
    if before is None or after is None:
        return "being checked"
    cell = change.person, change.day
    was, now = _rules(before, cell), _rules(after, cell)
    by_way: dict[str, list[str]] = {way: [] for way in (NEWLY, WORSE, GONE, LESS)}
    for rule in _without(now, was):
        more = _number(after, rule, cell[0]) > _number(before, rule, cell[0])
        by_way[NEWLY if more else WORSE].append(rule)
    for rule in _without(was, now):
        fewer = _number(after, rule, cell[0]) < _number(before, rule, cell[0])
        by_way[GONE if fewer else LESS].append(rule)
    parts = [
        turned(way, [_named([_marked(rulebook.rule(rule)) for rule in rules])])
        for way, rules in by_way.items()
        if rules
    ]
    return "; ".join(parts)


def _number(audit: Any, rule: str, person: str) -> int:
    """Findings of a rule about a person: one that reaches a day more is no other finding."""
    return sum(one.rule == rule and one.person == person for one in findings_of(audit))


def _marked(rule: Any) -> str:
    return marked(broken_words(rule), str(rule.level) == "must")


def _rules(audit: Any, cell: tuple[str, int]) -> list[str]:
    """Rules broken on a day, musts first."""
    found = [
        one.rule
        for one in findings_of(audit)
        if one.rule not in OF_A_PERSON and one.person == cell[0] and cell in cells_of(one)
    ]
    return list(dict.fromkeys(found))


def _without(rules: Iterable[str], others: Collection[str]) -> list[str]:
    return [rule for rule in rules if rule not in others]


def _named(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {times(more, 'other')}" if more > 0 else "")


def sessions_words(sessions: Sequence[Session]) -> str:
    """'319 sessions: 295 one-to-ones and 24 training sessions'."""
    return f"{times(len(sessions), 'session')}: {tallies_words(sessions)}"


def session_rows(rota: Rota, sessions: Sequence[Session]) -> list[str]:
    """A line for each session, in the order of their days."""
    if rota.is_cyclic:
        return session_lines(rota, sessions)[1:]
    ordered = sorted(sessions, key=lambda one: (one.day, one.start, one.person))
    return [
        f"{day_name(rota, one.day)}: {rota.person(one.person).name}, {session_words(rota, one)}"
        for one in ordered
    ]


def take_words(rota: Rota, *, mine: bool) -> str:
    """What it means to take what is ticked."""
    where_to = (
        "What is ticked goes into a new rota of your own, which stands beside the proposals; the "
        "current rota stays as it is."
        if mine
        else "What is ticked goes into the current rota; all else of it stays. It can be undone."
    )
    if rota.is_cyclic:
        return f"{where_to} The sessions come along only when every change is ticked."
    return f"{where_to} Sessions of those days come along where they still fit."
