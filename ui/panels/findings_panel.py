"""Findings by rule, person, week or status, with the evidence for what is selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ambrota.model import Rota
from ui.finding_groups import (
    BY,
    LEVELS,
    MANY,
    PERSON,
    RULE,
    Group,
    Kept,
    first_grouping,
    grouped,
    head_words,
)
from ui.grid.marking import LARGE
from ui.hole import hole_of, on_it
from ui.panels.evidence import Evidence
from ui.panels.finding_tree import FindingTree
from ui.panels.flow import Flow
from ui.panels.parts import column, label, row
from ui.panels.whole_rows import WholeRows
from ui.reading import cells_of, findings_of
from ui.session import Session
from ui.version import Version


class FindingsPanel(QWidget):
    """Lists the findings of the version shown; choosing one goes to its cells."""

    cells_chosen = Signal(list)
    day_chosen = Signal(int)
    hole_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.version: Version | None = None
        self._found: list[Any] = []
        self.head = label("", "heading", wrap=True)
        self.place = label("", "muted")
        self.tree, self.evidence = FindingTree(), Evidence(session)
        self.whole_rows = WholeRows(self.tree)
        self._make_filters()
        self._lay_out()
        self._listen()

    def _make_filters(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a person or a rule")
        self.search.setAccessibleName("Find a person or a rule in the findings")
        self.search.setClearButtonEnabled(True)
        self.by, self.level = QComboBox(), QComboBox()
        for key, words in BY.items():
            self.by.addItem(words, key)
        for key, words in LEVELS.items():
            self.level.addItem(words, key)
        for box, words in ((self.by, "Group the findings"), (self.level, "Level of the findings")):
            box.setAccessibleName(words)
            box.view().setAccessibleName(words)
        self.law = QCheckBox("Law only")
        self.law.setToolTip("Only what the law asks: the Working Time Regulations")
        self.law.setMinimumHeight(26)

    def _lay_out(self) -> None:
        filters = QWidget()
        flow = Flow(filters, spacing=8)
        for widget in (self.by, self.level, self.law):
            flow.addWidget(widget)
        self.back, self.on = QToolButton(), QToolButton()
        for button, text, words in (
            (self.back, "‹ Previous", "Previous finding"), (self.on, "Next ›", "Next finding")
        ):  # fmt: skip
            button.setText(text)
            button.setProperty("look", "framed")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(words)
        self.back.setToolTip("Previous finding (Shift+F4)")
        self.on.setToolTip("Next finding (F4)")
        steps = row(self.back, self.on, None, self.place)
        self.split = split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        parts = (self.head, self.search, filters, self.tree, steps)
        split.addWidget(column(*parts, margin=8, spacing=6))
        split.addWidget(self.evidence)
        split.setSizes([340, 280])
        split.setStretchFactor(0, 1)  # what the evidence does not need goes to the list
        split.setStretchFactor(1, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)

    def _listen(self) -> None:
        self.search.textChanged.connect(lambda _text: self._list())
        self.by.currentIndexChanged.connect(lambda _at: self._list())
        self.level.currentIndexChanged.connect(lambda _at: self._list())
        self.law.toggled.connect(lambda _on: self._list())
        self.tree.chosen.connect(self._chosen)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.session.opened.connect(self._opened_anew)
        self.session.shown_changed.connect(lambda _key: self.refresh())
        self.session.audited.connect(self._audited)

    def _opened_anew(self) -> None:
        """A rota just opened is grouped as suits its size."""
        if self.session.is_open:
            self.by.setCurrentIndex(self.by.findData(first_grouping(self.session.current.rota)))
            self.refresh()

    def _audited(self, key: str) -> None:
        if key == self.session.shown:
            self.refresh()

    def refresh(self) -> None:
        """List the findings of the version shown."""
        if self.session.is_open:
            self.show_version(self.session.version(self.session.shown))

    def show_version(self, version: Version) -> None:
        """List the findings of a version; what was open and chosen stays so."""
        self.version = version
        self.evidence.show_version(version)
        self._found = findings_of(version.audit)
        self._list()

    @property
    def kept(self) -> Kept:
        """Which findings are looked at."""
        return Kept(self.level.currentData(), self.law.isChecked(), self.search.text())

    def _list(self) -> None:
        """Group what is looked at: in the pool where there is so much that it would be felt."""
        if self.version is None:
            return
        how, kept, found = str(self.by.currentData()), self.kept, self._found
        rota, book = self.version.rota, self.session.rulebook

        def work() -> list[Group]:
            return grouped(how, rota, found, book, kept)

        def show(groups: list[Group]) -> None:
            self._show(how, rota, kept, groups)

        background = self.session.background
        if len(found) > LARGE:
            background.run("findings", work, show, self.session.failed.emit)
            return
        background.drop("findings")
        show(work())

    def _show(self, how: str, rota: Rota, kept: Kept, groups: list[Group]) -> None:
        tree, book = self.tree, self.session.rulebook
        opened = self._opened() if tree.findings.how == how else set()
        chosen = tree.findings.finding(tree.currentIndex())
        tree.blockSignals(True)
        tree.findings.show(how, groups, rota, book)
        for number, group in enumerate(groups):
            first = number == 0 and not opened and len(rota.people) < MANY
            wanted = group.key in opened or bool(kept.words.strip()) or first
            tree.setExpanded(tree.findings.index(number, 0), wanted)
        if chosen is not None and (at := tree.findings.at(chosen)).isValid():
            tree.come_to(at)
        tree.blockSignals(False)
        shown = sum(len(group.findings) for group in groups)
        self._say(shown)

    def _opened(self) -> set[str]:
        tree = self.tree
        rows = enumerate(tree.findings.groups)
        return {one.key for at, one in rows if tree.isExpanded(tree.findings.index(at, 0))}

    def _say(self, shown: int) -> None:
        assert self.version is not None
        if self.version.audit is None:
            self.head.setText("Checking …")
        else:
            key = "" if self.version.is_current else self.version.key
            self.head.setText(head_words(self._found, None if self.kept.is_all else shown, key))
        self._say_place()

    def _say_place(self) -> None:
        """Which of those listed is chosen."""
        model, now = self.tree.findings, self.tree.currentIndex()
        whole = sum(len(group.findings) for group in model.groups)
        for button in (self.back, self.on):
            button.setEnabled(whole > 0)
        if model.finding(now) is None:
            self.place.setText("")
            return
        before = sum(len(group.findings) for group in model.groups[: now.parent().row()])
        self.place.setText(f"{before + now.row() + 1:,} of {whole:,}")

    def _chosen(self, index: QModelIndex) -> None:
        finding, group = self.tree.findings.finding(index), self.tree.findings.group(index)
        self._say_place()
        if finding is None or self.version is None:
            if group is not None:
                self._show_group(group.key)
            return
        if cells := cells_of(finding):
            self.cells_chosen.emit(cells)
        elif hole := hole_of(self.version.rota, self.version.audit, finding):
            # A night that is short after midnight is a duty of the evening before.
            self.cells_chosen.emit(on_it(self.version.rota, hole))
            self.hole_chosen.emit(hole)
        elif finding.days:
            self.day_chosen.emit(finding.days[0])
        self.evidence.show_finding(finding)

    def _show_group(self, key: str) -> None:
        """What a heading stands for: the rule, or the person."""
        if self.tree.findings.how == RULE:
            self.evidence.show_rule(key)
        elif self.tree.findings.how == PERSON and self.version is not None:
            row = self.version.rota.index.get(key)
            if row is not None:
                self.evidence.show_person(row)

    def show_rule(self, rule_id: str) -> None:
        """Open the findings of one rule and choose the first of them."""
        self.look_at_all()
        model = self.tree.findings
        for number, group in enumerate(model.groups):
            top = model.index(number, 0)
            self.tree.setExpanded(top, group.key == rule_id)
            if group.key == rule_id:
                self.tree.come_to(model.index(0, 0, top))
                self.tree.scrollTo(top, QTreeView.ScrollHint.PositionAtTop)

    def look_at_all(self) -> None:
        """Leave nothing out, by rule."""
        self.search.clear()
        self.by.setCurrentIndex(0)
        self.level.setCurrentIndex(0)
        self.law.setChecked(False)

    def step(self, by: int) -> None:
        """Choose the next or the previous finding."""
        if not self.tree.step(by):
            self.session.note.emit("No findings.")
