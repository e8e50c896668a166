"""Grids and lists as recognised on a sheet: which rows are people, which columns are days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ambrota.model import RotaKind
from ambrota.sheets.cells import Cell, Sheet, as_text
from ambrota.sheets.layout import Layout
from ambrota.sheets.words.dates import weekday_of
from ambrota.sheets.words.headings import CODES, PEOPLE, Vocabulary, normal

TOTALS = re.compile(
    r"^(grand |sub ?-?)?(total|totals|count|counts|sum|sums|subtotal|required|requirement|on duty|"
    r"staff on duty|cover|shortfall|variance|needed|number on|number of|no\.? ?of|no\.? ?on|"
    r"staffing|headcount|minimum|over ?/ ?under|razem|suma|gesamt|summe|totaal|totale)\b"
    r"|\b(totals?|count|on duty|cover|required|shortfall)$",
    re.I,
)
LEGEND = re.compile(r"^(key|legend|codes|shift codes|shift key|abbreviations|notes?)\b\s*:?", re.I)
SECTION = re.compile(r"\b(team|crew|watch|group|station|section|shift)\b", re.I)

_BEYOND = 1 << 20
_SAMPLE = 60


@dataclass(frozen=True)
class Heading:
    """A row that says which day each column is, with what else stands in its rows.

    `cell`: the address of its first day. `missing`: what of the dates is not stated and was assumed
    ("year", "month" or "dates"). `weeks`: the numbers of its weeks where it states them. `follows`:
    it states no day, and comes after the heading above it or goes beside it. `low` and `high`: the
    first and last column that belong to it, where two stand side by side. `ends`: of each column
    that holds a start, the column of its finish; `below`: the rows that say so.
    """

    row: int
    columns: dict[int, date | int]
    cell: str
    missing: str | None = None
    weeks: tuple[int, ...] = ()
    low: int = 1
    high: int | None = None
    ends: Mapping[int, int] = field(default_factory=dict)
    below: tuple[int, ...] = ()
    follows: bool = False

    def holds(self, column: int) -> bool:
        """Whether a column is this heading's own."""
        return self.low <= column and (self.high is None or column <= self.high)


@dataclass(frozen=True)
class TotalRow:
    """A row of sums or cover counts among the people or under them, and what it is called."""

    row: int
    label: str


@dataclass(frozen=True)
class GridRow:
    """One row of a grid, of a person or a line. `team` comes from a heading above it.

    `of`: the person's first row, where this one holds more of their entries (PM, overtime).
    """

    row: int
    line: int | None = None
    team: str | None = None
    of: int | None = None


@dataclass
class Grid:
    """People or lines down, days across. `columns`: date of each day column, or weekday 0-6.

    `labels`: columns of what is said of the person. `mark`: the code that a 1, x or tick
    stands for, where the sheet or the block is one shift's. `heading`: what its days were read
    from. `totals`: rows of sums. `sums`: columns of sums beside the days, with their headings.
    `sections`: rows that head others. `ends` and `end_rows`: where a day takes two cells, the
    column (row) of each start's finish. `person`: whose rows they are, where none says so.
    """

    sheet: Sheet
    kind: RotaKind
    name: str
    header_row: int
    columns: dict[int, date | int]
    labels: dict[str, int]
    rows: list[GridRow] = field(default_factory=list)
    mark: str | None = None
    heading: Heading | None = None
    totals: list[TotalRow] = field(default_factory=list)
    sums: dict[int, str] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    end_rows: dict[int, int] = field(default_factory=dict)
    sections: dict[int, str] = field(default_factory=dict)
    person: str = ""

    def ends_line_before(self, column: int) -> bool:
        """Whether a day of a cyclic week that begins before Monday ends the line before."""
        first = self.columns[min(self.columns)]
        day = self.columns[column]
        return isinstance(day, int) and isinstance(first, int) and 0 < first <= day

    def said(self, row: int, name: str) -> str:
        """What the row says in the column of that field; '' when there is no such column."""
        column = self.labels.get(name)
        return "" if column is None else self.sheet.text(row, column)

    def label_cell(self, row: int, name: str) -> Cell | None:
        """The cell of that field, when the grid has its column."""
        column = self.labels.get(name)
        return None if column is None else self.sheet.at(row, column)


def fields_in(cells: Iterable[Cell], vocabulary: Vocabulary) -> dict[str, int]:
    """Column of each field whose heading is among the cells; the leftmost of two."""
    found: dict[str, int] = {}
    for cell in cells:
        name = vocabulary.get(normal(cell.text)) if isinstance(cell.value, str) else None
        if name is not None and name not in found:
            found[name] = cell.column
    return found


@lru_cache(maxsize=16384)
def _says_code(text: str) -> bool:
    """Whether it is a heading of codes. Asked of every cell, of which most say the same."""
    return CODES.get(normal(as_text(text))) == "code"


def legend_heading(sheet: Sheet, row: int) -> dict[str, int]:
    """The columns of a legend whose heading stands in a row: Code, and beside it what it means."""
    if not any(map(_says_code, sheet.gist(row).texts)):
        return {}
    return heading_of_codes(sheet.by_row[row])


