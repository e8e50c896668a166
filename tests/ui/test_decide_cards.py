"""Cards of proposals: what they say of people, of gains and costs, of the check and of why."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from solver.request import Conflict, Give, Outcome, Proposal, SolveStatus, WayOut
from ui.desk import found_words
from ui.gains import BETTER, PRICE, WORSE, Gain, gains
from ui.main_window import MainWindow
from ui.panels.link import Link
from ui.panels.proposal_card import NOBODY_YET, brief_words, headline
from ui.panels.reason_part import ReasonPart
from ui.record import DECISION, reason_for
from ui.scores import PRICED, scorecard
from ui.search_words import aim_words, of_whom, plain_words
from ui.version import CURRENT


@pytest.fixture
def proposed(qtbot: QtBot, window: MainWindow, small_rota: Rota, fake_job: Any) -> MainWindow:
    """A window after a search: A takes a night off Adeyemi and a day off Bell."""
    session = window.session
    with qtbot.waitSignal(session.audited, timeout=60_000):
        session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    changes = (
        Change("2", 0, small_rota.by_cell["2", 0], ()),
        Change("3", 8, small_rota.by_cell["3", 8], ()),
    )
    made = Proposal("A", "Fewest changes", "Few days.", changes, (), ())
    fake_job.told = ([Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {"ambrota": "1"}, (made,))],)
    with qtbot.waitSignal(session.versions_changed, timeout=60_000):
        window.actions_by_id["propose"].trigger()
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    return window


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("Few days. Against today: fewer a 1 to 0, seats 10.5 to 2.25; more b 0 to 349.",
         "Few days."),
        ("Few days. Against today: nothing. Against A: more b 1 to 2. 3 people begin on another "
         "line.", "Few days. 3 people begin on another line."),
        ("Made by hand.", "Made by hand."),
    ],
)  # fmt: skip
def test_a_card_says_the_aim_and_leaves_counts_to_the_table(why: str, said: str) -> None:
    assert aim_words(why) == said


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ("Line-manager contact (contact): A to meet B", "Line-manager contact: A to meet B"),
        ("Hours against contract (hours-against-contract)", "Hours against contract"),
        ("Agreement of A kept (agreements): only N", "Agreement of A kept: only N"),
        ("Cover (cover) kept in every half hour", "Cover kept in every half hour"),
        ("New EMT (1 WTE each): a", "New EMT (1 WTE each): a"),
    ],
)
def test_no_rule_id_stands_in_the_window(requirement: str, said: str) -> None:
    assert plain_words(requirement) == said


def test_beside_ways_out_a_proposal_is_told_in_few_lines_that_lead_to_its_card(
    qtbot: QtBot, proposed: MainWindow, fake_job: Any
) -> None:
    session = proposed.session
    assert not [one for one in proposed.decide.findChildren(Link) if one.text().startswith("A ·")]
    way = WayOut("Wait", "hours", 3.5, True, gives=(Give("training", ("2",), amount=3.5),))
    made = session.proposals[0].proposal
    conflict = Conflict(("This",) * 9, True, (way,) * 9)
    outcome = Outcome(SolveStatus.CANNOT_HOLD, 5.0, 1, 2, {}, (made,), conflict)
    fake_job.told = ([outcome],)
    with qtbot.waitSignal(session.versions_changed, timeout=60_000):
        proposed.actions_by_id["propose"].trigger()
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    decide = proposed.decide
    proposed.actions_by_id["decide"].trigger()
    decide.verticalScrollBar().setValue(0)
    (link,) = [one for one in decide.findChildren(Link) if one.text() == "A · Fewest changes"]
    card = decide.cards["A"]
    qtbot.waitUntil(lambda: card.y() > decide.viewport().height())
    assert link.mapTo(decide, QPoint()).y() < decide.viewport().height() / 2
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert decide.verticalScrollBar().value() > 0
    assert 0 <= card.mapTo(decide.viewport(), QPoint()).y() < decide.viewport().height() / 2


def test_the_few_lines_say_what_holds_and_the_price(proposed: MainWindow) -> None:
    told = proposed.decide._cards_told["A"]
    price = Gain("Unit hours", "a week", ("218.5", "211.2"), PRICE)
    good = Gain("Findings on all musts", "", ("23", "3"), BETTER)
    headline = (("8 of 13 meet", "bad"), ("2 have none", "notice"), ("Cover kept", "good"))
    told = told._replace(headline=headline, gains=(good, price))
    assert brief_words(told) == (
        "8 of 13 meet. 2 have none. Cover kept.\n"
        "The price: unit hours 211.2 a week in place of 218.5."
    )
    assert "price" not in brief_words(told._replace(gains=(good,)))


def test_gains_are_the_scorecards_own_figures(proposed: MainWindow) -> None:
    session = proposed.session
    shown = [session.current, session.proposals[0]]
    told = {one.name: one for one in gains(shown)}
    scores = {score.name: score for score in scorecard(shown)}
    assert told
    for name, one in told.items():
        assert one.texts == tuple(figure.text for figure in scores[name].figures)
        if scores[name].key in PRICED:
            assert (one.part, one.look) == (PRICE, "")
        else:
            verdict = {"better": (BETTER, "good"), "worse": (WORSE, "bad")}
            found = verdict.get(scores[name].figures[-1].verdict, (one.part, ""))
            assert (one.part, one.look) == found
    assert {one.part for one in told.values()} & {BETTER, WORSE}
    assert gains([session.current, session.current]) == []


def test_how_the_search_ended_is_said_of_those_with_a_manager_in_the_rota(
    proposed: MainWindow,
) -> None:
    texts = [one.text() for one in proposed.decide.findChildren(QLabel)]
    whole = "better rotas that hold every guarantee for everyone with a manager in the rota"
    assert f"The search ended: {whole} were found." in texts
    assert whole[1:] in found_words(proposed.session.outcome, proposed.session.current.audit)[1]
    nobody = SimpleNamespace(contact=SimpleNamespace(no_manager=[]))
    assert of_whom("every guarantee holds", nobody) == "every guarantee holds"
    assert of_whom("every guarantee holds", None) == "every guarantee holds"


def test_another_rota_shown_moves_the_main_button_and_makes_no_card_again(
    qtbot: QtBot, proposed: MainWindow
) -> None:
    decide, session = proposed.decide, proposed.session
    qtbot.waitUntil(lambda: not decide._cards_due.waiting and not decide._turn_due.waiting)
    card, button = decide.cards["A"], decide.use_buttons["A"]
    session.show("A")
    qtbot.waitUntil(lambda: button.property("look") == "accent")
    session.show(CURRENT)
    qtbot.waitUntil(lambda: button.property("look") == "")
    assert decide.cards["A"] is card


def test_who_has_no_manager_is_said_beside_the_count(proposed: MainWindow) -> None:
    session = proposed.session
    audit = session.proposals[0].audit
    told = [one.text for one in headline(session.proposals[0], session.current)]
    whole = audit.contact.people + len(audit.contact.no_manager)
    assert f"of {whole} meet their line manager" in told[0]
    assert ("none in the rota" in told[1]) is bool(audit.contact.no_manager)
    (card,) = proposed.decide._cards_told.values()
    assert "for everyone with a manager" not in card.why  # nothing of the kind was promised


def test_the_reason_is_asked_for_once_a_rota_is_used(qtbot: QtBot, proposed: MainWindow) -> None:
    decide, session = proposed.decide, proposed.session
    key = session.proposals[0].key
    texts = [one.text() for one in decide.findChildren(QLabel)]
    assert any(one.startswith("Not checked independently: not written to a") for one in texts)
    assert NOBODY_YET in texts
    assert decide.widget().findChild(ReasonPart) is None
    qtbot.mouseClick(decide.use_buttons[key], Qt.MouseButton.LeftButton)
    assert session.chosen == key
    part = decide.widget().findChild(ReasonPart)
    assert part is not None
    qtbot.mouseClick(part.keep, Qt.MouseButton.LeftButton)
    assert reason_for(session.record, key) is None  # nothing was said yet
    qtbot.keyClicks(part.why, "Fewest changes for everybody")
    qtbot.keyClick(part.why, Qt.Key.Key_Return)
    said = reason_for(session.record, key)
    assert said is not None
    assert (said.kind, said.text) == (DECISION, "Fewest changes for everybody")
    part = decide.widget().findChild(ReasonPart)
    assert "Why: Fewest changes for everybody" in [one.text() for one in part.findChildren(QLabel)]
    (log,) = part.findChildren(QPushButton)
    with qtbot.waitSignal(decide.log_asked):
        qtbot.mouseClick(log, Qt.MouseButton.LeftButton)
    session.undo.undo()
    assert reason_for(session.record, key) is None
