"""A workbook as a rota: cells, layout and companion sheets put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from ambrota.errors import UserError
from ambrota.model import WEEK, Demand, Duty, Rota, RotaKind, Wish
from ambrota.sheets.again import found_again
from ambrota.sheets.cells import Sheet, Workbook
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.companions.lists import (
    Calendar,
    read_before,
    read_courses,
    read_requests,
    read_rules,
    read_training,
)
from ambrota.sheets.companions.pairings import read_bank_holidays, read_pairings
from ambrota.sheets.companions.people_sheet import read_people
from ambrota.sheets.companions.sessions import SessionsRead, read_sessions, with_training
from ambrota.sheets.crosschecks import cross_check
from ambrota.sheets.entries import Entries, blanks_beside_rest, read_entries
from ambrota.sheets.imported import Imported, Source, narrowed_to
from ambrota.sheets.layout import Layout
from ambrota.sheets.legend import explain
from ambrota.sheets.lists.exports import ExportRead, entries_of, read_listings
from ambrota.sheets.overlaps import name_hidden, name_overlaps
from ambrota.sheets.people.managers import (
    Directory,
    resolve_managers,
)
from ambrota.sheets.people.roster import Roster, give_ids, roster_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.read import read_workbook
from ambrota.sheets.recognise import Found, recognise
from ambrota.sheets.resources import settle_requirement
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.shape.marks import settle_marks

T = TypeVar("T")
LONGEST = 731
LAST_YEAR = 2199


def read_rota(
    path: Path,
    *,
    sheet: str | None = None,
    rota: str | None = None,
    layout: Layout | None = None,
) -> Imported:
    """The rota of a workbook, with all that was not understood.

    `sheet` and `rota` narrow it to one sheet and one of its named rotas. Raises `UserError` when
    the file or the request cannot be used.
    """
    return rota_of(read_workbook(Path(path)), sheet=sheet, rota=rota, layout=layout)


def rota_of(
    book: Workbook,
    *,
    sheet: str | None = None,
    rota: str | None = None,
    layout: Layout | None = None,
) -> Imported:
    """The rota in cells that were read already, as `read_rota` gives it."""
    stated = layout or Layout()
    problems = Problems()
    for note in book.notes:
        problems.note(None, None, *note)
    found = recognise(book, stated, sheet, problems)
    imported = _build(book, found, stated, problems)
    return imported if rota is None else narrowed_to(imported, rota)


def read_copy(
    path: Path, original: Imported, *, sheet: str | None = None, rota: str | None = None
) -> Imported:
    """A copy into which duties were written: all is taken for what it was in the original.

    `sheet` and `rota`: as the original was narrowed. What only the original can say (a last person
    without any duty left) is then still known; nothing is said of the copy's sheets again.
    """
    book = read_workbook(Path(path))
    found = found_again(original.source.found, book)
    if found is None:
        return rota_of(book, sheet=sheet, rota=rota, layout=original.layout)
    imported = _build(book, found, original.layout, Problems())
    return imported if rota is None else narrowed_to(imported, rota)


@dataclass
class _Parts:
    """The rows of the rota as people, and how to make duties of them once ids are settled."""

    roster: Roster
    first_day: date | None
    days: int
    read: ExportRead | None = None

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.first_day, self.days)


def _build(book: Workbook, found: Found, layout: Layout, problems: Problems) -> Imported:
    explained = explain(found, layout, problems)
    codes = explained.codes
    settle_marks(found.grids, codes.shifts)
    parts = _parts(book, found, codes, problems)
    drafts = parts.roster.drafts
    for page in found.companions.get("people", []):
        read_people(page, drafts, Directory(drafts), problems)
    give_ids(drafts, layout.ids)  # numbers that only the People sheet states are known now
    directory = Directory(drafts)
    resolve_managers(drafts, directory, problems)
    for page in found.companions.get("training", []):
        read_training(page, directory, problems)
    sessions = _sessions(found, directory, parts.calendar, problems)
    entries = _entries(parts, codes, problems)
    _note_resource(codes, problems)
    duties = with_training(entries.duties, sessions, _lines(parts))
    made = Rota(
        title=book.path.stem,
        kind=RotaKind.DATED if parts.first_day is not None else RotaKind.CYCLIC,
        first_day=parts.first_day,
        days=parts.days,
        people=tuple(draft.person() for draft in drafts),
        shifts=(),
        duties=tuple(duties),
        before=_before(found, directory, parts.calendar, codes, problems),
        sessions=sessions.sessions,
        demand=Demand("sheet", explained.demand) if explained.demand else None,
        wishes=_wishes(found, directory, parts.calendar, problems),
        courses=_gathered(
            found, "courses", lambda page: read_courses(page, directory, parts.calendar, problems)
        ),
        pairings=tuple(
            dict.fromkeys(
                _gathered(found, "pairings", lambda page: read_pairings(page, directory, problems))
            )
        ),
        bank_holidays=_holidays(found, problems),
    )
    made = replace(made, shifts=codes.all_shifts())
    for page in found.companions.get("cover", [])[:1]:
        made = settle_requirement(made, page.name, problems)
    name_overlaps(made, problems)
    name_hidden(found, problems)
    totals = cross_check(made, parts.roster, entries.spots, problems)
    rule_rows = _gathered(found, "rules", lambda page: read_rules(page, problems))
    source = Source(
        book.path, book, entries.spots, entries.rows, codes.fills, found=found, totals=totals,
        more=entries.more, ends=entries.ends, marks=entries.marks,
    )  # fmt: skip
    return Imported(made, problems.listed(), rule_rows, source, layout)


def _gathered(found: Found, kind: str, read: Callable[[Sheet], Iterable[T]]) -> tuple[T, ...]:
    """What is read of every sheet of a kind, one after the other."""
    return tuple(one for page in found.companions.get(kind, []) for one in read(page))


def _note_resource(codes: CodeBook, problems: Problems) -> None:
    if codes.assumed:
        problems.note(
            None, None, f"times without a code, and one resource only, {codes.resource!r}",
            "the resource of each duty", "nothing, if they work on it: that is how they were read",
        )  # fmt: skip


def _parts(book: Workbook, found: Found, codes: CodeBook, problems: Problems) -> _Parts:
    """People and calendar of the grids, or of the lists."""
    if found.grids:
        first_day, days = _calendar(found.grids)
        return _Parts(roster_of(found.grids, problems), first_day, days)
    name = found.listings[0].sheet.name
    read = read_listings(found.listings, codes, problems)
    if not read.rows:
        raise UserError(
            "The list holds no duty that can be read", f"{book.path}, {name}",
            "no row with a person, a date and times or a code", "one row for each duty",
            "check the headings and the dates",
        )  # fmt: skip
    # Cancelled rows count for the calendar: it must not shrink when a duty is taken out.
    days = _length(read.dates, name)
    return _Parts(read.roster, min(read.dates), days, read)


def _calendar(grids: list[Grid]) -> tuple[date | None, int]:
    if grids[0].kind is RotaKind.CYCLIC:
        return None, WEEK
    dates = [on for grid in grids for on in grid.columns.values() if isinstance(on, date)]
    return min(dates), _length(dates, grids[0].sheet.name)


def _length(dates: list[date], sheet: str) -> int:
    """Days from the first to the last date; a rota of more than two years is a mistyped date."""
    if max(dates).year > LAST_YEAR:
        raise UserError(
            "The dates of the rota lie too far away", sheet, f"{max(dates):%d %b %Y}",
            f"a date up to {LAST_YEAR}", "correct the date",
        )  # fmt: skip
    days = (max(dates) - min(dates)).days + 1
    if days > LONGEST:
        raise UserError(
            "The dates of the rota lie too far apart", sheet,
            f"{min(dates):%d %b %Y} to {max(dates):%d %b %Y}", f"at most {LONGEST} days",
            "correct the first or the last date, or split the rota",
        )  # fmt: skip
    return days


def _entries(parts: _Parts, codes: CodeBook, problems: Problems) -> Entries:
    if parts.read is not None and parts.first_day is not None:
        return entries_of(parts.read, parts.first_day, codes, problems)
    entries = read_entries(parts.roster, codes, parts.first_day, problems)
    blanks_beside_rest(entries, problems)
    return entries


def _sessions(
    found: Found, directory: Directory, calendar: Calendar, problems: Problems
) -> SessionsRead:
    for page in found.companions.get("sessions", []):
        return read_sessions(page, directory, calendar, problems)
    return SessionsRead()


def _lines(parts: _Parts) -> dict[str, list[str]]:
    """Of each cyclic person, the lines that they step through, from their own on."""
    if parts.first_day is not None:
        return {}
    rotas: dict[str, list[str]] = {}
    for draft in parts.roster.drafts:
        rotas.setdefault(draft.rota, []).append(draft.id)
    return {
        person: [*own[at:], *own[:at]] for own in rotas.values() for at, person in enumerate(own)
    }


def _before(
    found: Found, directory: Directory, calendar: Calendar, codes: CodeBook, problems: Problems
) -> tuple[Duty, ...]:
    return tuple(
        duty
        for page in found.companions.get("before", [])
        for duty in read_before(page, directory, calendar, codes, problems)
    )


def _holidays(found: Found, problems: Problems) -> tuple[tuple[date, str], ...] | None:
    pages = found.companions.get("holidays", [])
    listed = [one for page in pages for one in read_bank_holidays(page, problems)]
    return tuple(sorted(dict(listed).items())) if pages else None


def _wishes(
    found: Found, directory: Directory, calendar: Calendar, problems: Problems
) -> tuple[Wish, ...]:
    return tuple(
        wish
        for page in found.companions.get("requests", [])
        for wish in read_requests(page, directory, calendar, problems)
    )
