"""A crash below Python leaves word of where it was, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ui.crash_log import FILE

DIES = """
import faulthandler, sys
from pathlib import Path
from ui.crash_log import note_crashes
note_crashes(Path(sys.argv[1]))
person = "Adeyemi"
faulthandler._sigsegv()
"""


def test_where_it_died_is_written_down(tmp_path: Path) -> None:
    for _ in range(2):
        order = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{DIES}"]
        assert subprocess.run([*order, str(tmp_path)], capture_output=True).returncode != 0
    told = (tmp_path / FILE).read_text()
    assert "most recent call first" in told
    assert "Adeyemi" not in told
    assert "most recent call first" in (tmp_path / f"{FILE}.1").read_text()
