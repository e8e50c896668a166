"""What the actions of the menu Help do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWhatsThis, QWidget

from ui.actions import MENUS, TABLE
from ui.help.context import ABOUT, section_of
from ui.help.keys import keys_page
from ui.help.pages import GLOSSARY, GUIDE, KEYS, Page, first_lines, load
from ui.help.window import HelpWindow

if TYPE_CHECKING:
    from ui.help.tour import Tour
    from ui.main_window import MainWindow

WHAT = (
    "Ambrota reviews ambulance rotas: what a rota does to operational cover and to people, and "
    "better rotas in which everyone meets their own line manager and holds protected training.\n\n"
    "Every figure comes from an audit that shares no code with the search for proposals."
)


class Helping:
    """One method an action."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._help: HelpWindow | None = None
        self._tour: Tour | None = None
        self._tour_of: Path | None = None
        self._pages: dict[str, Page] = {}
        window.session.opened.connect(self._opened)
        window.session.failed.connect(self._failed)

    @property
    def pages(self) -> dict[str, Page]:
        """The pages, read when they are first wanted."""
        self._pages = self._pages or load(more=[keys_page(TABLE, MENUS)])
        return self._pages

    def help_window(self) -> HelpWindow:
        """The window of the help; there is one."""
        if self._help is None:
            self._help = HelpWindow(self.pages, self.window)
        return self._help

    def _show(self, page: str, section: str = "") -> None:
        shown = self.help_window()
        shown.show()  # its width decides where the section stands
        shown.show_page(page, section)
        shown.raise_()
        shown.activateWindow()

    def help(self) -> None:
        """What is in front of the user."""
        conflict = getattr(self.window.session.outcome, "conflict", None)
        self._show(GUIDE, section_of(self._classes(), stuck=conflict is not None))

    def _classes(self) -> list[str]:
        """Classes of what has the keys, from the inside out; else of what fills the window."""
        found: list[str] = []
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and widget is not self.window:
            found.append(type(widget).__name__)
            widget = widget.parentWidget()
        page = self.window.centre.currentWidget()
        return [*found, type(page).__name__, *(["GridArea"] if self.window.session.is_open else [])]

    def glossary(self) -> None:
        self._show(GLOSSARY)

    def keys(self) -> None:
        self._show(KEYS)

    def tour(self) -> None:
        """Go round the parts of the window. It is loaded when it is first asked for."""
        from ui.help.tour import Tour

        self._tour = self._tour or Tour(self.window)
        self._tour.begin()

    def tour_of_sample(self) -> None:
        """Open the first sample, and go round it."""
        from sample_rotas import SAMPLES

        self._tour_of = SAMPLES[0].path
        self.window.open_path(self._tour_of)

    def _opened(self) -> None:
        """A rota is open: go round it if it is the sample that the tour waits for."""
        wanted, self._tour_of = self._tour_of, None
        if wanted is not None and wanted == self.window.session.workbook:
            # The window has still to turn to it.
            QTimer.singleShot(0, self.window, self.tour)

    def _failed(self) -> None:
        """What was to be opened could not be: no tour of what is opened next."""
        self._tour_of = None

    def whats_this(self) -> None:
        """Point at something to be told what it is."""
        self.explain()
        QWhatsThis.enterWhatsThisMode()

    def explain(self) -> None:
        """Give every part of the window its first lines of the guide."""
        guide = self.pages.get(GUIDE)
        for widget in self.window.findChildren(QWidget):
            section = ABOUT.get(type(widget).__name__)
            if guide is not None and section is not None and not widget.whatsThis():
                widget.setWhatsThis(first_lines(guide.section(section)))

    def about(self) -> None:
        QMessageBox.about(self.window, "About Ambrota", WHAT)
