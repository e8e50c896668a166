"""Which of a code's possible meanings the evidence speaks for, and why, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ambrota.model import WEEK, Kind, Shift
from ambrota.sheets.evidence.facts import Facts
from ambrota.sheets.evidence.sums import Counted
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.meanings import meanings, usual_meanings
from ambrota.sheets.words.spans import parse_span

TOO_LONG = 12
"""Days of work in a row that nobody's rota has: a code that would make them is no work."""


def times_beside(shifts: Iterable[Shift], code: str) -> tuple[int, int] | None:
    """The times with which other cells write the code ('D 0700-1900'), where all agree."""
    key = code_key(code)
    found = {
        (span.start, span.end)
        for shift in shifts
        if (span := parse_span(shift.code)) and code_key(span.before.rstrip(" :-(")) == key
    }
    return found.pop() if len(found) == 1 else None


def suggest(
    code: str,
    facts: Facts,
    adds: Counted | None,
    times: tuple[int, int] | None,
    shifts: Mapping[str, Shift],
    colour: str | None,
) -> tuple[Shift | None, str]:
    """The meaning that the evidence speaks for, and why; None where it speaks for none."""
    stated = usual_meanings(code)
    kinds = {shift.kind for shift in stated}
    if times is not None:
        made = _of_kind(code, Kind.COVER)
        return replace(made, start=times[0], end=times[1]), "So it is probably a duty."
    if adds is not None:
        found = _by_sums(code, adds, kinds)
        if found is not None:
            return found
    if facts.runs and min(facts.runs) >= 5:
        for kind, why in _LONG_RUNS:
            if kind in kinds and (kind is not Kind.RELIEF or not any(n % WEEK for n in facts.runs)):
                return _of_kind(code, kind), why
    if Kind.REST in kinds and _too_long(facts):
        return _of_kind(code, Kind.REST), _WORKED_ON.format(code=code, days=max(facts.if_work))
    like = shifts.get(colour) if colour else None
    if like is not None and like.kind in kinds and like.kind is not Kind.UNKNOWN:
        return _of_kind(code, like.kind), f"By its colour it is probably like {colour}."
    if len(stated) == 1:
        return stated[0], f"{code} usually means {stated[0].meaning}."
    return None, ""


_WORKED_ON = "If {code} were work, somebody would work {days} days running: it is probably rest."
_LONG_RUNS = (
    (Kind.RELIEF, "It fills whole weeks, as relief does."),
    (Kind.LEAVE, "It runs over many days at a time, as leave does."),
)


def _by_sums(code: str, adds: Counted, kinds: set[Kind]) -> tuple[Shift, str] | None:
    """What the column of sums speaks for."""
    if adds.amount == 0:
        if Kind.REST in kinds or not kinds:
            return _of_kind(code, Kind.REST), "So it is probably rest."
        return None
    working = kinds - {Kind.REST}
    if not adds.hours or len(working) != 1:
        return None
    kind = working.pop()
    shift = replace(_of_kind(code, kind), paid=round(adds.amount * 60))
    return shift, f"So it is probably {shift.meaning}."


def _too_long(facts: Facts) -> bool:
    """Whether most people with the code would hardly ever be off if it were work."""
    return sum(days >= TOO_LONG for days in facts.if_work) * 2 > len(facts.if_work)


def _of_kind(code: str, kind: Kind) -> Shift:
    return next(shift for shift in meanings(code) if shift.kind is kind)
