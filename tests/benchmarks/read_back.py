"""Thousands of generated workbooks, read and written back: `python -m tests.benchmarks.read_back`.

`--seed S --cases N`, or one case as a failure prints it: `--form F --seed S --only OPTION ...`.
Ends with exit code 1 when anything was silently different, refused, or not written back.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

from tests.ambrota.sheets.generated.cases import FORMS, Case, cases, run, smallest
from tests.ambrota.sheets.generated.save import save


def main() -> int:
    """Run the cases and print what failed, each as small as it still fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--form", action="append", choices=list(FORMS), default=[])
    parser.add_argument("--only", nargs="*", metavar="OPTION")
    parser.add_argument("--keep", type=Path, help="write the one case to this folder")
    parser.add_argument("--show", type=int, default=10, help="failures to print")
    given = parser.parse_args()
    if given.only is not None:
        return _one(given)
    return _many(given)


def _one(given: argparse.Namespace) -> int:
    options = dict(text.partition("=")[::2] for text in given.only)
    case = Case(given.form[0], given.seed, options)
    if given.keep:
        made = case.make()
        given.keep.mkdir(parents=True, exist_ok=True)
        print(save(made.pages, given.keep, made.stem, options.get("format", "xlsx")))
        if made.layout is not None:
            (given.keep / "layout.toml").write_text(made.layout.to_toml(), encoding="utf-8")
    outcome = run(case)
    for text in outcome.fails:
        print("FAILS", text)
    for text in outcome.said:
        print("said ", text)
    for text in outcome.alarms:
        print("alarm", text)
    return 1 if outcome.fails else 0


def _many(given: argparse.Namespace) -> int:
    began = time.perf_counter()
    ran, failed, alarmed = Counter[str](), Counter[str](), Counter[str]()
    seen: Counter[str] = Counter()
    for case in cases(given.seed, given.cases, given.form):
        outcome = run(case)
        ran[case.form] += 1
        failed[case.form] += bool(outcome.fails)
        alarmed[case.form] += bool(outcome.alarms)
        if outcome.fails:
            kind = f"{case.form}: {outcome.fails[0][:30]}"
            seen[kind] += 1
            if seen[kind] == 1 and len(seen) <= given.show:
                least = smallest(case)
                print(f"FAILS {least}")
                for text in run(least).fails[:3]:
                    print(f"      {text}")
                sys.stdout.flush()
    width = shutil.get_terminal_size().columns
    print(f"{sum(ran.values())} cases in {time.perf_counter() - began:.0f} s")
    for form in ran:
        line = f"{form:20} {ran[form]:5} cases, {failed[form]:4} fail, {alarmed[form]:4} alarm"
        print(line[:width])
    return 1 if sum(failed.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
