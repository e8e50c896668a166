"""Staff needed: WTE needed of each role, counted in a process of its own, as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QVBoxLayout, QWidget

from ambrota.measures.establishment import ABSTRACTION
from solver.explaining.asked import NEEDED, NeedsAsked
from solver.explaining.needs import Needs
from ui.asking.inquiry import Inquiry
from ui.asking.line_table import LineTable
from ui.asking.needs_words import NEEDS_HEADS, needs_lines, needs_words
from ui.panels.parts import label
from ui.session import Session


class NeedsDialog(QDialog):
    """Asks as it opens; it can be closed at any time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Staff needed")
        self.resize(760, 460)
        self.version = version = session.version(session.shown)
        self.inquiry = Inquiry(session.tools, self)
        self.said = label("", "muted", wrap=True)
        self.told = label("", "strong", wrap=True)
        self.rests = label("", "muted", wrap=True)
        self.table = LineTable("WTE needed, by role", NEEDS_HEADS, words=1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(8)
        box.addWidget(
            label(f"Staff needed in whole-time equivalents (WTE): {version.title}", "heading")
        )
        for widget in (self.said, self.told, self.table, self.rests):
            box.addWidget(widget)
        box.addStretch()
        box.addWidget(buttons)
        self.table.hide()
        self.inquiry.said.connect(self.said.setText)
        self.inquiry.answered.connect(self._answered)
        self.inquiry.failed.connect(lambda error: self.said.setText(str(error)))
        self.finished.connect(lambda _result: self.inquiry.discard())
        self.inquiry.ask(NeedsAsked(version.rota, session.rulebook, ABSTRACTION), NEEDED)

    def _answered(self, needs: Needs) -> None:
        self.said.hide()
        told, *rests = needs_words(needs, self.version)
        self.told.setText(told)
        self.rests.setText("\n".join(rests))
        self.table.show_lines(needs_lines(needs))
        header = self.table.horizontalHeader()
        for column in range(1, len(NEEDS_HEADS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.show()
        self.table.setFocus()
        # Nothing lies on another, however many roles there are.
        box = self.layout()
        assert box is not None
        self.resize(self.width(), max(self.height(), box.totalHeightForWidth(self.width())))
