"""What each sheet of a workbook is: a rota, a companion sheet, or neither."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date, timedelta

from ambrota.errors import UserError
from ambrota.model import RotaKind
from ambrota.sheets.cells import Sheet, Workbook
from ambrota.sheets.cyclic import cyclic_grids, undated_weeks
from ambrota.sheets.dated import dated_grids
from ambrota.sheets.grids import Grid, day_cells
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


@dataclass
class Found:
    """The sheets of a workbook by what they are."""

    grids: list[Grid] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    companions: dict[str, list[Sheet]] = field(default_factory=dict)


def recognise(book: Workbook, layout: Layout, only: str | None, problems: Problems) -> Found:
    """Sort the sheets. Raises `UserError` when none of them holds a rota."""
    if only is not None and book.sheet(only) is None:
        raise UserError(
            f"There is no sheet {only!r}", str(book.path), "sheets " + _names(book),
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
            first = undated_weeks(sheet)
            if first is not None:
                undated.append((sheet, first.address))
            _pass_over(sheet, None if first is None else first.address, problems)
    if not found.grids and not found.listings:
        raise _no_rota(book, undated, problems)
    _one_kind(found, problems)
    return found


def companion_role(sheet: Sheet) -> str | None:
    """Which companion sheet it is, by its name and headings; None for all others."""
    role = _ROLE_OF.get(normal(sheet.name))
    if role == "cover":
        return role
    if role is None:
        return None
    if role == "people":
        tables = [find_table(sheet, PEOPLE, {key}) for key in ("name", "line", "id")]
        weekdays = {"mon", "monday"} & {normal(c.text) for c in sheet.cells.values()}
        return role if any(tables) and not weekdays else None
    if role == "codes" and find_listing(sheet, Layout()) is not None:
        return None
    vocabulary, required = VOCABULARY[role]
    return role if find_table(sheet, vocabulary, required) else None


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


def _names(book: Workbook) -> str:
    return ", ".join(repr(sheet.name) for sheet in book.sheets)


def _no_rota(book: Workbook, undated: list[tuple[Sheet, str]], problems: Problems) -> UserError:
    """The one reason why no rota was found."""
    blamed = next((p for p in problems.listed() if p.severity == "error"), None)
    if blamed is not None:
        where = f"{book.path}, {blamed.sheet}!{blamed.cell}" if blamed.cell else str(book.path)
        return UserError(
            "The rota cannot be read", where, blamed.found, blamed.expected, blamed.todo
        )
    if undated:
        sheet, cell = undated[0]
        return UserError(
            "The weeks of the rota carry no dates", f"{book.path}, {sheet.name}!{cell}",
            "weekdays of several weeks side by side, without dates",
            "a date above each day, or one line a week",
            "write the dates above the weekdays, or state first_day, header_row, first_column and "
            "last_column in a layout (--layout)",
        )  # fmt: skip
    return UserError(
        "No rota was found in the file",
        str(book.path),
        f"sheets {_names(book)}" if any(s.by_row for s in book.sheets) else "blank sheets only",
        "people down and dates across, lines down and Monday to Sunday across, or one row per duty "
        "with headings such as Name, Date, Start, End",
        "add such headings, or state where things lie in a layout (--layout)",
    )
