"""Forms with one row per duty: date and times, date-times, or a code alone; in any order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from ambrota.model import DAY, Kind
from tests.ambrota.sheets.generated.canvas import Canvas, Page
from tests.ambrota.sheets.generated.labels import (
    add_legend,
    frame,
    junk_pages,
    surname_first,
)
from tests.ambrota.sheets.generated.made import Made
from tests.ambrota.sheets.generated.notation import ALL_DATES, moment
from tests.ambrota.sheets.generated.truth import Entry, Options, Random, Truth, random_truth

LIST_DATES = ("real", "iso", "dd/mm/yyyy", "d-mon-yy")
Row = dict[str, Any]
HEADINGS = {
    "number": ("Employee No", "Staff No", "Payroll No"),
    "name": ("Name", "Employee Name", "Staff Name"),
    "role": ("Grade", "Role", "Skill"),
    "team": ("Team",),
    "date": ("Date", "Shift Date", "Duty Date"),
    "start": ("Start", "Start Time", "Shift Start"),
    "end": ("End", "Finish", "End Time"),
    "code": ("Shift Code", "Code", "Duty"),
    "status": ("Status",),
    "paid": ("Hours", "Paid hours", "Work time"),
    "unit": ("Callsign", "Unit"),
}


def _truth(options: Options, rng: Random) -> Truth:
    """A rota in which everybody works, and the first and the last day are worked."""
    truth = random_truth({**options, "learn": ""}, rng, cyclic=False)
    rests = "rest-rows" in options
    cells = {key: es for key, es in truth.cells.items() if rests or es[0].kind is not Kind.REST}
    timed = next(code for code in truth.codes if code.start is not None)
    worked = (Entry(timed, timed.start, timed.end),)
    for worker in range(len(truth.workers)):
        cells[worker, 0] = cells.get((worker, 0), worked)
        cells[worker, truth.days - 1] = cells.get((worker, truth.days - 1), worked)
    return _apart(truth.with_cells(cells))


def _apart(truth: Truth) -> Truth:
    """Without duties that begin when another ends: in a list such rows are one duty."""
    cells = dict(truth.cells)
    for (worker, day), entries in truth.cells.items():
        if len(entries) > 1 and entries[0].end == entries[1].start:
            cells[worker, day] = entries[:1]
        ends = [entry.end for entry in cells.get((worker, day), ()) if entry.end is not None]
        after = cells.get((worker, day + 1))
        if not ends or not after or after[0].start is None or max(ends) - DAY < after[0].start:
            continue
        if day > 0:
            cells.pop((worker, day), None)
        else:
            code = next(one for one in truth.codes if one.start is None)
            cells[worker, day] = (Entry(code),)
    return truth.with_cells(cells)


def _rows(truth: Truth, options: Options, pick: random.Random) -> list[tuple[tuple[int, int], Row]]:
    write_date = ALL_DATES[options.get("dates", "real")]
    named = surname_first if "surname-first" in options else str
    rows = []
    for (worker, day), entries in truth.cells.items():
        said, on = truth.workers[worker], truth.dates[day]
        for entry in entries:
            row: Row = {
                "number": said.number, "name": named(said.name), "role": said.role,
                "team": said.team, "date": write_date(on), "status": "Confirmed",
                "code": entry.code.text if entry.code else None, **_times(on, entry, options),
            }  # fmt: skip
            row["unit"], row["paid"] = entry.unit, _hours(entry)
            past = (entry.end or 0) > DAY and day == truth.days - 1
            parts = [row] if past else _split(row, on, entry, options, pick)
            rows += [((worker, day), part) for part in parts]
    if "shuffled" in options:
        pick.shuffle(rows)
    return rows


def _hours(entry: Entry) -> float | None:
    """What is paid for the entry, with half an hour's break."""
    if entry.start is None or entry.end is None:
        return None
    return (entry.end - entry.start) / 60 - 0.5


