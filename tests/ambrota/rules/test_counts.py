"""A rule that counts its breaches without listing them counts as many as it lists."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from ambrota.audit import inspect
from ambrota.rules import ALL
from ambrota.rules.base import Rule
from tests.solver.random_rotas import random_changes, random_rota, random_rulebook

COUNTED = [rule for rule in ALL if rule.count is not Rule.count]


@pytest.mark.parametrize("rule", COUNTED, ids=lambda rule: rule.id)
def test_the_count_is_the_number_of_breaches(rule: type[Rule]) -> None:
    total = 0
    for seed in range(20):
        random = Random(seed)
        rota = random_rota(random, cyclic=seed % 2 == 0)
        book = random_rulebook(random)
        inspection = inspect(random_changes(random, rota), rota)
        for each in (book.rule(rule.id), rule(), replace(rule())):
            listed = len(list(each.audit(inspection)))
            assert each.count(inspection) == listed
            total += listed
    assert total
