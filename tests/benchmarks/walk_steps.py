"""What a random user does to the window: one function a step, all through real events."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTabBar,
    QWidget,
)

from sample_rotas import SAMPLES

if TYPE_CHECKING:
    from tests.benchmarks.random_walk import Walk

Key = Qt.Key
LEFT, CONTROL, SHIFT = (
    Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
PLAIN = Qt.KeyboardModifier.NoModifier
MOVES = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End,
         Key.Key_PageDown, Key.Key_PageUp)  # fmt: skip
OTHERS = (Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape, Key.Key_Return, Key.Key_Space,
          Key.Key_F2, Key.Key_F4, Key.Key_F8, Key.Key_Delete, Key.Key_Backspace)  # fmt: skip
NEVER = {"quit", "open"}
"""Actions that are steps of their own, or the end."""
ODD = ("?", "xyz", "D N", "0700-1900", "25:00", "=1+1", "é", "D+D", " ")


def grid_cell(walk: Walk) -> None:
    """Go to a cell of the grid, by mouse or by keyboard."""
    view = walk.window.grid.main.view
    rota = view.rota
    if not (rota.people and rota.days and view.isVisible()):
        return
    index = view.model().index(
        walk.random.randrange(len(rota.people)), walk.random.randrange(rota.days)
    )
    view.setCurrentIndex(index)
    view.setFocus()
    if walk.random.random() < 0.3:
        where = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), LEFT, walk.random.choice((PLAIN, CONTROL, SHIFT)), where)


def type_code(walk: Walk) -> None:
    """Type a code over whatever is selected: one of the rota's, at times nonsense."""
    grid_cell(walk)
    view = walk.window.grid.main.view
    extend(walk, view)
    codes = [shift.code for shift in view.rota.shifts] or ["D"]
    code = walk.random.choice(codes if walk.random.random() < 0.9 else ODD)
    type_text(view, code[:1])
    editor = QApplication.focusWidget()
    if isinstance(editor, QLineEdit):
        type_text(editor, code[1:])
    target = QApplication.focusWidget() or view
    QTest.keyClick(target, walk.random.choice((Key.Key_Return, Key.Key_Return, Key.Key_Escape)))


def type_text(target: QWidget, text: str) -> None:
    """Press and let go a key for each letter: QTest itself ends the process at any but ASCII."""
    for letter in text:
        key = ord(letter.upper())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, PLAIN, letter))


def extend(walk: Walk, view: QWidget) -> None:
    """Select a few cells more, at times."""
    if walk.random.random() < 0.3:
        for _ in range(walk.random.randrange(1, 5)):
            QTest.keyClick(view, walk.random.choice(MOVES[:4]), SHIFT)


def clear(walk: Walk) -> None:
    """Make cells rest."""
    grid_cell(walk)
    view = walk.window.grid.main.view
    extend(walk, view)
    QTest.keyClick(view, Key.Key_Delete)


def undo(walk: Walk) -> None:
    """A few steps back."""
    for _ in range(walk.random.randrange(1, 6)):
        walk.act("undo")


def redo(walk: Walk) -> None:
    """A few steps on again."""
    for _ in range(walk.random.randrange(1, 6)):
        walk.act("redo")


