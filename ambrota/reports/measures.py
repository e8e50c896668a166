"""Every measure under its theme, the current rota beside each proposal."""

from __future__ import annotations

from ambrota.compare import Pair, signed
from ambrota.establishment import establishment_words, relief_words
from ambrota.measures.base import ESTABLISHMENT
from ambrota.reports.book import Book, short_name
from ambrota.reports.figures import OPERATIONS, PEOPLE, Figure, figures
from ambrota.reports.page import Page, Value

VALUES_FROM, DECIMALS = 3, 2


def write_measures(book: Book) -> None:
    """The long list behind the scorecard: operations, then people, with the range over people."""
    page = book.page(
        "Measures",
        "Measures",
        "Every measure with its unit and its better direction; ranges are over people of one role",
    )
    top = page.row
    columns = columns_head(book, page)
    page.sheet.repeat_rows(top, page.row - 1)
    for group in (OPERATIONS, PEOPLE):
        page.section(group, VALUES_FROM + 1 + 2 * len(book.proposals))
        theme = ""
        for figure in figures(book.candidates, group):
            if figure.theme != theme:
                _reasons(book, page, theme, columns)
                theme = figure.theme
                page.line(theme, "lead")
            figure_row(page, figure)
        _reasons(book, page, theme, columns)
    page.line(
        "Fatigue and risk indices are for comparison only: the HSE withdrew their tool in 2021.",
        "caption",
    )
    page.printed(columns - 1)


def _reasons(book: Book, page: Page, theme: str, columns: int) -> None:
    """Below establishment: how needed, in post and vacant come together, and what relief means."""
    if theme == ESTABLISHMENT:
        audit = book.current.audit
        for words in filter(None, (establishment_words(audit), relief_words(audit))):
            page.paragraph(words, columns)


def columns_head(book: Book, page: Page) -> int:
    """The columns' heading, once: frozen on the screen."""
    count = len(book.proposals)
    page.widths(44, 25, 8, 10, *([10, 15] * max(2, count)))
    columns = VALUES_FROM + 1 + 2 * count
    page.head_groups(
        (VALUES_FROM + 1 + 2 * number, VALUES_FROM + 2 + 2 * number, short_name(one, book.current))
        for number, one in enumerate(book.proposals)
    )
    names = ["", "Unit", "Better", "Current", *["proposed", "against now"] * count]
    page.head(
        names,
        (VALUES_FROM, *range(VALUES_FROM + 1, columns, 2)),
        range(VALUES_FROM + 2, columns, 2),
    )
    page.sheet.freeze_panes(page.row, 1)
    return VALUES_FROM + 1 + 2 * max(2, count)


def figure_row(page: Page, figure: Figure) -> None:
    """A figure: now, then proposed and its difference in words, for each proposal."""
    first = "strong" if figure.strong else "muted"
    values: list[Value] = [figure.name, figure.unit, figure.better or "neither"]
    looks = [first, "muted", "muted"]
    whole = all(float(value).is_integer() for value in figure.values)
    plain = "right" if figure.texts else "whole" if whole else "number"
    for number, value in enumerate(figure.values):
        values.append(figure.texts[number] if figure.texts else value)
        looks.append(plain)
        if number:
            # The difference is that of the two numbers as they are shown.
            now, then = (round(one, DECIMALS) for one in (figure.values[0], value))
            pair = Pair(now, then, figure.better)
            told = signed(pair.difference) != "0"
            values.append(pair.words if told else "the same")
            looks.append(pair.verdict if told else "the same")
    page.cells(values, looks)
