"""Why a workbook holds no rota: the one reason that helps most."""

from __future__ import annotations

from ambrota.errors import UserError
from ambrota.sheets.cells import Workbook, address
from ambrota.sheets.grids import fields_in
from ambrota.sheets.headings import EXPORT
from ambrota.sheets.problems import Problems

NO_ROTA = "No rota was found in the file"


def sheet_names(book: Workbook) -> str:
    """The names of a workbook's sheets, for a message."""
    return ", ".join(repr(sheet.name) for sheet in book.sheets)


def no_rota(book: Workbook, problems: Problems) -> UserError:
    """The one reason why no rota was found."""
    listed = problems.listed()
    blamed = next((p for severity in ("error", "warning") for p in listed
                   if p.severity == severity), None)  # fmt: skip
    if blamed is not None:
        where = f"{book.path}, {blamed.sheet}!{blamed.cell}" if blamed.cell else str(book.path)
        return UserError(
            "The rota cannot be read", where, blamed.found, blamed.expected, blamed.todo
        )
    missing = _formulas_only(book) or _nobodys_list(book)
    if missing is not None:
        return missing
    return UserError(
        NO_ROTA,
        str(book.path),
        f"sheets {sheet_names(book)}"
        if any(s.by_row for s in book.sheets)
        else "blank sheets only",
        "people down and dates across, lines down and Monday to Sunday across, or one row per duty "
        "with headings such as Name, Date, Start, End",
        "add such headings, or state where things lie in a layout (--layout)",
    )


def _formulas_only(book: Workbook) -> UserError | None:
    """The reason where the workbook holds formulas that no program has worked out yet."""
    held = next((sheet for sheet in book.sheets if sheet.uncalculated), None)
    if held is None:
        return None
    return UserError(
        "The workbook's formulas have no values",
        f"{book.path}, {held.name}!{address(*min(held.uncalculated))}",
        f"{len(held.uncalculated)} formulas without a value",
        "values",
        "open it in Excel, let it calculate, and save it",
    )


def _nobodys_list(book: Workbook) -> UserError | None:
    """The reason where a list has dates and times and no column for the person."""
    for sheet in book.sheets:
        for row, cells in list(sheet.filled_rows())[:30]:
            if {"date", "start", "end"} <= set(fields_in(cells, EXPORT)):
                return UserError(
                    "The list does not say whose duties it holds",
                    f"{book.path}, {sheet.name}!{cells[0].address}",
                    f"headings for a date, a start and an end in row {row}, none for a person",
                    "a heading such as Name or Employee No",
                    "add a column that names the person, or state `person` in a layout (--layout)",
                )
    return None
