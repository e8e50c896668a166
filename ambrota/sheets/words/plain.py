"""Texts made alike: one kind of dash, digit and space."""

from __future__ import annotations

import unicodedata

_DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒―", "-"))


def plain_text(text: str) -> str:
    """A text with one kind of dash, digit and space, so that it compares as it reads."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()
