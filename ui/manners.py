"""What a window does besides the rota: keeping what is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.recovery import Recovery

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Manners:
    """One method an action, and the helpers that work by themselves."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.recovery = Recovery(window)

    def touch(self) -> None:
        """Something may have changed."""
        self.recovery.touch()

    def close(self) -> None:
        """The window closes."""
        self.recovery.close()
