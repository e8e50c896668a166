"""The scorecard of the window: what a director reads first, then measures by theme."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ambrota.audit import audit
from ambrota.compare import Pair
from ambrota.measures.base import THEMES
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.scores import (
    EVERY,
    OPERATIONS,
    PEOPLE,
    Score,
    difference_words,
    own_values,
    rows,
    scorecard,
)
from ui.version import CURRENT, Version


def test_either_column_stands_at_a_glance_before_the_long_list(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    scores = scorecard([current])
    told = {
        part: [score.name for score in scores if score.part == part]
        for part in (OPERATIONS, PEOPLE)
    }
    assert told == {
        OPERATIONS: ["Cover short", "Cover given up to people", "Unit hours as whole vehicles"],
        PEOPLE: [
            "Meet their manager", "Training held", "Findings on law", "Findings on all musts",
            "Findings to weigh", "Weekends off",
        ],
    }  # fmt: skip
    parts = [score.part for score in scores]
    assert parts == sorted(parts, key=(OPERATIONS, PEOPLE, EVERY).index)
    themes = list(dict.fromkeys(score.theme for score in scores if score.part == EVERY))
    assert themes == [theme for theme in THEMES if theme in themes]
    assert len(themes) > 6


def test_fatigue_is_for_comparison_only(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    fatigue = [score.name for score in scorecard([current]) if score.theme == "Fatigue"]
    assert fatigue
    assert all("comparison only" in name for name in fatigue)


def test_measures_that_concern_nobody_are_left_out(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    keys = {score.key for score in scorecard([current])}
    assert "nights" in keys
    assert "unit-hours" in keys
    assert "mentor-hours" not in keys
    assert "requests-granted" not in keys


def test_the_table_names_each_theme_once(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    scores = scorecard([current])
    heads = [row for row in rows(scores) if isinstance(row, str)]
    assert heads[:3] == [OPERATIONS, PEOPLE, EVERY]
    assert heads[3:] == list(dict.fromkeys(score.theme for score in scores if score.theme))
    apart = [
        row for part in (OPERATIONS, PEOPLE) for row in rows(scores, part) if isinstance(row, Score)
    ]
    assert sorted(score.name for score in apart) == sorted(score.name for score in scores)


@pytest.mark.parametrize(
    ("before", "after", "better", "words"),
    [
        (7.4, 8.6, "higher", "▲ 1.2 more: better"),
        (4.0, 3.0, "lower", "▼ 1 less: better"),
        (0.0, 2.0, "lower", "▲ 2 more: worse"),
        (100.0, 88.64, "", "▼ 11.4 less"),
        (5.0, 5.001, "higher", "= same"),
    ],
)
def test_a_difference_has_its_sign_and_its_direction_in_words(
    before: float, after: float, better: str, words: str
) -> None:
    assert difference_words(Pair(before, after, better)) == words


def test_how_far_people_are_apart_stands_under_the_name(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    scores = {score.key: score for score in scorecard([current])}
    assert scores["nights"].is_spread
    assert scores["nights"].below == "nights a person · 0 to 3"
    assert not scores["unit-hours"].is_spread


def test_dots_are_of_what_the_number_is_made_of() -> None:
    """In a cyclic rota a mean is of people, who walk the same lines; a sum is over lines."""
    mean = SimpleNamespace(value=9.0, per_person={"1": 9.0, "2": 9.0}, per_line={"1": 1.0, "2": 0})
    assert own_values(mean) == mean.per_person
    total = SimpleNamespace(
        value=3.0, per_person={"1": 3.0, "2": 3.0}, per_line={"1": 1.0, "2": 2.0}
    )
    assert own_values(total) == total.per_line
    dated = SimpleNamespace(value=2.0, per_person={"1": 2.0}, per_line=None)
    assert own_values(dated) == dated.per_person
