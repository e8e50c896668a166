"""The scorecard: operations and people side by side, current beside each proposal."""

from __future__ import annotations

from math import ceil
from typing import Any

from ambrota.law import lowered_words
from ambrota.reports.book import Book, mark, short_name
from ambrota.reports.figures import GROUPS, at_a_glance
from ambrota.reports.measures import VALUES_FROM, columns_head, figure_row
from ambrota.reports.page import Page
from ambrota.reports.styles import MUTED, SERIES, TRAINING
from ambrota.reports.words import certificate_words, stage_words, verdict_words


def write_scorecard(book: Book) -> None:
    """The first sheet: what holds, the figures of a board, then how the proposals were proved."""
    count = len(book.proposals)
    page = book.page(
        "Scorecard",
        book.current.rota.title or "Rota review",
        f"The current rota beside {count} proposal{'s' * (count != 1)}: operations and people",
    )
    columns = columns_head(book, page)
    page.section("In short", columns)
    _verdicts(book, page, columns)
    if book.conflict is not None:
        _conflict(book, page, columns)
    for group in GROUPS:
        page.section(group, VALUES_FROM + 1 + 2 * count)
        for figure in at_a_glance(book.candidates, group):
            figure_row(page, figure)
    page.line("Every measure stands on the sheet Measures. No figure blends others.", "caption")
    _guarantees(book, page)
    _proofs(book, page, columns)
    page.printed(columns - 1)


def _verdicts(book: Book, page: Page, columns: int) -> None:
    """Laws that were lowered, then a line a candidate: whether it holds, and if not, why not."""
    for text in lowered_words(book.rulebook):
        page.paragraph(f"▼ Law lowered. {text}", columns, "alarm")
    for candidate in book.candidates:
        look = "good" if candidate.audit.holds else "alarm"
        name = short_name(candidate, book.current)
        page.paragraph(f"{name}: {verdict_words(candidate.audit)}", columns, look)


def _conflict(book: Book, page: Page, columns: int) -> None:
    conflict = book.conflict
    assert conflict is not None
    page.section("What cannot hold together", columns)
    page.paragraph(
        "Proved: no rota holds all of these, and none of them can be left out of the proof."
        if conflict.proved
        else "Not proved: no rota was found that holds all of these.",
        columns,
    )
    for text in conflict.requirements:
        page.paragraph(f"•  {text}", columns)
    if conflict.ways_out:
        page.line("Any one of these makes it possible:", "text")
    for way in conflict.ways_out:
        page.paragraph(f"•  {way.amount:g} {way.unit}: {way.change}", columns)


def _guarantees(book: Book, page: Page) -> None:
    """People who have contact and training, and beside these figures their chart."""
    page.sheet.set_h_pagebreaks([page.row + 1])
    page.section("Guarantees: people for whom they hold", VALUES_FROM + 1)
    page.head(("", "Contact", "Training", "People"), (1, 2, 3))
    top = page.row
    for candidate in book.candidates:
        contact, training = candidate.audit.contact, candidate.audit.training
        most = max(contact.people, training.people)
        page.cells(
            (mark(candidate, book.current), contact.met, training.met, most),
            ("strong", "whole", "whole", "whole"),
        )
    page.sheet.insert_chart(
        top - 1,
        VALUES_FROM + 1,
        _guarantees_chart(book, top, page.row - 1),
        {
            "x_offset": 20,
            "description": "People for whom contact and training hold, now and in each proposal",
        },
    )
    page.row = max(page.row, top + 12)


def _guarantees_chart(book: Book, top: int, last: int) -> Any:
    """Columns for contact and training, of the figures in these rows."""
    chart = book.excel.add_chart({"type": "column"})
    small = {"name": "Arial", "size": 9, "color": MUTED}
    for column, name, colour in ((1, "Contact", SERIES[4]), (2, "Training", TRAINING)):
        chart.add_series(
            {
                "name": name,
                "categories": ["Scorecard", top, 0, last, 0],
                "values": ["Scorecard", top, column, last, column],
                "fill": {"color": colour},
                "gap": 80,
                "data_labels": {"value": True, "font": small},
            }
        )
    most = max(max(c.audit.contact.people, c.audit.training.people) for c in book.candidates)
    chart.set_title({"none": True})
    chart.set_x_axis({"num_font": small, "line": {"color": MUTED}})
    chart.set_y_axis(
        {
            "name": "People",
            "name_font": small,
            "num_font": small,
            "min": 0,
            "max": ceil(most * 1.2) or 1,  # room for the figures over the columns
            "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": small})
    chart.set_size({"width": 365, "height": 240})
    return chart


def _proofs(book: Book, page: Page, columns: int) -> None:
    page.section("How each proposal was checked and proved", columns)
    for proposal in book.proposals:
        page.line(short_name(proposal, book.current), "lead")
        if proposal.why:
            page.paragraph(proposal.why, columns)
        certificate = proposal.certificate
        good = certificate is not None and certificate.verified
        page.paragraph(certificate_words(certificate), columns, "good" if good else "alarm")
        for stage in proposal.stages:
            page.paragraph(f"•  {stage_words(stage)}", columns)
    if not book.proposals:
        page.line("There is no proposal.", "text")
