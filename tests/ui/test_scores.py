"""The scorecard of the window: what a director reads first, then measures by theme."""

from __future__ import annotations

from ambrota.audit import audit
from ambrota.measures.base import THEMES
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.panels.score_table import ScoreTable
from ui.scores import EVERY, OPERATIONS, PEOPLE, scorecard
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


def test_the_table_names_each_theme_once(qtbot: object, small_rota: Rota) -> None:
    from PySide6.QtWidgets import QLabel

    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    scores = scorecard([current])
    table = ScoreTable(scores, [CURRENT])
    shown = [one.text() for one in table.findChildren(QLabel) if one.text() in THEMES]
    assert shown == list(dict.fromkeys(score.theme for score in scores if score.theme))
    table.show_scores(scores, ["Current"], CURRENT)
