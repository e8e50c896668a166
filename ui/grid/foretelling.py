"""Says what the code being typed in a cell would do, before it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from ambrota.errors import UserError
from ambrota.model import Change, Rota
from ui.cells import duty_words
from ui.entries import change_to
from ui.grid.choice_words import told
from ui.grid.choices import Choice, Effect, effect_after, paid_words, seat_words
from ui.rota_model import Cell
from ui.session import Session

if TYPE_CHECKING:
    from ui.rota_view import RotaView

PAUSE = 150
"""Milliseconds after a letter before what it would do is worked out."""


class Foretelling(QObject):
    """Follows the editor of one grid. A label says what it knows, and then what it said before."""

    def __init__(self, session: Session, view: RotaView, label: QLabel) -> None:
        super().__init__(view)
        self.session, self._label = session, label
        self._before: str | None = None
        self._typed: tuple[Cell, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._work)
        view.typing.connect(self.follow)
        view.typing_over.connect(self.stop)
        session.opened.connect(self._forget)

    def follow(self, cell: Cell, text: str) -> None:
        """Somebody types in a cell."""
        self._typed = cell, text
        self._timer.start()

    def stop(self) -> None:
        """The editor was closed."""
        self._typed = None
        self._timer.stop()
        if self._before is not None:
            self._label.setText(self._before)
            self._before = None

    def _forget(self) -> None:
        """Another rota was opened while somebody typed: it has cells of its own."""
        self._typed = self._before = None
        self._timer.stop()

    def _say(self, text: str) -> None:
        if self._before is None:
            self._before = self._label.text()
        self._label.setText(text)

    def _work(self) -> None:
        typed, session = self._typed, self.session
        if typed is None:
            return
        (person, day), text = typed
        version = session.versions.get(session.shown)
        if version is None or person not in version.rota.index:
            return
        try:
            change = change_to(version.rota, person, day, text)
        except UserError as error:
            self._say(f"{error.title}: {error.expected}")
            return
        choice = _choice(version.rota, text, change)
        self._say(told(choice, None))
        if change is None or version.judged is None or version.judged.rota is not version.rota:
            return

        def done(effect: Effect) -> None:
            if self._typed == typed:
                self._say(told(choice, effect, whole=False))

        def work() -> Any:
            return effect_after(session, version, change)

        session.background.run("foretelling", work, done, session.failed.emit)


def _choice(rota: Rota, text: str, change: Change | None) -> Choice:
    after = change.after if change is not None else ()
    words = " and ".join(map(duty_words, after)) or "rest"
    if change is None:
        words = "as it is"
    seats = ", ".join(filter(None, (*map(seat_words, after), paid_words(rota, change))))
    return Choice(text.strip().upper(), words, change, after[0] if after else None, seats)
