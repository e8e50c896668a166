"""What stands beside and around the days: names and numbers, legends, titles, junk."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from tests.ambrota.sheets.generated.canvas import Canvas, Page
from tests.ambrota.sheets.generated.notation import clock
from tests.ambrota.sheets.generated.truth import Code, Options, Random, Truth, Worker

Labels = list[tuple[str, str, Callable[[Worker], Any]]]
"""Columns that say who it is: the field, its heading, and what it says."""

HEADINGS = {
    "number": ("Staff no", "Employee No", "Payroll Number", "ESR No"),
    "name": ("Name", "Staff", "Employee Name", "NAME"),
    "role": ("Role", "Grade", "Job title", "Skill level"),
    "team": ("Team", "Crew", "Watch"),
    "manager": ("Line manager", "Manager", "Reports to"),
    "hours": ("Contracted hours", "Hours per week", "Contract hrs"),
    "line": ("Line", "Week", "Wk", "Rota line"),
}
SAYS: dict[str, Callable[[Worker], Any]] = {
    "number": lambda w: w.number,
    "name": lambda w: w.name,
    "role": lambda w: w.role,
    "team": lambda w: w.team,
    "manager": lambda w: w.manager or None,
    "hours": lambda w: w.hours,
    "line": lambda w: w.label,
}
PERSON_FIELDS = ("number", "role", "team", "manager", "hours")


def labels(options: Options, rng: Random, *, lines: bool = False) -> Labels:
    """The columns beside the days, in random order but for the first."""
    pick = rng("labels")
    extra = [field for field in PERSON_FIELDS if field in options and "people" not in options]
    pick.shuffle(extra)
    if lines:
        columns = ["line", *(["name"] if "holders" in options else []), *extra]
    else:
        extra.insert(pick.randint(0, min(1, len(extra))), "name")
        columns = extra
    made: Labels = []
    for field in columns:
        if field == "name" and "first-last" in options and not lines:
            made.append(("first", "First name", lambda w: w.name.split(" ")[0]))
            made.append(("last", "Surname", lambda w: w.name.partition(" ")[2] or None))
        else:
            says = SAYS[field]
            if field == "number" and "number-cells" in options:
                says = _whole_number
            if field in ("name", "manager") and "surname-first" in options:
                says = _surname_first(says)
            heading = "" if "bare" in options else pick.choice(HEADINGS[field])
            made.append((field, heading, says))
    if "extra-columns" in options:
        at = 1 if lines else pick.randint(0, len(made))
        made[at:at] = pick.sample(EXTRA, pick.randint(1, 2))
    if "row-numbers" in options:
        made.insert(0, ("no", pick.choice(("No", "No.", "#")), _counter()))
    return made


def surname_first(name: str) -> str:
    """'Anna Smith' as 'SMITH, Anna'; a name of one word as it is."""
    first, _, last = name.partition(" ")
    return f"{last.upper()}, {first}" if last else name


def _surname_first(says: Callable[[Worker], Any]) -> Callable[[Worker], Any]:
    return lambda worker: surname_first(says(worker)) if says(worker) else None


def _counter() -> Callable[[Worker], int]:
    """1 for the first worker, 2 for the next, the same again in another block."""
    seen: dict[str, int] = {}
    return lambda worker: seen.setdefault(worker.number, len(seen) + 1)


EXTRA: Labels = [
    ("extra", "Base", lambda w: "Northgate" if int(w.number) % 2 else "Southgate"),
    ("extra", "Band", lambda w: 5 + int(w.number) % 2),
    ("extra", "Start date", lambda w: date(2015, 1, 1) + timedelta(days=int(w.number) % 3000)),
    ("extra", "Mobile", lambda w: f"07700 9{w.number}"),
    ("extra", "Notes", lambda w: "Mentor" if int(w.number) % 3 else None),
]


def _whole_number(worker: Worker) -> int:
    return int(worker.number)


def meaning_of(code: Code) -> str:
    """What a legend in words says of a code, its times included."""
    if code.start is None or code.end is None:
        return code.meaning
    return f"{code.meaning} {clock(code.start)}-{clock(code.end)}"


def legend_table(truth: Truth, options: Options, rng: random.Random, *, brief: bool) -> Canvas:
    """A table of codes: with kind, paid hours and resource, or code, meaning and times alone."""
    made = Canvas()
    heads = ["Code", "Meaning", "Times"]
    if not brief:
        heads = ["Code", "Description", "Start", "End", "Paid hours", "Kind", "Resource"]
    for column, head in enumerate(heads, 1):
        made.put(1, column, head)
    for row, code in enumerate(truth.codes, 2):
        timed = code.start is not None and code.end is not None
        span = f"{clock(code.start or 0, ':')}-{clock(code.end or 0, ':')}" if timed else None
        values = [code.text, code.meaning, span]
        if not brief:
            start = clock(code.start or 0, ":") if timed else None
            end = clock(code.end or 0, ":") if timed else None
            values = [
                code.text, code.meaning, start, end, code.paid, code.kind.value, code.resource
            ]  # fmt: skip
        for column, value in enumerate(values, 1):
            made.put(row, column, value)
    return made


def legend_lines(truth: Truth) -> Canvas:
    """'Key', and under it lines such as 'D = Day 0700-1900'."""
    made = Canvas()
    made.put(1, 1, "Key:")
    for row, code in enumerate(truth.codes, 2):
        made.put(row, 1, f"{code.text} = {meaning_of(code)}")
    return made


def legend_pairs(truth: Truth) -> Canvas:
    """'Key', and under it each code beside what it means."""
    made = Canvas()
    made.put(1, 1, "Key")
    for row, code in enumerate(truth.codes, 2):
        fill = colour_of(code)
        made.put(row, 1, None if fill else code.text, **({"fill": fill} if fill else {}))
        made.put(row, 2, meaning_of(code))
    return made


def colour_of(code: Code | None) -> str | None:
    """The colour of blank cells that stand for the code, where it has one."""
    return COLOURS.get(code.text) if code is not None else None


LEGENDS = ("sheet", "beside", "below", "lines", "pairs", "colours", "none")
COLOURS = {"Annual leave": "#FFFF00", "Maternity leave": "#00B0F0", "Rest day": "#A6A6A6",
           "Day off": "#92D050"}  # fmt: skip
LEGEND_SHEETS = ("Shift codes", "Key", "Legend", "Codes")


def add_legend(
    canvas: Canvas, pages: list[Page], truth: Truth, options: Options, rng: Random
) -> None:
    """Put the legend where the options say: on its own sheet, else on the rota's."""
    pick = rng("legend")
    if "people" in options:
        pages.append(people_page(truth, options, rng("people sheet")))
    where = options.get("legend", "sheet")
    if where == "sheet":
        name = pick.choice(LEGEND_SHEETS)
        pages.append(Page(name, legend_table(truth, options, pick, brief=False)))
    elif where == "beside":
        table = legend_table(truth, options, pick, brief=pick.random() < 0.5)
        canvas.place(table, max(1, pick.randint(1, 3)), canvas.width + 2)
    elif where == "below":
        table = legend_table(truth, options, pick, brief=pick.random() < 0.5)
        canvas.place(table, canvas.height + 2, 1)
    elif where != "none":
        table = legend_lines(truth) if where == "lines" else legend_pairs(truth)
        canvas.place(table, canvas.height + 2, 1)


