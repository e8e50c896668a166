"""Decide: the proposals as cards, what each gives and costs, its certificate; use one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ambrota.calendar import hours
from ui.panels.conflict_card import conflict_card
from ui.panels.flow import Flow
from ui.panels.parts import card, column, label, row
from ui.reading import count
from ui.scores import figure
from ui.search_words import law_words, outcome_words
from ui.session import Session
from ui.version import Version, changes_between, same_work


class DecidePanel(QScrollArea):
    """One card a proposal; nothing is decided until a button is pressed."""

    compare_asked = Signal(str)
    export_asked = Signal()
    way_asked = Signal(object)
    changes_asked = Signal(str)
    frontier_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.use_buttons: dict[str, QPushButton] = {}
        self._said: list[object] | None = None
        self.cards: dict[str, QFrame] = {}
        self.ways: list[QPushButton] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(290)
        self.setAccessibleName("Proposals to decide between")
        for signal in (session.opened, session.versions_changed, session.decided):
            signal.connect(self.refresh)
        for changed in (session.audited, session.shown_changed, session.rota_changed):
            changed.connect(lambda _key: self.refresh())
        session.shown_changed.connect(lambda _key: self._later.start())
        self._later.timeout.connect(self._bring_into_sight)
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
        self.setWidget(inner)
        self.verticalScrollBar().setValue(place)

    def _bring_into_sight(self) -> None:
        """The card of the rota shown, once it has its place."""
        shown = self.cards.get(self.session.shown)
        first = next(iter(self.cards), None)
        if shown is not None and self.session.shown != first:
            self.ensureWidgetVisible(shown, 0, 12)

    def show_conflict(self) -> None:
        """Why not everything can hold, from its start, with the first way out under the keys."""
        self.verticalScrollBar().setValue(0)
        if self.ways:
            self.ways[0].setFocus()

    def _says(self) -> list[object]:
        session = self.session
        return [session.outcome, session.chosen, session.shown, session.rulebook] + [
            (one.title, one.why, headline(one, session.current), self._certified(one))
            for one in session.proposals
        ]

    def _cards(self, box: QVBoxLayout) -> None:
        outcome = self.session.outcome
        if outcome is not None:
            box.addWidget(label(f"The search ended: {outcome_words(outcome)}.", wrap=True))
            if getattr(outcome, "conflict", None) is not None:
                conflict = conflict_card(outcome.conflict, self.way_asked.emit)
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

    def _frontier(self) -> QWidget:
        button = QPushButton("Cover against people…")
        button.setToolTip("Where each rota lies: operations against people (Ctrl+7)")
        button.clicked.connect(self.frontier_asked)
        return row(button, None)

    def _card(self, version: Version) -> QFrame:
        frame, box = card("chosen" if version.key == self.session.chosen else "card")
        frame.setAccessibleName(f"Proposal {version.title}")
        box.addWidget(label(version.title, "heading", wrap=True))
        if version.why:
            box.addWidget(label(version.why, "muted", wrap=True))
        for text, look in headline(version, self.session.current):
            box.addWidget(label(text, look, wrap=True))
        box.addWidget(self._certificate(version))
        if stages := stage_words(version.proposal):
            box.addWidget(_why(stages))
        buttons = Flow(spacing=6)  # in a narrow pane the last goes below: none may be cut
        buttons.setContentsMargins(0, 6, 0, 0)
        changes = QPushButton("Changes…")
        changes.setToolTip("Every change by person or week; take over what is ticked (Ctrl+6)")
        changes.setAccessibleName(f"List what {version.title} changes")
        changes.clicked.connect(self._listing(version.key))
        compare = QPushButton("Compare")
        compare.setAccessibleName(f"Compare {version.title} with the current rota")
        compare.clicked.connect(self._asking(version.key))
        use = QPushButton("Use this rota")
        used = version.key == self.session.chosen
        use.setText("Chosen ✓" if used else "Use this rota")
        use.setEnabled(not used)
        use.setAccessibleName(f"Use {version.title}")
        offered = version.key == self.session.shown and not self.session.chosen
        use.setProperty("look", "accent" if offered else "")
        use.clicked.connect(self._using(version.key))
        self.use_buttons[version.key] = use
        for button in (compare, changes, use):
            buttons.addWidget(button)
        box.addLayout(buttons)
        return frame

    def _asking(self, key: str) -> Callable[[], None]:
        return lambda: self.compare_asked.emit(key)

    def _listing(self, key: str) -> Callable[[], None]:
        return lambda: self.changes_asked.emit(key)

    def _using(self, key: str) -> Callable[[], None]:
        return lambda: self.session.use(key)

    def _certificate(self, version: Version) -> QWidget:
        made = label(*self._certified(version), wrap=True)
        if version.certificate is not None:
            made.setToolTip("\n".join(version.certificate.differences))
        return made

    def _certified(self, version: Version) -> tuple[str, str]:
        """What is vouched for: (text, look)."""
        if version.edited:
            text, look = "Edited by hand since it was certified; checked again here.", "muted"
        elif version.certificate is not None and not version.vouched(self.session.rulebook):
            text, look = "Certified by other rules than now apply; checked again here.", "muted"
        elif version.certificate is None:
            text, look = "Not certified.", "bad"
        elif version.certificate.verified:
            text, look = "✓ Certified: its file, read back and audited, says the same.", "good"
        else:
            first = "; ".join(version.certificate.differences[:2])
            text, look = f"Certificate differs: {first}", "bad"
        made_from = version.made_from
        if made_from is not None and not same_work(made_from, self.session.current.rota):
            text += " Made for the current rota as it was before your edits."
        return text, look


def headline(version: Version, current: Version) -> list[tuple[str, str]]:
    """What a proposal gives and costs, in counts: (text, look)."""
    audit = version.audit
    if audit is None:
        return [("Checking …", "muted")]
    people, training = audit.contact, audit.training
    musts = sum(str(one.level) == "must" for one in audit.findings)
    changes = changes_between(current.rota, version.rota)
    touched = len({change.person for change in changes})
    told = [
        (f"{people.met} of {people.people} meet their manager", _look(people.met, people.people)),
        (f"{training.met} of {training.people} hold their training",
         _look(training.met, training.people)),
    ]  # fmt: skip
    cover, given = audit.cover.short_hours, audit.cover.given_up_hours
    kept = "Cover kept" if not cover else f"Cover {hours(cover * 60)} short"
    kept += f", {hours(given * 60)} given up to people" if given else ""
    told.append((kept, "bad" if cover else "good"))
    if musts:
        told.append((f"{count(musts, 'must', 'musts')} broken", "bad"))
    days = count(len(changes), "duty", "duties")
    who = count(touched, "person", "people")
    told.append((f"{days} changed for {who}" if changes else "No duty changed", ""))
    return told


def stage_words(proposal: Any) -> list[str]:
    """Each stage of the search: what was reached, and the bound that is proved for it."""
    told = []
    for stage in getattr(proposal, "stages", ()):
        words = f"{stage.name}: {figure(stage.value)} {stage.unit}".rstrip()
        if stage.bound is None:
            words += "; no bound proved"
        elif abs(stage.bound - stage.value) < 0.05:
            words += "; proved: none can be better"
        else:
            words += f"; proved: none can be better than {figure(stage.bound)}"
        told.append(words)
    return told


def _why(stages: list[str]) -> QWidget:
    """A button that shows what the search reached, stage by stage."""
    words = label("\n".join(f"•  {stage}" for stage in stages), "caption", wrap=True)
    words.hide()
    button = QPushButton("Show why")
    button.setProperty("look", "link")
    button.setCheckable(True)
    button.toggled.connect(words.setVisible)
    button.toggled.connect(lambda on: button.setText("Hide why" if on else "Show why"))
    return column(button, words, margin=0, spacing=4)


def _look(met: int, whole: int) -> str:
    return "good" if met == whole else "bad"
