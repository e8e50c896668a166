"""People on other lines, once through the window with a search that is real."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.test_starting import station
from ui.app import application
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.starting import FREE, TEAMS
from ui.tools import Tools
from ui.work import wait_for_work

BY_MANAGER = {"Ann Able": "A", "Bob Bell": "A", "Cat Cole": "B", "Dan Dent": "B"}
ENDS = {"Ann Able": "A", "Bob Bell": "B", "Cat Cole": "C", "Dan Dent": "A"}
LINES = 4


@pytest.mark.parametrize(
    ("how", "team_of", "moves"),
    [(FREE, BY_MANAGER, True), (TEAMS, ENDS, True), (TEAMS, BY_MANAGER, False)],
)
def test_a_search_in_the_window_lets_people_begin_elsewhere(
    qtbot: QtBot, tmp_path: Path, how: str, team_of: dict[str, str], *, moves: bool
) -> None:
    """Bob and Cat share no hour with their managers until they change places.

    Together with Ann or with Dan, each as many lines apart as they are, they cannot.
    """
    settings = Settings(QSettings(str(tmp_path / "own.ini"), QSettings.Format.IniFormat))
    application(settings)
    session = Session(Tools())
    window = MainWindow(session, settings)
    qtbot.addWidget(window, before_close_func=_let_go)
    window.show()

    def teams(book: object) -> None:
        sheet = book["People"]  # type: ignore[index]
        heads = [cell.value for cell in sheet[1]]
        name, team = heads.index("Name") + 1, heads.index("Team") + 1
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, team).value = team_of.get(sheet.cell(row, name).value)

    opened = station(tmp_path, change=teams)
    with qtbot.waitSignal(session.audited, timeout=30_000):
        session.take(opened.rota, opened.rulebook, opened.problems, opened, opened.path)
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    book = session.rulebook
    session.set_rulebook(
        book.with_rule(replace(book.rule("training"), statutory=0.0, cpd=0.0, supervision=0.0,
                               leadership=0.0))
    )  # fmt: skip
    window.actions_by_id["prepare"].trigger()
    combo = window.propose.aims.starts
    combo.setCurrentIndex(combo.findData(how))
    combo.activated.emit(combo.currentIndex())
    assert window.propose.briefing.brief.starts == how
    window.propose.seconds.setValue(8)
    with qtbot.waitSignal(session.versions_changed, timeout=120_000):
        window.propose.go.click()
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    asked, made = window.propose.asked, session.proposals[0]
    assert asked is not None
    assert asked.starts.free
    assert asked.starts.together is (how == TEAMS)
    assert bool(made.proposal.starts) is moves
    assert made.certificate.verified, made.certificate.differences
    line = {one.name: at for at, one in enumerate(made.rota.people[:LINES])}
    before = {one.name: at for at, one in enumerate(session.current.rota.people[:LINES])}
    if moves:
        assert made.audit.contact.met > session.current.audit.contact.met
        assert line != before
    for one, two in combinations(team_of, 2) if how == TEAMS else ():
        if team_of[one] == team_of[two]:
            assert (line[one] - line[two] - before[one] + before[two]) % LINES == 0


def _let_go(window: MainWindow) -> None:
    window.propose.solving.discard()
    window.session.undo.setClean()
    window.session.unsaved = False
    window.session.background.forget()
    wait_for_work(30_000)
