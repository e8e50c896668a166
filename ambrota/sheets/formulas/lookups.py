"""Functions that look something up in a range."""

from __future__ import annotations

from ambrota.sheets.formulas.tree import NotUnderstoodError
from ambrota.sheets.formulas.values import (
    Error,
    Range,
    Single,
    Value,
    Wrong,
    compare,
    criterion,
    each,
    number,
    single,
    truth,
)


def match(wanted: Value, where: Value, how: Value = 1.0) -> Value:
    """The place of a value in a range, matched exactly."""
    if number(how) != 0:
        raise NotUnderstoodError("a match in a sorted range")
    cells = list(where) if isinstance(where, Range) else [where]
    return each(lambda one: float(_position(one, cells)), wanted)


def _position(wanted: Single, cells: list[Single]) -> int:
    """The place, from 1, of the first cell that holds what is looked for."""
    if isinstance(wanted, Wrong):
        raise Error(wanted.code)
    if isinstance(wanted, str):
        fits = criterion("=" + wanted)
        found = [isinstance(cell, str) and fits(cell) for cell in cells]
    else:
        found = [
            cell is not None and not isinstance(cell, Wrong | str) and compare(cell, wanted) == 0
            for cell in cells
        ]
    if not any(found):
        raise Error("#N/A")
    return found.index(True) + 1


def vlookup(wanted: Value, where: Value, column: Value, sorted_: Value = True) -> Value:
    """A value of the row that begins with what is looked for."""
    if not isinstance(where, Range) or truth(sorted_):
        raise NotUnderstoodError("a look-up in a sorted range")
    row = _position(single(wanted), [cells[0] for cells in where.rows])
    at = int(number(column))
    if not 1 <= at <= where.shape[1]:
        raise Error("#REF!")
    return where.rows[row - 1][at - 1]


def hlookup(wanted: Value, where: Value, row: Value, sorted_: Value = True) -> Value:
    """A value of the column that begins with what is looked for."""
    if not isinstance(where, Range):
        raise NotUnderstoodError("a look-up in no range")
    return vlookup(wanted, Range([list(c) for c in zip(*where.rows, strict=True)]), row, sorted_)


def xlookup(wanted: Value, where: Value, results: Value, *missing: Value) -> Value:
    """The value that stands where what is looked for stands in another range."""
    if not (isinstance(where, Range) and isinstance(results, Range)) or len(missing) > 1:
        raise NotUnderstoodError("a look-up of another kind")
    try:
        at = _position(single(wanted), list(where))
    except Error as error:
        if missing and missing[0] != "" and error.wrong.code == "#N/A":
            return missing[0]
        raise
    return list(results)[at - 1]


def index(where: Value, row: Value, column: Value = None) -> Value:
    """The value at a row and column of a range."""
    if not isinstance(where, Range):
        raise NotUnderstoodError("an index into no range")
    rows, columns = where.shape
    down, right = int(number(row)), int(number(column)) if column is not None else 0
    if column is None and rows == 1:
        down, right = 1, down
    if not down or not (right or columns == 1):
        raise NotUnderstoodError("a whole row or column of a range")
    if down > rows or (right or 1) > columns:
        raise Error("#REF!")
    return where.rows[down - 1][(right or 1) - 1]
