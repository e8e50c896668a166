"""Which colours and which size of type the window has, and following the system's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.settings import TEXT_SIZE, THEME_CHOICE, Settings
from ui.theme import SIZES, THEME, of_system


def dress(app: QApplication, settings: Settings) -> None:
    """Dress the application as was chosen."""
    THEME.apply(app, settings.get(THEME_CHOICE), settings.get(TEXT_SIZE))


def _wishes() -> list[Any]:
    """The signals by which the system asks for other looks."""
    hints = QGuiApplication.styleHints()
    wishes: list[Any] = [hints.colorSchemeChanged]
    if hasattr(hints, "accessibility"):  # Qt tells the wish for contrast since 6.10
        wishes.append(hints.accessibility().contrastPreferenceChanged)
    return wishes


class Dressing(QObject):
    """The looks of one window. One method an action."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        self._followed = _wishes()
        for wish in self._followed:
            wish.connect(self.follow)

    def leave(self) -> None:
        """The window closes: it may live on a while, but dresses nobody any more."""
        wishes, self._followed = self._followed, []
        for wish in wishes:
            wish.disconnect(self.follow)

    def follow(self) -> None:
        """The system asks for other colours: take them, where that was chosen."""
        if self.settings.get(THEME_CHOICE) == "system" and THEME.tokens is not of_system():
            self.renew()

    def renew(self) -> None:
        """Dress anew in what the settings say."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, self.settings)

    def choose(self, choice: str) -> None:
        """Take other colours and remember them."""
        self.settings.put(THEME_CHOICE, choice)
        self.renew()

    def resize(self, percent: int) -> None:
        """Take another size of type and remember it."""
        self.settings.put(TEXT_SIZE, percent)
        self.renew()

    def theme_system(self) -> None:
        self.choose("system")

    def theme_light(self) -> None:
        self.choose("light")

    def theme_dark(self) -> None:
        self.choose("dark")

    def theme_contrast(self) -> None:
        self.choose("contrast")

    def theme_contrast_dark(self) -> None:
        self.choose("contrast-dark")

    def text_larger(self) -> None:
        self._step(1)

    def text_smaller(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        at = min(range(len(SIZES)), key=lambda n: abs(SIZES[n] - self.settings.get(TEXT_SIZE)))
        self.resize(SIZES[max(0, min(at + step, len(SIZES) - 1))])
