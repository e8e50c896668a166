"""The rows of one list: cells set, rows cancelled, and rows added below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ambrota.model import DAY, Duty, Kind
from ambrota.sheets.cells import Place, Value, as_text
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.manner import date_like, hours_like, time_like
from ambrota.sheets.words.times import parse_hours
from ambrota.sheets.writing.cell_texts import Writer
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.package import Package

CANCELLED = "Cancelled"

Form = tuple[str, int | None, int | None]
"""(code, start, end) of a duty"""


@dataclass
class ListRows:
    """What is to be set in one list. `like`: of each form of duty, a list and its row that has it.

    `added`: rows put below the list, each with the row whose looks it has.
    """

    listing: Listing
    writer: Writer
    like: Mapping[Form, tuple[Listing, int]]
    values: dict[Place, Value] = field(default_factory=dict)
    added: dict[int, int] = field(default_factory=dict)

    def edits(self, package: Package) -> Edits:
        """The cells to set, and the styles of those in added rows."""
        self._leave_alone(package)
        numbers = package.styles_of(self.listing.sheet.name)
        styles = {
            (row, column): numbers[like, column]
            for row, like in self.added.items()
            for column in self.listing.columns.values()
            if (like, column) in numbers
        }
        styles |= {at: numbers[like] for at, like in self._timed() if like in numbers}
        return Edits(self.values, styles, added=self.added)

    def _timed(self) -> Iterator[tuple[Place, Place]]:
        """Blank cells that are to hold a date or a time, each with one above or below that does.

        Where a row said nothing, its cell may show a plain number.
        """
        sheet, listing = self.listing.sheet, self.listing
        for name in ("start", "end", "end_date"):
            column = listing.columns.get(name)
            rows = range(listing.header_row + 1, listing.last_row + 1)
            like = next((r for r in rows if column and sheet.at(r, column).text), None)
            for row, at in self.values:
                own = at == column and row not in self.added and not sheet.at(row, at).text
                if own and like is not None and not isinstance(self.values[row, at], str):
                    yield (row, at), (like, at)

    def _leave_alone(self, package: Package) -> None:
        """Set no cell that says the same already, nor a formula that follows from the others."""
        sheet, listing = self.listing.sheet, self.listing
        formulas = package.cells_of(sheet.name).formulas if package.has_formulas else {}
        follows = {listing.columns.get(name) for name in ("paid", "date", "end_date", "resource")}
        for at, value in list(self.values.items()):
            same = at[0] not in self.added and as_text(sheet.at(*at).value) == as_text(value)
            if same or (at in formulas and at[1] in follows - {None}):
                del self.values[at]

    def add(self, like: int, said: Mapping[str, Value]) -> int:
        """A row at the end of the list that looks like another and says this of its fields."""
        row = self.listing.sheet.last_row + 1 + len(self.added)
        self.added[row] = like
        for name, value in said.items():
            self.set(row, name, value)
        return row

    def set(self, row: int, name: str, value: Value) -> None:
        """Set a field of a row, where the list has its column."""
        column = self.listing.columns.get(name)
        if column is not None:
            self.values[row, column] = value

    def remove(self, row: int, on: date | None) -> None:
        """Mark the row cancelled; without a column for that, blank what makes it a duty."""
        if "status" in self.listing.columns:
            self.set(row, "status", CANCELLED)
            return
        for name in ("code", "type", "start", "end", "paid", "end_date"):
            self.set(row, name, None)
        self._keep_date(row, on)

    def fill(self, row: int, on: date, duty: Duty) -> None:
        """Date, times, code and what goes with them."""
        like = self.like.get((duty.code, duty.start, duty.end))
        if row in self.added:
            self.set(row, "date", date_like(self._samples("date"), on, self.listing.manner))
        self._times(row, on, duty)
        self.set(row, "code", self._code(duty))
        self.set(row, "type", self._type(duty, like))
        self.set(row, "paid", self._paid(duty, like))
        self.set(row, "resource", duty.resource)
        self.set(row, "unit", duty.unit)
        if "status" in self.listing.columns and row in self.added:
            self.set(row, "status", _same_as(like, "status") or self._usual("status"))

    def _times(self, row: int, on: date, duty: Duty) -> None:
        manner = self.listing.manner
        if duty.start is None or duty.end is None:
            for name in ("start", "end", "end_date"):
                self.set(row, name, None)
            self._keep_date(row, on)
            return
        self.set(row, "start", time_like(self._samples("start"), on, duty.start, manner))
        self.set(row, "end", time_like(self._samples("end"), on, duty.end, manner))
        if "end_date" in self.listing.columns:
            last = on + timedelta(days=duty.end // DAY)
            self.set(row, "end_date", date_like(self._samples("end_date"), last, manner))

    def _keep_date(self, row: int, on: date | None) -> None:
        """The day of a row whose times were blanked, where its start alone states it."""
        if self.listing.date_is_start and on is not None:
            self.set(row, "start", time_like(self._samples("start"), on, 0, self.listing.manner))

    def _code(self, duty: Duty) -> Value:
        shift = self.writer.known(duty) or self.writer.shifts.get(code_key(duty.code))
        return shift.code if shift is not None else self.writer.text(duty)

    def _type(self, duty: Duty, like: tuple[Listing, int] | None) -> Value:
        same = _same_as(like, "type")
        return same if same is not None or duty.kind is Kind.COVER else duty.kind.value

    def _paid(self, duty: Duty, like: tuple[Listing, int] | None) -> Value:
        """Paid hours as a row with the same duty has them; a duty of several rows has their sum."""
        same = _same_as(like, "paid")
        hours = parse_hours(same)
        if duty.paid is None or (hours is not None and round(hours * 60) == duty.paid):
            return same
        return hours_like(self._samples("paid"), duty.paid)

    def _samples(self, name: str) -> list[Value]:
        """Some values of a column, to write new ones in its manner."""
        first = self.listing.header_row + 1
        rows = range(first, min(self.listing.last_row, first + 400) + 1)
        values = [cell.value for row in rows if (cell := self.listing.cell(row, name))]
        return [value for value in values if value not in (None, "")]

    def _usual(self, name: str) -> Value:
        found = Counter(value for value in self._samples(name) if value != CANCELLED)
        return found.most_common(1)[0][0] if found else None


def _same_as(like: tuple[Listing, int] | None, name: str) -> Value:
    """What a row with the same duty says in that column."""
    cell = None if like is None else like[0].cell(like[1], name)
    return None if cell is None else cell.value
