"""Sheets of marks: a 1, x or tick says that somebody works the shift the sheet is named after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ambrota.model import Kind, Shift
from ambrota.sheets.cells import Cell
from ambrota.sheets.shape.grids import Grid, day_cells, title_above
from ambrota.sheets.words.kinds import code_key, safe_kind

_MARKS = {"1", "x", "✓", "✔", "√", "y", "yes", "tick", "•", "●", "*", "☑", "✗", "×"}
_SAMPLE = 60
_PLAIN_WORDS = {"shift", "shifts", "duty", "duties", "rota", "sheet"}
_SHIFT = re.compile(
    r"\b(long |short |twilight |weekend )?(days?|nights?|early|earl(?:y|ies)|lates?|twilights?|"
    r"mids?|mornings?|evenings?|afternoons?|am|pm)\b",
    re.I,
)


def is_mark(cell: Cell) -> bool:
    """Whether a cell holds no code but a mark: 1, x, a tick."""
    return not isinstance(cell.value, bool) and cell.text.casefold() in _MARKS


def is_shift_name(text: str) -> bool:
    """Whether a heading names a shift and nothing else: 'Early', 'Night shift'."""
    rest = _SHIFT.sub("", text).strip().casefold()
    return bool(_SHIFT.search(text)) and rest in {"", "shift", "shifts", "duty", "cover"}


def holds_marks(grid: Grid) -> bool:
    """Whether the entries of a grid are marks, as far as its first ones show."""
    cells = _first_entries(grid)
    marks = [cell for cell in cells if is_mark(cell)]
    # A 1 or a tick is no code; an x or a y among other entries may be one.
    plain = all(not cell.text[0].isalpha() for cell in marks)
    return bool(cells) and len(marks) >= len(cells) * (0.6 if plain else 0.9)


def settle_marks(grids: Iterable[Grid], shifts: Mapping[str, Shift]) -> None:
    """Let the marks of each grid stand for the shift after which its block or sheet is named.

    `shifts`: the legend's, by their keys; what it calls a code is none of the marks. Where others
    hold marks, so would one on which nobody works yet.
    """
    grids = list(grids)
    for grid in grids:
        if grid.mark is None and _marks_only(grid, shifts):
            grid.mark = _shift_named(grid, shifts)
    if any(grid.mark is not None for grid in grids):
        for grid in grids:
            if grid.mark is None and not _first_entries(grid):
                grid.mark = _shift_named(grid, shifts)


def _shift_named(grid: Grid, shifts: Mapping[str, Shift]) -> str | None:
    """The code of the shift after which a block, else its sheet, is named."""
    texts = (_title(grid), grid.sheet.name)
    found = (find(text, shifts) for find in (_named_after, _shift_of) for text in texts)
    return next((mark for mark in found if mark is not None), None)


def _first_entries(grid: Grid) -> list[Cell]:
    """What the first rows of a grid hold."""
    return [
        cell for row in grid.rows[:_SAMPLE] for cell in day_cells(grid.sheet, row.row, grid.columns)
    ]


def _title(grid: Grid) -> str:
    """The title of a block; a text over one of its later days, Match day, is none."""
    title = title_above(grid.sheet, grid.header_row) or ""
    rows = range(grid.header_row - 3, grid.header_row)
    places = [c.column for row in rows for c in grid.sheet.by_row.get(row, []) if c.text == title]
    return title if places and min(places) <= min(grid.columns) else ""


def _marks_only(grid: Grid, shifts: Mapping[str, Shift]) -> bool:
    """Whether nobody works but by a mark, which the legend does not explain as a code."""
    cells = _first_entries(grid)
    marks = {code_key(cell.text) for cell in cells if is_mark(cell)}
    others = {code_key(cell.text) for cell in cells if not is_mark(cell)}
    if not marks or marks & set(shifts):
        return False
    if holds_marks(grid) or all(_absent(key, shifts) for key in others):
        return True
    # On a sheet called as the legend calls a shift, somebody may have another one for once.
    named = _named_after(grid.sheet.name, shifts)
    if named is None or not others <= shifts.keys() - {code_key(named)}:
        return False
    return sum(map(is_mark, cells)) >= len(cells) * 0.6


def _absent(key: str, shifts: Mapping[str, Shift]) -> bool:
    """Whether a code says that somebody is away, as leave among marks of work."""
    kind = shifts[key].kind if key in shifts else safe_kind(key)
    return kind in (Kind.LEAVE, Kind.SICK, Kind.TRAINING)


def _named_after(text: str, shifts: Mapping[str, Shift]) -> str | None:
    """The code that a text is, or whose meaning it is."""
    shift = shifts.get(code_key(text))
    named = [s for s in shifts.values() if s.meaning and _same_words(text, s.meaning)]
    return (shift or named[0]).code if shift is not None or len(named) == 1 else None


def _shift_of(text: str, shifts: Mapping[str, Shift]) -> str | None:
    """The code of a plain word of a text, Nights or Early, else that word."""
    words = {code_key(match[0]): match[0] for match in _SHIFT.finditer(text)}
    if len(words) != 1:
        return None
    word = words.popitem()[1]
    same = [s for s in shifts.values() if s.meaning and _same_words(word, s.meaning)]
    return same[0].code if len(same) == 1 else word


def _same_words(text: str, meaning: str) -> bool:
    """Whether two names of a shift are one: 'Nights' is 'Night shift'."""
    return _bare(text) == _bare(meaning) != ""


def _bare(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(word.rstrip("s") for word in words if word not in _PLAIN_WORDS)
