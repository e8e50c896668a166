"""What columns without a known heading say of people: names, numbers, roles, by their entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.shape.row_kinds import is_sentence, is_week
from ambrota.sheets.shape.told import Told
from ambrota.sheets.words.dates import parse_date
from ambrota.sheets.words.headings import normal

_SAMPLE = 200
_NO_ID = re.compile(
    r"\b(ext|extn|phone|tel|mobile|bleep|dob|birth|age|band|date|hours?|hrs|shifts?|total|count|"
    r"leave|balance|week|wte|fte|rate|pay|sum|no of|radio|locker)\b"
)
_ROLES = re.compile(
    r"\b(paramedic|para|emt|aap|eca|ecsw|emca|technician|tech|hca|nurse|rn|rgn|rmn|sister|carer|"
    r"senior|manager|otl|ctl|team leader|driver|pts|nqp|student|doctor|midwife|dispatcher|emd|"
    r"pm|call handler|assistant|support worker|specialist|practitioner|supervisor|matron)s?\b",
    re.I,
)


def complete_labels(grid: Grid, rows: list[int], near: list[int], told: Told) -> None:
    """Find the columns of people that no heading names; note those that stay unread."""
    rows = rows[:_SAMPLE]
    stated = {name for name in ("name", "first", "last") if name in grid.labels}
    if not stated and "line" not in grid.labels and rows:
        if _are_of_people(grid, rows):
            grid.labels["name"] = grid.labels.pop("team")
        else:
            _names(grid, rows, near)
    named = [row for row in rows if any(grid.said(row, name) for name in ("name", "first", "last"))]
    for column in list(_free(grid)):
        heading = _heading(grid, near, column)
        texts = [grid.sheet.text(row, column) for row in named]
        said = [text for text in texts if text]
        if not said:
            continue
        if "id" not in grid.labels and _is_ids(heading, texts):
            grid.labels["id"] = column
        elif "role" not in grid.labels and _are_roles(said):
            grid.labels["role"] = column
        elif heading and len(said) * 3 > len(named) and not _repeats(said, heading):
            told.unread[column] = heading


def _free(grid: Grid) -> Iterator[int]:
    """Columns left of the days that no heading explains."""
    assert grid.heading is not None
    taken = set(grid.labels.values())
    for column in range(grid.heading.low, min(grid.columns)):
        if column not in taken:
            yield column


def _heading(grid: Grid, near: list[int], column: int) -> str:
    return next((text for row in near if (text := grid.sheet.text(row, column))), "")


def _repeats(texts: list[str], heading: str) -> bool:
    """Whether a column says the same in each row, as 'Week 1' beside its days."""
    return all(text == heading for text in texts)


def _names(grid: Grid, rows: list[int], near: list[int]) -> None:
    """The column of names: texts that hardly repeat; two such side by side are first and last."""
    columns = [c for c in _free(grid) if _is_text(grid, rows, c)]
    distinct = {c: _distinct(grid, rows, c) for c in columns}
    likely = [c for c in columns if distinct[c] >= 0.6] if len(rows) > 2 else columns
    if not likely:
        # A few rows of one text each may be the same person's, but a role is not a name.
        likely = [c for c in columns[:1] if len(columns) == 1 and not _is_role(grid, rows, c)]
    if not likely:
        return
    pair = [c for c in likely if c + 1 in likely and _single_words(grid, rows, c, c + 1)]
    if pair and len(rows) > 2:
        grid.labels["first"], grid.labels["last"] = pair[0], pair[0] + 1
        return
    # Posts with a number each, such as 'Paramedic 1', are as good as names; plain roles are not.
    people = [c for c in likely if not _is_role(grid, rows, c)]
    posts = [c for c in likely if all(map(_ends_in_number, _texts(grid, rows, c)))]
    if people or posts:
        grid.labels["name"] = (people or posts)[0]


def _are_of_people(grid: Grid, rows: list[int]) -> bool:
    """Whether the column headed 'Crew' says who: a name in each row and each once, no team's."""
    column = grid.labels.get("team")
    if column is None:
        return False
    texts = _texts(grid, rows, column)
    names = [text for text in texts if " " in text and not any(map(str.isdigit, text))]
    each_once = len(texts) > 2 and len(set(texts)) == len(texts)
    return each_once and len(names) * 3 > len(texts) * 2 and not _are_roles(texts)


def _texts(grid: Grid, rows: list[int], column: int) -> list[str]:
    return [text for row in rows if (text := grid.sheet.text(row, column))]


def _ends_in_number(text: str) -> bool:
    return text[-1].isdigit()


def _is_text(grid: Grid, rows: list[int], column: int) -> bool:
    """Whether a column holds names or other words in most rows."""
    cells = [grid.sheet.at(row, column) for row in rows]
    said = [cell for cell in cells if cell.text]
    words = [cell for cell in said if isinstance(cell.value, str) and _is_words(cell.text)]
    return bool(said) and len(words) * 2 > len(rows) * 0.6


def _is_words(text: str) -> bool:
    """Whether a text could name somebody: no date, no number of any kind, no sentence."""
    letters = sum(letter.isalpha() for letter in text)
    said = is_sentence(text) or is_week(text)
    return letters > 1 and parse_date(text) is None and not said


def _distinct(grid: Grid, rows: list[int], column: int) -> float:
    texts = _texts(grid, rows, column)
    return len(set(texts)) / len(texts)


def _is_role(grid: Grid, rows: list[int], column: int) -> bool:
    return _are_roles(_texts(grid, rows, column))


def _are_roles(texts: list[str]) -> bool:
    return sum(bool(_ROLES.search(text)) for text in texts) * 2 > len(texts)


def _single_words(grid: Grid, rows: list[int], *columns: int) -> bool:
    """Whether each entry is one word, as first names and surnames are."""
    texts = [grid.sheet.text(row, column) for row in rows for column in columns]
    return sum(" " not in text for text in texts) > len(texts) * 0.8


def _is_ids(heading: str, texts: list[str]) -> bool:
    """Whether a column holds staff numbers: each once, of three digits or more."""
    said = [text for text in texts if text]
    if len(said) < max(2, len(texts) * 0.9) or len(set(said)) < len(said):
        return False
    if _NO_ID.search(normal(heading)):
        return False
    return all(re.fullmatch(r"[A-Za-z]{0,4}[-/ ]?\d{3,10}[A-Za-z]?", text) for text in said)
