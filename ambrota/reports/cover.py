"""Cover: seat-hours side by side, charts of a typical week, its figures, and every gap."""

from __future__ import annotations

from xlsxwriter.chart import Chart

from ambrota.calendar import WEEKDAYS, clock
from ambrota.compare import Pair
from ambrota.demand import HALF_HOUR, HALVES
from ambrota.model import WEEK
from ambrota.reports.book import Book, mark
from ambrota.reports.cover_week import (
    gaps,
    resource_name,
    rows_by_resource,
    typical_week,
)
from ambrota.reports.names import cover_day
from ambrota.reports.page import Page, Value
from ambrota.reports.styles import DASHES, MUTED, NEED, SERIES
from ambrota.spans import cycle_weeks, lines_words

DATA = "Cover by half hour"
DATA_TOP = 4
CHART_ROWS = 16

HOURS = (
    ("Required", "required_hours", ""),
    ("Filled", "filled_hours", "higher"),
    ("Short of the requirement", "short_hours", "lower"),
    ("Given up to people", "given_up_hours", "lower"),
    ("Above the requirement", "surplus_hours", ""),
)


def write_cover(book: Book) -> None:
    """Totals, a chart for each resource; then the figures on one sheet and the gaps on another."""
    derived = book.current.audit.cover.source != "sheet"
    source = "derived from the current rota" if derived else "as the trust's sheet states it"
    page = book.page(
        "Cover",
        "Cover",
        f"Seats filled against seats required, by half hour. Requirement: {source}",
    )
    _totals(book, page)
    charts_from = page.row + 1
    series = _write_data(book)
    for number, (resource, columns) in enumerate(series.items()):
        _chart(book, page, charts_from + number * CHART_ROWS, resource, columns)
    page.row = charts_from + len(series) * CHART_ROWS
    page.sheet.set_h_pagebreaks([charts_from + n * CHART_ROWS for n in range(2, len(series), 2)])
    page.printed(max(8, 2 * len(book.candidates)))
    _write_gaps(book)


def _totals(book: Book, page: Page) -> None:
    page.widths(30, *([14, 16] * max(4, len(book.candidates))))
    names = [f"Seat-hours {lines_words(book.current.rota)}", "Current"]
    for proposal in book.proposals:
        names += [proposal.id, "against now"]
    page.head(names, [1, *range(2, len(names), 2)], range(3, len(names), 2))
    for name, part, better in HOURS:
        _total(book, page, name, part, better)
    vacancies = [candidate.audit.cover.with_vacancies for candidate in book.candidates]
    if all(one is not None for one in vacancies):
        values: list[Value] = ["Filled if vacant lines were filled"]
        looks = ["muted"]
        for one in vacancies:
            values += [one.filled_hours if one else 0.0, None]
            looks += ["hours", "muted"]
        del values[2], looks[2]
        page.cells(values, looks)


def _total(book: Book, page: Page, name: str, part: str, better: str) -> None:
    rota = book.current.rota
    # Sessions are counted over the whole cycle, duties over one week of it.
    weeks = cycle_weeks(rota) if rota.is_cyclic and part == "given_up_hours" else 1
    now, *after = (float(getattr(one.audit.cover, part)) / weeks for one in book.candidates)
    values: list[Value] = [name, now]
    looks = ["strong", "hours"]
    for then in after:
        pair = Pair(now, then, better)
        values += [pair.after, pair.words]
        looks += ["hours", pair.verdict]
    page.cells(values, looks)


