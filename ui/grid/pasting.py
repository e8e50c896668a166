"""Blocks of codes: text from a spreadsheet, where it goes, what is filled from where. No Qt."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from ambrota.calendar import day_name
from ambrota.errors import UserError
from ambrota.model import Change, Rota
from ui.entries import change_to
from ui.grid.selection import Block
from ui.reading import count
from ui.rota_model import Cell

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula."""
Codes = list[list[str]]


def plain(text: str) -> str:
    """Text that a spreadsheet takes as text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def codes_of(text: str, names: Iterable[str] = ()) -> Codes:
    """The block in a spreadsheet's tab-separated text, without names and days that came with it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    lines = list(csv.reader(StringIO(text), delimiter="\t")) if text else []
    width = max(map(len, lines), default=0)
    block = [[_bare(cell) for cell in line] + [""] * (width - len(line)) for line in lines]
    known = {name.casefold() for name in names}
    below = block[1:]
    headed = below and width > 1 and not block[0][0]
    if headed and all(line[0].casefold() in known for line in below):
        return [line[1:] for line in below]
    if width > 1 and block and all(line[0].casefold() in known for line in block):
        return [line[1:] for line in block]
    return block


def _bare(cell: str) -> str:
    """A cell's text without what kept it from being taken for a formula."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def target(block: Codes, chosen: Block) -> Block:
    """Where a block goes: over all that is selected if it fits in it so many times, else once."""
    top, bottom, left, right = chosen
    high, wide = len(block), len(block[0])
    rows, days = bottom - top + 1, right - left + 1
    if rows % high or days % wide:
        rows, days = high, wide
    return top, top + rows - 1, left, left + days - 1


def pasted(
    rota: Rota, ids: Sequence[str], block: Codes, chosen: Block
) -> tuple[tuple[Change, ...], Block]:
    """The changes that pasting a block where these cells are selected asks for, and where.

    `ids`: people as they are shown. Raises UserError where it does not fit, or naming the cell of
    a code that is not known.
    """
    if not block or not block[0]:
        raise UserError(
            "There is nothing to paste", todo="copy cells here or in a spreadsheet first"
        )
    place = top, bottom, left, right = target(block, chosen)
    if bottom >= len(ids) or right >= rota.days:
        what = ("line", "lines") if rota.is_cyclic else ("person", "people")
        raise UserError(
            "The block does not fit here, and nothing was pasted",
            where=f"{rota.person(ids[top]).name}, {day_name(rota, left)}",
            found=f"{count(len(block), *what)} by {count(len(block[0]), 'day')}",
            expected=f"at most {count(len(ids) - top, *what)} by {count(rota.days - left, 'day')}",
            todo="select a cell further up or to the left",
        )
    high, wide = len(block), len(block[0])
    return _changes(
        rota, ids, place, lambda row, day: block[(row - top) % high][(day - left) % wide]
    ), place


def filled(
    rota: Rota, ids: Sequence[str], chosen: Block, *, across: bool, code: Callable[[Cell], str]
) -> tuple[tuple[Change, ...], Block]:
    """The first row (or day) of a block repeated over it; of one row alone, the row before it."""
    top, bottom, left, right = chosen
    if across and left == right:
        left -= 1
    if not across and top == bottom:
        top -= 1
    if top < 0 or left < 0:
        return (), chosen
    place = top, bottom, left, right
    if across:
        return _changes(rota, ids, place, lambda row, _day: code((ids[row], left))), place
    return _changes(rota, ids, place, lambda _row, day: code((ids[top], day))), place


def _changes(
    rota: Rota, ids: Sequence[str], place: Block, text: Callable[[int, int], str]
) -> tuple[Change, ...]:
    top, bottom, left, right = place
    wanted = [
        change_to(rota, ids[row], day, text(row, day))
        for row in range(top, bottom + 1)
        for day in range(left, right + 1)
    ]
    return tuple(change for change in wanted if change is not None)
