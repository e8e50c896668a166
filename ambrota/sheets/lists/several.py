"""Lists of duties on several sheets, such as one a month or a team: which of them are one rota."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ambrota.sheets.lists.listing import Listing, moments_in
from ambrota.sheets.lists.people import who_in
from ambrota.sheets.people.people import name_key
from ambrota.sheets.words.moments import USUAL, manner_of


def of_one_form(listings: list[Listing]) -> list[Listing]:
    """The lists under the same headings, of the form of which there is most.

    They are written in one manner: 02/03 on one sheet is what 02/13 on another says.
    """
    forms: dict[object, list[Listing]] = {}
    for listing in listings:
        forms.setdefault((frozenset(listing.columns), bool(listing.person)), []).append(listing)
    alike = max(forms.values(), key=lambda own: sum(map(length, own)))
    if len(alike) == 1:
        return alike
    manner = manner_of([text for listing in alike for text in moments_in(listing)])
    return [replace(one, manner=manner) if one.manner == USUAL else one for one in alike]


def length(listing: Listing) -> int:
    """The number of rows under the headings."""
    return listing.last_row - listing.header_row


def dates_of(listing: Listing) -> list[date]:
    """The dates that its rows state."""
    dates = (listing.date(row, "date") for row in _rows(listing))
    return [on for on in dates if on is not None]


def said_in(listing: Listing) -> set[tuple[object, ...]]:
    """Who has which entry on which day."""
    found: set[tuple[object, ...]] = set()
    for row in _rows(listing):
        name, number = who_in(listing, row)
        said = (listing.said(row, field) for field in ("code", "start", "times", "type"))
        found.add((number or name_key(name), listing.date(row, "date"), *said))
    return found


def _rows(listing: Listing) -> Iterator[int]:
    for row in range(listing.header_row + 1, listing.last_row + 1):
        if row in listing.sheet.by_row:
            yield row
