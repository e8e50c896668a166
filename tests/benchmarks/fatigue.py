"""What the fatigue models cost: as measures within the audit, and all that `fatigue` says.

    python -m tests.benchmarks.fatigue [--rounds 5]

Seconds depend on the machine and on what else it does: the ratios are what counts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date

from ambrota.audit import audit, inspect
from ambrota.fatigue.account import account_of
from ambrota.fatigue.alertness import alertness_of
from ambrota.fatigue.index import index_of
from ambrota.fatigue.inputs import Inputs
from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection

HOURS = {"D": (390, 1110), "N": (1110, 1830), "L": (840, 1560)}
PATTERN = "DDNN----LL---"
SIZES = ((30, 84), (48, 84), (1000, 84), (30, 365), (1000, 365))


def rota_of(people: int, days: int) -> Rota:
    """People of one pattern, each a day further in it."""
    duties = tuple(
        Duty(f"p{row}", day, code, Kind.COVER, *HOURS[code], None, "DCA")
        for row in range(people)
        for day in range(days)
        if (code := PATTERN[(row + day) % len(PATTERN)]) in HOURS
    )
    staff = tuple(Person(f"p{row}", f"Person {row}", "Paramedic") for row in range(people))
    return Rota("Bench", RotaKind.DATED, date(2026, 1, 5), days, staff, (), duties)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The best of so many rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    """One line a size: milliseconds, and the index as a share of the whole audit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    book = default_rulebook()
    print("| people x days | duties | index ms | alertness ms | all of it ms | of the audit |")
    print("|---|---|---|---|---|---|")
    for people, days in SIZES:
        rota = inspect(rota_of(people, days)).rota
        inspection = Inspection(rota)
        table = inspection.table
        index = seconds(lambda table=table: index_of(table), rounds)
        alert = seconds(lambda table=table: alertness_of(table), rounds)
        everything = seconds(
            lambda rota=rota: account_of(Inspection(rota), book, Inputs()), min(rounds, 2)
        )
        whole = seconds(lambda rota=rota: audit(rota, book), min(rounds, 2))
        print(
            f"| {people} x {days} | {len(table.duties):,} | {1000 * index:.1f} | "
            f"{1000 * alert:.1f} | {1000 * everything:.0f} | {index / whole:.3f} |"
        )


if __name__ == "__main__":
    main()
