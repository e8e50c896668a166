"""What is said of the selection, in the status bar: how many duties, how many hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ambrota.calendar import hours
from ambrota.model import Rota
from ui.cells import worked_minutes
from ui.reading import count
from ui.rota_model import Cell
from ui.session import Session

LARGE = 2000
"""So many cells are counted where nobody waits."""


def selected_words(rota: Rota, cells: Sequence[Cell]) -> str:
    """Duties and paid hours of some cells: 'selection: 3 duties, 34.5 h'."""
    if not cells:
        return ""
    duties, minutes = worked_minutes(rota, cells)
    return f"selection: {count(duties, 'duty', 'duties')}, {hours(minutes)}" if duties else (
        "selection: rest"
    )  # fmt: skip


class SelectionWords:
    """Says it at once, or of very many cells when they are counted."""

    def __init__(self, session: Session, say: Callable[[str], None]) -> None:
        self._session, self._say = session, say
        self._asked = 0

    def tell(self, rota: Rota, cells: Sequence[Cell]) -> None:
        """Other cells are selected; a count of those before them is no longer wanted."""
        self._asked += 1
        if len(cells) <= LARGE:
            self._say(selected_words(rota, cells))
            return
        asked = self._asked

        def done(words: str) -> None:
            if asked == self._asked:
                self._say(words)

        self._say(f"selection: {count(len(cells), 'cell')}")
        self._session.background.run(
            "selection", lambda: selected_words(rota, cells), done, self._session.failed.emit
        )
