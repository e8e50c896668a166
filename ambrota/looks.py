"""How an entry is shown wherever a rota is drawn: its colour family, and where sessions stand."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.duties import is_night
from ambrota.model import DAY, WEEK, Duty, Kind, Rota, Session

LONG_DUTY = 600
NOON, EVENING = 12 * 60, 17 * 60
"""A duty that begins between them is drawn as a twilight, though it may count as a night."""

_BY_KIND = {
    Kind.RELIEF: "relief", Kind.TRAINING: "training", Kind.CONTACT: "contact",
    Kind.OTHER_WORK: "other", Kind.REST: "rest", Kind.LEAVE: "leave", Kind.SICK: "leave",
    Kind.UNKNOWN: "unknown",
}  # fmt: skip


def family_of(duty: Duty) -> str:
    """The colour family of an entry: what it is, and for cover when it lies in the day."""
    if duty.kind in _BY_KIND:
        return _BY_KIND[duty.kind]
    if is_night(duty) and not NOON <= (duty.start or 0) < EVENING:
        return "night"
    if duty.start is None or duty.end is None:
        return "other"
    if duty.start >= 16 * 60 or is_night(duty):
        return "twilight"
    if duty.start >= NOON:
        return "late"
    long = duty.end - duty.start >= LONG_DUTY
    return "early" if duty.start < (5 if long else 8) * 60 else "day"


def session_cells(rota: Rota) -> dict[tuple[str, int], tuple[Session, ...]]:
    """Sessions by the cell in which the duty stands that they are held in.

    Dated: the person's day, or the day before for the small hours of a night. Cyclic: the line that
    the person works in that week; people who step through a line share its cells.
    """
    place = {
        rota.people[row].id: (rows, position)
        for rows in rota.groups.values()
        for position, row in enumerate(rows)
    }
    found: dict[tuple[str, int], list[Session]] = {}
    for session in rota.sessions:
        rows, position = place[session.person]
        for back in (0, 1):
            cell = _cell(rota, rows, position, session, session.day - back)
            if _within(rota.by_cell.get(cell, ()), session, back * DAY):
                break
        else:
            cell = _cell(rota, rows, position, session, session.day)
        found.setdefault(cell, []).append(session)
    return {cell: tuple(sessions) for cell, sessions in found.items()}


def _cell(
    rota: Rota, rows: tuple[int, ...], position: int, session: Session, day: int
) -> tuple[str, int]:
    if not rota.is_cyclic:
        return session.person, day
    return rota.people[rows[(position + day // WEEK) % len(rows)]].id, day % WEEK


def _within(duties: Iterable[Duty], session: Session, later: int) -> bool:
    return any(
        duty.start is not None
        and duty.end is not None
        and duty.start <= session.start + later
        and session.end + later <= duty.end
        for duty in duties
    )
