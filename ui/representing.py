"""The representative's view over the open review: going there, leaving, what may be done there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDockWidget, QFileDialog, QToolBar

from ambrota.compare import Candidate
from ambrota.errors import UserError
from ui.commands import KeepRecord
from ui.decision_log import as_csv, entries
from ui.exporting import as_user_error, same_file
from ui.files import FILES
from ui.panels.decision_log_panel import DecisionLogPanel
from ui.settings import AUTHOR, FOLDER
from ui.version import Version

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.panels.representative_page import RepresentativePage

EDITING = ("Edit", "Rota", "Propose", "Compare")
"""Menus of which nothing can be used where all is read."""
SAID = " – said and decided.csv"


class Representing:
    """One method an action. `wanted`: the next review that is opened is shown in this view."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session = window, window.session
        self.showing = self.wanted = False
        self.page: RepresentativePage | None = None
        self._making: Iterator[RepresentativePage | None] | None = None
        self.session.author = window.settings.get(AUTHOR)
        self.session.author_given.connect(self._author)
        self.log = self._make_log()
        self.session.failed.connect(self._not_opened)
        window.start.read_asked.connect(self.open_as_representative)

    # -- going there and back -----------------------------------------------------------------

    def representative(self) -> None:
        """Go to the view, or leave it."""
        if self.showing:
            self.leave()
        elif self.session.is_open:
            self._go()
        self.window.refresh()

    def _go(self) -> None:
        """Enter; the first time the page is made, a part at a time: all at once would be felt."""
        if self.page is not None:
            self.enter()
        elif self._making is None:
            from ui.panels.reading_parts import in_turn

            self._making = in_turn(self.session)
            self._make_more()

    def _make_more(self) -> None:
        """Another part of the page, and when there is no more to make, enter."""
        if self._making is None:
            return
        page = next(self._making)
        after = self._make_more if page is None else partial(self._take, page)
        QTimer.singleShot(0, self.window, after)

    def enter(self) -> None:
        """Show the view in place of everything that edits."""
        window = self.window
        if not self.session.is_open or window.importing.showing:
            return
        if not self.showing:
            window.keep_layout()
        page = self.page
        if page is None:
            return
        self.showing = True
        window.desk.manners.steps.hide()
        self._bar(False)
        window.messages.hide()
        window.refresh()
        page.enter()

    def leave(self) -> None:
        """Back to the whole window; what was said stays."""
        if not self.showing:
            return
        self.showing = False
        self._bar(True)
        if self.session.is_open:
            self.window.show_docks()
        self.window.refresh()
        self.window.grid.main.view.setFocus()

    def open_as_representative(self) -> None:
        """Choose a review, and open it in this view."""
        window = self.window
        name, _ = QFileDialog.getOpenFileName(
            window, "Open a review to read", window.settings.get(FOLDER), FILES
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Open a file in this view."""
        self.wanted = True
        self.window.open_path(path)

    def _not_opened(self, _error: object) -> None:
        self.wanted = False

    def opened(self) -> None:
        """After a rota was opened: it is shown in this view where that was asked for."""
        wanted, self.wanted = self.wanted, False
        if wanted:
            self._go()
        elif self.showing:
            self.leave()

    def closed(self) -> None:
        """After the review was closed."""
        self.showing = False
        self._bar(True)

    def _take(self, page: RepresentativePage) -> None:
        """The page is made: enter it."""
        self.page, self._making = page, None
        page.left.connect(self.leave)
        page.export_asked.connect(self.export_shown)
        self.window.centre.addWidget(page)
        QTimer.singleShot(0, self.window, self.enter)

    def _bar(self, on: bool) -> None:
        """The way through leads to what edits."""
        bar = self.window.findChild(QToolBar, "way")
        if bar is not None:
            bar.setVisible(on)

    def touch(self, working: bool) -> None:
        """Something may have changed. `working`: the rota can be edited."""
        if not working:
            self.log.hide()
        self._menus()
        actions = self.window.actions_by_id
        actions["representative"].setChecked(self.showing)
        actions["allow_names"].setChecked(self.session.record.names_allowed)

    def _menus(self) -> None:
        """Menus in which there is nothing to read have nothing to do in this view."""
        on = self.showing and self.session.is_open and not self.window.importing.showing
        for action in self.window.menuBar().actions():
            if action.text().replace("&", "") in EDITING:
                action.setVisible(not on)

    def _author(self, name: str) -> None:
        if name:
            self.window.settings.put(AUTHOR, name)

    # -- names --------------------------------------------------------------------------------

    def allow_names(self) -> None:
        """Let the view show names in place of numbers, or no longer."""
        record = self.session.record
        on = not record.names_allowed
        words = "Allow names in the representative’s view" if on else (
            "Withhold names from the representative’s view"
        )  # fmt: skip
        self.session.undo.push(KeepRecord(self.session, words, record.allowing(on)))

    # -- the log ------------------------------------------------------------------------------

    def _make_log(self) -> QDockWidget:
        """The decision log, under the rota; shown only when asked for."""
        dock = QDockWidget("Decision log", self.window)
        dock.setObjectName("Decision log")
        dock.setWidget(DecisionLogPanel(self.session))
        self.window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        dock.hide()
        return dock

    def decision_log(self) -> None:
        self.log.show()
        self.window.resizeDocks([self.log], [280], Qt.Orientation.Vertical)
        self.log.raise_()
        self.log.widget().setFocus()

    # -- export -------------------------------------------------------------------------------

    def export_shown(self) -> None:
        """Ask for a name, and write what the view shows."""
        name, _ = QFileDialog.getSaveFileName(
            self.window, "Export what is shown", f"{self.session.title} – representative.xlsx",
            "Workbooks (*.xlsx)",
        )  # fmt: skip
        if name:
            path = Path(name)
            self.export_to(path if path.suffix.lower() == ".xlsx" else Path(f"{name}.xlsx"))

    def export_to(self, path: Path) -> None:
        """The comparison as it is shown, with or without names, and beside it all that was said."""
        page, session = self.page, self.session
        if page is None:
            return
        mirror = page.mirror
        shown = [mirror.current, mirror.version(mirror.shown)]
        if any(one.audit is None for one in shown):
            session.note.emit("Still checking; try again in a moment.")
            return
        table, own = as_csv(entries(session), page.log.masked), (session.workbook, session.review)
        book = mirror.rulebook

        def write() -> list[Path]:
            refuse_own(path, own)
            return write_shown(path, shown, book, table)

        session.background.run("export", write, self._written, session.failed.emit)

    def _written(self, paths: list[Path]) -> None:
        url = QUrl.fromLocalFile(str(paths[0].parent))
        names = ", ".join(path.name for path in paths)
        self.window.messages.show_note(
            f"Written to {paths[0].parent}", names, "Open the folder",
            lambda: QDesktopServices.openUrl(url),
        )  # fmt: skip


def refuse_own(path: Path, own: tuple[Path | None, ...]) -> None:
    """Nothing is written over a file that the review is made of. Raises UserError."""
    if any(one is not None and same_file(path, one) for one in own):
        raise UserError(
            "That file is part of this review", str(path),
            todo="choose another name: what was opened is never written over",
        )  # fmt: skip


def write_shown(path: Path, shown: list[Version], rulebook: Any, table: str) -> list[Path]:
    """Write the two rotas as the review workbook, and what was said as a table."""
    from ambrota.reports import write_review

    made = [Candidate(one.key, one.name, one.rota, one.audit, why=one.why) for one in shown]
    proposals = [] if shown[1].is_current else made[1:]
    write_review(path, made[0], proposals, rulebook)
    beside = path.with_name(path.stem + SAID)
    try:
        beside.write_text(table, encoding="utf-8-sig")
    except OSError as error:
        raise as_user_error(error) from error
    return [path, beside]
