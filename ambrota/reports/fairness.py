"""How nights, weekends, unsocial hours and relief are shared: person by person, with charts."""

from __future__ import annotations

from ambrota.compare import Candidate
from ambrota.reports.book import Book, mark
from ambrota.reports.page import Page, Value
from ambrota.reports.styles import MUTED, SERIES

NAME = "Fairness"
SHARED = ("nights", "weekends-off", "unsocial-hours", "relief-share")
CHART_ROWS = 15
TOP = 4
ONE_PAGE = 40


def write_fairness(book: Book) -> None:
    """Everybody's share of each, current beside each proposal; the charts follow the table."""
    measures = [id_ for id_ in SHARED if id_ in book.current.audit.measures]
    page = book.page(
        NAME,
        "How the burden is shared",
        "Each person's own figures; the range over comparable people (same role, pro rata to "
        "contracted hours) is on the Scorecard, its quartiles under Spread",
    )
    count = len(book.candidates)
    page.widths(24, 16, *([10] * (count * len(measures))))
    _head(book, page, measures)
    people = sorted(
        (person for person in book.current.rota.people if not person.vacant),
        key=lambda person: person.role or "",
    )
    for person in people:
        values: list[Value] = [person.name, person.role]
        for id_ in measures:
            values += [_own(candidate, id_, person.id) for candidate in book.candidates]
        page.cells(values, ("strong", "muted", *["hours"] * (len(values) - 2)))
    last = page.row - 1
    page.row += 1
    page.sheet.set_h_pagebreaks([page.row])
    for number, id_ in enumerate(measures):
        if any(any(one.audit.measures[id_].per_person.values()) for one in book.candidates):
            _chart(book, page, id_, 2 + number * count, last)
    page.sheet.freeze_panes(TOP + 1, 2)
    if len(people) > ONE_PAGE:
        page.sheet.repeat_rows(TOP - 1, TOP)
    page.printed(1 + count * len(measures))


def _own(candidate: Candidate, measure: str, person: str) -> float | None:
    return candidate.audit.measures[measure].per_person.get(person)


def _head(book: Book, page: Page, measures: list[str]) -> None:
    count = len(book.candidates)
    told = [book.current.audit.measures[id_] for id_ in measures]
    page.head_groups(
        (2 + number * count, 1 + (number + 1) * count, f"{one.name}, {one.unit}")
        for number, one in enumerate(told)
    )
    marks = [mark(candidate, book.current) for candidate in book.candidates]
    page.head(("Person", "Role", *marks * len(measures)), range(2, 2 + count * len(measures)))


def _chart(book: Book, page: Page, measure: str, column: int, last: int) -> None:
    """Columns by person: the current rota and each proposal side by side."""
    chart = book.excel.add_chart({"type": "column"})
    small = {"name": "Arial", "size": 8, "color": MUTED}
    for number, candidate in enumerate(book.candidates):
        chart.add_series(
            {
                "name": mark(candidate, book.current),
                "categories": [NAME, TOP + 1, 0, last, 0],
                "values": [NAME, TOP + 1, column + number, last, column + number],
                "fill": {"color": SERIES[number % len(SERIES)]},
                "gap": 60,
            }
        )
    about = book.current.audit.measures[measure]
    chart.set_title({"name": about.name, "name_font": {"name": "Arial", "size": 11, "bold": True}})
    chart.set_x_axis({"num_font": small | {"rotation": -45}, "line": {"color": MUTED}})
    chart.set_y_axis(
        {
            "name": about.unit,
            "name_font": small,
            "num_font": small,
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": small})
    width = page.pixels(2 + len(SHARED) * len(book.candidates))
    chart.set_size({"width": width, "height": CHART_ROWS * 20 - 10})
    page.sheet.insert_chart(page.row, 0, chart, {"description": f"{about.name} of each person"})
    page.row += CHART_ROWS
