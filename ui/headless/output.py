"""Where results and messages go: one document or plain text on stdout, the rest on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_document(document: dict[str, Any]) -> None:
    """The one JSON document of a command, on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, allow_nan=False, default=_plain)
    sys.stdout.write("\n")


def print_text(lines: list[str]) -> None:
    """What a person reads, on standard output."""
    sys.stdout.write("\n".join(lines).rstrip("\n") + "\n")


def tell(message: str) -> None:
    """A message beside the result, on standard error."""
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


def speak_utf8() -> None:
    """Names and dashes come out whole, also where output is redirected on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _plain(value: Any) -> Any:
    """Numbers of arrays as plain numbers; anything else is a fault of ours."""
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"{type(value).__name__} has no place in a document")
