"""Good and bad news are told apart without colour, and links from warnings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.panels.link import Link
from ui.panels.news import News
from ui.theme import THEME


@pytest.mark.parametrize(("look", "sign"), [("good", "✓"), ("bad", "✗"), ("notice", "!"), ("", "")])
def test_each_kind_of_news_has_its_sign(qtbot: QtBot, look: str, sign: str) -> None:
    news = News("Cover kept", look)
    qtbot.addWidget(news)
    news.show()
    seen = [one.text() for one in news.findChildren(QLabel) if one.isVisible()]
    assert seen == [part for part in (sign, "Cover kept") if part]
    assert news.text() == "Cover kept"


def test_further_lines_begin_where_the_first_does(qtbot: QtBot) -> None:
    news = News("48 seat-hours a week of the vacant line are open", "notice")
    qtbot.addWidget(news)
    news.resize(140, news.heightForWidth(140))
    news.show()
    sign, line = news.findChildren(QLabel)
    assert line.height() >= line.heightForWidth(line.width()) > 2 * line.fontMetrics().height()
    assert sign.geometry().right() < line.geometry().left()
    assert sign.y() == line.y()


@pytest.mark.parametrize("theme", ["contrast", "contrast_dark", "light", "dark"])
def test_links_are_underlined_where_contrast_is_high(
    qtbot: QtBot, window: MainWindow, theme: str
) -> None:
    window.actions_by_id[f"theme_{theme}"].trigger()
    try:
        button, link = QPushButton("As a table", window), Link(window)
        button.setProperty("look", "link")
        link.setText("As a table")
        for one in (button, link):
            one.setGeometry(300, 300, 120, 30)  # away from the mouse
            one.show()
            one.ensurePolished()
            shot = one.grab().toImage()
            ink, ratio = THEME.colour("accent"), shot.devicePixelRatio()
            wide = max(
                sum(shot.pixelColor(x, y) == ink for x in range(shot.width()))
                for y in range(shot.height())
            )
            words = one.fontMetrics().horizontalAdvance("As a table") * ratio
            assert (wide > 0.6 * words) is theme.startswith("contrast")
    finally:
        window.actions_by_id["theme_light"].trigger()
