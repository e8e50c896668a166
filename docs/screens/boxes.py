"""How to get to dialogs, messages, and pages beside the way through."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from docs.screens.stage import Drive, Stage
from docs.screens.ways import at_cell
from ui.journal import Note, left_words
from ui.scores import MEET


def recent(stage: Stage) -> None:
    """The first page with files opened lately: one pinned, one that is gone."""
    recalling, folder = stage.window.desk.recalling, Path(tempfile.mkdtemp(prefix="screens-"))
    for name in ("Harbour, old.ambrota", "Northgate board.ambrota", "Eastfield, January.ambrota"):
        (folder / name).touch()
        recalling.add(folder / name)
    recalling.recent.pin(folder / "Northgate board.ambrota", True)
    (folder / "Harbour, old.ambrota").unlink()
    recalling.show_on_first_page()
    stage.spin()


def left_behind(stage: Stage) -> None:
    """The first page after a window that died with something not saved."""
    note = Note("Northgate DCA 24 line", f"{datetime.now() - timedelta(days=1):%Y-%m-%dT16:40}", 2)
    stage.window.start.show_left([(None, *left_words(note, datetime.now()))])
    stage.spin()


def edited(stage: Stage) -> None:
    """The list of steps after some: typed codes, a lock, one step taken back."""
    at_cell("history")(stage)
    session = stage.window.session
    people = session.current.rota.people
    session.edit([(people[2].id, 4)], "L")
    session.edit([(people[5].id, 4), (people[5].id, 5)], "D")
    session.lock({people[0].id})
    session.edit([(people[8].id, 2)], "")
    session.undo.undo()
    stage.until(lambda: session.current.audit is not None)


def vacancy(stage: Stage) -> None:
    """All there is to say of a line that nobody fills."""
    stage.open()
    rota = stage.window.session.current.rota
    stage.window.desk.show_person(next(at for at, one in enumerate(rota.people) if one.vacant))
    stage.spin()


def exported(stage: Stage) -> None:
    """What was written, with where it lies."""
    stage.propose()
    stage.act("use")
    messages = stage.window.messages
    stage.window.desk.files.export_to(Path(tempfile.mkdtemp(prefix="screens-")))
    stage.until(messages.isVisible)


def unread(stage: Stage) -> None:
    """A file that is no workbook."""
    path = Path(tempfile.mkdtemp(prefix="screens-")) / "Notes for the board.xlsx"
    path.write_bytes(b"no workbook")
    stage.window.open_path(path)
    stage.until(stage.window.messages.isVisible)


def behind(stage: Stage) -> Any:
    """The people behind a figure of the scorecard."""
    stage.propose()
    table = stage.window.scorecard.left
    scores = table.scores
    figures = (scores.index(row, 2) for row in range(scores.rowCount()))
    told = {score.key: one for one in figures if (score := scores.score(one)) is not None}
    table.setCurrentIndex(told[MEET])
    return stage.dialog(lambda: QTest.keyClick(table, Qt.Key.Key_Return))


def leaving(stage: Stage) -> Any:
    """What is asked when a review that is not saved is closed."""
    stage.propose()
    return stage.dialog(lambda: stage.act("close_rota"))


def printing(*parts: str, pages: int = 0, proposed: bool = True) -> Drive:
    """The preview of what is printed, so many pages on."""

    def drive(stage: Stage) -> Any:
        stage.propose() if proposed else stage.open()
        dialog = stage.window.desk.manners.print_dialog()
        for name, box in dialog.parts.items():
            box.setChecked(name in parts)
        dialog.show()
        for _ in range(pages):
            dialog.turn(1)
        stage.until(lambda: not dialog.background.busy())
        picture = dialog.grab()
        dialog.close()
        return picture

    return drive


def page_of_person(stage: Stage) -> Any:
    """The page of one person as it is printed."""
    stage.open()
    stage.window.desk.show_person(0)
    stage.spin()
    return stage.dialog(lambda: stage.act("print_person"))
