"""The panes around the grid: where they lie, how wide, and how they lay last time."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from ui.settings import LAYOUT_VERSION

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
ROOMY, WIDE, NARROW = 1360, (320, 330), (285, 300)
"""From this width of the window on the panes are as wide as the first says, else as the second."""


class Docking:
    """The panes of a window by their names; those of a side share one place, as tabs."""

    def __init__(
        self, window: QMainWindow, left: Mapping[str, QWidget], right: Mapping[str, QWidget]
    ) -> None:
        self._window, self.right = window, tuple(right)
        self.laid_out: QByteArray | None = None
        self.docks: dict[str, QDockWidget] = {}
        for area, panels in ((LEFT, left), (RIGHT, right)):
            for name, panel in panels.items():
                self.docks[name] = self._dock(name, panel, area)
            window.setTabPosition(area, QTabWidget.TabPosition.North)
            first, *others = panels
            for name in others:
                window.tabifyDockWidget(self.docks[first], self.docks[name])
            for name in panels:
                self.docks[name].setTitleBarWidget(QWidget())
        window.setDockOptions(window.dockOptions() | QMainWindow.DockOption.GroupedDragging)
        self._sides = self.docks[next(iter(left))], self.docks["Findings"]
        for dock in self._sides:
            dock.raise_()
        self.first_layout = window.saveState(LAYOUT_VERSION)

    def _dock(self, name: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(name, self._window)
        dock.setObjectName(name)
        dock.setWidget(panel)
        self._window.addDockWidget(area, dock)
        return dock

    def show(self) -> None:
        """Show every pane: the first time in the widths that suit the window."""
        window = self._window
        if self._sides[1].isVisibleTo(window):
            return
        layout = window.layout()
        assert layout is not None, "a main window has one"
        # Each that comes would lay out all the others, and the grid, once more.
        layout.setEnabled(False)
        for dock in self.docks.values():
            dock.show()
        layout.setEnabled(True)
        layout.activate()
        if self.laid_out is None:
            widths = WIDE if window.width() >= ROOMY else NARROW
            window.resizeDocks(list(self._sides), list(widths), Qt.Orientation.Horizontal)
        else:
            window.restoreState(self.laid_out, LAYOUT_VERSION)

    def hide(self) -> None:
        """Leave the whole window to a page."""
        for dock in self.docks.values():
            dock.hide()

    def keep(self) -> None:
        """Remember how the panes lie, before a page hides them."""
        self.laid_out = self._window.saveState(LAYOUT_VERSION)

    def raise_(self, name: str) -> None:
        """Show a pane in front of those that share its place."""
        self.docks[name].show()
        self.docks[name].raise_()
