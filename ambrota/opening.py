"""From a workbook to what is reviewed: rota with its requirement, rulebook, problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.errors import UserError
from ambrota.model import Rota
from ambrota.rulebook import Rulebook, RuleRow, default_rulebook, with_rows
from ambrota.rulebooks.files import read_rulebook
from ambrota.sheets import Imported, Layout, read_copy, read_rota
from ambrota.sheets.problems import ERROR, ImportProblem


@dataclass(frozen=True)
class Reading:
    """How a workbook is read: which sheet, which rota in it, and where things lie."""

    sheet: str | None = None
    rota: str | None = None
    layout: Layout | None = None

    def read(self, path: Path) -> Imported:
        """Read a file this way. Raises UserError where it cannot be used."""
        return read_rota(path, sheet=self.sheet, rota=self.rota, layout=self.layout)


@dataclass(frozen=True)
class Opened:
    """A workbook as opened. `imported` remembers where things lie in it, for writing back."""

    path: Path
    reading: Reading
    imported: Imported
    rota: Rota
    rulebook: Rulebook
    problems: tuple[ImportProblem, ...]

    @property
    def errors(self) -> tuple[ImportProblem, ...]:
        """Problems that make the rota wrong until they are mended."""
        return tuple(problem for problem in self.problems if problem.severity == ERROR)

    def read_back(self, copy: Path) -> Rota:
        """The rota of a copy of this workbook, held to this rota's requirement."""
        back = read_copy(copy, self.imported, sheet=self.reading.sheet, rota=self.reading.rota)
        return replace(back.rota, demand=self.rota.demand)


def open_workbook(
    path: Path,
    *,
    sheet: str | None = None,
    rota: str | None = None,
    layout: Path | Layout | None = None,
    rules: Path | None = None,
) -> Opened:
    """Read a workbook, work out its requirement where none is stated, and apply its Rules sheet.

    `layout` and `rules` may be TOML files: where things lie, and a rulebook on top of which the
    workbook's own Rules sheet goes. Raises UserError where a file cannot be used at all; anything
    less is a problem with its cell.
    """
    stated = Layout.from_file(layout) if isinstance(layout, Path) else layout
    reading = Reading(sheet, rota, stated)
    return opened(reading.read(path), reading, rules)


def opened(imported: Imported, reading: Reading | None = None, rules: Path | None = None) -> Opened:
    """What was imported as it is reviewed. It is read back in the way in which it was read."""
    book = default_rulebook() if rules is None else read_rulebook(rules)
    rows = [
        RuleRow(
            row.rule,
            row.level or None,
            row.parameter or None,
            row.value,
            f"{row.sheet}!{row.cell}",
            row.reason,
        )
        for row in imported.rule_rows
    ]
    book, refused = with_rows(book, rows)
    return Opened(
        path=imported.source.path,
        reading=reading or Reading(layout=imported.layout),
        imported=imported,
        rota=with_requirement(imported.rota, filled_by_role),
        rulebook=book,
        problems=(*imported.problems, *(_as_problem(error) for error in refused)),
    )


def _as_problem(error: UserError) -> ImportProblem:
    """A row of the Rules sheet that cannot be used, as a problem of that sheet."""
    sheet, _, cell = error.where.rpartition("!")
    found = f"{error.title}: {error.found}" if error.found else error.title
    return ImportProblem(ERROR, sheet or None, cell or None, found, error.expected, error.todo)
