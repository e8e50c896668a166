"""Conflicts planted into random stations: a handful here, a hundred in `tests.benchmarks`."""

from __future__ import annotations

import pytest

from tests.solver.explaining.conflict_checks import check
from tests.solver.explaining.planted import planted_station

SECONDS = 30.0


@pytest.mark.parametrize("seed", [4, 5, 6, 13, 31])
def test_a_planted_conflict_is_proved_with_nothing_to_spare_and_ways_out(seed: int) -> None:
    checked = check(planted_station(seed), SECONDS)
    assert checked.found
    assert checked.least
    assert checked.held
    assert 0 < checked.verified == checked.ways, checked.told
