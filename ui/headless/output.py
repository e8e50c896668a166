"""Where results and messages go: one document or plain text on stdout, the rest on stderr."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ambrota.documents.texts import Texts, json_text

PART = 2000


def print_document(document: dict[str, Any]) -> None:
    """The one JSON document of a command, on standard output.

    Long lists are written a part at a time: the entries of a year of a thousand people as one
    text would take hundreds of megabytes.
    """
    write = sys.stdout.write
    for number, (key, value) in enumerate(document.items()):
        write(("{" if number == 0 else ",\n") + json.dumps(key) + ": ")
        if isinstance(value, list | Texts):
            write("[")
            for place, part in enumerate(_parts(value)):
                write((",\n" if place else "") + part)
            write("]")
        else:
            write(json_text(value))
    write("}\n")


def _parts(members: list[Any] | Texts) -> Iterator[str]:
    """The members of a list as JSON, so many at a time."""
    if isinstance(members, Texts):
        while part := ", ".join(islice(members.members, PART)):
            yield part
    else:
        for start in range(0, len(members), PART):
            yield json_text(members[start : start + PART])[1:-1]


def print_text(lines: list[str]) -> None:
    """What a person reads, on standard output; long lines are folded to fit a terminal."""
    if sys.stdout.isatty():
        width = max(40, shutil.get_terminal_size().columns - 1)
        lines = [part for line in lines for part in _folded(line, width)]
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


def _folded(line: str, width: int) -> list[str]:
    """A line in pieces that fit, the later ones indented a little further."""
    if len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line.strip(), width, initial_indent=indent, subsequent_indent=indent + "  "
    )
