"""The audit for a person to read: the worst first, cover in whole stretches."""

from __future__ import annotations

from typing import Any

from ui.headless.check_text import (
    _findings,
    _force,
    _rules,
    joined,
    measure_rows,
    verdict_lines,
    worst_rules,
)


def document(**rules: tuple[str, str, int]) -> dict[str, Any]:
    """A check document of rules given as (level, status, breaches)."""
    return {
        "rules": {
            name.replace("_", "-"): {"level": level, "breaches": breaches, "checked": 9}
            for name, (level, status, breaches) in rules.items()
        },
        "findings": [
            {
                "rule": name.replace("_", "-"),
                "status": status,
                "message": "m",
                "source": "s",
                "level": level,
                "evidence": "e",
                "cells": [],
            }
            for name, (level, status, breaches) in rules.items()
            if breaches
        ],
    }


def test_what_must_hold_comes_first_and_law_before_the_rest() -> None:
    told = document(
        weekends_off=("should", "local", 90),
        cover=("must", "local", 14),
        contact=("must", "local", 95),
        hours=("must", "contract", 1),
        daily_rest=("must", "law", 1),
        leave=("must", "contract", 0),
        index=("shown", "guidance", 50),
    )
    assert worst_rules(told) == ["daily-rest", "hours", "cover", "contact", "weekends-off"]


def test_the_verdict_tells_required_from_better() -> None:
    assert verdict_lines(document(a=("must", "law", 0))) == ["Nothing is breached."]
    assert verdict_lines(document(a=("should", "law", 1)))[0] == "Nothing required is breached."
    assert verdict_lines(document(a=("must", "law", 1)))[0] == "1 required thing does not hold."


def test_a_wall_of_good_practice_does_not_hide_a_breach_of_law() -> None:
    """The worst rules first, few findings of what should hold, quiet rules by name alone."""
    told = document(
        early_starts=("should", "guidance", 9), daily_rest=("must", "law", 1),
        leave=("must", "contract", 0), index=("shown", "guidance", 50),
    )  # fmt: skip
    told["findings"] += [dict(told["findings"][0]) for _ in range(8)]
    lines = _findings(told)
    assert lines[2] == "  daily-rest (must; law: s)"
    assert lines[4] == "  early-starts (should; guidance: s)"
    assert lines[5:] == ["    m\n      e", "    m\n      e", "  … and 7 more (--json lists all)"]
    rules = [line.split()[0] for line in _rules(told)[3:]]
    assert rules == ["daily-rest", "early-starts", "index", "Nothing"]
    assert _rules(told)[-1] == "  Nothing breaches the other 1: leave"


def test_the_status_is_said_once() -> None:
    assert _force({"status": "local", "source": "Local: set by the trust"}) == (
        "local: set by the trust"
    )


def half_hour(start: str, end: str, filled: int = 1, day: int = 0) -> dict[str, Any]:
    """A half hour short of one DCA seat."""
    return {
        "day": day, "start": start, "end": end, "resource": "DCA", "role": None, "required": 2,
        "filled": filled,
    }  # fmt: skip


def test_half_hours_short_alike_are_told_as_one_stretch() -> None:
    short = [
        half_hour("06:30", "07:00", filled=0),
        half_hour("06:00", "06:30"),
        half_hour("05:30", "06:00"),
        half_hour("05:30", "06:00", day=1),
        half_hour("23:30", "00:00", day=2),
    ]
    assert [(each["day"], each["start"], each["end"]) for each in joined(short)] == [
        (0, "05:30", "06:30"),
        (0, "06:30", "07:00"),
        (1, "05:30", "06:00"),
        (2, "23:30", "00:00"),
    ]


def test_measures_of_people_stand_under_what_they_are_about() -> None:
    """Those that concern nobody are left out."""
    measures = {
        id_: {
            "name": id_, "value": 1.5, "unit": "h", "spread": 2, "section": "people",
            "theme": theme, "per_person": per_person, "period": "in 4 weeks",
        }
        for id_, theme, per_person in (
            ("gap", "Contact", {"p": 1}), ("nights", "Nights", {"p": 1}), ("mentors", "Team", {}),
        )
    }  # fmt: skip
    assert measure_rows(measures) == [
        ("", "value", "", "spread"),
        ("Contact:", "", "", ""), ("  gap", "1.5", "h in 4 weeks", "2"),
        ("Nights:", "", "", ""), ("  nights", "1.5", "h in 4 weeks", "2"),
    ]  # fmt: skip
    assert measure_rows({}) == []
