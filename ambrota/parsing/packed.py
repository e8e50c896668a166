"""A workbook as plain columns of numbers and a table of values: how cells go between processes.

Every distinct value and colour is sent once; a cell is three numbers, its row is said once for all
of its cells. What is sent is made only of what `marshal` knows, so that nothing is imported or
called by unpacking it.
"""

from __future__ import annotations

import marshal
import struct
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import chain, repeat
from typing import Any, TypeVar

from ambrota.errors import UserError
from ambrota.parsing.addresses import Place
from ambrota.parsing.values import Value, plain

CELL_LIMIT = 1_100_000
ROW_LIMIT = 300_000
# A rota says few different things, however many people work it.
VALUE_LIMIT = 150_000
TEXT_LIMIT = 40_000_000
# What Excel itself allows in one cell.
LONGEST_TEXT = 32_767
MERGED_LIMIT = 1_000_000
# A request: the lengths of name and content, then both. An answer: its length, then itself.
REQUEST, ANSWER = struct.Struct("<IQ"), struct.Struct("<Q")

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

Range = tuple[int, int, int, int]
_Key = TypeVar("_Key")


class _Numbers(dict[_Key, int]):
    """Gives each new key the next number."""

    def __missing__(self, key: _Key) -> int:
        self[key] = number = len(self)
        return number


class _Given(dict[tuple[type, Any], int]):
    """The number of each value as calamine gives it: most come thousands of times."""

    def __init__(self, table: _Numbers[tuple[type, Value]]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, key: tuple[type, Any]) -> int:
        value = plain(key[1])
        self[key] = number = self._table[value.__class__, value]
        return number


class Packed:
    """The cells of one sheet on their way: what a reader puts in, and what is unpacked of it.

    `merges`: top, left, bottom, right. `notes`: what of the sheet could not be read.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.hidden = False
        self.merges: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.uncalculated: set[Place] = set()
        # Rows with the number of their cells, and the cells of one row after another.
        self.rows, self.counts = array("I"), array("I")
        self.columns, self.values, self.fills = array("I"), array("I"), array("I")
        self.value_table: _Numbers[tuple[type, Value]] = _Numbers({(type(None), None): 0})
        self.fill_table: _Numbers[str | None] = _Numbers({None: 0})
        self._given = _Given(self.value_table)

    def __len__(self) -> int:
        """How many cells it has."""
        return len(self.columns)

    def put(self, row: int, column: int, value: Value, fill: str | None = None) -> None:
        """Add a cell."""
        self._check_place(row, column)
        self._count(row, 1)
        self.columns.append(column)
        self.values.append(self.value_table[value.__class__, value])
        self.fills.append(self.fill_table[fill])

    def put_row(self, row: int, first: int, values: list[Any], fills: dict[int, str]) -> None:
        """Add the cells of a row as calamine gives them, '' for none, with colours by column."""
        self._check_place(row, first + len(values) - 1 if values else first)
        kept: list[Any] = values
        columns: Sequence[int] = range(first, first + len(values))
        if "" in values:
            at = [n for n, value in enumerate(values) if value != "" or first + n in fills]
            kept = [values[number] for number in at]
            columns = [first + number for number in at]
        self._count(row, len(kept))
        self.columns.extend(columns)
        self.values.extend(map(self._given.__getitem__, zip(map(type, kept), kept, strict=True)))
        self.fills.extend(map(self.fill_table.__getitem__, map(fills.get, columns)))

    def _count(self, row: int, cells: int) -> None:
        if self.rows and self.rows[-1] == row:
            self.counts[-1] += cells
        elif cells:
            self.rows.append(row)
            self.counts.append(cells)

    def _check_place(self, row: int, column: int) -> None:
        if len(self) >= CELL_LIMIT:
            raise too_many(f"more than {CELL_LIMIT:,} cells", f"at most {CELL_LIMIT:,} cells")
        if not (0 < row <= LAST_ROW and 0 < column <= LAST_COLUMN):
            raise too_many(f"a cell in row {row}, column {column}", "a sheet as Excel has it")

    def _check_size(self) -> None:
        if len(self.value_table) > VALUE_LIMIT:
            raise too_many(
                f"more than {VALUE_LIMIT:,} different values", f"at most {VALUE_LIMIT:,} of them"
            )
        if len(self.rows) > ROW_LIMIT and len(set(self.rows)) > ROW_LIMIT:
            raise too_many(f"more than {ROW_LIMIT:,} rows", f"at most {ROW_LIMIT:,} rows")

    def _check_texts(self) -> None:
        """The same long text in many cells is sent once, but is read in each of them."""
        table = [value for _, value in self.value_table]
        longest = max((len(value) for value in table if isinstance(value, str)), default=0)
        if longest > LONGEST_TEXT:
            raise too_many(
                f"a cell of {longest:,} characters", f"at most {LONGEST_TEXT:,} in a cell"
            )
        characters = sum(
            many * len(text)
            for number, many in Counter(self.values).items()
            if isinstance(text := table[number], str)
        )
        if characters > TEXT_LIMIT:
            raise too_many(f"{characters:,} characters in its cells", f"at most {TEXT_LIMIT:,}")

    def plain(self) -> tuple[Any, ...]:
        """All of it as values that `marshal` knows. Raises `UserError` when it is too much."""
        self._check_size()
        self._check_texts()
        return (
            self.name, self.hidden, self._merges(), sorted(self.hidden_rows),
            sorted(self.hidden_columns), sorted(self.uncalculated),
            [_sent(value) for _, value in self.value_table], list(self.fill_table),
            self.rows.tobytes(), self.counts.tobytes(),
            self.columns.tobytes(), self.values.tobytes(), self.fills.tobytes(),
        )  # fmt: skip

    def _merges(self) -> list[Range]:
        """The merged ranges; what they cover of the used cells is what makes them dear."""
        if not self.merges:
            return []
        last_row, last_column = max(self.rows, default=0), max(self.columns, default=0)
        covered = sum(
            max(0, min(bottom, last_row) - top + 1) * max(0, min(right, last_column) - left + 1)
            for top, left, bottom, right in self.merges
        )
        if covered > MERGED_LIMIT:
            raise too_many(
                f"merged ranges over {covered:,} cells", f"at most {MERGED_LIMIT:,} merged cells"
            )
        return self.merges


@dataclass
class Unpacked:
    """One sheet as it arrived. `rows`: each row that has cells, and how many in turn; `columns`,
    `values` and `fills` of the cells, one row after another."""

    name: str
    hidden: bool
    merges: list[Range]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    uncalculated: frozenset[Place]
    rows: list[tuple[int, int]]
    columns: list[int]
    values: list[Value]
    fills: list[str | None]

    def cell_rows(self) -> Iterator[int]:
        """The row of each cell."""
        return chain.from_iterable(repeat(row, many) for row, many in self.rows)


@dataclass(frozen=True)
class Parsed:
    """The sheets of a file, and what of it this kind of file does not tell."""

    sheets: list[Packed]
    notes: list[tuple[str, str, str]] = field(default_factory=list)


def pack(parsed: Parsed) -> bytes:
    """A workbook's sheets for the way. Raises `UserError` when they hold too much."""
    if sum(map(len, parsed.sheets)) > CELL_LIMIT:
        raise too_many(f"more than {CELL_LIMIT:,} cells", f"at most {CELL_LIMIT:,} cells")
    return marshal.dumps((None, [sheet.plain() for sheet in parsed.sheets], parsed.notes))


