"""Trusts made up by their size: `python -m tests.benchmarks.bench_stations growth|divide`.

`growth`: processor seconds until all holds, from one size to the next, each searched station by
station; `divide`: the same trust searched undivided and station by station, for the number of
people from which dividing is worth while. Seconds depend on the machine: compare rows of one run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial

from ambrota.audit import audit
from ambrota.rulebook import default_rulebook
from solver.bench.memory import Peak, used_seconds
from solver.bench.stations_made import make_trust
from solver.request import Outcome, Progress, Request
from solver.run import propose_whole
from solver.trust.parts import stations_of
from solver.trust.stations import propose_trust

Propose = Callable[[Request, Callable[[Progress], None]], Outcome]
GROWTH = (100, 200, 400, 800)
STATION = 50
"""People of a station, about."""
DIVIDE = (120, 150, 170, 200)
HEADINGS = (
    "people", "stations", "seed", "searched", "seconds until all holds", "processor s",
    "processor s a person", "peak MB", "holds, by the audit",
)  # fmt: skip


def row(people: int, stations: int, weeks: int, seed: int, seconds: float, *, whole: bool) -> str:
    """Search until all holds, and what that took."""
    rota, book = make_trust(people, weeks, stations, seed), default_rulebook()
    request = Request(rota, book, seconds, seed, alternatives=0)
    search: Propose = propose_whole if whole else by_station
    began, before = time.monotonic(), used_seconds()
    held: list[tuple[float, float]] = []

    def hear(progress: Progress) -> None:
        if progress.holding_since is not None and not held:
            held.append((time.monotonic() - began, used_seconds() - before))

    with Peak() as peak:
        outcome = search(request, hear)
    holds = [audit(each.apply(rota), book, rota).holds for each in outcome.proposals]
    took, used = held[0] if held else (None, used_seconds() - before)
    cells = (
        people, stations, seed, "as one" if whole else "by station",
        "not reached" if took is None else f"{took:.1f}", f"{used:.1f}", f"{used / people:.3f}",
        round(peak.mb), "yes" if holds and all(holds) else "no",
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def by_station(request: Request, hear: Callable[[Progress], None]) -> Outcome:
    """Station by station, however small it is."""
    return propose_trust(request, stations_of(request.rota), hear)


def growth(options: argparse.Namespace) -> Iterator[str]:
    """One size after the other; the time given grows with the people."""
    measure = partial(row, weeks=options.weeks, seed=options.seed, whole=False)
    for people in options.people or GROWTH:
        yield measure(people, max(2, people // STATION), seconds=options.seconds * people / 100)


def divide(options: argparse.Namespace) -> Iterator[str]:
    """Each size both ways."""
    for people in options.people or DIVIDE:
        for whole in (True, False):
            stations = max(2, people // STATION)
            yield row(people, stations, options.weeks, options.seed, options.seconds, whole=whole)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("growth", "divide"))
    parser.add_argument("--people", type=int, nargs="*")
    parser.add_argument("--weeks", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60, help="for growth, per 100 people")
    options = parser.parse_args()
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}", flush=True)
    for line in {"growth": growth, "divide": divide}[options.what](options):
        print(line, flush=True)


if __name__ == "__main__":
    main()
