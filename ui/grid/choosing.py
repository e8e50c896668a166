"""Asks what a cell could hold: each choice is audited off the window, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ambrota.calendar import day_name
from ambrota.lines import line_title
from ui.cells import duty_words
from ui.grid.choices import Choice, choices, effect_after
from ui.grid.choices_popup import ChoicesPopup
from ui.rota_model import Cell
from ui.session import Session
from ui.version import Version

if TYPE_CHECKING:
    from ui.rota_view import RotaView


class Choosing(QObject):
    """One popup at a time, filled in as answers arrive."""

    def __init__(self, session: Session, view: RotaView) -> None:
        super().__init__(view)
        self.session, self._view = session, view
        self.popup: ChoicesPopup | None = None
        self._left: list[Choice] = []
        session.audited.connect(self._audited)

    def ask(self) -> None:
        """Show the choices for the current cell."""
        index = self._view.currentIndex()
        if not index.isValid() or not self._view.rota_model.editable:
            return
        self._view.scrollTo(index)
        self._cell = cell = self._view.rota_model.cell(index)
        self._key = self.session.shown
        rota = self.session.version(self._key).rota
        found = choices(rota, cell)
        self.popup = ChoicesPopup(self._title(cell), found, self._view)
        self.popup.chosen.connect(self._take)
        self.popup.left.connect(self._stop)
        rect = self._view.cell_rect(index.row(), index.column())
        rect.moveTopLeft(self._view.viewport().mapToGlobal(rect.topLeft()))
        self.popup.show_beside(rect)
        self._left = [one for one in found if one.change is not None]
        self._next()

    def _title(self, cell: Cell) -> str:
        rota = self.session.version(self._key).rota
        now = " and ".join(map(duty_words, rota.by_cell.get(cell, ()))) or "rest"
        return f"{line_title(rota, rota.index[cell[0]])}, {day_name(rota, cell[1])}: {now}"

    def _stop(self) -> None:
        """The popup was closed: nothing more is worked out."""
        self._left.clear()
        if self.popup is not None:
            self.popup.deleteLater()
            self.popup = None
        self._view.setFocus()

    def _take(self, code: str) -> None:
        self.session.edit([self._cell], code, self._key)

    # -- working out --------------------------------------------------------------------------

    def _audited(self, key: str) -> None:
        if self.popup is not None and key == self._key:
            self._next()

    def _next(self) -> None:
        if self._key not in self.session.versions:
            return  # its proposal was taken back meanwhile
        version = self.session.version(self._key)
        known = version.judged
        if known is None or known.rota is not version.rota:
            return  # it is being checked; `_audited` goes on
        if not self._left or self.popup is None or self.session.background.busy("choices"):
            return
        choice, popup = self._left[0], self.popup

        def done(effect: Any) -> None:
            if self.popup is popup:
                self._left.pop(0)
                popup.tell(choice.code, effect)
                if not self._left:
                    popup.rank()
            self._next()

        self.session.background.run(
            "choices", self._work(version, choice), done, self.session.failed.emit
        )

    def _work(self, version: Version, choice: Choice) -> Any:
        change = choice.change
        assert change is not None
        return lambda: effect_after(self.session, version, change)
