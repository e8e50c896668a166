"""Colours that can be read: contrast of every pair, in both themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from ui import dressing
from ui.main_window import MainWindow
from ui.settings import TEXT_SIZE, THEME_CHOICE
from ui.theme import (
    BY_CHOICE,
    CHOICES,
    CONTRAST,
    CONTRAST_DARK,
    DARK,
    LIGHT,
    THEME,
    Tokens,
    of_system,
)

ALL = BY_CHOICE.values()
THEMES = pytest.mark.parametrize("tokens", ALL, ids=list(BY_CHOICE))
STRONG = pytest.mark.parametrize("tokens", [CONTRAST, CONTRAST_DARK], ids=["light", "dark"])
GROUNDS = pytest.mark.parametrize("ground", ["ground", "panel", "weekend", "hover"])
TEXTS = ["text", "muted", "accent", "worse", "better", "notice"]


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_duties_can_be_read_on_their_ground(tokens: Tokens) -> None:
    for look, pair in tokens.cells.items():
        assert contrast(pair.text, pair.ground) >= 4.5, look


@THEMES
@pytest.mark.parametrize("name", TEXTS)
@GROUNDS
def test_text_can_be_read_on_every_ground(tokens: Tokens, name: str, ground: str) -> None:
    assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 4.5


@THEMES
def test_text_on_the_accent_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.accent_text, tokens.accent) >= 4.5


@THEMES
@pytest.mark.parametrize("name", ["finding", "accent", "control"])
@GROUNDS
def test_marks_stand_out(tokens: Tokens, name: str, ground: str) -> None:
    # What is typed into stands on no tinted ground.
    if name != "control" or ground in ("ground", "panel"):
        assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 3


@THEMES
def test_heads_of_weekends_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.head) >= 4.5
    assert contrast(tokens.muted, tokens.head) >= 4.5
    assert contrast(tokens.finding, tokens.head) >= 3


@THEMES
def test_the_cover_chart_stands_out(tokens: Tokens) -> None:
    assert contrast(tokens.filled, tokens.ground) >= 3
    assert contrast(tokens.text, tokens.filled) >= 3
    for look, colour in tokens.sessions.items():
        assert contrast(colour, tokens.ground) >= 3, look
        assert contrast(colour, tokens.filled) >= 1.8, look


@STRONG
def test_high_contrast_is_high(tokens: Tokens) -> None:
    for look, pair in tokens.cells.items():
        assert contrast(pair.text, pair.ground) >= 7, look
    for name in TEXTS:
        for ground in ("ground", "panel", "weekend", "hover"):
            assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 7, (name, ground)
    assert contrast(tokens.edge, tokens.ground) >= 7
    assert contrast(tokens.accent_text, tokens.accent) >= 7


class Hints:
    """What a system says that it wants."""

    def __init__(self, dark: bool, contrast: bool) -> None:
        self._dark, self._contrast = dark, contrast

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Dark if self._dark else Qt.ColorScheme.Light

    def accessibility(self) -> Hints:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        wish = Qt.ContrastPreference
        return wish.HighContrast if self._contrast else wish.NoPreference


@pytest.mark.parametrize(
    ("dark", "strong", "expected"),
    [(0, 0, LIGHT), (1, 0, DARK), (0, 1, CONTRAST), (1, 1, CONTRAST_DARK)],
)
def test_the_system_says_which(
    monkeypatch: pytest.MonkeyPatch, dark: int, strong: int, expected: Tokens
) -> None:
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: Hints(bool(dark), bool(strong)))
    assert of_system() is expected


def test_a_change_of_the_system_is_followed_where_that_was_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    window.actions_by_id["theme_system"].trigger()
    monkeypatch.setattr(dressing, "of_system", lambda: DARK)
    monkeypatch.setattr("ui.theme.of_system", lambda: DARK)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert THEME.tokens is DARK
    window.actions_by_id["theme_light"].trigger()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert THEME.tokens is LIGHT


def test_a_window_that_was_closed_dresses_nobody(
    make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, dressed = make_window(), []
    closed.actions_by_id["theme_system"].trigger()
    monkeypatch.setattr(closed.desk.manners.dressing, "renew", lambda: dressed.append(1))
    monkeypatch.setattr(dressing, "of_system", lambda: DARK)
    change = QGuiApplication.styleHints().colorSchemeChanged
    change.emit(Qt.ColorScheme.Dark)
    assert dressed == [1], "as long as it is open it follows"
    closed.close()
    change.emit(Qt.ColorScheme.Dark)
    assert dressed == [1]


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_is_remembered_and_drawn(window: MainWindow, choice: str) -> None:
    window.actions_by_id["theme_" + choice.replace("-", "_")].trigger()
    assert window.settings.get(THEME_CHOICE) == choice
    assert THEME.tokens is BY_CHOICE.get(choice, THEME.tokens)
    assert not window.grab().isNull()
    window.actions_by_id["theme_light"].trigger()


def test_the_size_of_type_can_be_chosen_and_does_not_multiply(window: MainWindow) -> None:
    usual = THEME.body
    for _ in range(2):
        window.actions_by_id["text_larger"].trigger()
    assert window.settings.get(TEXT_SIZE) == 125
    assert THEME.body == round(usual * 1.25)
    window.desk.manners.dressing.renew()
    assert THEME.body == round(usual * 1.25)
    for _ in range(4):
        window.actions_by_id["text_smaller"].trigger()
    assert THEME.body == usual
