"""The rows of the rota as people: who stands in which row, each with an id of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ambrota.model import RotaKind
from ambrota.sheets.people.people import (
    Draft,
    complete,
    draft_of,
    is_vacant,
    name_key,
    name_of,
    slug,
)
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid, day_cells


@dataclass
class Roster:
    """People in order, and the rows of the grids that are theirs: (grid, row, person)."""

    drafts: list[Draft] = field(default_factory=list)
    rows: list[tuple[Grid, int, Draft]] = field(default_factory=list)


def roster_of(grids: list[Grid], problems: Problems) -> Roster:
    """Everybody in the grids; a second row of one person for the same days is named, not read."""
    if grids and grids[0].kind is RotaKind.CYCLIC:
        roster = _lines(grids, problems)
    else:
        roster = _people(grids, problems)
    give_ids(roster.drafts)
    return roster


def _people(grids: list[Grid], problems: Problems) -> Roster:
    roster = Roster()
    known: dict[object, Draft] = {}
    numbers = _numbers_of(grids)
    taken: dict[int, dict[date | int, Grid]] = {}
    rota = joint_name([grid.name for grid in grids])
    for grid in grids:
        vacancies: dict[str, int] = {}
        own: dict[int, Draft] = {}
        days: dict[date | int, Grid] = dict.fromkeys(grid.columns.values(), grid)
        for row in grid.rows:
            if row.of is not None:
                if row.of in own:
                    roster.rows.append((grid, row.row, own[row.of]))
                continue
            draft = draft_of(grid, row.row, problems)
            draft.team = draft.team or row.team
            draft.rota = rota
            if not draft.name and not draft.staff_no:
                line = grid.said(row.row, "line")
                draft.name = f"Line {line}" if line.isdigit() else line
            key = _key(draft, vacancies, numbers)
            while (
                draft.vacant
                and grid.mark is None
                and taken.get(id(known.get(key)), {}).keys() & days.keys()
            ):
                key = _key(draft, vacancies, numbers)
            first = known.setdefault(key, draft)
            if first is draft:
                roster.drafts.append(draft)
            else:
                held = taken.get(id(first), {})
                others = [held[day] for day in days if day in held]
                if others and not _may_join(grid, row.row, first, others, roster):
                    _name_second(grid, draft, first, problems)
                    continue
                complete(first, draft)
            own[row.row] = first
            taken[id(first)] = {**taken[id(first)], **days} if id(first) in taken else days
            roster.rows.append((grid, row.row, first))
    return roster


def _name_second(grid: Grid, draft: Draft, first: Draft, problems: Problems) -> None:
    problems.error(
        grid.sheet.name, draft.cell,
        f"{draft.name or draft.staff_no!r} a second time; the first row is "
        f"{first.sheet}!{first.cell}",
        "one row for each person",
        "join the two rows, or give two people of one name their staff numbers; "
        "the second row was not read",
    )  # fmt: skip


def _may_join(grid: Grid, row: int, first: Draft, others: list[Grid], roster: Roster) -> bool:
    """Whether a second row of the same days goes on with the first: marks of another shift, or
    entries on another sheet where the first has none."""
    if any(other is grid for other in others):
        return False
    if grid.mark is not None and all(other.mark not in (None, grid.mark) for other in others):
        return True
    if all(other.sheet is grid.sheet for other in others):
        return False
    filled = {grid.columns[cell.column] for cell in day_cells(grid.sheet, row, grid.columns)}
    for other, at, draft in roster.rows:
        if draft is first:
            cells = day_cells(other.sheet, at, other.columns)
            if filled & {other.columns[cell.column] for cell in cells}:
                return False
    return True


def _numbers_of(grids: list[Grid]) -> dict[str, str]:
    """The staff number of each name that has just one in the workbook."""
    found: dict[str, set[str]] = {}
    for grid in grids:
        if "id" in grid.labels:
            for row in grid.rows:
                number, name = grid.said(row.row, "id"), name_of(grid, row.row)
                if number and name:
                    found.setdefault(name_key(name), set()).add(number.casefold())
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def joint_name(names: list[str]) -> str:
    """The name of a rota on one sheet or several; never the file's, which a copy changes."""
    once = list(dict.fromkeys(names))
    return " + ".join(once) if len(once) <= 3 else f"{once[0]} to {once[-1]}"


