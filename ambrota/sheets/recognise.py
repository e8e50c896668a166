"""What each sheet of a workbook is: a rota, a companion sheet, or neither."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from ambrota.errors import UserError
from ambrota.model import WEEK
from ambrota.sheets.cells import Cell, Sheet, Workbook
from ambrota.sheets.companions.by_content import entries_of_rota, explains_codes
from ambrota.sheets.companions.people_by_content import names_in_rota, table_of_people
from ambrota.sheets.found import Assumed as Assumed
from ambrota.sheets.found import Found as Found
from ambrota.sheets.found import Unread as Unread
from ambrota.sheets.found import assume, choose
from ambrota.sheets.layout import Layout
from ambrota.sheets.lists.listing import Listing, find_listing
from ambrota.sheets.problems import NOTE, WARNING, Problems
from ambrota.sheets.refusals import no_rota, sheet_names
from ambrota.sheets.shape.grids import fields_in
from ambrota.sheets.shape.grids_of import grids_of, has_days_down
from ambrota.sheets.shape.other_forms import without_other_forms
from ambrota.sheets.shape.tables import find_table
from ambrota.sheets.words.dates import month_of, parse_date, parse_part, weekday_of
from ambrota.sheets.words.headings import (
    BANK_HOLIDAYS,
    BEFORE,
    CODES,
    COURSES,
    COVER,
    PAIRINGS,
    PEOPLE,
    REQUESTS,
    RULES,
    SESSIONS,
    TRAINING,
    Vocabulary,
    normal,
)

SESSIONS_SHEET = "Ambrota sessions"
_TOP = 5

_NAMES = {
    "codes": "shift codes|codes|key|legend|shift key|shifts|duty codes|code key|shift types|"
    "abbreviations|shift code|shift legend|shift patterns|duties",
    "people": "people|staff|staff list|employees|personnel|names|team list|crew list|workers|"
    "staffing list|staff details|lines",
    "cover": "cover|demand|requirement|requirements|staffing requirement|cover required|"
    "minimum cover|cover requirement|demand profile|staffing levels|required cover",
    "rules": "rules|rulebook|rule settings",
    "requests": "requests|wishes|preferences|requested|staff requests",
    "courses": "courses|course list|training courses",
    "training": "training|training received|training record|training records|training hours",
    "before": "before|carried in|previous|history|previous duties|last week",
    "pairings": "pairings|pairing|kept apart|not together|pairing exclusions|exclusions",
    "holidays": "bank holidays|public holidays|bank holiday|bank hols|bank holiday list",
    "sessions": SESSIONS_SHEET.lower(),
}
_ROLE_OF = {normal(name): role for role, text in _NAMES.items() for name in text.split("|")}

VOCABULARY: dict[str, tuple[Vocabulary, Set[str]]] = {
    "codes": (CODES, {"code"}),
    "people": (PEOPLE, {"name"}),
    "cover": (COVER, {"day", "seats"}),
    "rules": (RULES, {"rule"}),
    "requests": (REQUESTS, {"person", "wants"}),
    "courses": (COURSES, {"course"}),
    "training": (TRAINING, {"person", "hours"}),
    "before": (BEFORE, {"person", "date", "code"}),
    "pairings": (PAIRINGS, {"person", "other"}),
    "holidays": (BANK_HOLIDAYS, {"date"}),
    "sessions": (SESSIONS, {"kind", "person", "start"}),
}


def recognise(book: Workbook, layout: Layout, only: str | None, problems: Problems) -> Found:
    """Sort the sheets. Raises `UserError` when none of them holds a rota."""
    if only is not None and book.sheet(only) is None:
        raise UserError(
            f"There is no sheet {only!r}", str(book.path), "sheets " + sheet_names(book),
            "the name of one of them", "correct --sheet",
        )  # fmt: skip
    _name_missing(book, layout, problems)
    found = Found()
    for sheet in book.sheets:
        role = companion_role(sheet)
        wanted = only is None or sheet.name.strip().casefold() == only.strip().casefold()
        if (
            role is not None
            and not (only is not None and wanted)
            and not (layout.sheets and layout.applies_to(sheet.name))
        ):
            found.companions.setdefault(role, []).append(sheet)
        elif wanted and layout.applies_to(sheet.name):
            _take_up(sheet, layout.on(sheet.name), problems, book, found)
    if not found.grids and not found.listings:
        raise no_rota(book, problems)
    choose(found, problems, layout.kind)
    _by_content(book, layout, found, problems)
    assume(found, problems)
    return found


def _name_missing(book: Workbook, layout: Layout, problems: Problems) -> None:
    """Name the sheets of a layout that the workbook has not. Raises `UserError` when it has none
    of those that hold the rota."""
    there = "the name of one of the sheets " + sheet_names(book)
    gone = [name for name in layout.sheets if book.sheet(name) is None]
    if gone and len(gone) == len(layout.sheets):
        raise UserError(
            f"There is no sheet {gone[0]!r}", str(book.path),
            "sheets = [" + ", ".join(map(repr, gone)) + "] in the layout", there,
            "correct the layout file",
        )  # fmt: skip
    entries = [f"sheets = [{name!r}]" for name in gone]
    entries += [f"[sheet.{name!r}]" for name in layout.by_sheet if book.sheet(name) is None]
    for entry in entries:
        problems.warn(
            None, None, f"{entry} in the layout, a sheet that the workbook has not", there,
            "correct the layout file; what it says was left out",
        )  # fmt: skip
    for name in layout.ignore:
        if book.sheet(name) is None:
            problems.note(
                None, None, f"ignore = [{name!r}] in the layout, a sheet that the workbook has not",
                there, "nothing, if other workbooks of this layout have it",
            )  # fmt: skip


def _take_up(
    sheet: Sheet, layout: Layout, problems: Problems, book: Workbook, found: Found
) -> None:
    """Take up the rotas of a sheet; one without any is a companion by its headings, or unread."""
    listing = find_listing(sheet, layout) if layout.kind in (None, "list") else None
    if listing is not None and layout.kind is None and _under_days(listing):
        heading = sheet.by_row[listing.header_row]
        problems.warn(
            sheet.name, f"{heading[0].address}:{heading[-1].address}",
            "a list under a rota", "a rota, or a list of duties",
            "write what it says into the rota, or open it alone with `kind` and `header_row` in a "
            "layout (--layout); it was not read",
        )  # fmt: skip
        layout, listing = replace(layout, last_row=listing.header_row - 1), None
    if listing is not None:
        found.listings.append(listing)
        return
    said, others = Problems(), Problems()
    grids = without_other_forms(grids_of(sheet, layout, said, book.path.stem), others)
    problems.take(said if grids or not any(others) else others)
    if grids:
        problems.take(others)
        found.grids += grids
        return
    by_headings = role_by_headings(sheet)
    if by_headings is not None:
        found.companions.setdefault(by_headings, []).append(sheet)
        return
    found.unread.append(Unread(sheet.name, None, "no rota" if sheet.by_row else "blank"))


def _under_days(listing: Listing) -> bool:
    """Whether a heading of days stands over a list: a table of leave under the rota."""
    sheet = listing.sheet
    above = (cells for row, cells in sheet.by_row.items() if row < listing.header_row)
    return any(sum(map(_names_day, cells)) >= WEEK for cells in above)


def _names_day(cell: Cell) -> bool:
    return parse_part(cell.value) is not None or weekday_of(cell.text) is not None


def _by_content(book: Workbook, layout: Layout, found: Found, problems: Problems) -> None:
    """Sheets without a rota: companions by what they hold, else passed over with a word."""
    used = {grid.sheet.name for grid in found.grids}
    used |= {listing.sheet.name for listing in found.listings}
    used |= {sheet.name for pages in found.companions.values() for sheet in pages}
    used |= {one.sheet for one in found.unread if one.row is not None}
    layout = replace(layout, sheets=())
    others = [s for s in book.sheets if s.name not in used and layout.applies_to(s.name)]
    if not others:
        return
    entries = entries_of_rota(found.grids, found.listings)
    names = names_in_rota(found.grids, found.listings)
    for sheet in others:
        role = "codes" if explains_codes(sheet, entries) else None
        role = role or ("people" if table_of_people(sheet, names) is not None else None)
        mine = [one for one in found.unread if one.sheet == sheet.name and one.row is None]
        of_a_month = any(map(month_of, used)) and month_of(sheet.name) is not None
        if role is not None and not (of_a_month and _dates_its_month(sheet)):
            found.companions.setdefault(role, []).append(sheet)
            found.unread = [one for one in found.unread if one not in mine]
        elif mine:
            _pass_over(sheet, problems, WARNING if of_a_month else NOTE)


def _dates_its_month(sheet: Sheet) -> bool:
    """Whether a date at the top of a sheet is of the month that the sheet is called after."""
    dates = [
        on
        for _, cells in list(sheet.filled_rows())[:_TOP]
        for cell in cells
        if (on := parse_date(cell.value)) is not None
    ]
    month = month_of(sheet.name)
    return month is not None and any(
        on.month == month[0] and month[1] in (None, on.year) for on in dates
    )


def _pass_over(sheet: Sheet, problems: Problems, severity: str) -> None:
    """Say that a sheet was not read: a warning where the rota has a sheet for each month."""
    if not sheet.by_row:
        problems.note(sheet.name, None, "an empty sheet", "a rota or a companion sheet", "nothing")
        return
    role = _ROLE_OF.get(normal(sheet.name))
    if role is not None:
        problems.warn(
            sheet.name, None, f"a sheet {sheet.name!r} without the headings of one",
            "headings for " + " and ".join(sorted(VOCABULARY[role][1])),
            "add the headings, or give the sheet another name; it was not read",
        )  # fmt: skip
        return
    problems.add(
        severity, sheet.name, None, "a sheet that is neither a rota nor a companion sheet",
        "a grid of days, or a companion sheet such as Shift codes or People",
        "nothing, if it is none; else give it one of those names, or a layout (--layout)",
    )  # fmt: skip


def companion_role(sheet: Sheet) -> str | None:
    """Which companion sheet it is, by its name and headings; None for all others."""
    role = _ROLE_OF.get(normal(sheet.name))
    # A list of holidays has its days down the side, as a turned rota has.
    if role is None or _heads_days(sheet) or (role != "holidays" and has_days_down(sheet)):
        return None
    if role == "cover":
        return role
    if role == "people":
        tables = [find_table(sheet, PEOPLE, {key}) for key in ("name", "line", "id")]
        return role if any(tables) else None
    if role == "codes" and find_listing(sheet, Layout()) is not None:
        return None
    vocabulary, required = VOCABULARY[role]
    return role if find_table(sheet, vocabulary, required) else None


def _heads_days(sheet: Sheet) -> bool:
    """Whether a heading with a name beside it runs over days: a rota, whatever its name."""
    for _, cells in list(sheet.filled_rows())[:15]:
        named = {"name", "id", "line"} & set(fields_in(cells, PEOPLE))
        days = [cell for cell in cells if _names_day(cell)]
        if named and len(days) >= WEEK:
            return True
    return False


def role_by_headings(sheet: Sheet) -> str | None:
    """Which companion sheet it is by headings that can stand on no other, whatever its name."""
    cells = [cells for _, cells in list(sheet.filled_rows())[:15]]
    found = [set(fields_in(row, CODES)) for row in cells]
    if any({"code"} < has and {"start", "times", "kind"} & has for has in found):
        return "codes"
    if any(
        len({"resource", "day", "seats", "start"} & set(fields_in(r, COVER))) == 4 for r in cells
    ):
        return "cover"
    people = [set(fields_in(row, PEOPLE)) for row in cells]
    if any(
        "name" in has and len(has & {"role", "team", "manager", "hours"}) >= 2 for has in people
    ):
        return "people"
    return None
