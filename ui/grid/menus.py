"""Menus where the pointer is: of a cell, of a person, of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.grid.gridding import LEVELS, ORDERS

if TYPE_CHECKING:
    from ui.grid.pane import Pane

CELL = ("choices", "", "cut", "copy", "copy_headed", "paste", "", "fill_down", "fill_right",
        "swap_with", "clear", "", "why_not", "why_this", "", "take_cells", "lock_cells", "lock",
        "person")  # fmt: skip
PERSON = ("person", "lock", "", *(f"order_{way}" for way in ORDERS), "", "person_details")
DAY = (*(f"days_{level}" for level in LEVELS), "zoom_usual", "", "zoom_in", "zoom_out")
Actions = Mapping[str, QAction]


def offer(pane: Pane) -> None:
    """Give a grid its menus: the actions of the window it is in, where they are used."""
    view = pane.view
    for widget, ids in ((view, CELL), (view.names, PERSON), (view.days, DAY)):
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(
            lambda at, widget=widget, ids=ids: _show(pane, widget, ids, at)
        )


def menu_of(parent: QWidget, ids: Sequence[str], actions: Actions) -> QMenu:
    """A menu of these actions; an empty id is a line between groups."""
    menu = QMenu(parent)
    for one in ids:
        if one in actions:
            menu.addAction(actions[one])
        else:
            menu.addSeparator()
    return menu


def _show(pane: Pane, widget: QWidget, ids: Sequence[str], at: QPoint) -> None:
    view = pane.view
    actions: Actions = getattr(view.window(), "actions_by_id", {})
    if widget is view.names:
        _choose_row(pane, at)
    elif widget is view:
        at = _choose_cell(pane, at)
    menu = menu_of(widget, ids, actions)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    surface = view.viewport() if widget is view else widget
    menu.popup(surface.mapToGlobal(at))


def _choose_row(pane: Pane, at: QPoint) -> None:
    row = pane.view.names.logicalIndexAt(at)
    if row >= 0:
        pane.view.selectRow(row)


def _choose_cell(pane: Pane, at: QPoint) -> QPoint:
    """Select the cell under the pointer, unless what is selected has it; by key, the current one.

    The place is where the menu is to open.
    """
    view = pane.view
    index = view.indexAt(at)
    if not index.isValid():
        now = view.currentIndex()
        return view.cell_rect(now.row(), now.column()).bottomLeft() if now.isValid() else at
    if not view.selectionModel().isSelected(index):
        view.setCurrentIndex(index)
    return at
