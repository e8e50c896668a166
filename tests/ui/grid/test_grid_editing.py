"""Blocks of cells in the window: paste, cut, fill, swap by key and by mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.clipboard import leave_text
from ui.main_window import MainWindow

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def codes(window: MainWindow, person: str) -> str:
    cells = window.session.current.rota.by_cell
    shown = [cells.get((person, day), ()) for day in range(14)]
    return "".join(duties[0].code[0] if duties else "." for duties in shown)


def select(window: MainWindow, top: int, bottom: int, left: int, right: int) -> None:
    window.grid.main.view.select_block((top, bottom, left, right))
    window.grid.main.view.setFocus()


def press(window: MainWindow, name: str) -> None:
    window.actions_by_id[name].trigger()


def test_a_block_from_a_spreadsheet_is_pasted_in_one_step(
    small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    QGuiApplication.clipboard().setText("N\tN\r\n\tAL\r\n")
    select(small, 0, 0, 3, 3)
    press(small, "paste")
    assert codes(small, "1")[3:5] == "NN"
    assert codes(small, "2")[3:5] == ".A"
    assert small.session.undo.text(0) == "Paste 3 cells"
    assert small.grid.main.view.selected_cells().spanned() == (0, 1, 3, 4)
    press(small, "undo")
    assert codes(small, "1") == "DD...DD.DD...."
    settle(small)


def test_an_unknown_code_is_refused_by_its_cell_and_nothing_is_pasted(small: MainWindow) -> None:
    QGuiApplication.clipboard().setText("N\tQ9")
    select(small, 1, 1, 3, 3)
    press(small, "paste")
    assert small.session.undo.count() == 0
    said = small.messages.title.text() + small.messages.detail.text()
    assert "Q9" in said
    assert "Adeyemi, Friday 8 May 2026" in said


def test_what_is_cut_rests_and_can_be_put_elsewhere(
    small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    select(small, 1, 1, 5, 6)
    press(small, "cut")
    assert codes(small, "2") == "N.D......A...."
    assert small.session.undo.text(0) == "Cut 2 cells"
    select(small, 2, 2, 1, 1)
    press(small, "paste")
    assert codes(small, "3") == "DNN.D.D.D.D..."
    leave_text()
    settle(small)


def test_codes_are_filled_down_and_right(
    small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    select(small, 0, 2, 1, 1)
    press(small, "fill_down")
    assert (codes(small, "2")[1], codes(small, "3")[1]) == ("D", "D")
    select(small, 1, 1, 9, 12)
    press(small, "fill_right")
    assert codes(small, "2")[9:] == "AAAA."
    assert small.session.undo.text(1) == "Fill 3 cells"
    settle(small)


def test_two_cells_are_swapped_by_key(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    select(small, 1, 1, 0, 0)
    press(small, "swap_with")
    qtbot.keyClick(small.grid.main.view, Key.Key_Down)
    qtbot.keyClick(small.grid.main.view, Key.Key_Right)
    press(small, "swap_with")
    assert small.session.undo.text(0) == "Swap Adeyemi Monday 4 May with Bell Tuesday 5 May"
    assert (codes(small, "2")[0], codes(small, "3")[1]) == (".", "N")
    press(small, "undo")
    assert (codes(small, "2")[0], codes(small, "3")[1]) == ("N", ".")
    settle(small)


def test_escape_gives_a_swap_up(qtbot: QtBot, small: MainWindow) -> None:
    select(small, 1, 1, 0, 0)
    press(small, "swap_with")
    assert small.grid.main.view.swap.marked == (1, 1, 0, 0)
    qtbot.keyClick(small.grid.main.view, Key.Key_Escape)
    assert small.grid.main.view.swap.marked is None


def drag(qtbot: QtBot, window: MainWindow, start: QPoint, end: QPoint) -> None:
    port, left = window.grid.main.view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(port, left, pos=start)
    qtbot.mouseMove(port, start + (end - start) / 2)
    qtbot.mouseMove(port, end)
    assert window.grid.main.view.swap.dragging
    qtbot.mouseRelease(port, left, pos=end)


def test_a_duty_is_dragged_by_its_outline_onto_another(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    view = small.grid.main.view
    select(small, 1, 1, 0, 0)
    start, end = view.cell_rect(1, 0), view.cell_rect(2, 1).center()
    drag(qtbot, small, start.topLeft() + QPoint(3, 3), end)
    assert (codes(small, "2")[0], codes(small, "3")[1]) == (".", "N")
    assert small.session.undo.count() == 1
    settle(small)


def test_a_drag_that_ends_where_it_began_changes_nothing(qtbot: QtBot, small: MainWindow) -> None:
    view = small.grid.main.view
    select(small, 0, 0, 0, 1)
    start = view.cell_rect(0, 0).topLeft() + QPoint(3, 3)
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(port, left, pos=start)
    qtbot.mouseMove(port, view.cell_rect(2, 4).center())
    qtbot.mouseMove(port, start)
    qtbot.mouseRelease(port, left, pos=start)
    assert small.session.undo.count() == 0
    drag_then_escape = view.cell_rect(1, 3).center()
    qtbot.mousePress(port, left, pos=start)
    qtbot.mouseMove(port, drag_then_escape)
    qtbot.keyClick(view, Key.Key_Escape)
    qtbot.mouseRelease(port, left, pos=drag_then_escape)
    assert small.session.undo.count() == 0


def test_the_middle_of_a_cell_selects_as_ever(qtbot: QtBot, small: MainWindow) -> None:
    view = small.grid.main.view
    select(small, 1, 1, 0, 0)
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(port, left, pos=view.cell_rect(1, 0).center())
    qtbot.mouseMove(port, view.cell_rect(2, 2).center())
    qtbot.mouseRelease(port, left, pos=view.cell_rect(2, 2).center())
    assert view.selected_cells().spanned() == (1, 2, 0, 2)
    assert small.session.undo.count() == 0


def test_typing_sets_every_selected_cell_and_tab_goes_on(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    view = small.grid.main.view
    select(small, 1, 1, 1, 1)
    qtbot.keyClicks(view, "d")
    qtbot.keyClick(view.focusWidget() or view, Key.Key_Tab)
    assert codes(small, "2")[1] == "D"
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 2)
    settle(small)


def test_keys_go_about_as_in_a_spreadsheet(qtbot: QtBot, small: MainWindow) -> None:
    view = small.grid.main.view
    select(small, 1, 1, 4, 4)
    for key, held, at in (
        (Key.Key_Home, None, (1, 0)), (Key.Key_End, None, (1, 13)),
        (Key.Key_Home, CONTROL, (0, 0)), (Key.Key_End, CONTROL, (2, 13)),
        (Key.Key_Left, CONTROL, (2, 11)), (Key.Key_Return, SHIFT, (1, 11)),
    ):  # fmt: skip
        qtbot.keyClick(view, key, held or Qt.KeyboardModifier.NoModifier)
        assert (view.currentIndex().row(), view.currentIndex().column()) == at


def test_shift_and_control_select_to_the_end_of_a_run(qtbot: QtBot, small: MainWindow) -> None:
    view = small.grid.main.view
    select(small, 0, 0, 0, 0)
    qtbot.keyClick(view, Key.Key_Right, CONTROL | SHIFT)
    assert view.selected_cells().spanned() == (0, 0, 0, 1)
    qtbot.keyClick(view, Key.Key_Right, CONTROL | SHIFT)
    assert view.selected_cells().spanned() == (0, 0, 0, 4)
    qtbot.keyClick(view, Key.Key_Left, CONTROL | SHIFT)
    assert view.selected_cells().spanned() == (0, 0, 0, 2)
