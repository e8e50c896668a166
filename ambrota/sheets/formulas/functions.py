"""The functions that totals of rotas are made of, on values already worked out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from statistics import median

from ambrota.sheets.formulas import dates, lookups
from ambrota.sheets.formulas.tree import NotUnderstoodError
from ambrota.sheets.formulas.values import (
    Error,
    Range,
    Single,
    Value,
    Wrong,
    criterion,
    each,
    number,
    single,
    text,
    truth,
)


def _numbers(values: tuple[Value, ...]) -> Iterator[float]:
    """The numbers among values: in ranges texts and truths are passed over."""
    for value in values:
        if not isinstance(value, Range):
            if value is not None:
                yield number(value)
            continue
        for one in value:
            if isinstance(one, Wrong):
                raise Error(one.code)
            if isinstance(one, float | int) and not isinstance(one, bool):
                yield float(one)


def _average(found: list[float]) -> float:
    if not found:
        raise Error("#DIV/0!")
    return sum(found) / len(found)


def _matching(pairs: tuple[Value, ...]) -> list[bool]:
    """Of each cell of equal ranges, whether it fits all the criteria: range, criterion, ..."""
    fits: list[bool] = []
    for place in range(0, len(pairs) - 1, 2):
        where, wanted = pairs[place], criterion(single(pairs[place + 1]))
        cells = list(where) if isinstance(where, Range) else [where]
        found = [wanted(cell) for cell in cells]
        if fits and len(fits) != len(found):
            raise Error("#VALUE!")
        fits = [a and b for a, b in zip(fits, found, strict=True)] if fits else found
    return fits


def _countif(where: Value, wanted: Value) -> Value:
    def one(value: Single) -> float:
        return float(sum(_matching((where, value))))

    return each(one, wanted)


def _sumif(where: Value, wanted: Value, sums: Value = None) -> Value:
    sums = where if sums is None else sums

    def one(value: Single) -> float:
        return sum(_chosen(sums, _matching((where, value))))

    return each(one, wanted)


def _chosen(sums: Value, fits: list[bool]) -> list[float]:
    cells = list(sums) if isinstance(sums, Range) else [sums]
    if len(cells) != len(fits):
        raise NotUnderstoodError("a sum over a range of another size")
    kept = [cell for cell, fit in zip(cells, fits, strict=True) if fit]
    return list(_numbers((Range([kept]),)))


def _sumproduct(*values: Value) -> float:
    total = 0.0
    shapes = {value.shape if isinstance(value, Range) else (1, 1) for value in values}
    if len(shapes) != 1:
        raise Error("#VALUE!")
    lists = [list(value) if isinstance(value, Range) else [value] for value in values]
    for cells in zip(*lists, strict=True):
        product = 1.0
        for cell in cells:
            if isinstance(cell, Wrong):
                raise Error(cell.code)
            plain = isinstance(cell, float | int) and not isinstance(cell, bool)
            product *= float(cell) if plain and isinstance(cell, float | int) else 0.0
        total += product
    return total


def _counta(*values: Value) -> float:
    return float(
        sum(
            one is not None
            for value in values
            for one in (value if isinstance(value, Range) else [value])
        )
    )


def _count(*values: Value) -> float:
    return float(
        sum(
            isinstance(one, float | int) and not isinstance(one, bool)
            for value in values
            for one in (value if isinstance(value, Range) else [value])
        )
    )


def _rounded(rounding: str) -> Callable[..., Value]:
    def one(value: Single, digits: Single) -> float:
        step = Decimal(1).scaleb(-int(number(digits)))
        # Excel rounds the number as it shows, fifteen digits of it.
        return float(Decimal(f"{number(value):.15g}").quantize(step, rounding=rounding))

    def of(value: Value, digits: Value = 0.0) -> Value:
        return each(one, value, digits)

    return of


def _mod(value: Single, by: Single) -> float:
    if number(by) == 0:
        raise Error("#DIV/0!")
    return number(value) - number(by) * math.floor(number(value) / number(by))


def _all(values: tuple[Value, ...]) -> Iterator[bool]:
    for value in values:
        for one in value if isinstance(value, Range) else [value]:
            if one is not None and not (isinstance(value, Range) and isinstance(one, str)):
                yield truth(one)


def _textjoin(mark: Value, skip: Value, *values: Value) -> str:
    parts = [
        text(one) for value in values for one in (value if isinstance(value, Range) else [value])
    ]
    return text(mark).join(part for part in parts if part or not truth(skip))


def _ranked(largest: bool) -> Callable[[Value, Value], float]:
    def of(values: Value, place: Value) -> float:
        found = sorted(_numbers((values,)), reverse=largest)
        at = int(number(place))
        if not 1 <= at <= len(found):
            raise Error("#NUM!")
        return found[at - 1]

    return of


def _subtotal(what: Value, *values: Value) -> Value:
    by = {1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 9: "SUM"}
    name = by.get(int(number(what)) % 100)
    if name is None:
        raise NotUnderstoodError("a subtotal of another kind")
    return PLAIN[name](*values)


def _each(of: Callable[..., Single]) -> Callable[..., Value]:
    return lambda *values: each(of, *values)


def _is(kind: Callable[[Single], bool]) -> Callable[[Value], Value]:
    return lambda value: each(kind, value)


def _substitute(said: Single, old: Single, new: Single, *only: Single) -> str:
    if only:
        raise NotUnderstoodError("a single substitution")
    return text(said).replace(text(old), text(new)) if text(old) else text(said)


PLAIN: dict[str, Callable[..., Value]] = {
    "SUM": lambda *values: sum(_numbers(values)),
    "COUNT": _count,
    "COUNTA": _counta,
    "COUNTBLANK": lambda where: float(sum(one in (None, "") for one in where)),
    "COUNTIF": _countif,
    "COUNTIFS": lambda *pairs: float(sum(_matching(pairs))),
    "SUMIF": _sumif,
    "SUMIFS": lambda sums, *pairs: sum(_chosen(sums, _matching(pairs))),
    "AVERAGE": lambda *values: _average(list(_numbers(values))),
    "AVERAGEIF": lambda where, wanted, sums=None: _average(
        _chosen(where if sums is None else sums, _matching((where, wanted)))
    ),
    "SUMPRODUCT": _sumproduct,
    "MIN": lambda *values: min(_numbers(values), default=0.0),
    "MAX": lambda *values: max(_numbers(values), default=0.0),
    "MEDIAN": lambda *values: float(median(list(_numbers(values)) or [0.0])),
    "LARGE": _ranked(True),
    "SMALL": _ranked(False),
    "SUBTOTAL": _subtotal,
    "PRODUCT": lambda *values: math.prod(_numbers(values)),
    "AND": lambda *values: all(list(_all(values))),
    "OR": lambda *values: any(list(_all(values))),
    "NOT": lambda value: each(lambda one: not truth(one), value),
    "XOR": lambda *values: sum(_all(values)) % 2 == 1,
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "INT": _each(lambda value: float(math.floor(number(value)))),
    "ABS": _each(lambda value: abs(number(value))),
    "SIGN": _each(lambda value: float((number(value) > 0) - (number(value) < 0))),
    "MOD": _each(_mod),
    "LEN": _each(lambda value: float(len(text(value)))),
    "LEFT": _each(lambda value, n=1.0: text(value)[: int(number(n))]),
    "RIGHT": _each(lambda value, n=1.0: text(value)[-int(number(n)) :] if number(n) else ""),
    "MID": _each(
        lambda value, at, n: text(value)[int(number(at)) - 1 : int(number(at)) - 1 + int(number(n))]
    ),
    "UPPER": _each(lambda value: text(value).upper()),
    "LOWER": _each(lambda value: text(value).lower()),
    "TRIM": _each(lambda value: " ".join(text(value).split(" ")).strip()),
    "EXACT": _each(lambda one, other: text(one) == text(other)),
    "SUBSTITUTE": _each(_substitute),
    "CONCATENATE": lambda *values: "".join(text(value) for value in values),
    "CONCAT": lambda *values: _textjoin("", False, *values),
    "TEXTJOIN": _textjoin,
    "VALUE": _each(number),
    "N": _each(lambda value: number(value) if not isinstance(value, str) else 0.0),
    "ISBLANK": _is(lambda value: value is None),
    "ISNUMBER": _is(lambda value: isinstance(value, float | int) and not isinstance(value, bool)),
    "ISTEXT": _is(lambda value: isinstance(value, str)),
    "ISERROR": _is(lambda value: isinstance(value, Wrong)),
    "ISERR": _is(lambda value: isinstance(value, Wrong) and value.code != "#N/A"),
    "ISNA": _is(lambda value: isinstance(value, Wrong) and value.code == "#N/A"),
    "MATCH": lookups.match,
    "VLOOKUP": lookups.vlookup,
    "HLOOKUP": lookups.hlookup,
    "XLOOKUP": lookups.xlookup,
    "INDEX": lookups.index,
    "WEEKDAY": _each(dates.weekday),
    "DAY": _each(lambda value: float(dates.on(value).day)),
    "MONTH": _each(lambda value: float(dates.on(value).month)),
    "YEAR": _each(lambda value: float(dates.on(value).year)),
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "ROWS": lambda where: float(where.shape[0]),
    "COLUMNS": lambda where: float(where.shape[1]),
}
