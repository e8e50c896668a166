"""What the next search is asked, in a review file: its tables, into them and out of them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Connection, Integer, Table

from ambrota.store.columns import flags, integers, key, metadata, texts, texts_or_null
from ambrota.store.review import Brief, Lock
from ambrota.store.rows import put, put_list, row_of, rows_in, value_of, values_in

brief = Table(
    "brief",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True),
    *texts("starts"),
    *flags("begin"),
)
"""No row: nothing was said of the next search."""
aims = Table("aims", metadata, key("position"), *texts("name"))
locks = Table(
    "locks",
    metadata,
    key("position"),
    # No row of people is asked for: a person may have left the rota since.
    *texts_or_null("person", "team"),
    *integers("first", "last"),
)


def write_brief(connection: Connection, asked: Brief | None) -> None:
    """Write it into the empty tables."""
    if asked is None:
        return
    put(connection, brief, [row_of(asked, brief, one=1)])
    put(connection, aims, ({"position": i, "name": name} for i, name in enumerate(asked.aims)))
    put_list(connection, locks, asked.locks)


def read_brief(connection: Connection) -> Brief | None:
    """Read it; None where the file says nothing of it."""
    names = tuple(row.name for row in rows_in(connection, aims))
    kept = values_in(connection, locks, Lock)
    rows = rows_in(connection, brief)
    return next((value_of(Brief, row, brief, locks=kept, aims=names) for row in rows), None)
