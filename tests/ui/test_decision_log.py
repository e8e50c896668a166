"""The decision log: who decided, changed or said what, when and why; shown, added to, exported."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.anonymous import Mask
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.decision_log import DECIDED, EDITS, RULES, SAID, as_csv, entries, kept
from ui.main_window import MainWindow
from ui.panels.decision_log_panel import DecisionLogPanel
from ui.record import AGREED, DECISION, OBJECTION, Remark
from ui.settings import AUTHOR
from ui.version import Version


@pytest.fixture
def decided(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A review in which a law was lowered, a day edited and a rota used."""
    session = window.session
    session.take(small_rota, default_rulebook())
    session.author = "R Manager"
    book = session.rulebook.with_reason("daily-rest", "agreed in May")
    session.set_rulebook(book.with_rule(replace(book.rule("daily-rest"), hours=9.0)))
    session.log_law()
    session.edit([("2", 0)], "D")
    session.add_proposals([Version("A", "Balanced", session.current.rota)], None)
    session.use("A")
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    return window


def log_of(window: MainWindow) -> DecisionLogPanel:
    window.actions_by_id["decision_log"].trigger()
    panel = window.desk.representing.log.widget()
    assert isinstance(panel, DecisionLogPanel)
    assert panel.isVisible()
    return panel


def test_it_tells_decisions_rules_and_edits(decided: MainWindow) -> None:
    told = entries(decided.session)
    assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)
    assert {one.by for one in told} <= {"R Manager", ""}
    (used,) = kept(told, DECIDED)
    assert used.about == "A · Balanced"
    assert used.text == (
        "Chose A · Balanced; no reason given yet. Nobody has agreed or objected yet."
    )
    (law,) = kept(told, RULES)
    assert law.grave
    assert law.about == "Rest between duties"
    assert law.text.startswith("Law lowered")
    assert law.text.endswith("because agreed in May")
    (edit,) = kept(told, EDITS)
    assert edit.text == "Set Adeyemi, Monday 4 May 2026 to D"
    assert kept(told, SAID) == []
    assert kept(told, "") == told


def test_a_choice_tells_its_reason_and_who_agreed(decided: MainWindow) -> None:
    session, at = decided.session, datetime(2026, 5, 4, tzinfo=UTC)
    for by, kind, text in (
        ("R Manager", DECISION, "nobody moves"), ("B Secretary", AGREED, ""),
        ("C Steward", OBJECTION, "too many nights"),
    ):  # fmt: skip
        session.set_record(session.record.with_remark(Remark(at, by, kind, "A", text)))
    chose = next(one.text for one in entries(session) if one.text.startswith("Chose"))
    assert chose == (
        "Chose A · Balanced, because nobody moves. Agreed: B Secretary. Objected: C Steward."
    )


def test_a_name_is_asked_for_once_and_never_that_of_the_account(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    session = window.session
    session.take(small_rota, default_rulebook())
    session.add_proposals([Version("A", "Balanced", small_rota)], None)
    session.use("A")
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    panel = log_of(window)
    assert [row[1] for row in panel.model.rows] == ["not stated"]
    assert panel.who.isVisible()
    qtbot.keyClicks(panel.who.name, "R Ashe, rota manager")
    qtbot.keyClick(panel.who.name, Qt.Key.Key_Return)
    assert [row[1] for row in panel.model.rows] == ["R Ashe, rota manager"]
    assert not panel.who.isVisible()
    assert window.settings.get(AUTHOR) == "R Ashe, rota manager"
    assert "Rulebook: Shipped rules" in panel.stamp.text()


def test_what_is_undone_is_not_in_it(decided: MainWindow) -> None:
    decided.session.undo.undo()
    assert kept(entries(decided.session), DECIDED) == []


def test_a_reason_is_typed_and_stands_in_it(qtbot: QtBot, decided: MainWindow) -> None:
    panel = log_of(decided)
    qtbot.keyClicks(panel.why, "fewest people change")
    qtbot.keyClick(panel.why, Qt.Key.Key_Return)
    assert panel.model.rows[0][1:] == (
        "R Manager", "A · Balanced", "Reason: fewest people change",
    )  # fmt: skip
    assert decided.session.undo.undoText() == "Add a reason to the decision log"
    before = len(panel.model.rows)
    decided.session.undo.undo()
    assert len(panel.model.rows) == before - 1


def test_one_part_can_be_looked_at(qtbot: QtBot, decided: MainWindow) -> None:
    panel = log_of(decided)
    whole = len(panel.model.rows)
    for part, number in ((DECIDED, 1), (RULES, 1), (EDITS, 1), (SAID, 0), ("", whole)):
        panel.show_part.setCurrentIndex(panel.show_part.findData(part))
        assert len(panel.model.rows) == number


def test_it_is_written_as_a_table_with_no_formula(decided: MainWindow, tmp_path: Path) -> None:
    panel = log_of(decided)
    panel.why.setText("=SUM(A1)")
    panel.add.click()
    panel.export_to(tmp_path / "log.csv")
    rows = list(csv.reader((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["When (UTC)", "Who", "Of what", "What, and why"]
    assert len(rows) == 1 + len(panel.model.rows)
    assert rows[-1][3] == "Reason: =SUM(A1)"
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, decided: MainWindow, tmp_path: Path
) -> None:
    panel = log_of(decided)
    with qtbot.waitSignal(decided.session.failed) as failed:
        panel.export_to(tmp_path / "nowhere" / "log.csv")
    assert "could not be written" in str(failed.args)


def test_names_can_be_left_out(decided: MainWindow) -> None:
    session = decided.session
    text = as_csv(entries(session), Mask(session.current.rota))
    assert "Adeyemi" not in text
    assert "Person 2" in text


def test_it_is_the_same_from_the_file(qtbot: QtBot, decided: MainWindow, tmp_path: Path) -> None:
    session, path = decided.session, tmp_path / "a.ambrota"
    before = [(one.by, one.part, one.about, one.text) for one in entries(session)]
    decided.desk.files.save_to(path, wait=True)
    decided.open_path(path)
    qtbot.waitUntil(lambda: session.review == path and session.is_open, timeout=60_000)
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    after = [(one.by, one.part, one.about, one.text) for one in entries(session)]
    assert [one[1:] for one in after] == [one[1:] for one in before]
    assert [one[0] for one in after if one[1] != EDITS] == [
        one[0] for one in before if one[1] != EDITS
    ]
