"""Agreements and restrictions as the Restrictions column states them."""

from __future__ import annotations

import re

from ambrota.model import PRIVATE, Restriction, RestrictionKind
from ambrota.sheets.words.dates import parse_date, weekday_of
from ambrota.sheets.words.times import parse_time

_UNTIL = re.compile(r"^(.*?)\s*[,(]?\s*\b(?:until|till|to end)\s+(.+?)\)?$", re.I)
_PRIVATE = re.compile(r"[(\[]?\s*\bprivate\b\s*[)\]]?\s*[:,-]?\s*", re.I)
FORMS = (
    "no nights; no weekends; no Tue; only D,L; not before 07:00; not after 22:00; max 30 h a week; "
    "each with optional 'until 2026-06-30', and with the word private where nobody is to see it"
)


def parse_restrictions(text: str) -> tuple[tuple[Restriction, ...], tuple[str, ...]]:
    """The restrictions of a semicolon list, and the parts of it that are none."""
    known: list[Restriction] = []
    unknown: list[str] = []
    for part in _parts(text):
        restriction = parse_restriction(part)
        if restriction is None:
            unknown.append(part)
        else:
            known.append(restriction)
    return tuple(known), tuple(unknown)


def without_private(text: str) -> str:
    """A list of restrictions for others to read: those stated as private say nothing else."""
    if not is_private(text):
        return text
    return "; ".join(PRIVATE if is_private(part) else part for part in _parts(text))


def is_private(text: str) -> bool:
    """Whether an agreement is stated as private."""
    return _PRIVATE.search(text) is not None


def _parts(text: str) -> list[str]:
    """The items of a list. The word private as an item of its own is said of all the others."""
    items = [item.strip().rstrip(".") for item in re.split(r"[;\n]", text)]
    parts = [item for item in items if item.lower() not in {"", "none", "-", "n/a", "nil"}]
    said = [part for part in parts if _PRIVATE.sub("", part)]
    if not said or len(said) == len(parts):
        return parts
    return [part if is_private(part) else f"private: {part}" for part in said]


def parse_restriction(part: str) -> Restriction | None:
    """One restriction, or None when it is none of the known forms."""
    private = is_private(part)
    text, until = _PRIVATE.sub(" ", part).strip() if private else part, None
    match = _UNTIL.match(text)
    if match:
        text, until = match[1], parse_date(match[2])
        if until is None:
            return None
    found = _form(re.sub(r"\s+", " ", text).strip())
    if found is None:
        return None
    kind, value, codes = found
    return Restriction(kind, PRIVATE if private else part, value, codes, until, private)


def _form(text: str) -> tuple[RestrictionKind, int, tuple[str, ...]] | None:
    low = text.lower()
    if low in {"no nights", "no night", "no night shifts", "no night duties"}:
        return RestrictionKind.NO_NIGHTS, 0, ()
    if low in {"no weekends", "no weekend", "no weekend work"}:
        return RestrictionKind.NO_WEEKENDS, 0, ()
    if match := re.fullmatch(r"no ([a-z]+?)s?", low):
        weekday = weekday_of(match[1]) if len(match[1]) > 2 else None
        weekday = weekday_of(match[1] + "s") if weekday is None else weekday
        return None if weekday is None else (RestrictionKind.NO_WEEKDAY, weekday, ())
    if match := re.fullmatch(r"only (.+)", text, re.I):
        codes = tuple(c for c in re.split(r"\s*(?:,|/|\band\b|\bor\b)\s*", match[1].strip()) if c)
        return (RestrictionKind.ONLY_CODES, 0, codes) if codes else None
    if match := re.fullmatch(r"not (before|after) (.+)", low):
        minute = parse_time(match[2])
        if minute is None:
            return None
        before = match[1] == "before"
        return RestrictionKind.NOT_BEFORE if before else RestrictionKind.NOT_AFTER, minute, ()
    if match := re.fullmatch(
        r"max(?:imum)?\.? (\d+(?:\.\d+)?) ?(?:h|hrs?|hours?)(?: ?(?:a|per|each|/) ?(?:week|wk))",
        low,
    ):
        return RestrictionKind.MAX_WEEKLY_HOURS, round(float(match[1]) * 60), ()
    return None
