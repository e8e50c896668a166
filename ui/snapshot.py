"""All that a review file holds, taken from the session in an instant: writing needs no window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

from ui.brief import Brief
from ui.commands import EditCells
from ui.law import Logged
from ui.past import Past
from ui.record import Record
from ui.version import CURRENT, Version

if TYPE_CHECKING:
    from ui.session import Session


@dataclass(frozen=True, eq=False)
class Edited:
    """One edit that stands: when, to which version, in words, and the cells."""

    at: datetime
    key: str
    words: str
    changes: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The parts of a session that are saved. They are frozen themselves, so nothing is copied."""

    versions: tuple[Version, ...]
    rulebook: Any
    past: Past
    workbook: Path | None
    source: Any
    outcome: Any
    problems: tuple[Any, ...]
    chosen: str | None
    record: Record
    brief: Brief
    decided_by: tuple[datetime, str] | None
    edits: tuple[Edited, ...]

    @property
    def current(self) -> Version:
        """The rota as it stands today."""
        return self.versions[0]

    @property
    def proposals(self) -> tuple[Version, ...]:
        """The proposals, in order."""
        return self.versions[1:]

    def laws(self) -> tuple[Logged, ...]:
        """The log of rules, with what was changed since it was last written."""
        return self.past.logged(self.rulebook).laws

    def same_as(self, other: Snapshot | None) -> bool:
        """Whether nothing was changed between the two, told without comparing any rota."""
        if other is None or len(self.versions) != len(other.versions):
            return False
        rotas = zip(self.versions, other.versions, strict=True)
        plain = (one.name for one in fields(self) if one.name not in ("versions", "edits"))
        return all(one.rota is two.rota for one, two in rotas) and all(
            getattr(self, name) is getattr(other, name) for name in plain
        )


def take(session: Session) -> Snapshot:
    """The session as it is now."""
    rotas = (session.current, *(one for key, one in session.versions.items() if key != CURRENT))
    return Snapshot(
        rotas, session.rulebook, session.past, session.workbook, session.source, session.outcome,
        session.problems, session.chosen, session.record, session.brief, session.decided_by,
        tuple(_edits(session)),
    )  # fmt: skip


def _edits(session: Session) -> Iterator[Edited]:
    stack = session.undo
    for number in range(stack.index()):
        yield from _within(stack.command(number))


def _within(command: QUndoCommand | None) -> Iterator[Edited]:
    """The edits of a step: itself, or those that were put together in it."""
    if isinstance(command, EditCells) and not command.isObsolete():
        yield Edited(command.at, command.key, command.text(), command.changes)
    if command is not None:
        for number in range(command.childCount()):
            yield from _within(command.child(number))
