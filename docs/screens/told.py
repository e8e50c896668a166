"""A search that tells what was found before."""

from __future__ import annotations

from typing import Any

from solver.request import Outcome, Progress

HELD = 1.4
"""When everything was held first, in seconds: the curve begins there."""
SO_FAR = (
    "Holding every guarantee since {:.0f} s. Fewest changes: {:g} days changed so far; "
    "proved: none has fewer than 1"
)
PROGRESS = (
    Progress(0.6, "Hold", "", None, None),
    *(
        Progress(seconds, "Fewest changes", SO_FAR.format(HELD, value), value, 1.0,
                 "days changed", HELD, 1)
        for seconds, value in ((HELD, 9.0), (3.2, 7.0), (4.1, 5.0), (5.4, 2.0))
    ),
)  # fmt: skip


class Told:
    """A search that tells what was found before, or goes on for ever."""

    outcome: Outcome | None = None

    def __init__(self, _request: Any) -> None:
        self._left: list[list[Any]] = [[one] for one in PROGRESS]
        if self.outcome is not None:
            self._left.append([self.outcome])

    def start(self) -> None:
        """Nothing to start."""

    def poll(self, _timeout: float = 0.0) -> list[Any]:
        """The next that is told."""
        return self._left.pop(0) if self._left else []

    def cancel(self) -> None:
        """Nothing to stop."""

    kill = cancel
