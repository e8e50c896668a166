"""The examples of the rules, tried on the rules themselves."""

from __future__ import annotations

from typing import Any

from ambrota.audit import inspect
from ambrota.rules.base import Breach, Rule
from ambrota.rules.examples import Example


def tried(rule: type[Rule], example: Example) -> list[Breach]:
    """The breaches of a rule, as it is shipped or as the example sets it, in an example's rota."""
    made = rule(**example.settings)
    return list(made.audit(inspect(example.rota(), example.before())))


def sum_shown(rule: type[Rule]) -> str:
    """The sum by which the example that breaks a rule breaks it."""
    return tried(rule, rule.fails)[0].evidence


def example_documents(rule: type[Rule]) -> dict[str, Any]:
    """Both examples of a rule, as `rules` of the command line gives them."""
    return {
        "keeps": _document(rule.passes),
        "breaks": {**_document(rule.fails), "evidence": sum_shown(rule)},
    }


def _document(example: Example) -> dict[str, Any]:
    return {
        "words": example.words,
        "kind": "cyclic" if example.cyclic else "dated",
        "lines": list(example.lines),
        "current": None if example.current is None else list(example.current),
        "settings": dict(example.settings),
    }
