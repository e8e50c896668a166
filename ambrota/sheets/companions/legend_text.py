"""Legends in words: 'D = Day 0600-1800', several in one cell, a code before what it means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ambrota.model import Kind, Shift
from ambrota.sheets.kinds import code_key, kind_of_meaning, safe_kind, training_category
from ambrota.sheets.plain import plain_text
from ambrota.sheets.spans import parse_span

_CODE = r"[^\s=:;,]{1,8}"
LONGEST = 3000
_SIGN = r"(?:=|:|\s-|\s–|\s—|\s→)"
_PIECE = re.compile(rf"^[\s(•·*-]*({_CODE})\s*({_SIGN})\s*(.{{2,80}}?)\s*$")
_SPLIT = re.compile(
    rf"[;|•·\n]+|,(?=\s*{_CODE}\s*{_SIGN}\s*\D)|\s+(?={_CODE}\s*=)|,(?=\s*{_CODE}\s*=)"
)
_TITLE = re.compile(
    r"^\s*(?:key|legend|codes?|shifts?|shift codes?|abbreviations?|where)\s*[:–-]\s*", re.I
)
_SHIFT = re.compile(
    r"\b(days?|nights?|earl(?:y|ies)|lates?|mids?|middle|twilights?|long|short|shifts?|mornings?|"
    r"afternoons?|evenings?|on duty|standby|on[- ]call|overtime)\b",
    re.I,
)


def explained_in(text: str, words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each code of a text with what it means. `words`: the entries of the rota.

    With '=' any code is taken; with a colon or a dash only one that the rota uses, since a note
    ('Notes: annual leave is shown in green') looks the same.
    """
    if len(text) > LONGEST:
        return
    for part in _SPLIT.split(_TITLE.sub("", text)):
        match = _PIECE.match(part)
        if match and (match[2] == "=" or code_key(match[1]) in words):
            yield match[1], match[3].rstrip(").,") if "(" not in match[3] else match[3]


def shift_of_text(code: str, meaning: str) -> Shift | None:
    """What a code means by a text; of kind unknown where it names a shift without its times."""
    text = plain_text(meaning)
    span = parse_span(text)
    kind = kind_of_meaning(text) or safe_kind(text) or (Kind.COVER if span else None)
    if kind is None:
        kind = Kind.UNKNOWN if _SHIFT.search(text) else None
    if kind is None:
        return None
    category = training_category(code, text) if kind is Kind.TRAINING else None
    start, end = (span.start, span.end) if span else (None, None)
    return Shift(code, kind, start, end, meaning=meaning, category=category)
