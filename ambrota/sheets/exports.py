"""One-row-per-duty lists as people and duties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ambrota.model import DAY, Kind, Shift
from ambrota.sheets.cells import Cell
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.entries import Entries
from ambrota.sheets.export_times import row_times
from ambrota.sheets.kinds import (
    code_key,
    kind_of_meaning,
    kind_of_word,
    safe_kind,
    training_category,
)
from ambrota.sheets.listing import Listing
from ambrota.sheets.moments import date_in
from ambrota.sheets.people import Draft, contract_hours, is_vacant, name_key, set_manager
from ambrota.sheets.problems import Problems
from ambrota.sheets.roster import Roster, give_ids
from ambrota.sheets.times import parse_hours, times_code

_CANCELLED = re.compile(r"\b(cancel\w*|deleted|withdrawn|void|removed|not worked|dna)\b", re.I)


@dataclass
class Row:
    """One row of the list: who, when, what, before ids are given."""

    row: int
    draft: Draft
    on: date
    shift: Shift
    unit: str | None
    cell: Cell


@dataclass
class ExportRead:
    """The people of a list and the rows that are duties."""

    roster: Roster = field(default_factory=Roster)
    rows: list[Row] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)


def read_listing(listing: Listing, book: CodeBook, problems: Problems) -> ExportRead:
    """Every row of a list; what is no duty is named."""
    read = ExportRead()
    known: dict[str, Draft] = {}
    _learn_codes(listing, book)
    for row in range(listing.header_row + 1, listing.last_row + 1):
        if row not in listing.sheet.by_row:
            continue
        draft = _person(listing, row, known, read.roster, problems)
        on = date_in(listing.sheet.at(row, listing.columns["date"]))
        if on is not None:
            read.dates.append(on)
        made = _row(listing, row, draft, book, problems) if draft is not None else None
        if made is not None:
            read.rows.append(made)
    give_ids(read.roster.drafts)
    return read


def _person(
    listing: Listing, row: int, known: dict[str, Draft], roster: Roster, problems: Problems
) -> Draft | None:
    """Whose row it is: by number, else by name; what the first rows say of them is kept."""
    parts = (listing.said(row, "first"), listing.said(row, "last"))
    name = listing.said(row, "name") or " ".join(part for part in parts if part)
    number = listing.said(row, "id")
    if not number and not name:
        cells = listing.sheet.by_row[row]
        problems.warn(
            listing.sheet.name, cells[0].address, f"a row without a person ({cells[0].text!r})",
            "a name or a staff number", "name the person, or take the row out; it was not read",
        )  # fmt: skip
        return None
    key = f"no {number.casefold()}" if number else f"name {name_key(name)}"
    draft = known.get(key)
    if draft is None:
        cell = listing.cell(row, "name") or listing.cell(row, "id") or listing.sheet.at(row, 1)
        draft = Draft(listing.sheet.name, cell.address, number, name, rota=listing.sheet.name)
        draft.vacant = is_vacant(name)
        known[key] = draft
        roster.drafts.append(draft)
    draft.name = draft.name or name
    draft.role = draft.role or listing.said(row, "role") or None
    draft.team = draft.team or listing.said(row, "team") or None
    manager, hours = listing.cell(row, "manager"), listing.cell(row, "hours")
    if manager is not None and manager.text and not draft.manager:
        set_manager(draft, manager.text, (listing.sheet.name, manager.address))
    if hours is not None and hours.text and draft.hours is None:
        draft.hours = contract_hours(
            hours.value, False, (listing.sheet.name, hours.address), problems
        )
    return draft


def _learn_codes(listing: Listing, book: CodeBook) -> None:
    """Codes that no legend explains get the times that most of their rows have."""
    seen: dict[str, Counter[tuple[int, int, str, str]]] = {}
    for row in range(listing.header_row + 1, listing.last_row + 1):
        code, times = listing.said(row, "code"), row_times(listing, row)
        if code and code_key(code) not in book.shifts and isinstance(times, tuple):
            resource = book.spelling.of(listing.said(row, "resource")) or ""
            rest = (listing.said(row, "type"), resource)
            seen.setdefault(code, Counter())[(*times, *rest)] += 1
    for code, times_seen in seen.items():
        start, end, type_, resource = times_seen.most_common(1)[0][0]
        kind = _stated_kind(code, type_) or Kind.COVER
        category = training_category(code, type_) if kind is Kind.TRAINING else None
        book.used.setdefault(
            code_key(code),
            Shift(code, kind, start, end, resource=resource or book.resource_for(kind),
                  category=category),
        )  # fmt: skip


def _stated_kind(code: str, type_: str) -> Kind | None:
    return (
        (kind_of_word(type_) or kind_of_meaning(type_) if type_ else None)
        or safe_kind(code)
        or kind_of_meaning(code)
    )


def _row(
    listing: Listing, row: int, draft: Draft, book: CodeBook, problems: Problems
) -> Row | None:
    """The duty of a row; None for a row that is none, which is then named."""
    date_cell = listing.sheet.at(row, listing.columns["date"])
    start_cell = listing.cell(row, "start")
    cell = start_cell if start_cell is not None else listing.cell(row, "code") or date_cell

    def refuse(severity: str, at: Cell, found: str, expected: str, todo: str) -> None:
        problems.add(severity, listing.sheet.name, at.address, found, expected, todo)

    status = listing.said(row, "status") or listing.said(row, "type")
    if _CANCELLED.search(status):
        refuse("note", cell, f"a cancelled row ({status})", "duties", "nothing: it is no duty")
        return None
    on = date_in(date_cell)
    if on is None:
        refuse(
            "error", date_cell, f"the date {date_cell.text!r}", "a date like 2026-01-05",
            "correct the date; the row was not read",
        )  # fmt: skip
        return None
    times = row_times(listing, row)
    if isinstance(times, str):
        refuse(
            "error", cell, times, "a start and an end after it",
            "correct the times; the row was not read",
        )  # fmt: skip
        return None
    code = listing.said(row, "code")
    if not code and times is None:
        # Absences of lists without codes are told by their type alone.
        code = listing.said(row, "type")
    if not code and times is None:
        refuse("note", cell, "a row without times and code", "a duty", "nothing, if it is no duty")
        return None
    shift = _shift(listing, row, code, times, book, problems, cell)
    return Row(row, draft, on, shift, listing.said(row, "unit") or None, cell)


def _shift(
    listing: Listing,
    row: int,
    code: str,
    times: tuple[int, int] | None,
    book: CodeBook,
    problems: Problems,
    cell: Cell,
) -> Shift:
    """What the row says: its own times first, then its type, then what its code means."""
    known = book.shifts.get(code_key(code)) or book.used.get(code_key(code)) if code else None
    kind = _stated_kind(code, listing.said(row, "type"))
    if known is None and times is None and kind is None:
        reading = book.read_text(code)
        if reading.doubt is not None:
            doubt = reading.doubt
            problems.add(
                doubt.severity, listing.sheet.name, cell.address, doubt.found, doubt.expected,
                doubt.todo,
            )  # fmt: skip
        return reading.entries[0][0]
    legend = book.shifts.get(code_key(code)) if code else None
    if legend is not None:
        kind = legend.kind
    kind = kind or Kind.COVER
    base = known or Shift(code or times_code(*(times or (0, DAY))), kind)
    category = base.category or (training_category(code) if kind is Kind.TRAINING else None)
    shift = replace(base, kind=kind, category=category)
    if times is not None and times != (base.start, base.end):
        shift = replace(shift, start=times[0], end=times[1], paid=None)
    resource = book.spelling.of(listing.said(row, "resource")) or base.resource
    resource = resource or book.resource_for(kind)
    paid = _paid(listing, row, problems)
    if paid is not None:
        shift = replace(shift, paid=paid)
    shift = replace(shift, resource=resource if kind is Kind.COVER else base.resource)
    book.used.setdefault(code_key(shift.code), replace(shift, paid=base.paid))
    return shift


def _paid(listing: Listing, row: int, problems: Problems) -> int | None:
    cell = listing.cell(row, "paid")
    if cell is None or not cell.text:
        return None
    hours = parse_hours(cell.value)
    if hours is None or hours < 0:
        problems.warn(
            listing.sheet.name, cell.address, f"hours {cell.text!r}", "hours, 0 or more",
            "correct the hours; they were taken from the times",
        )  # fmt: skip
        return None
    return round(hours * 60)


def entries_of(listing: Listing, read: ExportRead, first_day: date, problems: Problems) -> Entries:
    """The rows as duties, touching rows of one person joined."""
    entries = Entries()
    ordered = sorted(read.rows, key=lambda row: (row.draft.id, row.on, row.shift.start or 0))
    rows: dict[tuple[str, int], list[int]] = {}
    for group in _joined(ordered):
        first, last = group[0], group[-1]
        day = (first.on - first_day).days
        duty = first.shift.duty(first.draft.id, day, f"{listing.sheet.name}!{first.cell.address}")
        if len(group) > 1 and last.shift.end is not None:
            shifts = [row.shift for row in group]
            paid = [shift.paid for shift in shifts if shift.paid is not None]
            end = (last.on - first.on).days * DAY + last.shift.end
            duty = replace(duty, end=end, paid=sum(paid) if len(paid) == len(shifts) else None)
            problems.note(
                listing.sheet.name, first.cell.address,
                f"{len(group)} rows that touch, joined to one duty", "one row for each duty",
                "nothing, if they are one duty",
            )  # fmt: skip
        entries.duties.append(replace(duty, unit=first.unit))
        rows.setdefault((first.draft.id, day), []).extend(row.row for row in group)
    entries.rows = {key: tuple(numbers) for key, numbers in rows.items()}
    place = {draft.id: number for number, draft in enumerate(read.roster.drafts)}
    entries.duties.sort(key=lambda duty: (place[duty.person], duty.day))
    return entries


def _joined(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows in groups of which each begins where the one before it ended."""
    group: list[Row] = []
    for row in rows:
        if group and _touch(group[-1], row):
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
    if group:
        yield group


def _touch(before: Row, after: Row) -> bool:
    if before.draft is not after.draft or before.shift.end is None or after.shift.start is None:
        return False
    alike = (before.shift.kind, before.shift.resource) == (after.shift.kind, after.shift.resource)
    gap = after.on - before.on - timedelta(minutes=before.shift.end - after.shift.start)
    return alike and gap == timedelta(0)
