"""Why two names may be one person's: initials, order, a slip of the pen, another surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ambrota.sheets.people.people import name_key
from ambrota.sheets.words.calendar_words import bare

Why = tuple[int, str]
_Words = tuple[str, ...]
_TITLES = {"mr", "mrs", "ms", "miss", "dr"}


def why_close(name: str, other: str, same_role: bool | None = None) -> Why | None:
    """Why they may be the same, the smaller number the likelier; None where nothing says so.

    `same_role`: whether both have one role; None where that is not known.
    """
    own, its = _words(name), _words(other)
    if not own or not its:
        return None
    if "".join(own) == "".join(its):
        return 1, "the same name, written another way"
    if sorted(own) == sorted(its):
        return 1, "the same names in another order"
    if any(_shortened(a, b) for a, b in _either_way(own, its)):
        return 2, "the same surname, and initials that fit"
    if len(own) == len(its) and _slip(" ".join(own), " ".join(its)):
        return 3, "one letter's difference"
    if min(len(own), len(its)) > 1 and (set(own) < set(its) or set(its) < set(own)):
        return 3, "the same names, and one more"
    if same_role and len(own) > 1 and len(its) > 1 and own[0] == its[0] and len(own[0]) > 1:
        return 4, "the same first name and role, another surname"
    return None


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name, first name first, without titles; a double name is one word."""
    found = re.findall(r"[\w'’-]+", bare(name_key(name)))
    plain = (re.sub(r"[^\w]", "", word) for word in found)
    return tuple(word for word in plain if word and word not in _TITLES)


def _either_way(one: _Words, other: _Words) -> Iterator[tuple[_Words, _Words]]:
    """Both names as the short one, each with its surname last or first."""
    for short, full in ((one, other), (other, one)):
        for a in (short, (*short[1:], short[0])):
            for b in (full, (*full[1:], full[0])):
                yield a, b


def _shortened(short: _Words, full: _Words) -> bool:
    """Whether 'j smith' or 'ja smith' is short for 'john adam smith'."""
    if len(short) < 2 or len(full) < 2 or short[-1] != full[-1]:
        return False
    initials = "".join(word[0] for word in full[:-1])
    given = "".join(short[:-1])
    single = all(len(word) == 1 for word in short[:-1])
    return given == initials or (single and initials.startswith(given))


def _slip(one: str, other: str) -> bool:
    """Whether one letter more, less, other or two swapped makes one name the other."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    rest = one[at:], other[at:]
    return (
        rest[0][1:] == rest[1][1:]
        or rest[0][1:] == rest[1]
        or rest[0] == rest[1][1:]
        or (rest[0][:2] == rest[1][:2][::-1] and rest[0][2:] == rest[1][2:])
    )
