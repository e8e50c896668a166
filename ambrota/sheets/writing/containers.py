"""The file that a copy begins from: the workbook's own bytes, or an .xlsx of the same cells."""

from __future__ import annotations

import io
import re
from datetime import datetime, time

import openpyxl
from openpyxl.cell import Cell as XlsxCell
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ambrota.errors import UserError
from ambrota.sheets.cells import Cell, Sheet, Workbook
from ambrota.sheets.imported import Imported
from ambrota.sheets.problems import Problems

PATCHED = {".xlsx", ".xlsm"}
_WIDEST = 28
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def container(imported: Imported, problems: Problems) -> bytes:
    """The workbook's own bytes; for text tables and old formats, the same cells as an .xlsx."""
    source = imported.source.path
    if source.suffix.lower() in PATCHED:
        try:
            return source.read_bytes()
        except OSError as error:
            raise UserError(
                "The rota is not there any more", str(source), error.strerror or "no file",
                "the file it was read from", "put it back, or open the rota again",
            ) from error  # fmt: skip
    problems.note(
        None, None, f"a {source.suffix} file", "an Excel workbook",
        "nothing: the copy is an .xlsx workbook with the same cells",
    )  # fmt: skip
    return _as_xlsx(imported.source.book)


def _as_xlsx(book: Workbook) -> bytes:
    made = openpyxl.Workbook()
    first = made.active
    for sheet in book.sheets:
        page = made.create_sheet(sheet.name[:31])
        _fill(page, sheet)
    if first is not None:
        made.remove(first)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    widths: dict[int, int] = {}
    for cell in sheet.cells.values():
        made = page.cell(cell.row, cell.column)
        assert isinstance(made, XlsxCell)
        _set(made, cell)
        widths[cell.column] = max(widths.get(cell.column, 0), min(len(cell.text), _WIDEST))
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = width + 2
    for merge in sheet.merges:
        page.merge_cells(merge.range)
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column)].hidden = True
    if sheet.hidden:
        page.sheet_state = "hidden"


def _set(made: XlsxCell, cell: Cell) -> None:
    made.value = _CONTROL.sub("", cell.value) if isinstance(cell.value, str) else cell.value
    if isinstance(cell.value, str):
        # Text stays text, also when it begins like a formula.
        made.data_type = "s"
    elif isinstance(cell.value, datetime):
        made.number_format = "DD/MM/YYYY" if cell.value.time() == time(0) else "DD/MM/YYYY HH:MM"
    elif isinstance(cell.value, time):
        made.number_format = "HH:MM"
    if cell.fill is not None and len(cell.fill) == 8:
        made.fill = PatternFill("solid", fgColor=cell.fill)
