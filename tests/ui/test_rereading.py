"""Fix and reload: the workbook is mended in Excel while its review is open."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Kind, Person, Rota, RotaKind, Shift
from ambrota.sheets import Layout
from ui.main_window import MainWindow
from ui.refit import refit
from ui.version import Version
from ui.wizard.code_dictionary import CodeDictionary

PEOPLE = {
    "Ann Bell": "D D N N RD RD D",
    "Tom Cole": "RD D D N N RD D",
    "Sam Vale": "D D RD RD R D D",
}
KEY = (
    ("Code", "Start", "End", "Paid hours", "Kind", "Resource"),
    ("D", "07:00", "19:00", 11.5, "cover", "DCA"),
    ("N", "19:00", "07:00", 11.5, "cover", "DCA"),
    ("RD", None, None, None, "rest", None),
)


def write(path: Path, first: dt.date = dt.date(2026, 1, 5), **rows: str) -> Path:
    """Saves the station's week as programs do: beside, then in place of what was there."""
    book = openpyxl.Workbook()
    rota, key = book.active, book.create_sheet("Key")
    assert rota is not None
    rota.title = "Rota"
    rota.append(["Name", *(first + dt.timedelta(days=day) for day in range(7))])
    said = {name.replace("_", " "): codes for name, codes in rows.items()}
    for name, codes in {**PEOPLE, **said}.items():
        rota.append([name, *codes.split()])
    for row in KEY:
        key.append(row)
    beside = path.with_name("~saving.xlsx")
    book.save(beside)
    os.replace(beside, path)
    return path


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window with the station's week open and watched."""
    path = write(tmp_path / "Northgate.xlsx")
    window.rereading.watch._soon.setInterval(20)
    window.session.open_workbook(path)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        pass
    settled(qtbot, window)
    return window


def settled(qtbot: QtBot, window: MainWindow) -> None:
    busy = window.session.background, window.rereading.watch.background
    qtbot.waitUntil(lambda: not any(one.busy() for one in busy), timeout=60_000)


def codes(window: MainWindow, name: str) -> str:
    """A person's week as the current rota has it."""
    rota = window.session.current.rota
    person = next(one.id for one in rota.people if one.name == name)
    days = (rota.by_cell.get((person, day), ()) for day in range(rota.days))
    return " ".join("+".join(duty.code for duty in duties) or "." for duties in days)


def mended(qtbot: QtBot, window: MainWindow, **rows: str) -> None:
    """The workbook is changed on disk, and the window has said so."""
    with qtbot.waitSignal(window.rereading.watch.changed, timeout=20_000):
        write(window.session.workbook, **rows)
    assert window.messages.title.text() == "Northgate.xlsx was changed"
    assert window.messages.act.text() == "Read it again"


