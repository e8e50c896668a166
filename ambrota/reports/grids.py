"""The rota as a grid, current and each proposal, with what changed marked on it."""

from __future__ import annotations

from ambrota.calendar import WEEKDAYS
from ambrota.compare import Candidate
from ambrota.lines import VACANT, row_name
from ambrota.looks import family_of, session_cells
from ambrota.model import WEEK, Change, Person, Rota, Session
from ambrota.reports.book import Book
from ambrota.reports.names import (
    CHANGED,
    CONTACT,
    TRAINING,
    codes_of,
    duty_words,
)
from ambrota.reports.page import Page

FIRST = 3  # columns before the days: name, role, team
TOP = 5  # rows before the people
DAYS_A_PAGE, PEOPLE_A_PAGE = 28, 60
FAMILIES = ("early", "day", "late", "twilight", "night", "relief", "leave", "training", "contact")


def write_grid(book: Book, candidate: Candidate, changes: tuple[Change, ...] = ()) -> None:
    """One sheet: people down, days across; changes outlined in blue and marked with a dot."""
    is_current = candidate is book.current
    rota = candidate.rota
    name = "Current rota" if is_current else f"Rota {candidate.id}"
    title = rota.title if is_current else f"{candidate.id}  {candidate.name}"
    page = book.page(name, title, _subtitle(candidate, changes, is_current))
    page.write(2, 0, candidate.why, "caption")
    _head(page, candidate)
    before = {(change.person, change.day): change.before for change in changes}
    sessions = session_cells(rota)
    for row, person in enumerate(rota.people, start=TOP):
        _name(page, row, person, row_name(rota, row - TOP))
        for day in range(rota.days):
            cell = (person.id, day)
            _cell(page, candidate, row, cell, cell in before, sessions.get(cell, ()))
            if cell in before:
                page.sheet.write_comment(
                    row, FIRST + day, f"Was {duty_words(before[cell])}", {"visible": False}
                )
    page.row = TOP + len(rota.people) + 1
    _legend(page, wide=rota.is_cyclic)
    _print(page, rota)


def _subtitle(candidate: Candidate, changes: tuple[Change, ...], is_current: bool) -> str:
    rota = candidate.rota
    when = (
        f"{len(rota.people)} lines, repeating"
        if rota.first_day is None
        else f"{len(rota.people)} people, {rota.days} days from {rota.first_day:%d %B %Y}"
    )
    if is_current:
        return f"The rota as it is now. {when}."
    people = len({change.person for change in changes})
    return f"{when}. {len(changes)} person-days of {people} people differ from the current rota."


def _head(page: Page, candidate: Candidate) -> None:
    rota, sheet = candidate.rota, page.sheet
    for column, name in enumerate(("Line" if rota.is_cyclic else "Name", "Role", "Team")):
        page.write(TOP - 1, column, name, "head")
    wide = 9.0 if rota.is_cyclic else 4.6
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 13)
    sheet.set_column(2, 2, 9)
    sheet.set_column(FIRST, FIRST + rota.days - 1, wide)
    for day in range(rota.days):
        weekday, on = rota.weekday(day), rota.date_of(day)
        look = "head_weekend" if weekday >= 5 else "head_day"
        letter = WEEKDAYS[weekday][:3] if rota.is_cyclic else WEEKDAYS[weekday][:2]
        page.write(TOP - 1, FIRST + day, letter if on is None else f"{letter} {on.day}", look)
        if on is not None and (day == 0 or weekday == 0):
            page.write(TOP - 2, FIRST + day, f"{on:%b %Y}, week {day // WEEK + 1}", "caption")


def _name(page: Page, row: int, person: Person, name: str) -> None:
    look = "vacant" if person.vacant else "name"
    said = VACANT if person.vacant and not name.endswith(VACANT) else ""
    page.write(row, 0, name + said, look)
    page.write(row, 1, person.role, look)
    page.write(row, 2, person.team, look)


def _cell(
    page: Page, candidate: Candidate, row: int, cell: tuple[str, int], changed: bool,
    sessions: tuple[Session, ...],
) -> None:  # fmt: skip
    rota = candidate.rota
    duties = rota.by_cell.get(cell, ())
    family = family_of(duties[0]) if duties else "rest"
    if family == "rest" and rota.weekday(cell[1]) >= 5:
        family = "weekend"
    kinds = {session.kind for session in sessions}
    marks = CHANGED * changed + CONTACT * ("contact" in kinds) + TRAINING * ("training" in kinds)
    text = codes_of(duties) + marks
    style = page.styles.code(family, changed=changed)
    if text:
        page.sheet.write_string(row, FIRST + cell[1], text, style)
    else:
        page.sheet.write_blank(row, FIRST + cell[1], None, style)


def _legend(page: Page, *, wide: bool) -> None:
    """What the colours and the signs mean; a colour's name needs two of a dated rota's columns."""
    for text in (
        f"{CHANGED} and a blue outline: differs from the current rota (the note says what stood).",
        f"{CONTACT} time with the line manager, {TRAINING} training lies in this duty (Sessions).",
    ):
        page.line(text, "caption")
    step, most = (1, 7) if wide else (2, len(FAMILIES))
    for number, family in enumerate(FAMILIES):
        row, column = page.row + number // most, FIRST + number % most * step
        style = page.styles.code(family)
        if step > 1:
            page.sheet.merge_range(row, column, row, column + step - 1, "", style)
        page.sheet.write_string(row, column, family, style)
    page.row += -(-len(FAMILIES) // most)


def _print(page: Page, rota: Rota) -> None:
    """Four weeks a page across; all people on one page where they can still be read."""
    sheet, days = page.sheet, rota.days
    sheet.freeze_panes(TOP, FIRST)
    sheet.repeat_rows(TOP - 2, TOP - 1)
    page.printed(FIRST + max(days, 1) - 1)
    pages = max(1, -(-days // DAYS_A_PAGE))
    sheet.fit_to_pages(pages, 1 if len(rota.people) <= PEOPLE_A_PAGE else 0)
    if pages > 1:
        sheet.repeat_columns(0, FIRST - 1)
        sheet.set_v_pagebreaks([FIRST + DAYS_A_PAGE * number for number in range(1, pages)])
