"""Every placed session: when, who, with whom, how long."""

from __future__ import annotations

from ambrota.calendar import clock
from ambrota.reports.book import Book, mark
from ambrota.reports.names import name_of, session_day


def write_sessions(book: Book) -> None:
    """Every placed session of each candidate: when, who, with whom, how long."""
    page = book.page(
        "Sessions", "Sessions", "Protected time with line managers and protected training"
    )
    page.widths(16, 20, 13, 13, 24, 24, 10)
    page.head(("Rota", "Day", "Time", "What", "Person", "With", "Minutes"), {6})
    page.keep_in_view(page.row, 1)
    looks = ("muted", "cell", "cell", "cell", "strong", "cell", "whole")
    for candidate in book.candidates:
        rota = candidate.rota
        for session in sorted(rota.sessions, key=lambda s: (s.day, s.start, s.person)):
            page.cells(
                (
                    mark(candidate, book.current),
                    session_day(rota, session),
                    f"{clock(session.start)}\N{EN DASH}{clock(session.end)}",
                    session.category,
                    name_of(rota, session.person),
                    name_of(rota, session.with_),
                    session.minutes,
                ),
                looks,
            )
    page.sheet.autofilter(3, 0, max(page.row - 1, 4), 6)
    page.printed(6)
