"""Where two could always meet, against what the audit finds of people who begin there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from random import Random

from ambrota.audit import audit, inspect
from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import Rulebook, default_rulebook
from solver.plan import current_plan
from solver.problem import Problem
from solver.starts.chances import Chances

SHIFTS = (
    Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
    Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
    Shift("E", Kind.COVER, 360, 600, 240, "DCA"),
    Shift("T", Kind.TRAINING, 540, 1020, 450),
    Shift("R", Kind.RELIEF, paid=450),
)


def drawn(random: Random, own: int, leaders: int) -> Rota:
    """Lines with few duties, so that some starts leave somebody without a meeting."""
    people = [Person(f"c{n}", f"Crew {n}", "EMT", None, "l0", rota="Crew") for n in range(own)]
    people += [Person(f"l{n}", f"Lead {n}", "Team leader", rota="TL") for n in range(leaders)]
    duties = tuple(
        random.choice(SHIFTS).duty(person.id, day)
        for person in people
        for day in random.sample(range(7), random.randrange(5))
    )
    return inspect(Rota("Drawn", RotaKind.CYCLIC, None, 7, tuple(people), SHIFTS, duties)).rota


def of_weeks(book: Rulebook, weeks: int) -> Rulebook:
    return book.with_rule(replace(book.rule("contact"), weeks=weeks))


# 9 and 8 meet only after 72 weeks, so that 52 are judged and do not wrap.
SIZES = (3, 2), (4, 2), (5, 5), (2, 6), (9, 8)


def test_starts_fit_just_where_the_audit_finds_a_time_in_every_period() -> None:
    random, seen = Random(7), Counter[bool]()
    for (own, leaders), weeks in product(SIZES, (1, 2, 3, 4, 4, 6)):
        book = of_weeks(default_rulebook(), weeks)
        rota = drawn(random, own, leaders)
        problem = Problem(rota, book)
        chances = Chances(problem, current_plan(problem), book.rule("contact"))
        found = audit(rota, book).contact.per_person
        for line in range(own):
            one = found[f"c{line}"]
            fits = all(a or b for a, b in zip(one.could, one.excused, strict=True))
            assert chances.pair(line, own).fits(line, 0) is fits, (own, leaders, weeks, line)
            seen[fits] += 1
    assert min(seen[True], seen[False]) > 10, seen
