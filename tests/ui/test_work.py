"""Work off the window's thread: one after another where it must, heard only if it is wanted."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.work import Background, wait_for_work


def fail(error: Any) -> None:
    raise AssertionError(error)


def test_work_that_waits_is_done_one_after_the_other(qtbot: QtBot) -> None:
    background, under_way, most = Background(), [0], [0]
    free = threading.Event()

    def work() -> int:
        under_way[0] += 1
        most[0] = max(most[0], under_way[0])
        free.wait(0.05)
        under_way[0] -= 1
        return 1

    heard: list[int] = []
    for channel in "abc":
        background.run(channel, work, heard.append, fail, wait=True)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert most == [1]


def test_work_that_waits_is_held_back_for_what_is_under_way_but_not_for_long(
    qtbot: QtBot,
) -> None:
    background, go, told = Background(), threading.Event(), list[str]()
    background.run("a", lambda: go.wait(5), lambda _one: told.append("first"), fail)
    background.run("b", lambda: go.set(), lambda _one: told.append("second"), fail, wait=True)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert sorted(told) == ["first", "second"], "neither waited for the other to the end"
    order: list[str] = []
    free = threading.Event()
    background.run("a", lambda: free.wait(0.15) or order.append("quick"), lambda _one: None, fail)
    background.run("b", lambda: order.append("later"), lambda _one: None, fail, wait=True)
    qtbot.waitUntil(lambda: not background.busy())
    assert order == ["quick", "later"]


def test_work_that_nobody_wants_any_more_is_not_begun(qtbot: QtBot) -> None:
    background, done = Background(), []
    heard: list[str] = []
    background.run("a", lambda: done.append("first"), heard.append, fail, wait=True)
    background.run("a", lambda: done.append("second"), heard.append, fail, wait=True)
    qtbot.waitUntil(lambda: not background.busy())
    assert done == ["second"]


def test_work_that_waits_counts_as_under_way(qtbot: QtBot) -> None:
    background = Background()
    background.run("a", lambda: 1, lambda _one: None, fail, wait=True)
    assert background.busy("a")
    qtbot.waitUntil(lambda: not background.busy("a"))


def test_a_session_that_is_gone_is_told_nothing(qtbot: QtBot) -> None:
    session, told = Session(), []
    go = threading.Event()
    session.background.run("a", lambda: go.wait(5), told.append, told.append)
    with qtbot.waitSignal(session.destroyed):
        session.deleteLater()
    go.set()
    wait_for_work()
    QTest.qWait(20)
    assert told == []
