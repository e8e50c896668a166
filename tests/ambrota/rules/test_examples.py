"""Every rule has a rota that keeps it and one that breaks it, and they do."""

from __future__ import annotations

import pytest

from ambrota.examples import tried
from ambrota.rules import ALL
from ambrota.rules.base import Rule

BY_ID = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)


@BY_ID
def test_the_example_that_keeps_it_has_no_breach(rule: type[Rule]) -> None:
    assert tried(rule, rule.passes) == []


@BY_ID
def test_the_example_that_breaks_it_shows_the_sum(rule: type[Rule]) -> None:
    breaches = tried(rule, rule.fails)
    assert breaches
    assert all(breach.evidence and breach.message for breach in breaches)


@BY_ID
def test_the_two_say_what_they_show(rule: type[Rule]) -> None:
    for example in (rule.passes, rule.fails):
        assert example.words.endswith(".")
