"""Thousands of generated workbooks, read and written back: `python -m tests.benchmarks.read_back`.

`--seed S --cases N`, or one case as a failure prints it: `--form F --seed S --only OPTION ...`.
Ends with exit code 1 when anything was silently different, refused, or not written back.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

from tests.ambrota.sheets.generated.cases import FORMS, Case, Outcome, cases, run, smallest


def main() -> int:
    """Run the cases and print what failed, each as small as it still fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--form", action="append", choices=list(FORMS), default=[])
    parser.add_argument("--only", nargs="*", metavar="OPTION")
    parser.add_argument("--keep", type=Path, help="write the one case to this folder")
    parser.add_argument("--show", type=int, default=10, help="failures to print")
    parser.add_argument("--pending", action="store_true", help="print pending failures too")
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
        print(case.save(made, given.keep))
        if made.layout is not None:
            (given.keep / "layout.toml").write_text(made.layout.to_toml(), encoding="utf-8")
    outcome = run(case)
    for text in outcome.fails:
        print("FAILS", text)
    for text in outcome.said:
        print("said ", text)
    return 1 if outcome.fails else 0


def _many(given: argparse.Namespace) -> int:
    began = time.perf_counter()
    counts: dict[str, Counter[str]] = {}
    seen: Counter[str] = Counter()
    for case in cases(given.seed, given.cases, tuple(given.form)):
        outcome = run(case)
        count = counts.setdefault(case.form, Counter())
        count.update(["cases", "pending"] if case.pending else ["cases"])
        if not outcome.fails:
            count["right"] += not outcome.said
            count["said"] += bool(outcome.said)
            continue
        count.update([_way(outcome)])
        if given.pending or not case.pending:
            kind = f"{case.form}: {_bare(outcome.fails[0])}"
            seen[kind] += 1
            if seen[kind] == 1 and len(seen) <= given.show:
                least = smallest(case)
                print(f"FAILS {least}")
                for text in run(least).fails[:3]:
                    print(f"      {text}")
                sys.stdout.flush()
    print(f"{given.cases} cases in {time.perf_counter() - began:.0f} s")
    print("| form | " + " | ".join(COLUMNS) + " |\n" + "|---" * (len(COLUMNS) + 1) + "|")
    for form, count in counts.items():
        print(f"| {form} | " + " | ".join(str(count[name]) for name in COLUMNS) + " |")
    return 1 if any(count[way] for count in counts.values() for way in COLUMNS[3:]) else 0


COLUMNS = ("cases", "right", "said", "silent", "refused", "known", "alarm", "crashed")
"""Right: all the same, also in the copy. Said: what was wrong in the sheet is a problem. The rest
failed: silently different, refused, said though it can be known, a false alarm, a traceback."""


def _way(outcome: Outcome) -> str:
    """In which way a case failed."""
    if outcome.silent:
        return "silent"
    first = outcome.fails[0].split(":")[0]
    return {"refused": "refused", "crashed": "crashed", "false alarm": "alarm"}.get(first, "known")


def _bare(failure: str) -> str:
    """The first words of a failure without its figures, to print one of each kind."""
    return re.sub(r"'[^']*'|[^!]*!|[0-9]+|\(.*?\)|\[.*", "…", failure)[:40]


if __name__ == "__main__":
    sys.exit(main())