def _key(draft: Draft, vacancies: dict[str, int], numbers: dict[str, str]) -> object:
    """What makes two rows the same person's: number, else name; vacancies by their order."""
    name = name_key(draft.name)
    number = draft.staff_no.casefold() or ("" if is_vacant(draft.name) else numbers.get(name))
    if number:
        return "no", number
    if is_vacant(draft.name):
        vacancies[name] = vacancies.get(name, 0) + 1
        return "vacant", name, vacancies[name]
    return "name", name


def _lines(grids: list[Grid], problems: Problems) -> Roster:
    roster = Roster()
    numbered: dict[str, Draft] = {}
    for grid in grids:
        first: dict[object, Draft] = {}
        for position, row in enumerate(grid.rows, 1):
            draft = draft_of(grid, row.row, problems)
            draft.line, draft.label = row.line, _label(grid, row.row)
            draft.team = draft.team or row.team
            draft.rota = grid.said(row.row, "rota") or grid.name
            key: object = row.line if row.line is not None else name_key(draft.name) or position
            if key in first and not is_vacant(draft.name):
                label = f"line {row.line}" if row.line is not None else repr(draft.name)
                problems.error(
                    grid.sheet.name, draft.cell,
                    f"{label} a second time in {grid.name!r}; the first is {first[key].cell}",
                    "each line once", "correct its number; the second row was not read",
                )  # fmt: skip
                continue
            first[key] = draft
            if draft.staff_no:
                known = numbered.setdefault(draft.staff_no.casefold(), draft)
                _name_number(grid, draft, known, problems)
            if not draft.name:
                lettered = len(draft.label) == 1 and draft.label.isalpha()
                draft.name = f"Line {draft.label if lettered else row.line or position}"
            roster.drafts.append(draft)
            roster.rows.append((grid, row.row, draft))
        _check_numbers(grid, problems)
    return roster


def _name_number(grid: Grid, draft: Draft, first: Draft, problems: Problems) -> None:
    """A staff number beside two lines is named: it is at most one line's."""
    cell = grid.label_cell(draft.row, "id")
    if first is not draft and cell is not None:
        problems.warn(
            grid.sheet.name, cell.address,
            f"the staff number {draft.staff_no!r} a second time; the first is in the row of "
            f"{first.sheet}!{first.cell}",
            "a number of one person", "correct the number; each line was read as a person's own",
        )  # fmt: skip


def _label(grid: Grid, row: int) -> str:
    """A line's own label without the plain word for a line: '3' of 'Line 3', 'TL3' as it is."""
    text = grid.said(row, "line")
    plain = r"^(?:rota )?(?:line|week|wk|row)[\s.:#-]*(?=\d|[A-Z]$)"
    return re.sub(plain, "", text, flags=re.I)


def _check_numbers(grid: Grid, problems: Problems) -> None:
    """Lines that are not numbered 1 to N are read in their order, and that is said."""
    numbers = sorted({row.line for row in grid.rows if row.line is not None})
    top = grid.sheet.at(grid.rows[0].row, grid.labels.get("line", 1)).address
    if not numbers:
        problems.note(
            grid.sheet.name, top, "lines without numbers", "lines 1 to N",
            "nothing, if people step from each row to the next one down: that is how it was read",
        )  # fmt: skip
    elif numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        problems.warn(
            grid.sheet.name, top,
            f"lines numbered {numbers[0]} to {numbers[-1]}, {len(numbers)} of them",
            "numbers without a gap", "correct the numbers; the lines were read in their order",
        )  # fmt: skip


def give_ids(drafts: list[Draft], earlier: Mapping[str, str] | None = None) -> None:
    """A readable id for each: staff number, line, else name; numbered where two are the same.

    `earlier`: names as written, with the id under which the person was known before.
    """
    before = {name_key(name): id_ for name, id_ in (earlier or {}).items()}
    labels = [draft.label for draft in drafts if draft.label]
    clash = len(set(labels)) < len(labels)
    used: set[str] = set()
    # Whoever was known before has their id first, even where it is another's row number now.
    for draft in sorted(drafts, key=lambda draft: name_key(draft.name) not in before):
        line = f"{slug(draft.rota)}-{draft.label}" if clash and draft.label else draft.label
        wanted = before.get(name_key(draft.name)) or draft.staff_no or line or slug(draft.name)
        wanted = wanted or "person"
        draft.id, number = wanted, 1
        while draft.id in used:
            number += 1
            draft.id = f"{wanted}-{number}"
        used.add(draft.id)
        draft.name = draft.name or draft.id
