"""`compare`: a proposed rota beside the current one."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from ambrota.model import Change, Kind
from ambrota.opening import Opened, open_workbook
from ambrota.sheets.writing.copy_back import write_back
from sample_rotas import SAMPLES
from ui.cli import main

SMALLEST = min(SAMPLES, key=lambda sample: sample.path.stat().st_size)


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_workbook(SMALLEST.path)


@pytest.fixture
def proposed(opened: Opened, tmp_path: Path) -> tuple[Path, str]:
    """A copy in which one person has one cover duty less, and that person's id."""
    duty = next(each for each in opened.rota.duties if each.kind is Kind.COVER)
    less = Change(duty.person, duty.day, opened.rota.by_cell[duty.person, duty.day], ())
    path = tmp_path / "proposed.xlsx"
    write_back(opened.imported, opened.rota.with_changes([less]), path)
    return path, duty.person


def test_what_changes_is_told_for_the_rota_and_for_each_person(
    opened: Opened, proposed: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, who = proposed
    assert main(["compare", str(SMALLEST.path), str(path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["changes"], document["people_changed"]) == (1, 1)
    changed = [person for person in document["people"] if person["days_changed"]]
    assert [person["id"] for person in changed] == [who]
    assert changed[0]["changes"][0]["after"] == []
    assert changed[0]["hours"]["proposed"] < changed[0]["hours"]["current"]


def test_the_proposed_rota_is_held_to_the_current_one(
    opened: Opened, proposed: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A duty taken away is missing from the cover that the current rota fills."""
    main(["compare", str(SMALLEST.path), str(proposed[0]), "--json"])
    document = json.loads(capsys.readouterr().out)
    filled = document["cover"]["Filled"]
    assert filled["proposed"] < filled["current"]
    both = [document[side]["cover"]["required_hours"] for side in ("current", "proposed")]
    assert both[0] == both[1]


def test_the_report_is_a_workbook_and_the_text_says_the_same(
    proposed: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.xlsx"
    arguments = ["compare", str(SMALLEST.path), str(proposed[0]), "--out", str(report)]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "1 duty day changed for 1 person" in out
    assert "WHAT CHANGES FOR WHOM" in out
    assert out.index("\nAT A GLANCE") < out.index("Findings on what must hold")
    line = next(each for each in out.splitlines() if "Unit hours as whole" in each)
    assert line.split()[-5:] == ["unit", "hours", "a", "week", "worse"]
    assert "the same\n" not in out, "what does not differ is counted, not listed"
    assert "The same in both:" in out
    assert out.index("Unit hours as whole vehicles") < out.index("\nPEOPLE")
    assert len(openpyxl.load_workbook(report).sheetnames) > 3


def test_the_report_never_takes_the_place_of_a_rota(
    proposed: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = proposed[0]
    before = path.read_bytes()
    assert main(["compare", str(SMALLEST.path), str(path), "--out", str(path)]) == 2
    assert path.read_bytes() == before
    assert "cannot be written there" in capsys.readouterr().err


def test_rotas_of_other_people_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    others = [sample for sample in SAMPLES if sample is not SMALLEST]
    assert main(["compare", str(SMALLEST.path), str(others[0].path)]) == 2
    assert "not of the same people" in capsys.readouterr().err
