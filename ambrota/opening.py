"""From a workbook to what is reviewed: the rota with its requirement, its rulebook, its problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.errors import UserError
from ambrota.model import Rota
from ambrota.rulebook import Rulebook, default_rulebook, read_rulebook, with_rows
from ambrota.sheets import Imported, read_rota
from ambrota.sheets.problems import ERROR, ImportProblem


@dataclass(frozen=True)
class Opened:
    """A workbook as opened. `imported` remembers where things lie in it, for writing back."""

    path: Path
    imported: Imported
    rota: Rota
    rulebook: Rulebook
    problems: tuple[ImportProblem, ...]

    @property
    def errors(self) -> tuple[ImportProblem, ...]:
        """Problems that make the rota wrong until they are mended."""
        return tuple(problem for problem in self.problems if problem.severity == ERROR)


def open_workbook(
    path: Path,
    *,
    sheet: str | None = None,
    rota: str | None = None,
    layout: Path | None = None,
    rules: Path | None = None,
) -> Opened:
    """Read a workbook, work out its requirement where none is stated, and apply its Rules sheet.

    `rules` is a rulebook in TOML; the workbook's own Rules sheet goes on top of it. Raises UserError
    where the file cannot be used at all; anything less is a problem with its cell.
    """
    imported = read_rota(path, sheet=sheet, rota=rota, layout=layout)
    book = read_rulebook(rules) if rules is not None else default_rulebook()
    book, refused = with_rows(book, imported.rule_rows)
    return Opened(
        path=path,
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
