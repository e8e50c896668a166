"""The page on fatigue says what the program does: its inputs, and the figures of its tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ambrota.fatigue.index import history_of
from ambrota.fatigue.inputs import Inputs, option
from ambrota.fatigue.sensitivity import Results, results_of, sensitivity
from tests.ambrota.fatigue.rosters import table_of

PAGE = (Path(__file__).parents[3] / "docs" / "fatigue.md").read_text(encoding="utf-8")
AMBULANCE = Inputs(
    commute=60, attention=2, break_every=360, break_length=30, longest_work=360
)  # fmt: skip


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    section = PAGE.split(heading)[1].split("\n#")[0]
    found = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:1] == "|"]
    return found[2:]


def test_the_table_of_inputs() -> None:
    told = [[row[0].strip("`"), row[1], row[4]] for row in rows("## Inputs")]
    assert told == [
        [option(name), f"{about['default']:g}", "{:g}, {:g}".format(*about["plausible"])]
        for name, about in Inputs.parameters().items()
    ]
    ranges = [re.findall(r"\d+", row[2]) for row in rows("## Inputs")]
    assert ranges == [
        [f"{about['low']:g}", f"{about['high']:g}"] for about in Inputs.parameters().values()
    ]


def four(results: Results) -> list[str]:
    return [
        f"{results.fatigue_mean:.1f}", f"{results.fatigue_highest:.1f}",
        f"{results.risk_mean:.2f}", f"{results.risk_highest:.2f}",
    ]  # fmt: skip


def test_the_table_of_sensitivity() -> None:
    roster = [(1, 420, 720), (2, 420, 720), (3, 1140, 720), (4, 1140, 720)]
    history = history_of(table_of([roster]))
    shipped, *others = rows("### How far they move it")
    assert shipped[1:] == four(results_of(history.index(Inputs())))
    for row, effect in zip(others, sensitivity(history, Inputs()), strict=True):
        assert row[0].endswith(f"{effect.low:g} / {effect.high:g}")
        pairs = zip(four(effect.at_low), four(effect.at_high), strict=True)
        assert row[1:] == [f"{low} / {high}" for low, high in pairs]


@pytest.mark.parametrize(("row", "inputs"), [(0, Inputs()), (1, AMBULANCE)])
def test_the_table_of_nights(row: int, inputs: Inputs) -> None:
    history = history_of(table_of([[(day, 1140, 720) for day in (1, 2, 3, 4)]]))
    told = rows("### Why 12-hour nights go over 45")[row][1:]
    assert told == [f"{value:.1f}" for value in history.index(inputs).fatigue_index.tolist()]
