"""Tables with a row of headings, as companion sheets and legends have them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import fields_in
from ambrota.sheets.words.headings import Vocabulary, normal

YES = {"y", "yes", "true", "1", "x", "✓", "✔", "t", "locked", "vacant", "aspirant"}
NO = {"", "n", "no", "false", "0", "-", "f", "none"}


@dataclass(frozen=True)
class Table:
    """Rows under headings: `columns` is the column of each field that was found."""

    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    rows: tuple[int, ...]

    def cell(self, row: int, name: str) -> Cell | None:
        """The cell of that field, None when the table has no such column."""
        column = self.columns.get(name)
        return None if column is None else self.sheet.at(row, column)

    def said(self, row: int, name: str) -> str:
        """What the row says of the field, '' when nothing."""
        cell = self.cell(row, name)
        return "" if cell is None else cell.text

    def address(self, row: int, name: str) -> str:
        """The address of the field's cell; without its column, of the row's first known cell."""
        cell = self.cell(row, name) or self.sheet.at(row, min(self.columns.values()))
        return cell.address


def find_table(
    sheet: Sheet, vocabulary: Vocabulary, required: Set[str], *, within: int = 15
) -> Table | None:
    """The table whose heading row, one of the first `within`, names every required field."""
    best: Table | None = None
    for row, cells in list(sheet.filled_rows())[:within]:
        columns = fields_in(cells, vocabulary)
        if required <= set(columns) and (best is None or len(columns) > len(best.columns)):
            rows = tuple(
                below
                for below, said in sheet.filled_rows()
                if below > row and any(cell.column in columns.values() for cell in said)
            )
            best = Table(sheet, row, columns, rows)
    return best


def note_unread_columns(table: Table, vocabulary: Vocabulary, problems: Problems) -> None:
    """Say which columns of a table stand for nothing that is known."""
    used = set(table.columns.values())
    for cell in table.sheet.by_row.get(table.header_row, []):
        if cell.column not in used:
            known = vocabulary.get(normal(cell.text))
            found = f"a second column for {known}" if known else f"a column {cell.text!r}"
            problems.note(
                table.sheet.name, cell.address, found, "one of the headings that are known",
                "rename the heading if it matters; the column was not read",
            )  # fmt: skip


def yes_or_no(
    table: Table, row: int, name: str, problems: Problems, *, default: bool = False
) -> bool:
    """A yes or a no; anything else is named and counts as the default."""
    text = table.said(row, name).casefold()
    if text in YES:
        return True
    if text not in NO:
        problems.warn(
            table.sheet.name, table.address(row, name), repr(table.said(row, name)), "yes or no",
            f"write yes or no; it was read as {'yes' if default else 'no'}",
        )  # fmt: skip
        return default
    return False
