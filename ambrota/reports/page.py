"""One sheet of the review workbook: text that stays text, a heading, tables, and how it prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from ambrota.reports.styles import Styles

LONGEST_TEXT = 32_000
A4 = 9
LINE_HEIGHT = 13

Value = str | int | float | bool | None


class Page:
    """A worksheet that is filled from the top; `row` is the next free row."""

    def __init__(self, sheet: Worksheet, styles: Styles, title: str, subtitle: str = "") -> None:
        self.sheet, self.styles = sheet, styles
        self.row = 0
        self._widths: tuple[float, ...] = ()
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8Ambrota review&C&8&A&R&8Page &P of &N")
        sheet.set_row(0, 28)
        self.write(0, 0, title, "title")
        if subtitle:
            self.write(1, 0, subtitle, "subtitle")
        self.row = 3

    def write(self, row: int, column: int, value: Value, look: str = "text") -> None:
        """Write one cell. Text is always text, whatever it begins with."""
        style = self.styles[look]
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value[:LONGEST_TEXT], style)
        else:
            self.sheet.write_number(row, column, float(value), style)

    def widths(self, *widths: float) -> None:
        """Column widths from the first column on."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def pixels(self, columns: int) -> int:
        """How wide the first columns are on the screen."""
        return round(sum(7 * width + 5 for width in self._widths[:columns]))

    def section(self, text: str, columns: int) -> None:
        """A section's name, ruled over its columns, after a free row."""
        if self.row > 3:
            self.row += 1
        self.sheet.set_row(self.row, 20)
        for column in range(columns):
            self.write(self.row, column, text if column == 0 else None, "section")
        self.row += 1

    def line(self, text: str, look: str = "text") -> None:
        """A line of words."""
        self.write(self.row, 0, text, look)
        self.row += 1

    def paragraph(self, text: str, columns: int, look: str = "text") -> None:
        """Words over several columns, as high as they need."""
        style = self.styles.wrapped(look)
        lines = lines_of(text, sum(self._widths[:columns]))
        self.sheet.set_row(self.row, LINE_HEIGHT * lines + 3)
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", style)
        self.sheet.write_string(self.row, 0, text[:LONGEST_TEXT], style)
        self.row += 1

    def head(
        self, names: Sequence[str], numbers: Iterable[int] = (), differences: Iterable[int] = ()
    ) -> None:
        """A table's heading; columns in `numbers` are aligned like numbers."""
        looks = dict.fromkeys(numbers, "head_number") | dict.fromkeys(
            differences, "head_difference"
        )
        self._height(names, 18)
        for column, name in enumerate(names):
            self.write(self.row, column, name, looks.get(column, "head"))
        self.row += 1

    def head_groups(self, groups: Iterable[tuple[int, int, str]]) -> None:
        """A row over a table's heading: (first column, last column, name)."""
        style = self.styles["head_group"]
        self.sheet.set_row(self.row, 18)
        for first, last, name in groups:
            if first < last:
                self.sheet.merge_range(self.row, first, self.row, last, "", style)
            self.sheet.write_string(self.row, first, name, style)
        self.row += 1

    def cells(self, values: Sequence[Value], looks: Sequence[str], *, high: bool = True) -> None:
        """A table's row; `high`: as high as its longest words need in their columns."""
        if high:
            self._height(values, 15)
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.write(self.row, column, value, look)
        self.row += 1

    def _height(self, values: Sequence[Value], least: float) -> None:
        """Set the next row's height: not every program fits it to wrapped words."""
        lines = max(
            (
                lines_of(value, width)
                for value, width in zip(values, self._widths, strict=False)
                if isinstance(value, str)
            ),
            default=1,
        )
        self.sheet.set_row(self.row, max(least, LINE_HEIGHT * lines + 2))

    def keep_in_view(self, rows: int, columns: int = 0) -> None:
        """Freeze the heading, and repeat it on every printed page."""
        self.sheet.freeze_panes(rows, columns)
        if rows:
            self.sheet.repeat_rows(max(0, rows - 1), rows - 1)

    def printed(self, last_column: int) -> None:
        """Print from the first cell to the last row written."""
        self.sheet.print_area(0, 0, max(self.row - 1, 1), last_column)


def lines_of(text: str, width: float) -> int:
    """Lines that words take in columns of that width (in digits: words run finer)."""
    return sum(max(1, ceil(len(part) / max(width * 1.2, 1))) for part in text.split("\n"))
