"""A formula as a tree, and the parser that makes it from the text in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ambrota.sheets.cells import column_number

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class NotUnderstoodError(Exception):
    """A formula, or a part of one, that is not worked out here."""


@dataclass(frozen=True)
class Literal:
    """A number, a text or a truth value."""

    value: float | str | bool


@dataclass(frozen=True)
class Corner:
    """One end of a reference; None: the whole row or column. `fixed`: written with $."""

    row: int | None
    column: int | None
    row_fixed: bool
    column_fixed: bool

    def moved(self, down: int, right: int) -> tuple[int | None, int | None]:
        """Row and column where the formula is copied so far down and to the right."""
        row, column = self.row, self.column
        return (
            row if row is None or self.row_fixed else row + down,
            column if column is None or self.column_fixed else column + right,
        )


@dataclass(frozen=True)
class Reference:
    """A cell or a range; `sheet` None: the formula's own."""

    sheet: str | None
    first: Corner
    last: Corner

    def rectangle(self, down: int = 0, right: int = 0) -> tuple[int, int, int, int]:
        """Top, left, bottom and right."""
        (top, left), (bottom, end) = self.first.moved(down, right), self.last.moved(down, right)
        rows = sorted((top or 1, bottom or LAST_ROW))
        columns = sorted((left or 1, end or LAST_COLUMN))
        return rows[0], columns[0], rows[1], columns[1]


@dataclass(frozen=True)
class Name:
    """A defined name, or a column of a table."""

    text: str


@dataclass(frozen=True)
class Call:
    """A function with its arguments; operators are functions whose names are their signs."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Table:
    """Constants in braces, row by row."""

    rows: tuple[tuple[float | str | bool, ...], ...]


Node = Literal | Reference | Name | Call | Table

_WORD = r"[A-Za-z_\\\u00c0-\uffff][\w.\\\u00c0-\uffff]*"
_SHEET = r"(?:'((?:[^']|'')+)'|([A-Za-z_\u00c0-\uffff][\w.\u00c0-\uffff]*))!"
_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})"
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<text>"(?:[^"]|"")*")
  | (?P<error>\#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!))
  | (?P<reference>(?:{_SHEET})?(?:
        {_CELL}(?::{_CELL})?
      | (\$?)([A-Za-z]{{1,3}}):(\$?)([A-Za-z]{{1,3}})
      | (\$?)([0-9]{{1,7}}):(\$?)([0-9]{{1,7}})
    )(?![\w.(\[!]))
  | (?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
  | (?P<call>[A-Za-z_][\w.]*)\(
  | (?P<name>(?:{_SHEET})?{_WORD}(?:\[(?:[^\[\]]|\[[^\[\]]*\])*\])?)
  | (?P<sign><>|<=|>=|[-+*/^&=<>%(),{{}};])
    )""",
    re.X,
)  # fmt: skip


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """The tree of a formula without its leading sign. Raises `NotUnderstoodError`."""
    parser = _Parser(_tokens(text))
    tree = parser.expression()
    if parser.at < len(parser.tokens):
        raise NotUnderstoodError(text)
    return tree


def _tokens(text: str) -> list[re.Match[str]]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotUnderstoodError(text)
        found.append(match)
        at = match.end()
    return found


_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))


class _Parser:
    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def expression(self, level: int = 0) -> Node:
        """An expression of operators of that level and those that bind closer."""
        if level == len(_LEVELS):
            return self._signed()
        left = self.expression(level + 1)
        while (sign := self._sign()) in _LEVELS[level]:
            self.at += 1
            left = Call(sign, (left, self.expression(level + 1)))
        return left

    def _sign(self) -> str:
        return (self.tokens[self.at]["sign"] or "") if self.at < len(self.tokens) else ""

    def _signed(self) -> Node:
        sign = self._sign()
        if sign in ("-", "+"):
            self.at += 1
            operand = self._signed()
            return Call("NEGATE", (operand,)) if sign == "-" else operand
        found = self._primary()
        while self._sign() == "%":
            self.at += 1
            found = Call("/", (found, Literal(100.0)))
        return found

    def _primary(self) -> Node:
        if self.at >= len(self.tokens):
            raise NotUnderstoodError("an end too soon")
        token = self.tokens[self.at]
        self.at += 1
        if token["text"] is not None:
            return Literal(token["text"][1:-1].replace('""', '"'))
        if token["reference"] is not None:
            return _reference(token)
        if token["number"] is not None:
            return Literal(float(token["number"]))
        if token["call"] is not None:
            return self._call(token["call"])
        if token["name"] is not None:
            word = token["name"].upper()
            return Literal(word == "TRUE") if word in ("TRUE", "FALSE") else Name(token["name"])
        if token["sign"] == "(":
            return self._closed(self._nested())
        if token["sign"] == "{":
            return self._table()
        raise NotUnderstoodError(token[0])

    def _table(self) -> Table:
        rows: list[list[float | str | bool]] = [[]]
        while True:
            found = self._signed()
            if isinstance(found, Call) and isinstance(found.arguments[0], Literal):
                found = Literal(-float(found.arguments[0].value))
            if not isinstance(found, Literal):
                raise NotUnderstoodError("a table of other than constants")
            rows[-1].append(found.value)
            sign = self._sign()
            self.at += 1
            if sign == "}":
                return Table(tuple(tuple(row) for row in rows))
            if sign == ";":
                rows.append([])
            elif sign != ",":
                raise NotUnderstoodError("a table that does not end")

    def _nested(self) -> Node:
        self.depth += 1
        if self.depth > 60:
            raise NotUnderstoodError("a formula nested too deep")
        found = self.expression()
        self.depth -= 1
        return found

    def _closed(self, found: Node) -> Node:
        if self._sign() != ")":
            raise NotUnderstoodError("a bracket that is not closed")
        self.at += 1
        return found

    def _call(self, name: str) -> Node:
        arguments: list[Node] = []
        while self._sign() != ")":
            if self._sign() == ",":
                arguments.append(Literal(""))
                self.at += 1
                continue
            arguments.append(self._nested())
            if self._sign() == ",":
                self.at += 1
            elif self._sign() != ")":
                raise NotUnderstoodError("an argument that does not end")
        self.at += 1
        return Call(name.upper().removeprefix("_XLFN.").removeprefix("_XLWS."), tuple(arguments))


def _reference(token: re.Match[str]) -> Reference:
    groups = list(token.groups())
    start = token.re.groupindex["reference"]
    quoted, plain, *rest = groups[start : start + 18]
    sheet = quoted.replace("''", "'") if quoted is not None else plain
    cell = [
        _corner(*rest[i : i + 4]) if rest[i + 1] else None for i in (0, 4)
    ]  # fmt: skip
    if cell[0] is not None:
        return Reference(sheet, cell[0], cell[1] or cell[0])
    if rest[9]:
        return Reference(sheet, _column(rest[8], rest[9]), _column(rest[10], rest[11]))
    return Reference(sheet, _row(rest[12], rest[13]), _row(rest[14], rest[15]))


def _corner(column_fixed: str, column: str, row_fixed: str, row: str) -> Corner:
    return Corner(int(row), column_number(column), bool(row_fixed), bool(column_fixed))


def _column(fixed: str, column: str) -> Corner:
    return Corner(None, column_number(column), False, bool(fixed))


def _row(fixed: str, row: str) -> Corner:
    return Corner(int(row), None, bool(fixed), False)


def parts_of(node: Node) -> list[Node]:
    """The node and all under it."""
    found = [node]
    if isinstance(node, Call):
        for argument in node.arguments:
            found += parts_of(argument)
    return found
