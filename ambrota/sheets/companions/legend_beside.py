"""Legends among other things: beside or under the rota, or on a sheet of notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator

from ambrota.model import Kind, Shift
from ambrota.sheets.cells import Cell, Place, Sheet
from ambrota.sheets.companions.by_content import tables_of_codes
from ambrota.sheets.companions.colours import CellsOfRota
from ambrota.sheets.companions.legend_text import explained_in, is_length, shift_of_text
from ambrota.sheets.companions.shift_codes import Legend, kind_in_words, read_codes
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import heading_of_codes
from ambrota.sheets.shape.tables import Table
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.spans import parse_span

_KEY = re.compile(
    r"^(?:colou?r )?(key|legend|codes?|shift (?:codes?|key|types?|times?|patterns?)|"
    r"abbreviations?|duty codes?|codes? used)\b(?: (?:to|for|of|used)\b.{0,30})?\s*:?$",
    re.I,
)


def read_legend_beside(
    sheet: Sheet,
    legend: Legend,
    problems: Problems,
    entries: Collection[str],
    taken: CellsOfRota | None = None,
    fills: Collection[str] = (),
) -> None:
    """Tables with headings, a key of pairs, blocks that hold codes of the rota, lines, colours.

    `entries`: what stands in the rota, `taken` its cells, `fills` the colours of its blank cells.
    """
    reader = _Beside(sheet, legend, problems, entries, taken or CellsOfRota(()), fills)
    reader.headed_tables()
    for table in tables_of_codes(sheet, entries, reader.done, reader.rows):
        read_codes(table, legend, problems, headings=False)
        reader.done.add_table(table)
    reader.keys()
    reader.lengths()
    reader.lines()
    reader.colours()


class Done:
    """Cells that need no second look: those of the rota, and those read since."""

    def __init__(self, taken: Container[Place]) -> None:
        self._taken = taken
        self._more: set[Place] = set()

    def __contains__(self, place: object) -> bool:
        return place in self._more or place in self._taken

    def add(self, row: int, columns: Iterable[int]) -> None:
        """Some cells of a row."""
        self._more |= {(row, column) for column in columns}

    def add_table(self, table: Table) -> None:
        """The cells of a table, its headings too."""
        for row in (table.header_row, *table.rows):
            self.add(row, table.columns.values())


class _Beside:
    """One sheet being searched; `done` are the cells that need no second look."""

    def __init__(
        self,
        sheet: Sheet,
        legend: Legend,
        problems: Problems,
        entries: Collection[str],
        taken: CellsOfRota,
        fills: Collection[str],
    ) -> None:
        self.sheet, self.legend, self.problems = sheet, legend, problems
        self.entries, self.fills = entries, fills
        self.rows = taken.others(sheet)
        self.done = Done(taken)

    def headed_tables(self) -> None:
        """Tables under headings such as Code, Meaning, Start."""
        for row, cells in self.rows.items():
            columns = heading_of_codes(cells)
            if not columns:
                continue
            rows = self._block(row, columns)
            table = Table(self.sheet, row, columns, tuple(rows))
            read_codes(table, self.legend, self.problems, headings=False)
            self.done.add_table(table)

    def _block(self, header: int, columns: dict[str, int]) -> list[int]:
        """The rows under a heading until the code and its meaning are both blank."""
        rows = []
        row = header + 1
        while row <= self.sheet.last_row and any(
            self.sheet.text(row, columns[name]) for name in ("code", "meaning") if name in columns
        ):
            rows.append(row)
            row += 1
        return rows

    def keys(self) -> None:
        """Under the word Key: a code or a coloured blank, and beside it what it means."""
        for cell in self._texts():
            if _KEY.match(cell.text):
                row = cell.row + 1
                while self._pair(row, cell.column):
                    row += 1

    def _pair(self, row: int, column: int) -> bool:
        """A code and the texts right of it; whether there was one."""
        cell = self.sheet.at(row, column)
        said: list[str] = []
        at = column + 1
        while (text := self.sheet.text(row, at)) and (row, at) not in self.done and len(said) < 5:
            said.append(text)
            at += 1
        if not said or (row, column) in self.done or len(cell.text) > 20:
            return False
        meaning = " ".join(said)
        shift = shift_of_text(cell.text or meaning, meaning)
        if shift is not None and (cell.text or cell.fill):
            self._take(shift, cell, cell.fill)
            self.done.add(row, range(column, at))
        return True

    def lengths(self) -> None:
        """A code of the rota beside its length alone: 'D | 12 hrs'."""
        for cell in list(self._texts()):
            beside = self.sheet.text(cell.row, cell.column + 1)
            if code_key(cell.text) in self.entries and is_length(beside):
                self._pair(cell.row, cell.column)

    def lines(self) -> None:
        """'D = Day 0600-1800' in one cell, or several with commas, semicolons or line breaks."""
        for cell in self._texts():
            for code, meaning in explained_in(self._with_times(cell), self.entries):
                shift = shift_of_text(code, meaning)
                if shift is not None:
                    self._take(shift, cell, cell.fill if cell.fill in self.fills else None)
                    self._note_initials(code, cell)

    def _with_times(self, cell: Cell) -> str:
        """'D = Days' with the times that stand in the next cell."""
        beside = self.sheet.text(cell.row, cell.column + 1)
        signed = any(sign in cell.text for sign in "=:") and parse_span(cell.text) is None
        return f"{cell.text} {beside}" if signed and parse_span(beside) else cell.text

    def _note_initials(self, code: str, cell: Cell) -> None:
        """Say which code was taken by its initials: D of 'Days: 0700-1900'."""
        if code_key(code) not in {
            code_key(word) for word in re.findall(r"[^\s=:;,()-]+", cell.text)
        }:
            self.problems.note(
                self.sheet.name, cell.address, f"{cell.text[:40]!r}, read as the times of {code!r}",
                "the code beside its times", f"nothing, if {code} is what stands for it",
            )  # fmt: skip

    def colours(self) -> None:
        """A cell in the colour of the rota's blank cells that says a meaning, or stands by one."""
        for place, cell in sorted(self.sheet.cells.items()) if self.fills else ():
            if cell.fill not in self.fills or cell.fill in self.legend.fills or place in self.done:
                continue
            text = cell.text or self.sheet.text(cell.row, cell.column + 1)
            kind = kind_in_words(text)
            if cell.fill is not None and (kind is not None or parse_span(text) is not None):
                shift = shift_of_text(text, text)
                if shift is not None and shift.kind is not Kind.UNKNOWN:
                    self.legend.fills[cell.fill] = shift

    def _texts(self) -> Iterator[Cell]:
        return (
            cell
            for cells in self.rows.values()
            for cell in cells
            if isinstance(cell.value, str) and cell.place not in self.done
        )

    def _take(self, shift: Shift, cell: Cell, fill: str | None) -> None:
        if fill:
            self.legend.fills.setdefault(fill, shift)
        if shift.kind is Kind.UNKNOWN and code_key(shift.code) not in self.legend.shifts:
            self.problems.warn(
                self.sheet.name, cell.address,
                f"the code {shift.code!r} explained as {shift.meaning!r}, without times",
                "its start and its end", "write the times beside it, as 0600-1800",
            )  # fmt: skip
        self.legend.add(shift, cell, self.sheet, self.problems)
