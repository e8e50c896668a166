"""A search under way: told in words, stopped, discarded, dead."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from solver.request import Outcome, Progress, SolveStatus
from ui.solve_process import Solving, progress_words
from ui.tools import Tools
from ui.work import unexpected

OUTCOME = Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {}, ())


def solving(fake_job: Any, *told: list[Any]) -> Solving:
    fake_job.told = told
    made = Solving(Tools(job=fake_job))
    made.start(object())
    return made


def test_progress_says_since_when_everything_is_held() -> None:
    progress = Progress(9, "people", "Best so far: 8.6 weekends off.", holding_since=6.0)
    told = "Holding every guarantee since 6 s. Best so far: 8.6 weekends off."
    assert progress_words(progress) == told
    again = replace(progress, message="Holding every guarantee since 6 s. Best so far: 8.6.")
    assert progress_words(again) == "Holding every guarantee since 6 s. Best so far: 8.6."


def test_progress_says_that_not_everything_is_held_yet() -> None:
    assert progress_words(Progress(2, "cover", "Placing meetings")) == (
        "Not everything is held yet. Placing meetings"
    )


def test_a_search_ends_with_its_outcome(qtbot: QtBot, fake_job: Any) -> None:
    search = solving(fake_job, [Progress(1, "a", "b")], [OUTCOME])
    assert search.running
    with qtbot.waitSignals([search.stopped, search.finished], order="strict"):
        pass
    assert not search.running
    assert search.last == Progress(1, "a", "b")


def test_stop_asks_the_search_to_keep_the_best(qtbot: QtBot, fake_job: Any) -> None:
    search = solving(fake_job)
    job = search._job
    with qtbot.waitSignal(search.progressed) as said:
        search.stop()
    assert job.cancelled
    assert said.args == ["Stopping, and keeping the best found so far …"]
    search.discard()


def test_discard_ends_the_search_and_brings_nothing(qtbot: QtBot, fake_job: Any) -> None:
    search = solving(fake_job, [], [], [OUTCOME])
    job = search._job
    with qtbot.assertNotEmitted(search.finished), qtbot.waitSignal(search.stopped):
        search.discard()
    qtbot.waitUntil(lambda: job.killed)
    search.ask()
    assert not search.running


def test_a_search_that_dies_is_told_in_words(qtbot: QtBot, fake_job: Any) -> None:
    died = unexpected(RuntimeError("its process ended with code -6"))
    search = solving(fake_job, [died])
    with qtbot.waitSignal(search.failed) as failed:
        search.ask()
    assert failed.args == [died]
    assert not search.running


def test_only_one_search_at_a_time(fake_job: Any) -> None:
    search = solving(fake_job)
    job = search._job
    search.start(object())
    assert search._job is job
    search.discard()


def test_a_slow_start_keeps_nobody_waiting_and_can_be_discarded(qtbot: QtBot) -> None:
    go, order = threading.Event(), []

    class Slow:
        def __init__(self, request: Any) -> None:
            """Nothing to keep of the request."""

        def start(self) -> None:
            go.wait(10)
            order.append("started")

        def poll(self) -> list[Any]:
            return []

        def kill(self) -> None:
            order.append("killed")

    search = Solving(Tools(job=Slow))
    search.start(object())
    assert search.running
    assert order == []
    search.discard()
    assert not search.running
    go.set()
    qtbot.waitUntil(lambda: order == ["started", "killed"])


def test_a_search_that_cannot_start_is_told_in_words(qtbot: QtBot) -> None:
    class Barred:
        def __init__(self, request: Any) -> None:
            """Nothing to keep of the request."""

        def start(self) -> None:
            raise OSError("no more processes")

        def poll(self) -> list[Any]:
            return []

        def kill(self) -> None:
            """Nothing was started."""

    search = Solving(Tools(job=Barred))
    with qtbot.waitSignal(search.failed) as failed:
        search.start(object())
    assert "no more processes" in failed.args[0].found
    assert not search.running
