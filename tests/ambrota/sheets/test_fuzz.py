"""Broken and odd files, a sample of what `tests.benchmarks.fuzz_reading` runs by the thousand."""

from pathlib import Path

import pytest

from tests.benchmarks.fuzz_reading import run
from tests.benchmarks.mutations import case


@pytest.mark.slow
def test_each_is_a_rota_or_one_message(tmp_path: Path) -> None:
    result = run(range(1_000_000, 1_000_150), tmp_path)
    assert result.failures == []
    assert result.outcomes["read"] > 40
    assert len(result.outcomes) > 6


def test_a_case_is_the_same_each_time() -> None:
    assert case(7) == case(7)
    assert case(7) != case(8)
