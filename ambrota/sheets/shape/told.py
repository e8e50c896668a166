"""What is said of a grid's rows and columns that were passed over: each thing once."""

from __future__ import annotations

from dataclasses import dataclass, field

from ambrota.sheets.cells import Cell, range_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid, day_cells, legend_from
from ambrota.sheets.shape.other_forms import are_names, tell_names
from ambrota.sheets.shape.row_kinds import all_numbers, is_title, may_be_name


@dataclass
class Told:
    """Gathers what was passed over in one grid, so that one problem names all of it."""

    grid: Grid
    problems: Problems
    known: set[str] = field(default_factory=set)
    _nobody: list[list[Cell]] = field(default_factory=list)
    _texts: list[int] = field(default_factory=list)
    _idle: list[int] = field(default_factory=list)
    unread: dict[int, str] = field(default_factory=dict)

    def nobody(self, row: int, cells: list[Cell], label: str) -> None:
        """Entries beside no name."""
        if cells:
            self._nobody.append(cells)
        elif label and not is_title(label):
            self._texts.append(row)

    def text(self, row: int, label: str) -> None:
        """A text among the people; a title of a week needs no word."""
        if not is_title(label):
            self._texts.append(row)

    def under(self, row: int, label: str) -> None:
        """A text apart under the people, which may be a name."""
        if may_be_name(label) and not any(map(str.isdigit, label)):
            self._idle.append(row)
        else:
            self.text(row, label)

    def columns(self, near: list[int]) -> None:
        """Columns of sums beside the days, and entries between the days that stand under none."""
        grid = self.grid
        first, last = min(grid.columns), max(grid.columns)
        taken = {*grid.columns, *grid.labels.values(), *grid.ends.values()}
        past = legend_from(grid)
        others: dict[int, list[Cell]] = {}
        for row in grid.rows:
            if grid.sheet.row(row.row).keys() <= taken:
                continue
            for cell in grid.sheet.by_row.get(row.row, []):
                if cell.column not in taken and first <= cell.column < past:
                    others.setdefault(cell.column, []).append(cell)
        for column, cells in sorted(others.items()):
            heading = next((t for row in near if (t := grid.sheet.text(row, column))), "")
            if grid.heading is not None and not grid.heading.holds(column):
                continue
            if heading and all_numbers(cells):
                grid.sums[column] = heading
            elif first < column < last and not self._repeats(cells, heading):
                self._stray(cells)

    def _repeats(self, cells: list[Cell], heading: str) -> bool:
        """Whether a column between the days only repeats its heading, such as 'Week 2'."""
        return bool(heading) and all(cell.text == heading for cell in cells)

    def _stray(self, cells: list[Cell]) -> None:
        for cell in cells:
            self.problems.warn(
                self.grid.sheet.name, cell.address, f"{cell.text!r} under no date",
                "a date above it", "date the column; the entry was not read",
            )  # fmt: skip

    def tell(self) -> None:
        """One problem for each kind of thing."""
        self._totals()
        self._signatures()
        name, sheet = self.grid.sheet.name, self.grid.sheet
        if self._nobody:
            cells = [cell for row in self._nobody for cell in row]
        if self._nobody and are_names(cells):
            tell_names(name, cells, self.problems)
        elif self._nobody:
            self.problems.warn(
                name, _range(cells),
                "entries in a row without a name" if len(self._nobody) == 1
                else f"entries in {len(self._nobody)} rows without a name",
                "a name or a staff number beside them", "name the person; the row was not read",
            )  # fmt: skip
        if self._texts:
            cells = [sheet.by_row[row][0] for row in self._texts]
            self.problems.note(
                name, _range(cells), f"text among the people ({cells[0].text[:40]!r})"
                + (f" and {len(cells) - 1} more" if len(cells) > 1 else ""),
                "rows of people", "nothing, if it names nobody: it was not read",
            )  # fmt: skip
        for row in self._idle:
            cell = sheet.by_row[row][0]
            self.problems.warn(
                name, cell.address, f"{cell.text[:40]!r} under the people, without any entry",
                "a person's entries, or a text that is no name",
                "nothing, if it names nobody of the rota; else write a code in a cell of the row, "
                "or leave no gap above it; it was not read",
            )  # fmt: skip
        for column, heading in self.unread.items():
            if heading in self.known:
                continue
            self.known.add(heading)
            self.problems.note(
                name, sheet.address(self.grid.header_row, column), f"a column {heading!r}",
                "one of the headings that are known",
                "rename the heading if it matters; the column was not read",
            )  # fmt: skip

    def _signatures(self) -> None:
        """Words under the rota that stand in no cell of it are text, not somebody's entries."""
        if not self.grid.rows or not self._nobody:
            return
        last = max(row.row for row in self.grid.rows)
        texts = {
            cell.text
            for row in self.grid.rows
            for cell in day_cells(self.grid.sheet, row.row, self.grid.columns)
        }
        for cells in list(self._nobody):
            row = cells[0].row
            apart = row > last + 1 or all(cell.text.endswith(":") for cell in cells)
            if row > last and apart and not texts & {cell.text for cell in cells}:
                self._nobody.remove(cells)
                self._texts.append(row)

    def _totals(self) -> None:
        """Rows of sums were passed over: one note for each label."""
        rows: dict[str, list[int]] = {}
        for total in self.grid.totals:
            rows.setdefault(total.label, []).append(total.row)
        for label, at in rows.items():
            more = f", {len(at)} times" if len(at) > 1 else ""
            self.problems.note(
                self.grid.sheet.name, self.grid.sheet.address(at[0], 1),
                f"a row {label or 'of numbers'!r}{more}", "rows of people",
                "nothing: totals are compared with the duties, not read as people",
            )  # fmt: skip


def _range(cells: list[Cell]) -> str:
    """The range in the file that holds all the cells."""
    return range_of(cell.place for cell in cells)
