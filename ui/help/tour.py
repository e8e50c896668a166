"""A short tour: a card beside each part of the window in turn, with what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.panels.tour_card import Ring, TourCard

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Stop:
    """One part of the window: its title, what it is for, and its name in `MainWindow`.

    `pane` is brought to the front.
    """

    title: str
    words: str
    part: str
    pane: str = ""


STOPS = (
    Stop("The way through",
         "Seven steps from your workbook to the export. Each says how far it is; Next leads on.",
         "way"),
    Stop("The rota",
         "As in your workbook. A corner marks a finding: full where a must is broken, hollow "
         "where it is to be weighed. Type a code to change a day; Ctrl+Z takes it back.",
         "grid"),
    Stop("Findings",
         "What breaks a rule, with the rule’s source and the sum. Click one to see its days.",
         "findings", "Findings"),
    Stop("Scorecard",
         "Operations and people beside each other, and never one score made of both.",
         "scorecard", "Scorecard"),
    Stop("Cover",
         "Seats needed and filled in each half hour. What is missing stands out, and so does what "
         "is given up for one-to-ones and training.",
         "cover"),
    Stop("Propose",
         "Say what everybody is guaranteed and what must stay as it is. The search runs beside "
         "your work, and can be stopped at any time with the best so far.",
         "propose", "Propose"),
    Stop("Decide",
         "Each rota that is found comes with an independent check of it. Compare them, take the "
         "days you want, and export: your own workbook is never changed.",
         "decide", "Decide"),
)  # fmt: skip


class Tour(QObject):
    """Where the tour is; it ends with the last stop, by Esc, and when the rota is closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.at = window, 0
        self.ring, self.card = Ring(window), TourCard(window)
        self.card.went.connect(self._go)
        self.card.ended.connect(self.end)
        window.centre.currentChanged.connect(lambda _page: self.end())
        window.installEventFilter(self)

    @property
    def running(self) -> bool:
        """Whether a stop is shown."""
        return not self.card.isHidden()

    def begin(self) -> None:
        """Show every pane, and the first stop."""
        self.window.show_docks()
        self._show(0)

    def end(self) -> None:
        """Leave the tour; the keys go back to the rota."""
        if self.running:
            self.card.hide()
            self.ring.hide()
            self.window.grid.main.view.setFocus()

    def _go(self, by: int) -> None:
        if self.at + by < len(STOPS):
            self._show(self.at + by)
        else:
            self.end()

    def _show(self, at: int) -> None:
        self.at, stop = at, STOPS[at]
        if stop.pane:
            self.window.raise_pane(stop.pane)
        self.card.tell(stop.title, stop.words, at, len(STOPS))
        self._place()
        # A pane that was behind has its place when the window has been laid out.
        QTimer.singleShot(0, self, self._place)
        self.card.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        part: QWidget = getattr(self.window, STOPS[self.at].part)
        if self.running and part.isVisible():
            self.ring.put_round(part)
            self.card.put_beside(self.ring.part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.running:
            QTimer.singleShot(0, self, self._place)
        return False
