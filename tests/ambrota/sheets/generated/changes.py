"""Change some duties, write them back into a copy, and see what the copy says and what it kept."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import openpyxl

from ambrota.errors import UserError
from ambrota.model import Change, Rota
from ambrota.sheets import Imported, copy_suffix, read_rota, write_back
from ambrota.sheets.cells import place
from tests.ambrota.sheets.generated.judge import work
from tests.ambrota.sheets.generated.made import Made


def written_back(made: Made, imported: Imported, rng: random.Random, folder: Path) -> list[str]:
    """What is wrong with a copy in which some duties were swapped; nothing when it is right."""
    proposed = swapped(imported.rota, rng)
    target = folder / f"copy{copy_suffix(imported)}"
    try:
        write_back(imported, proposed, target)
        back = read_rota(target, layout=made.layout)
    except UserError as error:
        return [f"copy refused: {error}"]
    fails = []
    if work(back.rota) != work(proposed):
        lost, new = work(proposed) - work(back.rota), work(back.rota) - work(proposed)
        fails.append(
            f"copy differs: {sorted(map(str, lost))[:2]} became {sorted(map(str, new))[:2]}"
        )
    if [(p.id, p.name) for p in back.rota.people] != [(p.id, p.name) for p in proposed.people]:
        fails.append("copy: other people")
    if imported.source.path.suffix in (".xlsx", ".xlsm"):
        fails += _other_cells(made, imported, proposed, target)
    return fails


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
    return rota.with_changes(changes.values())


def _other_cells(made: Made, imported: Imported, proposed: Rota, target: Path) -> list[str]:
    """Cells of no changed person-day whose value or look is another."""
    old, new = _cells(imported.source.path), _cells(target)
    allowed = _row_cells(imported, proposed, {*old, *new})
    allowed |= _day_cells(made, imported, proposed)
    wrong = sorted(k for k in {*old, *new} if old.get(k) != new.get(k) and k not in allowed)
    return [f"copy: {k} was {old.get(k)} and is {new.get(k)}" for k in wrong[:3]]


def _day_cells(made: Made, imported: Imported, proposed: Rota) -> set[str]:
    """The cells of a grid in which changed person-days were written."""
    if imported.source.listing is not None:
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
        for address in page.addresses((at, worker, day))
    }


def _row_cells(imported: Imported, proposed: Rota, cells: set[str]) -> set[str]:
    """The cells of a list in the rows of changed person-days, and in rows added below."""
    listing = imported.source.listing
    if listing is None:
        return set()
    old, new = imported.rota.by_cell, proposed.by_cell
    changed = {key for key in {*old, *new} if old.get(key) != new.get(key)}
    rows = {row for key in changed for row in imported.source.rows.get(key, ())}
    return {
        cell
        for cell in cells
        if cell.startswith(f"{listing.sheet.name}!")
        and ((row := place(cell.rpartition("!")[2])[0]) in rows or row > listing.last_row)
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
