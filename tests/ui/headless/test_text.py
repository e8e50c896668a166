"""Plain text for a terminal."""

from __future__ import annotations

import io
import signal
import sys

import pytest

from solver.request import Progress
from ui.headless.interrupt import Interrupt
from ui.headless.progress import ProgressLine, progress_words
from ui.headless.text import amount, count, first_of, table


def test_columns_line_up_and_numbers_stand_flush_right() -> None:
    assert table([("Cover short", "3.5"), ("Given up", "12")], right=(1,)) == [
        "  Cover short  3.5",
        "  Given up      12",
    ]
    assert table([]) == []


def test_amounts_and_counts_read_as_people_write_them() -> None:
    assert amount(1234.5, "h") == "1,234.5 h"
    assert amount(1, "sessions") == "1 session"
    assert amount(1, "breaches") == "1 breach"
    assert amount(0.0, "sessions") == "0 sessions"
    assert amount(0.0) == "0"
    assert amount(100) == "100"
    assert count(1, "finding") == "1 finding"
    assert count(2, "person", "people") == "2 people"


def test_long_lists_say_how_many_more_there_are() -> None:
    assert first_of(["a", "b"], 2, "x") == ["a", "b"]
    assert first_of(["a", "b", "c"], 2, "--json lists all") == [
        "a", "b", "  … and 1 more (--json lists all)",
    ]  # fmt: skip


def test_progress_is_told_in_words_and_never_as_a_percentage() -> None:
    told = progress_words(
        Progress(12.4, "people", "8.6 weekends off; at most 9.1", holding_since=4)
    )
    assert told == "12 s · everything holds since 4 s · 8.6 weekends off; at most 9.1"
    assert "%" not in told


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_progress_is_rewritten_in_place_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for stream, expected in ((Terminal(), "\r9 s · short"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        line = ProgressLine()
        line.show(Progress(8, "people", "a long message"))
        line.show(Progress(9, "people", "short"))
        assert stream.getvalue()[-len("\r9 s · short         ") :].rstrip(" ") == expected
        line.clear()


def test_the_first_interrupt_is_remembered_and_the_second_ends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupt() as interrupt:
        assert not interrupt.asked
        signal.raise_signal(signal.SIGINT)
        assert interrupt.asked
        assert "being written" in capsys.readouterr().err
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
