"""Opening the workbook that a command names, and saying what in it needs mending."""

from __future__ import annotations

import argparse
from pathlib import Path

from ambrota.opening import Opened, open_workbook
from ui.headless.output import tell
from ui.headless.text import count

_kept: list[Opened] = []


def opened_for(options: argparse.Namespace, file: Path) -> Opened:
    """The workbook, read as the common options say. Raises UserError."""
    opened = open_workbook(
        file,
        sheet=options.sheet,
        rota=options.rota,
        layout=options.layout,
        rules=options.rules,
    )
    # Kept to the end of the process, which ends at once: to free it takes as long as to write it.
    _kept[:] = [opened]
    return opened


def warn_of_errors(opened: Opened) -> None:
    """Say that parts of the workbook were not understood, so that no result is taken on trust."""
    if opened.errors:
        first = opened.errors[0]
        place = "!".join(part for part in (first.sheet, first.cell) if part)
        tell(
            f"{opened.path.name} has {count(len(opened.errors), 'thing')} to mend; the first is "
            f"{place or 'not in a cell'}: {first.found}. "
            "Results are only as right as these; show lists them all."
        )
