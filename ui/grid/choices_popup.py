"""A small list beside a cell: what it could hold, ranked, and what each would do."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.cells import Look, look_of
from ui.grid.blocks import WHOLE, Blocks
from ui.grid.choice_words import cover_words, made_words, mended_words, people_words, spoken, told
from ui.grid.choices import Choice, Effect, ranked
from ui.panels.parts import label
from ui.theme import THEME

HEADS = ("Code", "", "Newly broken", "Mended", "Cover", "One-to-ones, training")
BLOCK = QSize(40, 26)
WIDTH, ROWS = 1080, 12
TOLD = 2
"""From this column on what a choice would do."""
CODE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ChoiceList(QTreeWidget):
    """Letters typed go to a code."""

    typed = Signal(str)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)


class Verdicts(QStyledItemDelegate):
    """What a choice would do keeps its colour while the choice is the current one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() >= TOLD and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, THEME.colour("hover"))
            option.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)


class ChoicesPopup(QFrame):
    """Arrows choose, Enter takes, Escape leaves; letters go to a code."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, title: str, found: list[Choice], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.choices = {one.code: one for one in found}
        self.effects: dict[str, Effect] = {}
        self.setProperty("look", "card")
        self.setAccessibleName("Choices for a cell")
        self._blocks = Blocks()
        self._blocks.prepare(parent.devicePixelRatioF())
        self.title, self.said = label(title, "strong"), label("", "caption")
        self.detail = label("", "", wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(3 * (THEME.body + 5))
        self.list = self._tree()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(4)
        for widget in (self.title, self.said, self.list, self.detail):
            box.addWidget(widget)
        for one in found:
            self.list.addTopLevelItem(self._item(one))
        self._say()
        self._go(0)
        self.resize(WIDTH, min(len(found), ROWS) * (2 * THEME.body + 31) + 150)

    def _tree(self) -> ChoiceList:
        tree = ChoiceList()
        tree.typed.connect(self._to_letter)
        tree.setHeaderLabels(list(HEADS))
        tree.setRootIsDecorated(False)
        tree.setWordWrap(True)
        tree.setItemDelegate(Verdicts(tree))
        tree.setAllColumnsShowFocus(True)
        tree.setIconSize(BLOCK)
        tree.setAccessibleName("Choices, the best first")
        head = tree.header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, letters in ((0, 7), (1, 30), (2, 29), (4, 18), (5, 23)):
            width = letters * tree.fontMetrics().averageCharWidth()
            head.resizeSection(column, max(BLOCK.width() + 16, width + 12))
        head.setStretchLastSection(False)
        tree.itemClicked.connect(self._take)
        tree.currentItemChanged.connect(lambda item, _before: self._tell_all(item))
        return tree

    def _item(self, choice: Choice) -> QTreeWidgetItem:
        look = look_of([choice.duty], (), False) if choice.duty else Look("", "rest")
        picture = self._blocks.picture(
            (look, BLOCK.width(), BLOCK.height(), WHOLE, False, 0, False)
        )
        now = choice.change is None
        what = "\n".join(filter(None, [choice.words, choice.seat]))
        words = ["", what, "stands there now" if now else "being worked out …"]
        item = QTreeWidgetItem(words)
        item.setIcon(0, QIcon(picture))
        item.setData(0, CODE, choice.code)
        item.setSizeHint(0, QSize(BLOCK.width(), BLOCK.height() + 8))
        item.setForeground(2, THEME.colour("muted"))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken(choice, None, 0, 0))
        return item

    # -- filling in ---------------------------------------------------------------------------

    def tell(self, code: str, effect: Effect) -> None:
        """Fill in what a choice would do."""
        self.effects[code] = effect
        item = self._of(code)
        told = (made_words(effect), mended_words(effect), cover_words(effect), people_words(effect))
        people = effect.rank[3]
        signs = (bool(told[0]), -bool(told[1]), effect.short, people)
        for column, (words, sign) in enumerate(zip(told, signs, strict=True), TOLD):
            item.setText(column, words or "nothing")
            colour = "worse" if sign > 0 else "better" if sign < 0 else "muted"
            item.setForeground(column, THEME.colour(colour))
        self._make_room(item)
        self._say()
        if item is self.list.currentItem():
            self._tell_all(item)

    def _make_room(self, item: QTreeWidgetItem) -> None:
        """Nothing that a choice would do is cut: its row is as high as its longest column."""
        metrics, head = self.list.fontMetrics(), self.list.header()
        wrap = Qt.TextFlag.TextWordWrap
        needed = [
            metrics.boundingRect(0, 0, head.sectionSize(at) - 18, 999, wrap, item.text(at)).height()
            for at in range(1, self.list.columnCount())
        ]
        high = max(BLOCK.height(), *needed) + 8
        for column in range(self.list.columnCount()):  # or what was there before would count
            item.setSizeHint(column, QSize(BLOCK.width(), high))

    def rank(self) -> None:
        """All are known: the best first; what the user went to stays the current one."""
        now = self.list.currentItem()
        moved = now is not None and self.list.indexOfTopLevelItem(now) > 0
        items = {self._code(item): item for item in self._items()}
        order = ranked(self.choices.values(), self.effects)
        while self.list.topLevelItemCount():
            self.list.takeTopLevelItem(0)
        for place, code in enumerate(order, 1):
            item, effect = items[code], self.effects.get(code)
            self.list.addTopLevelItem(item)
            said = spoken(self.choices[code], effect, place, len(order))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        for item in items.values():
            self._make_room(item)
        self._go(self.list.indexOfTopLevelItem(now) if moved and now is not None else 0)
        self._say()

    def _say(self) -> None:
        waiting = sum(one.change is not None for one in self.choices.values()) - len(self.effects)
        if waiting:
            self.said.setText(f"Working out what each would do: {waiting} left")
        else:
            self.said.setText(
                "Ranked by law, then what else must hold, cover, contact and training, good "
                "practice; what leaves a seat empty and leave last. Enter takes one, Escape none."
            )

    def _tell_all(self, item: QTreeWidgetItem | None) -> None:
        """The current choice in full: the list has room for the beginning only."""
        if item is not None:
            code = self._code(item)
            self.detail.setText(told(self.choices[code], self.effects.get(code)))

    def _go(self, row: int) -> None:
        if (item := self.list.topLevelItem(row)) is not None:
            self.list.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        number = self.list.topLevelItemCount()
        found = [self.list.topLevelItem(row) for row in range(number)]
        return [item for item in found if item is not None]

    def _code(self, item: QTreeWidgetItem) -> str:
        return str(item.data(0, CODE))

    def _of(self, code: str) -> QTreeWidgetItem:
        return next(item for item in self._items() if self._code(item) == code)

    # -- choosing -----------------------------------------------------------------------------

    def show_beside(self, cell: QRect) -> None:
        """Below a cell, or above it where there is no room; within the screen."""
        room = self.screen().availableGeometry()
        at = QPoint(cell.left(), cell.bottom() + 4)
        if at.y() + self.height() > room.bottom():
            at.setY(max(room.top(), cell.top() - 4 - self.height()))
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        self.list.setFocus()

    def _take(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            code = self._code(item)
            self.hide()
            if self.choices[code].change is not None:
                self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
            return
        super().keyPressEvent(event)

    def _to_letter(self, letter: str) -> None:
        """The next choice whose code begins with a letter."""
        items = self._items()
        now = self.list.currentItem()
        start = items.index(now) + 1 if now in items else 0
        for item in items[start:] + items[:start]:
            if self._code(item).casefold().startswith(letter.casefold()):
                self.list.setCurrentItem(item)
                return

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
