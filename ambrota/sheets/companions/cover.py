"""The Cover sheet: seats needed, in any of its three forms, as rows of the requirement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from ambrota.model import DAY, WEEK, DemandRow, Shift
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import fields_in, title_above
from ambrota.sheets.shape.tables import Table, find_table, note_unread_columns
from ambrota.sheets.words.dates import parse_date, weekday_of
from ambrota.sheets.words.headings import COVER, normal
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.words.times import in_order, parse_time

_ALL = {"", "all", "daily", "every day", "any", "each day", "mon-sun", "every", "all days", "*"}
_GROUPS = {
    "weekday": range(5), "weekdays": range(5), "weekend": range(5, 7), "weekends": range(5, 7),
    "mon-fri": range(5), "sat-sun": range(5, 7), "mon-thu": range(4),
}  # fmt: skip
_TITLE = re.compile(
    r"\b(hour|time|cover|demand|requirement|seats|needed|required|per|by|of)\b", re.I
)


def read_cover(sheet: Sheet, shifts: Mapping[str, Shift], problems: Problems) -> list[DemandRow]:
    """Every row of the requirement that the sheet states. `shifts` by the key of their code."""
    for required in ({"day", "seats", "start"}, {"code", "seats"}, {"seats", "start", "end"}):
        table = find_table(sheet, COVER, required)
        if table is not None:
            note_unread_columns(table, COVER, problems)
            return [made for row in table.rows for made in _row(table, row, shifts, problems)]
    rows = _matrices(sheet, problems)
    if not rows and sheet.by_row:
        numbers = any(isinstance(cell.value, int | float) for cell in sheet.cells.values())
        # A title page may be called Cover too; one with numbers was meant as a requirement.
        problems.add(
            "error" if numbers else "warning",
            sheet.name, None, "no requirement that could be read",
            "headings Resource, Role, Day, From, To, Seats needed; or Shift code, Day, Seats; "
            "or hours down and weekdays across",
            "give the sheet one of these forms; until then no requirement is stated",
        )  # fmt: skip
    return rows


def _row(
    table: Table, row: int, shifts: Mapping[str, Shift], problems: Problems
) -> list[DemandRow]:
    """One row of a table, for each day that it names."""
    if not table.said(row, "seats") and not table.said(row, "day"):
        return []
    seats = _seats(table.sheet, table.sheet.at(row, table.columns["seats"]), problems)
    days = _days(table, row, problems)
    times = _times(table, row, shifts, problems)
    if seats is None or times is None:
        return []
    start, end, resource = times
    resource = table.said(row, "resource") or resource
    role = table.said(row, "role") or None
    if role is not None and role.lower() in {"any", "all", "-", "any role"}:
        role = None
    return [
        DemandRow(resource, role, None if isinstance(day, date) else day,
                  day if isinstance(day, date) else None, start, end, seats)
        for day in days
    ]  # fmt: skip


MOST_SEATS = 10_000


def _seats(sheet: Sheet, cell: Cell, problems: Problems) -> int | None:
    """A whole number of seats, 0 or more; blank is 0 in a matrix and an error in a row."""
    try:
        number = float(cell.text)
    except ValueError:
        number = float("nan")
    if 0 <= number <= MOST_SEATS and number.is_integer():
        return int(number)
    what = "a negative demand" if number < 0 else "seats"
    problems.error(
        sheet.name, cell.address, f"{what}: {cell.text!r}", "a whole number of seats, 0 or more",
        "correct the number; until then the row asks for nobody",
    )  # fmt: skip
    return None


def _days(table: Table, row: int, problems: Problems) -> Sequence[int | date]:
    """Weekdays 0-6 or dates: one, a list, a range like Mon-Fri, or every day."""
    cell = table.cell(row, "day")
    if cell is None:
        return range(WEEK)
    days = parse_days(cell)
    if days is None:
        problems.error(
            table.sheet.name, cell.address, f"the day {cell.text!r}",
            "a weekday, several (Mon-Fri), a date, or every day",
            "correct the day; until then the row asks for nobody",
        )  # fmt: skip
        return []
    return days


def parse_days(cell: Cell) -> Sequence[int | date] | None:
    """The days that a cell names; None when it names none."""
    on = parse_date(cell.value)
    if on is not None:
        return [on]
    text = re.sub(r"\s*(?:-|–|\bto\b)\s*", "-", cell.text.lower())
    if text in _ALL:
        return range(WEEK)
    if text in _GROUPS:
        return _GROUPS[text]
    days: list[int | date] = []
    for part in re.split(r"\s*(?:,|;|/|&|\band\b)\s*", text):
        ends = [weekday_of(end) for end in part.split("-")]
        if len(ends) > 2 or any(end is None for end in ends):
            other = parse_date(part)
            if other is None:
                return None
            days.append(other)
            continue
        first, last = ends[0] or 0, ends[-1] or 0
        days += [(first + step) % WEEK for step in range((last - first) % WEEK + 1)]
    return days


def _times(
    table: Table, row: int, shifts: Mapping[str, Shift], problems: Problems
) -> tuple[int, int, str | None] | None:
    """Start, end and resource, from the row's own times or from its shift code."""
    start_cell, end_cell = table.cell(row, "start"), table.cell(row, "end")
    if start_cell is not None and start_cell.text:
        span = parse_span(start_cell.text) if end_cell is None else None
        if span is not None:
            return span.start, span.end, None
        start = parse_time(start_cell.value)
        end = parse_time(end_cell.value) if end_cell is not None else None
        if start is not None and end is not None:
            return (*in_order(start, end), None)
        wrong = start_cell if start is None or end_cell is None else end_cell
        problems.error(
            table.sheet.name, wrong.address, f"the time {wrong.text!r}", "a time like 06:00",
            "correct the time; until then the row asks for nobody",
        )  # fmt: skip
        return None
    if "code" in table.columns:
        code = table.said(row, "code")
        shift = shifts.get(code_key(code))
        if shift is not None and shift.start is not None and shift.end is not None:
            return shift.start, shift.end, shift.resource
        problems.error(
            table.sheet.name, table.address(row, "code"), f"the shift code {code!r}",
            "a code with times on the sheet Shift codes",
            "explain the code; until then the row asks for nobody",
        )  # fmt: skip
        return None
    return 0, DAY, None


