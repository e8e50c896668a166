"""Work out a formula's tree on the cells of a workbook."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ambrota.sheets.formulas.functions import PLAIN
from ambrota.sheets.formulas.tree import (
    LAST_COLUMN,
    LAST_ROW,
    Call,
    Corner,
    Literal,
    Name,
    Node,
    NotUnderstoodError,
    Reference,
    Table,
    parse,
)
from ambrota.sheets.formulas.values import (
    MOST_CELLS,
    Error,
    Key,
    Range,
    Single,
    Value,
    Wrong,
    compare,
    each,
    number,
    single,
    text,
    truth,
)


class Cells(Protocol):
    """The cells that formulas go by."""

    def value(self, key: Key) -> Single:
        """The value of a cell; its sheet's name in lower case."""

    def extent(self, sheet: str) -> tuple[int, int]:
        """The last row and the last column that hold something."""


@dataclass(frozen=True)
class Listed:
    """A table of a sheet (a ListObject): its body and the columns of its headings."""

    sheet: str
    top: int
    bottom: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Names:
    """What names stand for: defined names as formulas, and tables."""

    defined: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Listed] = field(default_factory=dict)

    def reference(self, name: str, key: Key) -> Node:
        """What a name in the formula of that cell refers to. Raises `NotUnderstoodError`."""
        if "[" in name:
            return self._column(name, key)
        plain = name.rsplit("!", 1)[-1].casefold()
        stated = self.defined.get(f"{key[0]}!{plain}".casefold(), self.defined.get(plain))
        if stated is None:
            raise NotUnderstoodError(f"the name {name}")
        return parse(stated)

    def _column(self, name: str, key: Key) -> Node:
        table, _, rest = name.partition("[")
        listed = self.tables.get(table.casefold())
        rest = rest.removesuffix("]")
        this_row = rest.startswith(("[#This Row],", "@"))
        heading = rest.removeprefix("[#This Row],").removeprefix("@").strip("[]").casefold()
        if listed is None or heading not in listed.columns:
            raise NotUnderstoodError(f"the name {name}")
        column = listed.columns[heading]
        top, bottom = (key[1], key[1]) if this_row else (listed.top, listed.bottom)
        return _fixed(listed.sheet, top, column, bottom, column)


def _fixed(sheet: str, top: int, left: int, bottom: int, right: int) -> Reference:
    return Reference(sheet, Corner(top, left, True, True), Corner(bottom, right, True, True))


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul,
}  # fmt: skip
_COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le,
    ">=": operator.ge,
}  # fmt: skip


class Evaluator:
    """Works out trees; `key`: the formula's cell, `down` and `right`: how far it was copied."""

    def __init__(self, cells: Cells, names: Names) -> None:
        self._cells = cells
        self._names = names

    def result(self, tree: Node, key: Key, down: int, right: int) -> Single:
        """The value that the cell shows. Raises `NotUnderstoodError`."""
        try:
            value = single(self._value(tree, key, down, right))
        except Error as error:
            return error.wrong
        except (ValueError, TypeError, ArithmeticError, IndexError, RecursionError) as error:
            raise NotUnderstoodError(str(error)) from error
        return 0.0 if value is None else value

    def _value(self, node: Node, key: Key, down: int, right: int) -> Value:
        match node:
            case Literal(value):
                return value
            case Table(rows):
                return Range([list(row) for row in rows])
            case Reference():
                return self._range(node, key, down, right)
            case Name(name):
                return self._value(self._names.reference(name, key), key, 0, 0)
            case Call(function, arguments):
                return self._call(function, arguments, key, down, right)

    def _range(self, node: Reference, key: Key, down: int, right: int) -> Range:
        sheet = (node.sheet or key[0]).casefold()
        top, left, bottom, end = node.rectangle(down, right)
        if bottom == LAST_ROW or end == LAST_COLUMN:
            rows, columns = self._cells.extent(sheet)
            bottom = max(top, rows) if bottom == LAST_ROW else bottom
            end = max(left, columns) if end == LAST_COLUMN else end
        if (bottom - top + 1) * (end - left + 1) > MOST_CELLS or top < 1 or left < 1:
            raise NotUnderstoodError("a range too large")
        of = self._cells.value
        return Range(
            [
                [of((sheet, row, column)) for column in range(left, end + 1)]
                for row in range(top, bottom + 1)
            ],
            (sheet, top, left),
        )

    def _call(
        self, function: str, arguments: tuple[Node, ...], key: Key, down: int, right: int
    ) -> Value:
        def of(node: Node) -> Value:
            return self._value(node, key, down, right)

        lazy = _LAZY.get(function)
        if lazy is not None:
            return lazy(of, arguments, key)
        values = [of(argument) for argument in arguments]
        if function in _ARITHMETIC:
            act = _ARITHMETIC[function]
            return each(lambda a, b: act(number(a), number(b)), *values)
        if function in _COMPARISONS:
            holds = _COMPARISONS[function]
            return each(lambda a, b: holds(compare(a, b), 0), *values)
        if function not in PLAIN and function not in _SIGNS:
            raise NotUnderstoodError(f"the function {function}")
        return (_SIGNS.get(function) or PLAIN[function])(*values)


