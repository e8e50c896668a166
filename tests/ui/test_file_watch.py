"""The watch over the open workbook, with the ways in which programs save a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from pytestqt.qtbot import QtBot

from ui.file_watch import FileWatch

MOMENT = 20


def book(path: Path, words: str) -> bytes:
    """A small zipped file, as workbooks are."""
    with ZipFile(path, "w") as file:
        file.writestr("sheet1.xml", words)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook."""
    book(tmp_path / "rota.xlsx", "January")
    return tmp_path / "rota.xlsx"


@pytest.fixture
def told(qtbot: QtBot, path: Path) -> Callable[[], FileWatch]:
    """A watch over it that has had its first look; what it says is kept in `said`."""

    def build() -> FileWatch:
        watch = FileWatch(moment=MOMENT)
        watch.said = []
        watch.changed.connect(lambda _path: watch.said.append("changed"))
        watch.gone.connect(lambda _path: watch.said.append("gone"))
        watch.watch(path)
        qtbot.waitUntil(lambda: not watch.background.busy())
        return watch

    return build


def quiet(qtbot: QtBot, watch: FileWatch) -> None:
    """Until nothing more is looked at."""
    qtbot.waitUntil(lambda: not (watch.background.busy() or watch._soon.isActive()), timeout=9000)


def saved_in_place(path: Path, words: str) -> None:
    book(path, words)


def saved_by_rename(path: Path, words: str) -> None:
    beside = path.with_name("~rota.tmp")
    book(beside, words)
    os.replace(beside, path)


def saved_by_delete_and_rename(path: Path, words: str) -> None:
    beside = path.with_name("~rota.tmp")
    book(beside, words)
    path.unlink()
    beside.rename(path)


@pytest.mark.parametrize("save", [saved_in_place, saved_by_rename, saved_by_delete_and_rename])
def test_each_change_is_said_once_however_it_is_saved(
    qtbot: QtBot, path: Path, told: Callable[[], FileWatch], save: Callable[[Path, str], None]
) -> None:
    watch = told()
    for number, words in enumerate(("February", "March", "April"), 1):
        with qtbot.waitSignal(watch.changed, timeout=9000):
            save(path, words)
        quiet(qtbot, watch)
        assert watch.said == ["changed"] * number


def test_the_same_contents_saved_again_are_no_change(
    qtbot: QtBot, path: Path, told: Callable[[], FileWatch]
) -> None:
    watch = told()
    before = path.read_bytes()
    with qtbot.waitSignal(watch._signs.fileChanged, timeout=9000):
        path.write_bytes(before)
        os.utime(path)
    quiet(qtbot, watch)
    assert watch.said == []


def test_a_half_written_file_is_waited_for(
    qtbot: QtBot, path: Path, told: Callable[[], FileWatch], tmp_path: Path
) -> None:
    watch = told()
    whole = book(tmp_path / "next.xlsx", "February" * 50)
    with qtbot.waitSignal(watch._soon.timeout, timeout=9000):
        path.write_bytes(whole[: len(whole) // 2])
    qtbot.waitUntil(lambda: watch._looks > 2, timeout=9000)
    assert watch.said == []
    with qtbot.waitSignal(watch.changed, timeout=9000):
        path.write_bytes(whole)


def test_a_file_that_stays_broken_is_said_to_be_changed_in_the_end(
    qtbot: QtBot, path: Path, told: Callable[[], FileWatch]
) -> None:
    watch = told()
    with qtbot.waitSignal(watch.changed, timeout=15_000):
        path.write_bytes(b"PK half")
    quiet(qtbot, watch)
    assert watch.said == ["changed"]


def test_a_file_that_is_gone_is_said_once_and_its_return_is_a_change(
    qtbot: QtBot, path: Path, told: Callable[[], FileWatch]
) -> None:
    watch = told()
    with qtbot.waitSignal(watch.gone, timeout=9000):
        path.unlink()
    (path.parent / "another.txt").write_text("a sign in the folder")
    quiet(qtbot, watch)
    assert watch.said == ["gone"]
    with qtbot.waitSignal(watch.changed, timeout=9000):
        book(path, "February")


def test_another_file_or_none_is_watched_in_its_place(
    qtbot: QtBot, path: Path, told: Callable[[], FileWatch], tmp_path: Path
) -> None:
    watch = told()
    other = tmp_path / "other.csv"
    other.write_text("a,b")
    watch.watch(other)
    qtbot.waitUntil(lambda: not watch.background.busy())
    book(path, "February")
    quiet(qtbot, watch)
    with qtbot.waitSignal(watch.changed, timeout=9000) as caught:
        other.write_text("a,c")
    assert caught.args == [other]
    assert watch.said == ["changed"]
    watch.watch(None)
    other.unlink()
    assert not watch._soon.isActive()
    assert watch._signs.files() == watch._signs.directories() == []
