"""The audit after an edit is the audit that would be made anew, whatever was edited."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from ambrota.audit import Audit, audit, inspect
from ambrota.documents.audit import check_document
from ambrota.model import PRIVATE, Change, Rota
from ambrota.rulebook import Rulebook
from ambrota.rules import ALL
from ambrota.rules.base import Earlier, Level
from tests.solver.random_rotas import CODE, random_changes, random_rota, random_rulebook


def material(random: Random, *, cyclic: bool) -> tuple[Rota, Rota | None, Rulebook]:
    """A rota, the one it is judged against, and a rulebook of which any rule may be broken.

    Its people have bands and some of their agreements are private.
    """
    rota = random_rota(random, cyclic=cyclic)
    people = tuple(
        replace(
            person,
            band=random.choice((None, 3, 6, 8)),
            unsocial=random.choice((None, "section-2", "annex-5")),
            restrictions=tuple(
                replace(one, text=PRIVATE, private=True) if random.random() < 0.5 else one
                for one in person.restrictions
            ),
        )
        for person in rota.people
    )
    rota = inspect(replace(rota, people=people)).rota
    current = random.choice((None, inspect(random_changes(random, rota)).rota))
    book = random_rulebook(random)
    book = book.with_rule(replace(book.rule("span-of-control"), most=random.choice((1, 2))))
    owed = replace(
        book.rule("compensatory-rest"),
        hours=random.choice((11.0, 16.0)),
        within_days=random.choice((1, 3, 14)),
    )
    return rota, current, book.with_rule(owed)


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
    first, current, book = material(random, cyclic=cyclic)
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


def test_every_rule_is_broken_in_what_is_edited_and_counted_as_it_is_listed() -> None:
    broken: Counter[str] = Counter()
    for seed in range(40):
        for cyclic in (False, True):
            rota, current, book = material(Random(seed), cyclic=cyclic)
            inspection = inspect(rota, current)
            for rule in book.rules:
                listed = len(list(rule.audit(inspection)))
                assert rule.count(inspection) == listed
                broken[rule.id] += listed > 0 and not cyclic
    assert min(broken[rule.id] for rule in ALL) >= 3, broken


def test_an_audit_does_not_hold_on_to_the_ones_before_it() -> None:
    """Or every edit of a long session would keep one more rota and its tables in memory."""
    rota, current, book = material(Random(3), cyclic=False)
    found = audit(rota, book, current)
    first = weakref.ref(found)
    for day in range(3):
        person = rota.people[0].id
        rota = rota.with_changes([Change(person, day, (), (CODE["D"].duty(person, day),))])
        found = audit(rota, book, current, Earlier(found, frozenset([person])))
    gc.collect()
    assert first() is None
    assert found.inspection.earlier is None
