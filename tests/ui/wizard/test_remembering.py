"""What is settled once is used the next month, forgotten when asked, and carried as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ambrota.model import Kind, Shift
from ambrota.sheets import Layout
from ui.settings import Settings
from ui.wizard.code_dictionary import CodeDictionary
from ui.wizard.draft import ImportDraft
from ui.wizard.people_match import PeopleMatch
from ui.wizard.remembering import Remembering

NAMES = ["Ann Bell", "Tom Cole", "Sam Vale", "Kim Wood", "Lee Dunn"]
R = Shift("R", Kind.RELIEF, meaning="relief")


@pytest.fixture
def month(tmp_path: Path) -> Callable[..., Path]:
    """Writes a month of a station, R unexplained."""

    def build(number: int = 1, names: list[str] = NAMES) -> Path:
        book = openpyxl.Workbook()
        rota, key = book.active, book.create_sheet("Key")
        assert rota is not None
        first = dt.date(2026, number, 1)
        rota.title = f"{first:%B %Y}"
        rota.append(["Name", *(first + dt.timedelta(days=day) for day in range(14))])
        for name in names:
            rota.append([name, *["D", "D", "RD", "RD", "R", "D", "D"] * 2])
        for row in (("Code", "Start", "End", "Kind"), ("D", "07:00", "19:00", "cover")):
            key.append(row)
        path = tmp_path / f"{first:%B}.xlsx"
        book.save(path)
        return path

    return build


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Callable[[], Remembering]:
    """A draft with a memory beside the settings of the test."""

    def build() -> Remembering:
        widget = QWidget()
        qtbot.addWidget(widget)
        store = QSettings(str(tmp_path / "own" / "settings.ini"), QSettings.Format.IniFormat)
        return Remembering(ImportDraft(parent=widget), Settings(store), widget)

    return build


def opened(qtbot: QtBot, desk: Remembering, path: Path) -> None:
    with qtbot.waitSignal(desk.draft.changed, timeout=20_000):
        desk.draft.open(path)
    settled(qtbot, desk)


def settled(qtbot: QtBot, desk: Remembering) -> None:
    qtbot.waitUntil(lambda: not (desk.draft.is_busy or desk.background.busy()), timeout=20_000)


def test_the_next_month_asks_nothing_again(
    qtbot: QtBot, desk: Callable[[], Remembering], month: Callable[..., Path], tmp_path: Path
) -> None:
    first = desk()
    opened(qtbot, first, month(1))
    assert not first.draft.recalled
    assert [one.code for one in first.draft.questions] == ["R"]
    with qtbot.waitSignal(first.draft.changed, timeout=20_000):
        first.draft.answer(Layout(codes=(R,)), "relief")
    first.keep()
    settled(qtbot, first)
    assert len(list((tmp_path / "own" / "layouts").iterdir())) == 1

    then = desk()
    opened(qtbot, then, month(2, [*NAMES[1:], "Zoe Hart"]))
    assert then.draft.recalled
    assert then.draft.questions == ()
    assert then.draft.layout.codes == (R,)
    assert [person.name for person in then.people.new] == ["Zoe Hart"]
    assert [known.name for known in then.people.gone] == ["Ann Bell"]
    then.forget()
    settled(qtbot, then)
    last = desk()
    opened(qtbot, last, month(3))
    assert not last.draft.recalled
    assert [one.code for one in last.draft.questions] == ["R"]


def test_somebody_written_otherwise_is_asked_about_once(
    qtbot: QtBot, desk: Callable[[], Remembering], month: Callable[..., Path]
) -> None:
    first = desk()
    opened(qtbot, first, month(1))
    first.keep()
    settled(qtbot, first)
    then = desk()
    opened(qtbot, then, month(2, [*NAMES[:4], "L Dunn"]))
    assert [pair.known.name for pair in then.people.likely] == ["Lee Dunn"]
    then.ask_people()
    dialog = then.over.findChild(PeopleMatch)
    (choice,) = dialog.choices.values()
    choice.setCurrentIndex(1)
    with qtbot.waitSignal(then.draft.changed, timeout=20_000):
        dialog.use.click()
    settled(qtbot, then)
    assert then.people.likely == ()
    assert then.draft.imported is not None
    assert then.draft.imported.rota.people[4].id == "lee-dunn"
    then.keep()
    settled(qtbot, then)
    last = desk()
    opened(qtbot, last, month(3, [*NAMES[:4], "L Dunn"]))
    assert last.people.likely == ()
    assert last.draft.layout.ids == {"L Dunn": "lee-dunn"}


def test_codes_said_in_the_dictionary_are_an_answer_and_can_be_taken_back(
    qtbot: QtBot, desk: Callable[[], Remembering], month: Callable[..., Path]
) -> None:
    one = desk()
    opened(qtbot, one, month(1))
    one.ask_codes("R")
    dialog = one.over.findChild(CodeDictionary)
    assert dialog.name.text().startswith("R ")
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(Kind.RELIEF))
    dialog.form.kind.activated.emit(dialog.form.kind.currentIndex())
    with qtbot.waitSignal(one.draft.changed, timeout=20_000):
        dialog.use.click()
    assert one.draft.questions == ()
    with qtbot.waitSignal(one.draft.changed, timeout=20_000):
        one.draft.back()
    assert [question.code for question in one.draft.questions] == ["R"]


def test_a_layout_goes_to_a_file_and_comes_back(
    qtbot: QtBot, desk: Callable[[], Remembering], month: Callable[..., Path], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    one = desk()
    opened(qtbot, one, month(1))
    with qtbot.waitSignal(one.draft.changed, timeout=20_000):
        one.draft.answer(Layout(codes=(R,)), "relief")
    named = str(tmp_path / "ours")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (named, ""))
    with qtbot.waitSignal(one.note) as told:
        one.save_layout()
    assert "ours.toml" in told.args[0]
    path = tmp_path / "ours.toml"
    assert Layout.from_file(path) == Layout(codes=(R,))
    other = desk()
    opened(qtbot, other, month(2))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(other.draft.changed, timeout=20_000):
        other.load_layout()
    assert other.draft.questions == ()


def test_what_cannot_be_written_or_read_is_told(
    qtbot: QtBot, desk: Callable[[], Remembering], month: Callable[..., Path], tmp_path: Path
) -> None:
    one = desk()
    opened(qtbot, one, month(1))
    with qtbot.waitSignal(one.failed) as told:
        one.save_layout_to(tmp_path / "no such folder" / "ours.toml")
    assert "could not be saved" in told.args[0].title
    bad = tmp_path / "bad.toml"
    bad.write_text("kind = 3", encoding="utf-8")
    with qtbot.waitSignal(one.failed) as told:
        one.load_layout_from(bad)
    assert told.args[0].todo
    (tmp_path / "own").mkdir(exist_ok=True)
    (tmp_path / "own" / "layouts").write_text("a file where a folder is wanted")
    with qtbot.waitSignal(one.failed, timeout=20_000) as told:
        one.keep()
    assert "keep what was settled" in told.args[0].title


def test_the_menu_offers_what_can_be_done(
    qtbot: QtBot, desk: Callable[[], Remembering], month: Callable[..., Path]
) -> None:
    one = desk()
    button = one.button()
    button.setParent(one.over)
    menu = button.menu()
    menu.aboutToShow.emit()
    words = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    assert not words["Shift codes…"].isEnabled()
    opened(qtbot, one, month(1))
    menu.aboutToShow.emit()
    assert words["Shift codes…"].isEnabled()
    assert not words["People of the last import…"].isEnabled()
    assert words["Forget what was settled for this form"].isEnabled()
