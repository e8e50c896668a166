"""What a cell of the rota grid shows and says: no Qt, so that every word of it can be tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ambrota.calendar import clock, day_name
from ambrota.duties import is_night, paid_minutes
from ambrota.model import DAY, WEEK, Duty, Kind, Rota, Session

LONG_DUTY = 600


@dataclass(frozen=True, slots=True)
class Bar:
    """A session drawn at its place in the duty: fractions of the duty's length."""

    low: float
    high: float
    kind: str


@dataclass(frozen=True, slots=True)
class Look:
    """All that is drawn in one cell."""

    code: str = ""
    style: str = "rest"
    times: str = ""
    bars: tuple[Bar, ...] = ()
    locked: bool = False


def style_of(duty: Duty) -> str:
    """The colour family of an entry: by what it is, and for cover by when it lies in the day."""
    plain = {
        Kind.RELIEF: "relief", Kind.TRAINING: "training", Kind.CONTACT: "contact",
        Kind.OTHER_WORK: "other", Kind.REST: "rest", Kind.LEAVE: "leave", Kind.SICK: "leave",
        Kind.UNKNOWN: "unknown",
    }  # fmt: skip
    if duty.kind in plain:
        return plain[duty.kind]
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


def times_of(duty: Duty) -> str:
    """Start and end of an entry as 07:00 to 19:00; nothing when it has none."""
    if duty.start is None or duty.end is None:
        return ""
    return f"{clock(duty.start)} to {clock(duty.end)}"


def look_of(duties: Sequence[Duty], sessions: Sequence[Session], locked: bool) -> Look:
    """What is drawn for the entries and sessions of one person-day."""
    shown = [duty for duty in duties if duty.kind is not Kind.REST]
    if not shown:
        code = duties[0].code if duties else ""
        return Look(code=code, style="rest", locked=locked)
    first = shown[0]
    code = first.code if len(shown) == 1 else "+".join(duty.code for duty in shown)
    bars = tuple(bar for bar in (_bar(first, session) for session in sessions) if bar)
    return Look(code, style_of(first), times_of(first).replace(" to ", "–"), bars, locked)


def _bar(duty: Duty, session: Session) -> Bar | None:
    """Where a session lies in its duty; a session after midnight belongs to the night before it."""
    if duty.start is None or duty.end is None:
        return None
    start, end = session.start, session.end
    if end <= duty.start:
        start, end = start + DAY, end + DAY
    length = duty.end - duty.start
    low, high = (start - duty.start) / length, (end - duty.start) / length
    return Bar(max(0.0, low), min(1.0, high), session.kind) if low < 1 and high > 0 else None


def session_cells(rota: Rota) -> dict[tuple[str, int], tuple[Session, ...]]:
    """Sessions by the cell in which they are drawn.

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
        person, day = session.person, session.day
        if rota.is_cyclic:
            rows, position = place[person]
            person = rota.people[rows[(position + day // WEEK) % len(rows)]].id
            day %= WEEK
        if not _covers(rota.by_cell.get((person, day), ()), session) and _covers(
            rota.by_cell.get((person, day - 1), ()), session, DAY
        ):
            day -= 1
        found.setdefault((person, day), []).append(session)
    return {cell: tuple(sessions) for cell, sessions in found.items()}


def _covers(duties: Iterable[Duty], session: Session, later: int = 0) -> bool:
    return any(
        duty.start is not None
        and duty.end is not None
        and duty.start <= session.start + later
        and session.end + later <= duty.end
        for duty in duties
    )


KIND_WORDS = {
    Kind.RELIEF: "relief", Kind.TRAINING: "training", Kind.CONTACT: "time with line manager",
    Kind.OTHER_WORK: "other work", Kind.LEAVE: "leave", Kind.SICK: "sick",
    Kind.UNKNOWN: "not understood",
}  # fmt: skip


def duty_words(duty: Duty) -> str:
    """An entry in words: 'night 19:00 to 07:00', 'leave', 'day 07:00 to 19:00'."""
    if duty.kind is Kind.REST:
        return "rest"
    what = KIND_WORDS.get(duty.kind) or style_of(duty)
    if what == "other":
        what = "duty"
    code = f" {duty.code}" if duty.kind is Kind.UNKNOWN or what == "duty" else ""
    times = times_of(duty)
    return f"{what}{code} {times}".strip()


def session_words(rota: Rota, session: Session) -> str:
    """A session in words: 'meets Adeyemi 09:00 to 09:30', 'statutory training 09:00 to 12:45'."""
    when = f"{clock(session.start)} to {clock(session.end)}"
    who = session.with_
    if who is not None and who in rota.index:
        who = rota.person(who).name
    if session.kind == "contact":
        what = "team session with" if session.category == "team" else "meets"
        return f"{what} {who or 'line manager'} {when}"
    return f"{session.category} training {when}" + (f" with {who}" if who else "")


def cell_words(
    rota: Rota,
    row: int,
    day: int,
    *,
    breaches: Sequence[str] = (),
    sessions: Sequence[Session] = (),
    change: str = "",
) -> str:
    """The whole cell as a sentence: what a screen reader says and the tooltip begins with."""
    person = rota.people[row]
    duties = rota.by_cell.get((person.id, day), ())
    what = " and ".join(duty_words(duty) for duty in duties) or "rest"
    parts = [person.name, day_name(rota, day), what]
    parts += [session_words(rota, session) for session in sessions]
    if change:
        parts.append(f"changed, {change}")
    if person.locked:
        parts.append("locked")
    parts += [f"breach: {text}" for text in breaches]
    return ", ".join(parts)


def worked_minutes(rota: Rota, cells: Iterable[tuple[str, int]]) -> tuple[int, int]:
    """Duties and paid minutes of some cells, for the status bar."""
    duties = [
        duty for cell in cells for duty in rota.by_cell.get(cell, ()) if duty.kind is not Kind.REST
    ]
    return len(duties), sum(paid_minutes(rota, duty) for duty in duties)
