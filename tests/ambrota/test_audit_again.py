"""The audit after an edit is the audit that would be made anew, whatever was edited."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from ambrota.audit import Audit, audit, inspect
from ambrota.documents.audit import check_document
from ambrota.model import Change, Rota
from ambrota.rules.base import Earlier, Level
from tests.solver.random_rotas import CODE, random_changes, random_rota, random_rulebook


def edited(random: Random, rota: Rota) -> Rota:
    """The rota with a cell or three of one or two people set to something else."""
    people = random.sample(rota.people, min(len(rota.people), random.choice((1, 1, 2))))
    changes = []
    for _ in range(random.choice((1, 1, 3))):
        person, day = random.choice(people), random.randrange(rota.days)
        code = random.choice((None, *CODE))
        after = () if code is None else (CODE[code].duty(person.id, day),)
        changes.append(Change(person.id, day, (), after))
    return rota.with_changes(changes)


def told(rota: Rota, found: Audit) -> tuple[object, ...]:
    """All that an audit says; the order of breaches of one person and rule does not matter."""
    breaches = Counter(
        (b.rule, b.person, b.day, b.amount, b.slot, b.evidence) for b in found.breaches
    )
    return breaches, check_document(rota, found, ())


@pytest.mark.parametrize("cyclic", [False, True], ids=["dated", "cyclic"])
@pytest.mark.parametrize("seed", range(40))
def test_what_an_edit_leaves_alone_may_be_kept(seed: int, cyclic: bool) -> None:
    random = Random(seed)
    first = inspect(random_rota(random, cyclic=cyclic)).rota
    current = random.choice((None, inspect(random_changes(random, first)).rota))
    book = random_rulebook(random)
    for rule in book.rules:
        book = book.with_rule(replace(rule, level=random.choice(list(Level))))
    rota, found = first, audit(first, book, current)
    for _ in range(3):
        new = edited(random, rota)
        changed = frozenset(
            person.id
            for person in rota.people
            if any(
                rota.by_cell.get((person.id, day)) != new.by_cell.get((person.id, day))
                for day in range(rota.days)
            )
        )
        found = audit(new, book, current, Earlier(found, changed))
        rota = new
        anew = audit(replace(new), book, current)
        assert told(rota, found) == told(rota, anew)
