"""The preview: cells as the user has them, what they were taken for, and what is read aloud."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ambrota.sheets.cells import Cell, Merge, Place, Sheet
from ambrota.sheets.understanding import Part
from sample_rotas import BY_ID
from ui.main_window import MainWindow
from ui.wizard.fills import damped, fill_colour, ink_on
from ui.wizard.legend import Legend
from ui.wizard.part_looks import LOOKS
from ui.wizard.sheet_model import SheetModel
from ui.wizard.sheet_texts import SheetTexts, said
from ui.wizard.sheet_view import SheetView

Shown = Callable[[Path], MainWindow]


def sheet_of(cells: dict[Place, object], **more: object) -> Sheet:
    made = Sheet("Rota", **more)
    for (row, column), value in cells.items():
        made.put(Cell(row, column, value))
    return made


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (date(2026, 1, 5), "5 Jan 2026"),
        (datetime(2026, 1, 5, 7, 30), "5 Jan 2026 07:30"),
        (datetime(2026, 1, 5), "5 Jan 2026"),
        (clock(7, 0), "07:00"),
        (7.25, "7.25"),
        (0.1 + 0.2, "0.3"),
        (12.0, "12"),
        (" N ", "N"),
        (None, ""),
    ],
)
def test_values_are_shown_as_a_spreadsheet_shows_them(value: object, wanted: str) -> None:
    assert said(value) == wanted


def test_dates_of_a_heading_are_short_and_columns_have_room_for_most_of_their_texts() -> None:
    cells: dict[Place, object] = {(1, 1): "A title that is far longer than any name below it"}
    cells |= {(2, 1): "Name", **{(2, 2 + day): date(2026, 1, 5 + day) for day in range(6)}}
    cells |= {(3 + row, 1): "Okafor" for row in range(4)} | {(3, 2): "N"}
    texts = SheetTexts(sheet_of(cells))
    assert texts.text(2, 2) == "5 Jan"
    assert texts.widest[0] == "Okafor"
    assert texts.widest[1] == "5 Jan"
    assert texts.left_of(1, 3) == 1
    assert texts.left_of(3, 1) is None


def test_every_cell_says_in_words_what_it_is() -> None:
    sheet = sheet_of({(7, 4): "N", (8, 4): "Q"})
    model = SheetModel(SheetTexts(sheet), {(7, 4): Part.DUTY, (8, 4): Part.OPEN})
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(6, 3).data(role) == "Sheet Rota, D7, N, a duty"
    model.show_examples([(8, 4)])
    told = model.index(7, 3).data(role)
    assert told == "Sheet Rota, D8, Q, not understood, an example of what is asked"
    assert model.index(0, 0).data(role) == "Sheet Rota, A1, blank"
    assert model.headerData(27, Qt.Orientation.Horizontal) == "AB"


def test_fills_have_their_colours_and_a_text_that_is_read_on_them() -> None:
    assert fill_colour("FF2B3A67") == QColor("#2B3A67")
    assert fill_colour("indexed10") == QColor("#FF0000")
    lighter, plain = fill_colour("theme4+0.40"), fill_colour("theme4")
    assert lighter is not None
    assert plain is not None
    assert lighter.lightness() > plain.lightness()
    assert fill_colour("theme99") is None
    assert fill_colour("indexed64") is None
    assert ink_on(QColor("#2B3A67")).lightness() > 200
    assert ink_on(QColor("#FFFFC0")).lightness() < 60


def test_no_fill_glares_where_the_window_is_dark() -> None:
    grounds = ["#FFFFFF", "#EEF2F7", "#FBD98A", "#BFE3F5", "#DCD3F2", "#C4E8D3", "#FFFF00"]
    for name in grounds:
        made = damped(QColor(name).rgb())
        assert made.lightness() < 90, "it does not glare"
        assert ink_on(made).lightness() > 200, "its text is light"
        if QColor(name).hslSaturation() > 60:
            assert abs(made.hslHue() - QColor(name).hslHue()) < 8, "its own hue is kept"
    assert len({damped(QColor(name).rgb()).name() for name in grounds}) == len(grounds)
    assert damped(QColor("#2B3A67").rgb()) == QColor("#2B3A67")


def test_sheets_that_have_no_room_are_reached_by_arrows(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(960, 600)
    window.importing.open(BY_ID["eastfield-station-12-weeks"].path)
    qtbot.waitUntil(lambda: window.importing.showing, timeout=60_000)
    window.desk.manners.dressing.resize(150)
    tabs = window.wizard.preview.tabs
    arrows = [one for one in tabs.findChildren(QToolButton) if one.isVisible()]
    assert len(arrows) == 2
    qtbot.waitUntil(lambda: all(min(one.width(), one.height()) >= 24 for one in arrows))
    last = tabs.count() - 1
    assert tabs.tabRect(last).right() > tabs.width()
    for _ in range(last + 1):
        arrows[-1].click()
    qtbot.waitUntil(lambda: tabs.tabRect(last).right() <= arrows[0].x())
    window.desk.manners.dressing.resize(100)


def test_merges_and_hidden_columns_are_as_the_user_has_them(qtbot: QtBot) -> None:
    sheet = sheet_of(
        {(1, 1): "Week 1", (2, 1): "M", (2, 3): "W"},
        merges=(Merge(1, 1, 1, 3),),
        hidden_columns=frozenset({2}),
    )
    view = SheetView()
    qtbot.addWidget(view)
    view.show_sheet(SheetModel(SheetTexts(sheet), {}, view))
    assert view.columnSpan(0, 0) == 3
    assert view.isColumnHidden(1)
    view.show_sheet(SheetModel(SheetTexts(sheet_of({(1, 1): "x"})), {}, view))
    assert view.columnSpan(0, 0) == 1
    assert not view.isColumnHidden(1)


def test_no_part_is_told_by_colour_alone(qtbot: QtBot) -> None:
    marks = set()
    legend = Legend()
    qtbot.addWidget(legend)
    for part in Part:
        legend.show_parts([part])
        assert legend.accessibleDescription() == LOOKS[part].words
        legend.resize(400, 30)
        picture = legend.grab().toImage()
        ground = picture.pixelColor(18, 10)
        # Where the swatch differs from its own ground: its mark, whatever its colour.
        marks.add(
            frozenset(
                (x, y)
                for x in range(10, 29)
                for y in range(4, 16)
                if picture.pixelColor(x, y) != ground
            )
        )
    assert len(marks) == len(Part)


@pytest.mark.parametrize("choice", ["theme_light", "theme_dark"])
@pytest.mark.parametrize("size", [(1440, 900), (1180, 720)])
def test_the_page_fits_the_window(
    shown: Shown, no_year: Path, choice: str, size: tuple[int, int]
) -> None:
    window = shown(no_year)
    window.resize(*size)
    window.actions_by_id[choice].trigger()
    assert not window.grab().isNull()
    assert window.minimumSizeHint().width() <= size[0]
    assert window.minimumSizeHint().height() <= size[1]
    for button in (window.wizard.go, window.wizard.cancel, window.wizard.card.next):
        assert button.width() >= button.minimumSizeHint().width()
        assert window.rect().contains(window.rect().intersected(button.rect()))
    window.actions_by_id["theme_light"].trigger()


def turned(qtbot: QtBot, rows: int, columns: int) -> float:
    """Seconds of this thread in which a page of a sheet of that size is turned; the median."""
    cells: dict[Place, object] = {(1, 1): "Name"}
    for row in range(2, rows + 2):
        cells[row, 1] = f"Person {row}"
        cells |= {(row, column): "DNEL"[(row + column) % 4] for column in range(2, columns + 2)}
    texts = SheetTexts(sheet_of(cells))
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show_sheet(SheetModel(texts, dict.fromkeys(texts.texts, Part.DUTY), view))
    view.show()
    qtbot.waitExposed(view)
    taken = []
    bar = view.verticalScrollBar()
    for step in range(1, 9):
        started = time.thread_time()
        bar.setValue(bar.maximum() * step // 8)
        QApplication.processEvents()
        taken.append(time.thread_time() - started)
    assert view.indexAt(QPoint(5, 5)).row() > rows // 2
    return sorted(taken)[len(taken) // 2]


def test_a_large_sheet_stays_scrollable(qtbot: QtBot) -> None:
    """A page is what is in sight, however much there is beside."""
    assert turned(qtbot, 1000, 365) < 4 * turned(qtbot, 200, 40)


def test_a_column_has_room_for_its_figures_where_the_heading_has_as_many_letters() -> None:
    cells: dict[Place, object] = {(1, 1): "shift_date", (1, 2): "id"}
    cells |= {(2 + row, 1): f"2026-06-1{row}" for row in range(6)}
    cells |= {(2 + row, 2): "S1" for row in range(6)}
    assert SheetTexts(sheet_of(cells)).widest[0].startswith("2026-06-1")


def test_the_date_of_a_column_has_room_above_a_thousand_short_codes() -> None:
    cells: dict[Place, object] = {(1, 1 + day): date(2026, 1, 11 + day) for day in range(6)}
    cells |= {(2 + row, 1 + day): "D" for row in range(200) for day in range(6)}
    assert SheetTexts(sheet_of(cells)).widest[0] == "11 Jan"
