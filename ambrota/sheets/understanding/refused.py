"""What is asked where no rota was found: to mend the file, whose list it is, or where it stands."""

from __future__ import annotations

from dataclasses import replace

from ambrota.errors import UserError
from ambrota.sheets.cells import Place, Workbook
from ambrota.sheets.layout import Layout
from ambrota.sheets.lists.listing import find_listing
from ambrota.sheets.refusals import NO_ROTA
from ambrota.sheets.understanding.question import Question

ANYBODY = "A Able"
EXAMPLES = 12


def refused(book: Workbook, refusal: UserError | None, layout: Layout) -> Question:
    """The one question that is open while there is no rota."""
    return _mend(book, refusal) or _person(book, layout) or _where(book, refusal)


def _mend(book: Workbook, refusal: UserError | None) -> Question | None:
    """A file that nothing can be said of before it is mended."""
    if not any(sheet.cells for sheet in book.sheets):
        told = (
            "None of its sheets holds anything.",
            "Cancel, and open the workbook that is meant.",
        )
        return Question("mend", "mend", "The workbook is blank", told, None)
    if refusal is None or not any(sheet.uncalculated for sheet in book.sheets):
        return None
    if any(any(sheet.by_row) for sheet in book.sheets if not sheet.uncalculated):
        return None
    todo = "Open it in Excel, let it calculate, and save it; then it can be read again here."
    return Question("mend", "mend", refusal.title, (f"There are {refusal.found}.", todo), None)


def _person(book: Workbook, layout: Layout) -> Question | None:
    """A list that can be read but for whose it is."""
    if layout.person:
        return None
    stated = replace(layout, person=ANYBODY)
    for sheet in book.sheets:
        if not layout.applies_to(sheet.name):
            continue
        listing = find_listing(sheet, stated.on(sheet.name))
        if listing is None or not listing.person:
            continue
        column = listing.columns["date"]
        rows = range(listing.header_row + 1, listing.last_row + 1)
        cells: list[Place] = [(row, column) for row in rows if (row, column) in sheet.cells]
        why = f"The list has a row for each of {len(cells)} duties, and no column for a name."
        return Question(
            "person", "person", "Whose duties are these?", (why,), sheet.name,
            tuple(cells[:EXAMPLES]),
        )  # fmt: skip
    return None


def _where(book: Workbook, refusal: UserError | None) -> Question:
    """The user has to show where the rota is."""
    if refusal is None or refusal.title == NO_ROTA:
        why = "No names with days beside them were found, and no list with a row for each duty."
    else:
        why = f"{refusal.found[:1].upper()}{refusal.found[1:]}. Needed: {refusal.expected}."
    at = "on this sheet" if len(book.sheets) == 1 else "in this workbook"
    return Question("where", "where", f"Where is the rota {at}?", (why,), None)
