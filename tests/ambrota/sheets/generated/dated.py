"""Forms of dated rotas as grids: people down or across, weekly blocks, one sheet a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from ambrota.model import WEEK
from tests.ambrota.sheets.generated.canvas import Canvas, Page
from tests.ambrota.sheets.generated.grid import Builder, Column, Heading
from tests.ambrota.sheets.generated.labels import (
    PERSON_FIELDS,
    add_legend,
    frame,
    junk_pages,
    labels,
)
from tests.ambrota.sheets.generated.made import Made
from tests.ambrota.sheets.generated.notation import (
    ALL_DATES,
    DAYS,
    MOMENTS,
    MONTHS,
    NO_MONTH,
    NO_YEAR,
    pick,
    title_of,
)
from tests.ambrota.sheets.generated.truth import Options, Random, Truth, random_truth


def fields_of(options: Options, made_labels: Any) -> set[str]:
    """What the labels and sections say of people."""
    fields = {name for name, _, _ in made_labels}
    if "people" in options:
        fields |= set(PERSON_FIELDS) & set(options)
    return fields | ({"team"} if "sections" in options else set())


EVENTS = {0: "Bank holiday", 3: "Audit", 5: "Match day"}
"""What stands over some days, above their dates."""


def heading(truth: Truth, days: list[int], options: Options, *, width: int = 1) -> Heading:
    """The rows of dates, weekdays and months over the days; `width` columns a day."""
    notation = options.get("dates", "real")
    dates = [truth.dates[day] for day in days]

    def spread(texts: list[Any]) -> list[Any]:
        return [text for one in texts for text in (one, *[None] * (width - 1))]

    rows = [spread([ALL_DATES[notation](on) for on in dates])]
    made = Heading(rows)
    short = [DAYS[on.weekday()] for on in dates]
    if options.get("weekdays") == "initials":
        short = [text[0] for text in short]
    if options.get("weekdays") == "below":
        rows.append(spread(short))
    elif "weekdays" in options:
        rows.insert(0, spread(short))
        made.label_row = 1
    if "events" in options:
        rows.insert(0, spread([EVENTS.get(on.weekday()) if on.day < 9 else None for on in dates]))
        made.label_row += 1
    if options.get("month") == "date" and notation in NO_MONTH:
        rows.insert(0, spread([dates[0].replace(day=1), *[None] * (len(dates) - 1)]))
        made.label_row += 1
    if options.get("month") == "merged" and notation in NO_MONTH:
        _months(made, dates, width)
    if width > 1:
        rows.append([("Start", "Finish")[at % 2] for at in range(len(dates) * width)])
        top = made.label_row
        made.merges += [(top, at * width, at * width + 1) for at in range(len(dates))]
    return made


def _months(made: Heading, dates: list[Any], width: int) -> None:
    """A row above the days with each month over its own days."""
    texts: list[Any] = [None] * (len(dates) * width)
    starts = [at for at, on in enumerate(dates) if at == 0 or on.month != dates[at - 1].month]
    for start, end in zip(starts, [*starts[1:], len(dates)], strict=True):
        texts[start * width] = f"{MONTHS[dates[start].month - 1]} {dates[start].year}"
        made.merges.append((0, start * width, end * width - 1))
    made.rows.insert(0, texts)
    made.label_row += 1


def titled(truth: Truth, dates: list[Any], options: Options) -> tuple[str | None, str, str]:
    """Title, sheet name and file name, one of which states what the headings leave out."""
    notation = options.get("dates", "real")
    if notation not in NO_YEAR and notation not in NO_MONTH:
        return None, "Rota", "station"
    if "month" in options and notation in NO_MONTH:
        return None, "Rota", "station"
    said = title_of(dates, notation)
    where = options.get("year", "title")
    if where == "none" and notation.startswith("ddd") and notation not in NO_MONTH:
        return None, "Rota", "station"
    return (
        said if where in ("title", "none") else None,
        said if where == "sheet" else "Rota",
        said.lower().replace(" ", "-") if where == "file" else "station",
    )


def year_is_open(options: Options) -> bool:
    """Whether nothing states the year, so that it is inferred from the weekdays."""
    if "period" in options:
        return False
    notation = options.get("dates", "real")
    return options.get("year") == "none" and notation in NO_YEAR and notation.startswith("ddd")


def month_is_open(dates: list[Any], options: Options) -> bool:
    """Whether day numbers under the name of one month fit two: '21 22 ... 31 1 ... 20'."""
    if options.get("dates") not in ("d", "nth") or {"weekdays", "period"} & set(options):
        return False
    turn = next((at for at, on in enumerate(dates) if at and on.day == 1), 0)
    if turn == 0 or options.get("month") == "merged":
        return False
    named = 0 if "month" in options else MONTHS.index(title_of(dates, "d").split()[0]) + 1
    plain = len(dates) > 20 and turn * 3 < len(dates) and "month" not in options
    if plain or turn * 3 > len(dates) * 2:
        return False
    back = named not in (0, dates[0].month)
    other = dates[0] + timedelta(days=31) if back else dates[0].replace(day=1) - timedelta(days=1)
    first = other.replace(day=1) + timedelta(days=dates[0].day - 1)
    return all((first + timedelta(days=at)).day == on.day for at, on in enumerate(dates))


def open_of(dates: list[Any], options: Options) -> set[str]:
    """What a dated rota leaves open."""
    year, month = year_is_open(options), month_is_open(dates, options)
    return ({"year"} if year else set()) | ({"month"} if month else set())


def dated_down(options: Options, rng: Random, *, turned: bool = False) -> Made:
    """People down, dates across."""
    truth = random_truth(options, rng, cyclic=False)
    days = list(range(truth.days))
    width = 2 if "moments" in options else 1
    columns = [Column(day) for day in days]
    if width == 2:
        columns = [Column(day, part=part) for day in days for part in ("start", "end")]
    own = labels(options, rng)
    head = heading(truth, days, options, width=width)
    grid = Canvas()
    for part in _parts(truth, options):
        block = Builder(truth, options, rng, own, columns, head, workers=part).build()
        if "halves" in options and grid.cells:
            grid.place(block, 1, grid.width + 2)
        else:
            grid.place(block, grid.height + (2 if grid.cells else 1), 1)
    title, sheet, stem = titled(truth, truth.dates, options)
    canvas = frame(grid.turned() if turned else grid, options, rng, title, truth.dates)
    pages = [Page(sheet, canvas)]
    add_legend(canvas, pages, truth, options, rng)
    doubts = open_of(truth.dates, options)
    pages = [*junk_pages(truth, options, rng), *pages]
    made = Made(pages, [truth], fields_of(options, own), doubts, stem=stem)
    if "old-sheet" in options and truth.days > WEEK and not turned:
        _add_old(made, truth, options, rng)
    return made


def _add_old(made: Made, truth: Truth, options: Options, rng: Random) -> None:
    """A week of the year before on a sheet of its own, which is no part of the rota."""
    assert truth.first is not None
    old = replace(truth, first=truth.first - timedelta(days=364), days=WEEK)
    head = Heading([list(old.dates)])
    columns = [Column(day) for day in range(WEEK)]
    grid = Builder(old, {}, rng, labels({}, rng), columns, head, rota=99).build()
    grid.spots.clear()
    made.pages.append(Page("Old", grid))
    made.others.add("Old")


def _parts(truth: Truth, options: Options) -> list[range]:
    """The people in one block, or in two with the same heading, one below or beside the other."""
    count = len(truth.workers)
    half = count // 2 if {"repeat", "halves"} & set(options) and count > 1 else count
    return [range(half), range(half, count)] if half < count else [range(count)]


def dated_across(options: Options, rng: Random) -> Made:
    """People across, dates down."""
    return dated_down(options, rng, turned=True)


def two_columns(options: Options, rng: Random) -> Made:
    """Start and finish of each day in two columns."""
    return dated_down({"moments": pick(rng, "moments", MOMENTS), **options, "spans": ""}, rng)


def weekly_blocks(options: Options, rng: Random) -> Made:
    """A block for each week, one below another, each with its own heading."""
    truth = random_truth({"days": "21", **options}, rng, cyclic=False)
    own = labels(options, rng)
    blocks = Canvas()
    for first in range(0, truth.days, WEEK):
        days = list(range(first, min(first + WEEK, truth.days)))
        head = heading(truth, days, options)
        if "heads" in options:
            names = [DAYS[truth.dates[day].weekday()] for day in days]
            says = f"Week commencing {truth.dates[first]:%d/%m/%Y}"
            head = Heading([[says, *[None] * (len(days) - 1)], names], label_row=1)
        block = Builder(truth, options, rng, own, [Column(day) for day in days], head).build()
        blocks.place(block, blocks.height + (2 if first else 1), 1)
    title, sheet, stem = titled(truth, truth.dates, options)
    canvas = frame(blocks, options, rng, title, truth.dates)
    pages = [Page(sheet, canvas)]
    add_legend(canvas, pages, truth, options, rng)
    doubts = {"year"} if year_is_open(options) else set()
    return Made(
        [*junk_pages(truth, options, rng), *pages], [truth], fields_of(options, own), doubts,
        stem=stem,
    )  # fmt: skip


def month_sheets(options: Options, rng: Random) -> Made:
    """A sheet for each month, named after it."""
    truth = random_truth({"days": "45", **options}, rng, cyclic=False)
    if "short-month" not in options:
        truth = _without_short_months(truth)
    own = labels(options, rng)
    pages = []
    months = sorted({(on.year, on.month) for on in truth.dates})
    for year, month in months:
        days = [at for at, on in enumerate(truth.dates) if (on.year, on.month) == (year, month)]
        head = heading(truth, days, options)
        grid = Builder(truth, options, rng, own, [Column(day) for day in days], head).build()
        canvas = frame(grid, options, rng, dates=[truth.dates[day] for day in days])
        pages.append(Page(f"{MONTHS[month - 1][:3]} {year}", canvas))
    add_legend(pages[0].canvas, pages, truth, {**options, "legend": "sheet"}, rng)
    return Made([*junk_pages(truth, options, rng), *pages], [truth], fields_of(options, own))


def team_sheets(options: Options, rng: Random) -> Made:
    """A sheet for each team, all with the same dates."""
    truth = random_truth(options, rng, cyclic=False)
    own = labels(options, rng)
    pages = []
    for team in sorted({worker.team for worker in truth.workers}):
        part = [at for at, worker in enumerate(truth.workers) if worker.team == team]
        columns = [Column(day) for day in range(truth.days)]
        head = heading(truth, list(range(truth.days)), options)
        grid = Builder(truth, options, rng, own, columns, head, workers=part).build()
        title, _, stem = titled(truth, truth.dates, options)
        pages.append(Page(f"Team {team}", frame(grid, options, rng, title, truth.dates)))
    add_legend(pages[0].canvas, pages, truth, {**options, "legend": "sheet"}, rng)
    made = Made([*junk_pages(truth, options, rng), *pages], [truth], fields_of(options, own))
    made.stem, made.doubts = stem, open_of(truth.dates, options)
    return made


def _without_short_months(truth: Truth) -> Truth:
    """The rota with no month of one or two days, which is a form of its own."""
    dates = truth.dates
    if (dates[0] + timedelta(days=2)).month != dates[0].month:
        return _without_short_months(replace(truth, first=dates[0] + timedelta(days=3)))
    return replace(truth, days=truth.days - dates[-1].day) if dates[-1].day < 3 else truth


def shift_sheets(options: Options, rng: Random) -> Made:
    """A sheet for each shift, named after it; a mark stands for a duty of that shift."""
    options = {**options, "marks": ""}
    truth = random_truth(options, rng, cyclic=False)
    timed = list(truth.codes[:2])
    cells = {key: es for key, es in truth.cells.items() if es[0].code in timed}
    truth = replace(truth.with_cells(cells), codes=tuple(timed))
    own = labels(options, rng)
    mark = rng("mark").choice((1, "x", "X", "✓", "Y"))
    days = list(range(truth.days))
    pages = []
    for code in timed:
        head = heading(truth, days, options)
        columns = [Column(day) for day in days]
        part = truth.with_cells({k: es for k, es in cells.items() if es[0].code == code})
        grid = Builder(part, options, rng, own, columns, head).build()
        for (kind, *rest), places in list(grid.spots.items()):
            written = kind == 0 and len(rest) == 2 and grid.cells.get(places[0])
            if written:
                grid.look(places[0], value=mark)
        named = code.text if rng("sheet names").random() < 0.5 else code.meaning
        pages.append(Page(named, frame(grid, options, rng, dates=truth.dates)))
    add_legend(pages[0].canvas, pages, truth, {**options, "legend": "sheet"}, rng)
    return Made(
        [*junk_pages(truth, options, rng), *pages], [truth], fields_of(options, own), marks=True
    )
