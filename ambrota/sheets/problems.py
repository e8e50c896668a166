"""What was not understood, where it stands and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One thing on a sheet that a user should know: `cell` is an address, or a range of them."""

    severity: str  # "error" | "warning" | "note"
    sheet: str | None
    cell: str | None
    found: str
    expected: str
    todo: str


@dataclass
class Problems:
    """The problems of one import, in the order in which they were met, each once."""

    _items: dict[ImportProblem, None] = field(default_factory=dict)

    def add(
        self,
        severity: str,
        sheet: str | None,
        cell: str | None,
        found: str,
        expected: str,
        todo: str,
    ) -> None:
        """List a problem; the same one twice is listed once."""
        self._items.setdefault(ImportProblem(severity, sheet, cell, found, expected, todo))

    def error(
        self, sheet: str | None, cell: str | None, found: str, expected: str, todo: str
    ) -> None:
        """Something that makes the rota wrong until it is mended."""
        self.add(ERROR, sheet, cell, found, expected, todo)

    def warn(
        self, sheet: str | None, cell: str | None, found: str, expected: str, todo: str
    ) -> None:
        """Something that may be wrong."""
        self.add(WARNING, sheet, cell, found, expected, todo)

    def note(
        self, sheet: str | None, cell: str | None, found: str, expected: str, todo: str
    ) -> None:
        """Something that was settled in a way worth knowing."""
        self.add(NOTE, sheet, cell, found, expected, todo)

    def take(self, others: Problems) -> None:
        """List the problems of another list after these."""
        for problem in others:
            self._items.setdefault(problem)

    def __iter__(self) -> Iterator[ImportProblem]:
        return iter(self._items)

    def listed(self) -> tuple[ImportProblem, ...]:
        """All of them: errors first, then warnings, then notes."""
        order = {ERROR: 0, WARNING: 1, NOTE: 2}
        return tuple(sorted(self._items, key=lambda problem: order[problem.severity]))
