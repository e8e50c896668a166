"""Forms of cyclic rotas: lines down, weekdays across; several stacked, beside or on sheets."""

from __future__ import annotations

import random
from dataclasses import replace

from ambrota.model import WEEK
from tests.ambrota.sheets.generated.canvas import Canvas, Page
from tests.ambrota.sheets.generated.dated import fields_of
from tests.ambrota.sheets.generated.grid import Builder, Column, Heading
from tests.ambrota.sheets.generated.labels import (
    Labels,
    add_legend,
    frame,
    junk_pages,
    labels,
)
from tests.ambrota.sheets.generated.made import Made
from tests.ambrota.sheets.generated.notation import DAYS, LONG_DAYS
from tests.ambrota.sheets.generated.truth import ROTA_TITLES, Options, Random, Truth, random_truth

FIRST_DAY = {"monday": 0, "saturday": 5, "sunday": 6}
LABELS = {
    "number": lambda at: str(at + 1),
    "line": lambda at: f"Line {at + 1}",
    "wk": lambda at: f"Wk {at + 1}",
    "week": lambda at: f"Week {at + 1}",
    "letter": lambda at: chr(65 + at),
    "tl": lambda at: f"TL{at + 1}",
}


def _lines(truth: Truth, options: Options) -> Truth:
    """The workers as lines with their labels; without holders they are called by them."""
    write = LABELS[options.get("lines", "number")]
    workers = tuple(replace(worker, label=write(at)) for at, worker in enumerate(truth.workers))
    return replace(truth, workers=workers)


def _columns(options: Options) -> tuple[list[Column], list[int]]:
    """The seven days in the order of the sheet; those before Monday end the line before."""
    first = FIRST_DAY[options.get("week", "monday")]
    days = [(first + step) % WEEK for step in range(WEEK)]
    return [Column(day, before=0 < first <= day) for day in days], days


def _weekdays(days: list[int], options: Options, rng: random.Random) -> list[str]:
    long = rng.random() < 0.3
    names = [LONG_DAYS[day] if long else DAYS[day] for day in days]
    return [name.upper() for name in names] if rng.random() < 0.3 else names


def _grid(truth: Truth, options: Options, rng: Random, own: Labels, rota: int = 0) -> Canvas:
    columns, days = _columns(options)
    head = Heading([_weekdays(days, options, rng("weekdays"))])
    return Builder(truth, options, rng, own, columns, head, rota).build()


def cyclic(options: Options, rng: Random, *, turned: bool = False) -> Made:
    """One rota of lines."""
    truth = _lines(random_truth(options, rng, cyclic=True), options)
    own = labels(options, rng, lines=True)
    grid = _grid(truth, options, rng, own)
    canvas = frame(grid.turned() if turned else grid, options, rng)
    pages = [Page("Lines", canvas)]
    add_legend(canvas, pages, truth, options, rng)
    pages = [*junk_pages(truth, options, rng), *pages]
    return Made(pages, [truth], fields_of(options, own))


def cyclic_across(options: Options, rng: Random) -> Made:
    """Lines across, weekdays down."""
    return cyclic(options, rng, turned=True)


def _several(options: Options, rng: Random) -> tuple[list[Truth], list[Canvas], Labels]:
    """Two or three rotas with the same codes, each as a grid."""
    used: set[str] = set()
    own = labels(options, rng, lines=True)
    count = int(options.get("rotas", "") or rng("rotas").randint(2, 3))
    titles = rng("titles").sample(ROTA_TITLES, count)
    truths: list[Truth] = []
    grids = []
    for at in range(count):

        def numbers(name: str, at: int = at) -> random.Random:
            return rng(name) if name == "codes" else rng(f"{at} {name}")

        truth = random_truth(options, numbers, cyclic=True, used=used)
        truth = replace(_lines(truth, options), title=titles[at])
        truths.append(truth)
        grids.append(_grid(truth, options, rng, own, at))
    return truths, grids, own


def _titled(title: str, grid: Canvas) -> Canvas:
    made = Canvas()
    made.put(1, 1, title)
    made.place(grid, 2, 1)
    return made


def stacked(options: Options, rng: Random) -> Made:
    """Several rotas one below another, each under its title."""
    truths, grids, own = _several(options, rng)
    joined = Canvas()
    for truth, grid in zip(truths, grids, strict=True):
        joined.place(_titled(truth.title, grid), joined.height + (2 if joined.cells else 1), 1)
    return _together(truths, joined, own, options, rng)


def beside(options: Options, rng: Random) -> Made:
    """Several rotas side by side, each under its title."""
    truths, grids, own = _several(options, rng)
    joined = Canvas()
    for truth, grid in zip(truths, grids, strict=True):
        joined.place(_titled(truth.title, grid), 1, joined.width + (2 if joined.cells else 1))
    return _together(truths, joined, own, options, rng)


def _together(
    truths: list[Truth], joined: Canvas, own: Labels, options: Options, rng: Random
) -> Made:
    canvas = frame(joined, options, rng)
    pages = [Page("Lines", canvas)]
    add_legend(canvas, pages, truths[0], options, rng)
    pages = [*junk_pages(truths[0], options, rng), *pages]
    names = [truth.title for truth in truths]
    return Made(pages, truths, fields_of(options, own), names=names)


def cyclic_sheets(options: Options, rng: Random) -> Made:
    """Several rotas, each on its own sheet."""
    truths, grids, own = _several(options, rng)
    pages = [
        Page(truth.title, frame(grid, options, rng))
        for truth, grid in zip(truths, grids, strict=True)
    ]
    add_legend(pages[0].canvas, pages, truths[0], {**options, "legend": "sheet"}, rng)
    pages = [*junk_pages(truths[0], options, rng), *pages]
    names = [truth.title for truth in truths]
    return Made(pages, truths, fields_of(options, own), names=names)
