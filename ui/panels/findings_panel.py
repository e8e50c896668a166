"""Findings by rule, with the evidence for what is selected: statement, source, the sum."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.panels.evidence import LEVEL_WORDS, Evidence
from ui.panels.parts import column, label, set_look
from ui.reading import brief, by_rule, cells_of, count, findings_of
from ui.session import Session
from ui.theme import THEME

FINDING = Qt.ItemDataRole.UserRole


class FindingsPanel(QWidget):
    """Lists the findings of the version shown; choosing one goes to its cells."""

    cells_chosen = Signal(list)
    day_chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.head = label("", "heading", wrap=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a person or a rule")
        self.search.setAccessibleName("Find a person or a rule in the findings")
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("Findings by rule")
        self.tree.setColumnCount(2)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setIndentation(12)
        self.tree.setWordWrap(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.evidence = Evidence(session)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(column(self.head, self.search, self.tree, margin=8, spacing=6))
        split.addWidget(self.evidence)
        split.setSizes([380, 320])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)
        self._listen()

    def _listen(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.tree.itemClicked.connect(lambda item, _column: self._chosen(item))
        self.session.opened.connect(self.refresh)
        self.session.shown_changed.connect(lambda _key: self.refresh())
        self.session.audited.connect(self._audited)

    def _audited(self, key: str) -> None:
        if key == self.session.shown:
            self.refresh()

    def refresh(self) -> None:
        """List the findings of the version shown."""
        if not self.session.is_open:
            return
        version = self.session.version(self.session.shown)
        self.evidence.show_version(version)
        self.tree.blockSignals(True)
        open_rules = {item.data(0, FINDING) for item in self._tops() if item.isExpanded()}
        self.tree.clear()
        found = findings_of(version.audit)
        for rule_id, findings in by_rule(found).items():
            self._add_rule(rule_id, findings, rule_id in open_rules)
        if not open_rules and (first := self.tree.topLevelItem(0)) is not None:
            first.setExpanded(True)
        self.tree.blockSignals(False)
        self._say(version.audit, found)
        self._filter(self.search.text())

    def _tops(self) -> list[QTreeWidgetItem]:
        tops = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in tops if item is not None]

    def _say(self, audit: Any, found: list[Any]) -> None:
        musts = sum(str(finding.level) == "must" for finding in found)
        if audit is None:
            self.head.setText("Checking …")
        elif not found:
            self.head.setText("No findings. Every rule of the rulebook holds.")
        else:
            rest = len(found) - musts
            law = sum(str(one.status) == "law" and str(one.level) == "must" for one in found)
            broken = f"{count(musts, 'must', 'musts')} broken"
            words = [broken + (f" ({law} of law)" if law else "")] if musts else []
            words += [f"{rest} to weigh"] if rest else []
            self.head.setText(f"{count(len(found), 'finding')}: {', '.join(words)}")
        set_look(self.head, "heading")

    def _add_rule(self, rule_id: str, findings: list[Any], is_open: bool) -> None:
        rule = self.session.rulebook.rule(rule_id)
        level = str(findings[0].level)
        top = QTreeWidgetItem([rule.name, f"{rule.status} · {len(findings)}"])
        top.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.setData(0, FINDING, rule_id)
        top.setFont(0, THEME.font(bold=True))
        for at, look in ((0, "worse" if level == "must" else "text"),
                         (1, "worse" if level == "must" else "muted")):  # fmt: skip
            top.setForeground(at, QBrush(THEME.colour(look)))
        words = f"{rule.name}, {count(len(findings), 'finding')}, {level}, {rule.status}"
        top.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        top.setToolTip(0, f"{rule.name}: {rule.statement}")
        top.setToolTip(1, f"{LEVEL_WORDS.get(level, level)}\n{rule.source}")
        rota = self.session.version(self.session.shown).rota
        for finding in findings:
            item = QTreeWidgetItem([brief(rota, finding)])
            item.setData(0, FINDING, finding)
            item.setToolTip(0, finding.message)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, finding.message)
            top.addChild(item)
        self.tree.addTopLevelItem(top)
        for item in _children(top):
            item.setFirstColumnSpanned(True)
        top.setExpanded(is_open)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for top in self._tops():
            hit = wanted in top.text(0).casefold()
            some = False
            for child in _children(top):
                shows = hit or wanted in child.text(0).casefold()
                child.setHidden(not shows)
                some = some or shows
            top.setHidden(not (hit or some))
            if wanted and some:
                top.setExpanded(True)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        value = None if item is None else item.data(0, FINDING)
        if value is None:
            return
        if isinstance(value, str):
            self.evidence.show_rule(value)
            return
        if cells := cells_of(value):
            self.cells_chosen.emit(cells)
        elif value.days:
            self.day_chosen.emit(value.days[0])
        self.evidence.show_finding(value)

    def show_rule(self, rule_id: str) -> None:
        """Open the findings of one rule and choose the first of them."""
        self.search.clear()
        for top in self._tops():
            mine = top.data(0, FINDING) == rule_id
            top.setExpanded(mine)
            if mine and (children := _children(top)):
                self.tree.setCurrentItem(children[0])
                self.tree.scrollToItem(top, QTreeWidget.ScrollHint.PositionAtTop)

    def step(self, by: int) -> None:
        """Choose the next or the previous finding."""
        shown = [child for top in self._tops() for child in _children(top) if not child.isHidden()]
        if not shown:
            self.session.note.emit("No findings.")
            return
        now = self.tree.currentItem()
        at = shown.index(now) + by if now in shown else (0 if by > 0 else -1)
        item = shown[at % len(shown)]
        self.tree.setCurrentItem(item)
        self.tree.scrollToItem(item)


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (top.child(row) for row in range(top.childCount()))
    return [child for child in children if child is not None]
