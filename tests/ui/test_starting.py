"""People on other lines: tried in the workbook first, written into their rows, read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import ui.proposing
from ambrota.opening import Opened, open_workbook
from ambrota.sheets.writing.copy_back import write_back
from ambrota.starts import Start, with_starts
from sample_rotas import BY_ID
from solver.engines.tally import claims
from solver.plan import current_plan
from solver.request import KEPT_STARTS, Proposal, Request
from solver.run import problem_of
from solver.statement import state_all
from ui.cli import main
from ui.proposing import certified
from ui.starting import FREE, TEAMS, starts_of

CREW = [("Ann Able", "Eve East", "DDDD..."), ("Bob Bell", "Eve East", "NNNN..."),
        ("Cat Cole", "Flo Firth", "DDDD..."), ("Dan Dent", "Flo Firth", "NNNN...")]  # fmt: skip
LEADERS = [("Eve East", None, "MMMM..."), ("Flo Firth", None, ".......")]
CODES = [
    ["Code", "Meaning", "Start", "End", "Paid hours", "Kind", "Resource"],
    ["D", "Day", "07:00", "19:00", 11.5, "cover", "DCA"],
    ["N", "Night", "19:00", "07:00", 11.5, "cover", "DCA"],
    ["M", "Leader", "07:00", "19:00", 11.5, "cover", "Car"],
]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
Sheet = Any


def grid(book: openpyxl.Workbook, name: str, rows: list[Any], role: str, *, numbers: bool) -> None:
    sheet = book.create_sheet(name)
    number = ["Staff no"] if numbers else []
    sheet.append(["Line", *number, "Name", "Grade", *DAYS, "Mobile"])
    for line, (who, _, week) in enumerate(rows, 1):
        entries = [None if code == "." else code for code in week]
        own = [7000 + 100 * len(role) + line] if numbers else []
        sheet.append([line, *own, who, role, *entries, f"0770 {line}"])


def station(
    folder: Path,
    *,
    numbers: bool = False,
    by_line: bool = True,
    change: Callable[[openpyxl.Workbook], None] = lambda book: None,
) -> Opened:
    """Crew who meet their managers only from other lines, in a workbook of that layout."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    grid(book, "Crew rota", CREW, "Paramedic", numbers=numbers)
    grid(book, "Leaders", LEADERS, "Team leader", numbers=numbers)
    codes = book.create_sheet("Shift codes")
    for row in CODES:
        codes.append(row)
    people = book.create_sheet("People")
    first = ["Line", "Rota"] if by_line else []
    people.append([*first, "Name", "Role", "Team", "Line manager", "Contracted hours"])
    for rota, rows, role, hours in (
        ("Crew rota", CREW, "Paramedic", 46),
        ("Leaders", LEADERS, "Team leader", 23),
    ):
        for line, (who, manager, _) in enumerate(rows, 1):
            where = [line, rota] if by_line else []
            people.append([*where, who, role, f"Team {who[0]}", manager, hours])
    change(book)
    path = folder / "station.xlsx"
    book.save(path)
    return open_workbook(path)


LAYOUTS = {
    "lines, people by line": {},
    "lines, people by name": {"by_line": False},
    "staff numbers": {"numbers": True},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_people_are_written_into_their_new_rows(layout: str, tmp_path: Path) -> None:
    opened = station(tmp_path, **LAYOUTS[layout])  # type: ignore[arg-type]
    before = opened.path.read_bytes()
    told: list[str] = []
    starts = starts_of(opened, FREE, tmp_path, told.append)
    assert told == []
    assert len(starts.free) == 6
    assert starts.own_ids is (layout == "staff numbers")
    ids = [person.id for person in opened.rota.people]
    made = (Start(ids[1], ids[2], starts.own_ids), Start(ids[2], ids[1], starts.own_ids))
    written = certified(opened, proposal_of(opened, made), tmp_path)
    assert written.certificate.verified, written.certificate.differences
    assert [one.name for one in written.rota.people[:4]] == [
        "Ann Able", "Cat Cole", "Bob Bell", "Dan Dent",
    ]  # fmt: skip
    assert [one.team for one in written.rota.people[:3]] == ["Team A", "Team C", "Team B"]
    assert opened.path.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"station.xlsx", written.file.name}
    assert any("'Mobile'" in note.found for note in written.notes)
    cells = openpyxl.load_workbook(written.file)["Crew rota"]
    assert [cells.cell(row, cells.max_column).value for row in (3, 4)] == ["0770 2", "0770 3"]


