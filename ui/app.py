"""Starting the window."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.clipboard import leave_text
from ui.crash_log import note_crashes, stop_noting
from ui.door import Door, FileEvents, door_name, hand_over
from ui.dressing import dress
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tidying import Tidying
from ui.warming import load_parts
from ui.work import Background, unexpected, wait_for_work

log = logging.getLogger(__name__)
LOAD_MS = 400
"""So long after the window is shown the rest of Ambrota is loaded."""


def application(settings: Settings) -> QApplication:
    """The one QApplication, dressed in the theme that was chosen."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    # Work in the pool hands over sooner, so that the window answers while it runs.
    sys.setswitchinterval(0.0002)
    app.setApplicationName("Ambrota")
    app.setOrganizationName("Ambrota")
    dress(app, settings)
    return app


def tell_faults(window: MainWindow) -> None:
    """A fault of our own is told in the window and logged without the rota's contents."""

    def told(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(fault, Exception):
            sys.__excepthook__(kind, fault, trace)
            return
        log.error("%s at %s", kind.__name__, _place(trace))
        window.messages.show_error(unexpected(fault))

    sys.excepthook = told


def _place(trace: TracebackType | None) -> str:
    """File and line of the innermost frame."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "nowhere"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def load_beside() -> None:
    """Load in the pool what the window will want; where that fails it is told when it is wanted."""

    def heard(_said: object) -> None:
        log.debug("loaded what the window will want")

    Background().run("parts", load_parts, heard, heard)


def come_forward(window: MainWindow, path: Path | None) -> None:
    """Another start, or the system, asks for this window, and for a file in it."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    if path is not None:
        window.open_path(path)


def run(path: Path | None = None, *, representative: bool = False) -> int:
    """Show the window, on a workbook or review where one is given; returns the exit code.

    `representative`: in the representative's view, where nothing can be changed.
    """
    settings = Settings()
    app = application(settings)
    door = door_name(settings.data_folder())
    if not representative and hand_over(door, path):
        return 0
    note_crashes(settings.data_folder())
    Tidying(app)
    window = MainWindow(Session(), settings)
    tell_faults(window)
    window.show()
    knocks = Door(door, lambda asked: come_forward(window, asked), window)
    FileEvents(lambda asked: come_forward(window, asked), app)
    window.desk.representing.wanted = representative
    QTimer.singleShot(LOAD_MS, load_beside)
    if path is not None:
        window.open_path(path)
    code = int(app.exec())
    knocks.close()
    wait_for_work()
    leave_text()
    stop_noting()
    return code