def _divided(left: Single, by: Single) -> float:
    if number(by) == 0:
        raise Error("#DIV/0!")
    return number(left) / number(by)


_SIGNS: dict[str, Callable[..., Value]] = {
    "/": lambda a, b: each(_divided, a, b),
    "^": lambda a, b: each(lambda x, y: number(x) ** number(y), a, b),
    "&": lambda a, b: each(lambda x, y: text(x) + text(y), a, b),
    "NEGATE": lambda a: each(lambda x: -number(x), a),
}

_Of = Callable[[Node], Value]


def _if(of: _Of, arguments: tuple[Node, ...], key: Key) -> Value:
    test = of(arguments[0])
    if isinstance(test, Range) and test.shape != (1, 1):
        yes = of(arguments[1])
        no: Value = of(arguments[2]) if len(arguments) > 2 else False
        return each(lambda t, y, n: y if truth(t) else n, test, yes, no)
    if truth(test):
        return of(arguments[1])
    return of(arguments[2]) if len(arguments) > 2 else False


def _ifs(of: _Of, arguments: tuple[Node, ...], key: Key) -> Value:
    for place in range(0, len(arguments) - 1, 2):
        if truth(of(arguments[place])):
            return of(arguments[place + 1])
    raise Error("#N/A")


def _if_wrong(codes: str) -> Callable[[_Of, tuple[Node, ...], Key], Value]:
    def of_error(of: _Of, arguments: tuple[Node, ...], key: Key) -> Value:
        try:
            value = of(arguments[0])
            if isinstance(value, Range):
                value = single(value)
        except Error as error:
            value = error.wrong
        if isinstance(value, Wrong) and (not codes or value.code == codes):
            return of(arguments[1])
        return value

    return of_error


def _choose(of: _Of, arguments: tuple[Node, ...], key: Key) -> Value:
    at = int(number(of(arguments[0])))
    if not 1 <= at < len(arguments):
        raise Error("#VALUE!")
    return of(arguments[at])


def _switch(of: _Of, arguments: tuple[Node, ...], key: Key) -> Value:
    wanted = single(of(arguments[0]))
    rest = arguments[1:]
    for place in range(0, len(rest) - 1, 2):
        if compare(single(of(rest[place])), wanted) == 0:
            return of(rest[place + 1])
    if len(rest) % 2:
        return of(rest[-1])
    raise Error("#N/A")


def _place(part: int) -> Callable[[_Of, tuple[Node, ...], Key], Value]:
    def of_cell(of: _Of, arguments: tuple[Node, ...], key: Key) -> Value:
        if not arguments:
            return float(key[part])
        where = of(arguments[0])
        if not isinstance(where, Range) or where.at is None or where.shape != (1, 1):
            raise NotUnderstoodError("the row or column of a range")
        return float(where.at[part])

    return of_cell


_LAZY: dict[str, Callable[[_Of, tuple[Node, ...], Key], Value]] = {
    "IF": _if,
    "IFS": _ifs,
    "IFERROR": _if_wrong(""),
    "IFNA": _if_wrong("#N/A"),
    "CHOOSE": _choose,
    "SWITCH": _switch,
    "ROW": _place(1),
    "COLUMN": _place(2),
}