def proposal_of(opened: Opened, starts: tuple[Start, ...]) -> Proposal:
    """A proposal of people moved and nothing else, claimed as the search claims it."""
    request = Request(with_starts(opened.rota, starts), opened.rulebook)
    statement = state_all(problem_of(request))
    counted = claims(statement, current_plan(statement.problem))
    return Proposal("A", "Moved", "", (), (), (), counted, starts)


def test_a_file_that_leaves_people_where_they_were_is_not_certified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = station(tmp_path)
    ids = [person.id for person in opened.rota.people]
    made = (Start(ids[1], ids[2]), Start(ids[2], ids[1]))

    def unmoved(imported: Any, proposed: Any, target: Path, starts: Any) -> Any:
        return write_back(imported, proposed, target)

    monkeypatch.setattr(ui.proposing, "write_back", unmoved)
    written = certified(opened, proposal_of(opened, made), tmp_path)
    assert not written.certificate.verified
    assert "row 2: Cat Cole begins there as proposed, Bob Bell in the file" in (
        written.certificate.differences
    )


def merged(book: openpyxl.Workbook) -> None:
    book["Crew rota"].merge_cells("B2:B3")


def by_formula(book: openpyxl.Workbook) -> None:
    for row in range(2, 6):
        book["Crew rota"].cell(row, 2).value = f"=People!C{row}"


def received_by_line(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Training")
    sheet.append(["Person", "Category", "Hours received"])
    sheet.append(["Crew rota line 2", "statutory", 5])


@pytest.mark.parametrize("change", [merged, by_formula, received_by_line])
def test_where_names_cannot_move_that_is_said_and_nobody_is_moved(
    change: Callable[[openpyxl.Workbook], None], tmp_path: Path
) -> None:
    opened = station(tmp_path, change=change)
    told: list[str] = []
    assert starts_of(opened, FREE, tmp_path, told.append) == KEPT_STARTS
    assert len(told) == 1
    assert told[0].startswith("Everybody is left on the line on which they begin: ")
    assert [one.name for one in tmp_path.iterdir()] == ["station.xlsx"]


def test_teams_are_kept_together_only_where_asked(tmp_path: Path) -> None:
    opened = station(tmp_path)
    assert starts_of(opened, TEAMS, tmp_path, print).together
    assert not starts_of(opened, FREE, tmp_path, print).together


def test_the_command_line_says_who_begins_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = station(tmp_path)
    rules = tmp_path / "rules.toml"
    rules.write_text('[training]\nlevel = "off"\n', encoding="utf-8")
    out = tmp_path / "out"
    asked = ["propose", str(opened.path), "--rules", str(rules), "--out", str(out), "--json"]
    assert main([*asked, "--starts", "free", "--seconds", "5", "--alternatives", "1"]) == 0
    document = json.loads(capsys.readouterr().out)
    made = document["proposals"][0]
    assert made["certificate"]["verified"]
    assert made["check"]["guarantees"]["contact"]["met"] == 4
    moved = {each["name"]: (each["from_line"], each["to_line"]) for each in made["starts"]}
    assert len(moved) == 2
    assert all(each["rota"] == "Crew rota" for each in made["starts"])
    assert main(["show", made["file"], "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["people"]
    assert all(shown[to - 1]["name"] == who for who, (_, to) in moved.items())
    assert {shown[to - 1]["id"] for _, to in moved.values()} == {
        each["id"] for each in made["starts"]
    }
    assert main([*asked, "--from", made["file"], "--seconds", "2"]) == 2
    assert "begin on other lines" in capsys.readouterr().err


def test_starts_are_for_cyclic_rotas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(BY_ID["eastfield-station-12-weeks"].path)
    assert main(["propose", file, "--out", str(tmp_path / "out"), "--starts", "free"]) == 2
    assert "--starts is for a cyclic rota" in capsys.readouterr().err
