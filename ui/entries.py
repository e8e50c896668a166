"""What may be typed in a cell: a code of the workbook, several joined by +, or nothing for rest."""

from __future__ import annotations

from ambrota.calendar import day_name
from ambrota.errors import UserError
from ambrota.model import Change, Duty, Kind, Rota


def change_to(rota: Rota, person: str, day: int, text: str) -> Change | None:
    """The change that typing `text` in a cell asks for; None when it changes nothing."""
    before = rota.by_cell.get((person, day), ())
    after = entries(rota, person, day, text, before)
    return None if before == after else Change(person, day, before, after)


def entries(
    rota: Rota, person: str, day: int, text: str, before: tuple[Duty, ...] = ()
) -> tuple[Duty, ...]:
    """The entries that a text stands for. Raises UserError naming the codes there are."""
    stripped = text.strip()
    if not stripped:
        return ()
    cell = before[0].cell if before else None
    return tuple(_entry(rota, person, day, part.strip(), cell) for part in stripped.split("+"))


def _entry(rota: Rota, person: str, day: int, code: str, cell: str | None) -> Duty:
    by_fold = {shift.code.casefold(): shift for shift in reversed(rota.shifts)}
    shift = rota.shift_by_code.get(code) or by_fold.get(code.casefold())
    if shift is None or shift.kind is Kind.UNKNOWN:
        known = ", ".join(shift.code for shift in rota.shifts if shift.kind is not Kind.UNKNOWN)
        name = rota.person(person).name
        raise UserError(
            f"“{code}” is not a shift code of this rota",
            where=f"{name}, {day_name(rota, day)}",
            expected=f"one of {known}",
            todo="type one of these codes, or press Delete for a rest day",
        )
    return shift.duty(person, day, cell)
