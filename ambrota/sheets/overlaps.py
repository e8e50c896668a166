"""Duties of one person that overlap, and sheets' hidden rows and columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.model import DAY, WEEK, Duty, Rota
from ambrota.sheets.cells import Sheet, letters
from ambrota.sheets.problems import Problems
from ambrota.sheets.recognise import Found


def name_overlaps(rota: Rota, problems: Problems) -> None:
    """Name every two timed duties of one person of which one begins before the other has ended."""
    if not rota.is_cyclic and not _any_overlap(rota):
        return
    for duties, length in _walks(rota):
        duties.sort(key=lambda item: item[:2])
        for (start, _, first), (after, _, second) in pairwise(duties):
            assert first.start is not None
            assert first.end is not None
            if after < start + first.end - first.start:
                _name(rota, first, second, problems)
        if length is not None and len(duties) > 1:
            start, _, last = duties[-1]
            begin, _, first = duties[0]
            if last.end is not None and start + last.end - (last.start or 0) > begin + length:
                _name(rota, last, first, problems)


def _any_overlap(rota: Rota) -> bool:
    """Whether any two timed duties of one person of a dated rota overlap."""
    entries = rota.entries
    timed = entries.mask(lambda duty: duty.start is not None and duty.is_work)
    row, day = entries.row[timed], entries.day[timed].astype(np.int64)
    start = day * DAY + entries.ints(lambda duty: duty.start or 0)[timed]
    end = day * DAY + entries.ints(lambda duty: duty.end or 0)[timed]
    order = np.lexsort((start, row))
    row, start, end = row[order], start[order], end[order]
    return bool(((row[1:] == row[:-1]) & (start[1:] < end[:-1])).any())


def _walks(rota: Rota) -> Iterator[tuple[list[tuple[int, int, Duty]], int | None]]:
    """Timed duties of each person, or of each cycle with its length in minutes, by their start."""
    place = {
        rota.people[row].id: (group, number * WEEK)
        for group, rows in enumerate(rota.groups.values())
        for number, row in enumerate(rows)
    }
    cyclic = rota.is_cyclic
    found: defaultdict[int | str, list[tuple[int, int, Duty]]] = defaultdict(list)
    for number, duty in enumerate((*rota.before, *rota.duties)):
        if duty.start is None or not duty.is_work:
            continue
        if not cyclic:
            found[duty.person].append((duty.day * DAY + duty.start, number, duty))
            continue
        group, offset = place[duty.person]
        found[group].append(((duty.day + offset) * DAY + duty.start, number, duty))
    lengths = [len(rows) * WEEK * DAY for rows in rota.groups.values()]
    for key, duties in found.items():
        yield duties, lengths[key] if isinstance(key, int) else None


def _name(rota: Rota, first: Duty, second: Duty, problems: Problems) -> None:
    sheet, cell = _where(second)
    problems.error(
        sheet, cell, f"{_said(rota, second)}, which overlaps {_said(rota, first)} in {first.cell}",
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
    """Note hidden rows, columns and sheets that were read: they count like any other."""
    pages: dict[str, tuple[Sheet, set[int], set[int]]] = {}
    for grid in found.grids:
        page = grid.sheet.upright or grid.sheet
        _, rows, columns = pages.setdefault(page.name, (page, set(), set()))
        people, days = {row.row for row in grid.rows}, set(grid.columns)
        rows.update(people if page is grid.sheet else days)
        columns.update(days if page is grid.sheet else people)
    for listing in found.listings:
        rows = set(range(listing.header_row + 1, listing.last_row + 1))
        pages[listing.sheet.name] = (listing.sheet, rows, set(listing.columns.values()))
    for companions in found.companions.values():
        for sheet in companions:
            said = {cell.column for cell in sheet.cells.values() if cell.value is not None}
            pages[sheet.name] = (sheet, set(sheet.by_row), said)
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
        "nothing, if it belongs here: it was read like any other",
    )  # fmt: skip
