"""Requests granted, and agreements broken."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from ambrota.duties import is_night
from ambrota.measures.base import PREDICTABLE, Floats, PeopleGauge, RowGauge
from ambrota.measures.scene import Scene
from ambrota.model import Duty, Kind, Rota, Wish

_OFF = frozenset({"off", "rest", "rd", "day off", "free", "no duty", "not working", "no work", "-"})
_NIGHTS = frozenset({"night", "nights"})


def granted(rota: Rota, wish: Wish, duties: tuple[Duty, ...]) -> bool | None:
    """Whether what stands on the day is what was asked for; None where that cannot be told.

    Asked for is a code, a day off, a night, or 'not' or 'no' before a code or 'nights'.
    """
    wants = " ".join(wish.wants.casefold().split())
    if not wants:
        return None
    if wants in _OFF:
        return not any(duty.is_work for duty in duties)
    if (has := _holds(rota, wants, duties)) is not None:
        return has
    first, _, rest = wants.partition(" ")
    has = _holds(rota, rest, duties) if first in ("not", "no") else None
    return None if has is None else not has


def _holds(rota: Rota, wants: str, duties: tuple[Duty, ...]) -> bool | None:
    """Whether a duty has that code, or is a night where that is what the word means."""
    shift = next((one for one in rota.shifts if one.code.strip().casefold() == wants), None)
    if shift is not None and shift.kind is Kind.REST:
        return not any(duty.is_work for duty in duties)
    if shift is not None:
        return any(duty.code.strip().casefold() == wants for duty in duties)
    return any(is_night(duty) for duty in duties) if wants in _NIGHTS else None


class RequestsGranted(PeopleGauge):
    """Requests that the rota grants."""

    id = "requests-granted"
    theme = PREDICTABLE
    alone = True
    name = "Requests granted"
    unit = "% of requests"
    better = "higher"
    is_total = False
    statement = (
        "Of a person's requests for a day (a code, a day off, nights, or none of these), the share "
        "that the rota grants. Requests worded otherwise are not counted."
    )
    source = "The Requests sheet"

    def people(self, scene: Scene) -> dict[str, float]:
        """The share of everybody in post who asks for anything that can be judged."""
        rota = scene.rota
        cells = _cells(rota)
        told: dict[str, list[bool]] = defaultdict(list)
        for wish in rota.wishes:
            if wish.person in rota.index and not rota.person(wish.person).vacant:
                answer = granted(rota, wish, tuple(cells.get((wish.person, wish.day), ())))
                if answer is not None:
                    told[wish.person].append(answer)
        return {who: 100 * sum(given) / len(given) for who, given in told.items()}


def _cells(rota: Rota) -> dict[tuple[str, int], list[Duty]]:
    """What stands on the days that somebody asks about; not all cells are looked at one by one."""
    entries, days = rota.entries, max(rota.days, 1)
    wanted = [
        rota.index[wish.person] * days + wish.day
        for wish in rota.wishes
        if wish.person in rota.index
    ]
    found: dict[tuple[str, int], list[Duty]] = defaultdict(list)
    if wanted:
        asked = np.zeros(len(rota.people) * days, dtype=np.bool_)
        asked[wanted] = True
        place = entries.row[entries.own].astype(np.int64) * days + entries.day[entries.own]
        for at in np.flatnonzero(asked[place]).tolist():
            duty = rota.duties[at]
            found[duty.person, duty.day].append(duty)
    return found


class AgreementsBroken(RowGauge):
    """Flexible-working agreements that the rota does not keep."""

    id = "agreements-broken"
    theme = PREDICTABLE
    name = "Flexible-working agreements broken"
    unit = "breaches"
    better = "lower"
    pool = "sum"
    is_total = False
    statement = (
        "Days, and weeks beyond agreed hours, that break an agreement or a restriction; of those "
        "who have one."
    )
    source = "NHS terms and conditions of service, section 33; the person's agreement"

    def rows(self, scene: Scene) -> Floats:
        """Breaches of each row."""
        breaches = scene.rulebook.rule("agreements").audit(scene.inspection)
        rows = [breach.person for breach in breaches if breach.person is not None]
        count = np.bincount(np.array(rows, np.int64), minlength=len(scene.rota.people))
        return count.astype(np.float64)

    def people(self, scene: Scene) -> dict[str, float]:
        """Breaches of everybody who has an agreement."""
        rota = scene.rota
        return {
            who: value
            for who, value in super().people(scene).items()
            if rota.person(who).restrictions
        }
