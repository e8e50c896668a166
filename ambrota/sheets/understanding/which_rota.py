"""Several rotas in one workbook, of other dates or another kind: which one is meant is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ambrota.calendar import day_name
from ambrota.errors import UserError
from ambrota.model import Kind, Rota
from ambrota.sheets.build import rota_of
from ambrota.sheets.cells import Workbook
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding.question import Choice, Question

MOST_CELLS = 20_000
"""A sheet with more is a rota: it is not read only to find out."""


def which_rota(book: Workbook, imported: Imported, layout: Layout) -> Iterator[Question]:
    """The question, where another sheet holds a rota too."""
    found = imported.source.found
    read = list(dict.fromkeys(grid.sheet.name for grid in found.grids))
    read = read or [listing.sheet.name for listing in found.listings]
    named = dict.fromkeys(one.sheet for one in found.unread if one.why == "another rota")
    others = {
        name: other for name in named if name not in read and (other := _held(book, name, layout))
    }
    if not others:
        return
    names = ", ".join(read)
    choices = [
        Choice(
            names, f"as shown: {_extent(imported.rota)}",
            replace(layout, ignore=(*layout.ignore, *others)),
        ),
        *(
            Choice(name, f"instead: {held}", replace(layout, sheets=(name,)))
            for name, held in others.items()
        ),
    ]  # fmt: skip
    yield Question(
        "rota", "rota", "Which rota do you want to look at?",
        (f"The workbook holds more than one; one is open at a time. Now: {names}.",),
        read[0], choices=tuple(choices), proposed=0,
    )  # fmt: skip


def _held(book: Workbook, name: str, layout: Layout) -> str:
    """What the rota on a sheet holds, in words; '' where it is none that anybody means."""
    sheet = book.sheet(name)
    if sheet is None or len(sheet.cells) > MOST_CELLS:
        return "a large rota"
    try:
        rota = rota_of(book, layout=replace(layout, sheets=(name,))).rota
    except UserError:
        return ""
    return "" if _counts_only(rota) else _extent(rota)


def _counts_only(rota: Rota) -> bool:
    """Whether all that stands in it are figures: a summary by shift and day, with nobody in it."""
    codes = {duty.code for duty in rota.duties if duty.kind is Kind.UNKNOWN}
    known = any(duty.kind is not Kind.UNKNOWN for duty in rota.duties)
    return not known and codes != {"1"} and all(code.isdigit() for code in codes)


def _extent(rota: Rota) -> str:
    """Who and when: '10 people, Thursday 1 Jan 2026 to Saturday 28 Feb 2026'."""
    if rota.is_cyclic:
        return f"{len(rota.people)} lines of a week each"
    who = "1 person" if len(rota.people) == 1 else f"{len(rota.people)} people"
    return f"{who}, {day_name(rota, 0)} to {day_name(rota, rota.days - 1)}"
