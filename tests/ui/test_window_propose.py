"""Propose, compare, decide, export: with a search that is told what to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Kind, Rota, Session
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID
from solver.request import Conflict, Outcome, Progress, Proposal, SolveStatus, WayOut
from ui.main_window import MainWindow
from ui.panels.proposal_card import certified
from ui.panels.way_bar import DONE, NEXT
from ui.version import CURRENT

NORTHGATE = BY_ID["northgate-dca-24-line"]
HOLDING = Progress(3, "people", "Best so far: 8.6 weekends off.", 8.6, 9.1, "weekends", 1.0, 1)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def proposals_for(rota: Rota) -> tuple[Proposal, ...]:
    """Two proposals: one moves a duty, both place a meeting."""
    person = next(one for one in rota.people if one.line_manager)
    day = next(day for (who, day) in rota.by_cell if who == person.id)
    duty = rota.by_cell[person.id, day]
    free = next(day for day in range(7) if (person.id, day) not in rota.by_cell)
    moved = tuple(rota.shift_by_code[one.code].duty(person.id, free) for one in duty)
    changes = (Change(person.id, day, duty, ()), Change(person.id, free, (), moved))
    start = next(one for one in rota.duties if one.kind is Kind.COVER and one.start)
    begin = (start.start or 0) + 60 - (start.start or 0) % 15
    meeting = Session("contact", "one-to-one", start.person, None, start.day, begin, begin + 30)
    return (
        Proposal("A", "Fewest changes", "Moves one duty.", changes, (), ()),
        Proposal("B", "Balanced", "Moves none.", (), (meeting,), ()),
    )


@pytest.fixture
def proposed(qtbot: QtBot, window: MainWindow, fake_job: Any) -> MainWindow:
    """A window in which a search has just ended with two proposals."""
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(NORTHGATE.path)
    settled(qtbot, window)
    made = proposals_for(window.session.current.rota)
    fake_job.told = (
        [HOLDING],
        [Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {"ambrota": "1"}, made)],
    )
    with qtbot.waitSignal(window.session.versions_changed, timeout=60_000):
        window.actions_by_id["propose"].trigger()
    settled(qtbot, window)
    return window


def test_progress_is_told_in_words_with_stop_and_discard(
    qtbot: QtBot, window: MainWindow, fake_job: Any
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(NORTHGATE.path)
    fake_job.told = ([HOLDING],)
    window.actions_by_id["propose"].trigger()
    panel = window.propose
    assert panel.progress_card.isVisible()
    assert not panel.go.isEnabled()
    qtbot.waitUntil(lambda: panel.solving.last is not None)
    assert "Holding every guarantee since" in panel.said.text()
    assert "8.6 weekends off" in window.progress.text()
    assert "%" not in panel.said.text()
    panel.discard.click()
    assert not panel.solving.running
    assert not panel.progress_card.isVisible()
    assert panel.go.isEnabled()
    settled(qtbot, window)


def test_proposals_come_with_their_certificate(proposed: MainWindow) -> None:
    session = proposed.session
    assert [version.key for version in session.proposals] == ["A", "B"]
    assert all(version.certificate is not None for version in session.proposals)
    assert all(version.audit is not None for version in session.proposals)
    assert session.version("A").certificate.verified
    assert session.shown == "A"
    assert proposed.way.steps["Propose"].stand.state == DONE
    assert proposed.way.steps["Compare"].stand.state == NEXT
    assert proposed.way.steps["Decide"].stand.here
    assert proposed.way.next.text().startswith("Next: compare")  # before one decides
    assert proposed.isWindowModified()


def test_f8_goes_round_the_differences(proposed: MainWindow) -> None:
    proposed.actions_by_id["compare"].trigger()
    assert proposed.grid.comparing
    differences = proposed.grid.differences
    assert len(differences) == 2
    proposed.actions_by_id["next_difference"].trigger()
    assert proposed.grid.main.view.selected_cells() == [differences[0]]
    assert proposed.grid.beside.view.selected_cells() == [differences[0]]
    proposed.actions_by_id["next_difference"].trigger()
    assert proposed.grid.main.view.selected_cells() == [differences[1]]
    proposed.actions_by_id["previous_difference"].trigger()
    assert proposed.grid.main.view.selected_cells() == [differences[0]]


def test_both_grids_scroll_together(qtbot: QtBot, proposed: MainWindow) -> None:
    proposed.actions_by_id["compare"].trigger()
    qtbot.waitUntil(lambda: proposed.grid.beside.view.verticalScrollBar().maximum() > 0)
    proposed.grid.main.view.verticalScrollBar().setValue(2)
    assert proposed.grid.beside.view.verticalScrollBar().value() == 2


def test_the_grid_beside_begins_where_the_other_is(qtbot: QtBot, proposed: MainWindow) -> None:
    proposed.grid.set_width(240)
    bars = [pane.view.horizontalScrollBar() for pane in (proposed.grid.main, proposed.grid.beside)]
    qtbot.waitUntil(lambda: bars[0].maximum() > 0)
    bars[0].setValue(bars[0].maximum() // 2)
    proposed.actions_by_id["compare"].trigger()
    qtbot.waitUntil(lambda: bars[0].value() == bars[1].value() > 0)


def test_what_is_the_same_is_faded_and_what_changed_says_what_it_was(
    proposed: MainWindow,
) -> None:
    proposed.actions_by_id["compare"].trigger()
    person, day = proposed.grid.differences[0]
    model = proposed.grid.main.model
    assert model.marks.fade
    assert "changed, was" in model.words(model.rota.index[person], day)
    other = proposed.grid.beside.model
    assert "changed, becomes" in other.words(other.rota.index[person], day)


def test_the_scorecard_has_a_column_for_each_with_the_difference(proposed: MainWindow) -> None:
    from ui.scores import scorecard

    versions = list(proposed.session.versions.values())
    scores = {score.key: score for score in scorecard(versions) if score.key}
    changes = scores["changes"]
    assert [figure.text for figure in changes.figures] == ["0", "2", "0"]
    assert changes.figures[1].difference == "▲ 2 more"
    assert changes.figures[2].difference == "= same"


def test_a_rota_is_used_and_the_choice_can_be_undone(proposed: MainWindow) -> None:
    proposed.decide.use_buttons["A"].click()
    assert proposed.session.chosen == "A"
    assert proposed.way.steps["Decide"].stand.state == DONE
    proposed.actions_by_id["undo"].trigger()
    assert proposed.session.chosen is None


def test_a_proposal_edited_by_hand_is_checked_again_and_says_so(
    qtbot: QtBot, proposed: MainWindow
) -> None:
    person = proposed.session.current.rota.people[3].id
    with qtbot.waitSignal(proposed.session.audited, timeout=60_000):
        proposed.session.edit([(person, 2)], "D", "A")
    assert proposed.session.version("A").edited
    assert proposed.session.current.rota != proposed.session.version("A").rota
    settled(qtbot, proposed)
    proposed.actions_by_id["undo"].trigger()
    assert not proposed.session.version("A").edited
    settled(qtbot, proposed)


def test_a_search_undone_brings_back_the_proposals_before_it_and_their_edits(
    qtbot: QtBot, proposed: MainWindow, fake_job: Any
) -> None:
    person = proposed.session.current.rota.people[3].id
    proposed.session.edit([(person, 2)], "D", "A")
    edited = proposed.session.version("A").rota
    made = proposals_for(proposed.session.current.rota)
    fake_job.told = ([Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {}, made)],)
    with qtbot.waitSignal(proposed.session.versions_changed, timeout=60_000):
        proposed.actions_by_id["propose"].trigger()
    settled(qtbot, proposed)
    assert not proposed.session.version("A").edited
    proposed.actions_by_id["undo"].trigger()
    assert proposed.session.version("A").rota is edited
    proposed.actions_by_id["undo"].trigger()
    assert not proposed.session.version("A").edited
    settled(qtbot, proposed)


def test_an_edit_during_the_search_leaves_the_proposals_as_they_were_asked_for(
    qtbot: QtBot, window: MainWindow, fake_job: Any
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(NORTHGATE.path)
    settled(qtbot, window)
    asked = window.session.current.rota
    fake_job.told = ([HOLDING],)
    window.actions_by_id["propose"].trigger()
    window.session.edit([(asked.people[5].id, 0)], "N")
    job = window.propose.solving._job
    job._left = [[Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {}, proposals_for(asked))]]
    with qtbot.waitSignal(window.session.versions_changed, timeout=60_000):
        pass
    settled(qtbot, window)
    version = window.session.version("B")
    assert version.made_from is asked
    assert version.certificate.verified
    said = certified(version, window.session.current, window.session.rulebook)[0]
    assert "before your edits" in said


def test_export_writes_the_review_and_each_rota(
    qtbot: QtBot, proposed: MainWindow, tmp_path: Path
) -> None:
    before = NORTHGATE.path.read_bytes()
    proposed.desk.files.export_to(tmp_path / "out")
    settled(qtbot, proposed)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert "review.xlsx" in names
    assert len(names) == 3
    written = next(path for path in (tmp_path / "out").iterdir() if "A Fewest" in path.name)
    rota = open_workbook(written).rota
    assert len({(one.person, one.day, one.code) for one in rota.duties}) == len(
        {(one.person, one.day, one.code) for one in proposed.session.version("A").rota.duties}
    )
    assert NORTHGATE.path.read_bytes() == before
    assert proposed.way.steps["Export"].stand.state == DONE


def test_proposals_and_the_decision_are_saved_and_opened_again(
    qtbot: QtBot, proposed: MainWindow, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    proposed.session.use("B")
    path = tmp_path / "Review.ambrota"
    proposed.desk.files.save_to(path)
    settled(qtbot, proposed)
    again = make_window()
    again.open_path(path)
    qtbot.waitUntil(lambda: len(again.session.proposals) == 2, timeout=60_000)
    settled(qtbot, again)
    for key in ("A", "B"):
        kept, was = again.session.version(key), proposed.session.version(key)
        assert kept.rota == was.rota
        assert kept.certificate == was.certificate
        assert kept.audit.counts() == was.audit.counts()
    assert again.session.chosen == "B"
    assert not again.isWindowModified()


def test_a_conflict_is_shown_with_its_ways_out(
    qtbot: QtBot, window: MainWindow, fake_job: Any
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(NORTHGATE.path)
    settled(qtbot, window)
    conflict = Conflict(
        ("Contact for everyone", "Friday-night cover"),
        True,
        (WayOut("More paramedics on Friday nights", "WTE", 1.2),),
        (True, True),
    )
    made = proposals_for(window.session.current.rota)[1:]
    fake_job.told = ([Outcome(SolveStatus.CANNOT_HOLD, 5.0, 1, 2, {}, made, conflict)],)
    with qtbot.waitSignal(window.session.versions_changed, timeout=60_000):
        window.actions_by_id["propose"].trigger()
    settled(qtbot, window)
    from PySide6.QtWidgets import QLabel

    said = " ".join(label.text() for label in window.decide.findChildren(QLabel))
    assert "These cannot hold together:" in said
    assert "Friday-night cover" in said
    assert "Without any one of them the rest can hold" in said
    assert "More paramedics on Friday nights" in said
    assert "Cost: 1.2 WTE." in said


def test_a_search_that_dies_leaves_the_rota_as_it_was(
    qtbot: QtBot, window: MainWindow, fake_job: Any
) -> None:
    from ui.work import unexpected

    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(NORTHGATE.path)
    fake_job.told = ([unexpected(RuntimeError("code -6"))],)
    with qtbot.waitSignal(window.session.failed, timeout=60_000):
        window.actions_by_id["propose"].trigger()
    assert window.messages.isVisible()
    assert window.session.shown == CURRENT
    assert window.propose.go.isEnabled()
    settled(qtbot, window)


def test_a_number_of_the_guarantees_is_shown_as_it_is(window: MainWindow) -> None:
    from PySide6.QtWidgets import QDoubleSpinBox

    window.propose.form.follow(default_rulebook())
    fields = window.propose.form.findChildren(QDoubleSpinBox)
    shown = {one.accessibleName(): one.text() for one in fields}
    assert "3.75" in shown.values()
    assert "22.5" in shown.values()
    assert not any(text.endswith(".0") for text in shown.values())


def test_a_search_is_stopped_in_one_place(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, fake_job: Any
) -> None:
    window.session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    fake_job.told = ([HOLDING],)
    window.actions_by_id["prepare"].trigger()
    window.propose.go.click()
    qtbot.waitUntil(window.propose.stop.isVisible)
    assert not window.stop.isVisible()
    assert not window.progress.isVisible()
    window.raise_pane("Findings")
    qtbot.waitUntil(window.stop.isVisible)
    window.raise_pane("Propose")
    qtbot.waitUntil(lambda: not window.stop.isVisible())
    window.propose.solving.discard()
