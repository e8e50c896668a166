"""Who may begin on another line, as far as the workbook can take it: tried before it is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ambrota.errors import UserError
from ambrota.model import Rota
from ambrota.starts import Start, interchangeable, with_starts
from solver.request import KEPT_STARTS, Starts

if TYPE_CHECKING:
    from ambrota.opening import Opened

KEEP, FREE, TEAMS = "keep", "free", "teams"
HOW = (KEEP, FREE, TEAMS)
TRIAL = "trial of moved names"


def starts_of(opened: Opened, how: str, folder: Path, tell: Callable[[str], None]) -> Starts:
    """Who may begin elsewhere. Where the workbook cannot say so nobody may, and why is told."""
    if how == KEEP:
        return KEPT_STARTS
    rota = opened.rota
    if not rota.is_cyclic:
        raise UserError(
            "--starts is for a cyclic rota", found=f"a dated rota from {rota.first_day}",
            todo="leave --starts out",
        )  # fmt: skip
    classes = interchangeable(rota)
    if not classes:
        tell("Nobody can begin on another line: no two people of one rota and role are free to.")
        return KEPT_STARTS
    fault, own_ids = _tried(opened, classes, folder)
    if fault:
        tell(f"Everybody is left on the line on which they begin: {fault}")
        return KEPT_STARTS
    people = frozenset(rota.people[row].id for rows in classes for row in rows)
    return Starts(people, together=how == TEAMS, own_ids=own_ids)


def _tried(opened: Opened, classes: list[tuple[int, ...]], folder: Path) -> tuple[str, bool]:
    """Why names cannot move in this workbook, and whether ids go with them; '' where they can.

    Everybody is moved by one line in a copy, which is read back and thrown away.
    """
    # Writing takes a tenth of a second to load: the window shows what can be chosen without it.
    from ambrota.sheets.writing.copy_back import copy_suffix, write_back

    file = folder / f"{TRIAL}{copy_suffix(opened.imported)}"
    moved = {own: _one_down(opened.rota, classes, own_ids=own) for own in (False, True)}
    try:
        write_back(opened.imported, with_starts(opened.rota, moved[False]), file, moved[False])
        written = opened.read_back(file)
    except UserError as error:
        found = f"{error.found}{f' ({error.where})' if error.where else ''}"
        return f"names cannot be moved in this workbook: {found or error.title}", False
    finally:
        file.unlink(missing_ok=True)
    for own, starts in moved.items():
        if _same(with_starts(opened.rota, starts), written):
            return "", own
    return (
        "with names moved to other rows, this workbook does not say the same of people any more",
        False,
    )


def _one_down(rota: Rota, classes: list[tuple[int, ...]], *, own_ids: bool) -> tuple[Start, ...]:
    return tuple(
        Start(rota.people[now].id, rota.people[then].id, own_ids)
        for rows in classes
        for now, then in zip(rows, (*rows[1:], rows[0]), strict=True)
    )


def _same(one: Rota, other: Rota) -> bool:
    """Whether two rotas say the same of the same people in the same rows."""
    return (one.people, one.wishes, one.courses) == (
        other.people, other.wishes, other.courses
    ) and (set(one.duties), set(map(frozenset, _apart(one)))) == (
        set(other.duties), set(map(frozenset, _apart(other)))
    )  # fmt: skip


def _apart(rota: Rota) -> list[tuple[str, str]]:
    return [(pair.person, pair.other) for pair in rota.pairings]
