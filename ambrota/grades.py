"""Roles and which seat each may fill."""

from __future__ import annotations

import re
from functools import lru_cache

TEAM_LEADER, PARAMEDIC, TECHNICIAN, ASSISTANT = 4, 3, 2, 1

_LEVELS = {
    TEAM_LEADER: "team leader|otl|ctm|ctl|tl|operational team leader|clinical team manager|"
    "clinical team leader|locality manager|senior paramedic team leader|duty manager",
    PARAMEDIC: "paramedic|para|nqp|newly qualified paramedic|senior paramedic|specialist paramedic|"
    "advanced paramedic|registered paramedic|pm",
    TECHNICIAN: "emt|technician|tech|emt1|emt2|emt 1|emt 2|aap|associate ambulance practitioner|"
    "emergency medical technician|lead emt",
    ASSISTANT: "eca|ecsw|emergency care assistant|emergency care support worker",
}
_LEVEL_OF = {name: level for level, names in _LEVELS.items() for name in names.split("|")}


@lru_cache(maxsize=1024)
def normal_role(role: str | None) -> str | None:
    """The role's name for comparison: lower case, single spaces; None when not stated."""
    return re.sub(r"\s+", " ", role).strip().lower() or None if role else None


@lru_cache(maxsize=1024)
def grade(role: str | None) -> int:
    """Grade of an ambulance crew role, 4 (team leader) to 1 (assistant); 0 for any other role."""
    name = normal_role(role)
    return _LEVEL_OF.get(name, 0) if name else 0


def may_fill(role: str | None, seat: str | None, *, substitution: bool = True) -> bool:
    """Whether somebody of `role` may fill a seat that asks for `seat` (None asks for anybody).

    A higher grade may fill a lower seat; roles outside the crew grades, control-room roles among
    them, fill seats of their own name only.
    """
    if seat is None:
        return True
    if normal_role(role) == normal_role(seat):
        return True
    have, need = grade(role), grade(seat)
    return have > 0 and need > 0 and (have == need or (substitution and have > need))


_LEADS = frozenset(_LEVELS[TECHNICIAN].split("|")) - {"aap", "associate ambulance practitioner"}
_NEWLY_QUALIFIED = frozenset({"nqp", "newly qualified paramedic"})


def may_lead(role: str | None, *, paramedic_only: bool = False) -> bool:
    """Whether somebody of `role` may lead a crew: a registered paramedic, or an EMT where allowed.

    Newly qualified paramedics are registered, and so are team leaders; an AAP leads nobody.
    """
    if grade(role) >= PARAMEDIC:
        return True
    return not paramedic_only and normal_role(role) in _LEADS


def is_newly_qualified(role: str | None) -> bool:
    """Whether somebody of `role` is a newly qualified paramedic."""
    return normal_role(role) in _NEWLY_QUALIFIED
