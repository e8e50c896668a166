"""Findings in groups as a tree: rows are made when they are looked at, however many there are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from ambrota.model import Rota
from ui.finding_groups import Group, line_of
from ui.theme import THEME

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NOTE = Qt.ItemDataRole.UserRole
GRAVE = Qt.ItemDataRole.UserRole + 1
ROW, GAP = 26, 8
INSET = 28
"""Room at the sides of a heading and between it and its count."""


class FindingModel(QAbstractItemModel):
    """Groups, and under each its findings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []
        self.how = "rule"
        self._rota: Rota | None = None
        self._rulebook: Any = None

    def show(self, how: str, groups: list[Group], rota: Rota, rulebook: Any) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.how, self.groups, self._rota, self._rulebook = how, groups, rota, rulebook
        self.endResetModel()

    def finding(self, index: Index) -> Any:
        """The finding of a row; None of a group."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self.groups[index.internalId() - 1].findings[index.row()]

    def group(self, index: Index) -> Group | None:
        """The group of a row, or that it stands in."""
        if not index.isValid():
            return None
        at = index.internalId()
        return self.groups[index.row() if at == 0 else at - 1]

    def at(self, finding: Any) -> QModelIndex:
        """Where a finding stands; nowhere where it is not listed."""
        for row, group in enumerate(self.groups):
            for place, one in enumerate(group.findings):
                if one is finding or one == finding:
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    # -- what Qt asks ---------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if not parent.isValid():
            good = 0 <= row < len(self.groups)
            return self.createIndex(row, column, 0) if good else QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self.groups)
        return len(self.groups[parent.row()].findings) if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        group, finding = self.group(index), self.finding(index)
        if group is None or self._rota is None:
            return None
        if finding is None:
            return _of_group(group, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return line_of(self.how, self._rota, finding, self._rulebook)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return finding.message
        return str(finding.level) == "must" if role == GRAVE else None


def _of_group(group: Group, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return group.title
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        return group.words
    if role == NOTE:
        return group.note
    return group.musts > 0 if role == GRAVE else None


def fits(words: str, note: str, width: int) -> bool:
    """Whether a heading has room for its count on one line."""
    bold, small = QFontMetrics(THEME.font(bold=True)), QFontMetrics(THEME.font("grid"))
    return bold.horizontalAdvance(words) + small.horizontalAdvance(note) + INSET <= width


class FindingDelegate(QStyledItemDelegate):
    """A heading, its count at the right or under it; below these who and when."""

    width = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        note, grave = index.data(NOTE), bool(index.data(GRAVE))
        words, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(4, 0, -GAP, 0)
        painter.save()
        if note is not None and room.height() > ROW + GAP:
            half = room.height() // 2
            self._note(painter, room.adjusted(0, half - 2, 0, 0), note, grave, left=True)
            room = room.adjusted(0, 0, 0, 2 - half)
        elif note is not None:
            room = self._note(painter, room, note, grave)
        painter.setFont(THEME.font(bold=note is not None))
        painter.setPen(THEME.colour("worse" if grave and note is not None else "text"))
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, where, fitted)
        painter.restore()

    def _note(
        self, painter: QPainter, room: QRect, note: str, grave: bool, *, left: bool = False
    ) -> QRect:
        """Draw what stands at the right, or below; returns the room that is left."""
        painter.setFont(THEME.font("grid"))
        painter.setPen(THEME.colour("worse" if grave else "muted"))
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, note)
        return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(note) - GAP, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        note, high = index.data(NOTE), max(ROW, size.height())
        if note is not None and not fits(str(index.data()), note, self.width):
            high += QFontMetrics(THEME.font("grid")).height()
        return QSize(size.width(), high)


class FindingTree(QTreeView):
    """The tree; `chosen` gives the row that was clicked or come to."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingModel(self)
        self.setModel(self.findings)
        self._drawn = FindingDelegate(self)
        self.setItemDelegate(self._drawn)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setAccessibleName("Findings")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn.width = self.viewport().width() - self.indentation()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.chosen.emit(current)

    def step(self, by: int) -> bool:
        """Choose the next or the previous finding; False where there is none."""
        model = self.findings
        first = [0]
        for group in model.groups:
            first.append(first[-1] + len(group.findings))
        if not first[-1]:
            return False
        now = self.currentIndex()
        at = (0 if by > 0 else -1) if model.finding(now) is None else (
            first[now.internalId() - 1] + now.row() + by
        )  # fmt: skip
        if model.finding(now) is None and now.isValid():
            at = first[now.row()] if by > 0 else first[now.row()] - 1
        at %= first[-1]
        row = max(place for place, start in enumerate(first[:-1]) if start <= at)
        self.come_to(model.index(at - first[row], 0, model.index(row, 0)))
        return True

    def come_to(self, index: QModelIndex) -> None:
        """Choose a row and bring it into sight."""
        self.setExpanded(index.parent(), True)
        self.setCurrentIndex(index)
        self.scrollTo(index)
