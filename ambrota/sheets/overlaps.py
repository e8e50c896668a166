"""Duties of one person that overlap, and sheets' hidden rows and columns."""

from __future__ import annotations

from ambrota.calendar import clock, day_name
from ambrota.duties import duty_table
from ambrota.model import Duty, Rota
from ambrota.sheets.cells import Sheet, letters
from ambrota.sheets.problems import Problems
from ambrota.sheets.recognise import Found


def name_overlaps(rota: Rota, problems: Problems) -> None:
    """Name every two timed duties of one person of which one begins before the other has ended."""
    table = duty_table(rota)
    for earlier, later, rest in zip(*table.timed_pairs, strict=True):
        if rest < 0:
            first, second = table.duties[int(earlier)], table.duties[int(later)]
            if first is second:
                continue
            sheet, cell = _where(second)
            problems.error(
                sheet, cell,
                f"{_said(rota, second)}, which overlaps {_said(rota, first)} in {first.cell}",
                "duties that do not overlap", "correct one of the two; both were read",
            )  # fmt: skip


def _said(rota: Rota, duty: Duty) -> str:
    assert duty.start is not None
    assert duty.end is not None
    times = f"{clock(duty.start)}-{clock(duty.end)}"
    return f"{duty.code} {times} of {day_name(rota, duty.day)}"


def _where(duty: Duty) -> tuple[str | None, str | None]:
    if duty.cell is None:
        return None, None
    sheet, cell = duty.cell.rsplit("!", 1)
    return sheet, cell


def name_hidden(found: Found, problems: Problems) -> None:
    """Note hidden rows, columns and sheets of the rota: they are read like any other."""
    pages: dict[str, tuple[Sheet, set[int], set[int]]] = {}
    for grid in found.grids:
        _, rows, columns = pages.setdefault(grid.sheet.name, (grid.sheet, set(), set()))
        rows.update(row.row for row in grid.rows)
        columns.update(grid.columns)
    for listing in found.listings:
        rows = set(range(listing.header_row + 1, listing.last_row + 1))
        pages[listing.sheet.name] = (listing.sheet, rows, set(listing.columns.values()))
    for sheet, rows, columns in pages.values():
        hidden_rows = sorted(rows & sheet.hidden_rows)
        hidden_columns = [letters(column) for column in sorted(columns & sheet.hidden_columns)]
        for number in hidden_rows:
            _note(sheet, f"{number}:{number}", f"the hidden row {number}", problems)
        for column in hidden_columns:
            _note(sheet, f"{column}:{column}", f"the hidden column {column}", problems)
        if sheet.hidden:
            _note(sheet, None, "a hidden sheet", problems)


def _note(sheet: Sheet, cell: str | None, found: str, problems: Problems) -> None:
    problems.note(
        sheet.name, cell, found, "rows and columns in view",
        "nothing, if it belongs to the rota: it was read like any other",
    )  # fmt: skip
