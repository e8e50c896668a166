"""What a user does to the law is said and logged, and never passes for what was certified."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from ambrota.certificate import Certificate
from ambrota.law import lowered
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ambrota.store import open_review
from ui.law import logged_between
from ui.main_window import MainWindow
from ui.panels.proposal_card import CHECKED, certified
from ui.version import Version


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def with_rest(hours: float) -> Any:
    book = default_rulebook()
    return book.with_rule(replace(book.rule("daily-rest"), hours=hours))


def rest_field(window: MainWindow) -> QDoubleSpinBox:
    window.raise_pane("Propose")
    fields = window.propose.form.findChildren(QDoubleSpinBox)
    return next(one for one in fields if "least rest between two duties" in one.accessibleName())


def test_only_what_weakens_a_law_lowers_it() -> None:
    book = default_rulebook()
    assert lowered(book) == {}
    assert lowered(with_rest(12.0)) == {}
    assert list(lowered(with_rest(9.0))) == [("daily-rest", "hours")]
    hours = book.with_rule(replace(book.rule("weekly-hours"), limit=60.0))
    assert list(lowered(hours)) == [("weekly-hours", "limit")]
    assert lowered(book.with_rule(replace(book.rule("weekly-hours"), limit=40.0))) == {}
    should = book.with_rule(replace(book.rule("weekly-rest"), level=Level.SHOULD))
    assert list(lowered(should)) == [("weekly-rest", "level")]
    guidance = book.with_rule(replace(book.rule("consecutive-nights"), most=7))
    assert lowered(guidance) == {}


@pytest.mark.parametrize(
    ("rule", "setting", "weaker"),
    [
        ("weekly-hours", {"reference": "fixed"}, True),
        ("weekly-hours", {"exclude_leave": False}, True),
        ("weekly-hours", {"exclude_sick": False}, True),
        ("weekly-hours", {"weeks": 26}, True),
        ("weekly-rest", {"strict": True}, False),
        ("weekly-rest", {"form": "1 x 48 h"}, False),
        ("weekly-rest", {"form": "2 x 24 h"}, False),
        ("weekly-rest", {"period_days": 7}, False),
        ("special-hazard", {"hours": 10.0}, True),
        ("special-hazard", {"hours": 7.0}, False),
        ("special-hazard", {"level": Level.MUST}, False),
        ("breaks", {"minutes": 15}, True),
        ("breaks", {"minutes": 30}, False),
        ("breaks", {"longer_than": 8.0}, True),
        ("breaks", {"longer_than": 5.0}, False),
        ("breaks", {"level": Level.OFF}, True),
        ("compensatory-rest", {"within_days": 60, "level": Level.OFF}, False),
    ],
)
def test_which_way_a_law_is_lowered(rule: str, setting: dict[str, Any], weaker: bool) -> None:
    book = default_rulebook()
    (name,) = list(setting)[:1]
    told = lowered(book.with_rule(replace(book.rule(rule), **setting)))
    assert list(told) == ([(rule, name)] if weaker else [])


def test_a_word_or_an_answer_that_lowers_the_law_is_told() -> None:
    book = default_rulebook()
    new = replace(book.rule("weekly-hours"), reference="fixed", exclude_sick=False)
    fixed, sick = lowered(book.with_rule(new)).values()
    assert ": fixed, as shipped rolling (Working Time Regulations 1998, reg 4)" in fixed
    assert ": no, as shipped yes" in sick
    off = lowered(book.with_rule(replace(book.rule("breaks"), level=Level.OFF)))
    assert off["breaks", "level"] == "Breaks: off, as shipped shown"


def test_the_log_has_the_lowering_and_the_putting_back() -> None:
    down = logged_between(default_rulebook(), with_rest(9.0))
    assert [(one.rule, one.text.split(".")[0]) for one in down] == [("daily-rest", "Law lowered")]
    assert "9 h, as shipped 11" in down[0].text
    back = logged_between(with_rest(9.0), default_rulebook())
    assert [one.text.split(".")[0] for one in back] == ["Law put back"]
    assert logged_between(with_rest(9.0), with_rest(9.0)) == ()


def test_a_law_lowered_in_the_panel_is_said_and_saved_in_the_log(
    qtbot: QtBot,
    window: MainWindow,
    small_rota: Any,
    tmp_path: Path,
    make_window: Callable[[], MainWindow],
) -> None:
    window.session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    assert not window.propose.law.isVisibleTo(window.propose)
    for hours in (10.0, 9.5, 9.0):
        rest_field(window).setValue(hours)
    settled(qtbot, window)
    assert window.propose.law.isVisibleTo(window.propose)
    assert "9 h, as shipped 11" in window.propose.law.text()
    path = tmp_path / "r.ambrota"
    window.desk.files.save_to(path)
    settled(qtbot, window)
    logged = [one.text for one in open_review(path).decisions]
    assert len(logged) == 1
    assert "Law lowered. Rest between duties" in logged[0]
    again = make_window()
    again.open_path(path)
    qtbot.waitUntil(lambda: again.session.is_open, timeout=20_000)
    settled(qtbot, again)
    assert again.propose.law.isVisibleTo(again.propose)
    rest_field(again).setValue(11.0)
    again.desk.files.save_to(path)
    settled(qtbot, again)
    texts = [one.text for one in open_review(path).decisions]
    assert texts[0] == logged[0]
    assert [one.split(".")[0] for one in texts] == ["Law lowered", "Law put back"]
    assert not again.propose.law.isVisibleTo(again.propose)


def test_a_law_lowered_by_the_workbook_is_logged_too(
    qtbot: QtBot, window: MainWindow, small_rota: Any, tmp_path: Path
) -> None:
    window.session.take(small_rota, with_rest(8.0))
    settled(qtbot, window)
    assert "8 h" in window.propose.law.text()
    window.desk.files.save_to(tmp_path / "r.ambrota")
    settled(qtbot, window)
    (logged,) = open_review(tmp_path / "r.ambrota").decisions
    assert (logged.subject, logged.by) == ("daily-rest", "the workbook’s Rules sheet")


def test_a_certificate_speaks_only_of_the_rules_it_was_made_by(
    qtbot: QtBot, window: MainWindow, small_rota: Any
) -> None:
    session = window.session
    session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    made = Version(
        "A", "Balanced", small_rota, certificate=Certificate(True, ()), as_made=small_rota,
        made_from=small_rota, made_under=session.rulebook,
    )  # fmt: skip
    session.add_proposals([made], None)
    settled(qtbot, window)

    def said() -> tuple[str, str]:
        return certified(session.version("A"), session.current, session.rulebook)

    assert said() == (CHECKED, "muted")
    session.set_rulebook(with_rest(9.0))
    settled(qtbot, window)
    words, look = said()
    assert look == "muted"
    assert "other rules" in words
    assert session.version("A").vouched(session.rulebook) is None
    session.set_rulebook(default_rulebook())
    settled(qtbot, window)
    assert session.version("A").vouched(session.rulebook).verified


def test_a_finding_says_what_its_rule_is_set_to_where_that_is_not_as_stated(
    qtbot: QtBot, window: MainWindow, small_rota: Any
) -> None:
    session = window.session
    session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    finding = next(one for one in session.current.audit.findings if one.rule == "training")
    window.findings.evidence.show_finding(finding)
    assert "Set in this review" not in window.findings.evidence.text()
    book = session.rulebook
    session.set_rulebook(book.with_rule(replace(book.rule("training"), cpd=20.0)))
    settled(qtbot, window)
    window.findings.evidence.show_finding(finding)
    assert "development 20 hours a year, as shipped 15" in window.findings.evidence.text()
