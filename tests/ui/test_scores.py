"""The scorecard of the window: what a director reads first, then measures by theme."""

from __future__ import annotations

from ambrota.audit import audit
from ambrota.measures.base import THEMES
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.panels.score_table import ScoreTable
from ui.scores import OPERATIONS, PEOPLE, scorecard
from ui.version import CURRENT, Version


def test_lines_of_one_theme_stand_together_after_those_without(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    scores = scorecard([current])
    parts = [score.part for score in scores]
    assert parts == sorted(parts, key=(OPERATIONS, PEOPLE).index)
    for part in (OPERATIONS, PEOPLE):
        themes = list(dict.fromkeys(score.theme for score in scores if score.part == part))
        assert themes == ["", *(theme for theme in THEMES if theme in themes)]
    people = [score.name for score in scores if score.part == PEOPLE]
    assert people[0] == "Meet their manager"


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
