"""What of cover is looked at: which resource or role, which days or week of it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from ui.charts.scopes import typical_week, week_of_cycle
from ui.charts.series import Series
from ui.rota_view import RotaView

IN_VIEW, TYPICAL = "In view", "Typical week"


class CoverChoice(QWidget):
    """Holds what was counted (`all`, and `now` of the current rota), and what is chosen of it."""

    def __init__(self, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.all: list[Series] = []
        self.now: list[Series] = []
        self.choice, self.scope = QComboBox(), QComboBox()
        for box, name in ((self.choice, "Resource or role of the cover chart"),
                          (self.scope, "Days of the cover chart")):  # fmt: skip
            box.setAccessibleName(name)
            box.view().setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def offer(self) -> None:
        """Offer what was counted; what was chosen stays so."""
        chosen, names = self.choice.currentText(), [one.name for one in self.all]
        if names != [self.choice.itemText(row) for row in range(self.choice.count())]:
            self.choice.blockSignals(True)
            self.choice.clear()
            self.choice.addItems(names)
            if chosen in names:
                self.choice.setCurrentText(chosen)
            self.choice.blockSignals(False)
        self.choice.setVisible(len(names) > 1)
        self._offer_scopes()

    def _offer_scopes(self) -> None:
        """Days in view or a typical week; of a cycle all weeks, or one of them."""
        wanted = [IN_VIEW, TYPICAL]
        if self._view.rota.is_cyclic:
            weeks = self.all[0].turns if self.all else 0
            wanted = [f"All {weeks} weeks"] if weeks else []
            wanted += [f"Week {week + 1} of {weeks}" for week in range(weeks)]
        if wanted != [self.scope.itemText(row) for row in range(self.scope.count())]:
            self.scope.blockSignals(True)
            self.scope.clear()
            self.scope.addItems(wanted)
            self.scope.blockSignals(False)
        self.scope.setVisible(bool(self.all) and bool(wanted))

    @property
    def series(self) -> Series | None:
        """What is chosen, as it is drawn."""
        row = self.choice.currentIndex()
        return self._scoped(self.all[row]) if 0 <= row < len(self.all) else None

    def _scoped(self, series: Series) -> Series:
        if self.scope.currentText() == TYPICAL:
            return typical_week(series, self._view.rota)
        return week_of_cycle(series, self.week - 1) if self.week else series

    @property
    def week(self) -> int:
        """Which week of the cycle is looked at by itself, 1 the first; 0 for all of them."""
        return self.scope.currentIndex() if self._view.rota.is_cyclic else 0

    def _behind(self, series: Series) -> Series | None:
        """The same of the current rota, while a proposal is shown."""
        found = next((one for one in self.now if one.name == series.name), None)
        return None if found is None else self._scoped(found)

    def _roles(self, series: Series) -> list[Series]:
        """The roles on a resource, while all of it is shown."""
        alike = [one for one in self.all if one.resource == series.resource and one.role]
        return [] if series.role else [self._scoped(one) for one in alike]
