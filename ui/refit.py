"""Edits of one rota made again on another: the same workbook, read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ambrota.calendar import day_name
from ambrota.errors import UserError
from ambrota.model import Change, Duty, Kind, Rota, work_of
from ui.entries import entries


@dataclass(frozen=True)
class Refitted:
    """Edits as they can be made again, and in words those that cannot."""

    changes: tuple[Change, ...]
    lost: tuple[str, ...]


def refit(changes: Iterable[Change], before: Rota, now: Rota) -> Refitted:
    """Edits of one rota as edits of another, on the same date of the same person.

    An edit fits where the cell still holds what it held, and its codes are known.
    """
    later = 0
    if before.first_day is not None and now.first_day is not None:
        later = (before.first_day - now.first_day).days
    made, lost = [], []
    for change in changes:
        fitted = _refitted(change, now, change.day + later)
        if fitted is not None:
            made.append(fitted)
        elif not _is_there(change, now, change.day + later):
            lost.append(f"{before.person(change.person).name}, {day_name(before, change.day)}")
    return Refitted(tuple(made), tuple(lost))


def _refitted(change: Change, now: Rota, day: int) -> Change | None:
    if change.person not in now.index or not 0 <= day < now.days:
        return None
    holds = now.by_cell.get((change.person, day), ())
    if _codes(holds) != _codes(change.before):
        return None
    text = "+".join(duty.code for duty in change.after)
    try:
        after = entries(now, change.person, day, text, holds)
    except UserError:
        return None
    return Change(change.person, day, holds, after)


def _is_there(change: Change, now: Rota, day: int) -> bool:
    """Whether the workbook says by now what the edit said."""
    return work_of(now.by_cell.get((change.person, day), ())) == work_of(change.after)


def _codes(duties: tuple[Duty, ...]) -> list[str]:
    """What a cell holds, rest and blank alike."""
    return sorted(duty.code for duty in duties if duty.kind is not Kind.REST)
