"""The People sheet: role, team, manager, contract, agreements of the people of the rota."""

from __future__ import annotations

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.companions.people_by_content import table_of_people
from ambrota.sheets.people.managers import Directory
from ambrota.sheets.people.people import (
    Draft,
    contract_hours,
    is_vacant,
    name_key,
    optional_date,
    set_manager,
    set_pay,
    set_restrictions,
)
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.tables import Table, find_table, note_unread_columns, yes_or_no
from ambrota.sheets.words.headings import PEOPLE


def people_table(sheet: Sheet) -> Table | None:
    """The table of the sheet: by name, else by number, else by line."""
    for key in ("name", "id", "line"):
        table = find_table(sheet, PEOPLE, {key})
        if table is not None:
            return table
    return None


def read_people(
    sheet: Sheet, drafts: list[Draft], directory: Directory, problems: Problems
) -> None:
    """Add what the sheet says to the people of the rota; people it has besides them are named."""
    table = people_table(sheet) or table_of_people(sheet, {name_key(one.name) for one in drafts})
    if table is None:
        problems.error(
            sheet.name, None, "no headings such as Name or Staff no", "a heading row",
            "add the headings; the sheet was not read",
        )  # fmt: skip
        return
    note_unread_columns(table, PEOPLE, problems)
    seen: dict[int, Cell] = {}
    for row in table.rows:
        cell = _who(table, row)
        if not cell.text:
            continue
        draft = _find(table, row, directory)
        if draft is None:
            if not is_vacant(table.said(row, "name")):
                problems.warn(
                    sheet.name, cell.address, f"{cell.text!r}, who is not in the rota",
                    "people of the rota", "add their row to the rota, or take them out here",
                )  # fmt: skip
            continue
        if id(draft) in seen:
            problems.error(
                sheet.name, cell.address,
                f"{cell.text!r} a second time; they stand in {seen[id(draft)].address} too",
                "one row for each person", "join the two rows; the first was read",
            )  # fmt: skip
            continue
        seen[id(draft)] = cell
        _take_number(table, row, draft, drafts, problems)
        _fill(table, row, draft, problems)


def _who(table: Table, row: int) -> Cell:
    """The cell that says who it is."""
    cells = [c for f in ("name", "id", "line", "last") if (c := table.cell(row, f)) and c.text]
    return cells[0] if cells else table.sheet.at(row, min(table.columns.values()))


def _find(table: Table, row: int, directory: Directory) -> Draft | None:
    """The person of the rota: by line (with its rota), by staff number, by name."""
    rota, line = table.said(row, "rota"), table.said(row, "line")
    name = table.said(row, "name") or " ".join(
        part for f in ("first", "last") if (part := table.said(row, f))
    )
    number = table.said(row, "id")
    draft = directory.line(line, rota) if line else None
    if draft is None and number:
        draft = directory.one(number)
    if draft is None and name and not is_vacant(name):
        draft = directory.one(name)
    return draft


def _take_number(
    table: Table, row: int, draft: Draft, drafts: list[Draft], problems: Problems
) -> None:
    """The staff number that only this sheet states is the person's id from here on."""
    number = table.said(row, "id")
    if not number or draft.staff_no or number in (draft.id, draft.label):
        return
    if any(other.staff_no.casefold() == number.casefold() for other in drafts):
        problems.error(
            table.sheet.name, table.address(row, "id"), f"the number {number!r} of another person",
            "a number of one person", "correct the number; it was not read",
        )  # fmt: skip
        return
    draft.staff_no = number


def _fill(table: Table, row: int, draft: Draft, problems: Problems) -> None:
    """Take over each stated field; a blank one leaves what the rota's own row says."""
    name = table.said(row, "name")
    if name and (draft.line is not None or not draft.name or name_key(draft.name) == draft.id):
        draft.name = name
    draft.aliases |= {text for f in ("id", "name") if (text := table.said(row, f))}
    draft.aliases |= {name_key(name)} if name else set()
    draft.role = table.said(row, "role") or draft.role
    draft.team = table.said(row, "team") or draft.team
    where = {f: (table.sheet.name, table.address(row, f)) for f in table.columns}
    if table.said(row, "manager"):
        set_manager(draft, table.said(row, "manager"), where["manager"])
    for field_name in ("hours", "wte"):
        cell = table.cell(row, field_name)
        if cell is not None and cell.text and (draft.hours is None or field_name == "hours"):
            draft.hours = contract_hours(
                cell.value, field_name == "wte", where[field_name], problems
            )
    if table.said(row, "restrictions"):
        set_restrictions(draft, table.said(row, "restrictions"), where["restrictions"], problems)
    draft.locked = yes_or_no(table, row, "locked", problems, default=True) or draft.locked
    draft.vacant = yes_or_no(table, row, "vacant", problems) or draft.vacant or is_vacant(name)
    draft.aspirant = yes_or_no(table, row, "aspirant", problems) or draft.aspirant
    for field_name in ("band", "unsocial"):
        cell = table.cell(row, field_name)
        if cell is not None:
            set_pay(draft, field_name, cell, table.sheet.name, problems)
    _dates(table, row, draft, problems)


def _dates(table: Table, row: int, draft: Draft, problems: Problems) -> None:
    def on(field_name: str) -> Cell | None:
        cell = table.cell(row, field_name)
        return cell if cell is not None and cell.text else None

    start, end = on("opt_from"), on("opt_to")
    if start or end:
        first, last = (
            optional_date(cell.value, (table.sheet.name, cell.address), problems) if cell else None
            for cell in (start, end)
        )
        if first or last:
            draft.opt_out = (first, last)
    elif on("opt") and yes_or_no(table, row, "opt", problems):
        draft.opt_out = (None, None)
    grade = on("grade_start")
    if grade is not None:
        draft.grade_start = optional_date(grade.value, (table.sheet.name, grade.address), problems)
