"""The sheet of everything that was assumed and not read, and every problem of the import."""

from __future__ import annotations

from ambrota.reports.assumed import assumptions
from ambrota.reports.book import Book


def write_assumptions(book: Book) -> None:
    """Everything that was assumed and not read, then every problem of the import."""
    page = book.page(
        "Assumptions",
        "Assumptions",
        "What the workbook did not state and how it was settled, and what could not be understood",
    )
    page.widths(20, 10, 10, 36, 36, 36)
    page.section("Assumed", 6)
    for text in assumptions(book.current.rota):
        page.paragraph(text, 6)
    if book.searched:
        page.section("How the proposals were found", 6)
        page.paragraph(book.searched, 6)
    page.section("Found on reading the workbook", 6)
    if not book.problems:
        page.line("Every cell was understood.", "good")
    else:
        page.head(("Sheet", "Cell", "Severity", "Found", "Expected", "What to do"))
    for problem in book.problems:
        look = "must" if problem.severity == "error" else "cell"
        page.cells(
            (
                problem.sheet,
                problem.cell,
                str(problem.severity),
                problem.found,
                problem.expected,
                problem.todo,
            ),
            ("cell", "cell", look, "cell", "cell", "cell"),
        )
    page.printed(5)
