"""How long the audit of a rota takes as it grows, and of one edit: ratios of one run.

    python -m tests.benchmarks.auditing [--days 365] [--people 30 100 300 1000] [--parts]

Every rule and every measure, on rotas made up in memory. `--parts` tells the dearest ones apart.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ambrota.audit import audit, inspect
from ambrota.measures import ALL as MEASURES
from ambrota.measures.scene import Scene
from ambrota.model import Change, Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Earlier, Inspection

SHIFTS = (
    Shift("D", Kind.COVER, 390, 1110, 690, "DCA"),
    Shift("N", Kind.COVER, 1110, 1830, 690, "DCA"),
    Shift("L", Kind.COVER, 840, 1560, 690, "DCA"),
    Shift("AL", Kind.LEAVE, None, None, 450),
)
PATTERN = "DDNN....LL..A."
CODES = {"A": SHIFTS[3]} | {shift.code: shift for shift in SHIFTS}
ROLES = ("Paramedic", "Paramedic", "EMT", "ECA", "NQP")
TEAM = 12


def station(people: int, days: int) -> Rota:
    """A dated rota of teams of twelve, each with its leader, on patterns of fourteen days."""
    rng = random.Random(people)
    staff = tuple(_person(number) for number in range(people))
    duties = []
    for person in staff:
        begins = rng.randrange(len(PATTERN))
        for day in range(days):
            code = PATTERN[(begins + day) % len(PATTERN)]
            if code != ".":
                duties.append(CODES[code].duty(person.id, day))
    rota = Rota(
        "Made up", RotaKind.DATED, date(2026, 1, 5), days, staff, SHIFTS, tuple(duties)
    )  # fmt: skip
    return inspect(rota).rota


def _person(number: int) -> Person:
    leader = number - number % TEAM
    if number == leader:
        return Person(f"p{number}", f"Leader {number}", "Team leader", contracted_hours=37.5)
    role = ROLES[number % len(ROLES)]
    manager = f"p{leader}"
    return Person(
        f"p{number}", f"Person {number}", role, f"Team {leader}", manager, manager, 37.5,
    )  # fmt: skip


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The quickest of so many rounds."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def fresh(rota: Rota) -> Rota:
    """The same rota with nothing worked out about it."""
    return replace(rota)


def edit(rota: Rota) -> Rota:
    """One day of one person changed."""
    person, day = rota.people[len(rota.people) // 2], rota.days // 2
    after = () if rota.by_cell.get((person.id, day)) else (SHIFTS[0].duty(person.id, day),)
    return rota.with_changes([Change(person.id, day, (), after)])


def main() -> None:
    """Print the table, and the dearest parts where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--people", type=int, nargs="*", default=[30, 100, 300, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parts", action="store_true")
    given = parser.parse_args()
    gc.disable()  # as the program does where it audits
    book = default_rulebook()
    sizes = [(people, given.days) for people in given.people] + [(48, 84)]
    print("| people | days | audit ms | a person | after an edit ms | of the audit |")
    print("|---|---|---|---|---|---|")
    for people, days in sizes:
        rota = station(people, days)
        before = audit(rota, book, rota)
        new = edit(rota)
        changed = frozenset([rota.people[people // 2].id])
        earlier = Earlier(before, changed)
        whole = seconds(lambda rota=rota: audit(fresh(rota), book), given.rounds)
        again = seconds(
            lambda new=new, rota=rota, earlier=earlier: audit(fresh(new), book, rota, earlier),
            given.rounds,
        )
        print(
            f"| {people} | {days} | {whole * 1000:.0f} | {whole * 1e6 / people:.0f} µs | "
            f"{again * 1000:.1f} | {again / whole:.2f} |"
        )
    if given.parts:
        parts(station(*sizes[-2]))


def parts(rota: Rota) -> None:
    """The dearest rules and measures, each with nothing worked out but the duty table."""
    book, found = default_rulebook(), []
    for rule in book.rules:
        found.append((_alone(rota, lambda at, rule=rule: list(rule.audit(at))), rule.id))
    for gauge in MEASURES:
        found.append(
            (_alone(rota, lambda at, gauge=gauge: gauge().measure(Scene(at, book))), gauge.id)
        )
    print("\n| part | ms |\n|---|---|")
    for taken, name in sorted(found, reverse=True)[:20]:
        print(f"| {name} | {taken * 1000:.0f} |")


def _alone(rota: Rota, work: Callable[[Inspection], object]) -> float:
    at = Inspection(fresh(rota))
    at.table  # noqa: B018  it is shared by all
    began = time.perf_counter()
    work(at)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
