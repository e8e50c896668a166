"""The command line: hands each command to its module and turns what goes wrong into one message."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from ambrota.errors import UserError
from ambrota.parsing.confined import prepare, read_ahead
from ambrota.parsing.limits import READING_PROCESS
from ui.headless.output import speak_utf8, tell
from ui.headless.parser import COMMANDS, parse

USER_ERROR, INTERRUPTED = 2, 130
BRIEF = {"show", "check", "fatigue"}
REPRESENTATIVE = "--representative"
"""Opens the window to read a review: rules first, by lines, nothing to be changed."""
WITHOUT_WORKBOOK = {"--help", "-h", "--version", "rules", "bench"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code of the contract: 0, 1, 2 or 130."""
    if sys.argv[1:2] == [READING_PROCESS]:
        # Only in one executable file: there the application starts itself to read a workbook.
        from ambrota.parsing.worker import main as read_workbooks

        read_workbooks()
        return 0
    speak_utf8()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except UserError as error:
        tell(str(error))
        return USER_ERROR
    except KeyboardInterrupt:
        tell("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away: nothing is left to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        if os.environ.get("AMBROTA_DEBUG") == "1":
            raise
        tell(
            f"Something went wrong inside Ambrota ({type(fault).__name__}: {_one_line(fault)}). "
            "Nothing of yours was changed. Set AMBROTA_DEBUG=1 to see where, and report it."
        )
        return USER_ERROR


def run() -> NoReturn:
    """Run one command as all that this process does, and end it."""
    code = main()
    if sys.argv[1:2] and sys.argv[1] in BRIEF:
        # Without freeing a million objects one by one; the reading process ends when this does.
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    raise SystemExit(code)


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else None
    if first not in WITHOUT_WORKBOOK:
        # It starts while this process loads its libraries.
        prepare(at_once=first is not None)
    if first == REPRESENTATIVE:
        return _window(Path(arguments[1]) if arguments[1:] else None, representative=True)
    if first is None or not (first.startswith("-") or first in COMMANDS):
        return _window(None if first is None else Path(first))
    options = parse(arguments)
    if isinstance(file := getattr(options, "file", None), Path):
        read_ahead(file)
    # Imported when asked for, so that each command starts with what it needs and no more.
    command = import_module(f"ui.headless.{options.command}")
    if options.command in BRIEF:
        gc.disable()  # it ends before memory is worth searching for what nobody needs
    try:
        code: int = command.run(options)
        sys.stdout.flush()
    finally:
        gc.enable()
    return code


def _window(file: Path | None, *, representative: bool = False) -> int:
    """Open the window, the only part that needs Qt."""
    if file is not None and not file.exists():
        raise UserError(
            f"There is no file and no command called {str(file)!r}",
            expected=f"a workbook, a review, or one of {', '.join(COMMANDS)}",
            todo="check the spelling; ambrota --help lists the commands",
        )
    from ui.app import run as open_window

    code: int = open_window(file, representative=representative)
    return code


def _one_line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:300]
