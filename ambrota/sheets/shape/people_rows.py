"""The rows under a heading of days: people, sums, sections, and what is none of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import mode

from ambrota.model import RotaKind
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.people.people import is_vacant
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import (
    LEGEND,
    TOTALS,
    Grid,
    GridRow,
    Heading,
    TotalRow,
    day_cells,
    is_weekday_row,
    label_columns,
    legend_heading,
)
from ambrota.sheets.shape.legend_rows import without_legend
from ambrota.sheets.shape.pairs import join_rows, second_rows
from ambrota.sheets.shape.row_kinds import (
    all_numbers,
    blank_above,
    is_heading_again,
    is_section,
    is_sentence,
    is_title,
    judges_totals,
    may_be_name,
    stands_alone,
    top_of,
    who,
)
from ambrota.sheets.shape.told import Told
from ambrota.sheets.shape.who import complete_labels

_MOST, _SURE = 0.8, 5


@dataclass
class Block:
    """A heading of dates with the rows under it, down to the row before `past`."""

    sheet: Sheet
    heading: Heading
    past: int
    layout: Layout

    @cached_property
    def near(self) -> list[int]:
        """The rows of the heading, the nearest to its days first."""
        return _near(self.sheet, self.heading, self._end)

    @property
    def _end(self) -> int:
        return min(self.past, (self.layout.last_row or self.past) + 1)

    @cached_property
    def body(self) -> list[int]:
        """The rows under the heading that say something."""
        first = min(self.heading.columns)
        rows = []
        for row in range(self.heading.row + 1, self._end):
            if row in self.sheet.by_row and row not in self.near:
                if begins_legend(self.sheet, row, first):
                    break
                rows.append(row)
        return without_legend(self.sheet, rows, self.heading)

    @cached_property
    def entries(self) -> dict[int, list[Cell]]:
        """What each of these rows says of its days."""
        return {row: day_cells(self.sheet, row, self.heading.columns) for row in self.body}

    @cached_property
    def filled(self) -> list[int]:
        """The rows with entries; where some hold codes, without those of figures all along."""
        days = self.heading.columns
        cells = {row: own for row, own in self.entries.items() if own}
        coded = any(not all_numbers(own) for own in cells.values())
        counts = {
            row
            for row, own in cells.items()
            if coded and len(own) >= len(days) * _MOST and all_numbers(own)
        }
        return [row for row in cells if row not in counts] or list(cells)

    @property
    def form(self) -> tuple[str, ...]:
        """What stands left of the days in its heading: alike in blocks of one form."""
        columns = range(self.heading.low, min(self.heading.columns))
        return tuple(self.sheet.text(self.heading.row, column) for column in columns)


def grid_of(block: Block, alike: list[int], known: set[str], problems: Problems) -> Grid:
    """The people of a block. `alike`: the rows of all blocks of its form, from which its columns
    are told; `known`: headings of unread columns that were named before."""
    sheet, heading, body = block.sheet, block.heading, block.body
    grid = Grid(
        sheet, RotaKind.DATED, sheet.name, heading.row, heading.columns,
        label_columns(sheet, block.near, heading, block.layout),
        mark=block.layout.mark, heading=heading, ends=dict(heading.ends),
    )  # fmt: skip
    told = Told(grid, problems, known)
    complete_labels(grid, alike, block.near, told)
    seconds = second_rows(grid, body)
    entries = {row: cells for row, cells in block.entries.items() if row not in seconds}
    _read(grid, entries, told, paired=bool(seconds))
    join_rows(grid, seconds, body)
    told.columns(block.near)
    told.tell()
    return grid


def _near(sheet: Sheet, heading: Heading, past: int) -> list[int]:
    """The rows that belong to a heading, the nearest first."""
    row = heading.row
    top = top_of(sheet, heading)
    near = [row]
    for above in (row - 1, row - 2, row - 3):
        # A row with entries is the last person's of the block above.
        blank = above >= row - 2 and not day_cells(sheet, above, heading.columns)
        if above >= top or blank:
            near += [above] if above in sheet.by_row else []
    below = row + 1
    while below < min(past, row + 4) and _heads_below(sheet, below, heading):
        near.insert(1, below)
        below += 1
    return near


def _heads_below(sheet: Sheet, row: int, heading: Heading) -> bool:
    """Whether a row under the days still belongs to the heading: weekdays, Start and Finish."""
    if row not in sheet.by_row:
        return False
    cells = day_cells(sheet, row, heading.columns)
    return is_weekday_row(cells, heading.columns) or row in heading.below


def _read(grid: Grid, cells_of: dict[int, list[Cell]], told: Told, *, paired: bool) -> None:
    """Take up the rows of the body by what they say of their days.

    `paired`: a day takes two cells, which may be plain numbers.
    """
    sheet, columns = grid.sheet, grid.columns
    assert grid.heading is not None
    body = list(cells_of)
    coded = not (paired or grid.ends) and _holds_codes(grid, cells_of)
    marked = coded and any(_are_marks(cells_of[row], few=True) for row in body if who(grid, row))
    names = [name for row in body if cells_of[row] and (name := who(grid, row))]
    first = min(columns)
    team: str | None = None
    for row in body:
        cells, said = cells_of[row], who(grid, row)
        label = said or _left_text(sheet, row, first, grid.heading)
        weekdays = is_weekday_row(cells, columns) and (not said or len(columns) >= _SURE)
        if weekdays or is_heading_again(sheet, row, grid.heading):
            continue
        if LEGEND.match(label) and not cells:
            break
        numbered = sum(letter.isdigit() for letter in grid.said(row, "id")) > 2
        codes = coded and not (marked and _are_marks(cells))
        if is_total(label, cells, len(columns), coded=codes, numbered=numbered):
            grid.totals.append(TotalRow(row, label))
            continue
        if cells and judges_totals(grid, row, label, body):
            grid.totals.append(TotalRow(row, label))
            continue
        if not said and not cells and label and _begins_section(grid, row, body):
            team = grid.sections[row] = label
            continue
        if not said:
            told.nobody(row, cells, label)
            continue
        apart = blank_above(grid, row) and label.endswith(":")
        if apart or (not cells and (is_title(label) or is_sentence(label))):
            told.text(row, label)
            continue
        if not cells and not is_vacant(label) and is_section(grid, row, label, names):
            team = grid.sections[row] = label
            continue
        grid.rows.append(GridRow(row, team=team))
    _cut_tail(grid, cells_of, told)


def _holds_codes(grid: Grid, cells_of: dict[int, list[Cell]]) -> bool:
    """Whether a row holds more than figures, other than one to be signed."""
    return any(
        cells and not all_numbers(cells) and not who(grid, row).endswith(":")
        for row, cells in cells_of.items()
    )


def _are_marks(cells: list[Cell], *, few: bool = False) -> bool:
    """Whether a row holds a 1 on some days and nothing else. `few`: with a day between without."""
    ones = bool(cells) and all(cell.text == "1" for cell in cells)
    return ones and (not few or cells[-1].column - cells[0].column >= len(cells))


def _begins_section(grid: Grid, row: int, body: list[int]) -> bool:
    """Whether a lone text beside the names stands right over a person."""
    after = next((below for below in body if below > row), None)
    if after != row + 1 or not stands_alone(grid, row) or not who(grid, after):
        return False
    # What stands over the names on a turned sheet is a title of the whole.
    at = grid.sheet.by_row[row][0].column
    return grid.sheet.upright is None or at >= min(grid.labels.values(), default=1)


def _cut_tail(grid: Grid, cells_of: dict[int, list[Cell]], told: Told) -> None:
    """Names without entries that stand apart under the people are text, not people."""
    if not any(cells_of[row.row] for row in grid.rows):
        return
    while grid.rows and not cells_of[grid.rows[-1].row]:
        row = grid.rows[-1].row
        if len(grid.rows) > 1 and not (
            stands_alone(grid, row) and blank_above(grid, row) and _stands_apart(grid)
        ):
            break
        told.under(row, who(grid, row))
        grid.rows.pop()


def _stands_apart(grid: Grid) -> bool:
    """Whether the last row is further from the one above than people are from one another, or is
    written as no name is."""
    *others, last = [below.row - above.row for above, below in pairwise(grid.rows)]
    return not others or last > mode(others) or not may_be_name(who(grid, grid.rows[-1].row))


def is_total(label: str, cells: list[Cell], width: int, *, coded: bool, numbered: bool) -> bool:
    """Whether a row adds up or counts: by its label, or by figures all along among codes.

    `coded`: other rows hold codes; `numbered`: the row has a number of its own, as people have.
    """
    if not all_numbers(cells):
        return False
    if TOTALS.search(label):
        return True
    if cells and not label:
        return coded or any(cell.text not in {"0", "1"} for cell in cells)
    return coded and not numbered and len(cells) >= max(1, width * _MOST)


def _left_text(sheet: Sheet, row: int, first: int, heading: Heading) -> str:
    """The first text of a row left of the days, under whatever heading."""
    for cell in sheet.by_row.get(row, []):
        if cell.column >= first:
            break
        if heading.holds(cell.column):
            return cell.text
    return ""


def begins_legend(sheet: Sheet, row: int, first: int) -> bool:
    """Whether a legend begins under the people, in the columns of their names and days."""
    columns = legend_heading(sheet, row)
    return bool(columns) and columns["code"] <= first
