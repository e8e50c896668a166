"""Findings in groups: by rule, person, week or status; by level, law alone, and words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ambrota.findings import Finding
from ambrota.model import Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level, Status
from ui.finding_groups import (
    MANY,
    PERSON,
    RULE,
    STATUS,
    TEAM,
    WEEKS,
    Kept,
    first_grouping,
    grouped,
    head_words,
    line_of,
)

BOOK = default_rulebook()


def found(rule: str, person: str | None, *days: int, level: Level = Level.MUST) -> Finding:
    status: Status = BOOK.rule(rule).status
    return Finding(rule, level, status, person, days, 1, 2, "h", f"{rule} of {person}", "", "")


FINDINGS = (
    found("daily-rest", "2", 3, 4),
    found("daily-rest", "3", 8),
    found("consecutive-nights", "2", 4, 5, 6, 7, level=Level.SHOULD),
    found("cover", None, 9),
    found("training", "2", 13),
)


def titles(how: str, rota: Rota, kept: Kept | None = None) -> list[tuple[str, str]]:
    return [(one.title, one.note) for one in grouped(how, rota, FINDINGS, BOOK, kept)]


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        (RULE, [("Too little rest between duties", "law · 2 people"),
                ("Too many nights in a row", "guidance · 1 person"),
                ("Cover short", "local · 0.5 seat-hours"),
                ("Too little protected training", "local · 1 person")]),
        (PERSON, [("Adeyemi", "2 musts of 3"), ("Bell", "1 must of 1"), ("Cover", "1 must of 1")]),
        (WEEKS, [("Over the whole rota", "1 must of 1"),
                 ("Week 1, from Monday 4 May 2026", "1 must of 1"),
                 ("Week 2, from Monday 11 May 2026", "2 musts of 3")]),
        (STATUS, [("Law", "2 musts of 2"), ("Guidance", "1"), ("Local rules", "2 musts of 2")]),
    ],
)  # fmt: skip
def test_findings_are_grouped(how: str, wanted: list[tuple[str, str]], small_rota: Rota) -> None:
    assert titles(how, small_rota) == wanted


@pytest.mark.parametrize(
    ("kept", "number"),
    [
        (Kept(), 5), (Kept("must"), 4), (Kept("should"), 1), (Kept("shown"), 0),
        (Kept(law_only=True), 2), (Kept("should", law_only=True), 0),
        (Kept(words="adey"), 3), (Kept(words="rest between"), 2), (Kept("must", True, "bell"), 1),
    ],
)  # fmt: skip
def test_what_is_looked_at(kept: Kept, number: int, small_rota: Rota) -> None:
    for how in (RULE, PERSON, WEEKS, STATUS):
        groups = grouped(how, small_rota, FINDINGS, BOOK, kept)
        assert sum(len(group.findings) for group in groups) == number


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        (RULE, "Adeyemi · 7–8 May"),
        (PERSON, "Too little rest between duties · 7–8 May"),
        (WEEKS, "Adeyemi · Too little rest between duties · 7–8 May"),
        (STATUS, "Adeyemi · Too little rest between duties · 7–8 May"),
    ],
)
def test_a_line_says_what_its_group_does_not(how: str, wanted: str, small_rota: Rota) -> None:
    assert line_of(how, small_rota, FINDINGS[0], BOOK) == wanted


def test_a_line_of_a_cyclic_rota_is_its_own_week(small_rota: Rota) -> None:
    cyclic = replace(small_rota, kind=RotaKind.CYCLIC, first_day=None, days=7, duties=())
    findings = (found("daily-rest", "3", 2), found("cover", None, 4), found("daily-rest", "1", 1))
    told = [group.title for group in grouped(WEEKS, cyclic, findings, BOOK)]
    assert told == ["Over the whole rota", "Week of Line 1 (Okafor)", "Week of Line 3 (Bell)"]


def test_a_line_of_a_cyclic_rota_is_nobodys_own(small_rota: Rota) -> None:
    cyclic = replace(small_rota, kind=RotaKind.CYCLIC, first_day=None, days=7, duties=())
    findings = (found("daily-rest", "3", 2), found("training", "3", 4))
    told = [group.title for group in grouped(PERSON, cyclic, findings, BOOK)]
    assert sorted(told) == ["Bell", "Line 3 (Bell)"]


def test_many_people_are_grouped_by_team_or_by_person(small_rota: Rota) -> None:
    assert first_grouping(small_rota) == RULE
    person = small_rota.people[0]
    many = tuple(replace(person, id=str(n), team="") for n in range(MANY))
    large = replace(small_rota, people=many, duties=(), sessions=())
    assert first_grouping(large) == PERSON
    teamed = replace(large, people=tuple(replace(one, team=one.id[-1]) for one in many))
    assert first_grouping(teamed) == TEAM
    findings = (found("training", "12", 13), found("training", "22", 13), found("cover", None, 9))
    told = [(one.title, one.note) for one in grouped(TEAM, teamed, findings, BOOK)]
    assert told == [("2", "2 musts of 2"), ("Cover", "1 must of 1")]


@pytest.mark.parametrize(
    ("findings", "shown", "wanted"),
    [
        ((), None, "No findings. Every rule of the rulebook holds."),
        (FINDINGS, None, "5 findings: 4 musts broken (2 of law), 1 to weigh"),
        (FINDINGS, 2, "5 findings: 4 musts broken (2 of law), 1 to weigh. 2 shown"),
        (FINDINGS[2:3], None, "1 finding: 1 to weigh"),
    ],
)
def test_the_head_counts(findings: Any, shown: int | None, wanted: str) -> None:
    assert head_words(findings, shown) == wanted
    assert head_words(findings, shown, "A") == wanted.replace(":", " in A:", 1)
