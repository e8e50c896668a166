"""Lists that end in a whole row: half a row at the bottom looks like a fault of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget

LEAST = 2
"""Pixels of a row that are cut off unseen: its margin, not its words."""


class WholeRows(QWidget):
    """Lies over the row at the bottom of a view that is only in part in sight.

    Nothing is lost by it: the scroll bar says that there is more, and it takes no mouse.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        # Where the rows lie is known once the view has laid them out.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refit)
        bar = view.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._soon.start())
        bar.rangeChanged.connect(lambda _low, _high: self._soon.start())
        view.viewport().installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)

    def refit(self) -> None:
        """Lie over what is seen in part; nowhere where the last row in sight is whole."""
        view, high = self._view, self._view.viewport().height()
        row = view.visualRect(view.indexAt(QPoint(LEAST, high - 1)))
        cut = row.bottom() >= high + LEAST and row.top() > 0
        if cut:
            self.setGeometry(0, row.top(), view.viewport().width(), high - row.top())
            self.raise_()
        self.setVisible(cut)
