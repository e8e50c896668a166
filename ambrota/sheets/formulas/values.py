"""Values in formulas: numbers, texts, truths, blanks and errors, alone or in ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ambrota.sheets.formulas.tree import NotUnderstoodError

MOST_CELLS = 400_000  # of one range


@dataclass(frozen=True)
class Wrong:
    """An error value, like #N/A."""

    code: str


Single = float | str | bool | Wrong | None
Key = tuple[str, int, int]


@dataclass
class Range:
    """Values row by row; `at`: the cell of the first, where it is a range of a sheet."""

    rows: list[list[Single]]
    at: Key | None = None

    def __iter__(self) -> Iterator[Single]:
        for row in self.rows:
            yield from row

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.rows), len(self.rows[0]) if self.rows else 0


Value = Single | Range


class Error(Exception):
    """An error value that ends the working out of a formula."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.wrong = Wrong(code)


def single(value: Value) -> Single:
    """A value that is to be one; a range of one cell counts as its cell."""
    if isinstance(value, Range):
        if value.shape != (1, 1):
            raise NotUnderstoodError("a range where one value is wanted")
        return value.rows[0][0]
    return value


def number(value: Value) -> float:
    """A value as a number, as sums of cells take it."""
    value = single(value)
    if isinstance(value, Wrong):
        raise Error(value.code)
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float):
        return float(value)
    found = as_number(value)
    if found is None:
        raise Error("#VALUE!")
    return found


def as_number(text: str) -> float | None:
    """The number that a text says; None for other texts. Dates and times are left alone."""
    text = text.strip()
    if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", text, re.I):
        return float(text)
    if re.search(r"\d\s*[:/%]|\d{1,2}[-. ][a-z0-9]", text, re.I):
        raise NotUnderstoodError("a text that may be a date or a time")
    return None


def text(value: Value) -> str:
    """A value as a text."""
    value = single(value)
    if isinstance(value, Wrong):
        raise Error(value.code)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return str(int(value)) if float(value).is_integer() else f"{value:.15g}"
    return value


def truth(value: Value) -> bool:
    """A value as true or false."""
    value = single(value)
    if isinstance(value, str):
        if value.upper() in ("TRUE", "FALSE"):
            return value.upper() == "TRUE"
        raise Error("#VALUE!")
    return number(value) != 0


def compare(left: Single, right: Single) -> int:
    """-1, 0 or 1: numbers before texts before truths; a blank is like the other's nothing."""
    for value in (left, right):
        if isinstance(value, Wrong):
            raise Error(value.code)
    if left is None:
        left = _nothing_like(right)
    if right is None:
        right = _nothing_like(left)
    one, other = _order(left), _order(right)
    return (one > other) - (one < other)


def _nothing_like(other: Single) -> Single:
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def _order(value: Single) -> tuple[int, float | str]:
    if isinstance(value, bool):
        return 2, float(value)
    if isinstance(value, str):
        return 1, value.casefold()
    assert isinstance(value, float | int)
    return 0, float(value)


def each(of: Callable[..., Single], *values: Value) -> Value:
    """A function of single values; of ranges, cell by cell."""
    ranges = [value for value in values if isinstance(value, Range) and value.shape != (1, 1)]
    if not ranges:
        return of(*(single(value) for value in values))
    rows = max(one.shape[0] for one in ranges)
    columns = max(one.shape[1] for one in ranges)
    return Range(
        [
            [
                _one_of(of, [_at(value, row, column) for value in values])
                for column in range(columns)
            ]
            for row in range(rows)
        ]
    )


def _one_of(of: Callable[..., Single], values: list[Single]) -> Single:
    try:
        return of(*values)
    except Error as error:
        return error.wrong


def _at(value: Value, row: int, column: int) -> Single:
    if not isinstance(value, Range):
        return value
    rows, columns = value.shape
    row, column = 0 if rows == 1 else row, 0 if columns == 1 else column
    if row >= rows or column >= columns:
        return Wrong("#N/A")
    return value.rows[row][column]


def criterion(wanted: Single) -> Callable[[Single], bool]:
    """What COUNTIF and SUMIF look for: a value, a comparison, a text with * and ?."""
    if isinstance(wanted, Wrong):
        return lambda value: value == wanted
    if wanted is None:
        return lambda value: value == 0.0 and value is not False
    if not isinstance(wanted, str):
        return lambda value: _same_number(value, wanted)
    sign = re.match(r"<>|<=|>=|<|>|=", wanted)
    rest = wanted[sign.end() :] if sign else wanted
    how = sign[0] if sign else "="
    found = as_number(rest) if rest else None
    if found is not None:
        return _by_number(how, found)
    if how in ("=", "<>"):
        return _by_text(how, rest, bare=sign is not None)
    return lambda value: isinstance(value, str) and _holds(how, compare(value, rest))


def _same_number(value: Single, wanted: float | bool) -> bool:
    if isinstance(wanted, bool) or isinstance(value, bool):
        return value is wanted
    if isinstance(value, str):
        return bool(re.fullmatch(r"[-+\d.]+", value)) and as_number(value) == wanted
    return isinstance(value, float | int) and value == wanted


def _by_number(how: str, wanted: float) -> Callable[[Single], bool]:
    if how == "=":
        return lambda value: _same_number(value, wanted)
    if how == "<>":
        return lambda value: not _same_number(value, wanted)
    return lambda value: (
        isinstance(value, float | int)
        and not isinstance(value, bool)
        and _holds(how, compare(value, wanted))
    )


def _by_text(how: str, rest: str, *, bare: bool) -> Callable[[Single], bool]:
    if not rest:
        if how == "<>":
            return lambda value: value is not None
        return (lambda value: value is None) if bare else (lambda value: value in (None, ""))
    pattern = re.compile(_wild(rest), re.I | re.S)
    if how == "=":
        return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None
    return lambda value: not (isinstance(value, str) and pattern.fullmatch(value) is not None)


def _wild(text: str) -> str:
    out, at = [], 0
    while at < len(text):
        if text[at] == "~" and at + 1 < len(text) and text[at + 1] in "*?~":
            out.append(re.escape(text[at + 1]))
            at += 2
            continue
        out.append({"*": ".*", "?": "."}.get(text[at]) or re.escape(text[at]))
        at += 1
    return "".join(out)


def _holds(how: str, order: int) -> bool:
    return {
        "=": order == 0, "<>": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0,
        ">=": order >= 0,
    }[how]  # fmt: skip
