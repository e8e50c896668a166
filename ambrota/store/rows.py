"""Rows of a table from plain values and back: a column and a field of one name belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Row, Table, insert, select

Value = TypeVar("Value")


@cache
def _shared_names(kind: Any, table: Table) -> tuple[str, ...]:
    """The fields of a dataclass that have a column of their name."""
    return tuple(item.name for item in fields(kind) if item.name in table.columns)


def row_of(value: Any, table: Table, **more: Any) -> dict[str, Any]:
    """The row of a value: its shared fields, and what the table needs besides."""
    return {
        name: getattr(value, name) for name in _shared_names(cast(Hashable, type(value)), table)
    } | more


def value_of(kind: type[Value], row: Row[Any], table: Table, **more: Any) -> Value:
    """The value of a row."""
    taken = {
        name: getattr(row, name)
        for name in _shared_names(cast(Hashable, kind), table)
        if name not in more
    }
    return kind(**taken, **more)


def put(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Insert the rows; none is no statement."""
    found = list(rows)
    if found:
        connection.execute(insert(table), found)


def put_list(connection: Connection, table: Table, values: Iterable[Any]) -> None:
    """Insert values in their order."""
    put(connection, table, (row_of(v, table, position=i) for i, v in enumerate(values)))


def rows_in(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """All rows in the order in which they were written."""
    (key,) = table.primary_key.columns
    return iter(connection.execute(select(table).order_by(key)).all())


def grouped(connection: Connection, table: Table, parent: str) -> dict[Any, list[Row[Any]]]:
    """The rows by the parent that they belong to, each in order."""
    found: dict[Any, list[Row[Any]]] = defaultdict(list)
    for row in rows_in(connection, table):
        found[getattr(row, parent)].append(row)
    return found


def values_in(connection: Connection, table: Table, kind: type[Value]) -> tuple[Value, ...]:
    """All values of a table without children."""
    return tuple(value_of(kind, row, table) for row in rows_in(connection, table))
