"""How long a large cyclic rota takes until all holds: `python -m tests.benchmarks.cyclic_stations`.

Stations of 12 lines put together, as the sample Northgate is of two: its lines, planted faults,
grades, a vacant and some relief lines, and a team leader to eight lines. Every name is made up.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from random import Random

from ambrota.audit import audit, inspect
from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from sample_rotas.northgate import CODES, CREW_LEADER, LEADER_PATTERN, LETTERS, PATTERN
from solver.request import Progress, Request
from solver.run import propose

GRADES = ("Paramedic", "Paramedic", "NQP"), ("EMT", "ECA", "EMT")
BLOCK = len(PATTERN)


def shifts() -> tuple[Shift, ...]:
    """The codes of the sample."""

    def minutes(text: str) -> int:
        return 60 * int(text[:2]) + int(text[3:])

    found = []
    for code in CODES:
        start, end = (minutes(text) if text else None for text in (code.start, code.end))
        if start is not None and end is not None and end <= start:
            end += 1440
        paid = None if code.paid is None else round(60 * code.paid)
        found.append(Shift(code.code, Kind(code.kind), start, end, paid, code.resource or None))
    return tuple(found)


def station(lines: int, seed: int, *, faults: bool = True) -> Rota:
    """A rota of so many lines, a multiple of 24, and its leaders on lines of their own."""
    random = Random(seed)
    leaders = lines // 8
    weeks = [list(week) for week in PATTERN * (lines // BLOCK)]
    for first in range(0, lines if faults else 0, 2 * BLOCK):
        # A late before an early day; a fourth night in a row.
        weeks[first + 2][4], weeks[first + 5][4] = "D", "L"
        weeks[first + 14][0], weeks[first + 15][0] = "N", "."
    vacant = random.randrange(lines // 2, lines)
    people = []
    for line in range(lines):
        block, at = divmod(line, BLOCK)
        half = block * 2 // (lines // BLOCK)
        manager = CREW_LEADER[at] + len(LEADER_PATTERN) * (block % (leaders // 3))
        people.append(
            Person(
                f"c{line}",
                "VACANCY" if line == vacant else f"Crew {line}",
                GRADES[half][line % 3],
                f"Crew {line % (lines // 2)}",
                None if line == vacant else f"l{manager}",
                contracted_hours=37.5,
                rota="Crew",
                vacant=line == vacant,
            )
        )
    for line in range(leaders):
        people.append(
            Person(f"l{line}", f"Leader {line}", "Team leader", contracted_hours=37.5, rota="TL")
        )
    all_weeks = [*weeks, *(list(week) for week in LEADER_PATTERN * (leaders // 3))]
    by_code = {shift.code: shift for shift in shifts()}
    duties = tuple(
        by_code[LETTERS[letter]].duty(person.id, day)
        for person, week in zip(people, all_weeks, strict=True)
        for day, letter in enumerate(week)
        if letter != "."
    )
    made = Rota("Made up", RotaKind.CYCLIC, None, 7, tuple(people), shifts(), duties)
    return inspect(made).rota


def main() -> None:
    """One row for each size and seed."""
    options = argparse.ArgumentParser()
    options.add_argument("--lines", type=int, nargs="+", default=[24, 48, 96])
    options.add_argument("--seeds", type=int, nargs="+", default=[1])
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--alternatives", type=int, default=3, help="0: until all holds")
    options.add_argument("--tell", action="store_true", help="what is done meanwhile")
    asked = options.parse_args()
    heads = (
        "lines", "seed", "musts breached now", "seconds until all holds", "proposals",
        "all hold, by the audit", "claims that differ", "seconds in all", "processor s", "peak MB",
    )  # fmt: skip
    print(f"| {' | '.join(heads)} |")
    print("|" + "---|" * len(heads))
    for lines in asked.lines:
        for seed in asked.seeds:
            print(row(lines, seed, asked))
            sys.stdout.flush()


def row(lines: int, seed: int, asked: argparse.Namespace) -> str:
    """What came of one search."""
    rota, book = station(lines, seed), default_rulebook()
    musts = len(audit(rota, book).musts)
    heard: list[Progress] = []
    last = [""]

    def hear(progress: Progress) -> None:
        heard.append(progress)
        if asked.tell and progress.stage != last[0]:
            last[0] = progress.stage
            sys.stderr.write(f"{progress.seconds:7.1f} {progress.stage}: {progress.message}\n")

    began, used = time.monotonic(), time.process_time()
    request = Request(rota, book, seconds=asked.seconds, seed=seed, alternatives=asked.alternatives)
    outcome = propose(request, hear)
    took, used = time.monotonic() - began, time.process_time() - used
    since = next((each.holding_since for each in heard if each.holding_since is not None), None)
    held, differ = True, 0
    for each in outcome.proposals:
        found = audit(each.apply(rota), book, each.begun(rota))
        counts = found.counts()
        held = held and found.holds
        differ += sum(counts[rule] != claimed for rule, claimed in each.claims.items())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shown = "not reached" if since is None else f"{since:.1f}"
    return (
        f"| {lines} | {seed} | {musts} | {shown} | {len(outcome.proposals)} | "
        f"{'yes' if held else 'no'} | {differ} | {took:.0f} | {used:.0f} | {peak:.0f} |"
    )


if __name__ == "__main__":
    main()
