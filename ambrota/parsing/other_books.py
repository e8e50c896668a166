"""Old and foreign workbooks (.xls, .xlsb, .ods) by calamine."""

from __future__ import annotations

import io

import python_calamine

from ambrota.errors import UserError
from ambrota.parsing.content import protected
from ambrota.parsing.packed import CELL_LIMIT, Packed, Parsed, too_many
from ambrota.parsing.values import plain

_UNTOLD = (
    "colours, hidden rows and columns, and errors of formulas cannot be told in this kind of file",
    "an Excel workbook (.xlsx)",
    "nothing, if the rota does without them; else open it in Excel and save it as .xlsx",
)


def read_other(data: bytes) -> Parsed:
    """The sheets of the file: values, merged ranges and hidden sheets."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise protected() from error
    sheets, cells = [], 0
    for meta in book.sheets_metadata:
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = _sheet(book.get_sheet_by_name(meta.name), meta.name)
        sheet.hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
        cells += len(sheet)
        if cells > CELL_LIMIT:
            raise too_many(f"more than {CELL_LIMIT:,} cells", f"at most {CELL_LIMIT:,} cells")
        sheets.append(sheet)
    return Parsed(sheets, [_UNTOLD])


def _sheet(page: python_calamine.CalamineSheet, name: str) -> Packed:
    sheet = Packed(name)
    left = (page.start or (0, 0))[1]
    for row, values in enumerate(page.iter_rows(), 1):
        for column, value in enumerate(values, left + 1):
            if value not in ("", None):
                sheet.put(row, column, plain(value))
    sheet.merges = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in page.merged_cell_ranges or ()
    ]
    return sheet


def unreadable(error: Exception) -> UserError:
    """The refusal of a file on which a reader failed."""
    return UserError(
        "The workbook is damaged or of an unknown make", "",
        f"{type(error).__name__} while reading it", "a workbook that Excel opens",
        "open it in Excel and save it again as .xlsx",
    )  # fmt: skip