def pack_error(error: UserError) -> bytes:
    """A refusal for the way."""
    said = (error.title, error.where, error.found, error.expected, error.todo)
    return marshal.dumps((said, [], []))


def unpack(data: bytes) -> tuple[list[Unpacked], list[tuple[str, str, str]]]:
    """The sheets and notes that were packed. Raises the `UserError` that was."""
    said, sheets, notes = marshal.loads(data)
    if said is not None:
        raise UserError(*said)
    return [_unpacked(sheet) for sheet in sheets], notes


def _unpacked(sheet: tuple[Any, ...]) -> Unpacked:
    name, hidden, merges, hidden_rows, hidden_columns, uncalculated, values, fills = sheet[:8]
    rows, counts, columns, value_numbers, fill_numbers = map(_numbers, sheet[8:])
    table: list[Value] = [_received(value) for value in values]
    return Unpacked(
        name, hidden, merges, frozenset(hidden_rows), frozenset(hidden_columns),
        frozenset(uncalculated), list(zip(rows, counts, strict=True)), columns,
        list(map(table.__getitem__, value_numbers)), list(map(fills.__getitem__, fill_numbers)),
    )  # fmt: skip


def _numbers(data: bytes) -> list[int]:
    numbers = array("I")
    numbers.frombytes(data)
    return numbers.tolist()


def _sent(value: Value) -> Any:
    """Dates and times as tuples: the one thing that `marshal` does not know."""
    if isinstance(value, datetime):
        return (
            value.year, value.month, value.day,
            value.hour, value.minute, value.second, value.microsecond,
        )  # fmt: skip
    if isinstance(value, time):
        return value.hour, value.minute, value.second, value.microsecond
    return value


def _received(value: Any) -> Value:
    if isinstance(value, tuple):
        return datetime(*value) if len(value) == 7 else time(*value)
    plain: Value = value
    return plain


def too_many(found: str, expected: str) -> UserError:
    """The refusal of a file that holds more than a rota can."""
    return UserError(
        "The workbook holds more than a rota can, so it was not read", "", found, expected,
        "save only the rota sheets in a new workbook",
    )  # fmt: skip
