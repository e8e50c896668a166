"""A file as plain cells: fetched here, parsed in a process of its own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import islice, repeat
from pathlib import Path

from ambrota.errors import UserError
from ambrota.parsing.confined import parse_confined
from ambrota.parsing.guard import file_bytes, open_elsewhere
from ambrota.parsing.packed import Unpacked
from ambrota.sheets.cells import Cell, Merge, Sheet, Workbook

_OPEN = (
    "the workbook seems to be open in Excel: what is not saved there yet is not read",
    "a workbook that is saved and closed",
    "nothing, if it is saved; else save it there and read it again",
)


def read_workbook(path: Path) -> Workbook:
    """The cells of a file. Raises `UserError` when it cannot be read, with the one reason why."""
    data = file_bytes(path)
    try:
        sheets, notes = parse_confined(data, path.name)
    except UserError as error:
        raise replace(error, where=error.where or str(path)) from error
    if open_elsewhere(path):
        notes.append(_OPEN)
    return Workbook(path, tuple(map(_sheet, sheets)), tuple(notes), digest(data))


def digest(data: bytes) -> str:
    """What tells a file from any other."""
    return sha256(data).hexdigest()


def _sheet(sheet: Unpacked) -> Sheet:
    # Made without Python's help: a year of a thousand people has 366,000 cells.
    cells = map(
        partial(tuple.__new__, Cell),
        zip(sheet.cell_rows(), sheet.columns, sheet.values, sheet.fills, repeat(False)),
    )
    placed = zip(sheet.columns, cells, strict=True)
    rows: dict[int, dict[int, Cell]] = {}
    for row, many in sheet.rows:
        rows.setdefault(row, {}).update(islice(placed, many))
    return Sheet(
        sheet.name,
        rows,
        tuple(Merge(*merge) for merge in sheet.merges),
        sheet.hidden_rows,
        sheet.hidden_columns,
        sheet.hidden,
        sheet.uncalculated,
    )