def _split(row: Row, on: date, entry: Entry, options: Options, pick: random.Random) -> list[Row]:
    """The row, or two that touch, which are one duty."""
    if "split" not in options or entry.start is None or entry.end is None or pick.random() > 0.1:
        return [row]
    middle = (entry.start + entry.end) // 120 * 60
    parts = (replace(entry, end=middle), replace(entry, start=middle))
    days = (on, on + timedelta(days=middle // DAY))
    write_date = ALL_DATES[options.get("dates", "real")]
    made: list[Row] = []
    for part, day in zip(parts, days, strict=True):
        shift = (day - on).days * DAY
        assert part.start is not None
        assert part.end is not None
        part = replace(part, start=part.start - shift, end=part.end - shift)
        hours = (_hours(part) or 0) + (0.5 if made else 0)
        made.append({**row, "date": write_date(day), "paid": hours, **_times(day, part, options)})
    return made


def _times(on: date, entry: Entry, options: Options) -> Row:
    """Start and end of a row, as times, or as date-times that state the day of absences too."""
    if options.get("list") == "datetimes":
        end = None if entry.end is None else _moment(on, entry.end, options)
        return {"start": _moment(on, entry.start or 0, options), "end": end}
    if entry.start is None or entry.end is None:
        return {}
    notation = options.get("moments", "hh:mm")
    return {"start": moment(entry.start, notation), "end": moment(entry.end, notation)}


def _moment(on: date, minute: int, options: Options) -> Any:
    made = datetime(on.year, on.month, on.day) + timedelta(minutes=minute)
    write: dict[str, Callable[[datetime], Any]] = {
        "iso": lambda m: m.strftime("%Y-%m-%d %H:%M"),
        "dd/mm/yyyy": lambda m: m.strftime("%d/%m/%Y %H:%M"),
    }
    return write.get(options.get("dates", "real"), lambda m: m)(made)


def one_row_per_duty(options: Options, rng: Random) -> Made:
    """A list as rostering systems export it."""
    truth = _truth(options, rng)
    return _made(truth, {"Export": _rows(truth, options, rng("shuffle"))}, options, rng)


def lists_on_sheets(options: Options, rng: Random) -> Made:
    """A list for each month, or for each team, on a sheet of its own."""
    truth = _truth(options, rng)
    by_team = rng("sheets").random() < 0.5
    pages: dict[str, list[tuple[tuple[int, int], Row]]] = {}
    for (worker, day), row in _rows(truth, options, rng("shuffle")):
        said = truth.workers[worker].team if by_team else f"{truth.dates[day]:%b %y}"
        pages.setdefault(said, []).append(((worker, day), row))
    return _made(truth, pages, options, rng)


def _made(
    truth: Truth,
    sheets: dict[str, list[tuple[tuple[int, int], Row]]],
    options: Options,
    rng: Random,
) -> Made:
    """Lists under the same headings, and what stands around them."""
    pick = rng("list")
    columns = _columns(options, pick)
    headings = [pick.choice(HEADINGS[name]) for name in columns]
    order = list(dict.fromkeys(who for rows in sheets.values() for (who, _), _ in rows))
    canvases = {}
    for name, rows in sheets.items():
        canvas = canvases[name] = Canvas()
        for column, heading in enumerate(headings, 1):
            canvas.put(1, column, heading)
        _put_rows(canvas, columns, rows, options, pick)
    codes = options.get("list") == "codes"
    doubts = {doubt for own in canvases.values() if codes for doubt in _open_times(truth, own)}
    for canvas in canvases.values():
        _reorder(canvas, order)
    truth = _in_order(truth, order)
    pages = [Page(name, frame(canvas, options, rng)) for name, canvas in canvases.items()]
    add_legend(pages[0].canvas, pages, truth, options, rng)
    fields = {name for name in columns if name in ("number", "name", "role", "team")}
    return Made([*junk_pages(truth, options, rng), *pages], [truth], fields, doubts, stem="export")


def _columns(options: Options, pick: random.Random) -> list[str]:
    form = options.get("list", "times")
    columns = [name for name in ("number", "role", "team") if name in options]
    columns.insert(pick.randint(0, len(columns)), "name")
    columns += {"times": ["date", "start", "end", "code"], "datetimes": ["start", "end", "code"],
                "codes": ["date", "code"]}[form]  # fmt: skip
    columns += ["paid"] if "hours-worked" in options else []
    columns += ["unit"] if "units" in options else []
    columns += ["status"] if {"cancelled"} & set(options) else []
    return columns


def _put_rows(
    canvas: Canvas,
    columns: list[str],
    rows: list[tuple[tuple[int, int], Row]],
    options: Options,
    pick: random.Random,
) -> None:
    """The rows of one sheet, with what is cancelled, twice there, or a sum."""
    shown = -1
    # One name left out among a few rows is rather forgotten than meant by the row above.
    grouped = "grouped" in options and len(rows) >= 12
    for (worker, day), row in rows:
        if grouped and shown == worker:
            row = {**row, **dict.fromkeys(("name", "number", "role", "team"))}
        shown = worker
        _put(canvas, columns, row, (0, worker, day), (0, worker))
        if "cancelled" in options and pick.random() < 0.1:
            other = {**row, "status": pick.choice(("Cancelled", "CANCELLED - sick"))}
            _put(canvas, columns, other, ("cancelled",), None)
        if "duplicates" in options and row["code"] and pick.random() < 0.1:
            _put(canvas, columns, row, (0, worker, day), None)
    if "sums" in options:
        total = sum(row["paid"] or 0 for _, row in rows)
        _put(canvas, columns, {"name": "Total", "paid": total}, ("total",), None)


def _open_times(truth: Truth, canvas: Canvas) -> set[str]:
    """What a list of codes alone leaves open: when a duty without a code is worked."""
    keys = [(0, *key) for key, es in truth.cells.items() if any(e.code is None for e in es)]
    places = [place for key in keys for place in canvas.spots.get(key, [])]
    if places:
        canvas.spots["head", 0] = places
    return {"times"} if places else set()


def _put(canvas: Canvas, columns: list[str], row: Row, key: Any, who: Any) -> None:
    at = canvas.height + 1
    where = "start" if "start" in columns else "code"
    for column, name in enumerate(columns, 1):
        canvas.put(at, column, row.get(name), key if name == where else None)
        if who is not None and name in ("name", "number", "role", "team"):
            canvas.spots.setdefault((name, *who), []).append((at, column))


def _reorder(canvas: Canvas, order: list[int]) -> None:
    """Where each stands, by the order in which the lists first name them."""
    place = {worker: at for at, worker in enumerate(order)}

    def moved(key: Any) -> Any:
        if not isinstance(key[0], str):
            return (key[0], place[key[1]], key[2])
        return (*key[:2], place[key[2]]) if len(key) == 3 else key

    canvas.spots = {moved(key): places for key, places in canvas.spots.items()}


def _in_order(truth: Truth, order: list[int]) -> Truth:
    """The people in the order in which the lists first name them."""
    place = {worker: at for at, worker in enumerate(order)}
    cells = {(place[worker], day): es for (worker, day), es in truth.cells.items()}
    workers = tuple(truth.workers[worker] for worker in order)
    return replace(truth.with_cells(cells), workers=workers)
