"""Reads thousands of broken and odd files; each must be a rota or one message, in time and memory.

    python -m tests.benchmarks.fuzz_reading --seed 1 --cases 1000

Case n of seed s is the same file everywhere; a failure names its number, and `--only N` runs it.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ambrota.documents.rota import show_document
from ambrota.errors import UserError
from ambrota.opening import open_workbook
from ambrota.sheets.layout import Layout
from ambrota.sheets.read import read_workbook
from ambrota.sheets.understanding.understand import understand
from tests.benchmarks.mutations import case

SLOW, MEMORY = 20.0, 500


@dataclass
class Result:
    """What came of a run."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def add(self, number: int, outcome: str, seconds: float) -> None:
        """Keep one case."""
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, (seconds, number))
        if seconds > SLOW:
            self.failures.append(f"case {number}: took {seconds:.1f} s")


def run(numbers: range, folder: Path) -> Result:
    """Read each case the way the command line and the window do."""
    result = Result()
    for number in numbers:
        name, data = case(number)
        path = folder / name
        path.write_bytes(data)
        began = time.perf_counter()
        try:
            outcome = _read(path)
        except Exception:
            outcome = "FAILED"
            result.failures.append(f"case {number} ({name}):\n{traceback.format_exc()}")
        result.add(number, outcome, time.perf_counter() - began)
    return result


def _read(path: Path) -> str:
    """What came of it: read, or the title of the refusal."""
    try:
        opened = open_workbook(path)
        for _ in show_document(opened.rota, opened.problems)["duties"].members:
            pass
        outcome = "read"
    except UserError as error:
        if not (error.title and error.where and error.todo):
            raise AssertionError(f"a refusal that does not say all: {error}") from error
        outcome = error.title
    with contextlib.suppress(UserError):
        understand(read_workbook(path), Layout())
    return outcome


def main() -> None:
    """Run cases and say what came of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    first = options.seed * 1_000_000
    numbers = range(first, first + options.cases)
    if options.only is not None:
        numbers = range(options.only, options.only + 1)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        result = run(numbers, Path(folder))
    for failure in result.failures:
        print(failure)
    print(f"{len(numbers)} cases in {time.perf_counter() - began:.0f} s, ", end="")
    print(f"{len(result.failures)} failures, slowest {result.slowest[0]:.1f} s ", end="")
    print(f"(case {result.slowest[1]}), peak {peak()} MB here and {peak(children=True)} MB there")
    for outcome, number in result.outcomes.most_common():
        print(f"{number:7} {outcome}")
    if result.failures or max(peak(), peak(children=True)) > MEMORY:
        raise SystemExit(1)


def peak(children: bool = False) -> int:
    """Peak MB of this process, or of the largest reading process that has ended."""
    if sys.platform == "win32":
        return 0
    import resource

    from ambrota.parsing import confined

    confined._end_all()
    status = Path("/proc/self/status")
    own = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    if own and not children:
        # The figure of `resource` begins with the peak of the process that started this one.
        return int(own[1]) // 2**10
    whose = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(whose).ru_maxrss // unit


if __name__ == "__main__":
    main()
