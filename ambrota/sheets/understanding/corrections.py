"""What a user says by pointing at a cell: 'names are in this column', 'this is no rota'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ambrota.sheets.cells import Place, letters
from ambrota.sheets.layout import ACROSS, DOWN, Layout

Apply = Callable[[Layout, str, Place], Layout]


@dataclass(frozen=True)
class Correction:
    """One thing that can be said of a cell, in the user's words."""

    id: str
    words: str
    apply: Apply


def _turned(layout: Layout, sheet: str, at: Place) -> Place:
    """The cell as a layout counts it: as if people ran down."""
    row, column = at
    return (column, row) if layout.on(sheet).people == ACROSS else (row, column)


def _column(name: str) -> Apply:
    def apply(layout: Layout, sheet: str, at: Place) -> Layout:
        column = letters(_turned(layout, sheet, at)[1])
        own = dict(layout.on(sheet).columns)
        # A column says one thing: what it was taken for before, it is no longer.
        kept = {field: said for field, said in own.items() if said != column}
        return layout.with_sheet(sheet, columns={**kept, name: column})

    return apply


def _row(field: str) -> Apply:
    def apply(layout: Layout, sheet: str, at: Place) -> Layout:
        return layout.with_sheet(sheet, **{field: _turned(layout, sheet, at)[0]})

    return apply


def _day_column(field: str) -> Apply:
    def apply(layout: Layout, sheet: str, at: Place) -> Layout:
        return layout.with_sheet(sheet, **{field: letters(_turned(layout, sheet, at)[1])})

    return apply


def _people(way: str) -> Apply:
    def apply(layout: Layout, sheet: str, _at: Place) -> Layout:
        return layout.with_sheet(sheet, people=way)

    return apply


def _no_rota(layout: Layout, sheet: str, _at: Place) -> Layout:
    sheets = tuple(name for name in layout.sheets if name != sheet)
    return replace(layout, sheets=sheets, ignore=(*layout.ignore, sheet))


def _rota(layout: Layout, sheet: str, _at: Place) -> Layout:
    ignore = tuple(name for name in layout.ignore if name != sheet)
    return replace(layout, sheets=tuple(dict.fromkeys((*layout.sheets, sheet))), ignore=ignore)


CORRECTIONS: tuple[Correction, ...] = (
    Correction("name", "Names are in this column", _column("name")),
    Correction("id", "Staff numbers are in this column", _column("id")),
    Correction("role", "Roles are in this column", _column("role")),
    Correction("team", "Teams are in this column", _column("team")),
    Correction("manager", "Line managers are in this column", _column("manager")),
    Correction("hours", "Contracted hours are in this column", _column("hours")),
    Correction("line", "Line numbers are in this column", _column("line")),
    Correction("header_row", "The dates or weekdays are in this row", _row("header_row")),
    Correction("first_column", "The first day is in this column", _day_column("first_column")),
    Correction("last_column", "The last day is in this column", _day_column("last_column")),
    Correction("last_row", "The last person is in this row", _row("last_row")),
    Correction("across", "People run across, days down", _people(ACROSS)),
    Correction("down", "People run down, days across", _people(DOWN)),
    Correction("rota", "This sheet holds the rota", _rota),
    Correction("no_rota", "This sheet is not part of the rota", _no_rota),
)
