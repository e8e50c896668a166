"""The legend: what the workbook says its codes mean, on its own sheet or beside the rota."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ambrota.model import Kind, Shift
from ambrota.sheets.cells import Cell, Sheet, address
from ambrota.sheets.grids import legend_heading
from ambrota.sheets.headings import CODES
from ambrota.sheets.kinds import (
    code_key,
    kind_of_meaning,
    kind_of_word,
    safe_kind,
    training_category,
)
from ambrota.sheets.problems import Problems
from ambrota.sheets.spans import parse_span
from ambrota.sheets.tables import Table, find_table, note_unread_columns
from ambrota.sheets.times import in_order, parse_hours, parse_time

_LINE = re.compile(r"^\s*([^\s=:–]{1,8})\s*(?:=|:|–| - )\s*(.{2,60})$")
_KEY = re.compile(r"^(key|legend|codes|shift codes|shift key)\s*:?$", re.I)


@dataclass
class Legend:
    """Codes as explained, and colours that stand for a code where a cell is blank."""

    shifts: dict[str, Shift] = field(default_factory=dict)
    fills: dict[str, Shift] = field(default_factory=dict)

    def add(self, shift: Shift, cell: Cell, sheet: Sheet, problems: Problems) -> None:
        """Take a code; explained twice differently it is named, and the first stands."""
        key = code_key(shift.code)
        known = self.shifts.setdefault(key, shift)
        if (known.kind, known.start, known.end) != (shift.kind, shift.start, shift.end):
            problems.error(
                sheet.name, cell.address,
                f"the code {shift.code!r} explained a second time, differently",
                "each code once", "take one of the two out; the first was read",
            )  # fmt: skip


def is_codes_table(sheet: Sheet) -> Table | None:
    """The table of codes on a companion sheet."""
    table = find_table(sheet, CODES, {"code"})
    says = {"meaning", "start", "kind", "times"}
    return table if table and says & set(table.columns) else None


def read_codes(table: Table, legend: Legend, problems: Problems) -> None:
    """Every row of a table of codes."""
    note_unread_columns(table, CODES, problems)
    for row in table.rows:
        _row(table, row, legend, problems)


def read_legend_beside(
    sheet: Sheet, legend: Legend, problems: Problems, people: Iterable[int]
) -> None:
    """Legends on the rota's own sheet: a table, a key of pairs, lines like 'D = 0600-1800'.

    `people`: the rows of the rota, in which a line of text is an entry and no legend.
    """
    rows = set(people)
    for row, cells in sheet.filled_rows():
        columns = legend_heading(cells)
        if columns:
            block = tuple(_block(sheet, row, columns))
            for below in block:
                _row(Table(sheet, row, columns, block), below, legend, problems)
            continue
        for cell in cells if row not in rows else ():
            if isinstance(cell.value, str) and _KEY.match(cell.text):
                _pairs(sheet, cell, legend, problems)
            _line(sheet, cell, legend, problems)


def _pairs(sheet: Sheet, key: Cell, legend: Legend, problems: Problems) -> None:
    """Under the word Key: a code or a coloured blank, and beside it what it means."""
    row = key.row + 1
    while meaning := sheet.text(row, key.column + 1):
        cell = sheet.at(row, key.column)
        shift = _shift_of_text(cell.text or meaning, meaning)
        if shift is not None and (cell.text or cell.fill):
            if cell.fill:
                legend.fills.setdefault(cell.fill, shift)
            legend.add(shift, cell, sheet, problems)
        row += 1


def _block(sheet: Sheet, header: int, columns: dict[str, int]) -> list[int]:
    """The rows under a heading until the code and its meaning are both blank."""
    rows = []
    row = header + 1
    while row <= sheet.last_row and any(
        sheet.at(row, columns[name]).text for name in ("code", "meaning") if name in columns
    ):
        rows.append(row)
        row += 1
    return rows


def _line(sheet: Sheet, cell: Cell, legend: Legend, problems: Problems) -> None:
    """'D = Day 0600-1800' in one cell, or several with commas or semicolons between."""
    if not isinstance(cell.value, str) or "=" not in cell.value:
        return
    for part in re.split(r"[;,\n]", cell.value):
        match = _LINE.match(part)
        if match:
            shift = _shift_of_text(match[1], match[2].strip())
            if shift is not None:
                legend.add(shift, cell, sheet, problems)


def _shift_of_text(code: str, meaning: str) -> Shift | None:
    span = parse_span(meaning)
    kind = kind_of_meaning(meaning) or safe_kind(meaning) or (Kind.COVER if span else None)
    if kind is None:
        return None
    category = training_category(code, meaning) if kind is Kind.TRAINING else None
    start, end = (span.start, span.end) if span else (None, None)
    return Shift(code, kind, start, end, meaning=meaning, category=category)


def _row(table: Table, row: int, legend: Legend, problems: Problems) -> None:
    """One code: its kind, its times, its paid hours."""
    code, meaning = table.said(row, "code"), table.said(row, "meaning")
    sheet = table.sheet
    cell = sheet.at(row, table.columns["code"])
    fill = cell.fill or next(
        (sheet.at(row, c).fill for c in table.columns.values() if sheet.at(row, c).fill), None
    )
    if not code and not (fill and meaning):
        return
    start, end = _times(table, row, code or meaning, problems)
    paid = _paid(table, row, problems)
    kind = _kind(table, row, code or meaning, start is not None, problems)
    category = table.said(row, "category").lower() or None
    if kind is Kind.TRAINING and category is None:
        category = training_category(meaning, code)
    shift = Shift(
        code or meaning, kind, start, end, paid, table.said(row, "resource") or None,
        meaning or None, category,
    )  # fmt: skip
    if fill:
        legend.fills.setdefault(fill, shift)
    legend.add(shift, cell, sheet, problems)


def _times(table: Table, row: int, code: str, problems: Problems) -> tuple[int | None, int | None]:
    """Start and end, from their own columns or from one column that holds both."""
    both = table.said(row, "times") or (
        table.said(row, "start") if "end" not in table.columns else ""
    )
    if both:
        span = parse_span(both)
        if span is not None:
            return span.start, span.end
        name = "times" if table.said(row, "times") else "start"
        _no_time(table, row, name, code, problems)
        return None, None
    values: list[int | None] = []
    for name in ("start", "end"):
        cell = table.cell(row, name)
        text = "" if cell is None else cell.text
        value = (
            None if cell is None or text in ("", "-", "–", "n/a", "N/A") else parse_time(cell.value)
        )
        if value is None and text not in ("", "-", "–", "n/a", "N/A"):
            _no_time(table, row, name, code, problems)
        values.append(value)
    start, end = values
    if (start is None) != (end is None):
        missing = "start" if start is None else "end"
        if not table.said(row, missing):
            _no_time(table, row, missing, code, problems)
        return None, None
    if start is None or end is None or (start == end == 0):
        told = parse_span(table.said(row, "meaning"))
        return (None, None) if told is None else (told.start, told.end)
    return in_order(start, end)


def _no_time(table: Table, row: int, name: str, code: str, problems: Problems) -> None:
    problems.error(
        table.sheet.name, table.address(row, name),
        f"{table.said(row, name)!r} as the {name} of code {code!r}", "a time like 06:00",
        "write the time; until then the code has none",
    )  # fmt: skip


def _paid(table: Table, row: int, problems: Problems) -> int | None:
    cell = table.cell(row, "paid")
    if cell is None or cell.text in ("", "-"):
        return None
    hours = parse_hours(cell.value)
    if hours is None or hours < 0 or hours > 400:
        problems.error(
            table.sheet.name, cell.address, f"paid hours {cell.text!r}", "hours, 0 or more",
            "correct the paid hours; until then they are taken from the times",
        )  # fmt: skip
        return None
    return round(hours * 60)


def _kind(table: Table, row: int, code: str, timed: bool, problems: Problems) -> Kind:
    stated = table.said(row, "kind")
    if stated:
        kind = kind_of_word(stated) or kind_of_meaning(stated)
        if kind is not None:
            return kind
        kinds = ", ".join(kind.value for kind in Kind)
        problems.error(
            table.sheet.name, table.address(row, "kind"), f"the kind {stated!r} of code {code!r}",
            f"one of {kinds}", "correct the kind; until then the code is unknown",
        )  # fmt: skip
        return Kind.UNKNOWN
    kind = kind_of_meaning(table.said(row, "meaning")) or safe_kind(code)
    if kind is not None:
        return kind
    if timed:
        return Kind.COVER
    problems.warn(
        table.sheet.name, address(row, table.columns["code"]),
        f"the code {code!r} without a kind, times or a meaning that says what it is",
        "its kind, or its times", "fill in the columns Kind, Start and End",
    )  # fmt: skip
    return Kind.UNKNOWN
