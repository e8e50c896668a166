"""The review workbook: sheets in the order in which they are read, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from ambrota.compare import Candidate
from ambrota.errors import UserError
from ambrota.reports.assumptions import write_assumptions
from ambrota.reports.book import Book, Conflict, Problem
from ambrota.reports.changes import write_changes
from ambrota.reports.contact import write_contact
from ambrota.reports.cover import write_cover
from ambrota.reports.fairness import write_fairness
from ambrota.reports.findings import write_findings, write_findings_by_rule
from ambrota.reports.grids import write_grid
from ambrota.reports.measures import write_measures
from ambrota.reports.pay import write_pay
from ambrota.reports.rest_owed import write_rest_owed
from ambrota.reports.rules import write_rulebook
from ambrota.reports.scorecard import write_scorecard
from ambrota.reports.sessions import write_sessions
from ambrota.reports.spread import write_spread
from ambrota.reports.styles import Styles
from ambrota.reports.training import write_training
from ambrota.rulebook import Rulebook

OPTIONS = {
    # What a user wrote in a cell is text, whatever it begins with.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


def write_review(
    path: Path,
    current: Candidate,
    proposals: Sequence[Candidate],
    rulebook: Rulebook,
    problems: Iterable[Problem] = (),
    conflict: Conflict | None = None,
    searched: str = "",
) -> None:
    """Write the review of the current rota and its proposals as an Excel workbook.

    `searched`: how the proposals were found, in a sentence.
    Raises UserError where `path` cannot be written; a file that stood there is then whole.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        excel = xlsxwriter.Workbook(str(beside), OPTIONS)
        excel.set_properties({"title": f"Review of {current.rota.title}", "comments": "Ambrota"})
        book = Book(
            excel,
            Styles(excel),
            current,
            tuple(proposals),
            rulebook,
            tuple(problems),
            conflict,
            searched,
        )
        _write_sheets(book)
        excel.close()
        os.replace(beside, path)
    except (OSError, XlsxWriterException) as error:
        raise _refused(path, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _write_sheets(book: Book) -> None:
    write_scorecard(book)
    write_measures(book)
    write_grid(book, book.current)
    for comparison in book.comparisons:
        write_grid(book, comparison.proposed, comparison.changes)
    write_sessions(book)
    write_cover(book)
    write_contact(book)
    write_training(book)
    write_fairness(book)
    write_spread(book)
    write_findings_by_rule(book)
    write_findings(book)
    write_rest_owed(book)
    write_changes(book)
    write_pay(book)
    write_assumptions(book)
    write_rulebook(book)


def _refused(path: Path, error: Exception) -> UserError:
    cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    is_open = isinstance(cause, PermissionError) and path.exists()
    return UserError(
        "The workbook is open in Excel" if is_open else "The workbook could not be written",
        where=str(path),
        found=getattr(cause, "strerror", None) or str(cause),
        expected="a file that no other program holds, in a folder that can be written to",
        todo="close it in Excel and export again, or choose another name",
    )
