"""The rota in the representative's view: all to read, without names unless they are allowed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.comparing.change_words import held_words, where
from ui.grid.marking import changes_of, marks_of
from ui.grid.pane import Pane
from ui.panels.parts import label
from ui.rota_model import Marks
from ui.version import Version

ALONE = "Each cell is a day; a vermilion corner or number: so many findings there."
COMPARED = (
    "Blue frame and dot: a duty that changes, as it is now → as proposed; the others are paler."
)
SESSIONS = "Violet: so many one-to-ones in the cycle; green: training sessions."
"""What the marks mean, where there are any."""
MOST = 3
"""So many changes are told above the grid."""


class ReadOnlyRota(QWidget):
    """A grid that nothing can be typed into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = Pane("Rota, to read")
        self.pane.model.editable = False
        self.pane.heading.hide()
        self.pane.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.told, self.cell = label("", "muted", wrap=True), label("", "", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.told)
        box.addWidget(self.cell)
        box.addWidget(self.pane, 1)
        self.pane.view.selectionModel().currentChanged.connect(lambda now, _was: self._say(now))

    def show_rota(self, shown: Version, current: Version) -> None:
        """Show a rota as it was audited, its changes against the current one marked."""
        marks: Marks = marks_of(shown.audit) if shown.audit is not None else Marks()
        if not shown.is_current:
            marks = replace(marks, changes=changes_of(shown, current), fade=True, was=True)
        self.pane.model.show(shown.rota, marks)
        self.told.setText(key_words(shown))
        self.cell.setText(changes_told(shown, current))

    def _say(self, now: QModelIndex) -> None:
        """All there is to say of the day that was come to."""
        if now.isValid():
            self.cell.setText(self.pane.model.words(now.row(), now.column()))


def changes_told(shown: Version, current: Version) -> str:
    """The duties that change, with their times: 'Line 3, Friday: day ... → late ...'."""
    rota, changes = shown.rota, list(changes_of(shown, current).values())
    told = [
        f"{where(rota, one, whose=True)}: {held_words(one.before)} → {held_words(one.after)}"
        for one in changes[:MOST]
    ]
    told += [f"and {len(changes) - MOST:,} more, under What changes"] * (len(changes) > MOST)
    return "; ".join(told)


def key_words(shown: Version) -> str:
    """The key of the grid: what is marked in it, and nothing that is not."""
    told = [f"{shown.title}.", ALONE] + [COMPARED] * (not shown.is_current)
    told += [SESSIONS] * (shown.rota.is_cyclic and bool(shown.rota.sessions))
    return " ".join(told)
