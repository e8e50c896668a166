"""Changes of a rota that stands as one row per duty: rows changed, cancelled and added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from ambrota.model import DAY, Change, Duty, Kind, Rota
from ambrota.sheets.cells import Place, Value, as_text
from ambrota.sheets.imported import Imported
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.lists.spans import Span, set_days, spans_broken
from ambrota.sheets.problems import Problems
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.manner import date_like, hours_like, time_like
from ambrota.sheets.words.times import parse_hours
from ambrota.sheets.writing.cell_texts import Writer
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.package import Package

CANCELLED = "Cancelled"
_OF_PERSON = ("id", "name", "first", "last", "role", "team", "manager", "hours", "rota")


def list_edits(
    imported: Imported,
    changes: Iterable[Change],
    writer: Writer,
    package: Package,
) -> dict[str, Edits]:
    """The cells to set, and the styles of cells in added rows."""
    listing = imported.source.listing
    assert listing is not None
    editor = _Editor(imported, listing, writer)
    changes = list(changes)
    for span in spans_broken(imported, changes):
        editor.split(span)
    for change in changes:
        editor.change(change)
    if not editor.values:
        return {}
    _leave_alone(editor, package)
    numbers = package.styles_of(listing.sheet.name)
    styles = {
        (row, column): numbers[like, column]
        for row, like in editor.added.items()
        for column in listing.columns.values()
        if (like, column) in numbers
    }
    return {listing.sheet.name: Edits(editor.values, styles, added=editor.added)}


def name_touching(proposed: Rota, changes: Iterable[Change], problems: Problems) -> None:
    """Name changed duties that begin or end with another's: as rows of a list they read as one."""
    timed = [duty for duty in proposed.duties if duty.start is not None]
    ends = {(duty.person, duty.day * DAY + (duty.end or 0)): duty for duty in timed}
    changed = {(change.person, change.day) for change in changes}
    for after in timed:
        before = ends.get((after.person, after.day * DAY + (after.start or 0)))
        if before is None or (before.kind, before.resource) != (after.kind, after.resource):
            continue
        if changed & {(before.person, before.day), (after.person, after.day)}:
            problems.warn(
                None, None, f"{before.code} of {after.person} on {proposed.date_of(before.day)}, "
                f"at whose end {after.code} begins", "some time between two duties of a list",
                "nothing, if it is meant: read again, the two rows are one duty",
            )  # fmt: skip


def _leave_alone(editor: _Editor, package: Package) -> None:
    """Set no cell that says the same already, nor a formula that follows from the others."""
    sheet, listing = editor.listing.sheet, editor.listing
    formulas = package.cells_of(sheet.name).formulas if package.has_formulas else {}
    follows = {listing.columns.get(name) for name in ("paid", "date", "end_date", "resource")}
    for at, value in list(editor.values.items()):
        same = at[0] not in editor.added and as_text(sheet.at(*at).value) == as_text(value)
        if same or (at in formulas and at[1] in follows - {None}):
            del editor.values[at]


