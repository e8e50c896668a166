"""What to aim at: one proposal for each aim ticked; who begins where; with which rota to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ambrota.model import Rota
from ui.brief import AIMS, STARTS, Brief, aims_for
from ui.panels.parts import label


class AimsForm(QWidget):
    """Shows a brief; what is chosen is asked for by signals."""

    aim_asked = Signal(str, bool)
    starts_asked = Signal(str)
    begin_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.ticks: dict[str, QCheckBox] = {}
        for name, why in AIMS.items():
            tick = QCheckBox(name)
            tick.setMinimumHeight(24)
            tick.setToolTip(why)
            tick.setAccessibleDescription(why)
            tick.clicked.connect(self._aiming(name))
            self.ticks[name] = tick
            box.addWidget(tick)
        self.where = label("Where to begin", "section")
        self.where.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.where)
        self.begin = QCheckBox()
        self.begin.setMinimumHeight(24)
        self.begin.setToolTip(
            "The search starts from this proposal, edits included, and ends nowhere worse"
        )
        self.begin.clicked.connect(self.begin_asked)
        box.addWidget(self.begin)
        self.starts = QComboBox()
        self.starts.setAccessibleName("Who begins on which line")
        self.starts.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.starts.setMinimumContentsLength(12)
        for how, words in STARTS.items():
            self.starts.addItem(words, how)
        self.starts.activated.connect(
            lambda at: self.starts_asked.emit(str(self.starts.itemData(at)))
        )
        box.addWidget(self.starts)

    def _aiming(self, name: str) -> Callable[[bool], None]:
        return lambda on: self.aim_asked.emit(name, on)

    def show_brief(self, rota: Rota, brief: Brief, shown: str) -> None:
        """`shown`: the title of the proposal on screen; '' for the current rota."""
        able = aims_for(rota)
        for name, tick in self.ticks.items():
            tick.setChecked(name in brief.aims)
            tick.setVisible(name in able)
        self.begin.setVisible(bool(shown))
        self.begin.setText(f"Begin with {shown}")
        self.begin.setChecked(brief.begin and bool(shown))
        self.starts.setVisible(rota.is_cyclic)
        self.starts.setCurrentIndex(max(0, self.starts.findData(brief.starts)))
        self.where.setVisible(bool(shown) or rota.is_cyclic)
