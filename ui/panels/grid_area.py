"""The middle of the window: which rota is shown, the grid or two to compare, differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ambrota.model import Change
from ui.changed_words import changed_words
from ui.grid.choosing import Choosing
from ui.grid.editing import Editing
from ui.grid.foretelling import Foretelling
from ui.grid.marking import changes_of, large, marks_of, turned
from ui.grid.menus import offer
from ui.grid.panes import Panes
from ui.grid.search_bar import FIND, FIND_BRIEFLY, SearchBar
from ui.panels.parts import label
from ui.panels.version_tabs import VersionTabs
from ui.reading import count
from ui.rota_model import Cell, Marks
from ui.session import Session
from ui.version import CURRENT, Version
from ui.way import brought_words, size_words

LEAST_WIDE = 360
"""The names and some days, in the smallest window."""


class GridArea(QWidget):
    """Shows a version, and beside it the current rota when comparing."""

    cells_selected = Signal(object)
    compare_changed = Signal(bool)
    person_chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setMinimumWidth(LEAST_WIDE)
        self.comparing = self.alone = False
        self.differences: list[Cell] = []
        self._at = -1
        self.grids = Panes()
        self.beside, self.main = self.grids.beside, self.grids.main
        self.editing = Editing(session, self.main.view)
        self.choosing = Choosing(session, self.main.view)
        self.search = SearchBar(session, self.main.model)
        self._build()
        self.foretelling = Foretelling(session, self.main.view, self.said)
        self._listen()

    def _build(self) -> None:
        self.tabs = VersionTabs(self.session)
        self._group = self.tabs.group
        self.compare = QToolButton()
        self.compare.setText("Compare")
        self.compare.setToolTip("Beside the current rota (F7)")
        self.compare.setAccessibleName("Compare with the current rota")
        self.compare.setCheckable(True)
        self.compare.setProperty("look", "framed")
        self.said = label("", "muted", wrap=True)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 2)
        bar.addWidget(self.tabs)
        bar.addStretch()
        bar.addWidget(self.compare)
        self.back = self._arrow("◂", "Previous difference")
        self.on = self._arrow("▸", "Next difference")
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(self.said, 1)
        line.addWidget(self.search.link)
        line.addWidget(self.back)
        line.addWidget(self.on)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(bar)
        box.addLayout(line)
        box.addWidget(self.search)
        box.addWidget(self.grids, 1)

    def _arrow(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name + (" (F8)" if name.startswith("Next") else " (Shift+F8)"))
        return button

    def _listen(self) -> None:
        self.compare.toggled.connect(self.set_comparing)
        self.on.clicked.connect(lambda: self.step(1))
        self.back.clicked.connect(lambda: self.step(-1))
        self.grids.cells_selected.connect(self.cells_selected)
        self.grids.person_chosen.connect(self.person_chosen)
        offer(self.main)
        self.main.model.edit_asked.connect(self._typed)
        self.main.view.clear_asked.connect(lambda cells: self.session.edit(cells, ""))
        self.main.view.choices_asked.connect(self.choosing.ask)
        self.search.went.connect(self.grids.go_to)  # what is typed keeps the keys
        self.search.closed.connect(self.main.view.setFocus)
        for signal in (self.session.opened, self.session.versions_changed):
            signal.connect(self._versions_changed)
        for changed in (self.session.rota_changed, self.session.audited):
            changed.connect(self._one_changed)
        self.session.shown_changed.connect(self._shown_changed)

    def _typed(self, person: str, day: int, text: str) -> None:
        cells = self.main.view.selected_cells()
        cell = (person, day)
        self.session.edit(list(cells) if cell in cells else [cell], text)

    def set_width(self, wanted: int | str) -> None:
        """Days of this width, or of a level, in every pane."""
        self.grids.set_width(wanted)

    def arrange(self, way: str) -> None:
        """Show people in another order, in every pane."""
        version = self.session.version(self.session.shown)
        self.grids.arrange(way, version.rota, version.audit)

    # -- what is shown ------------------------------------------------------------------------

    def _versions_changed(self) -> None:
        self.tabs.fill()
        several = len(self.session.versions) > 1
        self._fit_tabs()
        self.compare.setVisible(several)
        if not several:
            self.compare.setChecked(False)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        self.tabs.fit(self.width() - self.compare.sizeHint().width() - 32)

    def _shown_changed(self, key: str) -> None:
        self.tabs.mark(key)
        self._fit_tabs()
        self.refresh()

    def _one_changed(self, key: str) -> None:
        if key in (self.session.shown, CURRENT):
            self.refresh()

    def set_comparing(self, on: bool) -> None:
        """Show the current rota beside the one shown, or not."""
        if on and self.session.shown == CURRENT and self.session.proposals:
            self.session.show(self.session.proposals[0].key)
        self.comparing = on and self.session.shown != CURRENT
        with QSignalBlocker(self.compare):  # it would begin this anew
            self.compare.setChecked(self.comparing)
        self.refresh()
        self.grids.show_both(self.comparing and not self.alone)
        self.compare_changed.emit(self.comparing)

    def set_alone(self, on: bool) -> None:
        """Compare in the proposal’s grid alone: what stands there now is written in each change."""
        self.alone = on
        self.set_comparing(on or self.comparing)

    def set_side_by_side(self, on: bool) -> None:
        """Current and proposed beside one another, or one above the other."""
        self.grids.set_side_by_side(on)

    def refresh(self) -> None:
        """Draw what the session has now."""
        if not self.session.is_open:
            return
        version = self.session.version(self.session.shown)
        proposed = not version.is_current
        if not proposed and self.comparing:
            self.set_comparing(False)
            return
        if large(version):
            self._mark_later(version)
        else:
            self._draw(version)

    def _mark_later(self, version: Version) -> None:
        """Show the rota at once, its many findings when they are sorted."""
        audit = version.audit
        if self.main.model.rota is not version.rota:
            self.main.model.show(version.rota, Marks(nation=self.session.rulebook.nation))
        self.session.background.run(
            "marks", lambda: marks_of(audit), lambda _marks: self.refresh(),
            self.session.failed.emit,
        )  # fmt: skip

    def _draw(self, version: Version) -> None:
        changes = changes_of(version, self.session.current)
        self.main.model.show(version.rota, self._marks(version, changes))
        if self.main.model.arrangement.way != self.grids.way:
            self.arrange(self.grids.way)
        self.differences = list(changes) or self.main.model.session_cells()
        self.main.entitle(version.title if self.comparing else "")
        if self.comparing:
            current = self.session.current
            self.beside.model.show(current.rota, self._marks(current, turned(changes), "becomes"))
            self.beside.model.arrange(self.main.model.arrangement)
            self.beside.entitle("Current")
        self._say(version)

    def _marks(self, version: Version, changes: Mapping[Cell, Change], verb: str = "was") -> Marks:
        return replace(
            marks_of(version.audit), changes=changes, fade=self.comparing, verb=verb,
            nation=self.session.rulebook.nation, was=self.comparing and self.alone,
        )  # fmt: skip

    def _say(self, version: Version) -> None:
        proposed = not version.is_current
        for button in (self.back, self.on):
            button.setVisible(proposed)
        self.search.link.setText(FIND_BRIEFLY if proposed else FIND)
        if not proposed:
            whole = (f"Current rota: {size_words(version.rota)}", brought_words(version.rota))
            self.said.setText(" · ".join(filter(None, whole)))
            return
        sessions = count(len(version.rota.sessions), "session")
        told = changed_words(version.rota, tuple(self.main.model.marks.changes.values()))
        self.said.setText(f"{told} · {sessions}")

    # -- differences --------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next or the previous difference, round and round."""
        if not self.differences:
            self.session.note.emit("No differences: every duty is as it is today.")
            return
        here = self.main.view.selected_cells()
        if here and here[-1] in self.differences:
            self._at = self.differences.index(here[-1])
        self._at = (self._at + by) % len(self.differences)
        self.go_to([self.differences[self._at]])
        self.session.note.emit(f"Difference {self._at + 1} of {len(self.differences)}")

    def go_to(self, cells: list[Cell]) -> None:
        """Select cells in the grid, and in the one beside it."""
        self.grids.go_to(cells)
        self.main.view.setFocus()
