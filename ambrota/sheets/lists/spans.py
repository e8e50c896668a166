"""Rows of leave over several days of which one changes: the other days in rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ambrota.model import Change
from ambrota.sheets.cells import Value
from ambrota.sheets.imported import Imported
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.spots import Key, ListRow
from ambrota.sheets.words.manner import date_like, time_like
from ambrota.sheets.words.moments import date_in, moment_of

_FIRST = ("date", "start")
_LAST = ("end", "end_date")


@dataclass(frozen=True)
class Span:
    """A row that stands for several days of a person, and the runs of days that are left of it."""

    at: ListRow
    person: str
    days: tuple[int, ...]
    left: tuple[tuple[int, ...], ...]


def spans_broken(imported: Imported, changes: Iterable[Change]) -> Iterator[Span]:
    """The rows over several days that the changes touch."""
    changed = {(change.person, change.day) for change in changes}
    days_of: dict[ListRow, list[Key]] = {}
    for key, rows in imported.source.rows.items():
        for at in rows:
            days_of.setdefault(at, []).append(key)
    for at, keys in days_of.items():
        if len(keys) > 1 and not changed.isdisjoint(keys):
            days = tuple(sorted(day for _, day in keys))
            left = [day for day in days if (keys[0][0], day) not in changed]
            yield Span(at, keys[0][0], days, tuple(_runs(left)))


def _runs(days: list[int]) -> Iterator[tuple[int, ...]]:
    run: list[int] = []
    for day in days:
        if run and day != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(day)
    if run:
        yield tuple(run)


def set_days(
    imported: Imported,
    listing: Listing,
    span: Span,
    run: tuple[int, ...],
    put: Callable[[str, Value], None],
) -> None:
    """Put the dates of a run of days where the row has those of the whole span."""
    rota = imported.rota
    for names, was, now in ((_FIRST, span.days[0], run[0]), (_LAST, span.days[-1], run[-1])):
        before, on = rota.date_of(was), rota.date_of(now)
        assert before is not None
        assert on is not None
        for name in names:
            cell = listing.cell(span.at[1], name)
            stated = None if cell is None else date_in(cell, listing.manner)
            if cell is None or stated is None:
                continue
            day = on + (stated - before)  # an end at midnight states the day after the last
            minute, with_time = moment_of(cell, listing.manner)
            if with_time is not None and minute is not None:
                put(name, time_like([cell.value], day, minute, listing.manner))
            else:
                put(name, date_like([cell.value], day, listing.manner))
