"""What was settled for one month's workbook, said so that it holds for the next month's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ambrota.sheets.cells import Sheet, Workbook
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding.ends import Ends, ends_of, with_ends, without_ends
from ambrota.sheets.understanding.form import form_of, plain_name

Pairs = dict[str, str]


@dataclass(frozen=True)
class Kept:
    """What is kept of one workbook: its sheets by their form, what was settled, and its ends."""

    sheets: Pairs
    layout: Layout
    ends: Ends


def for_any_month(layout: Layout, book: Workbook) -> Kept:
    """What was settled without what holds in this file only.

    Its dates are its own, and whose list it is. Whom the ids name is kept apart, with the people.
    """
    by_sheet = {sheet: _without_own(said) for sheet, said in layout.by_sheet.items()}
    sheets = {sheet.name: form_of(sheet) for sheet in book.sheets}
    settled = replace(_without_own(layout), ids={}, by_sheet=by_sheet)
    return Kept(sheets, settled, ends_of(layout, book))


def _without_own(layout: Layout) -> Layout:
    return replace(without_ends(layout), first_day=None, year=None, person=None)


def for_this_book(kept: Kept, book: Workbook) -> Layout:
    """The layout with its sheets under the names they have in this book.

    Which of several rotas was meant is left open again where there are more of them now.
    """
    layout, before = kept.layout, _before(kept.sheets, book)
    by_sheet = {
        sheet.name: said
        for sheet in book.sheets
        if (said := layout.by_sheet.get(before.get(sheet.name, sheet.name))) is not None
    }
    counted = Counter(before.values())
    several = {name for name, times in counted.items() if times > 1}
    now = {old: new for new, old in before.items()}
    chosen = () if several & set(layout.sheets) else layout.sheets
    settled = replace(
        layout,
        sheets=tuple(now[name] for name in chosen if name in now),
        ignore=tuple(now.get(name, name) for name in layout.ignore if name not in several),
        by_sheet=by_sheet,
    )
    ends = {new: kept.ends[old] for new, old in before.items() if old in kept.ends}
    return with_ends(settled, ends, book)


def _before(sheets: Mapping[str, str], book: Workbook) -> Pairs:
    """Of each sheet that was there before, by its name or its form: what it was called."""
    found: Pairs = {}
    gone = [name for name in sheets if book.sheet(name) is None]
    for sheet in book.sheets:
        old = _same(sheet, sheets, gone)
        if old is not None:
            found[sheet.name] = old
    return found


def _same(sheet: Sheet, sheets: Mapping[str, str], gone: list[str]) -> str | None:
    """Its own name, else the same form and plain name, else the only one gone of its form."""
    if sheet.name in sheets:
        return sheet.name
    form, plain = form_of(sheet), plain_name(sheet.name)
    alike = [name for name, of in sheets.items() if of == form and plain_name(name) == plain]
    alike = [name for name in alike if name in gone] or alike
    if not alike and form:
        alike = [name for name in gone if sheets[name] == form]
        return alike[0] if len(alike) == 1 else None
    return alike[-1] if alike else None
