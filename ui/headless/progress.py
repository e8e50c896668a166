"""Live progress on a terminal: one line in the field's words, rewritten in place."""

from __future__ import annotations

import shutil
import sys

from solver.request import Progress


class ProgressLine:
    """Writes where the search stands on standard error, when that is a terminal."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._shown = 0

    def show(self, progress: Progress) -> None:
        """Rewrite the line."""
        if not self._live:
            return
        width = shutil.get_terminal_size().columns - 1
        text = progress_words(progress)[:width]
        sys.stderr.write("\r" + text.ljust(self._shown))
        sys.stderr.flush()
        self._shown = len(text)

    def clear(self) -> None:
        """Take the line away, so that what follows stands on a clean one."""
        if self._live and self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0


def progress_words(progress: Progress) -> str:
    """Where the search stands, in words: since when all holds, the stage, best and bound."""
    parts = [f"{progress.seconds:.0f} s"]
    if progress.holding_since is not None:
        parts.append(f"everything holds since {progress.holding_since:.0f} s")
    parts.append(progress.message or progress.stage)
    return " · ".join(parts)
