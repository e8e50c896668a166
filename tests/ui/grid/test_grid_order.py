"""People in another order, and how wide their days are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ui.grid.overview import Overview, contrast
from ui.grid.strips import FAMILIES, Strips
from ui.grid.widths import level_of
from ui.main_window import MainWindow
from ui.theme import THEME
from ui.version import Version

Key = Qt.Key


def names(window: MainWindow) -> list[str]:
    return [person.name for person in window.grid.main.model.people]


def test_people_are_ordered_by_line_manager_and_edits_find_them(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    small.grid.go_to([("2", 3)])
    small.actions_by_id["order_manager"].trigger()
    assert names(small) == ["Adeyemi", "Bell", "Okafor"]
    assert list(small.grid.main.view.selected_cells()) == [("2", 3)]
    assert small.actions_by_id["order_manager"].isChecked()
    assert not small.actions_by_id["order_rota"].isChecked()
    view = small.grid.main.view
    assert view.rowHeight(0) == view.row_height + view.heading_height
    assert view.rowHeight(1) == view.row_height
    view.setFocus()
    qtbot.keyClicks(view, "n")
    qtbot.keyClick(view.focusWidget() or view, Key.Key_Return)
    qtbot.waitUntil(lambda: small.session.undo.count() == 1)
    assert [one.code for one in small.session.current.rota.by_cell["2", 3]] == ["N"]
    assert names(small) == ["Adeyemi", "Bell", "Okafor"]
    assert [one.id for one in small.session.current.rota.people] == ["1", "2", "3"]
    settle(small)


def test_rows_are_high_only_where_a_group_begins_now(small: MainWindow) -> None:
    view, high = small.grid.main.view, small.grid.main.view.row_height
    for way, first in (("manager", {0, 2}), ("role", {0, 1, 2}), ("findings", {0}), ("rota", {})):
        small.actions_by_id[f"order_{way}"].trigger()
        heads = {row for row in range(3) if small.grid.main.model.heading(row)}
        assert {row for row in range(3) if view.rowHeight(row) > high} == heads
        assert heads == set(first) or way == "findings"


def test_both_panes_of_a_comparison_are_in_the_same_order(
    small: MainWindow, small_rota: Rota, settle: Callable[[MainWindow], None]
) -> None:
    small.session.add_proposals([Version("A", "Fewest changes", small_rota)], None)
    settle(small)
    small.grid.set_comparing(True)
    small.actions_by_id["order_name"].trigger()
    assert [one.name for one in small.grid.beside.model.people] == ["Adeyemi", "Bell", "Okafor"]
    assert names(small) == ["Adeyemi", "Bell", "Okafor"]
    small.actions_by_id["order_rota"].trigger()
    assert names(small) == ["Okafor", "Adeyemi", "Bell"]


def test_the_person_shown_is_the_one_whose_row_it_is(small: MainWindow) -> None:
    small.actions_by_id["order_name"].trigger()
    small.grid.go_to([("3", 0)])
    small.actions_by_id["person"].trigger()
    assert small.findings.evidence.text().startswith("Bell")


@pytest.mark.parametrize(
    ("action", "drawn"), [("days_whole", "blocks"), ("days_day", "hours"), ("days_week", "blocks")]
)
def test_days_are_as_wide_as_asked(small: MainWindow, action: str, drawn: str) -> None:
    small.grid.main.view.select_block((1, 1, 9, 9))
    small.actions_by_id[action].trigger()
    view = small.grid.main.view
    assert level_of(view.day_width()) == drawn
    assert not view.grab().isNull()
    if action == "days_day":
        assert view.columnViewportPosition(9) == 0
        assert view.day_width() >= view.viewport().width() - 8


def test_every_width_is_drawn_and_the_wheel_goes_through_them(small: MainWindow) -> None:
    view, seen = small.grid.main.view, set()
    for turn in (120, -120):
        for _ in range(30):
            where = QPointF(view.viewport().rect().center())
            event = QWheelEvent(
                where, view.mapToGlobal(where), QPoint(), QPoint(0, turn),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(view.viewport(), event)
            seen.add(level_of(view.day_width()))
            view.grab()
    assert seen == {"overview", "blocks", "hours"}
    assert view.day_width() == 2
    assert view.horizontalHeader().length() < 60


def test_nights_and_days_are_told_apart_from_afar(small: MainWindow) -> None:
    view = small.grid.main.view
    small.grid.set_width(8)
    picture = view.viewport().grab().toImage()
    night, day = view.cell_rect(1, 0), view.cell_rect(0, 0)
    ratio = picture.devicePixelRatio()

    def ink(x: int, y: int) -> int:
        return picture.pixelColor(round(x * ratio), round(y * ratio)).lightness()

    low = night.bottom() - 5
    assert ink(night.left() + 3, low) < 80
    assert ink(day.left() + 3, day.bottom() - 4) > 200
    assert 90 < ink(day.left() + 3, day.center().y()) < 250


@pytest.mark.parametrize("choice", ["light", "dark", "contrast", "contrast-dark"])
def test_every_kind_of_duty_is_a_mark_to_be_seen_from_afar(qtbot: QtBot, choice: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    THEME.apply(application, choice)
    colours = Overview(Strips())._colours()
    behind = THEME.colour("ground")
    for name in FAMILIES[1:]:
        assert contrast(QColor.fromRgb(colours[name]), behind) >= 3, name
    THEME.apply(application, "light")


def test_a_person_a_code_and_a_date_are_found(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    small.actions_by_id["find_in_grid"].trigger()
    bar = small.grid.search
    qtbot.keyClicks(bar.text, "n")
    settle(small)
    assert bar.said.text() == "1 of 3 cells"
    qtbot.keyClick(bar.text, Key.Key_Return)
    assert list(small.grid.main.view.selected_cells()) == [("2", 5)]
    qtbot.keyClick(bar.text, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert list(small.grid.main.view.selected_cells()) == [("2", 0)]
    bar.text.setText("bell 11 may")
    settle(small)
    assert list(small.grid.main.view.selected_cells()) == [("3", 7)]
    qtbot.keyClick(bar.text, Key.Key_Escape)
    assert not bar.isVisible()


def test_menus_are_where_the_pointer_is(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _at: shown.append([one.objectName() for one in menu.actions()])
    )
    view = small.grid.main.view
    view.customContextMenuRequested.emit(view.cell_rect(1, 2).center())
    assert shown[-1][0] == "choices"
    assert {"cut", "paste", "swap_with", "lock"} <= set(shown[-1])
    assert list(view.selected_cells()) == [("2", 2)]
    view.names.customContextMenuRequested.emit(QPoint(5, view.rowViewportPosition(2) + 4))
    assert "order_team" in shown[-1]
    assert view.selected_cells().spanned() == (2, 2, 0, 13)
    view.days.customContextMenuRequested.emit(QPoint(5, 5))
    assert "days_whole" in shown[-1]


def test_larger_type_has_wider_days_and_higher_rows(small: MainWindow) -> None:
    view, application = small.grid.main.view, QApplication.instance()
    assert isinstance(application, QApplication)
    before = view.row_height
    THEME.apply(application, "light", 200)
    QApplication.processEvents()
    after = view.day_width(), view.rowHeight(0)
    THEME.apply(application, "light", 100)
    QApplication.processEvents()
    assert after[0] >= 60
    assert after[1] >= 2 * before - 2
    assert view.rowHeight(0) == before


def test_team_and_line_manager_stand_beside_names_when_asked(small: MainWindow) -> None:
    people = tuple(replace(one, team="Blue watch") for one in small.session.current.rota.people)
    small.session.take(replace(small.session.current.rota, people=people), small.session.rulebook)
    names, before = small.grid.main.view.names, small.grid.main.view.names.width()
    small.actions_by_id["person_details"].trigger()
    assert names.width() > before + 60
    small.actions_by_id["person_details"].trigger()
    assert names.width() == before


def test_finding_somebody_is_offered_where_it_is_seen(qtbot: QtBot, small: MainWindow) -> None:
    link = small.grid.search.link
    assert link.isVisible()
    assert link.text() == "Find a person, code or date…"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert small.grid.search.isVisible()
    qtbot.waitUntil(small.grid.search.text.hasFocus)


def test_a_column_is_left_out_where_headings_say_the_same(small: MainWindow) -> None:
    small.grid.grids.show_details(True)
    names = small.grid.main.view.names
    wide = names.width()
    small.actions_by_id["order_manager"].trigger()
    assert names.width() < wide
    small.actions_by_id["order_rota"].trigger()
    assert names.width() == wide
