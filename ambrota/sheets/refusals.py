"""Why a workbook holds no rota: the one reason that helps most."""

from __future__ import annotations

from itertools import pairwise

from ambrota.errors import UserError
from ambrota.model import WEEK
from ambrota.sheets.cells import Workbook, address
from ambrota.sheets.lists.listing import WHO
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import fields_in
from ambrota.sheets.words.dates import parse_date
from ambrota.sheets.words.headings import EXPORT, SESSIONS

NO_ROTA = "No rota was found in the file"
_FEWEST_DATES = 3


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
    missing = _formulas_only(book) or _tables_under_dates(book) or _nobodys_list(book)
    missing = missing or _dayless_list(book) or _weeks_apart(book)
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


def _weeks_apart(book: Workbook) -> UserError | None:
    """The reason where the dates of a heading are one weekday's only, such as Saturdays."""
    for sheet in book.sheets:
        for row, cells in list(sheet.filled_rows())[:30]:
            dates = [on for cell in cells if (on := parse_date(cell.value)) is not None]
            steps = {(b - a).days for a, b in pairwise(dates)}
            if len(dates) < _FEWEST_DATES or steps != {WEEK}:
                continue
            return UserError(
                "The rota has one day of each week only",
                f"{book.path}, {sheet.name}!{cells[0].address}",
                f"{len(dates)} dates in row {row} from {dates[0]:%A %d %b %Y}, each a week after "
                "the one before",
                "a column for each day",
                "add the days between, blank if nobody works on them",
            )
    return None


def _tables_under_dates(book: Workbook) -> UserError | None:
    """The reason where each date is a title over a small table of its duties."""
    for sheet in book.sheets:
        titles, headings = [], 0
        for _, cells in sheet.filled_rows():
            if len(cells) == 1 and parse_date(cells[0].value) is not None:
                titles.append(cells[0])
            headings += bool(titles) and {"name", "start", "end"} <= set(fields_in(cells, EXPORT))
        if len(titles) >= _FEWEST_DATES and headings >= len(titles):
            return UserError(
                "Each date has a table of its own",
                f"{book.path}, {sheet.name}!{titles[0].address}",
                f"{len(titles)} dates as titles, a table of duties with its headings under each",
                "one table with a row for each duty and a column Date",
                "write the date beside each duty under one heading",
            )
    return None


def _dayless_list(book: Workbook) -> UserError | None:
    """The reason where a list has people and times and no column for the date."""
    for sheet in book.sheets:
        for row, cells in list(sheet.filled_rows())[:30]:
            fields = set(fields_in(cells, EXPORT))
            if {"start", "end"} <= fields and WHO & fields and "date" not in fields:
                return UserError(
                    "The list does not say on which days its duties are",
                    f"{book.path}, {sheet.name}!{cells[0].address}",
                    f"headings for a person, a start and an end in row {row}, none for a date",
                    "a column Date",
                    "write the date beside each duty; lists of a day each go below one another on "
                    "one sheet",
                )
    return None


def _nobodys_list(book: Workbook) -> UserError | None:
    """The reason where a list has dates and times and no column for the person."""
    for sheet in book.sheets:
        for row, cells in list(sheet.filled_rows())[:30]:
            ours = {"kind", "person"} <= set(fields_in(cells, SESSIONS))
            if {"date", "start", "end"} <= set(fields_in(cells, EXPORT)) and not ours:
                return UserError(
                    "The list does not say whose duties it holds",
                    f"{book.path}, {sheet.name}!{cells[0].address}",
                    f"headings for a date, a start and an end in row {row}, none for a person",
                    "a heading such as Name or Employee No",
                    "add a column that names the person, or state `person` in a layout (--layout)",
                )
    return None
