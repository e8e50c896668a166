"""Values of a document as JSON, and lists so long that their members are JSON from the start."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any


@dataclass(frozen=True)
class Texts:
    """A list whose members are JSON texts; they are made as they are asked for, once."""

    members: Iterator[str]


def json_text(value: Any) -> str:
    """A value as JSON, the letters of every language as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)


def json_string(text: str | None) -> str:
    """A text, or null, as JSON."""
    return "null" if text is None else encode_basestring(text)


def json_members(**said: Any) -> str:
    """Members of an object, to stand among others between its braces."""
    return json_text(said)[1:-1]


def _plain(value: Any) -> Any:
    """Numbers of arrays as plain numbers; anything else is a fault of ours."""
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"{type(value).__name__} has no place in a document")