def people_page(truth: Truth, options: Options, rng: random.Random) -> Page:
    """A sheet that says of each person what has no column beside the days."""
    page = Page(rng.choice(("Staff", "People", "Staff list")))
    fields = ["name", *(field for field in PERSON_FIELDS if field in options)]
    rng.shuffle(fields)
    for column, field in enumerate(fields, 1):
        page.canvas.put(1, column, rng.choice(HEADINGS[field]))
        for number, worker in enumerate(truth.workers):
            page.canvas.put(number + 2, column, SAYS[field](worker), (field, 0, number))
    return page


def states_resource(options: Options) -> bool:
    """Whether the legend surely states resources and paid hours."""
    return options.get("legend", "sheet") == "sheet"


NOTES = (
    "Please tell the duty manager of any swap.", "Subject to change", "Version 3 - draft",
    "Leave requests by the 1st of the month", "Cover for training agreed with the union",
)  # fmt: skip


def frame(
    canvas: Canvas,
    options: Options,
    rng: Random,
    title: str | None = None,
    dates: Sequence[date] = (),
) -> Canvas:
    """A rota on its sheet: offset, under a title, its period, logo rows and notes, a sign-off."""
    made, pick = Canvas(), rng("frame")
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    top = left = 1
    if "logo" in options:
        made.put(1, pick.randint(1, 4), "NORTHGATE AMBULANCE SERVICE")
        made.put(2, 1, "Putting people first")
        top = 4
    if "title" in options or title is not None:
        text = f"{title or 'Station 7'}" + (" - duty rota" if "title" in options else "")
        made.put(top, 1, text)
        if "title" in options:
            made.merge(top, 1, top, 4)
        top += 1
    if "notes" in options:
        made.put(top, 1, pick.choice(NOTES))
        top += 1
    if "period" in options:
        for column, value in enumerate(("From", first, "to", last), 1):
            made.put(top, column, value)
        top += 1
    if "offset" in options:
        top, left = top + pick.randint(0, 2), pick.randint(1, 3)
    made.place(canvas, top, left)
    if "notes" in options:
        made.put(made.height + 2, left, pick.choice(NOTES))
    if "signoff" in options:
        made.put(made.height + 2, left, "Approved by:")
        made.put(made.height, left + 2, "Date:")
    return made


def junk_pages(truth: Truth, options: Options, rng: Random) -> list[Page]:
    """Sheets beside the rota: a dashboard of numbers, notes, an empty one."""
    if "junk" not in options:
        return []
    pick = rng("junk")
    dashboard = Page("Dashboard")
    for row, text in enumerate(("Dashboard", "Unit hours", "Vacancy rate", "Sickness %"), 1):
        dashboard.canvas.put(row, 1, text)
        if row > 1:
            dashboard.canvas.put(row, 2, round(pick.random() * 100, 1))
    summary = Page("Summary")
    for column, text in enumerate(("Role", "WTE", "In post"), 1):
        summary.canvas.put(1, column, text)
    for row, role in enumerate(("Paramedic", "EMT"), 2):
        summary.canvas.put(row, 1, role)
        summary.canvas.put(row, 2, pick.randint(5, 20))
        summary.canvas.put(row, 3, pick.randint(5, 20))
    notes = Page("Read me")
    for row, text in enumerate(NOTES, 1):
        notes.canvas.put(row, 1, text)
    return pick.sample([dashboard, summary, notes, Page("Sheet9")], pick.randint(1, 3))
