"""Which cells a problem is about: of the rota, and of the user's own sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ambrota.model import Kind, Rota
from ambrota.sheets.cells import Place, Sheet, column_number, place
from ui.rota_model import Cell

FAR = 1_048_576


class Area:
    """The cells of an address: 'D7', 'D7:F9', the rows '7:9', the columns 'G:G'."""

    def __init__(self, text: str) -> None:
        first, _, last = text.replace("$", "").partition(":")
        self.top, self.left = _end(first, 1)
        self.bottom, self.right = _end(last or first, FAR)

    def __contains__(self, at: Place) -> bool:
        return self.top <= at[0] <= self.bottom and self.left <= at[1] <= self.right


def _end(text: str, missing: int) -> Place:
    """One end of an address, the row or the column of which may be left out."""
    if re.fullmatch(r"[0-9]+", text):
        return int(text), missing
    if re.fullmatch(r"[A-Za-z]{1,3}", text):
        return missing, column_number(text)
    return place(text)


def area_of(problem: Any) -> Area | None:
    """Where a problem stands on its sheet; None for a whole sheet or file."""
    try:
        return Area(problem.cell) if problem.sheet and problem.cell else None
    except ValueError:
        return None


def rota_cells(problem: Any, rota: Rota, source: Any) -> list[Cell]:
    """The person-days of the rota that a problem is about.

    The address of a problem in several cells spans those between them too: of these the ones
    whose code it names are meant, else the ones not understood.
    """
    area = area_of(problem)
    if area is None:
        return []
    cells = [cell for cell in _cells(problem.sheet, area, rota, source) if cell[0] in rota.index]
    duties = [(cell, duty) for cell in cells for duty in rota.by_cell.get(cell, ())]
    named = [cell for cell, duty in duties if repr(duty.code) in problem.found]
    unknown = [cell for cell, duty in duties if duty.kind is Kind.UNKNOWN]
    return list(dict.fromkeys(named or unknown or cells))


def _cells(sheet: str, area: Area, rota: Rota, source: Any) -> Iterator[Cell]:
    if source is None:  # a review without its workbook: duties still know their own cell
        for duty in rota.duties:
            where, _, at = (duty.cell or "").rpartition("!")
            if where == sheet and place(at) in area:
                yield duty.person, duty.day
        return
    read = source.imported.source
    for cell, (where, row, column) in read.spots.items():
        if where == sheet and (row, column) in area:
            yield cell
    for cell, rows in read.rows.items():
        if any(where == sheet and area.top <= row <= area.bottom for where, row in rows):
            yield cell


def sheet_cells(area: Area, sheet: Sheet, most: int = 400) -> list[Place]:
    """The cells of a sheet in an area that say something; its first cell where none does."""
    found = sorted(at for at, cell in sheet.cells.items() if cell.text and at in area)
    return found[:most] or [(area.top, area.left)]
