"""Problems: where they lead to, and how they get to whoever keeps the rota."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.sheets.problems import ImportProblem
from ui.main_window import MainWindow
from ui.panels.problem_cells import Area
from ui.panels.problem_copy import as_html, as_text
from ui.panels.read_panel import listed, read_words

PROBLEMS = (
    ImportProblem("note", "Notes", None, "a sheet that is no rota", "a rota", "nothing"),
    ImportProblem("error", "Key", "B3", "'soon' as the start of 'N'", "a time", "write the time"),
    ImportProblem("warning", "Rota", "B2:H4", "'R', in 2 cells", "a known code", "=say it"),
)


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window with a week of three people open, with a bad time in the legend."""
    book = openpyxl.Workbook()
    rota, key = book.active, book.create_sheet("Key")
    assert rota is not None
    rota.title = "Rota"
    rota.append(["Name", *(dt.date(2026, 1, 5) + dt.timedelta(days=day) for day in range(7))])
    for name, codes in {"Ann Bell": "D D R D D D D", "Tom Cole": "D D L D R D D"}.items():
        rota.append([name, *codes.split()])
    for row in (["Code", "Start", "End"], ["D", "07:00", "19:00"], ["N", "soon", "07:00"]):
        key.append(row)
    path = tmp_path / "Northgate.xlsx"
    book.save(path)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.open_workbook(path)
    window.raise_pane("Read")
    qtbot.waitUntil(lambda: not window.read.peek.background.busy())
    return window


def choose(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Click the problem that says so."""
    tree = window.read.tree
    found = tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    tree.setCurrentItem(None)
    tree.scrollToItem(found[0])
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(found[0]).center()
    )
    qtbot.waitUntil(lambda: not window.read.peek.background.busy())


def test_a_problem_of_the_rota_leads_to_its_cells_in_the_grid(
    qtbot: QtBot, opened: MainWindow
) -> None:
    choose(qtbot, opened, "'R'")
    assert sorted(opened.grid.main.view.selected_cells()) == [("ann-bell", 2), ("tom-cole", 4)]
    assert not opened.read.peek.isVisibleTo(opened.read)
    assert "What to do" in opened.read.told.text()


def test_a_problem_elsewhere_shows_its_cell_in_the_users_sheet(
    qtbot: QtBot, opened: MainWindow
) -> None:
    choose(qtbot, opened, "'soon'")
    peek = opened.read.peek
    assert peek.isVisibleTo(opened.read)
    assert "Key, B3" in peek.head.text()
    assert peek.view.place == (3, 2)
    assert peek.view.model().index(2, 1).data() == "soon"
    QTest.keyClick(peek.view, Qt.Key.Key_Menu)
    assert QGuiApplication.instance().activePopupWidget() is None
    choose(qtbot, opened, "'R'")
    assert not peek.isVisibleTo(opened.read)


def test_opening_tells_the_first_problem_and_leaves_the_grid_at_its_start(
    opened: MainWindow,
) -> None:
    assert opened.read.told.text()
    assert opened.grid.main.view.selected_cells() == []


def test_problems_are_copied_from_the_panel_and_from_the_list(opened: MainWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    opened.read.copy.click()
    assert clipboard.text().startswith("Northgate.xlsx: ")
    assert "Key, B3" in clipboard.text()
    assert "<table" in clipboard.mimeData().html()
    clipboard.clear()
    opened.read.tree.setFocus()
    QTest.keyClick(opened.read.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text().startswith("Northgate.xlsx: ")


def test_the_text_for_a_mail_says_all() -> None:
    assert as_text(PROBLEMS, "Northgate.xlsx") == (
        "Northgate.xlsx: 3 things to look at\n\n"
        "Cannot be used until mended\n"
        "1. Key, B3: 'soon' as the start of 'N'.\n"
        "   Expected: a time.\n"
        "   What to do: write the time.\n\n"
        "May be wrong\n"
        "2. Rota, B2:H4: 'R', in 2 cells.\n"
        "   Expected: a known code.\n"
        "   What to do: =say it.\n\n"
        "Settled in a way worth knowing\n"
        "3. Notes: a sheet that is no rota.\n"
        "   Expected: a rota.\n"
        "   What to do: nothing.\n"
    )


def test_the_table_for_a_mail_holds_no_formula_and_no_markup() -> None:
    html = as_html((*PROBLEMS, ImportProblem("note", "<b>", "A1", "x", "y", "z")), "a<b.xlsx")
    assert ">&#x27;=say it<" in html
    assert "<b>" not in html
    assert html.index("B3") < html.index("B2:H4") < html.index("Notes")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("D7", (7, 4), (7, 5)),
        ("B2:C3", (3, 3), (4, 3)),
        ("7:8", (8, 300), (9, 1)),
        ("G:H", (900, 8), (1, 9)),
        ("$B$2", (2, 2), (1, 2)),
    ],
)
def test_addresses_of_cells_rows_and_columns(
    text: str, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    assert inside in Area(text)
    assert outside not in Area(text)


@pytest.mark.parametrize("text", ["", "Rota", "7-8", "A0B"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="no"):
        Area(text)


def test_whoever_has_no_line_manager_is_named(small_rota: Rota) -> None:
    told = next(line for line in read_words(small_rota) if "manager" in line)
    assert told == "Line manager in the rota for 2 of 3; for Okafor there is none"
    people = tuple(replace(one, line_manager=None) for one in small_rota.people)
    nobody = read_words(replace(small_rota, people=people))
    assert (
        "Line manager in the rota for 0 of 3; for Okafor, Adeyemi and Bell there is none" in nobody
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E", "F"], "A, B, C, D and 2 more"),
    ],
)  # fmt: skip
def test_names_are_listed_as_far_as_they_can_be_read(names: list[str], told: str) -> None:
    assert listed(names) == told


def test_a_line_that_wraps_keeps_its_indent(qtbot: QtBot, opened: MainWindow) -> None:
    lines = [one for one in opened.read.read.findChildren(QLabel) if one.isVisible()]
    words = [one for one in lines if one.text() != "•"]
    assert len(words) == len(lines) / 2 >= 4
    assert len({one.x() for one in words}) == 1
    assert all(one.wordWrap() for one in words)
