"""What the cells of a sheet say, and what each column needs room for, as a spreadsheet shows it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date, datetime, time

from ambrota.sheets.cells import Cell, Place, Sheet, Value

DATES_OF_A_HEADING = 5
MOST = 26
BLANK = "0000"


def said(value: Value, *, short: bool = False) -> str:
    """A value as a spreadsheet shows it; dates without the year where they stand in a heading."""
    if isinstance(value, datetime) and value.time() != time(0):
        return f"{said(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day} {value:%b}" if short else f"{value.day} {value:%b %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return Cell(1, 1, value).text


class SheetTexts:
    """The texts of one sheet by place; `widest`: of each column, the text it has room for.

    A merged range says its text once, at its first cell. A long text in a cell with nothing right
    of it runs on over the blank cells, as it does in a spreadsheet.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.texts: dict[Place, str] = {}
        self._columns: dict[int, list[int]] = {}
        self._dates: dict[int, str] = {}
        for row, cells in sheet.filled_rows():
            short = sum(isinstance(cell.value, date) for cell in cells) >= DATES_OF_A_HEADING
            for cell in cells:
                if text := said(cell.value, short=short):
                    self.texts[row, cell.column] = text
                    self._columns.setdefault(row, []).append(cell.column)
                    if short and isinstance(cell.value, date):
                        self._dates[cell.column] = max(
                            text, self._dates.get(cell.column, ""), key=len
                        )
        filled = [place for place, cell in sheet.cells.items() if cell.fill or place in self.texts]
        self.rows = max((row for row, _ in filled), default=0)
        self.columns = max((column for _, column in filled), default=0)
        self.widest = self._widest()

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        return self.texts.get((row, column), "")

    def left_of(self, row: int, column: int) -> int | None:
        """The nearest column left of a blank cell that says something in its row."""
        columns = self._columns.get(row, [])
        at = bisect_left(columns, column)
        return columns[at - 1] if at else None

    def _widest(self) -> list[str]:
        """Room for what most cells of a column say; a title alone in its row needs none."""
        texts: dict[int, Counter[str]] = {}
        merged = {(one.top, one.left) for one in self.sheet.merges}
        for (row, column), text in self.texts.items():
            if len(self._columns[row]) > 1 and (row, column) not in merged:
                texts.setdefault(column, Counter())[text] += 1
        return [
            max(
                _widest(texts[column]) if column in texts else BLANK,
                self._dates.get(column, ""),  # one among many, and yet what the column is
                key=_breadth,
            )
            for column in range(1, self.columns + 1)
        ]


def _widest(texts: Counter[str]) -> str:
    """The longest text but for the few longest of a long column."""
    spare = sum(texts.values()) // 40
    for text in sorted(texts, key=_breadth, reverse=True):
        spare -= texts[text]
        if spare < 0:
            return text[:MOST]
    return BLANK


def _breadth(text: str) -> float:
    """Roughly how broad a text is: capitals and figures are broader than other letters."""
    return len(text) + 0.4 * sum(letter.isupper() or letter.isdigit() for letter in text)