def heading_of_codes(cells: list[Cell]) -> dict[str, int]:
    """The columns of a legend whose heading stands among the cells of a row."""
    for number, cell in enumerate(cells):
        if not isinstance(cell.value, str) or not _says_code(cell.value):
            continue
        run = [cell]
        for beside in cells[number + 1 :]:
            if beside.column != run[-1].column + 1:
                break
            run.append(beside)
        columns = fields_in(run, CODES)
        if {"meaning", "start", "times", "kind"} & set(columns):
            return columns
    return {}


def legend_from(grid: Grid) -> int:
    """The first column of a legend right of the days; beyond all columns without one."""
    rows = [grid.header_row, *(row.row for row in grid.rows)]
    found = [
        columns["code"]
        for row in grid.sheet.between(rows[0] - 3, rows[-1] + 1)
        if (columns := legend_heading(grid.sheet, row))
    ]
    last = max(grid.columns)
    return min((column for column in found if column > last), default=_BEYOND)


def label_columns(
    sheet: Sheet, header_rows: Iterable[int], heading: Heading, layout: Layout
) -> dict[str, int]:
    """Columns that say who the person is, from headings beside the days or as the layout states."""
    header_rows = list(header_rows)
    taken = {*heading.columns, *heading.ends.values()}
    labels: dict[str, int] = {}
    for row in header_rows:
        beside = [
            cell
            for cell in sheet.by_row.get(row, [])
            if cell.column not in taken and heading.holds(cell.column)
        ]
        for name, column in fields_in(beside, PEOPLE).items():
            if column not in labels.values():
                labels.setdefault(name, column)
    last = max(heading.columns)
    if labels.get("hours", 0) > last:
        # Hours to the right of the days are what the row adds up to, unless the heading says more.
        said = next((t for r in header_rows if (t := sheet.text(r, labels["hours"]))), "")
        if not normal(said).startswith("contract"):
            del labels["hours"]
    for name in layout.columns:
        stated = layout.column_of(name)
        if stated is not None:
            labels = {n: c for n, c in labels.items() if c != stated}
            labels[name] = stated
    return labels


def begins_labels(sheet: Sheet, row: int, left: int, right: int) -> int | None:
    """The first column between two runs of days that says who stands in the rows of the second."""
    columns = [
        cell.column
        for near in (row, row - 1, row + 1)
        for column in range(left + 1, right)
        if (cell := sheet.row(near).get(column)) is not None
        and isinstance(cell.value, str)
        and PEOPLE.get(normal(cell.text)) in ("name", "id", "line", "first", "last")
    ]
    first = names = min(columns, default=None)
    for column in range((names or 0) - 1, left, -1):
        beside = {normal(sheet.text(near, column)) for near in (row, row - 1, row + 1)}
        if beside == {""}:
            # Past a gap all is the next block's, whatever its headings are.
            return column + 1
        if beside & set(PEOPLE):
            first = column
    return first


def blank_between(sheet: Sheet, row: int, left: int, right: int) -> int | None:
    """The last column between two runs of days in which nothing stands in or under their row."""
    below = [cells for near, cells in sheet.by_row.items() if near >= row][:_SAMPLE]
    filled = {cell.column for cells in below for cell in cells}
    blank = [column for column in range(left + 1, right - 1) if column not in filled]
    return blank[-1] if blank and right - 1 in filled else None


def day_cells(sheet: Sheet, row: int, columns: Iterable[int]) -> list[Cell]:
    """The cells of a row that say something in the day columns, merged ranges counted for each."""
    if row not in sheet.merged_rows:
        wanted = columns if isinstance(columns, dict | set) else set(columns)
        return [cell for cell in sheet.by_row.get(row, ()) if cell.column in wanted]
    columns = list(columns)
    first = min(columns, default=1)
    merge = sheet.merge_at(row, first)
    # A title merged from beside the days over them is no entry of those days.
    past = merge.right if merge is not None and merge.left < first else 0
    cells = [sheet.at(row, column) for column in columns if column > past]
    return [cell for cell in cells if cell.value not in (None, "")]


def is_weekday_row(cells: list[Cell], columns: Mapping[int, date | int]) -> bool:
    """Whether the cells name the weekdays of their columns: a second line of the heading.

    Codes such as M, T and S look like initials, so most columns must name their own weekday.
    """
    return len(cells) * 2 > len(columns) and all(
        _names_weekday(cell.text, columns[cell.column]) for cell in cells
    )


def _names_weekday(text: str, on: date | int) -> bool:
    weekday = on.weekday() if isinstance(on, date) else on
    return weekday_of(text) == weekday or text.upper() == "MTWTFSS"[weekday]


def title_above(
    sheet: Sheet, row: int, floor: int = 0, first: int = 1, last: int | None = None
) -> str | None:
    """The nearest row above, at most three up, in which a single cell stands: a block's title.

    `first` and `last`: the columns that count, where something else may stand beside them.
    """
    for above in range(row - 1, max(floor, row - 4), -1):
        cells = [
            cell
            for cell in sheet.by_row.get(above, [])
            if first <= cell.column and (last is None or cell.column <= last)
        ]
        texts = {cell.text for cell in cells}
        if len(texts) == 1 and isinstance(cells[0].value, str):
            return texts.pop()
        if len(texts) > 1:
            return None
    return None
