"""Whose row it is in a list: by number, else by name; groups under one name are filled down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.people.people import Draft, contract_hours, is_vacant, name_key, set_manager
from ambrota.sheets.people.roster import Roster
from ambrota.sheets.problems import Problems

_NUMBER_BEHIND = re.compile(
    r"^(.+?)\s*(?:[(\[]\s*([A-Z]{0,3}\d{3,}[A-Z]?)\s*[)\]]|-\s+(\d{3,}))$", re.I
)
_NUMBER_FIRST = re.compile(r"^([A-Z]{0,3}\d{3,}[A-Z]?)\s*[-:,]?\s+(\D.+)$", re.I)

LONGEST = 200


def name_and_number(text: str) -> tuple[str, str]:
    """A name and the staff number written with it: 'ABLE, Ann (12345)', '12345 - Ann Able'."""
    if len(text) > LONGEST:
        return text, ""
    if match := _NUMBER_BEHIND.match(text):
        return match[1], match[2] or match[3]
    if match := _NUMBER_FIRST.match(text):
        return match[2], match[1]
    return text, ""


@dataclass
class PeopleOfList:
    """The people of a list as they are met, in order.

    `known`: those of the lists before it, by number or name.
    """

    listing: Listing
    problems: Problems
    roster: Roster
    known: dict[str, Draft]
    _last: tuple[int, Draft] | None = None
    _filled: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._grouped = _is_grouped(self.listing)

    def of(self, row: int) -> Draft | None:
        """Whose row it is; what the first rows say of them is kept. None, and named, for nobody."""
        name, number = who_in(self.listing, row)
        if not name and not number:
            draft = self._above(row)
            if draft is None:
                self._nobody(row)
                return None
        else:
            draft = self._draft(row, name, number)
        self._last = row, draft
        _fill(self.listing, row, draft, self.problems)
        return draft

    def tell(self) -> None:
        """Say once that rows without a name were read as the person's above them."""
        if self._filled:
            first = self.listing.sheet.at(self._filled[0], self._column())
            self.problems.note(
                self.listing.sheet.name, first.address,
                f"{len(self._filled)} rows without a name under one that has it",
                "a name in each row", "nothing, if they are that person's: so they were read",
            )  # fmt: skip

    def _column(self) -> int:
        columns = self.listing.columns
        who = [columns[f] for f in ("name", "id", "last", "first") if f in columns]
        return min(who, default=columns["date"])

    def _above(self, row: int) -> Draft | None:
        """The person of the rows above, where the list names each group of rows once."""
        if not self._grouped or self._last is None or self._last[0] != row - 1:
            return None
        self._filled.append(row)
        return self._last[1]

    def _nobody(self, row: int) -> None:
        cells = self.listing.sheet.by_row[row]
        self.problems.warn(
            self.listing.sheet.name, cells[0].address,
            f"a row without a person ({cells[0].text!r})", "a name or a staff number",
            "name the person, or take the row out; it was not read",
        )  # fmt: skip

    def _draft(self, row: int, name: str, number: str) -> Draft:
        key = f"no {number.casefold()}" if number else f"name {name_key(name)}"
        draft = self.known.get(key)
        if draft is None:
            sheet = self.listing.sheet
            cell = sheet.at(row, self._column())
            draft = Draft(sheet.name, cell.address, number, name, rota=sheet.name)
            draft.vacant = is_vacant(name)
            self.known[key] = draft
            self.roster.drafts.append(draft)
        draft.name = draft.name or name
        return draft


def who_in(listing: Listing, row: int) -> tuple[str, str]:
    """The name and the staff number that a row of a list states."""
    parts = (listing.said(row, "first"), listing.said(row, "last"))
    name = listing.said(row, "name") or " ".join(part for part in parts if part)
    number = listing.said(row, "id")
    return (name, number) if number or not name else name_and_number(name)


def _is_grouped(listing: Listing) -> bool:
    """Whether dated rows without a name are the rule: each group is named in its first row."""
    rows = list(_dated_rows(listing))
    without = sum(not any(who_in(listing, row)) for row in rows)
    return without * 3 > len(rows) and bool(rows) and any(who_in(listing, rows[0]))


def _dated_rows(listing: Listing) -> Iterator[int]:
    for row in range(listing.header_row + 1, listing.last_row + 1):
        if row in listing.sheet.by_row and listing.date(row, "date") is not None:
            yield row


def _fill(listing: Listing, row: int, draft: Draft, problems: Problems) -> None:
    """What a row says of its person besides the name."""
    draft.role = draft.role or listing.said(row, "role") or None
    draft.team = draft.team or listing.said(row, "team") or None
    manager, hours = listing.cell(row, "manager"), listing.cell(row, "hours")
    if manager is not None and manager.text and not draft.manager:
        set_manager(draft, manager.text, (listing.sheet.name, manager.address))
    if hours is not None and hours.text and draft.hours is None:
        draft.hours = contract_hours(
            hours.value, False, (listing.sheet.name, hours.address), problems
        )