def copy_paste(walk: Walk) -> None:
    """Copy a block, or take one from elsewhere, and paste it."""
    grid_cell(walk)
    view = walk.window.grid.main.view
    extend(walk, view)
    if walk.random.random() < 0.5:
        walk.act("copy")
    else:
        rows = [["D", "N", "", "AL"], ["N", "??"]][: walk.random.randrange(1, 3)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    grid_cell(walk)
    QTest.keyClick(view, Key.Key_V, CONTROL)


def any_action(walk: Walk) -> None:
    """Any action that can be used now, from the menu or by its key."""
    able = [
        one
        for name, one in sorted(walk.window.actions_by_id.items())
        if one.isEnabled() and name not in NEVER
    ]
    if able:
        walk.use(walk.random.choice(able))


def any_button(walk: Walk) -> None:
    """Click any button that is in sight."""
    buttons = [
        one
        for one in walk.top().findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
    ]
    if buttons:
        QTest.mouseClick(walk.random.choice(buttons), LEFT)


def any_row(walk: Walk) -> None:
    """Click a row of a list or tree, or a header, or a tab."""
    kinds = (QAbstractItemView, QHeaderView, QTabBar)
    seen = [
        one for kind in kinds for one in walk.top().findChildren(kind)
        if one.isVisible() and not one.visibleRegion().isEmpty()
    ]  # fmt: skip
    if not seen:
        return
    chosen = walk.random.choice(seen)
    target = chosen.viewport() if isinstance(chosen, QAbstractItemView) else chosen
    spot = QPoint(
        walk.random.randrange(max(1, target.width())),
        walk.random.randrange(max(1, target.height())),
    )
    click = QTest.mouseDClick if walk.random.random() < 0.2 else QTest.mouseClick
    click(target, LEFT, PLAIN, spot)


def any_field(walk: Walk) -> None:
    """Type into a field, turn a number, choose of a list."""
    kinds = (QLineEdit, QAbstractSpinBox, QComboBox)
    fields = [
        one for kind in kinds for one in walk.top().findChildren(kind)
        if one.isVisible() and one.isEnabled()
    ]  # fmt: skip
    if not fields:
        return
    field = walk.random.choice(fields)
    field.setFocus()
    if isinstance(field, QLineEdit):
        type_text(field, walk.random.choice(("a", "night", "12", "ö?", "")))
    for _ in range(walk.random.randrange(3)):
        QTest.keyClick(field, walk.random.choice((Key.Key_Up, Key.Key_Down, Key.Key_Backspace)))


def keys(walk: Walk) -> None:
    """A few keys to whatever has the focus."""
    for _ in range(walk.random.randrange(1, 6)):
        target = QApplication.focusWidget() or walk.window
        how = walk.random.choice((PLAIN, PLAIN, SHIFT, CONTROL))
        key = walk.random.choice(MOVES + (OTHERS if how is PLAIN else ()))
        QTest.keyClick(target, key, how)


def open_rota(walk: Walk) -> None:
    """Open a sample, or a review that was saved."""
    paths = [one.path for one in SAMPLES if one.id in walk.samples]
    walk.window.open_path(walk.random.choice([*paths, *walk.saved.keys()]))
    walk.wait()


def drop(walk: Walk) -> None:
    """Drop a workbook: it goes through the wizard."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(walk.workbook()))])
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    walk.window.dropEvent(event)
    walk.wait()
    if walk.window.importing.showing and walk.random.random() < 0.7:
        walk.window.importing.go()
        walk.wait()


def propose(walk: Walk) -> None:
    """Search; at times stop it, discard it, or go on working meanwhile."""
    walk.act("propose")
    after = walk.random.random()
    if after < 0.2:
        walk.act("discard")
    elif after < 0.4:
        walk.act("stop")
    elif after < 0.8:
        walk.wait()


def use(walk: Walk) -> None:
    """Show a version, compare, decide."""
    if walk.window.session.is_open:
        key = walk.random.choice(list(walk.window.session.versions))
        walk.window.session.show(key)
        walk.act(walk.random.choice(("compare", "next_difference", "use", "side_by_side")))


def save(walk: Walk) -> None:
    """Save under some name; what is read back must be what is open."""
    walk.save_and_compare()


def export(walk: Walk) -> None:
    """Write the workbooks."""
    if walk.window.session.is_open:
        walk.window.desk.files.export_to(walk.folder / "out")
        if walk.random.random() < 0.5:
            walk.wait()


def resize(walk: Walk) -> None:
    """Another size of the window."""
    walk.window.resize(walk.random.choice((1180, 1440, 1000)), walk.random.choice((720, 900, 640)))


def rest(walk: Walk) -> None:
    """Do nothing until all is done."""
    walk.wait()


def back_to_the_start(walk: Walk) -> None:
    """Undo everything: the first rota is there again; then redo it all."""
    walk.undo_to_the_start()


STEPS: tuple[tuple[Callable[[Walk], None], int], ...] = (
    (type_code, 24), (clear, 10), (undo, 8), (redo, 5), (copy_paste, 6), (any_action, 14),
    (any_button, 10), (any_row, 10), (any_field, 4), (keys, 8), (open_rota, 2), (drop, 1),
    (propose, 3), (use, 4), (save, 2), (export, 1), (resize, 1), (rest, 2), (back_to_the_start, 2),
)  # fmt: skip
"""What is done, and how often beside the others."""