def _matrices(sheet: Sheet, problems: Problems) -> list[DemandRow]:
    """Hours down and weekdays across, one matrix for each resource named above it."""
    rows: list[DemandRow] = []
    headings = []
    for row, cells in sheet.filled_rows():
        days = {cell.column: d for cell in cells if (d := weekday_of(cell.text)) is not None}
        if len(days) >= 5:
            headings.append((row, days))
    floor = 0
    for number, (row, days) in enumerate(headings):
        past = headings[number + 1][0] if number + 1 < len(headings) else sheet.last_row + 1
        rows += _matrix(sheet, row, past, days, _whose(sheet, row, min(days), floor), problems)
        floor = max((made for made in range(row, past) if made in sheet.by_row), default=row)
        floor = min(floor, past - 2)
    return rows


def _whose(sheet: Sheet, row: int, first: int, floor: int) -> tuple[str | None, str | None]:
    """Resource and role from a matrix's corner or title: 'DCA', 'DCA / Paramedic'."""
    corner = next((sheet.text(row, c) for c in range(1, first) if sheet.text(row, c)), "")
    if normal(corner) in COVER:
        corner = ""
    for text in (title_above(sheet, row, floor), corner):
        bare = _TITLE.sub(" ", text or "").strip(" :-–")
        if bare:
            parts = [part.strip() for part in re.split(r"[/:,]", bare) if part.strip()]
            return re.sub(r"\s+", " ", parts[0]), parts[1] if len(parts) > 1 else None
    return None, None


def _matrix(
    sheet: Sheet,
    header: int,
    past: int,
    days: Mapping[int, int],
    whose: tuple[str | None, str | None],
    problems: Problems,
) -> list[DemandRow]:
    """One matrix; columns Resource, Role, From and To beside the hours may say more of each row."""
    cells = [cell for cell in sheet.by_row[header] if cell.column < min(days)]
    columns = fields_in(cells, COVER)
    hours: list[tuple[int, int, int | None]] = []
    for row in range(header + 1, past):
        found = _hours(sheet, row, min(days), columns)
        if found is not None and not isinstance(found, Cell):
            hours.append((row, *found))
        elif found is not None and any(sheet.text(row, column) for column in days):
            problems.warn(
                sheet.name, found.address, f"{found.text!r} beside seats", "an hour like 06:00",
                "write the hour; the row was not read",
            )  # fmt: skip
    steps = [b[1] - a[1] for a, b in pairwise(hours) if b[1] > a[1]]
    step = min(steps, default=60)
    rows = []
    for row, start, end in hours:
        own = [sheet.text(row, columns[f]) if f in columns else "" for f in ("resource", "role")]
        resource, role = own[0] or whose[0], own[1] or whose[1]
        for column, weekday in days.items():
            cell = sheet.at(row, column)
            seats = _seats(sheet, cell, problems) if cell.text else 0
            if seats:
                rows.append(
                    DemandRow(resource, role, weekday, None, start, end or start + step, seats)
                )
    return rows


def _hours(
    sheet: Sheet, row: int, first: int, columns: Mapping[str, int]
) -> tuple[int, int | None] | Cell | None:
    """Start and end of a row (None: until the next); the cell that says neither; None: blank."""
    cells = [sheet.at(row, column) for column in range(1, first) if sheet.text(row, column)]
    if not cells:
        return None
    if {"start", "end"} <= set(columns):
        start_cell, end_cell = sheet.at(row, columns["start"]), sheet.at(row, columns["end"])
        start, end = parse_time(start_cell.value), parse_time(end_cell.value)
        return start_cell if start is None or end is None else in_order(start, end)
    label = sheet.at(row, columns["start"]) if "start" in columns else cells[0]
    span = parse_span(label.text)
    if span is not None:
        return span.start, span.end
    # Bare hours, '7-8': in a column of hours there is no doubt about them.
    match = re.fullmatch(r"(\d{1,2})\s*[-\u2013]\s*\d{1,2}", label.text)
    start = int(match[1]) * 60 if match else parse_time(label.value)
    return label if start is None else (start % DAY, None)
