"""One grid, with its name in the corner above the names."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.grid.overview_key import OverviewKey
from ui.panels.parts import label
from ui.rota_model import RotaModel
from ui.rota_view import RotaView


class Pane(QWidget):
    """A rota: its model, its view, its heading."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RotaModel(self)
        self.view = RotaView(self.model, name)
        self.title = ""
        self.heading = label("", "section", wrap=True)
        self.heading.setParent(self.view)
        self.heading.setContentsMargins(8, 2, 8, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.view)
        self.key = OverviewKey(self.model.strips)
        self.key.hide()
        box.addWidget(self.key)
        self.model.shown.connect(self._key)
        self.view.width_changed.connect(self._place)

    def entitle(self, title: str) -> None:
        """Name the rota; by its letter alone beside a grid that has the names."""
        self.title = title
        self._place()

    def _key(self) -> None:
        """Seen from afar, a rota has its key below it."""
        far = self.view.level == "overview" and bool(self.model.rota.days)
        if far:
            marks = self.model.marks
            holidays = bool(self.model.holidays)
            self.key.tell(self.model.rota, holidays=holidays, changes=bool(marks.changes))
        self.key.setVisible(far)

    def _place(self) -> None:
        self._key()
        names, days = self.view.verticalHeader(), self.view.horizontalHeader()
        self.heading.setGeometry(0, 0, names.width(), days.height())
        brief = self.view.names.brief
        self.heading.setText(self.title.split(" · ")[0] if brief else self.title)
        self.heading.setVisible(bool(self.title))