def _write_data(book: Book) -> dict[str, list[int]]:
    """The typical week as figures; gives each resource's columns: required, then each candidate."""
    page = book.page(
        DATA, "Cover by half hour of a typical week",
        "The lower median over the rota's weeks: each resource in all, then each role asked for",
    )  # fmt: skip
    for row in range(WEEK * HALVES):
        day, half = WEEKDAYS[row // HALVES][:3], row % HALVES
        # The charts' axis: named once a day.
        page.write(DATA_TOP + row, 0, "" if half else day, "name")
        page.write(DATA_TOP + row, 1, f"{day} {clock(half * HALF_HOUR)}", "name")
    page.write(DATA_TOP - 1, 0, "", "head")
    page.write(DATA_TOP - 1, 1, "From", "head")
    cover = book.current.audit.cover
    column = 2
    series: dict[str, list[int]] = {}
    by_resource = rows_by_resource(cover.keys)
    for resource, rows in by_resource.items():
        name = resource_name(resource)
        series[name] = list(range(column, column + 1 + len(book.candidates)))
        column = _columns(book, page, column, name, rows)
    printed = column - 1  # the roles would make the print too small to read; the gaps name them
    for resource, rows in by_resource.items():
        for row in rows if len(rows) > 1 else ():
            role = cover.keys[row][1] or "any role"
            column = _columns(book, page, column, f"{resource_name(resource)}, {role}", [row])
    page.sheet.set_row(DATA_TOP - 1, 44)
    page.widths(6, 11, *([11] * (column - 2)))
    page.row = DATA_TOP + WEEK * HALVES
    page.sheet.freeze_panes(DATA_TOP, 2)
    page.sheet.repeat_rows(DATA_TOP - 1)
    page.printed(max(printed, 8))
    return series


def _columns(book: Book, page: Page, column: int, name: str, rows: list[int]) -> int:
    """Required, then filled by each candidate; gives the next free column."""
    weeks = [typical_week(one.rota, one.audit.cover, rows) for one in book.candidates]
    heads = [f"{name}: required"]
    heads += [f"{name}: {mark(one, book.current)}" for one in book.candidates]
    for offset, head in enumerate(heads):
        page.write(DATA_TOP - 1, column + offset, head, "head_number")
        seats = weeks[0].required if offset == 0 else weeks[offset - 1].filled
        for row in range(WEEK * HALVES):
            short = offset > 0 and seats.flat[row] < weeks[0].required.flat[row]
            look = "whole_worse" if short else "whole"
            page.write(DATA_TOP + row, column + offset, int(seats.flat[row]), look)
    return column + len(heads)


def _chart(book: Book, page: Page, row: int, resource: str, columns: list[int]) -> None:
    """Required as a grey step behind, filled as a line for the current rota and each proposal."""
    last = DATA_TOP + WEEK * HALVES - 1

    def cells(column: int) -> list[object]:
        return [DATA, DATA_TOP, column, last, column]

    need = book.excel.add_chart({"type": "column"})
    need.add_series(
        {
            "name": "Required",
            "categories": cells(0),
            "values": cells(columns[0]),
            "fill": {"color": NEED},
            "border": {"none": True},
            "gap": 0,
        }
    )
    filled = book.excel.add_chart({"type": "line"})
    for number, (candidate, column) in enumerate(zip(book.candidates, columns[1:], strict=True)):
        filled.add_series(
            {
                "name": f"Filled, {mark(candidate, book.current)}",
                "categories": cells(0),
                "values": cells(column),
                "line": {
                    "color": SERIES[number % len(SERIES)],
                    "width": 2 if number == 0 else 1.5,
                    "dash_type": DASHES[number % len(DASHES)],
                },
            }
        )
    need.combine(filled)
    _dress(need, resource)
    need.set_size(
        {"width": page.pixels(2 + 2 * max(3, len(book.proposals))), "height": CHART_ROWS * 20 - 20}
    )
    page.sheet.insert_chart(
        row, 0, need, {"description": f"Seats required and filled on {resource} in a typical week"}
    )


def _dress(chart: Chart, resource: str) -> None:
    """Title, axes and legend: a tick a day, seats from nought."""
    small = {"name": "Arial", "size": 9, "color": MUTED}
    chart.set_title(
        {
            "name": f"{resource}: seats in a typical week",
            "name_font": {"name": "Arial", "size": 11, "bold": True},
            "overlay": False,
        }
    )
    chart.set_x_axis(
        {
            "interval_unit": HALVES,
            "interval_tick": HALVES,
            "num_font": small,
            "line": {"color": MUTED},
        }
    )
    chart.set_y_axis(
        {
            "name": "Seats",
            "name_font": small,
            "num_font": small,
            "min": 0,
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": small})


def _write_gaps(book: Book) -> None:
    """Every half hour that is short or given up, neighbours joined."""
    page = book.page(
        "Cover gaps",
        "Cover gaps",
        "Short: below the requirement. Given up: one seat a resource stood down for a session",
    )
    page.widths(9, 12, 20, 9, 9, 18, 18, 10, 9, 9, 11)
    names = ("Rota", "What", "Day", "From", "To", "Resource", "Role", "Required", "Filled",
             "Seats", "Seat hours")  # fmt: skip
    page.head(names, range(7, 11))
    page.keep_in_view(page.row, 1)
    first = page.row
    for candidate in book.candidates:
        cover = candidate.audit.cover
        for what, listed in (("short", cover.short), ("given up", cover.given_up)):
            for gap in gaps(listed):
                one = gap.seats
                end = "24:00" if gap.end == WEEKDAY_END else clock(gap.end)
                page.cells(
                    (
                        mark(candidate, book.current), what,
                        cover_day(candidate.rota, one.day, of_sessions=one.of_sessions),
                        clock(gap.start), end, resource_name(one.resource),
                        one.role or "any role", one.required, one.filled, one.seats,
                        gap.seat_hours,
                    ),
                    ("muted", "must" if what == "short" else "cell", *["cell"] * 5,
                     *["whole"] * 3, "hours"),
                )  # fmt: skip
    if page.row == first:
        page.line("No half hour is short, and none is given up.", "good")
    else:
        page.sheet.autofilter(first - 1, 0, page.row - 1, len(names) - 1)
    page.printed(len(names) - 1)


WEEKDAY_END = HALVES * HALF_HOUR
