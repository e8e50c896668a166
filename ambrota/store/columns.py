"""The kinds of columns of a review file, and the tables' register."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum as WordsOf
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Enum,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)

metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """A moment with its time zone, kept as ISO 8601 text in UTC."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text of a moment."""
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment of a text."""
        return None if value is None else datetime.fromisoformat(value)


def key(name: str = "id") -> Column[int]:
    """The number that tells the rows apart and keeps their order."""
    return Column(name, Integer, primary_key=True)


def word(name: str, kind: type[WordsOf]) -> Column[Any]:
    """A word of an enumeration, and no other."""
    words = Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        name=f"known_{kind.__name__.lower()}",
        values_callable=lambda members: [member.value for member in members],
    )
    return Column(name, words, nullable=False)


def texts(*names: str) -> list[Column[Any]]:
    """Text that is always there."""
    return [Column(name, Text, nullable=False) for name in names]


def texts_or_null(*names: str) -> list[Column[Any]]:
    """Text that may be unstated."""
    return [Column(name, Text) for name in names]


def integers(*names: str) -> list[Column[Any]]:
    """Whole numbers that are always there."""
    return [Column(name, Integer, nullable=False) for name in names]


def integers_or_null(*names: str) -> list[Column[Any]]:
    """Whole numbers that may be unstated."""
    return [Column(name, Integer) for name in names]


def number(name: str) -> Column[Any]:
    """A number that is always there."""
    return Column(name, Float, nullable=False)


def flags(*names: str) -> list[Column[Any]]:
    """Yes or no."""
    return [Column(name, Boolean, nullable=False) for name in names]


def belongs_to(name: str, parent: str, *, always: bool = True) -> Column[Any]:
    """The row that this one belongs to."""
    return Column(name, ForeignKey(parent), nullable=not always)
