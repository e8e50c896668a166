"""The inputs of the index: their ranges, and how far each moves the results."""

from __future__ import annotations

import math
from dataclasses import asdict

import pytest

from ambrota.errors import UserError
from ambrota.fatigue.index import history_of
from ambrota.fatigue.inputs import Inputs
from ambrota.fatigue.sensitivity import results_of, sensitivity
from tests.ambrota.fatigue.rosters import table_of

NIGHTS = [(day, 1140, 720) for day in (1, 2, 3)]


def test_the_defaults_are_within_their_ranges_and_what_is_plausible_too() -> None:
    assert asdict(Inputs()) == {
        "commute": 40, "workload": 2, "attention": 1, "break_every": 180, "break_length": 15,
        "longest_work": 240, "longest_work_break": 30,
    }  # fmt: skip
    for about in Inputs.parameters().values():
        low, high = about["plausible"]
        assert about["low"] <= low <= about["default"] <= high <= about["high"]
        assert low < high


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("commute", -1, "--commute cannot be -1"),
        ("commute", 301, "0 to 300 minutes"),
        ("commute", math.nan, "--commute cannot be nan"),
        ("workload", 4, "--workload cannot be 4"),
        ("workload", 1.5, "a whole level from 0 to 3"),
        ("attention", -1, "--attention cannot be -1"),
        ("break_every", 0, "--break-every cannot be 0"),
        ("break_length", -15, "--break-length cannot be -15"),
        ("break_length", 181, "longer than the work before it, --break-every 180"),
        ("longest_work", 20, "--longest-work-break 30 is longer"),
        ("longest_work_break", 240.5, "--longest-work-break cannot be 240.5"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, value: float, said: str) -> None:
    with pytest.raises(UserError) as refused:
        Inputs(**{name: value})
    assert said in str(refused.value)


def test_each_end_of_a_range_is_taken() -> None:
    for name, about in Inputs.parameters().items():
        others = {"break_length": 0, "longest_work_break": 0} if "work" in name else {}
        for value in (about["low"], about["high"]):
            if name in ("break_length", "longest_work_break"):
                others = {"break_every": 1440, "longest_work": 1440}
            index = history_of(table_of([NIGHTS])).index(Inputs(**{**others, name: value}))
            assert (index.fatigue_index > 0).all()
            assert (index.fatigue_index < 100).all()
            assert (index.risk_index > 0).all()


def test_sensitivity_is_the_index_with_one_input_changed() -> None:
    history = history_of(table_of([NIGHTS, [(1, 420, 720)]]))
    effects = sensitivity(history, Inputs())
    assert [effect.name for effect in effects] == list(Inputs.parameters())
    commute = effects[0]
    assert (commute.low, commute.high) == (20, 120)
    assert commute.at_high == results_of(history.index(Inputs(commute=120)))
    assert commute.at_low.fatigue_mean < results_of(history.index(Inputs())).fatigue_mean
    for effect in effects:
        worse, better = effect.at_high, effect.at_low
        if "break" in effect.name and effect.name != "break_every":
            worse, better = better, worse  # longer breaks are better, all else is worse
        assert worse.fatigue_mean > better.fatigue_mean
        assert worse.fatigue_highest > better.fatigue_highest


def test_sensitivity_never_takes_a_break_for_longer_than_the_work_before_it() -> None:
    inputs = Inputs(break_every=20, break_length=15, longest_work=300, longest_work_break=240)
    effects = {effect.name: effect for effect in sensitivity(history_of(table_of([[]])), inputs)}
    assert effects["break_length"].high == 20
    assert effects["longest_work"].low == 240
