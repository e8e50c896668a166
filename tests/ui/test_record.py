"""What is said and signed is kept with the review, can be undone, and tells what it spoke of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from ambrota.store import open_review
from ui.commands import KeepRecord
from ui.main_window import MainWindow
from ui.record import AGREED, COMMENT, Record, Remark, digest_of
from ui.version import CURRENT

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SAID = Remark(NOON, "B Secretary", COMMENT, CURRENT, "Too many nights", "2", "consecutive-nights")
SIGNED = Remark(NOON, "B Secretary", AGREED, CURRENT, "", digest="ab" * 32)


@pytest.fixture
def settled(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    return window


def test_what_was_said_is_found_by_person_and_by_rule() -> None:
    record = Record().with_remark(SAID).with_remark(SIGNED)
    assert record.of(person="2") == (SAID,)
    assert record.of(rule="consecutive-nights") == (SAID,)
    assert record.of(person="1") == ()
    assert record.of() == (SAID, SIGNED)


def test_a_signature_is_of_the_duties_and_the_rules(small_rota: Rota) -> None:
    book = default_rulebook()
    signed = digest_of(small_rota, book)
    turned = replace(small_rota, duties=tuple(reversed(small_rota.duties)), title="Other")
    assert digest_of(turned, book) == signed
    first = small_rota.duties[0]
    edited = small_rota.with_changes((Change(first.person, first.day, (first,), ()),))
    assert digest_of(edited, book) != signed
    looser = book.with_rule(replace(book.rule("daily-rest"), hours=9.0))
    assert digest_of(small_rota, looser) != signed


def test_a_comment_can_be_undone_and_is_saved_with_the_review(
    qtbot: QtBot, settled: MainWindow, tmp_path: Path
) -> None:
    session, path = settled.session, tmp_path / "a.ambrota"
    wanted = Record((SAID, SIGNED), names_allowed=True)
    session.undo.push(KeepRecord(session, "Comment on Adeyemi", wanted))
    assert settled.desk.files.modified
    session.undo.undo()
    assert session.record == Record()
    session.undo.redo()
    settled.desk.files.save_to(path, wait=True)
    assert [one.text for one in open_review(path).comments] == ["Too many nights", ""]
    session.take(session.current.rota, default_rulebook())
    assert session.record == Record()
    settled.open_path(path)
    qtbot.waitUntil(lambda: session.review == path, timeout=60_000)
    assert session.record == wanted


def test_a_decision_says_when_and_by_whom(settled: MainWindow, tmp_path: Path) -> None:
    session, path = settled.session, tmp_path / "a.ambrota"
    session.author = "R Manager"
    book = default_rulebook()
    session.set_rulebook(book.with_rule(replace(book.rule("daily-rest"), hours=9.0)))
    session.add_proposals([replace(session.current, key="A", name="Balanced")], None)
    session.use("A")
    assert session.decided_by is not None
    at = session.decided_by[0]
    settled.desk.files.save_to(path, wait=True)
    law, used = open_review(path).decisions
    assert (law.subject, law.by) == ("daily-rest", "R Manager")
    assert (used.subject, used.by, used.at) == ("A", "R Manager", at)
