"""Builders of small workbooks; every person and station is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ambrota.parsing.packed import pack, unpack
from ambrota.parsing.parse import parse

Rows = list[list[Any]]
Make = Callable[..., Path]

MONDAY = dt.date(2026, 1, 5)
CODES: Rows = [
    ["Code", "Meaning", "Start", "End", "Paid hours", "Kind", "Resource"],
    ["D", "Day", dt.time(6, 30), dt.time(18, 30), 11.5, "cover", "DCA"],
    ["N", "Night", "18:30", "06:30", 11.5, "cover", "DCA"],
    ["RV", "Car", "0700", "1900", 11.5, "cover", "RRV"],
    ["RD", "Rest day", None, None, None, "rest", None],
    ["AL", "Annual leave", None, None, 7.5, "leave", None],
    ["REL", "Relief", None, None, 7.5, "relief", None],
]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Saves sheets given as rows, `make(Rota=[...], People=[...])`, and gives the file's path."""

    def build(name: str = "station.xlsx", **sheets: Rows) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            page = book.create_sheet(title.replace("_", " "))
            for row in rows:
                page.append(row)
        path = tmp_path / name
        book.save(path)
        return path

    return build


@pytest.fixture
def codes() -> Rows:
    """A legend with two resources."""
    return [list(row) for row in CODES]


@pytest.fixture
def dated() -> Callable[..., Rows]:
    """The rows of a dated grid from Monday 5 January 2026: `dated(("A Able", "D N"), ...)`.

    `.` is a blank cell.
    """

    def build(*people: tuple[str, str], first: dt.date = MONDAY) -> Rows:
        width = max(len(entries.split()) for _, entries in people)
        rows: Rows = [["Name", *(first + dt.timedelta(days=day) for day in range(width))]]
        for name, entries in people:
            rows.append([name, *(None if entry == "." else entry for entry in entries.split())])
        return rows

    return build


@pytest.fixture
def lines() -> Callable[..., Rows]:
    """The rows of a cyclic grid, one text of seven entries a line; `.` is a blank cell."""

    def build(*weeks: str) -> Rows:
        rows: Rows = [["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]]
        for number, week in enumerate(weeks, 1):
            rows.append([number, *(None if entry == "." else entry for entry in week.split())])
        return rows

    return build


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, so that a test can change how."""

    def parse_here(data: bytes, name: str) -> Any:
        path = Path(name)
        return unpack(pack(parse(data, path.stem, path.suffix)))

    monkeypatch.setattr("ambrota.sheets.read.parse_confined", parse_here)
