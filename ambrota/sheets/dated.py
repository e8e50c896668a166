"""Recognise dated grids: people down, dates across, one below another or on several sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ambrota.model import RotaKind
from ambrota.sheets.cells import Cell, Sheet, address, column_number, letters
from ambrota.sheets.dates import PartDate, month_of, parse_part, resolve, year_of
from ambrota.sheets.grids import (
    LEGEND,
    SECTION,
    TOTALS,
    Grid,
    GridRow,
    day_cells,
    is_weekday_row,
    label_columns,
    legend_heading,
    name_column,
)
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.weeks import commencing_days

FEWEST_DATES, FEWEST_NUMBERS = 3, 5


def dated_grids(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """Every dated grid of a sheet. `context`: names that may state a year (the file's)."""
    headings = list(_headings(sheet, layout, problems, context))
    grids = []
    for number, (row, columns) in enumerate(headings):
        past = headings[number + 1][0] if number + 1 < len(headings) else sheet.last_row + 1
        grid = _grid(sheet, row, columns, past, layout, problems)
        if grid.rows:
            grids.append(grid)
    return grids


def _headings(
    sheet: Sheet, layout: Layout, problems: Problems, context: str
) -> Iterator[tuple[int, dict[int, date | int]]]:
    """Each row of dates, with the date of each column."""
    if layout.first_day and layout.first_column and layout.header_row:
        first = column_number(layout.first_column)
        last = column_number(layout.last_column) if layout.last_column else first
        day = layout.first_day
        yield (
            layout.header_row,
            {column: day + timedelta(days=column - first) for column in range(first, last + 1)},
        )
        return
    for row, cells in sheet.filled_rows():
        if layout.header_row is not None and row != layout.header_row:
            continue
        columns = _dates_of(sheet, row, cells, layout, problems, context)
        columns = columns or commencing_days(sheet, row, cells, problems)
        if columns:
            yield row, columns


def _dates_of(
    sheet: Sheet, row: int, cells: list[Cell], layout: Layout, problems: Problems, context: str
) -> dict[int, date | int] | None:
    found = [(cell, part) for cell in cells if (part := parse_part(cell.value))]
    if layout.first_column:
        found = [item for item in found if item[0].column >= column_number(layout.first_column)]
    whole = [item for item in found if item[1].month is not None]
    days = whole if len(whole) >= FEWEST_DATES else _run_of_numbers(found)
    if not days:
        return None
    stated = all(part.year and part.month for _, part in days)
    if not stated and not _is_run([part for _, part in days]):
        return None
    titles = _titles(sheet, row, days[0][0].column)
    month, year = _month_and_year([*titles, sheet.name, context])
    parts = [part for _, part in days]
    answer = resolve(parts, layout.year or year, month, date.today())
    if answer is None and stated:
        wrong = next((c for c, part in days if not _exists(part)), days[0][0])
        problems.error(
            sheet.name, wrong.address, f"the date {wrong.text!r}",
            "dates that exist, each with its own weekday", "correct the heading",
        )  # fmt: skip
        return None
    if answer is None:
        missing = "month" if month is None and parts[0].month is None else "year"
        problems.error(
            sheet.name, days[0][0].address, f"days in the heading without a {missing}",
            f"dates, or the {missing} in the heading, the title or the sheet's name",
            f"write the {missing} above the days, or state it in a layout (--layout)",
        )  # fmt: skip
        return None
    dates, inferred = answer
    if inferred:
        problems.warn(
            sheet.name, days[0][0].address,
            f"dates without a year; read as {dates[0]:%d %b %Y} from the weekdays beside them",
            "a year in the heading", "check the first date, or state `year` in a layout",
        )  # fmt: skip
    return _once(sheet, [cell for cell, _ in days], dates, problems)


def _exists(part: PartDate) -> bool:
    """Whether a whole date is one, and on the weekday that stands beside it."""
    try:
        on = date(part.year or 0, part.month or 0, part.day)
    except ValueError:
        return False
    return part.weekday in (None, on.weekday())


def _once(
    sheet: Sheet, cells: list[Cell], dates: list[date], problems: Problems
) -> dict[int, date | int] | None:
    """The date of each column; a date that is there twice is read once and named."""
    columns: dict[int, date | int] = {}
    first: dict[date, Cell] = {}
    for cell, on in zip(cells, dates, strict=True):
        if on in first:
            problems.error(
                sheet.name, cell.address,
                f"{on:%d %b %Y} a second time in the heading; it stands in {first[on].address} too",
                "each date once",
                f"correct the date, or take column {letters(cell.column)} out: it was not read",
            )  # fmt: skip
            continue
        first[on] = cell
        columns[cell.column] = on
    ordered = sorted(first)
    if len(ordered) < 2:
        return None
    missing = [
        before + timedelta(days=1)
        for before, after in pairwise(ordered)
        if (after - before).days > 1
    ]
    if missing:
        problems.warn(
            sheet.name, f"{cells[0].address}:{cells[-1].address}",
            f"no column for {missing[0]:%d %b %Y}", "a column for each date",
            "add the missing days if anybody works on them; they were read as blank",
        )  # fmt: skip
    return columns


def _run_of_numbers(found: list[tuple[Cell, PartDate]]) -> list[tuple[Cell, PartDate]]:
    """The longest run of day numbers side by side that count up by one, wrapping to 1."""
    best: list[tuple[Cell, PartDate]] = []
    run: list[tuple[Cell, PartDate]] = []
    for item in found:
        follows = run and (
            item[0].column == run[-1][0].column + 1
            and item[1].day in (run[-1][1].day + 1, 1)
            and (item[1].day != 1 or run[-1][1].day >= 28)
        )
        run = [*run, item] if follows else [item]
        best = max(best, run, key=len)
    return best if len(best) >= FEWEST_NUMBERS else []


def _is_run(parts: list[PartDate]) -> bool:
    """Whether most of the days follow one another, as in a heading and unlike in a row of codes."""
    days = [part.day for part in parts]
    swapped = [part.month or 0 for part in parts]

    def steps(values: list[int]) -> int:
        return sum(b - a == 1 or (b == 1 and a >= 28) for a, b in pairwise(values))

    return max(steps(days), steps(swapped)) * 2 >= len(parts) - 1 and len(set(days)) >= 2 - (
        len(set(swapped)) > 1
    )


def _titles(sheet: Sheet, row: int, column: int) -> list[str]:
    """Texts of up to four rows above a heading, the nearest and leftmost first."""
    texts = []
    for above in range(row, max(0, row - 5), -1):
        cells = sheet.by_row.get(above, [])
        left = [c for c in cells if c.column <= column and (above < row or c.column < column)]
        texts += [cell.text for cell in [*reversed(left), *cells] if above < row or cell in left]
    return texts


def _month_and_year(texts: list[str]) -> tuple[int | None, int | None]:
    month = year = None
    for text in texts:
        stated = parse_part(text)
        if stated and stated.month and stated.year:
            month, year = month or stated.month, year or stated.year
        named = month_of(text)
        if named and month is None:
            month, year = named[0], year or named[1]
        year = year or year_of(text)
    return month, year


def _grid(
    sheet: Sheet,
    header: int,
    columns: dict[int, date | int],
    past: int,
    layout: Layout,
    problems: Problems,
) -> Grid:
    first, last = min(columns), max(columns)
    past = min(past, (layout.last_row or past) + 1)
    near = [row for row in (header, header - 1, header + 1, header - 2) if row in sheet.by_row]
    near = [
        row for row in near
        if row <= header or is_weekday_row(day_cells(sheet, row, columns), columns)
    ]  # fmt: skip
    labels = label_columns(sheet, near or [header], columns, layout)
    body = [row for row in range(header + 1, past) if row in sheet.by_row]
    if not {"name", "id", "line", "first", "last"} & set(labels):
        column = name_column(sheet, first, [r for r in body if day_cells(sheet, r, columns)])
        if column is not None:
            labels["name"] = column
    grid = Grid(sheet, RotaKind.DATED, sheet.name, header, columns, labels)
    team: str | None = None
    for row in body:
        who = [grid.said(row, name) for name in ("name", "id", "line", "first", "last")]
        cells = day_cells(sheet, row, columns)
        label = next((text for text in who if text), "") or sheet.text(row, 1)
        if is_weekday_row(cells, columns) or row in near:
            continue
        if (LEGEND.match(label) and not cells) or begins_legend(sheet, row, first):
            break
        if TOTALS.match(label):
            note_totals(sheet, row, label, problems)
            continue
        if not any(who):
            name_entries_of_nobody(sheet, row, cells, label, problems)
            continue
        if not cells and _is_section(grid, row, label):
            team = label
            continue
        grid.rows.append(GridRow(row, team=team))
    _stray(grid, first, last, problems)
    return grid


def begins_legend(sheet: Sheet, row: int, first: int) -> bool:
    """Whether a legend begins under the people, in the columns of their names and days."""
    columns = legend_heading(sheet.by_row.get(row, []))
    return bool(columns) and columns["code"] <= first


def _is_section(grid: Grid, row: int, label: str) -> bool:
    """A row with one text only that reads like a heading, where people's rows say more."""
    others = [c for c in grid.sheet.by_row.get(row, []) if c.text != label]
    if others:
        return False
    said = bool({"id", "role", "hours", "manager"} & set(grid.labels))
    return said or bool(SECTION.search(label) or grid.sheet.merge_at(row, 1))


def note_totals(sheet: Sheet, row: int, label: str, problems: Problems) -> None:
    """Say that a row of totals was passed over."""
    problems.note(
        sheet.name, address(row, 1), f"a row {label!r}", "rows of people",
        "nothing: rows of totals are not read",
    )  # fmt: skip


def name_entries_of_nobody(
    sheet: Sheet, row: int, cells: list[Cell], label: str, problems: Problems
) -> None:
    """Entries beside no name: numbers are totals, anything else is named."""
    if not cells:
        return
    if all(isinstance(cell.value, int | float) for cell in cells):
        note_totals(sheet, row, label or "of numbers", problems)
        return
    problems.warn(
        sheet.name,
        cells[0].address if len(cells) == 1 else f"{cells[0].address}:{cells[-1].address}",
        "entries in a row without a name",
        "a name or a staff number beside them", "name the person; the row was not read",
    )  # fmt: skip


def _stray(grid: Grid, first: int, last: int, problems: Problems) -> None:
    """Entries between the dates that stand under none."""
    for row in grid.rows:
        for cell in grid.sheet.by_row.get(row.row, []):
            if first < cell.column < last and cell.column not in grid.columns:
                problems.warn(
                    grid.sheet.name, cell.address, f"{cell.text!r} under no date",
                    "a date above it", "date the column; the entry was not read",
                )  # fmt: skip
