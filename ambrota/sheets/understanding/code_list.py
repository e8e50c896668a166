"""Every code of a workbook: how often it is used, what it means, and where that is known from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from ambrota.model import Kind, Shift
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.legend import explain
from ambrota.sheets.problems import Problems
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.spans import parse_span


class Origin(StrEnum):
    """Where the meaning of a code is known from."""

    OPEN = "not known"
    ANSWER = "your answer"
    EARLIER = "settled earlier"
    LEGEND = "the legend"
    TIMES = "its times, as written"
    USUAL = "what it usually means"


@dataclass(frozen=True)
class CodeLine:
    """One code. `shift`: what it means now; `as_written`: what the workbook alone says of it.

    `cells`: how many entries of the rota have it. `at`: the cell of the legend ("Key!A4").
    """

    code: str
    cells: int
    shift: Shift
    as_written: Shift
    origin: Origin
    at: str | None = None


def codes_of(imported: Imported, earlier: Layout | None = None) -> tuple[CodeLine, ...]:
    """The codes of a workbook: open ones first, then the most used; times as written come last.

    `earlier`: what was settled before this time, so that an answer of now is told apart.
    """
    counts = Counter(code_key(duty.code) for duty in imported.rota.duties)
    stated = {code_key(shift.code): shift for shift in imported.layout.codes}
    before = {code_key(shift.code): shift for shift in earlier.codes} if earlier else {}
    book = workbook_codes(imported)
    lines = []
    for shift in _shifts(imported):
        key = code_key(shift.code)
        own = as_written(book, shift.code)
        origin, at = _origin(imported, shift, own, book)
        if key in stated:
            origin, at = Origin.EARLIER if before.get(key) == stated[key] else Origin.ANSWER, None
        lines.append(CodeLine(shift.code, counts[key], shift, own, origin, at))
    return tuple(sorted(lines, key=_order))


def workbook_codes(imported: Imported) -> CodeBook:
    """What the workbook alone says of its codes, without any layout."""
    silent = replace(imported.layout, codes=())
    return explain(imported.source.found, silent, Problems()).codes


def as_written(book: CodeBook, code: str) -> Shift:
    """What the workbook alone says of a code; of unknown kind where it says nothing."""
    legend = book.shifts.get(code_key(code))
    if legend is not None:
        return legend
    entries = book.read_text(code).entries
    return entries[0][0] if len(entries) == 1 else Shift(code, Kind.UNKNOWN)


def _shifts(imported: Imported) -> list[Shift]:
    """Each code once, those of the layout that stand in no cell and no legend too."""
    shifts = (*imported.rota.shifts, *imported.layout.codes)
    return list({code_key(shift.code): shift for shift in reversed(shifts)}.values())[::-1]


def _order(line: CodeLine) -> tuple[bool, bool, int, str]:
    times = line.origin is Origin.TIMES
    return times, line.shift.kind is not Kind.UNKNOWN, -line.cells, code_key(line.code)


def _origin(
    imported: Imported, shift: Shift, own: Shift, book: CodeBook
) -> tuple[Origin, str | None]:
    if code_key(shift.code) in book.shifts:
        return Origin.LEGEND, _legend_cell(imported, shift.code)
    if own.kind is Kind.UNKNOWN:
        return Origin.OPEN, None
    return (Origin.TIMES if parse_span(shift.code) else Origin.USUAL), None


def _legend_cell(imported: Imported, code: str) -> str | None:
    """Where the legend explains a code: a sheet of codes first, then beside the rota."""
    found = imported.source.found
    beside = {grid.sheet.name: grid.sheet.upright or grid.sheet for grid in found.grids}
    taken = {place[:3] for place in imported.source.spots.values()}
    for sheet in (*found.companions.get("codes", ()), *beside.values()):
        for cells in sheet.by_row.values():
            for cell in cells:
                if (sheet.name, cell.row, cell.column) not in taken and explains(cell, code):
                    return _name(sheet, cell)
    return None


def explains(cell: Cell, code: str) -> bool:
    """Whether a cell is the code, or a line such as 'D = 0600-1800'."""
    heads = [part.split("=")[0] for part in re.split(r"[;,\n]", cell.text)]
    return code_key(code) in {code_key(head) for head in (*heads, cell.text)}


def _name(sheet: Sheet, cell: Cell) -> str:
    return f"{sheet.name}!{cell.address}"
