"""The window: composes the panes and the status bar; what actions do is in `ui.desk`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from ui import actions
from ui.asking.panel import AskPanel
from ui.desk import Desk
from ui.docking import Docking
from ui.dropping import files_of, several_words
from ui.grid.selected_words import SelectionWords
from ui.importing import Importing
from ui.panels.cover_panel import CoverPanel
from ui.panels.decide_panel import DecidePanel
from ui.panels.findings_panel import FindingsPanel
from ui.panels.grid_area import GridArea
from ui.panels.message_bar import MessageBar
from ui.panels.parts import column
from ui.panels.person_panel import PersonPanel
from ui.panels.propose_panel import ProposePanel
from ui.panels.read_panel import ReadPanel
from ui.panels.scorecard_panel import ScorecardPanel
from ui.panels.start_page import StartPage
from ui.panels.way_bar import WayBar
from ui.rereading import Rereading
from ui.rota_model import Cell
from ui.session import Session
from ui.settings import GEOMETRY, LAYOUT, LAYOUT_VERSION, Settings
from ui.standing import Standing
from ui.way import size_words
from ui.wizard.draft import ImportDraft
from ui.wizard.page import WizardPage


class MainWindow(QMainWindow):
    """One review in one window."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        session.setParent(self)
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setMinimumSize(960, 600)
        self._make_centre()
        self._make_docks()
        self._make_bars()
        self.importing, self.rereading = Importing(self), Rereading(self)
        self.desk, self.standing = Desk(self), Standing(self)
        self.actions_by_id = actions.build(self, self.desk.calls(), session.undo)
        self.desk.manners.bind(self.actions_by_id)
        self._listen()
        self._restore()
        self.desk.recalling.fill_menus()
        self.refresh()

    # -- composition --------------------------------------------------------------------------

    def _make_centre(self) -> None:
        self.start, self.grid = StartPage(), GridArea(self.session)
        self.cover = CoverPanel(self.session, self.grid.main.view)
        self.work = QSplitter(Qt.Orientation.Vertical)
        self.work.setChildrenCollapsible(False)
        self.work.addWidget(self.grid)
        self.work.addWidget(self.cover)
        self.work.setStretchFactor(0, 1)
        self.work.setSizes([530, 200])
        self.wizard = WizardPage(ImportDraft(parent=self))
        # It has the window to itself: beside the panes its width must not count.
        self.wizard.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.centre = QStackedWidget()
        for page in (self.start, self.wizard, self.work):
            self.centre.addWidget(page)
        self.messages = MessageBar()
        self.setCentralWidget(column(self.messages, self.centre, margin=0, spacing=0))

    def _make_docks(self) -> None:
        self.scorecard = ScorecardPanel(self.session)
        self.person = PersonPanel(self.session, lambda: (p.id for p in self.grid.main.model.people))
        self.read, self.findings = ReadPanel(self.session), FindingsPanel(self.session)
        self.propose, self.decide = ProposePanel(self.session), DecidePanel(self.session)
        self.ask = AskPanel(self.session)
        self.docking = Docking(
            self,
            {"Scorecard": self.scorecard, "Person": self.person},
            {"Read": self.read, "Findings": self.findings, "Propose": self.propose,
             "Decide": self.decide, "Ask": self.ask},
        )  # fmt: skip
        self.docks, self.first_layout = self.docking.docks, self.docking.first_layout
        self.show_docks, self.raise_pane = self.docking.show, self.docking.raise_

    def keep_layout(self) -> None:
        """Remember how the panes lie, before a page hides them."""
        if self.session.is_open:
            self.docking.keep()

    def _make_bars(self) -> None:
        bar = QToolBar("The way through", self)
        bar.setObjectName("way")
        bar.setMovable(False)
        self.way = WayBar()
        bar.addWidget(self.way)
        self.addToolBar(bar)
        self.said, self.saved, self.selection = QLabel(), QLabel(), QLabel()
        self._selection_words = SelectionWords(self.session, self.selection.setText)
        self.grid.main.model.shown.connect(self._selection_again)
        self.stop = QPushButton("Stop")
        self.stop.setProperty("look", "link")
        self.stop.setAccessibleName("Stop the search and keep the best")
        for widget in (self.said, self.saved, self.selection):
            self.statusBar().addWidget(widget)
        self.progress = QLabel()
        self.statusBar().addPermanentWidget(self.progress)
        self.statusBar().addPermanentWidget(self.stop)

    # -- listening ----------------------------------------------------------------------------

    def _listen(self) -> None:
        session = self.session
        self.start.open_asked.connect(self.desk.files.open)
        self.start.review_asked.connect(self.desk.files.open_review)
        self.start.tour_asked.connect(self.desk.manners.helping.tour_of_sample)
        self.start.path_asked.connect(self.open_path)
        self.way.went.connect(self.desk.go)
        self.findings.cells_chosen.connect(self.grid.go_to)
        self.findings.day_chosen.connect(self.cover.go_to_day)
        self.findings.hole_chosen.connect(self.cover.show_hole)
        self.read.cells_chosen.connect(self.grid.go_to)
        self.grid.cells_selected.connect(self._selected)
        self.grid.person_chosen.connect(self.desk.show_person)
        self.grid.compare_changed.connect(lambda _on: self.refresh())
        self.decide.compare_asked.connect(self.desk.compare_with)
        self.decide.export_asked.connect(self.desk.files.export)
        self.propose.solving.progressed.connect(self.progress.setText)
        self.propose.solving.stopped.connect(self.refresh)
        self.propose.solving.started.connect(self.refresh)
        self.propose.proposed.connect(self.desk.proposed)
        self.docks["Propose"].visibilityChanged.connect(
            self._show_search, Qt.ConnectionType.QueuedConnection
        )
        self.stop.clicked.connect(self.desk.stop)
        session.failed.connect(self.messages.show_error)
        session.failed.connect(lambda _error: self._busy(""))
        session.note.connect(lambda text: self.statusBar().showMessage(text, 6000))
        session.busy_changed.connect(self._busy)
        session.opened.connect(self.desk.opened)
        for signal in (session.opened, session.versions_changed, session.decided,
                       session.undo.indexChanged, session.undo.cleanChanged):  # fmt: skip
            signal.connect(self.refresh)
        for changed in (session.audited, session.shown_changed, session.rota_changed):
            changed.connect(lambda _key: self.refresh())

    def refresh(self, *_: object) -> None:
        """Say where things stand: title, steps, actions, status bar."""
        session, importing = self.session, self.importing.showing
        reading = self.desk.representing.showing and session.is_open and not importing
        working = session.is_open and not importing and not reading
        page: QWidget = self.wizard if importing else self.work if working else self.start
        page = (self.desk.representing.page or page) if reading else page
        self.centre.setCurrentWidget(page)
        if not working:
            self.docking.hide()
        title = f"{session.title}[*] – Ambrota" if session.is_open else "Ambrota[*]"
        self.setWindowTitle(title)
        self.setWindowModified(session.is_open and self.desk.files.modified)
        self.desk.manners.touch()
        self.desk.representing.touch(working)
        self.standing.refresh()
        actions.enable(self.actions_by_id, self.desk.states())
        actions.enable_undo(self.actions_by_id, session.undo, working)
        self._show_search()
        self._say()

    def _show_search(self, *_: object) -> None:
        """Where a search stands and its Stop, unless the pane that says the same is in front."""
        behind = self.docks["Propose"].visibleRegion().isEmpty()  # a tab behind is “visible” still
        solving = self.propose.solving.running and behind
        self.progress.setVisible(solving)
        reading = self.centre.currentWidget() is self.desk.representing.page
        self.stop.setVisible(solving and not reading)

    def _say(self) -> None:
        if not self.session.is_open or self.importing.showing:
            for widget in (self.said, self.saved, self.selection):
                widget.setText("")
            return
        rota = self.session.version(self.session.shown).rota
        self.said.setText(size_words(rota))
        self.saved.setText(self.desk.files.saved_words())

    def _selection_again(self) -> None:
        """What is selected may be worked otherwise now."""
        model, view = self.grid.main.model, self.grid.main.view
        self._selection_words.tell(model.rota, view.selected_cells())

    def _selected(self, cells: Sequence[Cell]) -> None:
        if not self.session.is_open:
            return
        rota = self.session.version(self.session.shown).rota
        self._selection_words.tell(rota, cells)
        if len(cells) == 1:
            self.findings.evidence.show_cell(cells[0])

    def _busy(self, words: str) -> None:
        self.statusBar().showMessage(words) if words else self.statusBar().clearMessage()

    # -- files --------------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a workbook or a review."""
        self.messages.hide()
        self.desk.files.open_path(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
        if len(paths) == 1:
            self.open_path(paths[0])
        elif paths:
            self.messages.show_note(*several_words(paths))

    # -- the window itself --------------------------------------------------------------------

    def _restore(self) -> None:
        geometry: QByteArray = self.settings.get(GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1440, 900)
        layout: QByteArray = self.settings.get(LAYOUT)
        self.docking.laid_out = None if layout.isEmpty() else layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # When everything in it has its new size.
        QTimer.singleShot(0, self, lambda: self.desk.comparing.make_room(self.grid.comparing))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.desk.files.may_leave():
            event.ignore()
            return
        self.propose.solving.discard()
        self.ask.inquiry.discard()
        self.desk.manners.close()
        self.session.background.forget()
        self.wizard.draft.background.forget()
        self.settings.put(GEOMETRY, self.saveGeometry())
        if self.session.is_open and not self.importing.showing:
            self.settings.put(LAYOUT, self.saveState(LAYOUT_VERSION))
        event.accept()
