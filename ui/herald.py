"""Telling somebody who looks elsewhere that long work has ended."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QStyle, QSystemTrayIcon

from ui.panels.message_bar import announce

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LONG = 3.0
"""Seconds after which somebody may have turned to something else."""
SEARCH = "The search"


class Herald(QObject):
    """Watches how long work takes, and calls for attention where the window is not in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._since: dict[str, float] = {}
        self._busy = ""
        self._tray: QSystemTrayIcon | None = None
        window.installEventFilter(self)
        window.session.busy_changed.connect(self._busy_changed)
        window.propose.solving.started.connect(self._search_begins)
        window.propose.solving.stopped.connect(self._search_ends)

    def _search_begins(self) -> None:
        self._begin(SEARCH)

    def _search_ends(self) -> None:
        self._end(SEARCH)

    def _busy_changed(self, words: str) -> None:
        if self._busy and words != self._busy:
            self._end(self._busy)
        self._busy = words
        if words:
            self._begin(words)

    def _begin(self, what: str) -> None:
        self._since.setdefault(what, time.monotonic())

    def _end(self, what: str) -> None:
        took = time.monotonic() - self._since.pop(what, time.monotonic())
        if took >= LONG and not self.window.isActiveWindow():
            QApplication.alert(self.window)
            announce(self.window, ended_words(what))
            if what == SEARCH:
                self._notify(ended_words(what))

    def _notify(self, words: str) -> None:
        """Say it on the desktop, where that has a place for messages; a click leads back here."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            sign = QStyle.StandardPixmap.SP_MessageBoxInformation
            icon = self.window.windowIcon()
            icon = self.window.style().standardIcon(sign) if icon.isNull() else icon
            self._tray = QSystemTrayIcon(icon, self)
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(lambda _why: self._come_forward())
        self._tray.setToolTip(words)
        self._tray.show()
        self._tray.showMessage(self.window.session.title or "Ambrota", words, self._tray.icon())

    def _come_forward(self) -> None:
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        ended = event.type() in (QEvent.Type.WindowActivate, QEvent.Type.Close)
        if ended and self._tray is not None:
            self._tray.hide()  # whoever was called has come, or nobody will
        return False


def ended_words(what: str) -> str:
    """'Opening rota.xlsx: done', 'The search has ended'."""
    return f"{what} has ended" if what == SEARCH else f"{what.rstrip(' …')}: done"
