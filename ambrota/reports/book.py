"""What the review workbook is made of, and its sheets' common figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import xlsxwriter

from ambrota.compare import Candidate, Comparison, compare
from ambrota.reports.page import Page
from ambrota.reports.styles import Styles
from ambrota.rulebook import Rulebook


class Problem(Protocol):
    """Something that reading the workbook did not understand or had to assume."""

    @property
    def severity(self) -> str: ...
    @property
    def sheet(self) -> str | None: ...
    @property
    def cell(self) -> str | None: ...
    @property
    def found(self) -> str: ...
    @property
    def expected(self) -> str: ...
    @property
    def todo(self) -> str: ...


class WayOut(Protocol):
    """One way to make everything hold."""

    @property
    def change(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def amount(self) -> float: ...


class Conflict(Protocol):
    """Requirements that cannot hold together, and the ways out."""

    @property
    def requirements(self) -> Sequence[str]: ...
    @property
    def proved(self) -> bool: ...
    @property
    def ways_out(self) -> Sequence[WayOut]: ...


@dataclass(frozen=True)
class Book:
    """The review that is being written, and the workbook that it is written to."""

    excel: xlsxwriter.Workbook
    styles: Styles
    current: Candidate
    proposals: tuple[Candidate, ...]
    rulebook: Rulebook
    problems: tuple[Problem, ...]
    conflict: Conflict | None
    searched: str = ""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The current rota, then the proposals."""
        return (self.current, *self.proposals)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Each proposal beside the current rota."""
        return tuple(compare(self.current, proposal) for proposal in self.proposals)

    def page(self, name: str, title: str, subtitle: str = "") -> Page:
        """A new sheet."""
        return Page(self.excel.add_worksheet(name), self.styles, title, subtitle)


def short_name(candidate: Candidate, current: Candidate) -> str:
    """How a candidate is headed in a column: 'Current', 'A  Fewest changes'."""
    return "Current" if candidate is current else f"{candidate.id}  {candidate.name}"


def mark(candidate: Candidate, current: Candidate) -> str:
    """The shortest name of a candidate: 'Current', 'A'."""
    return "Current" if candidate is current else candidate.id
