"""Rows of a list that are no duties: headings again, sums, footers, cancelled and double rows."""

from __future__ import annotations

import re

from ambrota.model import Kind, Shift
from ambrota.sheets.cells import Cell
from ambrota.sheets.entries import range_of
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.lists.shifts import ABSENT
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import TOTALS
from ambrota.sheets.words.kinds import kind_of_meaning, safe_kind

_CANCELLED = re.compile(
    r"\b(cancel\w*|deleted|withdrawn|void|removed|not worked|dna|declined|rejected|swapped out)\b",
    re.I,
)
_SUMS = re.compile(r"\b(sub ?-?totals?|grand total|totals?)\b", re.I)
_WHO = ("name", "id", "first", "last")
_SAYS = ("date", "start", "end", "times", "code", "type")


def cancelled(listing: Listing, row: int) -> str | None:
    """What a row says of itself when it was cancelled."""
    for field in ("status", "type"):
        text = listing.said(row, field)
        if _CANCELLED.search(text):
            return text
        if text and field == "status":
            return None
    return None


def with_status(listing: Listing, row: int, shift: Shift, cell: Cell, problems: Problems) -> Shift:
    """The duty, unless its status or its note says something else of the person that day."""
    status, note = listing.said(row, "status"), listing.said(row, "reason")
    absent = kind_of_meaning(status) or safe_kind(status) if status else None
    if absent in ABSENT and shift.kind not in ABSENT:
        problems.warn(
            listing.sheet.name, cell.address, f"a duty {shift.code!r} with the status {status!r}",
            "a duty or an absence", "say which of the two holds; until then it is not known",
        )  # fmt: skip
        return Shift(f"{shift.code} ({status})", Kind.UNKNOWN)
    if _CANCELLED.search(note):
        problems.warn(
            listing.sheet.name, cell.address, f"a duty with the note {note!r}",
            "a status that says whether it is worked",
            "take the row out or write Cancelled as its status; it was read as worked",
        )  # fmt: skip
    return shift


class NoDuties:
    """Rows passed over, gathered so that each sort of them is named once."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._headings = {cell.text for cell in listing.sheet.by_row[listing.header_row]}
        self._rows: dict[tuple[str, str], list[int]] = {}

    def has(self, row: int) -> bool:
        """Whether a row is plainly no duty; it is then kept for `tell`."""
        found = self._sort(row)
        if found is not None:
            self._rows.setdefault(found, []).append(row)
        return found is not None

    def _sort(self, row: int) -> tuple[str, str] | None:
        """What the row is, and what to do about it."""
        listing = self.listing
        cells = listing.sheet.by_row[row]
        again = [c for c in cells if isinstance(c.value, str) and c.text in self._headings]
        if len(again) > 1 and len(again) * 2 > len(cells):
            return "headings again", "nothing"
        says = [field for field in _SAYS if listing.said(row, field)]
        who = next((text for f in _WHO if (text := listing.said(row, f))), "")
        dated = listing.date(row, "date") is not None
        if not dated and (TOTALS.match(who) or any(_SUMS.search(c.text) for c in cells[:3])):
            return "sums", "nothing: sums are not read"
        if not says and (not who or len(cells) <= 2):
            return "no duty: no date, times or code", "nothing, if they are titles or footers"
        if not dated and len(cells) == 1:
            return "a text alone", "nothing, if it is a title or a footer"
        return None

    def tell(self, problems: Problems) -> None:
        """Name each sort once."""
        for (what, todo), rows in self._rows.items():
            column = self.listing.sheet.by_row[rows[0]][0].column
            many = f"{len(rows)} rows with {what}" if len(rows) > 1 else f"a row with {what}"
            first = self.listing.sheet.by_row[rows[0]][0].text
            problems.note(
                self.listing.sheet.name, range_of([(row, column) for row in rows]),
                f"{many} ({first!r})", "rows of duties", todo,
            )  # fmt: skip
