"""What was said and signed, a card each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.panels.parts import card, label, show_instead

NOTHING = (
    "Nothing was said or signed yet. Comment on the rota, a member or a rule, or sign that you "
    "agree or object."
)


class RemarkList(QScrollArea):
    """Cards of (text, look) lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Comments and signatures")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told: list[Sequence[tuple[str, str]]] = []

    def show_all(self, told: list[Sequence[tuple[str, str]]]) -> None:
        """Show these, in their order."""
        self._told = told
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        for lines in told:
            frame, inside = card("card")
            for text, look in lines:
                inside.addWidget(label(text, look, wrap=True))
            frame.setAccessibleName("; ".join(text for text, _ in lines))
            box.addWidget(frame)
        if not told:
            box.addWidget(label(NOTHING, "muted", wrap=True))
        box.addStretch(1)
        show_instead(self, inner)

    def text(self) -> str:
        """All that is listed, line by line."""
        return "\n".join(text for lines in self._told for text, _ in lines)
