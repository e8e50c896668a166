"""Rotas of a form that is not read, each said in one sentence: names in cells, calendar pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ambrota.model import RotaKind
from ambrota.sheets.cells import Cell, range_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.day_words import counts_on
from ambrota.sheets.shape.grids import Grid, day_cells
from ambrota.sheets.shape.row_kinds import is_number, who
from ambrota.sheets.words.calendar_words import month_number, weekday_of
from ambrota.sheets.words.dates import parse_part
from ambrota.sheets.words.kinds import kind_of_meaning, safe_kind
from ambrota.sheets.words.meanings import usual_meanings

_MOST, _FEWEST, _FEW_NAMES, _FEWEST_WEEKS = 0.8, 6, 3, 3
_SHIFTS = re.compile(
    r"\b(days?|nights?|early|earlies|lates?|mids?|twilights?|mornings?|afternoons?|evenings?|am|pm|"
    r"on[- ]?call|standby|shifts?|weekend|vehicle|dca|rrv|ambulance|car|desk|dispatch)\b"
    r"|\d{1,2}[:.]?\d{0,2}\s*[-–]\s*\d{1,2}|^[A-Z]{1,3}\d{2,4}\b",
    re.I,
)
_POSTS = re.compile(
    r"\b(consultant|registrar|sho|fy ?\d|st ?\d|doctor|gp|manager|clinician)\b", re.I
)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z]\.?|ap|van|de|Mc)?[\w.'’-]+){0,3}")
_INITIALS = re.compile(r"[A-Z]{2,3}")
_NO_NAMES = {
    "base", "core", "spare", "available", "unavailable", "working", "closed", "vacancy", "standby",
    "duty", "shift", "cover", "swap", "flex", "acting", "secondment", "zoom", "bank", "agency",
}  # fmt: skip


def without_other_forms(grids: list[Grid], problems: Problems) -> list[Grid]:
    """The grids that are rotas of people; a problem for each of another form."""
    kept = []
    for grid in grids:
        cells = [c for row in grid.rows for c in day_cells(grid.sheet, row.row, grid.columns)]
        labels = [who(grid, row.row) for row in grid.rows]
        if _name_people(cells, labels) or _give_initials(grid, cells, labels):
            tell_names(grid.sheet.name, cells, problems)
        elif grid.kind is RotaKind.CYCLIC and _is_calendar(grid):
            problems.warn(
                grid.sheet.name, range_of(cell.place for cell in cells),
                "a calendar page: the days of a month in the cells, entries under each",
                "a row or a column for each person, and one for each date",
                "write people down the side and dates across; it was not read",
            )  # fmt: skip
        else:
            kept.append(grid)
    return kept


def are_names(cells: list[Cell]) -> bool:
    """Whether most cells name people: no codes, no times, no words for a duty."""
    texts = [cell.text for cell in cells]
    known = {text: _names(text) for text in set(texts)}
    named = [text for text in texts if known[text]]
    enough = len(texts) >= _FEWEST and len(set(named)) >= _FEW_NAMES
    return enough and len(named) >= len(texts) * _MOST


def tell_names(sheet: str, cells: Iterable[Cell], problems: Problems) -> None:
    """Say that names stand in the cells, where duties should."""
    problems.warn(
        sheet, range_of(cell.place for cell in cells),
        "names in the cells: each row or column is a shift, a post or a vehicle, not a person",
        "people in rows or columns, and their duties in the cells",
        "write a row for each person with the code or times of each day; it was not read",
    )  # fmt: skip


def _name_people(cells: list[Cell], labels: list[str]) -> bool:
    shifts = sum(bool(_SHIFTS.search(label)) for label in labels)
    return shifts * 2 >= len(labels) > 0 and are_names(cells)


def _names(text: str) -> bool:
    """Whether a text is a name, or two with a stroke between them."""
    parts = re.split(r"\s*(?:[/,;&+\n]|\band\b)\s*", text.strip())
    return all(map(_is_name, parts))


def _is_name(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    if letters < _FEW_NAMES or text.isupper() or not _NAME.fullmatch(text):
        return False
    if any(letter.isdigit() for letter in text) or text.casefold() in _NO_NAMES:
        return False
    known = kind_of_meaning(text) or usual_meanings(text) or _SHIFTS.search(text)
    return not known and weekday_of(text) is None and month_number(text) is None


def _give_initials(grid: Grid, cells: list[Cell], labels: list[str]) -> bool:
    """Whether posts or shifts have initials under each day, nobody's twice on one day."""
    texts = [cell.text for cell in cells]
    if len(set(texts)) <= _FEW_NAMES or len(texts) < _FEWEST * 2:
        return False
    if not all(_SHIFTS.search(label) or _POSTS.search(label) for label in labels):
        return False
    if not all(map(_INITIALS.fullmatch, texts)) or any(map(safe_kind, texts)):
        return False
    once = {(cell.column, cell.text) for cell in cells}
    return len(grid.rows) > 1 and len(once) == len(cells)


def _is_calendar(grid: Grid) -> bool:
    """Whether day numbers stand in every second or third row, each week going on from the last."""
    weeks = []
    for row in grid.sheet.between(grid.header_row + 1, grid.sheet.last_row + 1):
        cells = day_cells(grid.sheet, row, grid.columns)
        parts = [part for cell in cells if is_number(cell) and (part := parse_part(cell.value))]
        if cells and len(parts) == len(cells) and all(counts_on(a, b) for a, b in pairwise(parts)):
            weeks.append(parts)
    follow = all(counts_on(one[-1], two[0]) for one, two in pairwise(weeks))
    return len(weeks) >= _FEWEST_WEEKS and follow
