"""What a cell of the rota says and how it looks on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambrota.calendar import clock
from ambrota.duties import is_night
from ambrota.model import DAY, WEEK, Duty, Kind, Rota, Session

LONG_DUTY = 600
CHANGED, CONTACT, TRAINING = "•", "◆", "■"

_BY_KIND = {
    Kind.RELIEF: "relief", Kind.TRAINING: "training", Kind.CONTACT: "contact",
    Kind.OTHER_WORK: "other", Kind.REST: "rest", Kind.LEAVE: "leave", Kind.SICK: "leave",
    Kind.UNKNOWN: "unknown",
}  # fmt: skip


def family_of(duty: Duty) -> str:
    """The colour family of an entry: what it is, and for cover when it lies in the day."""
    if duty.kind in _BY_KIND:
        return _BY_KIND[duty.kind]
    if is_night(duty):
        return "night"
    if duty.start is None or duty.end is None:
        return "other"
    if duty.start >= 16 * 60:
        return "twilight"
    if duty.start >= 12 * 60:
        return "late"
    long = duty.end - duty.start >= LONG_DUTY
    return "early" if duty.start < (5 if long else 8) * 60 else "day"


def codes_of(duties: Iterable[Duty]) -> str:
    """The codes of a cell as its sheet would say them; nothing for rest."""
    return "+".join(duty.code for duty in duties if duty.kind is not Kind.REST)


def duty_words(duties: Sequence[Duty]) -> str:
    """A cell in words: 'N 19:00-07:00', 'rest'."""
    told = []
    for duty in duties:
        if duty.kind is Kind.REST:
            continue
        times = ""
        if duty.start is not None and duty.end is not None:
            times = f" {clock(duty.start)}\N{EN DASH}{clock(duty.end)}"
        told.append(f"{duty.code}{times}")
    return " and ".join(told) or "rest"


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


def name_of(rota: Rota, person: str | None) -> str:
    """The name of a person of the rota; else the id as it stands (an outside trainer)."""
    if person is None:
        return ""
    return rota.person(person).name if person in rota.index else person


def day_words(rota: Rota, day: int) -> str:
    """A day shortly: 'Mon 5 Jan 2026', in a cyclic rota 'week 2 Mon'."""
    short = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[rota.weekday(day)]
    on = rota.date_of(day)
    if on is not None:
        return f"{short} {on.day} {on:%b %Y}"
    return short if day < WEEK else f"week {day // WEEK + 1} {short}"


def session_day(rota: Rota, session: Session) -> str:
    """The day of a session; in a cyclic rota with the week of the cycle."""
    if not rota.is_cyclic:
        return day_words(rota, session.day)
    short = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[session.day % WEEK]
    return f"week {session.day // WEEK + 1} {short}"


def cover_day(rota: Rota, day: int, *, of_sessions: bool) -> str:
    """The day of a gap in cover; in a cyclic rota every week's, or the week of a session."""
    if not rota.is_cyclic:
        return day_words(rota, day)
    short = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day % WEEK]
    return f"week {day // WEEK + 1} {short}" if of_sessions else f"every {short}"
