"""Evidence for one thing: a finding, a rule or a cell, in words that can be checked by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ambrota.calendar import day_name, hours
from ambrota.duties import paid_minutes
from ambrota.findings import cells_of, listed
from ambrota.lines import line_title
from ambrota.looks import session_cells
from ambrota.rules.settings import said
from ui.broken import broken_words, force_words
from ui.cells import duty_words, why_night
from ui.panels.hole_card import HoleCard
from ui.panels.parts import label, set_look
from ui.person import person_lines
from ui.reading import OF_A_PERSON, findings_of, who, whose
from ui.reading import cells_of as places_of
from ui.rota_model import Cell
from ui.rule_told import rule_lines, strict_meaning
from ui.session import Session
from ui.session_lines import by_whom, session_lines
from ui.version import Version


class Evidence(QScrollArea):
    """A card of lines, each with its look."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._version: Version | None = None
        self._again: Callable[[], None] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Evidence")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(12, 10, 12, 12)
        self._box.setSpacing(6)
        self._lines: list[QLabel] = []
        self.hole = HoleCard(session)
        self.setWidget(inner)
        self._box.addStretch()
        self.start_anew()

    def show_version(self, version: Version) -> None:
        """The version of which cells and findings are shown; a cell or person is shown anew."""
        changed, self._version = version is not self._version, version
        if changed and self._again is not None:
            self._again()

    def start_anew(self) -> None:
        """Nothing was chosen yet."""
        self._again = None
        self.say(("Choose a finding or a cell to see the evidence for it.", "muted"))

    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(line.text() for line in self._lines if not line.isHidden())

    def say(self, *lines: tuple[str, str]) -> None:
        """Show these (text, look) lines."""
        wanted = [line for line in lines if line[0]]
        self.hole.leave()
        while len(self._lines) < len(wanted):
            made = label(wrap=True)
            flags = Qt.TextInteractionFlag
            made.setTextInteractionFlags(flags.TextSelectableByMouse)
            self._lines.append(made)
            self._box.insertWidget(self._box.count() - 1, made)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(wanted))
            if number < len(wanted):
                line.setText(wanted[number][0])
                set_look(line, wanted[number][1])
        self.verticalScrollBar().setValue(0)

    def add(self, *lines: tuple[str, str]) -> None:
        """Show these lines under what is shown."""
        shown = [line for line in self._lines if not line.isHidden()]
        self.say(*((line.text(), str(line.property("look") or "")) for line in shown), *lines)

    def show_finding(self, finding: Any) -> None:
        """A finding: rule, who, what, the sum, the rule's statement, where its force comes from."""
        self._again = None
        rule = self.session.rulebook.rule(finding.rule)
        rota = (self._version or self.session.current).rota
        status = force_words(finding.status)
        self.say(
            (broken_words(rule), "heading"),
            ("" if _named(rota, finding) else who(rota, finding), "muted"),
            (finding.message, ""),
            (finding.evidence if finding.evidence != finding.message else "", "sum"),
            (_in_cells(rota, finding), "muted"),
            (f"THE RULE: {rule.name}".upper(), "section"),
            (rule.statement, ""),
            (set_words(rule), "bad"),
            (f"{status.capitalize()} · {finding.source}", "muted"),
            (strict_meaning(finding.level), "muted"),
        )
        self._box.removeWidget(self.hole)
        self._box.insertWidget(2, self.hole)  # under what is broken and when
        self.hole.show_for(self._version or self.session.current, finding)

    def show_rule(self, rule_id: str) -> None:
        """A rule: statement, source, level, parameters, how often it was looked at."""
        self._again = None
        book = self.session.rulebook
        self.say(*rule_lines(book.rule(rule_id), book.reasons.get(rule_id, "")))

    def show_person(self, row: int) -> None:
        """A person: who they are, what their rota comes to, what changes for them."""
        self._again = lambda: self.show_person(row)
        if self._version is not None and row < len(self._version.rota.people):
            self.say(*person_lines(self._version, self.session.current, row))

    def show_cell(self, cell: Cell) -> None:
        """A cell: entries with paid hours and where they stand, sessions, findings."""
        self._again = lambda: self.show_cell(cell)
        version = self._version
        if version is None or cell[0] not in version.rota.index:
            return
        rota, (person_id, day) = version.rota, cell
        person = rota.person(person_id)
        manager = "Line manager: not stated"
        if person.line_manager in rota.index:
            manager = f"Line manager: {rota.person(person.line_manager or '').name}"
        elif person.manager_stated:
            manager = f"Line manager: {person.manager_stated} (not in the rota)"
        title = line_title(rota, rota.index[person_id])
        lines = [(f"{title}, {day_name(rota, day)}", "heading")]
        lines.append((" · ".join(filter(None, [person.role, person.team, manager])), "muted"))
        duties = rota.by_cell.get(cell, ())
        for duty in duties:
            paid = paid_minutes(rota, duty)
            words = f"{duty.code}: {duty_words(duty)}"
            lines.append((words + (f", {hours(paid)} paid" if paid else ""), ""))
            lines.append((_sentence(why_night(duty)), "muted"))
            place = " · ".join(filter(None, [duty.resource, duty.cell]))
            lines.append((place, "muted"))
        if not duties:
            lines.append(("Rest day", ""))
        if held := session_lines(rota, session_cells(rota).get(cell, ())):
            lines += [(_sentence(text), "") for text in held]
            lines.append((_sentence(by_whom(rota, rota.index[person_id])), "muted"))
        for finding in findings_of(version.audit):
            own = finding.person == person_id and finding.rule not in OF_A_PERSON
            if own and cell in places_of(finding):
                lines.append((finding.message, "bad"))
        for kept in person.restrictions:
            lines.append((f"Agreement: {kept.text}", "muted"))
        self.say(*lines)


def _named(rota: Any, finding: Any) -> bool:
    """Whether a finding's own words say whose it is."""
    return finding.person in rota.index and whose(rota, finding) in finding.message


def _in_cells(rota: Any, finding: Any) -> str:
    """Where in the workbook a finding stands."""
    cells = cells_of(rota, finding)
    return f"In the workbook: {listed(cells)}" if cells else ""


def set_words(rule: Any) -> str:
    """Numbers of a rule that this review sets otherwise than its statement says."""
    told = [
        f"{what['text']} {said(getattr(rule, name), what['unit'])}, "
        f"as shipped {said(what['default'], what['unit'])}"
        for name, what in rule.parameters().items()
        if getattr(rule, name) != what["default"]
    ]
    return f"Set in this review: {'; '.join(told)}" if told else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
