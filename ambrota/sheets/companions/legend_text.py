"""Legends in words: 'D = Day 0600-1800', several in one cell, a code before what it means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ambrota.model import Kind, Shift
from ambrota.sheets.words.kinds import code_key, kind_of_meaning, safe_kind, training_category
from ambrota.sheets.words.plain import plain_text
from ambrota.sheets.words.spans import parse_span

_CODE = r"[^\s=:;,]{1,8}"
LONGEST = 3000
_SIGN = r"(?:=|:|\s-|\s–|\s—|\s→)"
_PIECE = re.compile(rf"^[\s(•·*-]*({_CODE})\s*({_SIGN})\s*(.{{2,80}}?)\s*$")
_CLOCK = r"\d{1,2}[:.]?\d\d"
_TIMES = rf"[(]?{_CLOCK}\s*(?:-|–|—|to)\s*{_CLOCK}"
_SPLIT = re.compile(
    rf"[;|•·\n]+|,(?=\s*{_CODE}\s*{_SIGN}\s*\D)|\s+(?={_CODE}\s*=)|,(?=\s*{_CODE}\s*=)"
    rf"|,(?=\s*{_CODE}\s*{_SIGN}?\s*{_TIMES})"
    rf"|(?<=[\d)])\s+(?=(?!to\b)[^\W\d_]\w{{0,5}}\s*{_SIGN}?\s*{_TIMES})"
)
_TITLE = re.compile(
    r"^\s*(?:key|legend|codes?|shifts?|shift codes?|abbreviations?|where)\s*[:–-]\s*", re.I
)
_SHIFT = re.compile(
    r"\b(days?|nights?|earl(?:y|ies)|lates?|mids?|middle|twilights?|long|short|shifts?|mornings?|"
    r"afternoons?|evenings?|on duty|standby|on[- ]call|overtime)\b",
    re.I,
)
_LENGTH = re.compile(r"\s*(?:1?\d|2[0-4])(?:[.,]\d\d?)?\s*-?\s*(?:h|hrs?|hours?)\.?\s*", re.I)
_ASIDE = re.compile(
    r"(?<![^\W\d_])(?:hours?|hrs?|h|min(?:ute)?s?|incl?(?:uding)?|with|paid|unpaid|meal|break|"
    r"duty|duties|times?|weekdays?|weekends?)(?![^\W\d_])|[\W\d_]+",
    re.I,
)


def explained_in(text: str, words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each code of a text with what it means. `words`: the entries of the rota.

    With '=' any code is taken; with a colon or a dash only one that the rota uses, since a note
    ('Notes: annual leave is shown in green') looks the same. So it is without any sign, where
    beside the code stand times and the words for a shift, and nothing else.
    """
    if len(text) > LONGEST:
        return
    for part in _SPLIT.split(_TITLE.sub("", text)):
        match = _PIECE.match(part)
        timed = None if match and code_key(match[1]) in words else _beside_times(part, words)
        if timed is not None:
            yield timed, part.strip()
        elif match and (match[2] == "=" or code_key(match[1]) in words):
            yield match[1], match[3].rstrip(").,") if "(" not in match[3] else match[3]


def _beside_times(text: str, words: Collection[str]) -> str | None:
    """The one code that stands beside times ('D 0700-1900', 'Day shift (D) 0700-1900'), or that
    a word for a shift begins with ('Days: 0700-1900')."""
    span = parse_span(text)
    if span is None:
        return None
    said = [
        word.strip("-.") for word in re.findall(r"[^\s()\[\]=:,;]+", f"{span.before} {span.after}")
    ]
    codes = [word for word in said if code_key(word) in words]
    rest = " ".join(word for word in said if word not in codes)
    if len(codes) > 1 or _ASIDE.sub("", _SHIFT.sub("", rest)):
        return None
    return codes[0] if codes else _by_initials(rest, words)


def names_shift(text: str) -> bool:
    """Whether a text is words for a shift and its hours, and nothing else: 'Long day, 12 hrs'."""
    return _SHIFT.search(text) is not None and not _ASIDE.sub("", _SHIFT.sub("", text))


def is_length(text: str) -> bool:
    """Whether a text is a shift's length and nothing else: '12 hrs'."""
    return _LENGTH.fullmatch(text) is not None


def _by_initials(text: str, words: Collection[str]) -> str | None:
    """The one code that shortens the words for a shift: LD of 'Long days', Tw of 'Twilight'."""
    named = [word.casefold() for word in _SHIFT.findall(text)]
    named = [word for word in named if not word.startswith("shift")]
    if not named:
        return None
    forms = {"".join(word[0] for word in named), "".join(re.sub("s$", "", w) for w in named)}
    if len(named) == 1:
        forms |= {named[0][:2], named[0][:3], re.sub("ies$", "y", named[0])}
    found = forms & set(words)
    return found.pop().upper() if len(found) == 1 else None


def shift_of_text(code: str, meaning: str) -> Shift | None:
    """What a code means by a text; of kind unknown where it names a shift, or its length,
    without its times."""
    text = plain_text(meaning)
    span = parse_span(text)
    kind = kind_of_meaning(text) or safe_kind(text) or (Kind.COVER if span else None)
    if kind is None:
        kind = Kind.UNKNOWN if _SHIFT.search(text) or is_length(text) else None
    if kind is None:
        return None
    category = training_category(code, text) if kind is Kind.TRAINING else None
    start, end = (span.start, span.end) if span else (None, None)
    return Shift(code, kind, start, end, meaning=meaning, category=category)
