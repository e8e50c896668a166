"""Windows of days, days made up after them, and what settings and figures look like."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ambrota.audit import inspect
from ambrota.rules.early_starts import EarlyStarts
from ambrota.rules.settings import MINUTE_OF_DAY, said, settings
from ambrota.rules.windows import ENDLESS, beyond, run_lengths, weeks_words, windows
from ambrota.rules.worked import days_of
from ambrota.rules.working_time import load


def block_of(rota):
    """The first walks of a rota."""
    return inspect(rota).table.blocks[0]


@pytest.mark.parametrize(
    ("days", "successive", "starts", "length"),
    [
        (13, False, [0], 13),
        (14, False, [0], 14),
        (15, False, [0, 1], 14),
        (27, True, [0], 14),
        (28, True, [0, 14], 14),
    ],
)
def test_windows(days, successive, starts, length, dated) -> None:
    found = windows(block_of(dated({"P": f"-*{days}"})), 2, successive=successive)
    assert (found.starts.tolist(), found.length) == (starts, length)


def test_by_themselves_windows_roll(dated) -> None:
    block = block_of(dated({"P": "-*28"}))
    assert len(windows(block, 2).starts) == 15
    none = np.zeros((1, 28), np.int64)
    assert load(block, none, none > 0, 2).total.shape == (1, 15)


def test_made_up_round_a_cycle_as_often_as_it_takes(cyclic) -> None:
    block = block_of(cyclic("-*7", "-*7"))
    minutes = np.zeros((1, 14), np.int64)
    minutes[0, [1, 9]] = 100, 10
    excluded = np.zeros((1, 14), np.bool_)
    excluded[0, 3:8] = True
    # From day 0: one week holds day 1 and four excluded days, made up by days 9, 1, 9 and 1.
    found = load(block, minutes, excluded, 1)
    assert found.worked[0, :3].tolist() == [100, 100, 0]
    assert found.made_up[0, :3].tolist() == [220, 120 + 110, 120 + 110]
    minutes[0, 9] = 0
    assert load(block, minutes, excluded, 1).made_up[0, :2].tolist() == [400, 500]
    assert load(block, minutes * 0, excluded, 1).total.max() == 0


def test_made_up_of_each_walk_its_own(dated) -> None:
    block = block_of(dated({"P": "-*14", "Q": "-*14"}))
    minutes = np.array([[60] * 14, [1] * 14])
    excluded = np.zeros((2, 14), np.bool_)
    excluded[:, 0] = True
    found = load(block, minutes, excluded, 1)
    assert found.made_up[:, 0].tolist() == [60, 1]
    assert found.made_up[:, 7].tolist() == [0, 0]


def test_runs_that_never_began(cyclic) -> None:
    block = block_of(cyclic("-*7"))
    on = np.ones((1, 7), np.bool_)
    assert run_lengths(block, on).tolist() == [[ENDLESS] * 7]
    on[0, 0] = False
    assert run_lengths(block, on).tolist() == [[0, 1, 2, 3, 4, 5, 6]]


def test_words_of_figures() -> None:
    assert [weeks_words(days) for days in (6, 7, 15)] == ["6 days", "1 week", "2 weeks and 1 day"]
    assert [beyond(48, 48, 1), beyond(48.04, 48, 1), beyond(48.06, 48, 1), beyond(48.5, 48, 0)] == [
        "48.0",
        "48.04",
        "48.1",
        "48.5",
    ]
    assert [said(value, MINUTE_OF_DAY) for value in (0, 420, 1440)] == ["00:00", "07:00", "24:00"]
    assert [said(value, "h") for value in (True, False, "fixed", 11.0)] == [
        "yes",
        "no",
        "fixed",
        "11 h",
    ]
    assert settings(EarlyStarts()) == ["a duty starts no earlier than this: 07:00"]


def test_weeks_over_which_two_are_judged(dated, cyclic) -> None:
    assert days_of(dated({"P": "D D"}), 0, 0) == (2, False)

    def cycles(*lengths: int):
        rota = cyclic(*["-*7"] * sum(lengths))
        names = [str(place) for place, length in enumerate(lengths) for _ in range(length)]
        people = tuple(replace(p, rota=name) for p, name in zip(rota.people, names, strict=True))
        return replace(rota, people=people)

    assert days_of(cycles(4, 13), 0, 4) == (52 * 7, True)
    assert days_of(cycles(5, 53), 0, 5) == (53 * 7, False)
    assert days_of(cycles(5, 11), 0, 5) == (52 * 7, False)
    assert days_of(cycles(53), 0, 1) == (53 * 7, True)
