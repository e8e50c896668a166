"""Two rulebooks side by side: what they set differently, in words, each to be taken over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ambrota.errors import UserError
from ambrota.rulebook import Difference, Rulebook, default_rulebook
from ambrota.rulebooks.files import SHIPPED, read_rulebook, shipped
from ui.panels.parts import label, row
from ui.reading import count
from ui.rulebook_words import compared, taken

IN_USE, AS_SHIPPED, FILE = "", "shipped", "file"


def books_to_choose(in_use: Rulebook, words: str) -> QComboBox:
    """The rulebooks that are always at hand."""
    made = QComboBox()
    made.addItem(f"In use: {in_use.name}", IN_USE)
    made.addItem("Rules as shipped", AS_SHIPPED)
    for name, title in SHIPPED.items():
        made.addItem(title, name)
    made.setAccessibleName(words)
    made.view().setAccessibleName(words)
    return made


def book_named(name: str, in_use: Rulebook) -> Rulebook:
    """The rulebook that was chosen."""
    if name == IN_USE:
        return in_use
    return default_rulebook() if name == AS_SHIPPED else shipped(name)


class ComparePanel(QWidget):
    """`taken_over` gives the rulebook in hand with a setting of the other; `rule_asked` a rule."""

    taken_over = Signal(object)
    rule_asked = Signal(str)

    def __init__(self, in_use: Rulebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.in_use = self.book = self.other = in_use
        self.which = books_to_choose(in_use, "Rulebook to compare with")
        self.open = QPushButton("A file…")
        self.open.setAccessibleName("Compare with a rulebook in a file")
        self.head, self.about = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self.list, self.take = QListWidget(), QPushButton("Take this setting over")
        self.list.setAccessibleName("Differences between the rulebooks")
        self.list.setProperty("look", "lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 0, 0)
        box.setSpacing(8)
        box.addWidget(row(label("Compare with"), self.which, self.open, None))
        for widget in (self.head, self.about):
            box.addWidget(widget)
        box.addWidget(self.list, 1)
        box.addWidget(row(self.take, None))
        self.which.activated.connect(self._choose)
        self.open.clicked.connect(self._open)
        self.take.clicked.connect(self._take)
        self.list.currentItemChanged.connect(lambda item, _was: self._came_to(item))
        self.list.itemActivated.connect(lambda _item: self._ask())

    def show_book(self, book: Rulebook) -> None:
        """Compare this rulebook."""
        self.book = book
        at = self.list.currentRow()
        self.list.clear()
        told = compared(book, self.other)
        for difference, words in told:
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, difference)
            item.setToolTip(difference.rule.statement)
        number = count(len(told), "difference")
        self.head.setText(f"{number} between these rules and {self.other.name}")
        self.about.setText(self.other.about)
        self.about.setVisible(bool(self.other.about))
        self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))
        self.take.setEnabled(self.list.count() > 0)

    def _choose(self) -> None:
        if (name := str(self.which.currentData())) != FILE:
            self.other = book_named(name, self.in_use)
            self.show_book(self.book)

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Compare with a rulebook", "", "Rulebooks (*.toml)"
        )
        if name:
            self.compare_with(Path(name))

    def compare_with(self, path: Path) -> None:
        """Compare with the rulebook in a file; what is wrong with it is said."""
        try:
            self.other = read_rulebook(path)
        except UserError as error:
            self.head.setText(str(error))
            return
        if self.which.findData(FILE) < 0:
            self.which.addItem("", FILE)
        at = self.which.findData(FILE)
        self.which.setItemText(at, f"{path.name}: {self.other.name}")
        self.which.setCurrentIndex(at)
        self.show_book(self.book)

    def _difference(self) -> Difference | None:
        item = self.list.currentItem()
        found = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Difference) else None

    def _came_to(self, item: QListWidgetItem | None) -> None:
        self.take.setEnabled(item is not None)

    def _ask(self) -> None:
        if (one := self._difference()) is not None:
            self.rule_asked.emit(one.rule.id)

    def _take(self) -> None:
        if (one := self._difference()) is not None:
            self.taken_over.emit(taken(self.book, self.other, one))
