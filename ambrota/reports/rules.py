"""The rulebook as it was applied."""

from __future__ import annotations

from ambrota.law import lowered_words
from ambrota.reports.book import Book
from ambrota.rulebook import default_rulebook
from ambrota.rules.settings import settings


def write_rulebook(book: Book) -> None:
    """Every rule: its statement, level, status, parameters and source; what differs is named."""
    page = book.page(
        "Rulebook", "Rulebook", f"{book.rulebook.name}: every rule as it was applied here"
    )
    page.widths(20, 8, 9, 10, 46, 44, 30)
    for text in lowered_words(book.rulebook):
        page.paragraph(f"▼ Law lowered. {text}", 7, "alarm")
    page.head(("Rule", "Level", "Shipped", "Status", "What it says", "Parameters", "Source"))
    page.keep_in_view(page.row, 1)
    shipped = {rule.id: rule for rule in default_rulebook().rules}
    for rule in book.rulebook.rules:
        usual = shipped[rule.id].level if rule.id in shipped else rule.default_level
        page.cells(
            (
                rule.name,
                str(rule.level),
                str(usual) if usual != rule.level else "",
                str(rule.status),
                rule.statement,
                "\n".join(settings(rule)),
                rule.source,
            ),
            (
                "strong",
                "must" if rule.level == "must" else "cell",
                "worse",
                "cell",
                "cell",
                "cell",
                "muted",
            ),
        )
    differing = book.rulebook.changes_from(default_rulebook())
    page.section("Changed from the rules as shipped", 7)
    for text in differing or ["Nothing: every rule stands at its shipped level and parameters."]:
        page.paragraph(text, 7)
    page.printed(6)
