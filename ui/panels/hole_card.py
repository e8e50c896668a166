"""Under a finding of cover: what is missing, who is on, and who could be put on to mend it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.grid.choice_words import finding_words
from ui.grid.choices import Choice, Effect, effect_of
from ui.hole import Hole, best_of, free, hole_of, hole_words, is_clean, put_words
from ui.panels.parts import column, label
from ui.reading import count
from ui.session import Session
from ui.theme import LEAST_TARGET
from ui.version import Version

ENOUGH = 3
"""So many people with no new finding are looked for."""


class HoleCard(QWidget):
    """Tries people one after another off the window's thread; putting one on can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.hole: Hole | None = None
        self.tried: list[tuple[Choice, Effect]] = []
        self._left: list[Choice] = []
        self._version: Version | None = None
        self.said, self.trying = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self.there = label(wrap=True)
        self.offers = QWidget()
        QVBoxLayout(self.offers).setContentsMargins(0, 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for widget in (self.said, label("WHO COULD TAKE IT", "section"), self.trying, self.offers,
                       self.there):  # fmt: skip
            box.addWidget(widget)
        self.hide()
        session.rota_changed.connect(self._changed)

    def show_for(self, version: Version, finding: Any) -> None:
        """Explain a finding of cover, and look for who could take the duty; hide for others."""
        self.leave()
        self.hole, self._version = hole_of(version.rota, version.audit, finding), version
        if self.hole is None:
            return
        missing, *there = hole_words(version.rota, self.hole)
        self.said.setText(missing)
        self.there.setText("\n".join(there))
        self._left = free(version.rota, self.hole)
        self.show()
        self._tell()
        self._next()

    def leave(self) -> None:
        """Something else is looked at: nothing more is tried."""
        self.hole, self._version = None, None
        self._left, self.tried = [], []
        self.hide()
        self._tell()

    def _changed(self, _key: str) -> None:
        """What was tried was tried in another rota."""
        self.leave()

    # -- working out --------------------------------------------------------------------------

    def _next(self) -> None:
        version, hole = self._version, self.hole
        if version is None or hole is None or not self._left:
            return
        if self.session.background.busy("hole"):
            return  # what is under way goes on with what is asked now
        choice = self._left[0]

        def done(effect: Any) -> None:
            if self.hole is hole and self._left and self._left[0] is choice:
                self._left.pop(0)
                self.tried.append((choice, effect))
                if sum(is_clean(one) for _, one in self.tried) >= ENOUGH:
                    self._left.clear()
                self._tell()
            self._next()

        work = self._work(version, choice)
        self.session.background.run("hole", work, done, self.session.failed.emit)

    def _work(self, version: Version, choice: Choice) -> Callable[[], Effect]:
        session, change = self.session, choice.change
        rulebook = session.rulebook
        current = None if version.is_current else session.current.rota

        def work() -> Effect:
            assert change is not None
            tried = version.with_changes((change,))
            earlier = tried.earlier(rulebook, current)
            after = session.tools.audit(tried.rota, rulebook, current, earlier)
            return effect_of(version.audit, after, rulebook)

        return work

    # -- what is told -------------------------------------------------------------------------

    def _tell(self) -> None:
        box = self.offers.layout()
        assert box is not None
        while (item := box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        found = [] if self._left else best_of(self.tried, ENOUGH)
        for choice, effect in found:
            box.addWidget(self._offer(choice, effect))
        self.trying.setText(self._trying(found))

    def _trying(self, found: list[tuple[Choice, Effect]]) -> str:
        if self.hole is None:
            return ""
        if self._left:
            return (
                f"Trying who rests then: {len(self.tried)} of {len(self.tried) + len(self._left)}"
            )
        if not self.tried:
            return "Nobody of these roles rests on that day."
        if not found:
            return f"Nobody of the {count(len(self.tried), 'person', 'people')} who rest then."
        clean = sum(is_clean(effect) for _, effect in found)
        if not clean:
            return (
                "Nobody can take it without a new finding. These are the best. "
                "It is their rest day: ask them first."
            )
        told = "With no new finding" if clean == len(found) else "No new finding first"
        return f"{told}. It is their rest day: ask them first."

    def _offer(self, choice: Choice, effect: Effect) -> QWidget:
        version, hole = self._version, self.hole
        assert version is not None
        assert hole is not None
        role = version.rota.person(choice.code).role or ""
        words = f"{choice.words}, {role}" if role else choice.words
        clean = is_clean(effect)
        found = label(f"{words}: {'no new finding' if clean else finding_words(effect)}", wrap=True)
        put = QPushButton(f"Put on {put_words(version.rota, hole)} ›")
        put.setAccessibleName(f"Put {choice.words} on {put_words(version.rota, hole)}")
        put.setToolTip("An edit like any other: Ctrl+Z takes it back")
        put.clicked.connect(partial(self._put, choice.code))
        put.setProperty("look", "link")
        put.setMinimumHeight(LEAST_TARGET)
        return column(found, put, margin=0, spacing=0)

    def _put(self, person: str) -> None:
        version, hole = self._version, self.hole
        if version is None or hole is None:
            return
        name = version.rota.person(person).name
        self.session.edit([(person, hole.day)], hole.code, version.key)
        told = f"{name} put on {put_words(version.rota, hole)}. Ctrl+Z takes it back."
        self.session.note.emit(told)
