"""What a cell of the rota grid shows and says: no Qt, so that every word of it can be tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ambrota.calendar import clock, day_name
from ambrota.duties import paid_minutes
from ambrota.looks import family_of
from ambrota.model import DAY, Duty, Kind, Rota, Session


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
    return Look(code, family_of(first), times_of(first).replace(" to ", "–"), bars, locked)


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


KIND_WORDS = {
    Kind.RELIEF: "relief", Kind.TRAINING: "training", Kind.CONTACT: "time with line manager",
    Kind.OTHER_WORK: "other work", Kind.LEAVE: "leave", Kind.SICK: "sick",
    Kind.UNKNOWN: "not understood",
}  # fmt: skip


def duty_words(duty: Duty) -> str:
    """An entry in words: 'night 19:00 to 07:00', 'leave', 'day 07:00 to 19:00'."""
    if duty.kind is Kind.REST:
        return "rest"
    what = KIND_WORDS.get(duty.kind) or family_of(duty)
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
