"""What a window does besides the rota: keeping, going back, choosing, printing, helping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDockWidget, QTabBar

from ui.dressing import Dressing
from ui.help.helping import Helping
from ui.herald import Herald
from ui.panels.dock_title import DockTitle
from ui.panels.history import HistoryPanel
from ui.panels.settings_dialog import SettingsDialog
from ui.recovery import Recovery
from ui.settings import AUTHOR, NATION, SECONDS

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Manners:
    """One method an action, and what works by itself. `homes`: where the actions' methods are."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.recovery = Recovery(window)
        self.dressing, self.helping = Dressing(window.settings, window), Helping(window)
        self.herald = Herald(window)
        self.homes = self, self.dressing, self.helping
        self.history_panel = HistoryPanel(window.session)
        self.steps = self._make_history()
        window.session.nation = window.settings.get(NATION)

    def touch(self) -> None:
        """Something may have changed."""
        self.recovery.touch()
        if not self.window.session.is_open or self.window.importing.showing:
            self.steps.hide()
        # Qt makes the bars of panes that share a place, and gives them no name.
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self.window.findChildren(QTabBar, options=direct):
            bar.setAccessibleName("Panes")

    def _make_history(self) -> QDockWidget:
        """The pane of steps: under the scorecard, and shown only when asked for."""
        left = Qt.DockWidgetArea.LeftDockWidgetArea
        dock = QDockWidget("History", self.window)
        dock.setObjectName("History")
        dock.setWidget(self.history_panel)
        dock.setTitleBarWidget(DockTitle(dock))
        self.window.addDockWidget(left, dock)
        self.window.splitDockWidget(self.window.docks["Scorecard"], dock, Qt.Orientation.Vertical)
        dock.hide()
        return dock

    def settings_dialog(self) -> SettingsDialog:
        """The dialog of all that can be chosen; it applies at once."""
        dialog = SettingsDialog(self.window.settings, self.window)
        dialog.looks_changed.connect(self.dressing.renew)
        dialog.changed.connect(self._settings_changed)
        return dialog

    def preferences(self) -> None:
        dialog = self.settings_dialog()
        dialog.exec()
        dialog.deleteLater()

    def print_dialog(self) -> QDialog:
        """The dialog of what to print. Qt's part for printers is loaded when it is first wanted."""
        from ui.panels.print_dialog import PrintDialog

        dialog = PrintDialog(self.window.session, self.window)
        dialog.resize(self.window.size() * 0.85)
        return dialog

    def print(self) -> None:
        dialog = self.print_dialog()
        dialog.exec()
        dialog.deleteLater()

    def _settings_changed(self) -> None:
        settings, session = self.window.settings, self.window.session
        self.window.propose.seconds.setValue(settings.get(SECONDS))
        session.give_author(settings.get(AUTHOR))
        session.nation = settings.get(NATION)
        self.recovery.touch()

    def history(self) -> None:
        self.window.show_docks()
        if not self.steps.isVisibleTo(self.window):
            self.steps.show()
            both = [self.window.docks["Scorecard"], self.steps]
            self.window.resizeDocks(both, [400, 400], Qt.Orientation.Vertical)
        self.steps.raise_()
        self.history_panel.list.setFocus()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Delete clears cells where the grid has the keys, and nowhere else."""
        clear = actions["clear"]
        clear.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.window.grid.addAction(clear)

    def close(self) -> None:
        """The window closes."""
        self.recovery.close()
        self.dressing.leave()
