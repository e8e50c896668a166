"""The models are of clock times as published: when the clock changes, nothing changes in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ambrota.duties import duty_table
from ambrota.fatigue.alertness import alertness_of
from ambrota.fatigue.index import index_of
from tests.ambrota.fatigue.rosters import dated

ROSTER = [(day, 1140, 720) for day in (4, 5, 6, 7)] + [(10, 60, 480), (11, 420, 720)]


@pytest.mark.parametrize("first_day", [date(2026, 3, 23), date(2026, 10, 19)])
def test_the_clock_changes_and_the_figures_do_not(first_day: date) -> None:
    plain, changed = dated([ROSTER]), replace(dated([ROSTER]), first_day=first_day)
    assert (np.diff(duty_table(changed).end - duty_table(plain).end) != 0).any()
    for attribute in ("fatigue_index", "risk_index"):
        one, other = (getattr(index_of(duty_table(rota)), attribute) for rota in (plain, changed))
        np.testing.assert_array_equal(one, other)
    one, other = (alertness_of(duty_table(rota)).sleepiest.kss for rota in (plain, changed))
    np.testing.assert_array_equal(one, other)
