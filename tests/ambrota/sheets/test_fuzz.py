"""Broken and odd files, a sample of what `tests.benchmarks.fuzz_reading` runs by the thousand."""

from pathlib import Path

import pytest

from tests.benchmarks.fuzz_reading import MEMORY, peak, run
from tests.benchmarks.mutations import case


@pytest.mark.slow
def test_each_is_a_rota_or_one_message(tmp_path: Path) -> None:
    # Other tests' processes, of searches, may have taken more: the mark is one for all that ended.
    before = peak(children=True)
    result = run(range(1_000_000, 1_000_150), tmp_path)
    assert result.failures == []
    assert result.outcomes["read"] > 40
    assert len(result.outcomes) > 6
    assert peak(children=True) < max(MEMORY, before + 1)


def test_a_case_is_the_same_each_time() -> None:
    assert case(7) == case(7)
    assert case(7) != case(8)
