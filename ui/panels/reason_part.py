"""Why a rota was decided for: asked on its card, put down in the decision log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.commands import KeepRecord
from ui.panels.name_part import NamePart
from ui.panels.parts import label, row
from ui.record import DECISION, Record, Remark, reason_for
from ui.session import Session

ASKED = "Why this rota? The reason stands in the decision log, with your name."


class ReasonPart(QWidget):
    """Asks for the reason until one is given; then says it."""

    def __init__(self, session: Session, key: str, open_log: Callable[[], None]) -> None:
        super().__init__()
        self.session, self.key = session, key
        self.why = QLineEdit()
        self.why.setPlaceholderText("What decided it, and who was asked")
        self.why.setAccessibleName("Why this rota is used, for the decision log")
        self.keep, self.log = QPushButton("Add to the log"), QPushButton("Decision log…")
        self.log.setToolTip("Who decided what, when and why")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(6)
        known = reason_for(session.record, key)
        if known is None:
            box.addWidget(label(ASKED, wrap=True))
            box.addWidget(self.why)
            self.who = NamePart(session, self)
            box.addWidget(self.who)
            box.addWidget(row(self.keep, self.log, None))
        else:
            box.addWidget(label(f"Why: {known.text}", wrap=True))
            box.addWidget(row(self.log, None))
        self.keep.clicked.connect(self.add)
        self.why.returnPressed.connect(self.add)
        self.log.clicked.connect(open_log)

    def add(self) -> None:
        """Put the reason down."""
        text, session = self.why.text().strip(), self.session
        if not text:
            self.why.setFocus()
            return
        self.who.take()
        remark = Remark(datetime.now(UTC), session.author, DECISION, self.key, text)
        record: Record = session.record.with_remark(remark)
        session.undo.push(KeepRecord(session, "Say why the rota is used", record))
