"""Memory tidied in the window's thread, a little at a time, while nothing is asked of it.

Python looks for rings of objects that nobody needs whenever enough were made, in whichever thread
made them. With a large rota that holds the window for a second, and in the pool it may take away
objects of Qt's, which only the window's thread may touch.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
FEW, MANY = 2_000, 60_000
"""New objects: fewer are not worth looking through, more would be felt (10 ms and up)."""
ROUNDS = 20


class Tidying(QObject):
    """Instead of Python's own searches, small ones from time to time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._kept = 0
        self._round = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Look through what was made lately; leave alone what is too much to look through.

        What is left alone goes when nothing refers to it; only its rings stay.
        """
        made = gc.get_count()[0]
        if made + self._kept > MANY:
            gc.freeze()
            self._kept = self._round = 0
        elif made > FEW:
            self._round = (self._round + 1) % ROUNDS
            self._kept += made - gc.collect(1 if self._round else 2)
