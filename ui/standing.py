"""Which step of the way through one stands in, by what is in front; what was seen is remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.way import import_steps, steps

if TYPE_CHECKING:
    from ui.main_window import MainWindow

OF_PANES = {"Read": "Understand", "Findings": "Check", "Propose": "Propose", "Decide": "Decide"}

SETTLED = 60
"""Milliseconds after which a pane that is in front still has been seen."""


class Standing(QObject):
    """Keeps the bar of steps of one window. A pane that comes to the front is a step one is in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._front = ""
        # Panes come and go by the handful: where one stands is where they have settled.
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._look)
        window.session.opened.connect(self._settled.start)
        window.grid.compare_changed.connect(self._compared)
        window.way.went.connect(self._went)
        for name, dock in window.docks.items():
            if name in window.docking.right:
                dock.visibilityChanged.connect(partial(self._came, name))

    def _came(self, name: str, on: bool) -> None:
        if on:
            self._front = name
            self._settled.start()

    def _compared(self, on: bool) -> None:
        """Whoever sets rotas side by side does that, whatever pane stands beside them."""
        self._front = "" if on else next(iter(self._in_sight()), "")

    def _went(self, step: str) -> None:
        """The pane of a step that is gone to may have been in front all the while."""
        for name, of in OF_PANES.items():
            if of == step:
                self._came(name, True)

    def _in_sight(self) -> list[str]:
        docks = self._window.docks
        return [one for one in OF_PANES if not docks[one].visibleRegion().isEmpty()]

    def _look(self) -> None:
        """What is in front now has been seen; what only passed by while panes came has not."""
        session, docks = self._window.session, self._window.docks
        if not session.is_open:
            return
        if self._front in docks and docks[self._front].visibleRegion().isEmpty():
            self._front = next(iter(self._in_sight()), "")
        session.seen |= {self.at} - {""}
        self.refresh()

    @property
    def at(self) -> str:
        """The step one stands in; nothing where what is in front belongs to none."""
        window = self._window
        if not window.session.is_open:
            return "Open"
        step = OF_PANES.get(self._front, "") if window.docks["Findings"].isVisibleTo(window) else ""
        return "Compare" if window.grid.comparing and step != "Decide" else step

    def refresh(self) -> None:
        """Say where everything stands."""
        window, session = self._window, self._window.session
        if window.importing.showing:
            window.way.show_stands(import_steps(window.importing.questions))
            return
        at, searching = self.at, window.propose.solving.running
        if session.is_open:
            session.seen |= {"Compare"} if window.grid.comparing else set()
        window.way.show_stands(steps(session, searching=searching, at=at))
