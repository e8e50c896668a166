"""First-run page: the drop area, three samples, recent and pinned files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.panels.parts import card, label, row
from ui.recent import RecentFile
from ui.theme import THEME

Sample = tuple[str, str, Path]


class DropArea(QFrame):
    """Where a workbook is dropped; the button beside it does the same by the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(150)
        self.button = QPushButton("Choose a workbook…", self)
        self.button.setProperty("look", "accent")
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addStretch()
        big = label("Drop a rota workbook here, or open a sample.", "heading")
        big.setAlignment(Qt.AlignmentFlag.AlignCenter)
        small = label("Excel or CSV, in the station’s layout. It is never changed.", "muted")
        small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(big)
        box.addWidget(small)
        box.addSpacing(4)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        box.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(THEME.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(THEME.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class StartPage(QScrollArea):
    """What is seen before a rota is open."""

    open_asked = Signal()
    review_asked = Signal()
    tour_asked = Signal()
    read_asked = Signal()
    path_asked = Signal(Path)
    recover_asked = Signal(object)
    discard_asked = Signal(object)
    pin_asked = Signal(Path, bool)
    forget_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Start")
        self._page = QWidget()
        outer = QVBoxLayout(self._page)
        outer.setContentsMargins(32, 32, 32, 32)
        column = QWidget()
        column.setMaximumWidth(760)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(8)
        outer.addWidget(row(None, column, None))
        outer.addStretch()
        self.setWidget(self._page)
        self._fixed_part()

    def _fixed_part(self) -> None:
        self._column.addWidget(label("Ambrota", "title"))
        words = label(
            "Open the rota you have. See what it does to cover and to people. Get better rotas in "
            "which everyone meets their own manager and has protected training, with cover kept.",
            "muted",
            wrap=True,
        )
        self._column.addWidget(words)
        self._left = QVBoxLayout()
        self._left.setSpacing(8)
        self._column.addLayout(self._left)
        self._column.addSpacing(8)
        self.drop = DropArea()
        self.drop.button.clicked.connect(self.open_asked)
        self._column.addWidget(self.drop)
        review = QPushButton("Open a saved review…")
        review.setToolTip("A rota with its proposals, comments and decisions, as it was left")
        review.clicked.connect(self.review_asked)
        reads = QPushButton("Read a review as a representative…")
        reads.setToolTip("Rules first, by numbers in place of names; nothing can be changed")
        reads.clicked.connect(self.read_asked)
        tour = QPushButton("Take a short tour…")
        tour.setToolTip("Opens a sample and says what each part of the window is for")
        tour.clicked.connect(self.tour_asked)
        self._column.addWidget(row(None, review, reads, tour, None))
        self._lists = QVBoxLayout()
        self._lists.setSpacing(6)
        self._column.addLayout(self._lists)

    def show_left(self, left: Sequence[tuple[Any, str, str]]) -> None:
        """Offer what windows that died have left: each with its title and a line about it."""
        _empty(self._left)
        if left:
            self._left.addWidget(_spaced(label("NOT SAVED WHEN AMBROTA LAST ENDED", "section")))
        for one, title, line in left:
            self._left.addWidget(self._left_card(one, title, line))

    def _left_card(self, one: Any, title: str, line: str) -> QFrame:
        frame, box = card("note")
        box.addWidget(label(title, "strong", wrap=True))
        box.addWidget(label(line, "muted", wrap=True))
        recover, discard = QPushButton("Recover what was not saved"), QPushButton("Discard…")
        recover.setProperty("look", "accent")
        recover.setAccessibleName(f"Recover what was not saved: {title}, {line}")
        discard.setAccessibleName(f"Discard what was not saved: {title}, {line}")
        recover.clicked.connect(lambda: self.recover_asked.emit(one))
        discard.clicked.connect(lambda: self.discard_asked.emit(one))
        box.addWidget(row(recover, discard, None))
        return frame

    def show_lists(
        self, samples: Sequence[Sample], recent: Sequence[RecentFile], focus: Path | None = None
    ) -> None:
        """Fill in the files opened lately and the samples; give the pin of one file the keys."""
        _empty(self._lists)
        pinned = [one for one in recent if one.pinned]
        for heading, files in (
            ("PINNED", pinned),
            ("RECENT", [one for one in recent if not one.pinned][:4]),
        ):
            if files:
                self._lists.addWidget(_spaced(label(heading, "section")))
            for one in files:
                self._lists.addWidget(self._file(one, focus))
        self._lists.addWidget(_spaced(label("SAMPLES (INVENTED DATA)", "section")))
        for name, line, path in samples[:3]:
            self._lists.addWidget(self._link(name, line, path))

    def _file(self, one: RecentFile, focus: Path | None) -> QWidget:
        """A file, and beside it the button that pins it, or forgets it where it is gone."""
        link = self._link(one.path.stem, one.line, one.path)
        link.setEnabled(one.there)
        path, verb = one.path, "Unpin" if one.pinned else "Pin"
        beside = QPushButton(verb if one.there else "Remove")
        if one.there:
            beside.setToolTip(
                "Leave it to the order of opening" if one.pinned else "Keep it on top"
            )
            beside.clicked.connect(lambda: self.pin_asked.emit(path, not one.pinned))
        else:
            beside.clicked.connect(lambda: self.forget_asked.emit(path))
        beside.setAccessibleName(f"{beside.text()} {one.path.stem}: {one.line}")
        beside.setMinimumWidth(beside.fontMetrics().horizontalAdvance("Remove") + 2 * 14)
        made = row(link, beside)
        layout = made.layout()
        if isinstance(layout, QHBoxLayout):
            layout.setStretch(0, 1)
        if path == focus:
            # The page that it stands on has still to be laid out.
            QTimer.singleShot(0, beside, beside.setFocus)
        return made

    def _link(self, name: str, line: str, path: Path) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "sample")
        button.setAccessibleName(f"Open {name}: {line}")
        box = QVBoxLayout(button)
        box.setContentsMargins(14, 8, 14, 8)
        box.setSpacing(2)
        title = label(name)
        title.setFont(THEME.font(bold=True))
        below = label(line, "caption", wrap=True)
        for part in (title, below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(part)
        button.clicked.connect(lambda: self.path_asked.emit(path))
        return button


def _empty(box: QVBoxLayout) -> None:
    while item := box.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _spaced(heading: QLabel) -> QLabel:
    heading.setContentsMargins(0, 14, 0, 2)
    return heading
