"""Where Ambrota died, in a file beside its settings: lines of code, and nothing of a rota."""

from __future__ import annotations

import faulthandler
from contextlib import suppress
from pathlib import Path
from typing import TextIO

FILE = "crash.log"
_open: list[TextIO] = []


def note_crashes(folder: Path) -> None:
    """From now on write down where a crash below Python happens; the one before is kept once."""
    if faulthandler.is_enabled():
        return  # whoever started this looks after it
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
        if path.is_file() and path.stat().st_size:
            path.replace(folder / f"{FILE}.1")
        stream = path.open("w", encoding="utf-8")
        _open.append(stream)  # it must outlive everything
        faulthandler.enable(stream)


def stop_noting() -> None:
    """The application ends as it should."""
    if _open:
        faulthandler.disable()
        _open.pop().close()