def again(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.messages.act.click()
    settled(qtbot, window)


def answer(monkeypatch: pytest.MonkeyPatch, button: str) -> list[str]:
    """Answers what is asked; returns the questions."""
    asked: list[str] = []

    def question(_window: object, _title: str, text: str, *_: object) -> object:
        asked.append(text)
        return getattr(QMessageBox.StandardButton, button)

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked


def test_a_mended_workbook_is_read_again_when_asked(qtbot: QtBot, opened: MainWindow) -> None:
    assert any("'R'" in one.found for one in opened.session.problems)
    mended(qtbot, opened, Sam_Vale="D D RD RD N D D")
    assert codes(opened, "Sam Vale") == "D D RD RD R D D"
    again(qtbot, opened)
    assert codes(opened, "Sam Vale") == "D D RD RD N D D"
    assert not any("'R'" in one.found for one in opened.session.problems)
    assert opened.messages.title.text() == "Northgate.xlsx was read again"
    assert not opened.desk.files.modified
    mended(qtbot, opened, Sam_Vale="N N RD RD N D D")


def test_edits_are_made_again_where_they_fit(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.session
    session.edit([("ann-bell", 0), ("tom-cole", 1)], "N")
    session.lock(["tom-cole"])
    mended(qtbot, opened, Tom_Cole="RD RD D N N RD D")
    asked = answer(monkeypatch, "Cancel")
    opened.messages.act.click()
    assert "2 edited cells" in asked[0]
    settled(qtbot, opened)
    assert codes(opened, "Tom Cole") == "RD N D N N RD D"
    answer(monkeypatch, "Ok")
    opened.actions_by_id["read_again"].trigger()
    with qtbot.waitSignal(session.opened, timeout=60_000):
        pass
    settled(qtbot, opened)
    assert codes(opened, "Ann Bell").startswith("N D")
    assert codes(opened, "Tom Cole") == "RD RD D N N RD D"
    assert "1 cell edited again" in opened.messages.detail.text()
    assert "Tom Cole, Tuesday 6 Jan" in opened.messages.detail.text()
    assert session.current.rota.person("tom-cole").locked
    session.undo.undo()
    assert codes(opened, "Ann Bell").startswith("D D")


def test_proposals_are_let_go_only_after_asking(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.session
    session.add_proposals([Version("A", "Fewest changes", session.current.rota)], None)
    settled(qtbot, opened)
    mended(qtbot, opened, Sam_Vale="D D RD RD N D D")
    asked = answer(monkeypatch, "Cancel")
    opened.messages.act.click()
    assert "1 proposal" in asked[0]
    assert len(session.proposals) == 1
    answer(monkeypatch, "Ok")
    again(qtbot, opened)
    assert session.proposals == []


def test_the_reviews_rules_and_file_are_kept(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    session = opened.session
    opened.desk.files.save_to(tmp_path / "ours.ambrota")
    settled(qtbot, opened)
    first = session.rulebook.rules[0]
    rules = (replace(first, level="off"), *session.rulebook.rules[1:])
    session.set_rulebook(replace(session.rulebook, rules=rules))
    book = session.rulebook
    settled(qtbot, opened)
    mended(qtbot, opened, Sam_Vale="D D RD RD N D D")
    again(qtbot, opened)
    assert session.rulebook == book
    assert session.review == tmp_path / "ours.ambrota"
    assert opened.desk.files.modified


def test_a_workbook_that_is_gone_is_told_once_and_read_when_it_is_back(
    qtbot: QtBot, opened: MainWindow
) -> None:
    path = opened.session.workbook
    with qtbot.waitSignal(opened.rereading.watch.gone, timeout=20_000):
        path.unlink()
    assert "no longer where it was" in opened.messages.title.text()
    assert opened.session.is_open
    mended(qtbot, opened, Sam_Vale="D D RD RD N D D")
    again(qtbot, opened)
    assert codes(opened, "Sam Vale") == "D D RD RD N D D"


def test_a_workbook_that_cannot_be_read_leaves_the_review_as_it_is(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.rereading.AGAIN_AFTER", 1)
    opened.session.workbook.write_bytes(b"PK no workbook")
    with qtbot.waitSignal(opened.session.failed, timeout=60_000):
        opened.rereading.read_again()
    settled(qtbot, opened)
    assert codes(opened, "Sam Vale") == "D D RD RD R D D"
    assert "What to do" in opened.messages.detail.text()


def test_codes_can_be_settled_after_the_import(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_id["shift_codes"].trigger()
    dialog = opened.findChild(CodeDictionary)
    dialog.choose("R")
    kind = dialog.form.kind
    kind.setCurrentIndex(kind.findData(Kind.RELIEF))
    kind.activated.emit(kind.currentIndex())
    with qtbot.waitSignal(opened.session.opened, timeout=60_000):
        dialog.use.click()
    settled(qtbot, opened)
    assert opened.session.current.rota.shift_by_code["R"].kind is Kind.RELIEF
    assert opened.session.source.imported.layout == Layout(codes=(Shift("R", Kind.RELIEF),))
    assert opened.session.source.reading.layout is not None


SHIFTS = (Shift("D", Kind.COVER, 420, 1140), Shift("N", Kind.COVER, 1140, 1860))


@pytest.fixture
def week() -> Callable[..., Rota]:
    """A rota of one person from a date, given as codes."""

    def build(row: str, first: dt.date = dt.date(2026, 1, 5), person: str = "ann") -> Rota:
        known = {shift.code: shift for shift in SHIFTS}
        duties = [known[c].duty(person, day) for day, c in enumerate(row) if c != "."]
        people = (Person(person, "Ann Bell"),)
        return Rota("Week", RotaKind.DATED, first, len(row), people, SHIFTS, tuple(duties))

    return build


@pytest.mark.parametrize(
    ("row", "first", "fits", "lost"),
    [
        ("DD.....", dt.date(2026, 1, 5), [1], []),
        ("DN.....", dt.date(2026, 1, 5), [], []),
        ("D......", dt.date(2026, 1, 5), [], ["Ann Bell, Tuesday 6 Jan 2026"]),
        ("..DD...", dt.date(2026, 1, 3), [3], []),
        ("DD.....", dt.date(2026, 2, 2), [], ["Ann Bell, Tuesday 6 Jan 2026"]),
    ],
)
def test_an_edit_fits_its_date_and_what_the_cell_held(
    week: Callable[..., Rota], row: str, first: dt.date, fits: list[int], lost: list[str]
) -> None:
    before = week("DD.....")
    edit = Change("ann", 1, before.by_cell["ann", 1], (SHIFTS[1].duty("ann", 1),))
    refitted = refit([edit], before, week(row, first))
    assert [change.day for change in refitted.changes] == fits
    assert list(refitted.lost) == lost
    assert all(duty.code == "N" for change in refitted.changes for duty in change.after)
    gone = refit([edit], before, week(row, first, "somebody"))
    assert gone.lost == ("Ann Bell, Tuesday 6 Jan 2026",)
