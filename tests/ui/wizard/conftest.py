"""Strange workbooks of invented people, and a window in which they are opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from pytestqt.qtbot import QtBot

from tests.ui.wizard.hands import settled
from ui.main_window import MainWindow

NAMES = ("Adeyemi", "Bell", "Chaudhry", "Davies", "Evans", "Farrow")


@pytest.fixture
def no_year(tmp_path: Path) -> Path:
    """A CSV with dates without a year, and codes that nothing explains."""
    first = date(2026, 1, 5)
    days = [first + timedelta(days=number) for number in range(14)]
    rows = [
        "Rota for Westbrook station",
        "Name,Role," + ",".join(f"{day:%a} {day.day}/{day.month}" for day in days),
    ]
    for number, name in enumerate(NAMES):
        codes = ("EELLOO"[(day + number) % 6] for day in range(14))
        rows.append(f"{name},Paramedic," + ",".join(codes))
    path = tmp_path / "westbrook.csv"
    path.write_text("\n".join(rows) + "\n")
    return path


@pytest.fixture
def across(tmp_path: Path) -> Path:
    """People across, days down, duties as times: nothing is left to ask."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Rota"
    sheet.append(["Date", *NAMES])
    for number in range(28):
        times = ["0700-1900", "0700-1900", "1900-0700", "1900-0700", *["Off"] * 4]
        row = [times[(number + at) % 8] for at in range(len(NAMES))]
        sheet.append([date(2026, 4, 6) + timedelta(days=number), *row])
    path = tmp_path / "across.xlsx"
    book.save(path)
    return path


@pytest.fixture
def undated(tmp_path: Path) -> Path:
    """Three weeks side by side from Sundays, with no date anywhere."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Off duty"
    sheet.append(["Station off duty"])
    sheet.append([])
    sheet.append(["Name", "Role", *["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] * 3])
    for week in range(3):
        left = 3 + 7 * week
        sheet.cell(2, left, f"Week {week + 1}").fill = PatternFill("solid", fgColor="FFFFC000")
        sheet.merge_cells(start_row=2, start_column=left, end_row=2, end_column=left + 6)
    for number, name in enumerate(NAMES):
        codes = ["07-19", "07-19", "19-07", "OFF", "OFF", "OFF"]
        sheet.append([name, "EMT", *[codes[(day + number) % 6] for day in range(21)]])
    path = tmp_path / "off duty.xlsx"
    book.save(path)
    return path


@pytest.fixture
def no_rota(tmp_path: Path) -> Path:
    """A sheet of vehicles, and nothing that is a rota."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Vehicles"
    sheet.append(["Reg", "Miles"])
    for number in range(6):
        sheet.append([f"WX{number}1 ABC", 1200 * number])
    path = tmp_path / "vehicles.xlsx"
    book.save(path)
    return path


Shown = Callable[[Path], MainWindow]


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> Shown:
    """Opens a workbook as the menu does, and waits until it is understood."""

    def open_(path: Path) -> MainWindow:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=60_000)
        window.open_path(path)
        qtbot.waitUntil(lambda: window.importing.showing, timeout=60_000)
        settled(qtbot, window)
        return window

    return open_
