"""Pairings and Bank holidays: who is kept apart, and the holidays the trust keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ambrota.model import Pairing
from ambrota.sheets.cells import Sheet
from ambrota.sheets.people.managers import Directory
from ambrota.sheets.people.people import Draft
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.tables import Table, find_table, note_unread_columns
from ambrota.sheets.words.dates import parse_date
from ambrota.sheets.words.headings import BANK_HOLIDAYS, PAIRINGS


def read_pairings(sheet: Sheet, directory: Directory, problems: Problems) -> Iterator[Pairing]:
    """Who is not to work with whom. What stands in any other column is never read, nor repeated.

    Cells that name nobody are not repeated either: a reason may have been written into them.
    """
    table = find_table(sheet, PAIRINGS, {"person", "other"})
    if table is None:
        return
    _note_private(table, problems)
    for row in table.rows:
        one, other = (_person(table, row, field, directory, problems) for field in _FIELDS)
        if one is None or other is None:
            continue
        if one is other:
            problems.error(
                sheet.name, table.address(row, "other"), "one person twice", "two people",
                "correct one of the two; the row was not read",
            )  # fmt: skip
            continue
        yield Pairing(one.id, other.id)


_FIELDS = ("person", "other")


def _note_private(table: Table, problems: Problems) -> None:
    """Say that there is more in the sheet, and that nobody looks at it."""
    used = set(table.columns.values())
    others = [c for c in table.sheet.by_row.get(table.header_row, []) if c.column not in used]
    if others:
        problems.note(
            table.sheet.name, others[0].address, "columns besides Person and Not with",
            "Person and Not with", "nothing: a reason is private, and these are never read",
        )  # fmt: skip


def _person(
    table: Table, row: int, field: str, directory: Directory, problems: Problems
) -> Draft | None:
    """The person a cell names; nobody or several is an error."""
    text = table.said(row, field)
    found = directory.all(text) if text else []
    if len(found) == 1:
        return found[0]
    said = f"a name of {len(found)} people" if found else "nobody of the rota"
    problems.error(
        table.sheet.name, table.address(row, field), said if text else "no name",
        "the name, staff number or line of a person in the rota",
        "correct it; these two are not kept apart until then",
    )  # fmt: skip
    return None


def read_bank_holidays(sheet: Sheet, problems: Problems) -> Iterator[tuple[date, str]]:
    """The dates that count as bank holidays, with their names."""
    table = find_table(sheet, BANK_HOLIDAYS, {"date"})
    if table is None:
        return
    note_unread_columns(table, BANK_HOLIDAYS, problems)
    for row in table.rows:
        cell = table.sheet.at(row, table.columns["date"])
        if not cell.text and not table.said(row, "name"):
            continue
        on = parse_date(cell.value)
        if on is None:
            problems.error(
                sheet.name, cell.address, f"the date {cell.text!r}", "a date like 2026-12-25",
                "correct it; the row was not read",
            )  # fmt: skip
            continue
        yield on, table.said(row, "name") or "Bank holiday"
