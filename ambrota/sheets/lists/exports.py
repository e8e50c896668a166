"""One-row-per-duty lists as people and duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ambrota.model import DAY, Duty, Shift
from ambrota.sheets.cells import Cell
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.entries import Entries
from ambrota.sheets.lists.listing import Listing, note_columns
from ambrota.sheets.lists.people import PeopleOfList
from ambrota.sheets.lists.row_times import days_of_absence, row_times
from ambrota.sheets.lists.rows import NoDuties, cancelled, with_status
from ambrota.sheets.lists.shifts import ABSENT, kind_of_row, learn_codes, shift_of_row
from ambrota.sheets.people.people import Draft
from ambrota.sheets.people.roster import Roster, give_ids, joint_name
from ambrota.sheets.problems import Problems
from ambrota.sheets.spots import ListRow
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.words.times import parse_hours


@dataclass
class Row:
    """One row of the list: who, when, what, before ids are given.

    `doubles`: further rows that say just the same.
    """

    listing: Listing
    row: int
    draft: Draft
    on: date
    shift: Shift
    unit: str | None
    cell: Cell
    doubles: list[ListRow] = field(default_factory=list)

    @property
    def at(self) -> ListRow:
        """The row in the file."""
        return self.listing.sheet.name, self.row

    @property
    def address(self) -> str:
        """The cell where the duty stands: 'Duties!D7'."""
        return f"{self.listing.sheet.name}!{self.cell.address}"


@dataclass
class ExportRead:
    """The people of one or more lists and the rows that are duties."""

    roster: Roster = field(default_factory=Roster)
    rows: list[Row] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)


def read_listings(listings: Iterable[Listing], book: CodeBook, problems: Problems) -> ExportRead:
    """Every row of the lists of a rota; what is no duty is named."""
    read = ExportRead()
    known: dict[str, Draft] = {}
    told: set[str] = set()
    listings = list(listings)
    for listing in listings:
        learn_codes(listing, book)
    for listing in listings:
        _read(listing, PeopleOfList(listing, problems, read.roster, known), read, book, problems)
        note_columns(listing, told, problems)
    _without_doubles(read, problems)
    for draft in read.roster.drafts:
        draft.rota = joint_name([listing.sheet.name for listing in listings])
    give_ids(read.roster.drafts)
    return read


def _read(
    listing: Listing, people: PeopleOfList, read: ExportRead, book: CodeBook, problems: Problems
) -> None:
    """The rows of one list."""
    passed = NoDuties(listing)
    for row in range(listing.header_row + 1, listing.last_row + 1):
        if row not in listing.sheet.by_row or passed.has(row):
            continue
        draft = people.of(row)
        on = listing.date(row, "date")
        if on is not None:
            read.dates.append(on)
        if draft is not None:
            made = _rows(listing, row, draft, book, problems)
            read.rows += made
            read.dates += [one.on for one in made]
    people.tell()
    passed.tell(problems)


def _rows(
    listing: Listing, row: int, draft: Draft, book: CodeBook, problems: Problems
) -> list[Row]:
    """The duty of a row; one for each day of leave over several; none for a row that is none."""
    date_cell = listing.sheet.at(row, listing.columns["date"])
    start_cell = listing.cell(row, "start")
    cell = start_cell if start_cell is not None else listing.cell(row, "code") or date_cell

    def refuse(*said: str, severity: str = "error", at: Cell = cell) -> list[Row]:
        problems.add(severity, listing.sheet.name, at.address, *said)
        return []

    if (status := cancelled(listing, row)) is not None:
        found = f"a cancelled row ({status})"
        return refuse(found, "duties", "nothing: it is no duty", severity="note")
    on = listing.date(row, "date")
    if on is None:
        found, expected = f"the date {date_cell.text!r}", "a date like 2026-01-05"
        return refuse(found, expected, "correct the date; the row was not read", at=date_cell)
    kind = kind_of_row(listing, row, book)
    days = days_of_absence(listing, row, on) if kind in ABSENT else None
    if isinstance(days, str):
        return refuse(days, "a last day after the first", "correct the dates")
    times = (
        None if days is not None else row_times(listing, row, full_day=_full(listing, row, book))
    )
    if isinstance(times, str):
        expected = "a start and an end after it"
        return refuse(times, expected, "correct the times; the row was not read")
    code = listing.said(row, "code")
    if not code and times is None:
        # Absences of lists without codes are told by their type alone.
        code = listing.said(row, "type")
    if not code and times is None:
        severity, *nothing = _no_duty(listing, row)
        return refuse(*nothing, severity=severity)
    shift = shift_of_row(listing, row, code, times, book, problems, cell)
    shift = with_status(listing, row, shift, cell, problems)
    if days is not None:
        shift = replace(shift, start=None, end=None)
    unit = listing.said(row, "unit") or None
    return [
        Row(listing, row, draft, on + timedelta(days=day), shift, unit, cell)
        for day in range(days or 1)
    ]


def _no_duty(listing: Listing, row: int) -> tuple[str, str, str, str]:
    """How grave a row without times and code is, what it is, what was expected, what to do."""
    worked = _worked(listing, row)
    if not worked:
        return "note", "a row without times and code", "a duty", "nothing, if it is no duty"
    return (
        "warning", f"{worked} hours without times and code", "a duty with its times",
        "write when they were worked; the row was not read",
    )  # fmt: skip


def _worked(listing: Listing, row: int) -> str:
    """The hours that a row states, as it writes them; '' for none."""
    paid = listing.cell(row, "paid")
    return paid.text if paid is not None and parse_hours(paid.value) else ""


def _full(listing: Listing, row: int, book: CodeBook) -> bool:
    """Whether the row is one of 24 hours by its code or its hours."""
    code, paid = listing.said(row, "code"), listing.cell(row, "paid")
    known = book.shifts.get(code_key(code)) or parse_span(code)
    if known is not None and known.end is not None and known.end - (known.start or 0) == DAY:
        return True
    hours = None if paid is None else parse_hours(paid.value)
    return hours is not None and 12 < hours <= 24


def _without_doubles(read: ExportRead, problems: Problems) -> None:
    """A row that says just what another says is read once, and named."""
    first: dict[tuple[object, ...], Row] = {}
    kept = []
    for row in read.rows:
        same = (id(row.draft), row.on, row.shift, row.unit)
        if same in first and first[same].at != row.at:
            other = first[same]
            other.doubles.append(row.at)
            alone = other.listing is row.listing
            problems.warn(
                row.listing.sheet.name, row.cell.address,
                f"the same duty as in {other.cell.address if alone else other.address}",
                "each duty once",
                "take one of the two rows out; it was read once",
            )  # fmt: skip
            continue
        first.setdefault(same, row)
        kept.append(row)
    read.rows = kept


def entries_of(read: ExportRead, first_day: date, codes: CodeBook, problems: Problems) -> Entries:
    """The rows as duties, touching rows of one person joined."""
    entries = Entries()
    ordered = sorted(read.rows, key=_order)
    rows: dict[tuple[str, int], list[ListRow]] = {}
    doubles: dict[tuple[str, int], list[ListRow]] = {}
    for group in _joined(ordered):
        first, last = group[0], group[-1]
        day = (first.on - first_day).days
        duty = first.shift.duty(first.draft.id, day, first.address)
        if len(group) > 1 and last.shift.end is not None:
            shifts = [row.shift for row in group]
            paid = [shift.paid for shift in shifts if shift.paid is not None]
            end = (last.on - first.on).days * DAY + last.shift.end
            duty = replace(duty, end=end, paid=sum(paid) if len(paid) == len(shifts) else None)
            duty = _as_its_code(duty, codes)
            problems.note(
                first.listing.sheet.name, first.cell.address,
                f"{len(group)} rows that touch, joined to one duty", "one row for each duty",
                "nothing, if they are one duty",
            )  # fmt: skip
        entries.duties.append(replace(duty, unit=first.unit))
        rows.setdefault((first.draft.id, day), []).extend(row.at for row in group)
        doubles.setdefault((first.draft.id, day), []).extend(
            at for row in group for at in row.doubles
        )
    # Double rows last: where the duty changes, they are taken out with it.
    entries.rows = {key: (*numbers, *doubles[key]) for key, numbers in rows.items()}
    place = {draft.id: number for number, draft in enumerate(read.roster.drafts)}
    entries.duties.sort(key=lambda duty: (place[duty.person], duty.day))
    return entries


def _as_its_code(duty: Duty, codes: CodeBook) -> Duty:
    """A joined duty with the paid hours of its code, where its rows together are that code."""
    shift = codes.shifts.get(code_key(duty.code))
    if duty.paid is None and shift and (shift.start, shift.end) == (duty.start, duty.end):
        return replace(duty, paid=shift.paid)
    return duty


def _joined(rows: list[Row]) -> list[list[Row]]:
    """Rows in groups of which each begins where the one before it ended, each by its first row.

    Rows without times, as of leave on the day in between, part nothing.
    """
    groups = [*_touching(row for row in rows if row.shift.start is not None)]
    groups += [[row] for row in rows if row.shift.start is None]
    return sorted(groups, key=lambda group: _order(group[0]))


def _order(row: Row) -> tuple[str, date, int]:
    return row.draft.id, row.on, row.shift.start or 0


def _touching(rows: Iterable[Row]) -> Iterator[list[Row]]:
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
