"""Conflicts planted into random stations: found, proved, nothing to spare, ways out verified.

    python -m tests.benchmarks.planted_conflicts [--seeds 100] [--first 1] [--seconds 30]

One row a kind. `least`: without any one member the proof engine no longer finds a conflict; `held`:
a real rota was then found that holds the others. `ways`: ways out told; `right`: those of which a
rota was found that holds everything else, and of which the audit finds that and nothing else.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict

from tests.solver.explaining.conflict_checks import Checked, check
from tests.solver.explaining.planted import KINDS, planted_station

COLUMNS = ("planted", "found", "least", "held", "way out", "ways", "right")


def main() -> None:
    """Run the seeds and print a row a kind; whatever is not as it must be is told at once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--told", action="store_true", help="print every explanation")
    options = parser.parse_args()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(options.first, options.first + options.seeds):
        planted = planted_station(seed)
        began = time.monotonic()
        checked = check(planted, options.seconds)
        name = " + ".join(planted.kinds) if options.told else planted.kinds[0]
        rows[planted.kinds[0]].update(_counted(checked))
        if options.told or not _is_right(checked):
            kind = "cyclic" if planted.rota.is_cyclic else f"{planted.rota.days} days"
            took = time.monotonic() - began
            print(f"seed {seed}: {name}, {len(planted.rota.people)} people, {kind}: {took:.1f} s")
            print("  ", checked.found, checked.least, checked.held, checked.verified, checked.ways)
            print(*(f"   {line}" for line in checked.told), sep="\n", flush=True)
    print("| kind |", " | ".join(COLUMNS), "|")
    print("|---" * (1 + len(COLUMNS)), "|", sep="")
    for kind in (*KINDS, "all"):
        row = rows[kind] if kind != "all" else sum(rows.values(), Counter())
        print(f"| {kind} |", " | ".join(str(row[column]) for column in COLUMNS), "|")


def _counted(checked: Checked) -> dict[str, int]:
    values = (1, checked.found, checked.least, checked.held, checked.verified > 0, checked.ways,
              checked.verified)  # fmt: skip
    return {name: int(value) for name, value in zip(COLUMNS, values, strict=True)}


def _is_right(checked: Checked) -> bool:
    every_way = 0 < checked.ways == checked.verified
    return checked.found and checked.least and checked.held and every_way


if __name__ == "__main__":
    main()
