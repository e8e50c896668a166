"""Changes of a rota that stands as one row per duty: rows changed, cancelled and added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from ambrota.model import DAY, Change, Kind, Rota
from ambrota.sheets.cells import Value
from ambrota.sheets.imported import Imported
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.lists.people import who_in
from ambrota.sheets.lists.spans import Span, set_days, spans_broken
from ambrota.sheets.people.people import name_key
from ambrota.sheets.problems import Problems
from ambrota.sheets.spots import ListRow
from ambrota.sheets.writing.cell_texts import Writer
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.list_rows import Form, ListRows
from ambrota.sheets.writing.package import Package

_OF_PERSON = ("id", "name", "first", "last", "role", "team", "manager", "hours", "rota")


def list_edits(
    imported: Imported,
    changes: Iterable[Change],
    writer: Writer,
    package: Package,
) -> dict[str, Edits]:
    """What to set on each sheet with a list."""
    editor = _Editor(imported, writer)
    changes = list(changes)
    for span in spans_broken(imported, changes):
        editor.split(span)
    for change in changes:
        editor.change(change)
    return {name: own.edits(package) for name, own in editor.sheets.items() if own.values}


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


@dataclass
class _Editor:
    """Turns changed person-days into rows of the lists."""

    imported: Imported
    writer: Writer
    sheets: dict[str, ListRows] = field(default_factory=dict)
    shared: set[ListRow] = field(default_factory=set)

    def __post_init__(self) -> None:
        source, rota = self.imported.source, self.imported.rota
        like: dict[Form, tuple[Listing, int]] = {}
        for listing in source.listings:
            self.sheets[listing.sheet.name] = ListRows(listing, self.writer, like)
        self.rows_of_person: dict[str, list[tuple[int, ListRow]]] = {}
        self.days: dict[str, list[int]] = {}
        for (person, day), rows in source.rows.items():
            for duty, (sheet, row) in zip(rota.by_cell.get((person, day), ()), rows, strict=False):
                like.setdefault(
                    (duty.code, duty.start, duty.end), (self.sheets[sheet].listing, row)
                )
            for at in rows:
                self.rows_of_person.setdefault(person, []).append((day, at))
                self.days.setdefault(at[0], []).append(day)

    def change(self, change: Change) -> None:
        """Put the day's new duties in its rows; cancel rows left over, add missing ones."""
        on = self.imported.rota.date_of(change.day)
        assert on is not None
        rows = list(self.imported.source.rows.get((change.person, change.day), ()))
        rows = [row for row in rows if row not in self.shared]
        for duty in change.after:
            if duty.kind is Kind.REST and duty.start is None and not self.writer.known(duty):
                continue
            sheet, row = rows.pop(0) if rows else self._new_row(change.person, change.day)
            self.sheets[sheet].fill(row, on, duty)
        for sheet, row in rows:
            self.sheets[sheet].remove(row, on)

    def split(self, span: Span) -> None:
        """Keep the other days of a row over several: the first run there, the rest in new rows."""
        self.shared.add(span.at)
        sheet, row = span.at
        own = self.sheets[sheet]
        if not span.left:
            own.remove(row, self.imported.rota.date_of(span.days[0]))
        for number, run in enumerate(span.left):
            at = own.add(row, self._said(span.at, own.listing.columns)) if number else row
            set_days(self.imported, own.listing, span, run, partial(own.set, at))

    def _new_row(self, person: str, day: int) -> ListRow:
        """A row at the end of the list of that day, with what is said of the person."""
        sheet = self._sheet_for(person, day)
        own = self.sheets[sheet]
        near = sorted(self.rows_of_person.get(person, []), key=lambda one: abs(one[0] - day))
        rows = [at for _, at in near] or list(self._rows_naming(person))
        # Rows grouped under one name state the person in the first of them alone.
        stated = next((at for at in rows if any(self._who(at))), None)
        stated = stated or next(self._rows_naming(person), None)
        if stated is None:
            said: dict[str, Value] = {"name": self.imported.rota.person(person).name}
        else:
            said = self._said(stated, _OF_PERSON)
        looks = next((row for name, row in rows if name == sheet), own.listing.header_row + 1)
        return sheet, own.add(looks, said)

    def _sheet_for(self, person: str, day: int) -> str:
        """The list whose dates take in the day and which has rows of the person, or comes near."""
        theirs = {sheet for _, (sheet, _) in self.rows_of_person.get(person, [])}

        def far(sheet: str) -> tuple[int, bool]:
            days = self.days.get(sheet) or [self.imported.rota.days * 2]
            return max(min(days) - day, day - max(days), 0), sheet not in theirs

        return min(self.sheets, key=far)

    def _rows_naming(self, person: str) -> Iterator[ListRow]:
        """The rows that name somebody, of whom no duty may be left."""
        stated = self.imported.rota.person(person)
        for sheet, own in self.sheets.items():
            for row in range(own.listing.header_row + 1, own.listing.last_row + 1):
                name, number = who_in(own.listing, row)
                if number == person or (name and name_key(name) == name_key(stated.name)):
                    yield sheet, row

    def _who(self, at: ListRow) -> tuple[str, str]:
        return who_in(self.sheets[at[0]].listing, at[1])

    def _said(self, at: ListRow, fields: Iterable[str]) -> dict[str, Value]:
        """What a row says in some fields."""
        listing = self.sheets[at[0]].listing
        cells = {name: listing.cell(at[1], name) for name in fields}
        return {name: cell.value for name, cell in cells.items() if cell is not None}
