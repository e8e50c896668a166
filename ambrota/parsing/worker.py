"""The reading process: takes files' bytes one after another, answers with packed cells.

It ends when the application closes its end.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import PurePath
from typing import BinaryIO

from ambrota.errors import UserError
from ambrota.parsing.limits import AT_ONCE, limit_memory, limit_time
from ambrota.parsing.packed import ANSWER, REQUEST, pack, pack_error, too_many


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    limit_memory()
    _settle_openpyxl()
    if AT_ONCE not in sys.argv:
        _load_readers()
    serve(requests, answers)


def _settle_openpyxl() -> None:
    os.environ["OPENPYXL_LXML"] = "False"
    for unused in ("numpy", "PIL"):
        # openpyxl loads them where they are installed, at twice the time and memory.
        sys.modules.setdefault(unused, None)  # type: ignore[arg-type]


def _load_readers() -> None:
    """Load what most files need while the application is still busy starting."""
    import openpyxl  # noqa: F401

    import ambrota.parsing.other_books
    import ambrota.parsing.xlsx  # noqa: F401


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request, until there is none or one has used up the memory."""
    whole = True
    while whole and len(head := requests.read(REQUEST.size)) == REQUEST.size:
        name_length, data_length = REQUEST.unpack(head)
        name = PurePath(requests.read(name_length).decode("utf-8"))
        limit_time()
        answer, whole = _answer(requests, data_length, name)
        answers.write(ANSWER.pack(len(answer)))
        answers.write(answer)
        answers.flush()


def sheet_title(text: str) -> str:
    """A file's name as the name of its one sheet: such as Excel takes, so that a copy has it."""
    return re.sub(r"[\[\]:*?/\\]", "_", text)[:31].strip("' ") or "Rota"


def _answer(requests: BinaryIO, length: int, name: PurePath) -> tuple[bytes, bool]:
    """The answer, and whether this process is fit for another."""
    from ambrota.parsing.parse import parse

    try:
        data = requests.read(length)
        return pack(parse(data, sheet_title(name.stem), name.suffix.lower())), True
    except UserError as error:
        return pack_error(error), True
    except MemoryError:
        pass
    refusal = too_many("it needs more memory than any rota", "a workbook of rota sheets")
    return pack_error(refusal), False
