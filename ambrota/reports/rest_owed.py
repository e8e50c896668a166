"""Compensatory rest: what short rests owe, in the current rota and in each proposal."""

from __future__ import annotations

from ambrota.compare import Candidate
from ambrota.reports.book import Book, mark
from ambrota.reports.names import day_words
from ambrota.rest_ledger import Owed
from ambrota.rules.words import who

HEAD = ("Rota", "Who", "Short rest before", "Rest (h)", "Owed (h)", "Given by", "State",
        "Owed by then (h)")  # fmt: skip
LOOKS = ("muted", "strong", "cell", "hours", "hours", "cell", "cell", "hours")


def write_rest_owed(book: Book) -> None:
    """One row a short rest, and how much each rota owes and gives in all."""
    terms = book.rulebook.rule("compensatory-rest")
    page = book.page(
        "Compensatory rest",
        "Compensatory rest",
        f"A rest of less than {terms.hours:g} h owes what is missing; a later one gives it back "
        f"where it is as much longer, within {terms.within_days} days; no part counts twice",
    )
    page.widths(9, 24, 20, 10, 10, 26, 14, 16)
    ledgers = [(candidate, candidate.audit.rest_owed) for candidate in book.candidates]
    for candidate, ledger in ledgers:
        page.line(
            f"{mark(candidate, book.current)}: {ledger.minutes / 60:,.1f} h owed, "
            f"{(ledger.minutes - ledger.open_minutes) / 60:,.1f} h given",
            "alarm" if any(one.overdue for one in ledger.owed) else "good",
        )
    page.section("Every short rest", len(HEAD))
    page.head(HEAD, {3, 4, 7})
    for candidate, ledger in ledgers:
        for one in ledger.owed:
            looks = (*LOOKS[:6], "must" if one.overdue else "cell", LOOKS[7])
            page.cells((mark(candidate, book.current), *_told(candidate, one)), looks)
    if not any(ledger.owed for _, ledger in ledgers):
        page.line("Nothing is owed: no rest between two duties is shorter.", "good")
    page.sheet.repeat_rows(0, 1)
    page.printed(len(HEAD) - 1)


def _told(candidate: Candidate, one: Owed) -> tuple[str | float, ...]:
    rota = candidate.rota
    given = ""
    if one.given is not None:
        row, day = one.given
        line = f"{who(rota, row)}, " if row != one.person else ""
        given = f"{line}{day_words(rota, day)}"
    state = "given" if one.given is not None else "still owed" if one.overdue else "not yet due"
    return (
        who(rota, one.person),
        day_words(rota, one.day),
        max(0, one.rest) / 60,
        one.minutes / 60,
        given,
        state,
        one.running / 60,
    )
