"""The decision log in the window: looked at, added to with a reason, written to a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ambrota.errors import UserError
from ui.commands import KeepRecord
from ui.decision_log import HEADINGS, SHOWN, Entry, as_csv, entries, kept, stamp_words
from ui.panels.name_part import NamePart
from ui.panels.parts import label, row
from ui.panels.table_dialog import Index, Rows
from ui.reading import count
from ui.record import DECISION, Remark
from ui.session import Session
from ui.theme import THEME
from ui.version import CURRENT


class LogRows(Rows):
    """The lines of the log; what lowers a law is marked in words and colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self.told: list[Entry] = []

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ForegroundRole:
            return THEME.colour("worse" if self.told[index.row()].grave else "text")
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            return self.rows[index.row()][index.column()]
        return super().data(index, role)


class DecisionLogPanel(QWidget):
    """Every line of the log. `masked` puts numbers in place of names."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self.session, self.read_only = session, read_only
        self.masked: Callable[[str], str] = str
        self.head = label("", "heading")
        self.empty = label(
            "Nothing was decided yet. Rules that are changed, edits, comments and the rota that is "
            "used stand here with who, when and why.", "muted", wrap=True,
        )  # fmt: skip
        self.show_part = QComboBox()
        for part, words in SHOWN.items():
            self.show_part.addItem(words, part)
        self.show_part.setAccessibleName("Part of the decision log")
        self.show_part.view().setAccessibleName("Part of the decision log")
        self.model, self.table = LogRows(self), QTableView()
        self.export = QPushButton("Export…")
        self.export.setAccessibleName("Export the decision log")
        self.why = QLineEdit()
        self.why.setPlaceholderText("Why it was decided so, or what was agreed")
        self.why.setAccessibleName("Reason for the decision log")
        self.add = QPushButton("Add to the log")
        self.stamp = label("", "muted", wrap=True)
        self._set_up()
        self._listen()

    def _set_up(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Decision log")
        table.setProperty("look", "list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        heads = table.horizontalHeader()
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((170, 190, 230)):
            table.setColumnWidth(column, width)
        rows = QHeaderView.ResizeMode.ResizeToContents
        table.verticalHeader().setSectionResizeMode(rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(8)
        box.addWidget(row(self.head, None, self.show_part, self.export))
        box.addWidget(self.stamp)
        box.addWidget(self.empty)
        box.addWidget(table, 1)
        if not self.read_only:
            self.who = NamePart(self.session, self)
            box.addWidget(self.who)
            box.addWidget(row(self.why, self.add))

    def _listen(self) -> None:
        session = self.session
        self.show_part.currentIndexChanged.connect(lambda _at: self.refresh())
        self.export.clicked.connect(self._export)
        self.add.clicked.connect(self._add)
        self.why.returnPressed.connect(self._add)
        for signal in (session.opened, session.versions_changed, session.decided,
                       session.rulebook_changed, session.record_changed,
                       session.author_given):  # fmt: skip
            signal.connect(self.refresh)
        session.rota_changed.connect(self.refresh)
        session.undo.indexChanged.connect(self.refresh)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Say it anew, where it is looked at."""
        # The stack of steps tells its end while the window is being taken down.
        if not self.isVisible() or not isValid(self.session.undo):
            return
        told = entries(self.session)
        shown = kept(told, str(self.show_part.currentData()))
        self.head.setText(count(len(told), "line in the log", "lines in the log"))
        self.model.told = shown
        self.model.show([tuple(map(self.masked, one.texts)) for one in shown])
        self.stamp.setText(self.masked(stamp_words(self.session)) if told else "")
        self.empty.setVisible(not told)
        self.table.setVisible(bool(told))
        self.export.setEnabled(bool(told))

    def _add(self) -> None:
        """Put down why, of the rota that is used, or of the one shown."""
        session, text = self.session, self.why.text().strip()
        if not text or not session.is_open:
            self.why.setFocus()
            return
        self.who.take()
        target = session.chosen or session.shown or CURRENT
        remark = Remark(datetime.now(UTC), session.author, DECISION, target, text)
        record = session.record.with_remark(remark)
        session.undo.push(KeepRecord(session, "Add a reason to the decision log", record))
        self.why.clear()

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Export the decision log", f"{self.session.title} – decision log.csv",
            "Tables (*.csv)",
        )  # fmt: skip
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the log as a table; it is told where that could not be done."""
        try:
            path.write_text(as_csv(entries(self.session), self.masked), encoding="utf-8-sig")
        except OSError as error:
            self.session.failed.emit(UserError(
                "The decision log could not be written", str(path), error.strerror or str(error),
                todo="close the file elsewhere, or choose another name",
            ))  # fmt: skip
            return
        self.session.note.emit(f"Decision log written to {path.name}")
