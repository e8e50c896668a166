"""Proposals in words: what differs is listed, what is alike is counted."""

from __future__ import annotations

from typing import Any

from solver.request import Conflict, WayOut
from ui.headless.conflict_document import conflict_document
from ui.headless.propose_text import _conflict, _frontier, _scorecard


def check(nights: float) -> dict[str, Any]:
    """A check with one measure that may differ and one that does not."""
    about = {"section": "people", "per_person": {"p": 1}, "unit": "nights a person",
             "period": "in 24 weeks"}  # fmt: skip
    cover = {"section": "operations", "per_person": {}, "unit": "seat-hours", "value": 0,
             "name": "Cover", "period": "a week"}  # fmt: skip
    return {
        "cover": {"short_hours": 0, "given_up_hours": 0},
        "guarantees": {
            "contact": {"met": 1, "people": 1, "no_manager": [{"id": "q"}]},
            "training": {"met": 1, "people": 1},
        },
        "rules": {},
        "findings": [{"level": "should"}, {"level": "should"}, {"level": "must"}],
        "measures": {
            "cover-short": cover, "given-up-cover": {**cover, "period": "in the 24-week cycle"},
            "nights": {**about, "name": "Nights", "value": nights},
            "run": {**about, "name": "Longest run of nights", "value": 3},
        },
    }  # fmt: skip


def test_measures_alike_in_all_rotas_are_counted_not_listed() -> None:
    told = _scorecard({"current": check(5), "proposals": [{"id": "A", "check": check(4)}]})
    assert any(
        line.split() == ["Nights", "(nights", "a", "person", "in", "24", "weeks)", "5", "4"]
        for line in told
    )
    assert not any("Longest run" in line for line in told)
    assert told[-1] == "  The same in all: 1 measure"


def test_counts_have_their_period_and_whoever_has_no_manager_is_said() -> None:
    told = "\n".join(_scorecard({"current": check(5), "proposals": []}))
    assert "Cover given up to people, seat-hours in the 24-week cycle" in told
    assert "1 of 2, 1 has none in the rota" in told
    assert [line.split()[-1] for line in told.splitlines() if "Findings" in line] == ["1", "2"]


def test_without_a_proposal_every_measure_is_listed() -> None:
    told = _scorecard({"current": check(5), "proposals": []})
    assert any("Longest run of nights" in line for line in told)


def conflict_of(*held: bool) -> dict[str, Any]:
    """A proved conflict of as many requirements, one way out of it tried and one not."""
    ways = [WayOut("1 session fewer", "sessions", 1.0, True), WayOut("Wait", "hours", 2.0)]
    told = tuple(f"Requirement {number}" for number in range(1, len(held) + 1))
    document = conflict_document(Conflict(told, True, tuple(ways), held))
    assert document is not None
    return document


def test_what_was_shown_of_a_conflict_and_its_ways_out_is_told() -> None:
    document = conflict_of(True, True)
    assert document["held_without"] == [True, True]
    assert [way["verified"] for way in document["ways_out"]] == [True, False]
    told = _conflict(document)
    assert "  Without any one of them the rest can hold: a rota was found each time." in told
    assert any(line.endswith("1 session fewer (1 session)") for line in told)
    assert any("Wait (2 hours; worked out, no rota was found with it yet)" in line for line in told)


def test_what_no_rota_was_found_with_is_no_way_out() -> None:
    document = conflict_of(False, False)
    assert "  Any one of these makes it possible:" in _conflict(document)
    document["ways_out"] = [way for way in document["ways_out"] if not way["verified"]]
    told = _conflict(document)
    assert "  The best rota found does without:" in told
    assert not any("Any one" in line for line in told)


def test_only_what_was_shown_is_told() -> None:
    told = " ".join(_conflict(conflict_of(False, True, False)))
    assert "Without number 2 the rest can hold" in told
    assert "Without" not in " ".join(_conflict(conflict_of(False, False)))


def test_points_of_the_frontier_say_what_each_gives_and_costs() -> None:
    def point(proposal: str | None, spare: float, weekends: float, changes: int) -> dict[str, Any]:
        parts = {"seat-hours given up": 0.0, "seat-hours to spare": spare,
                 "weekends worked": weekends}  # fmt: skip
        return {"proposal": proposal, "cover": spare, "occasions": int(weekends),
                "changes": changes, "parts": parts}  # fmt: skip

    told = " ".join(
        _frontier([point("A", 40, 9, 2), point(None, 35.5, 7, 6), point("B", 30, 6, 4)])
    )
    assert "between" not in told
    assert (
        "point 2 against A: gives weekends worked 9 to 7; costs seat-hours to spare 40 to " in told
    )
    assert "B against point 2: gives weekends worked 7 to 6, days changed 6 to 4; costs" in told
