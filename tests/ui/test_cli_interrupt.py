"""Ctrl-C during a search, on the real thing: the best found so far is written, exit 130."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sample_rotas import BY_ID

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="process groups are signalled otherwise there")
@pytest.mark.parametrize("seconds_into_it", [0.2, 3.0])
def test_ctrl_c_writes_the_best_found_so_far_and_ends_130(
    seconds_into_it: float, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    sample = BY_ID["northgate-dca-24-line"].path
    command = [sys.executable, "-P", "-m", "ambrota", "propose", str(sample), "--json"]
    command += ["--out", str(out), "--seconds", "300"]
    process = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        began = time.monotonic()
        while not out.exists() and time.monotonic() < began + PATIENCE:
            time.sleep(0.05)
        time.sleep(seconds_into_it)
        os.killpg(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 130
    assert stderr == "Stopping: the best found so far is being written.\n"
    document = json.loads(stdout)
    assert document["status"] == "cancelled"
    assert document["proposals"]
    for path in [document["review"], *(each["file"] for each in document["proposals"])]:
        assert Path(path).exists()
