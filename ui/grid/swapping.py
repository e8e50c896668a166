"""Exchanges what stands in some cells with what stands in others: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ambrota.calendar import day_name
from ambrota.errors import UserError
from ambrota.model import Change, Duty, Rota
from ui.grid.selection import Block
from ui.rota_model import Cell

Pairs = list[tuple[Cell, Cell]]


def pairs_of(ids: Sequence[str], days: int, block: Block, row: int, day: int) -> Pairs:
    """The cells of a block, each with its opposite in a block of the same form that begins here.

    Raises UserError where that lies outside the rota, or on the block itself.
    """
    top, bottom, left, right = block
    high, wide = bottom - top, right - left
    if row < 0 or day < 0 or row + high >= len(ids) or day + wide >= days:
        raise UserError(
            "The other cells would lie outside the rota, and nothing was swapped",
            todo="choose a place with as many people and days",
        )
    if abs(row - top) <= high and abs(day - left) <= wide:
        raise UserError(
            "Cells cannot be swapped with themselves, and nothing was swapped",
            todo="choose cells that do not overlap these",
        )
    return [
        ((ids[top + down], left + on), (ids[row + down], day + on))
        for down in range(high + 1)
        for on in range(wide + 1)
    ]


def swapped(rota: Rota, pairs: Pairs) -> tuple[Change, ...]:
    """The changes that exchange each pair; none for two cells that hold the same."""
    changes: list[Change] = []
    for one, other in pairs:
        here, there = rota.by_cell.get(one, ()), rota.by_cell.get(other, ())
        for cell, before, after in ((one, here, there), (other, there, here)):
            moved = _moved(after, cell, before)
            if moved != before:
                changes.append(Change(*cell, before, moved))
    return tuple(changes)


def _moved(duties: tuple[Duty, ...], cell: Cell, before: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Duties as they stand in another cell, which keeps its address in the workbook."""
    address = before[0].cell if before else None
    return tuple(replace(one, person=cell[0], day=cell[1], cell=address) for one in duties)


def swap_words(rota: Rota, pairs: Pairs) -> str:
    """A swap by its name: 'Swap Patel Monday 4 May with Bell Tuesday 5 May'."""
    (one, other), more = pairs[0], len(pairs) - 1
    words = f"Swap {_cell(rota, one)} with {_cell(rota, other)}"
    return f"{words} and {more} more" if more else words


def _cell(rota: Rota, cell: Cell) -> str:
    person, day = cell
    on = rota.date_of(day)
    when = day_name(rota, day) if on is None else f"{on:%A} {on.day} {on:%B}"
    return f"{rota.person(person).name} {when}"
