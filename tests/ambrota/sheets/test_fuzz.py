"""Broken and odd files, a sample of what `tests.benchmarks.fuzz_reading` runs by the thousand."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.mutations import case

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_each_is_a_rota_or_one_message() -> None:
    """In a process of its own, whose memory is not the suite's: it ends with 1 where a case fails
    or too much memory is taken."""
    command = [sys.executable, "-m", "tests.benchmarks.fuzz_reading", "--seed", "1"]
    ran = subprocess.run(
        [*command, "--cases", "150"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert " 0 failures" in ran.stdout
    outcomes = {name: int(count) for count, name in re.findall(r"^ *(\d+) (.+)$", ran.stdout, re.M)}
    assert outcomes["read"] > 40
    assert len(outcomes) > 6


def test_a_case_is_the_same_each_time() -> None:
    assert case(7) == case(7)
    assert case(7) != case(8)
