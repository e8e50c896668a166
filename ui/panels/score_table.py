"""The scorecard's table: figures with their differences in words, and a dot for each person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.panels.score_drawing import FORMS, Drawing
from ui.panels.score_model import ScoreModel
from ui.score_rows import Row
from ui.theme import THEME
from ui.version import Version

Index = QModelIndex | QPersistentModelIndex
BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
HEAD_SIDES, NAMED, FADE = 16, 400, 32
"""Room beside a name in the head; the table’s width from which on rotas are named there; how much
of it fades where more follows."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ScoreDelegate(QStyledItemDelegate):
    """Has cells drawn."""

    def __init__(self, view: ScoreTable, drawing: Drawing) -> None:
        super().__init__(view)
        self._view, self._drawing = view, drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, rect = self._view, QRect(option.rect)
        current = view.by_keys and index == view.currentIndex() and view.hasFocus()
        self._drawing.paint(painter, rect, view.scores, index, current, view.over == index)


class ScoreTable(QTableView):
    """One column of the scorecard, or both. Choosing a number asks for the people behind it."""

    behind_asked = Signal(object, int)
    version_asked = Signal(str)
    fitted = Signal()

    def __init__(self, name: str, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores = ScoreModel(self)
        self.over: QModelIndex = QModelIndex()
        self.by_keys = False
        self._drawing = Drawing(large)
        self._fitted: object = None
        self.setModel(self.scores)
        self.setItemDelegate(ScoreDelegate(self, self._drawing))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(1)
        header.setHighlightSections(False)
        header.setFixedHeight(self._drawing.head_height)
        header.setAccessibleName(f"{name}: rotas")
        header.sectionClicked.connect(self._head_clicked)

    def show_rows(self, rows: Sequence[Row], versions: Sequence[Version], shown: str) -> None:
        """Take up other figures."""
        if not self.scores.show(rows, versions, shown):
            self.clearSpans()
            for number, row in enumerate(rows):
                if isinstance(row, str):
                    self.setSpan(number, 0, 1, len(versions) + 1)
            first = next((at for at, row in enumerate(rows) if not isinstance(row, str)), None)
            if first is not None:
                self.setCurrentIndex(self.scores.index(first, 1))
        told = list(rows), [one.name for one in versions], shown, THEME.body
        if told != self._fitted:
            self._fitted = told
            self.fit()

    def room_for(self, count: int) -> int:
        """The least width in which so many rotas have their columns."""
        return self._drawing.room_for(count) + self.verticalScrollBar().sizeHint().width()

    @property
    def is_brief(self) -> bool:
        """Whether differences are told by signs that need a key."""
        return self._drawing.form is FORMS[-1] and len(self.scores.versions) > 1

    def fit(self) -> None:
        """Columns of one width, the names the rest; rows as high as they need."""
        widths = self._drawing.widths(self.scores, self.viewport().width())
        for column, wide in enumerate(widths):
            self.setColumnWidth(column, wide)
        self._head(widths[-1])
        self._fit_rows(widths[0])
        self.fitted.emit()

    def _fit_rows(self, names: int) -> None:
        """Each line measured once: the view would ask every cell of it."""
        header, heights = self.verticalHeader(), self._drawing.heights(self.scores, names)
        header.blockSignals(True)
        for row, high in enumerate(heights):
            header.resizeSection(row, high)
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _head(self, wide: int) -> None:
        """Names of the proposals in the head where they have room, else their letters alone."""
        names = [one.name for one in self.scores.versions if not one.is_current]
        metrics = QFontMetrics(THEME.font("caption", bold=True))
        words = [metrics.horizontalAdvance(word) for name in names for word in name.split()]
        spacious = self.viewport().width() >= NAMED
        self.scores.named = spacious and bool(words) and max(words) + HEAD_SIDES <= wide
        high = self._drawing.head_height
        if self.scores.named:
            box = QRect(0, 0, wide - HEAD_SIDES, 1000)
            told = [metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, one) for one in names]
            high += max(one.height() for one in told)
        self.horizontalHeader().setFixedHeight(high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where more follows, the last lines in sight fade out."""
        super().paintEvent(event)
        bar, view = self.verticalScrollBar(), self.viewport()
        if bar.value() < bar.maximum():
            ground = self.palette().color(QPalette.ColorRole.Base)
            clear = QColor(ground)
            clear.setAlpha(0)
            fade = QLinearGradient(0, view.height() - FADE, 0, view.height())
            fade.setColorAt(0, clear)
            fade.setColorAt(1, ground)
            QPainter(view).fillRect(0, view.height() - FADE, view.width(), FADE, fade)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    # -- choosing -----------------------------------------------------------------------------

    def _head_clicked(self, section: int) -> None:
        if section > 0:
            self.version_asked.emit(self.scores.versions[section - 1].key)

    def _open(self, index: QModelIndex) -> None:
        if self.scores.opens(index):
            self.behind_asked.emit(self.scores.score(index), index.column() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ENTER:
            self._open(self.currentIndex())
            event.accept()
            return
        self.by_keys = True
        super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where one is is marked for whoever goes by keys; on a screen from the first key on."""
        self.by_keys = event.reason() in BY_KEYS and not self._drawing.large
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.over = index if self.scores.opens(index) else QModelIndex()
        shape = Qt.CursorShape.PointingHandCursor if self.over.isValid() else (
            Qt.CursorShape.ArrowCursor
        )  # fmt: skip
        self.viewport().setCursor(shape)
        self.viewport().update()
