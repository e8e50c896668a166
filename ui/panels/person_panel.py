"""One person: their weeks, what changes for them, requests, agreements, leave, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.panels.parts import label, row
from ui.panels.person_parts import FindingList, Lines, WeeksPart, button
from ui.person_sheet import Sheet, sheet_of
from ui.session import Session

NOBODY = (
    "Click a name in the rota, or press Ctrl+P, to see one person: their hours, nights and "
    "weekends along the weeks, what a proposal changes for them, and what was found."
)


class PersonPanel(QWidget):
    """Follows the version shown; the arrows go through people in the order of the grid."""

    cells_chosen = Signal(list)
    finding_chosen = Signal(object)
    person_shown = Signal(str)
    print_asked = Signal(object)

    def __init__(
        self, session: Session, order: Callable[[], Iterable[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self._order = session, order
        self.person: str | None = None
        self.sheet: Sheet | None = None
        self._stale = False
        self.setMinimumWidth(285)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Person")
        self.choice.view().setAccessibleName("People")
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.back = button("‹", "Previous person", "Alt+PgUp")
        self.on = button("›", "Next person", "Alt+PgDown")
        self.print = QToolButton()
        self.print.setText("Print…")
        self.print.setProperty("look", "framed")
        self.print.setAccessibleName("Print this person’s page")
        self.print.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name, self.about = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self.place, self.alarm = label("", "muted"), label("", "bad", wrap=True)
        self.weeks, self.findings = WeeksPart(), FindingList()
        self.changes_head = label("", "section", wrap=True)
        self.changes, self.lines = Lines(), Lines()
        self.found_head = label("", "section", wrap=True)
        self._lay_out()
        self._listen()
        self._say_nobody()

    def _lay_out(self) -> None:
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(12, 4, 12, 12)
        self._box.setSpacing(6)
        for widget in (self.about, self.alarm, self.changes_head, self.changes, self.weeks,
                       self.found_head, self.findings, self.lines):  # fmt: skip
            self._box.addWidget(widget)
        self._box.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName("About this person")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 0)
        top.setSpacing(4)
        top.addWidget(row(self.back, self.choice, self.on, spacing=4))
        top.addWidget(self.name)
        top.addWidget(row(self.place, None, self.print))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(self._scroll, 1)

    def _listen(self) -> None:
        session = self.session
        session.opened.connect(self._opened)
        session.shown_changed.connect(lambda _key: self.refresh())
        for signal in (session.rota_changed, session.audited):
            signal.connect(self._changed)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.choice.activated.connect(lambda at: self.show_person(str(self.choice.itemData(at))))
        self.print.clicked.connect(self.print_page)
        self.findings.chosen.connect(self._finding)

    def _opened(self) -> None:
        self.person, self.sheet = None, None
        self.choice.clear()
        self._say_nobody()

    def _changed(self, key: str) -> None:
        if key in (self.session.shown, "current"):
            self.refresh()

    # -- whom ---------------------------------------------------------------------------------

    def show_person(self, person: str) -> None:
        """Show somebody of the version shown."""
        self.person = person
        self._scroll.verticalScrollBar().setValue(0)
        self.refresh()

    def step(self, by: int) -> None:
        """The next or previous person, going round."""
        order = list(self._order())
        if order:
            at = order.index(self.person) + by if self.person in order else 0
            self.show_person(order[at % len(order)])

    def print_page(self) -> None:
        """Ask for the page of who is shown."""
        if self.sheet is not None:
            self.print_asked.emit(self.sheet)

    def _finding(self, number: int) -> None:
        if self.sheet is not None:
            self.finding_chosen.emit(self.sheet.findings[number])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # -- what ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Put the page together again, off the window's thread; later while it is out of sight."""
        if not self.session.is_open or self.person is None:
            return
        version, current = self.session.version(self.session.shown), self.session.current
        at = version.rota.index.get(self.person)
        if at is None:
            self._opened()
            return
        self._stale = not self.isVisible()
        if self._stale or version.audit is None or current.audit is None:
            return
        self.session.background.run(
            "person", lambda: sheet_of(version, current, at), self._take, self.session.failed.emit
        )

    def _take(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._list_people(sheet.id)
        self.person_shown.emit(sheet.id)
        self.name.hide()  # the list above says it
        self.about.setText(sheet.about)
        self.alarm.setText(sheet.alarm)
        self.alarm.setVisible(bool(sheet.alarm))
        self.weeks.show_weeks(sheet.weeks, sheet.behind)
        self.changes_head.setText(f"WHAT CHANGES FOR {sheet.name}".upper())
        self.changes_head.setVisible(bool(sheet.changes))
        self.changes.show_lines([(one, "") for one in sheet.changes])
        self.found_head.setText(sheet.found.upper())
        self.findings.show_findings(sheet.findings)
        lines = list(sheet.lines)
        if sheet.away:
            lines += [("REQUESTS AND LEAVE", "section"), *((one, "") for one in sheet.away)]
        self.lines.show_lines(lines)
        for widget in (self.weeks, self.found_head, self.print, self.place):
            widget.show()

    def _list_people(self, person: str) -> None:
        order = list(self._order())
        ids = [self.choice.itemData(at) for at in range(self.choice.count())]
        rota = self.session.version(self.session.shown).rota
        if ids != order:
            self.choice.clear()
            for each in order:
                self.choice.addItem(rota.person(each).name, each)
        if person in order:
            self.choice.setCurrentIndex(order.index(person))
            self.place.setText(f"{order.index(person) + 1} of {len(order)}")
        for widget in (self.choice, self.back, self.on):
            widget.setEnabled(True)

    def _say_nobody(self) -> None:
        self.name.setText("Nobody is chosen yet")
        self.name.show()
        self.about.setText(NOBODY)
        for widget in (self.alarm, self.changes_head, self.changes, self.weeks, self.found_head,
                       self.findings, self.print, self.place):  # fmt: skip
            widget.hide()
        self.choice.setEnabled(False)
        self.lines.show_lines([])
