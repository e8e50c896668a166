"""How each people measure is spread over comparable people: quartiles, never only a mean."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.compare import Candidate
from ambrota.measures.base import Measure
from ambrota.reports.book import Book, mark
from ambrota.reports.page import Value

NAME = "Spread"
FEWEST = 2
"""People of one role from which on there is anything to compare."""

QUARTERS = ("Least", "Lower quarter", "Median", "Upper quarter", "Most")


def write_spread(book: Book) -> None:
    """Each measure and role with more than one person: the quartiles now and in each proposal."""
    page = book.page(
        NAME,
        "How each measure is spread",
        "Comparable people: of the same role; hours and counts pro rata to contracted hours, as at "
        "37.5 h a week",
    )
    count = len(book.candidates)
    page.widths(36, 16, 16, 8, *([8] * (len(QUARTERS) * count)))
    page.head_groups(
        (4 + len(QUARTERS) * number, 3 + len(QUARTERS) * (number + 1), mark(one, book.current))
        for number, one in enumerate(book.candidates)
    )
    names = ("Measure", "Unit", "Role", "People", *QUARTERS * count)
    page.head(names, range(3, len(names)))
    page.keep_in_view(page.row, 3)
    theme = ""
    for id_, measure in book.current.audit.measures.items():
        rows = list(_rows(book, id_, measure))
        if rows and measure.theme != theme:
            theme = measure.theme
            page.line(theme, "lead")
        for values in rows:
            looks = ["strong", "muted", "muted", "whole", *["number"] * (len(values) - 4)]
            page.cells(values, looks)
    page.printed(len(names) - 1)


def _rows(book: Book, id_: str, measure: Measure) -> Iterator[list[Value]]:
    """A row a role: who differ from one another in any of the rotas."""
    name = measure.compared_as or measure.name
    for role, carried in measure.compared.items():
        told = [_quarters(candidate, id_, role) for candidate in book.candidates]
        if len(carried) < FEWEST or all(one[0] == one[-1] for one in told if one):
            continue
        values: list[Value] = [name, measure.unit, role or "no role", len(carried)]
        for one in told:
            values += one or [None] * len(QUARTERS)
        yield values


def _quarters(candidate: Candidate, id_: str, role: str | None) -> list[Value]:
    measure = candidate.audit.measures.get(id_)
    return list(measure.quarters.get(role, ())) if measure is not None else []
