"""Parts of the person pane: the weeks as a chart or a table, findings to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.broken import force_words
from ui.charts.weeks_chart import WeeksChart
from ui.panels.parts import label, set_look
from ui.panels.table_dialog import Rows
from ui.person import Line
from ui.person_weeks import Weeks, table_of
from ui.theme import THEME


def button(text: str, name: str, key: str) -> QToolButton:
    """A small framed button with a name and a key."""
    made = QToolButton()
    made.setText(text)
    made.setProperty("look", "framed")
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumSize(28, 28)
    made.setMaximumWidth(40)
    return made


class WeeksPart(QWidget):
    """The weeks of a person: a chart, or the same as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart, self.table = WeeksChart(), QTableView()
        self.table.setAccessibleName("Weeks of this person as a table")
        self.table.setTabKeyNavigation(False)
        self.table.setProperty("look", "list")
        self.table.verticalHeader().hide()
        self.rows: Rows | None = None
        self.as_table = QPushButton("As a table")
        self.as_table.setProperty("look", "link")
        self.as_table.setMinimumHeight(24)
        self.as_table.setCheckable(True)
        self.said = label("", "muted", wrap=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(label("WEEK BY WEEK", "section"))
        head.addStretch()
        head.addWidget(self.as_table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.stack)
        box.addWidget(self.said)
        self.as_table.toggled.connect(self._turn)
        self.chart.told.connect(self.said.setText)

    def _turn(self, on: bool) -> None:
        self.stack.setCurrentIndex(int(on))
        self.as_table.setText("As a chart" if on else "As a table")

    def show_weeks(self, weeks: Weeks, behind: Weeks | None) -> None:
        """Take up other weeks."""
        self.chart.show_weeks(weeks, behind)
        headings, rows = table_of(weeks, behind)
        old, self.rows = self.rows, Rows(headings, self)
        self.rows.show(rows)
        self.table.setModel(self.rows)
        if old is not None:
            old.deleteLater()
        self.table.resizeColumnsToContents()
        self.stack.setFixedHeight(self.chart.sizeHint().height())
        said = "Bars: this rota; lines: the current one." if behind is not None else ""
        none = ", ".join(strip.name.lower() for strip in self.chart.left_out())
        none = f"None in any week: {none}." if none else ""
        index = (
            "The fatigue index (HSE research report 446, withdrawn in June 2021) is for comparison "
            "only, and has no limit; less is better."
        )
        self.said.setText(" ".join(filter(None, (none, said, index))))


class Lines(QWidget):
    """Lines of words under one another, each with its look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[QLabel] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Take up other (text, look) lines."""
        while len(self._labels) < len(lines):
            made = label(wrap=True)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels.append(made)
            self._box.addWidget(made)
        for number, made in enumerate(self._labels):
            made.setVisible(number < len(lines))
            if number < len(lines):
                made.setText(lines[number][0])
                set_look(made, lines[number][1])
        self.setVisible(bool(lines))

    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(one.text() for one in self._labels if not one.isHidden())


class FindingList(QListWidget):
    """Findings in full, as high as their words need; Enter or a click chooses one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAccessibleName("Findings about this person")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.itemActivated.connect(lambda item: self.chosen.emit(self.row(item)))
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def show_findings(self, findings: Sequence[Any]) -> None:
        """List these."""
        self.clear()
        for one in findings:
            force = "must, " if str(one.level) == "must" else ""
            told = f"{one.message} ({force}{force_words(one.status)})"
            sums = f"\n{one.evidence}" if one.evidence not in ("", one.message) else ""
            item = QListWidgetItem(told + sums)
            if force:
                item.setForeground(THEME.colour("worse"))
            self.addItem(item)
        self.setVisible(bool(findings))
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 12
        high = 4
        for number in range(self.count()):
            item = self.item(number)
            words = self.fontMetrics().boundingRect(
                0, 0, max(60, room), 10_000, Qt.TextFlag.TextWordWrap, item.text()
            )
            item.setSizeHint(QSize(room, max(28, words.height() + 10)))
            high += item.sizeHint().height()
        self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
