"""What cells, people and days are called on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambrota.calendar import WEEKDAYS, clock
from ambrota.model import WEEK, Duty, Kind, Rota, Session

CHANGED, CONTACT, TRAINING = "•", "◆", "■"


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


def name_of(rota: Rota, person: str | None) -> str:
    """The name of a person of the rota; else the id as it stands (an outside trainer)."""
    if person is None:
        return ""
    return rota.person(person).name if person in rota.index else person


def day_words(rota: Rota, day: int) -> str:
    """A day shortly: 'Mon 5 Jan 2026', in a cyclic rota 'week 2 Mon'."""
    short = WEEKDAYS[rota.weekday(day)][:3]
    on = rota.date_of(day)
    if on is not None:
        return f"{short} {on.day} {on:%b %Y}"
    return short if day < WEEK else f"week {day // WEEK + 1} {short}"


def session_day(rota: Rota, session: Session) -> str:
    """The day of a session; in a cyclic rota with the week of the cycle."""
    if not rota.is_cyclic:
        return day_words(rota, session.day)
    short = WEEKDAYS[session.day % WEEK][:3]
    return f"week {session.day // WEEK + 1} {short}"


def cover_day(rota: Rota, day: int, *, of_sessions: bool) -> str:
    """The day of a gap in cover; in a cyclic rota every week's, or the week of a session."""
    if not rota.is_cyclic:
        return day_words(rota, day)
    short = WEEKDAYS[day % WEEK][:3]
    return f"week {day // WEEK + 1} {short}" if of_sessions else f"every {short}"
