"""What each sheet of a workbook is: a rota, a companion sheet, or neither."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date, timedelta

from ambrota.errors import UserError
from ambrota.model import WEEK, RotaKind
from ambrota.sheets.cells import Sheet, Workbook
from ambrota.sheets.cyclic import cyclic_grids, undated_weeks
from ambrota.sheets.dated import dated_grids
from ambrota.sheets.dates import parse_part, weekday_of
from ambrota.sheets.grids import Grid, day_cells, fields_in
from ambrota.sheets.headings import (
    BEFORE,
    CODES,
    COURSES,
    COVER,
    PEOPLE,
    REQUESTS,
    RULES,
    SESSIONS,
    TRAINING,
    Vocabulary,
    normal,
)
from ambrota.sheets.layout import Layout
from ambrota.sheets.listing import Listing, find_listing
from ambrota.sheets.problems import Problems
from ambrota.sheets.refusals import no_rota, sheet_names
from ambrota.sheets.tables import find_table

SESSIONS_SHEET = "Ambrota sessions"

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
    "sessions": (SESSIONS, {"kind", "person", "start"}),
}


@dataclass(frozen=True)
class Assumed:
    """Dates that a sheet does not state in full. `missing`: "year", "month" or "dates"."""

    sheet: str
    cell: str
    missing: str
    first: date


@dataclass(frozen=True)
class Unread:
    """A sheet, or a rota on it, that was not read. `why`: "blank", "no rota" or "another rota"."""

    sheet: str
    row: int | None
    why: str


@dataclass
class Found:
    """The sheets of a workbook by what they are, what was assumed and what was passed over."""

    grids: list[Grid] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    companions: dict[str, list[Sheet]] = field(default_factory=dict)
    assumed: list[Assumed] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def recognise(book: Workbook, layout: Layout, only: str | None, problems: Problems) -> Found:
    """Sort the sheets. Raises `UserError` when none of them holds a rota."""
    if only is not None and book.sheet(only) is None:
        raise UserError(
            f"There is no sheet {only!r}", str(book.path), "sheets " + sheet_names(book),
            "the name of one of them", "correct --sheet",
        )  # fmt: skip
    found = Found()
    undated: list[tuple[Sheet, str]] = []
    for sheet in book.sheets:
        role = companion_role(sheet)
        wanted = only is None or sheet.name.strip().casefold() == only.strip().casefold()
        if (
            role is not None
            and not (only is not None and wanted)
            and not (layout.sheets and layout.applies_to(sheet.name))
        ):
            found.companions.setdefault(role, []).append(sheet)
        elif not (wanted and layout.applies_to(sheet.name)):
            continue
        elif not _rotas_of(sheet, layout, problems, book, found):
            by_headings = role_by_headings(sheet)
            if by_headings is not None:
                found.companions.setdefault(by_headings, []).append(sheet)
                continue
            first = undated_weeks(sheet)
            if first is not None:
                undated.append((sheet, first.address))
            _pass_over(sheet, None if first is None else first.address, problems)
    if not found.grids and not found.listings:
        raise no_rota(book, undated, problems)
    _one_kind(found, problems)
    return found


def companion_role(sheet: Sheet) -> str | None:
    """Which companion sheet it is, by its name and headings; None for all others."""
    role = _ROLE_OF.get(normal(sheet.name))
    if role is None or _has_days(sheet):
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


def _has_days(sheet: Sheet) -> bool:
    """Whether a heading with a name beside it runs over days: a rota, whatever its name."""
    for _, cells in list(sheet.filled_rows())[:15]:
        named = {"name", "id", "line"} & set(fields_in(cells, PEOPLE))
        days = [c for c in cells if parse_part(c.value) or weekday_of(c.text) is not None]
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


def _rotas_of(
    sheet: Sheet, layout: Layout, problems: Problems, book: Workbook, found: Found
) -> bool:
    """Take up the rotas of a sheet; whether it has any."""
    listing = find_listing(sheet, layout) if layout.kind in (None, "list") else None
    if listing is not None:
        found.listings.append(listing)
        return True
    grids: list[Grid] = []
    if layout.kind in (None, "dated"):
        grids = dated_grids(sheet, layout, problems, book.path.stem)
    if layout.kind in (None, "cyclic"):
        grids += cyclic_grids(sheet, layout, problems, [grid.header_row for grid in grids])
    found.grids += grids
    return bool(grids)


def _pass_over(sheet: Sheet, undated: str | None, problems: Problems) -> None:
    if undated is not None:
        problems.warn(
            sheet.name, undated, "weeks side by side without dates", "a date above each day",
            "write the dates above the weekdays, or use a layout (--layout); it was not read",
        )  # fmt: skip
    elif sheet.by_row:
        problems.note(
            sheet.name, None, "a sheet that is neither a rota nor a companion sheet",
            "a grid of days, or a companion sheet such as Shift codes or People",
            "nothing, if it is none; else give it one of those names, or a layout (--layout)",
        )  # fmt: skip


def _one_kind(found: Found, problems: Problems) -> None:
    """Keep the kind of rota of which there is most, and dated grids that belong together."""
    dated = [grid for grid in found.grids if grid.kind is RotaKind.DATED]
    cyclic = [grid for grid in found.grids if grid.kind is RotaKind.CYCLIC]
    sizes = {
        "dated": sum(map(_size, dated)),
        "cyclic": sum(map(_size, cyclic)),
        "list": sum(listing.last_row - listing.header_row for listing in found.listings),
    }
    best = max(sizes, key=lambda kind: sizes[kind])
    dropped = [(grid.sheet, grid.header_row) for grid in found.grids if grid.kind != best]
    if best != "list":
        dropped += [(listing.sheet, listing.header_row) for listing in found.listings]
        found.listings = []
    found.grids = [grid for grid in found.grids if grid.kind == best]
    if best == "dated":
        kept = _same_dates(found.grids)
        dropped += [(g.sheet, g.header_row) for g in found.grids if g not in kept]
        found.grids = kept
    if best == "list" and len(found.listings) > 1:
        dropped += [(listing.sheet, listing.header_row) for listing in found.listings[1:]]
        del found.listings[1:]
    for sheet, row in dropped:
        problems.warn(
            sheet.name, f"{row}:{row}", "another rota, of another kind or other dates",
            "one rota, or several of the same dates", "open it alone with --sheet; it was not read",
        )  # fmt: skip


def _size(grid: Grid) -> int:
    return sum(len(day_cells(grid.sheet, row.row, grid.columns)) for row in grid.rows)


def _same_dates(grids: list[Grid]) -> list[Grid]:
    """The largest set of grids whose dates overlap or follow one another without a gap."""

    def ends(grid: Grid) -> tuple[date, date]:
        dates = [on for on in grid.columns.values() if isinstance(on, date)]
        return min(dates), max(dates)

    groups: list[tuple[date, list[Grid]]] = []
    for grid in sorted(grids, key=lambda grid: ends(grid)[0]):
        first, last = ends(grid)
        if groups and first <= groups[-1][0] + timedelta(days=1):
            groups[-1] = (max(groups[-1][0], last), [*groups[-1][1], grid])
        else:
            groups.append((last, [grid]))
    best = max(groups, key=lambda group: sum(map(_size, group[1])))[1]
    return [grid for grid in grids if grid in best]
