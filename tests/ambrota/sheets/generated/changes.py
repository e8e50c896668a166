"""Change some duties, write them back into a copy, and see what the copy says and what it kept."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import openpyxl

from ambrota.errors import UserError
from ambrota.model import DAY, Change, Rota, Session
from ambrota.sheets import Imported, copy_suffix, read_copy, read_rota, write_back
from ambrota.sheets.cells import address, place
from tests.ambrota.sheets.generated.canvas import Canvas, Place
from tests.ambrota.sheets.generated.judge import work
from tests.ambrota.sheets.generated.made import Made


def written_back(made: Made, imported: Imported, rng: random.Random, folder: Path) -> list[str]:
    """What is wrong with a copy in which some duties were swapped; nothing when it is right."""
    proposed = swapped(imported.rota, rng)
    if imported.source.listings and _touches(proposed):
        return []  # in a list, rows that touch are one duty
    # The name of a file may state its year, so that a copy is called like it.
    target = folder / f"{imported.source.path.stem} - A{copy_suffix(imported)}"
    try:
        write_back(imported, proposed, target)
        back = read_copy(target, imported)
        alone = read_rota(target, layout=made.layout)
    except UserError as error:
        return [f"copy refused: {error}"]
    formulas = any(put.formula for page in made.pages for put in page.canvas.cells.values())
    fails = _wrong_counts(target) if formulas else []
    fails += _others("copy", back.rota, proposed)
    if not any(p.severity != "note" and "overlaps" not in p.found for p in alone.problems):
        # Somebody without any duty left may look like a signature: that must be said.
        fails += _others("copy opened by itself", alone.rota, proposed)
    if imported.source.path.suffix in (".xlsx", ".xlsm"):
        fails += _other_cells(made, imported, proposed, target)
    return fails


def _others(what: str, back: Rota, proposed: Rota) -> list[str]:
    """What a copy says otherwise than the proposal."""
    fails = []
    if back.sessions != proposed.sessions:
        fails.append(f"{what}: sessions {proposed.sessions} became {back.sessions}")
    if work(back) != work(proposed):
        lost, new = work(proposed) - work(back), work(back) - work(proposed)
        fails.append(
            f"{what} differs: {sorted(map(str, lost))[:2]} became {sorted(map(str, new))[:2]}"
        )
    if [(p.id, p.name) for p in back.people] != [(p.id, p.name) for p in proposed.people]:
        fails.append(f"{what}: other people")
    return fails


def _touches(rota: Rota) -> bool:
    """Whether somebody's duty begins in the minute in which another of theirs ends."""
    timed = [duty for duty in rota.duties if duty.start is not None]
    starts = {(duty.person, duty.day * DAY + (duty.start or 0)) for duty in timed}
    return any((duty.person, duty.day * DAY + (duty.end or 0)) in starts for duty in timed)


def swapped(rota: Rota, rng: random.Random) -> Rota:
    """Some people-days exchange their duties with others of the same rota."""
    if not rota.duties:
        return rota
    changes: dict[tuple[str, int], Change] = {}
    for _ in range(rng.randint(1, 4)):
        given = rng.choice(rota.duties)
        person, day = rng.choice(rota.people).id, rng.randrange(rota.days)
        one, other = (given.person, given.day), (person, day)
        if one == other or {one, other} & set(changes):
            continue
        for here, there in ((one, other), (other, one)):
            after = tuple(
                type(duty)(
                    here[0], here[1], duty.code, duty.kind, duty.start, duty.end, duty.paid,
                    duty.resource, duty.category, duty.unit,
                )
                for duty in rota.by_cell.get(there, ())
            )  # fmt: skip
            changes[here] = Change(*here, rota.by_cell.get(here, ()), after)
    return rota.with_changes(changes.values()).with_sessions(_sessions(rota, rng))


