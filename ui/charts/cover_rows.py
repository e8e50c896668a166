"""The cover chart's figures as a table: half hours of equal seats joined. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.demand import HALF_HOUR, HALVES
from ambrota.model import Rota
from ui.charts.role_split import split, split_words
from ui.charts.series import NAMES, Seats, Series

WHEN = ("Day", "From", "To")
FIGURES = ("Needed", "Filled", "Short", "Given up", "In a one-to-one", "In training")
NOW, WEEKS = "Filled now", "Weeks given up"


def headings(
    series: Series, behind: Series | None = None, roles: Sequence[Series] = ()
) -> tuple[str, ...]:
    """The columns that the rows of a series have."""
    parts = (one.name for one in split(series, roles))
    return (*WHEN, *(name for name, _ in _columns(series, behind)), *parts)


def table_rows(
    rota: Rota, series: Series, *, only_short: bool, behind: Series | None = None,
    roles: Sequence[Series] = (),
) -> list[tuple[str, ...]]:  # fmt: skip
    """The series as a table; last the seats of each role, which add up, '2 of 2'."""
    rows: list[tuple[str, ...]] = []
    seats = np.stack([column for _, column in _columns(series, behind)])
    parts = (
        np.stack([each for one in split(series, roles) for each in (one.filled, one.needed)])
        if roles
        else (np.zeros((0, *seats.shape[1:]), dtype=np.int64))
    )
    both = np.concatenate([seats, parts])
    for day in range(seats.shape[1]):
        name = NAMES[day] if series.weeks else day_name(rota, day)
        changes = np.flatnonzero((both[:, day, 1:] != both[:, day, :-1]).any(axis=0)) + 1
        for start, end in pairwise([0, *changes.tolist(), HALVES]):
            figures = seats[:, day, start].tolist()
            if figures[2] if only_short else (figures[0] or figures[1]):
                own = parts[:, day, start].tolist()
                told = [split_words(a, b) for a, b in zip(own[::2], own[1::2], strict=True)]
                rows.append(
                    (name, clock(start * HALF_HOUR), _until(end), *map(str, figures), *told)
                )
    return rows


def _columns(series: Series, behind: Series | None) -> list[tuple[str, Seats]]:
    columns = [series.required, series.shown, series.short, series.given, series.meeting,
               series.training]  # fmt: skip
    named = list(zip(FIGURES, columns, strict=True))
    if series.weeks_given is not None:
        named[3] = (WEEKS, series.weeks_given)
    # Of what sessions take only what they do take.
    named = named[:3] + [one for one in named[3:] if one[1].any()]
    if series.vacant is not None and series.vacant.any():
        named.append((_vacant(series), series.vacant))
    if behind is not None:
        named.append((NOW, behind.there))
    return named


def _vacant(series: Series) -> str:
    """'Line 2 empty', 'Vacant line'."""
    if series.gap is None:
        return "Vacant line"
    line = series.gap.lines[max(0, series.of_week - 1)]
    return f"{line[0].upper()}{line[1:]} empty"


def _until(half: int) -> str:
    return "24:00" if half == HALVES else clock(half * HALF_HOUR)
