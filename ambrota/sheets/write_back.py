"""A proposal in a copy of the user's own workbook: only rota cells differ, sessions on a sheet."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ambrota.errors import UserError
from ambrota.model import Change, Duty, Rota, changes_between
from ambrota.sheets.build import Imported
from ambrota.sheets.cell_texts import Writer
from ambrota.sheets.cells import Merge, Place, Sheet, Value, Workbook
from ambrota.sheets.companions.sessions import session_rows
from ambrota.sheets.list_back import list_edits
from ambrota.sheets.package import Package
from ambrota.sheets.problems import ImportProblem, Problems
from ambrota.sheets.recognise import SESSIONS_SHEET
from ambrota.sheets.styles import Looks

_PATCHED = {".xlsx", ".xlsm"}


@dataclass
class Edits:
    """What is to be set on one sheet."""

    values: dict[Place, Value] = field(default_factory=dict)
    styles: dict[Place, int] = field(default_factory=dict)
    split: set[str] = field(default_factory=set)


def copy_suffix(imported: Imported) -> str:
    """The file ending that a copy of the workbook must have."""
    suffix = imported.source.path.suffix.lower()
    return suffix if suffix in _PATCHED else ".xlsx"


def write_back(imported: Imported, proposed: Rota, target: Path) -> tuple[ImportProblem, ...]:
    """Write `proposed` into a copy of the workbook it was read from.

    Returns what could not be written as it stands. Raises `UserError` when the target is the
    source, has another kind of ending, or cannot be written; the source is never touched.
    """
    _check(imported, target)
    problems = Problems()
    package = Package(_container(imported, problems))
    whole = imported.source.whole or imported.rota
    writer = Writer(whole, imported.source.spots, _sheets(imported))
    changes = changes_between(imported.rota, proposed)
    if imported.source.listing is not None:
        edits = list_edits(imported, changes, writer, package.styles_of)
        for sheet, (values, styles) in edits.items():
            package.set_cells(sheet, values, styles)
    else:
        for sheet, made in _grid_edits(
            imported, proposed, changes, writer, package, problems
        ).items():
            package.set_cells(sheet, made.values, made.styles, made.split)
    _name_unwritable(imported.rota, changes, writer, problems)
    # What the sheet says of rotas that were not read stays on it.
    others = [duty for duty in whole.duties if duty.person not in proposed.index]
    kept = tuple(held for held in whole.sessions if held.person not in proposed.index)
    marked = [duty for duty in (*proposed.duties, *others) if writer.marks(duty)]
    if proposed.sessions or kept or marked or SESSIONS_SHEET in _sheets(imported):
        held = proposed.with_sessions((*proposed.sessions, *kept))
        package.put_sheet(SESSIONS_SHEET, session_rows(held, marked))
    package.save(target)
    return problems.listed()


def _sheets(imported: Imported) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in imported.source.book.sheets}


def _check(imported: Imported, target: Path) -> None:
    source = imported.source.path
    same = target.exists() and source.exists() and os.path.samefile(source, target)
    if same or source.resolve() == target.resolve():
        raise UserError(
            "The proposal would overwrite the rota it was made from", str(target),
            "the name of the original", "another name", "choose another file name",
        )  # fmt: skip
    if target.suffix.lower() != copy_suffix(imported):
        raise UserError(
            "The copy must be of the same kind as the workbook", str(target), target.suffix,
            copy_suffix(imported), f"give it a name that ends in {copy_suffix(imported)}",
        )  # fmt: skip


def _container(imported: Imported, problems: Problems) -> bytes:
    """The workbook's own bytes; for text tables and old formats, the same cells as an .xlsx."""
    source = imported.source.path
    if source.suffix.lower() in _PATCHED:
        try:
            return source.read_bytes()
        except OSError as error:
            raise UserError(
                "The rota is not there any more", str(source), error.strerror or "no file",
                "the file it was read from", "put it back, or open the rota again",
            ) from error  # fmt: skip
    problems.note(
        None, None, f"a {source.suffix} file", "an Excel workbook",
        "nothing: the copy is an .xlsx workbook with the same cells",
    )  # fmt: skip
    return _as_xlsx(imported.source.book)


def _as_xlsx(book: Workbook) -> bytes:
    import openpyxl  # half as long to load as all the rest: only where it is needed

    made = openpyxl.Workbook()
    first = made.active
    for sheet in book.sheets:
        page = made.create_sheet(sheet.name[:31])
        for cell in sheet.cells.values():
            set_cell = page.cell(cell.row, cell.column)
            set_cell.value = cell.value
            if isinstance(cell.value, str):
                # Text stays text, also when it begins like a formula.
                set_cell.data_type = "s"
    if first is not None:
        made.remove(first)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _grid_edits(
    imported: Imported,
    proposed: Rota,
    changes: Iterable[Change],
    writer: Writer,
    package: Package,
    problems: Problems,
) -> dict[str, Edits]:
    """The cells to set for each changed person-day, sheet by sheet."""
    sheets = _sheets(imported)
    edits: dict[str, Edits] = {}
    looks: dict[str, Looks] = {}
    at = {spot: key for key, spot in imported.source.spots.items()}
    for change in changes:
        spot = imported.source.spots.get((change.person, change.day))
        if spot is None:
            problems.error(
                None, None, f"a duty of {change.person} on day {change.day}, which has no cell",
                "a cell for each person and day", "add the day to the rota; it was not written",
            )  # fmt: skip
            continue
        name, row, column = spot
        sheet, made = sheets[name], edits.setdefault(name, Edits())
        if name not in looks:
            source = imported.source
            looks[name] = Looks(sheet, source.spots, source.fills, package.styles_of(name))
        value = writer.value(change.after)
        made.values[row, column] = value
        style = looks[name].style(row, column, value)
        if style is not None:
            made.styles[row, column] = style
        merge = sheet.merge_at(row, column)
        if merge is not None and merge.range not in made.split:
            made.split.add(merge.range)
            _split(merge, sheet, proposed, at, writer, made, problems)
    return edits


def _split(
    merge: Merge,
    sheet: Sheet,
    proposed: Rota,
    at: dict[tuple[str, int, int], tuple[str, int]],
    writer: Writer,
    made: Edits,
    problems: Problems,
) -> None:
    """Give each cell of a merged block its own entry, since one of its days changes."""
    for row in range(merge.top, merge.bottom + 1):
        for column in range(merge.left, merge.right + 1):
            key = at.get((sheet.name, row, column))
            if key is None:
                continue
            if key[0] in proposed.index:
                made.values[row, column] = writer.value(proposed.by_cell.get(key, ()))
            else:
                made.values[row, column] = sheet.at(row, column).value
    problems.warn(
        sheet.name, merge.range, "a merged block of which a day changes",
        "blocks that change as one",
        "check the block: it was split, each day with its own entry",
    )  # fmt: skip


def _name_unwritable(
    rota: Rota, changes: Iterable[Change], writer: Writer, problems: Problems
) -> None:
    """Duties that a cell of this workbook cannot say in full."""
    resources = {shift.resource for shift in rota.shifts if shift.resource}
    for change in changes:
        for duty in change.after:
            if _says_less(duty, writer, resources):
                problems.warn(
                    None, None, f"{duty.code} of {change.person} on day {change.day}",
                    "a duty for which the workbook has a code",
                    "add a code for it to the sheet Shift codes; its times alone were written",
                )  # fmt: skip


def _says_less(duty: Duty, writer: Writer, resources: set[str]) -> bool:
    if writer.known(duty) is not None or duty.start is None or duty.resource is None:
        return False
    return {duty.resource} != resources and not writer.marks(duty)