@dataclass
class _Editor:
    """Turns changed person-days into cells of the list."""

    imported: Imported
    listing: Listing
    writer: Writer
    values: dict[Place, Value] = field(default_factory=dict)
    added: dict[int, int] = field(default_factory=dict)
    shared: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        sheet = self.listing.sheet
        self.next_row = sheet.last_row + 1
        self.row_of_person: dict[str, int] = {}
        self.like: dict[tuple[str, int | None, int | None], int] = {}
        rota = self.imported.rota
        for (person, day), rows in self.imported.source.rows.items():
            self.row_of_person.setdefault(person, rows[0])
            for duty, row in zip(rota.by_cell.get((person, day), ()), rows, strict=False):
                self.like.setdefault((duty.code, duty.start, duty.end), row)

    def change(self, change: Change) -> None:
        """Put the day's new duties in its rows; cancel rows left over, add missing ones."""
        rows = list(self.imported.source.rows.get((change.person, change.day), ()))
        rows = [row for row in rows if row not in self.shared]
        for duty in change.after:
            if duty.kind is Kind.REST and duty.start is None and not self.writer.known(duty):
                continue
            row = rows.pop(0) if rows else self._new_row(change)
            self._fill(row, change.day, duty)
        for row in rows:
            self._remove(row, change.day)

    def split(self, span: Span) -> None:
        """Keep the other days of a row over several: the first run there, the rest in new rows."""
        self.shared.add(span.row)
        if not span.left:
            self._remove(span.row, span.days[0])
        for number, run in enumerate(span.left):
            row = self._copy_of(span.row) if number else span.row
            set_days(self.imported, self.listing, span, run, partial(self._set, row))

    def _copy_of(self, like: int) -> int:
        row, self.next_row = self.next_row, self.next_row + 1
        self.added[row] = like
        for name, column in self.listing.columns.items():
            self._set(row, name, self.listing.sheet.at(like, column).value)
        return row

    def _set(self, row: int, name: str, value: Value) -> None:
        column = self.listing.columns.get(name)
        if column is not None:
            self.values[row, column] = value

    def _remove(self, row: int, day: int) -> None:
        """Mark the row cancelled; without a column for that, blank what makes it a duty."""
        if "status" in self.listing.columns:
            self._set(row, "status", CANCELLED)
            return
        for name in ("code", "type", "start", "end", "paid", "end_date"):
            self._set(row, name, None)
        self._keep_date(row, self.imported.rota.date_of(day))

    def _new_row(self, change: Change) -> int:
        """A row at the end of the list with what is said of the person."""
        row, self.next_row = self.next_row, self.next_row + 1
        sheet = self.listing.sheet
        like = self._row_of(change.person)
        self.added[row] = like
        for name in _OF_PERSON:
            if name in self.listing.columns:
                self._set(row, name, sheet.at(like, self.listing.columns[name]).value)
        return row

    def _row_of(self, person: str) -> int:
        """A row of that person; of one who has no duty left, any row that names them."""
        if person in self.row_of_person:
            return self.row_of_person[person]
        stated = self.imported.rota.person(person)
        for row in range(self.listing.header_row + 1, self.listing.last_row + 1):
            if (
                self.listing.said(row, "id") == person
                or self.listing.said(row, "name") == stated.name
            ):
                return row
        return self.listing.header_row + 1

    def _fill(self, row: int, day: int, duty: Duty) -> None:
        """Date, times, code and what goes with them."""
        rota = self.imported.rota
        on = rota.date_of(day)
        assert on is not None
        like = self.like.get((duty.code, duty.start, duty.end))
        if row in self.added:
            self._set(row, "date", date_like(self._samples("date"), on, self.listing.manner))
        self._times(row, on, duty)
        self._set(row, "code", self._code(duty))
        self._set(row, "type", self._type(duty, like))
        self._set(row, "paid", self._paid(duty, like))
        self._set(row, "resource", duty.resource)
        self._set(row, "unit", duty.unit)
        if "status" in self.listing.columns and row in self.added:
            self._set(row, "status", self._same_as(like, "status") or self._usual("status"))

    def _times(self, row: int, on: date, duty: Duty) -> None:
        if duty.start is None or duty.end is None:
            for name in ("start", "end", "end_date"):
                self._set(row, name, None)
            self._keep_date(row, on)
            return
        self._set(
            row, "start", time_like(self._samples("start"), on, duty.start, self.listing.manner)
        )
        self._set(row, "end", time_like(self._samples("end"), on, duty.end, self.listing.manner))
        if "end_date" in self.listing.columns:
            last = on + timedelta(days=duty.end // DAY)
            self._set(
                row, "end_date", date_like(self._samples("end_date"), last, self.listing.manner)
            )

    def _keep_date(self, row: int, on: date | None) -> None:
        """The day of a row whose times were blanked, where its start alone states it."""
        if self.listing.date_is_start and on is not None:
            self._set(row, "start", time_like(self._samples("start"), on, 0, self.listing.manner))

    def _code(self, duty: Duty) -> Value:
        shift = self.writer.known(duty) or self.writer.shifts.get(code_key(duty.code))
        return shift.code if shift is not None else self.writer.text(duty)

    def _type(self, duty: Duty, like: int | None) -> Value:
        same = self._same_as(like, "type")
        return same if same is not None or duty.kind is Kind.COVER else duty.kind.value

    def _paid(self, duty: Duty, like: int | None) -> Value:
        """Paid hours as a row with the same duty has them; a duty of several rows has their sum."""
        same = self._same_as(like, "paid")
        hours = parse_hours(same)
        if duty.paid is None or (hours is not None and round(hours * 60) == duty.paid):
            return same
        return hours_like(self._samples("paid"), duty.paid)

    def _same_as(self, row: int | None, name: str) -> Value:
        """What a row with the same duty says in that column."""
        cell = self.listing.cell(row, name) if row is not None else None
        return None if cell is None else cell.value

    def _samples(self, name: str) -> list[Value]:
        """Some values of a column, to write new ones in its manner."""
        rows = range(self.listing.header_row + 1, min(self.listing.last_row, 400) + 1)
        values = [cell.value for row in rows if (cell := self.listing.cell(row, name))]
        return [value for value in values if value not in (None, "")]

    def _usual(self, name: str) -> Value:
        found = Counter(value for value in self._samples(name) if value != CANCELLED)
        return found.most_common(1)[0][0] if found else None
