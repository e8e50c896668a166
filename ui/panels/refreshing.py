"""Panes brought up to date one a turn of the window's loop, and none that nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QDockWidget, QWidget
from shiboken6 import isValid


class Refreshing(QObject):
    """Does one thing for a pane: once for all that asked in a turn, in a turn of its own.

    While the pane is behind another tab it is put off until it is raised. Several panes at once
    would be felt, as keys and drawing had to wait for all of them. `ahead`: it is not put off, as
    it would be felt when the pane is raised.
    """

    def __init__(self, pane: QWidget, work: Callable[[], object], *, ahead: bool = False) -> None:
        super().__init__(pane)
        self._pane, self._work, self._ahead = pane, work, ahead
        self._dock: QDockWidget | None = None
        self._behind = False

    def ask(self, *_: object) -> None:
        """Do it soon."""
        _queue().add(self)

    def now(self, *_: object) -> None:
        """Do it before anything else where the pane is seen, as what was pressed in it asks."""
        if not self._waits():
            self._work()

    @property
    def waiting(self) -> bool:
        """Whether it is still to be done: in its turn, or when the pane is raised."""
        return self._behind or self in _queue()

    def _waits(self) -> bool:
        """Whether nobody sees the pane; then it is heard when it is raised."""
        if self._ahead:
            return False
        if self._dock is None:
            self._dock = _dock_of(self._pane)
            if self._dock is not None:
                self._dock.visibilityChanged.connect(self._raised)
        # A tab behind is “visible” still, but lies where no window shows it.
        self._behind = self._dock is not None and _is_behind(self._dock)
        return self._behind

    def _raised(self, on: bool) -> None:
        if on and self._behind:
            self._behind = False
            self._work()


class _Queue(QObject):
    """What is asked for, one a turn: what is due in the same turn would be done without a pause."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._waiting: dict[Refreshing, None] = {}
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next)

    def add(self, one: Refreshing) -> None:
        """Behind all that waits already; where it is."""
        self._waiting[one] = None
        if not self._turn.isActive():
            self._turn.start()

    def __contains__(self, one: Refreshing) -> bool:
        return one in self._waiting

    def _next(self) -> None:
        one = next(iter(self._waiting))
        del self._waiting[one]
        if self._waiting:
            self._turn.start()
        if isValid(one):  # a dialog's pane may be gone by now
            one.now()


@cache
def _queue() -> _Queue:
    return _Queue()


def _dock_of(pane: QWidget) -> QDockWidget | None:
    above: QWidget | None = pane
    while above is not None and not isinstance(above, QDockWidget):
        above = above.parentWidget()
    return above


def _is_behind(dock: QDockWidget) -> bool:
    if not dock.window().isVisible():
        return False  # nothing of the window is drawn, so nothing would be felt
    place = dock.geometry()
    return not dock.isVisible() or place.right() < 0 or place.bottom() < 0
