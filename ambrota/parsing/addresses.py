"""Addresses of cells: 'D7' is row 7, column 4."""

from __future__ import annotations

import re
from functools import lru_cache

Place = tuple[int, int]


@lru_cache(maxsize=4096)
def letters(column: int) -> str:
    """The letters of a column counted from 1: 28 is 'AB'."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@lru_cache(maxsize=4096)
def column_number(text: str) -> int:
    """The number, from 1, of a column's letters. Raises ValueError for anything else."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", text):
        raise ValueError(f"{text!r} is no column")
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """The address of a cell: row 7, column 4 is 'D7'."""
    return f"{letters(column)}{row}"


def place(text: str) -> Place:
    """Row and column of an address like 'D7'."""
    match = re.fullmatch(r"([A-Za-z]{1,3})([0-9]+)", text)
    if not match:
        raise ValueError(f"{text!r} is no cell")
    return int(match[2]), column_number(match[1])
