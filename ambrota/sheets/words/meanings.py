"""What a code may mean that means one thing here and another there: asked, never guessed."""

from __future__ import annotations

from ambrota.model import Kind, Shift
from ambrota.sheets.words.kinds import code_key, training_category

_REST, _LEAVE, _SICK = "a rest day=rest", "leave=leave", "sickness=sick"
_MEANINGS = {
    "a": f"{_LEAVE}|absence=sick|an afternoon shift=cover",
    "ab": "absence=sick|absence=leave",
    "b": "a bank holiday off=leave|a break=rest|a B shift=cover",
    "bh": "a bank holiday off=leave|a bank holiday worked=cover",
    "c": "a course=training|a C shift=cover|call-out or on call=other-work",
    "d": "a day shift=cover|a day off=rest",
    "dna": "did not attend=sick|does not apply=rest",
    "e": "an early shift=cover",
    "f": "a day off (free)=rest|flexible working=cover|a full day=cover",
    "fl": "flexible working=cover|family leave=leave",
    "h": f"a holiday=leave|a half day=cover|a bank holiday=leave|{_SICK}",
    "k": "key skills=training|a K shift=cover",
    "l": f"a late shift=cover|{_LEAVE}",
    "ld": "a long day=cover|light duties=other-work",
    "ln": "a long night=cover",
    "m": "a mid shift=cover|maternity leave=leave|a meeting=other-work|a morning shift=cover",
    "n": "a night shift=cover",
    "nd": "a night duty=cover|not on duty=rest",
    "o": "off=rest|on duty=cover|overtime=cover",
    "0": "off=rest|no hours=rest",
    "oc": "on call=other-work",
    "ot": "overtime=cover",
    "p": "paternity leave=leave|a public holiday off=leave|an afternoon shift (pm)=cover",
    "ph": "a public holiday off=leave|a public holiday worked=cover",
    "r": f"{_REST}|relief=relief|requested off=rest",
    "rdw": "a rest day worked=cover",
    "s": f"{_SICK}|study=training|standby=other-work",
    "sb": "standby=other-work",
    "sd": "a study day=training|a short day=cover|a single day=cover",
    "sh": "a short shift=cover|a statutory holiday=leave",
    "sl": "study leave=training|sick leave=sick|special leave=leave",
    "sp": "special leave=leave|a split shift=cover",
    "sus": "suspended=leave",
    "t": "a twilight shift=cover|training=training|time owed=leave",
    "td": "a team day=contact|a training day=training",
    "toil": "time owed, as leave=leave|time owed, as a rest day=rest",
    "tu": "union (facility) time=other-work",
    "tw": "a twilight shift=cover",
    "u": "unpaid leave=leave|unavailable=rest|unauthorised absence=sick",
    "ul": "unpaid leave=leave",
    "v": "vacation=leave|a vacancy=rest",
    "w": "working=cover|a weekend off=rest",
    "wd": "a working day=cover",
    "wo": "a weekly day off=rest",
    "x": f"{_REST}|on duty=cover",
    "y": "on duty=cover",
    "1": "on duty=cover",
    "/": "on duty=cover|a day off=rest",
    "*": "on duty=cover|a note=rest",
}
_SHIFTS = {
    "a day shift": "day|days|dayshift|dayshifts", "a night shift": "night|nights|nightshift",
    "an early shift": "early|earlies|earlys", "a late shift": "late|lates",
    "a long day": "longday|longdays", "a long night": "longnight|longnights",
    "a mid shift": "mid|mids|middle|midday", "a twilight shift": "twilight|twilights|twi",
}  # fmt: skip
_MEANINGS |= {
    word: f"{meaning}=cover" for meaning, words in _SHIFTS.items() for word in words.split("|")
}
_ANY = (
    "a shift on cover=cover", _REST, _LEAVE, "relief=relief", "training=training",
    "other work=other-work", _SICK,
)  # fmt: skip


def meanings(code: str) -> tuple[Shift, ...]:
    """What a code may mean, the likeliest first, none with times: they are the user's to state."""
    own = usual_meanings(code)
    kinds = {shift.kind for shift in own}
    others = (_template(code, entry) for entry in _ANY)
    return (*own, *(shift for shift in others if shift.kind not in kinds))


def usual_meanings(code: str) -> tuple[Shift, ...]:
    """The meanings that a code has in one rota or another; none for a code of a station's own."""
    entries = _MEANINGS.get(code_key(code))
    return tuple(_template(code, entry) for entry in entries.split("|")) if entries else ()


def _template(code: str, entry: str) -> Shift:
    meaning, _, kind = entry.rpartition("=")
    category = training_category(meaning) if Kind(kind) is Kind.TRAINING else None
    return Shift(code, Kind(kind), meaning=meaning, category=category)


def may_be(code: str) -> str | None:
    """The meanings of a code that has several, in words: 'a rest day or relief'."""
    return " or ".join(str(shift.meaning) for shift in usual_meanings(code)) or None
