"""What a total may count: hours paid or on duty, duties, nights, cells of one code, and the like.

Each is a weight that every cell has by what it holds. None: what the cell adds is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache

from ambrota.model import ABSENCE_KINDS, WORK_KINDS, Duty, Kind, Shift
from ambrota.sheets.crosschecks.held import Held
from ambrota.sheets.words.headings import normal
from ambrota.sheets.words.kinds import code_key

_HOURS = r"\b(hours?|hrs?|paid|time|total|sum|worked|week(ly)?|wtd)\b"
_DUTIES = r"\b(shifts?|dut(y|ies)|days?|worked|total|sum|count|number|no|on|staff|crew|cover|all)\b"

_MOST_WORDS, _LONGEST = 4, 8
_REST = r"\brest|\boff\b|\brds?\b"


@dataclass(frozen=True)
class Weight:
    """One thing that a total may count. `words`: headings that mean it. `unit`: 'h' for hours.

    `broad`: it is a matter of custom which kinds of entry it takes in.
    """

    name: str
    words: re.Pattern[str]
    of: Callable[[Held], float | None]
    unit: str = ""
    broad: bool = False

    def fits(self, heading: str) -> bool:
        """Whether a heading means this."""
        return bool(self.words.search(normal(heading)) or self.words.search(heading))

    def is_all_of(self, heading: str) -> bool:
        """Whether a heading means this and names nothing besides, as 'No. on E' does."""
        words = normal(heading).split()
        return bool(words) and all(map(self.words.search, words))


def _weight(name: str, words: str, of: Callable[[Held], float | None], unit: str = "") -> Weight:
    return Weight(name, re.compile(words, re.I), of, unit)


def _hours(
    of_work: Callable[[int], int], *, stated: bool, absence: bool
) -> Callable[[Held], float | None]:
    """Hours of a cell. `stated`: as the codes state them; else `of_work` of start to end."""

    def one(duty: Duty) -> float | None:
        if duty.kind in ABSENCE_KINDS and not absence:
            return 0
        if stated and duty.paid is not None:
            return duty.paid / 60
        if duty.start is not None and duty.end is not None and duty.is_work:
            return of_work(duty.end - duty.start) / 60
        if duty.kind is Kind.REST:
            return 0
        return None if duty.paid is None else duty.paid / 60

    def of(held: Held) -> float | None:
        each = [one(duty) for duty in held.duties]
        known = [hours for hours in each if hours is not None]
        return sum(known) if len(known) == len(each) else None

    return of


def _less(minutes: int) -> Callable[[int], int]:
    return lambda length: length - minutes if length > 360 else length


def _paid() -> list[Weight]:
    found = [
        _weight(
            f"paid hours{'' if absence else ' of work'}", _HOURS,
            _hours(_less(30), stated=True, absence=absence), "h",
        )
        for absence in (True, False)
    ]  # fmt: skip
    for minutes in (0, 30, 60, 45, 20):
        name = f"hours less {minutes} minutes a duty" if minutes else "hours from start to end"
        found += [
            _weight(
                name + (", with leave" if absence else ""), _HOURS,
                _hours(_less(minutes), stated=False, absence=absence), "h",
            )
            for absence in (False, True)
        ]  # fmt: skip
    return [*found, _weight("the numbers in the cells", _HOURS, lambda held: held.number or 0)]


def _count(name: str, words: str, holds: Callable[[Held], bool]) -> Weight:
    return Weight(name, re.compile(words, re.I), lambda held: int(holds(held)), broad=True)


def _starts(held: Held, first: int, last: int) -> bool:
    return held.timed and not held.night and any(
        first <= duty.start < last for duty in held.duties if duty.start is not None
    )  # fmt: skip


def _counts() -> list[Weight]:
    return [
        _count("duties with times", _DUTIES, lambda held: held.timed),
        _count("duties on cover", _DUTIES, lambda held: held.has(Kind.COVER)),
        _count("duties", _DUTIES, lambda held: held.has(*WORK_KINDS)),
        _count(
            "cells that are not rest", _DUTIES,
            lambda held: any(duty.kind is not Kind.REST for duty in held.duties),
        ),
        _count("cells with an entry", _DUTIES, lambda held: bool(held.duties)),
        _count("nights", r"\bnights?\b|\bn\b", lambda held: held.night),
        _count("days", r"\bdays?\b|\bd\b", lambda held: held.timed and not held.night),
        _count(
            "days on cover", r"\bdays?\b|\bd\b",
            lambda held: held.has(Kind.COVER) and not held.night,
        ),
        _count("early duties", r"\bearl(y|ies)\b|\be\b", lambda held: _starts(held, 0, 600)),
        _count("late duties", r"\blates?\b|\bl\b", lambda held: _starts(held, 600, 1440)),
        _count("relief", r"\brelief|\brel\b", lambda held: held.has(Kind.RELIEF)),
        _count("training", r"train|\btrg?\b", lambda held: held.has(Kind.TRAINING)),
        _count("leave", r"leave|\ba ?l\b|holiday", lambda held: held.has(Kind.LEAVE)),
        _count("sickness", r"sick", lambda held: held.has(Kind.SICK)),
        _count("absences", r"abs|leave", lambda held: held.has(*ABSENCE_KINDS)),
        _count("rest days", _REST, lambda held: held.has(Kind.REST)),
        _count("rest days and blanks", _REST, lambda held: not held.duties or held.has(Kind.REST)),
        _count("blanks", _REST + r"|blank|free", lambda held: not held.duties),
    ]  # fmt: skip


def _of_code(text: str, key: str, meaning: str | None) -> Weight:
    words = _spoken(text, meaning)
    return Weight(f"{text!r}", words, lambda held: int(held.key == key))


def _of_duties(text: str, key: str, meaning: str | None) -> Weight:
    """Duties of a code however its cell writes them: with its times behind it, or beside others."""
    return Weight(
        f"duties of {text!r}", _spoken(text, meaning),
        lambda held: sum(code == key for code, _ in held.said),
    )  # fmt: skip


def _spoken(text: str, meaning: str | None) -> re.Pattern[str]:
    """Headings that name a code: the code itself, or what the legend calls it, one or many."""
    forms = [rf"{re.escape(text)}s?"]
    words = normal(meaning or "").split()
    if 0 < len(words) <= _MOST_WORDS:
        last = re.escape(re.sub(r"(y|ies|e?s)$", "", words[-1]))
        ending = "(?:y|ys|ies)" if words[-1].endswith(("y", "ies")) else "(?:e?s)?"
        forms.append(r"\s+".join([*map(re.escape, words[:-1]), last + ending]))
    return re.compile("|".join(rf"(?<!\w)(?:{form})(?!\w)" for form in forms), re.I)


def _beginning(letter: str) -> Weight:
    first = letter.casefold()
    return _exactly(
        f"codes that begin with {letter!r}", letter, lambda held: held.key.startswith(first)
    )


def _exactly(name: str, text: str, holds: Callable[[Held], bool]) -> Weight:
    words = re.compile(rf"(?<!\w){re.escape(text)}s?(?!\w)", re.I)
    return Weight(name, words, lambda held: int(holds(held)))


@cache
def common() -> tuple[Weight, ...]:
    """The weights that do not go by the codes of a workbook."""
    return (*_paid(), *_counts())


def of_codes(seen: Iterable[Held], shifts: Collection[Shift]) -> tuple[Weight, ...]:
    """A weight for each code that is held or explained, and for codes that begin alike."""
    meanings = {code_key(shift.code): shift.meaning for shift in shifts}
    texts = {code_key(s.code): s.code for s in shifts if len(s.code) <= _LONGEST}
    worked: dict[str, str] = {}
    for held in seen:
        for (key, _), duty in zip(held.said, held.duties, strict=True):
            if key != held.key:
                worked.setdefault(key, duty.code)
        if isinstance(held.value, str) and len(held.key) <= _LONGEST:
            texts.setdefault(held.key, held.value.strip())
    letters = [key[0] for key in texts if key[0].isalpha() and len(key) > 1]
    shared = {letter for letter in letters if letters.count(letter) > 1 or letter in texts}
    return (
        *(_of_code(text, key, meanings.get(key)) for key, text in texts.items()),
        *(_of_duties(text, key, meanings.get(key)) for key, text in worked.items()),
        *(_beginning(letter.upper()) for letter in sorted(shared)),
    )


def uncertain(held: Held, weight: Weight) -> bool:
    """Whether it is a matter of local custom what the cell adds to such a total."""
    if not held.duties:
        return False
    if weight.of(held) is None:
        return True
    if len(held.duties) > 1 or held.has(Kind.UNKNOWN):
        return True
    return (weight.broad or bool(weight.unit)) and not held.has(Kind.COVER, Kind.REST)
