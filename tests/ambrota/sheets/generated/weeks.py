"""Forms with weeks side by side: under dates, under a week's first date, or without any date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ambrota.model import WEEK
from ambrota.sheets import Layout
from tests.ambrota.sheets.generated.canvas import Page
from tests.ambrota.sheets.generated.dated import fields_of
from tests.ambrota.sheets.generated.grid import Builder, Column, Heading
from tests.ambrota.sheets.generated.labels import add_legend, frame, junk_pages, labels
from tests.ambrota.sheets.generated.made import Made
from tests.ambrota.sheets.generated.notation import ALL_DATES, DAYS
from tests.ambrota.sheets.generated.truth import Options, Random, Truth, random_truth


def _truth(options: Options, rng: Random) -> Truth:
    """Whole weeks that begin on Monday, Saturday or Sunday."""
    weeks = rng("weeks").randint(2, 5)
    week = rng("week").choice(("monday", "sunday", "saturday"))
    return random_truth({"days": str(weeks * WEEK), "week": week, **options}, rng, cyclic=False)


def _heading(
    truth: Truth, tops: list[Any], options: Options, *, dates: bool = False, merged: bool = True
) -> Heading:
    """Something over each week, and under it the weekdays, and the dates where asked."""
    texts: list[Any] = [top for at in tops for top in (at, *[None] * (WEEK - 1))]
    names = [DAYS[on.weekday()] for on in truth.dates]
    if "upper" in options:
        names = [name.upper() for name in names]
    rows = [texts, names]
    if dates:
        rows.append([ALL_DATES[options.get("dates", "real")](on) for on in truth.dates])
    weeks = len(tops)
    merges = [(0, at * WEEK, at * WEEK + WEEK - 1) for at in range(weeks)] if merged else []
    return Heading(rows, len(rows) - 1, merges)


def _made(
    truth: Truth,
    head: Heading,
    options: Options,
    rng: Random,
    sheet: str = "Rota",
    title: str | None = None,
) -> Made:
    own = labels(options, rng)
    columns = [Column(day) for day in range(truth.days)]
    grid = Builder(truth, options, rng, own, columns, head).build()
    canvas = frame(grid, options, rng, title, truth.dates if options.get("period") else ())
    pages = [Page(sheet, canvas)]
    add_legend(canvas, pages, truth, options, rng)
    return Made([*junk_pages(truth, options, rng), *pages], [truth], fields_of(options, own))


def weeks_dated(options: Options, rng: Random) -> Made:
    """'Week 1', 'Week 2' over weekdays with dates under them."""
    truth = _truth(options, rng)
    tops = [f"Week {at + 1}" for at in range(truth.days // WEEK)]
    return _made(truth, _heading(truth, tops, options, dates=True), options, rng)


def weeks_commencing(options: Options, rng: Random) -> Made:
    """Each week under the date on which it begins."""
    truth = _truth(options, rng)
    write = rng("commencing").choice(
        (
            lambda on: f"W/C {on:%d/%m/%Y}",
            lambda on: f"Week commencing {on.day} {on:%B %Y}",
            lambda on: on,
            lambda on: f"w/c {on:%d.%m.%y}",
        )
    )
    tops = [write(truth.dates[at]) for at in range(0, truth.days, WEEK)]
    merged = rng("merged").random() < 0.5
    return _made(truth, _heading(truth, tops, options, merged=merged), options, rng)


def weeks_undated(options: Options, rng: Random) -> Made:
    """'Week 1', 'Week 2' over weekdays alone: the first day is stated in a layout, or open."""
    truth = _truth(options, rng)
    if "first-day" not in options:
        # Nothing states a year, so this year's first such weekday stands for the first day.
        truth = replace(truth, first=_first_such_weekday(date.today().year, truth.dates[0]))
    tops = [f"Week {at + 1}" for at in range(truth.days // WEEK)]
    made = _made(truth, _heading(truth, tops, options), options, rng)
    if "first-day" in options:
        made.layout = Layout(first_day=truth.first)
    else:
        made.doubts.add("dates")
    return made


def _first_such_weekday(year: int, like: date) -> date:
    first = date(year, 1, 1)
    return date(year, 1, 1 + (like.weekday() - first.weekday()) % WEEK)