def _sessions(rota: Rota, rng: random.Random) -> list[Session]:
    """A few sessions, wherever they fall."""
    made = []
    for _ in range(rng.randint(0, 2) if len(rota.people) > 1 else 0):
        person, manager = rng.sample([one.id for one in rota.people], 2)
        weeks = len(rota.groups[rota.person(person).rota])
        day = rng.randrange(7 * weeks if rota.is_cyclic else rota.days)
        start = rng.randrange(28, 80) * 15
        made.append(Session("contact", "one-to-one", person, manager, day, start, start + 30))
    return made


def _other_cells(made: Made, imported: Imported, proposed: Rota, target: Path) -> list[str]:
    """Cells of no changed person-day whose value or look is another."""
    old, new = _cells(imported.source.path), _cells(target)
    allowed = _row_cells(imported, proposed, {*old, *new})
    allowed |= _day_cells(made, imported, proposed)
    wrong = sorted(k for k in {*old, *new} if old.get(k) != new.get(k) and k not in allowed)
    return [f"copy: {k} was {old.get(k)} and is {new.get(k)}" for k in wrong[:3]]


def _wrong_counts(path: Path) -> list[str]:
    """Formulas that count codes whose kept value is not what their cells now hold."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    wrong = []
    for page in formulas.worksheets:
        for row in page.iter_rows():
            for cell in row:
                parts = re.findall(r'COUNTIF\((\w+:\w+),"(.*?)"\)', str(cell.value))
                kept = values[page.title][cell.coordinate].value
                if not parts or kept is None:
                    continue
                count = sum(
                    str(one.value).casefold() == code.casefold()
                    for where, code in parts
                    for line in page[where]
                    for one in line
                )
                if kept != count:
                    wrong.append(f"copy: {page.title}!{cell.coordinate} keeps {kept}, not {count}")
    return wrong[:2]


def _day_cells(made: Made, imported: Imported, proposed: Rota) -> set[str]:
    """The cells of a grid in which changed person-days were written."""
    if imported.source.listings:
        return set()
    rota = imported.rota
    places = [
        (at, worker) for at, truth in enumerate(made.truths) for worker in range(len(truth.workers))
    ]
    return {
        address
        for (at, worker), person in zip(places, rota.people, strict=True)
        for day in range(rota.days)
        if rota.by_cell.get((person.id, day)) != proposed.by_cell.get((person.id, day))
        for page in made.pages
        for key in ((at, worker, day), ("finish", at, worker, day))
        for where in page.canvas.spots.get(key, ())
        for address in (f"{page.name}!{one}" for one in _block(page.canvas, where))
    }


def _block(canvas: Canvas, where: Place) -> list[str]:
    """The addresses of a cell, or of all cells of the merged block that it is in."""
    for top, left, bottom, right in canvas.merges:
        if top <= where[0] <= bottom and left <= where[1] <= right:
            rows, columns = range(top, bottom + 1), range(left, right + 1)
            return [address(row, column) for row in rows for column in columns]
    return [address(*where)]


def _row_cells(imported: Imported, proposed: Rota, cells: set[str]) -> set[str]:
    """The cells of a list in the rows of changed person-days, and in rows added below."""
    last = {one.sheet.name: one.last_row for one in imported.source.listings}
    old, new = imported.rota.by_cell, proposed.by_cell
    changed = {key for key in {*old, *new} if old.get(key) != new.get(key)}
    rows = {row for key in changed for row in imported.source.rows.get(key, ())}
    places = {cell: cell.rpartition("!") for cell in cells}
    return {
        cell
        for cell, (sheet, _, at) in places.items()
        if sheet in last and ((sheet, row := place(at)[0]) in rows or row > last[sheet])
    }


def _cells(path: Path) -> dict[str, tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    return {
        f"{page.title}!{cell.coordinate}": (
            cell.value, cell.fill.fgColor.rgb if cell.fill.fill_type else None,
            cell.number_format, cell.comment.text if cell.comment else None,
        )
        for page in book.worksheets
        if page.title != "Ambrota sessions"
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None or cell.has_style
    }  # fmt: skip
