"""What can be undone: edits of cells, and the choice of a rota."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from ambrota.calendar import day_name
from ambrota.model import Change, Rota
from ambrota.rulebook import Rulebook
from ui.record import Record

if TYPE_CHECKING:
    from ui.session import Session


def edit_words(rota: Rota, changes: tuple[Change, ...]) -> str:
    """An edit in words: 'Set Patel, Sunday 11 May 2026 to N', 'Clear 4 cells'."""
    first = changes[0]
    codes = {"+".join(duty.code for duty in change.after) for change in changes}
    code = codes.pop() if len(codes) == 1 else "several codes"
    where = f"{rota.person(first.person).name}, {day_name(rota, first.day)}"
    if len(changes) > 1:
        where = f"{len(changes)} cells"
    return f"Set {where} to {code}" if code else f"Clear {where}"


class EditCells(QUndoCommand):
    """Person-days of one version set to other duties."""

    def __init__(
        self, session: Session, key: str, changes: tuple[Change, ...], words: str = ""
    ) -> None:
        super().__init__(words or edit_words(session.version(key).rota, changes))
        self._session, self.key, self.changes = session, key, changes
        self.at = datetime.now(UTC)
        self._made = session.version(key).as_made

    def redo(self) -> None:
        self._apply(self.changes)

    def undo(self) -> None:
        back = tuple(
            Change(change.person, change.day, change.after, change.before)
            for change in self.changes
        )
        self._apply(back)

    def _apply(self, changes: tuple[Change, ...]) -> None:
        """Change the version that was edited; an edit of a proposal that is gone lapses."""
        version = self._session.versions.get(self.key)
        if version is None or version.as_made is not self._made:
            self.setObsolete(True)
        else:
            self._session.apply_changes(self.key, changes)


class LockPeople(QUndoCommand):
    """People whose days no proposal may change, or may again."""

    def __init__(self, session: Session, people: frozenset[str], on: bool) -> None:
        names = [one.name for one in session.current.rota.people if one.id in people]
        who = names[0] if len(names) == 1 else f"{len(names)} people"
        super().__init__(f"{'Lock' if on else 'Unlock'} {who}")
        self._session, self._people, self._on = session, people, on

    def redo(self) -> None:
        self._session.apply_locks(self._people, self._on)

    def undo(self) -> None:
        self._session.apply_locks(self._people, not self._on)


class SetRulebook(QUndoCommand):
    """Another rulebook to judge by."""

    def __init__(self, session: Session, rulebook: Rulebook) -> None:
        super().__init__(f"Use the rulebook {rulebook.name}")
        self._session, self._new, self._old = session, rulebook, session.rulebook

    def redo(self) -> None:
        self._session.set_rulebook(self._new)

    def undo(self) -> None:
        self._session.set_rulebook(self._old)


class KeepRecord(QUndoCommand):
    """Something said, signed or allowed."""

    def __init__(self, session: Session, words: str, record: Record) -> None:
        super().__init__(words)
        self._session, self._new, self._old = session, record, session.record

    def redo(self) -> None:
        self._session.set_record(self._new)

    def undo(self) -> None:
        self._session.set_record(self._old)


class UseRota(QUndoCommand):
    """The rota that the review decides on."""

    def __init__(self, session: Session, key: str | None) -> None:
        super().__init__(f"Use rota {key}" if key else "Withdraw the decision")
        self._session, self._key, self._before = session, key, session.chosen

    def redo(self) -> None:
        self._session.set_chosen(self._key)

    def undo(self) -> None:
        self._session.set_chosen(self._before)
