"""Proposals in words: what differs is listed, what is alike is counted."""

from __future__ import annotations

from typing import Any

from ui.headless.propose_text import _scorecard


def check(nights: float) -> dict[str, Any]:
    """A check with one measure that may differ and one that does not."""
    about = {"section": "people", "per_person": {"p": 1}, "unit": "nights a person"}
    return {
        "cover": {"short_hours": 0, "given_up_hours": 0},
        "guarantees": {
            "contact": {"met": 1, "people": 1}, "training": {"met": 1, "people": 1},
        },
        "rules": {},
        "measures": {
            "nights": {**about, "name": "Nights", "value": nights},
            "run": {**about, "name": "Longest run of nights", "value": 3},
        },
    }  # fmt: skip


def test_measures_alike_in_all_rotas_are_counted_not_listed() -> None:
    told = _scorecard({"current": check(5), "proposals": [{"id": "A", "check": check(4)}]})
    assert any(line.split() == ["Nights", "(nights", "a", "person)", "5", "4"] for line in told)
    assert not any("Longest run" in line for line in told)
    assert told[-1] == "  The same in all: 1 measure"


def test_without_a_proposal_every_measure_is_listed() -> None:
    told = _scorecard({"current": check(5), "proposals": []})
    assert any("Longest run of nights" in line for line in told)
