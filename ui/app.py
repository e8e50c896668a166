"""Starting the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import THEME_CHOICE, Settings
from ui.theme import THEME


def application(settings: Settings) -> QApplication:
    """The one QApplication, dressed in the theme that was chosen."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Ambrota")
    app.setOrganizationName("Ambrota")
    THEME.apply(app, settings.get(THEME_CHOICE))
    return app


def run(path: Path | None = None) -> int:
    """Show the window, on a workbook or review where one is given; returns the exit code."""
    settings = Settings()
    app = application(settings)
    window = MainWindow(Session(), settings)
    window.show()
    if path is not None:
        window.open_path(path)
    return int(app.exec())
