"""What can be undone of proposals: those that a search brought, one that was made, its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

from ui.version import Version

if TYPE_CHECKING:
    from ui.session import Session


class PutVersions(QUndoCommand):
    """Other versions in place of those there are; what was shown and chosen comes back too."""

    def __init__(
        self,
        session: Session,
        words: str,
        versions: Mapping[str, Version],
        shown: str,
        *,
        rulebook: Any = None,
        outcome: Any = None,
    ) -> None:
        super().__init__(words)
        self._session = session
        self._after = dict(versions), shown, rulebook or session.rulebook, outcome
        self._before: tuple[dict[str, Version], str, Any, Any] | None = None
        self._chosen = session.chosen, session.decided_by

    def redo(self) -> None:
        session = self._session
        self._before = dict(session.versions), session.shown, session.rulebook, session.outcome
        versions, shown, rulebook, outcome = self._after
        session.put(versions, shown, rulebook, session.outcome if outcome is None else outcome)

    def undo(self) -> None:
        assert self._before is not None
        self._session.put(*self._before)
        self._session.restore_choice(*self._chosen)


def add_version(session: Session, version: Version, words: str) -> None:
    """Take another version beside those there are, and show it."""
    session.undo.push(
        PutVersions(session, words, {**session.versions, version.key: version}, version.key)
    )


def free_key(session: Session, letter: str) -> str:
    """'W1', 'W2': a key that no version has."""
    number = 1
    while f"{letter}{number}" in session.versions:
        number += 1
    return f"{letter}{number}"
