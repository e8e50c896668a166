"""Ctrl-C during a search: stop searching, keep the best found so far."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Any

from ui.headless.output import tell


class Interrupt:
    """While entered, the first Ctrl-C is remembered and the second one interrupts for good."""

    def __init__(self) -> None:
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> Interrupt:
        self._before = signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        tell("Stopping: the best found so far is being written.")
