"""Decide: the proposals as cards, what each gives and costs, its certificate; use one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.comparing.way_words import choice_words
from ui.panels.conflict_card import conflict_card
from ui.panels.parts import label, row, set_look, show_instead
from ui.panels.proposal_card import CardTold, brief_card, proposal_card, told_of
from ui.panels.reason_part import ReasonPart
from ui.panels.refreshing import Refreshing
from ui.record import reason_for
from ui.search_words import law_words, of_whom, outcome_words
from ui.session import Session
from ui.version import Version


class DecidePanel(QScrollArea):
    """One card a proposal; nothing is decided until a button is pressed."""

    compare_asked = Signal(str)
    export_asked = Signal()
    way_asked = Signal(object)
    changes_asked = Signal(str)
    frontier_asked = Signal()
    log_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.use_buttons: dict[str, QPushButton] = {}
        self._said: list[object] | None = None
        self._cards_told: dict[str, CardTold] = {}
        self.cards: dict[str, QFrame] = {}
        self.ways: list[QPushButton] = []
        self._cards_due = Refreshing(self, self.refresh)
        self._turn_due = Refreshing(self, self._turn_to_shown)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(290)
        self.setAccessibleName("Proposals to decide between")
        for signal in (session.opened, session.versions_changed, session.decided,
                       session.record_changed):  # fmt: skip
            signal.connect(self._cards_due.now)
        for changed in (session.audited, session.rota_changed):
            changed.connect(self._cards_due.ask)
        session.shown_changed.connect(self._turn_due.ask)
        self.refresh()

    def refresh(self) -> None:
        """Make the cards again where what they say has changed; the place is kept."""
        said = self._says()
        if said == self._said:
            return
        self._said = said
        place = self.verticalScrollBar().value()
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(10)
        self.use_buttons, self.cards, self.ways = {}, {}, []
        if not self.session.proposals and self.session.outcome is None:
            box.addWidget(label("No proposals yet", "heading"))
            box.addWidget(label("Say what to guarantee under Propose, and press “Propose rotas”.",
                                "muted", wrap=True))  # fmt: skip
        else:
            self._cards(box)
        box.addStretch()
        show_instead(self, inner)
        self.verticalScrollBar().setValue(place)

    def _turn_to_shown(self) -> None:
        """Another rota is shown: its button is the main one, and its card comes into sight."""
        for key, button in self.use_buttons.items():
            set_look(button, "accent" if self._offered(key) else "")
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _offered(self, key: str) -> bool:
        return key == self.session.shown and not self.session.chosen

    def _bring_into_sight(self) -> None:
        """The card of the rota shown, once it has its place."""
        shown = self.cards.get(self.session.shown)
        first = next(iter(self.cards), None)
        if shown is not None and self.session.shown != first:
            self.ensureWidgetVisible(shown, 0, 12)

    def show_conflict(self) -> None:
        """Why not everything can hold, from its start, with the first way out under the keys."""
        self.refresh()
        self.verticalScrollBar().setValue(0)
        if self.ways:
            self.ways[0].setFocus()

    def _says(self) -> list[object]:
        session = self.session
        self._cards_told = {one.key: self._told(one) for one in session.proposals}
        return [session.outcome, session.chosen, session.rulebook] + [
            (told, reason_for(session.record, key)) for key, told in self._cards_told.items()
        ]

    def _cards(self, box: QVBoxLayout) -> None:
        outcome = self.session.outcome
        if outcome is not None:
            ended = of_whom(outcome_words(outcome), self.session.current.audit)
            box.addWidget(label(f"The search ended: {ended}.", wrap=True))
            if getattr(outcome, "conflict", None) is not None:
                for version in self.session.proposals:
                    box.addWidget(self._brief(version.key))
                conflict = conflict_card(
                    outcome.conflict,
                    self.session.rulebook,
                    self.way_asked.emit,
                    choice_words(outcome, self.session.proposals),
                    self.session.proposals,
                )
                self.ways = conflict.findChildren(QPushButton)
                box.addWidget(conflict)
            if getattr(outcome, "frontier", ()):
                box.addWidget(self._frontier())
        if lowered := law_words(self.session.rulebook):
            box.addWidget(label(lowered, "bad", wrap=True))
        for version in self.session.proposals:
            self.cards[version.key] = self._card(version)
            box.addWidget(self.cards[version.key])
        if not self.session.proposals:
            return
        chosen = self.session.chosen
        export = QPushButton("Export…")
        export.setToolTip("The comparison for the board, and each rota for the station")
        export.setProperty("look", "accent" if chosen else "")
        export.clicked.connect(self.export_asked)
        box.addWidget(export)

    def _brief(self, key: str) -> QFrame:
        """A card in few lines, to be read beside the ways out; the whole lies below them."""
        frame, link = brief_card(self._cards_told[key])
        link.clicked.connect(lambda: self.ensureWidgetVisible(self.cards[key], 0, 12))
        return frame

    def _frontier(self) -> QWidget:
        button = QPushButton("Cover against people…")
        button.setToolTip("Where each rota lies: operations against people (Ctrl+7)")
        button.clicked.connect(self.frontier_asked)
        return row(button, None)

    def _card(self, version: Version) -> QFrame:
        session, key = self.session, version.key
        used = key == session.chosen
        made = proposal_card(self._cards_told[key], used=used, offered=self._offered(key))
        made.compare.clicked.connect(self._asking(key))
        made.changes.clicked.connect(self._listing(key))
        made.use.clicked.connect(self._using(key))
        self.use_buttons[key] = made.use
        if used:
            made.box.addWidget(ReasonPart(session, key, self.log_asked.emit))
        return made.frame

    def _told(self, version: Version) -> CardTold:
        session = self.session
        first = session.proposals[0]
        return told_of(version, session.current, first, session.rulebook, session.record)

    def _asking(self, key: str) -> Callable[[], None]:
        return lambda: self.compare_asked.emit(key)

    def _listing(self, key: str) -> Callable[[], None]:
        return lambda: self.changes_asked.emit(key)

    def _using(self, key: str) -> Callable[[], None]:
        return lambda: self.session.use(key)
