"""Bad input: one clear message with its cell, nothing written over, never a stack trace."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ui.cli import main

MONDAY = date(2026, 1, 5)
Sheets = dict[str, list[list[Any]]]


def station() -> Sheets:
    """Four people over four weeks: a sound little rota for a fault to be put into."""
    days = [MONDAY + timedelta(days=day) for day in range(28)]
    week = ["D", "D", "N", "N", None, None, None, None]
    rota = [["Name", *days]]
    for row, name in enumerate(("Asha Patel", "Ben Cole", "Cara Dunn", "Dev Eaton")):
        rota.append([name, *(week[(day + 2 * row) % 8] for day in range(28))])
    people = [["Name", "Role", "Line manager", "Contracted hours"]]
    people += [
        ["Asha Patel", "Paramedic", None, 37.5],
        ["Ben Cole", "Paramedic", "Asha Patel", 37.5],
    ]
    people += [["Cara Dunn", "EMT", "Asha Patel", 37.5], ["Dev Eaton", "EMT", "Asha Patel", 37.5]]
    codes = [["Code", "Meaning", "Start", "End", "Kind", "Resource"]]
    codes += [
        ["D", "Day", "07:00", "19:00", "cover", "DCA"],
        ["N", "Night", "19:00", "07:00", "cover", "DCA"],
    ]
    cover = [["Resource", "Role", "Day", "From", "To", "Seats needed"]]
    cover += [["DCA", None, day, "07:00", "19:00", 1] for day in ("Mon", "Tue", "Wed")]
    return {"Rota": rota, "People": people, "Shift codes": codes, "Cover": cover}


@pytest.fixture
def shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    """Read sheets from a workbook: the document of show; the workbook must stay as it is."""

    def show(sheets: Sheets) -> dict[str, Any]:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(row)
        path = tmp_path / "station.xlsx"
        book.save(path)
        before = path.read_bytes()
        code = main(["show", str(path), "--json"])
        out, err = capsys.readouterr()
        assert path.read_bytes() == before
        assert "Traceback" not in err
        assert code == 0, err
        document: dict[str, Any] = json.loads(out)
        main(["check", str(path), "--json"])
        checked = capsys.readouterr()
        assert "Traceback" not in checked.err
        assert json.loads(checked.out)["problems"] == document["problems"]
        return document

    return show


def test_a_sound_rota_has_no_errors(shown: Callable[..., dict[str, Any]]) -> None:
    document = shown(station())
    assert [p for p in document["problems"] if p["severity"] == "error"] == []
    assert len(document["people"]) == 4
    assert document["demand"]["source"] == "sheet"


def unknown_code(sheets: Sheets) -> None:
    sheets["Rota"][2][3] = "QX"


def two_rows(sheets: Sheets) -> None:
    sheets["Rota"].append(list(sheets["Rota"][1]))


def missing_manager(sheets: Sheets) -> None:
    sheets["People"][2][2] = "Zed Nobody"


def manager_cycle(sheets: Sheets) -> None:
    sheets["People"][1][2] = "Ben Cole"


def date_twice(sheets: Sheets) -> None:
    sheets["Rota"][0][3] = sheets["Rota"][0][2]


def negative_demand(sheets: Sheets) -> None:
    sheets["Cover"][2][5] = -1


def end_without_time(sheets: Sheets) -> None:
    sheets["Shift codes"][1][2] = "soon"


def unknown_restriction(sheets: Sheets) -> None:
    for row, value in zip(
        sheets["People"], ["Restrictions", "no full moons", None, None, None], strict=True
    ):
        row.append(value)


@pytest.mark.parametrize(
    ("spoil", "sheet", "cell", "said"),
    [
        (unknown_code, "Rota", "D3", "QX"),
        (two_rows, "Rota", "A6", "Asha Patel"),
        (missing_manager, "People", "C3", "Zed Nobody"),
        (manager_cycle, "People", "C2", "Ben Cole"),
        (date_twice, "Rota", "D1", "2026"),
        (negative_demand, "Cover", "F3", "-1"),
        (end_without_time, "Shift codes", "C2", "soon"),
        (unknown_restriction, "People", "E2", "no full moons"),
    ],
)
def test_each_fault_is_listed_with_its_cell(
    spoil: Callable[[Sheets], None],
    sheet: str,
    cell: str,
    said: str,
    shown: Callable[..., dict[str, Any]],
) -> None:
    sheets = station()
    spoil(sheets)
    problems = shown(sheets)["problems"]
    named = [
        p
        for p in problems
        if p["severity"] in ("error", "warning")
        and p["sheet"] == sheet
        and cell in (p["cell"] or "")
    ]
    assert named, problems
    assert any(said in p["found"] for p in named), named
    assert all(p["expected"] and p["todo"] for p in named)


def test_overlapping_duties_of_an_export_are_both_kept_and_named(
    shown: Callable[..., dict[str, Any]],
) -> None:
    rows: list[list[Any]] = [["Name", "Role", "Date", "Start", "End", "Shift"]]
    for day in range(14):
        for name in ("Asha Patel", "Ben Cole"):
            rows.append([name, "Paramedic", MONDAY + timedelta(days=day), "07:00", "17:00", "D"])
    rows.append(["Asha Patel", "Paramedic", MONDAY, "15:00", "23:00", "L"])
    document = shown({"Duties": rows})
    of_day = [
        d
        for d in document["duties"]
        if d["day"] == 0 and d["person"] == document["people"][0]["id"]
    ]
    assert len(of_day) == 2
    assert any("overlap" in f"{p['found']} {p['todo']}".lower() for p in document["problems"])


def test_a_refusal_is_the_only_message_whatever_else_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in {**station(), "Rules": [["Rule", "Level"], ["no-such", "must"]]}.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    path = tmp_path / "station.xlsx"
    book.save(path)
    out = tmp_path / "out"
    for arguments in (
        ["propose", str(path), "--out", str(out), "--lock", "Nobody"],
        ["compare", str(path), str(path), "--out", str(path)],
    ):
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert not out.exists()
