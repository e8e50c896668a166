"""What changes for me: for each person, the days that differ and what they come to."""

from __future__ import annotations

from ambrota.compare import Comparison, Pair, PersonChange, signed
from ambrota.lines import line_title
from ambrota.reports.book import Book
from ambrota.reports.names import day_words, duty_words
from ambrota.reports.page import Page

HEAD = ("Person", "Role", "Days changed", "Paid hours", "+/\N{MINUS SIGN}", "Nights",
        "+/\N{MINUS SIGN}", "Weekends off", "+/\N{MINUS SIGN}", "Sessions with manager",
        "+/\N{MINUS SIGN}", "Training hours", "+/\N{MINUS SIGN}")  # fmt: skip


def write_changes(book: Book) -> None:
    """For each proposal: a table of people, then every changed day in words."""
    page = book.page(
        "Changes per person",
        "What changes for me",
        "Each figure is the proposal's, beside it the difference from the current rota"
        + (" (per line)" if book.current.rota.is_cyclic else ""),
    )
    page.widths(24, 17, 9, *([9, 9] * 5))
    page.keep_in_view(0, 1)
    page.sheet.repeat_rows(0, 1)
    for comparison in book.comparisons:
        _people(page, comparison)
        _days(page, comparison)
    if not book.comparisons:
        page.line("There is no proposal to compare.")
    page.printed(len(HEAD) - 1)


def _people(page: Page, comparison: Comparison) -> None:
    proposed = comparison.proposed
    page.section(
        f"{proposed.id}  {proposed.name}: {len(comparison.changes)} days of "
        f"{comparison.people_changed} people change",
        len(HEAD),
    )
    page.head(HEAD, (2, 3, 5, 7, 9, 11), (4, 6, 8, 10, 12))
    rota = proposed.rota
    for person in sorted(comparison.people, key=lambda one: -one.days_changed):
        role = rota.person(person.person).role
        values: list[str | float | None] = [person.name, role, person.days_changed]
        looks = ["strong", "muted", "whole"]
        for pair, look in _pairs(person):
            values += [pair.after, "" if pair.verdict == "the same" else signed(pair.difference)]
            looks += [look, pair.verdict]
        page.cells(values, looks)


def _pairs(person: PersonChange) -> tuple[tuple[Pair, str], ...]:
    return (
        (person.hours, "hours"),
        (person.nights, "whole"),
        (person.weekends_off, "whole"),
        (person.contacts, "whole"),
        (person.training, "hours"),
    )


def _days(page: Page, comparison: Comparison) -> None:
    page.section(f"{comparison.proposed.id}  Every changed day", len(HEAD))
    rota = comparison.proposed.rota
    page.head(("Person", "Day", "Now", *[""] * 4, "Proposed", *[""] * 5))
    for person in comparison.people:
        for change in person.changes:
            page.cells(
                (
                    line_title(rota, rota.index[person.person]),
                    day_words(rota, change.day),
                    duty_words(change.before),
                    *[None] * 4,
                    duty_words(change.after),
                    *[None] * 5,
                ),
                ("strong", *["name"] * (len(HEAD) - 1)),
                high=False,
            )
    if not comparison.changes:
        page.line("No duty differs from the current rota.")
