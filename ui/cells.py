"""What a cell of the rota grid shows and says: no Qt, so that every word of it can be tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ambrota.calendar import clock, day_name
from ambrota.duties import is_night, paid_minutes
from ambrota.lines import line_title
from ambrota.looks import EVENING, family_of
from ambrota.model import DAY, Duty, Kind, Rota, Session
from ui.lately import Lately
from ui.session_lines import MOST, by_whom, session_lines, tallies
from ui.session_lines import session_words as session_words


@dataclass(frozen=True, slots=True)
class Bar:
    """A session drawn at its place in the duty: fractions of the duty's length."""

    low: float
    high: float
    kind: str


@dataclass(frozen=True, slots=True)
class Look:
    """All that is drawn in one cell.

    `tallies`: how many sessions of each kind, where those of many weeks stand in one cell.
    """

    code: str = ""
    style: str = "rest"
    times: str = ""
    bars: tuple[Bar, ...] = ()
    locked: bool = False
    tallies: tuple[tuple[str, int], ...] = ()


def times_of(duty: Duty) -> str:
    """Start and end of an entry as 07:00 to 19:00; nothing when it has none."""
    if duty.start is None or duty.end is None:
        return ""
    return f"{clock(duty.start)} to {clock(duty.end)}"


def look_of(
    duties: Sequence[Duty], sessions: Sequence[Session], locked: bool, *, counted: bool = False
) -> Look:
    """What is drawn for the entries and sessions of one person-day.

    `counted`: its sessions are of many weeks, so that they are counted and have no place.
    """
    shown = [duty for duty in duties if duty.kind is not Kind.REST]
    if not shown:
        code = duties[0].code if duties else ""
        return Look(code=code, style="rest", locked=locked)
    first = shown[0]
    code = first.code if len(shown) == 1 else "+".join(duty.code for duty in shown)
    times = times_of(first).replace(" to ", "–")
    if counted:
        return Look(code, family_of(first), times, (), locked, tallies(sessions))
    bars = tuple(bar for bar in (_bar(first, session) for session in sessions) if bar)
    return Look(code, family_of(first), times, bars, locked)


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


def why_night(duty: Duty) -> str:
    """Why a duty that begins by day counts as a night; nothing of any other."""
    if duty.start is None or duty.start >= EVENING or not is_night(duty):
        return ""
    return "counts as a night because 3 h or more of it lie between 23:00 and 06:00"


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


def cell_words(
    rota: Rota,
    row: int,
    day: int,
    *,
    breaches: Sequence[str] = (),
    sessions: Sequence[Session] = (),
    change: str = "",
) -> str:
    """The whole cell as a sentence: what a screen reader says."""
    parts = _parts(rota, row, day, sessions, change)
    return ", ".join(parts + [f"breach: {text}" for text in breaches])


def cell_tip(
    rota: Rota,
    row: int,
    day: int,
    *,
    breaches: Sequence[str] = (),
    sessions: Sequence[Session] = (),
    change: str = "",
) -> str:
    """The whole cell line by line: what it is, its sessions, what is wrong with it."""
    first = ", ".join(_parts(rota, row, day, (), change))
    held = [text[:1].upper() + text[1:] for text in session_lines(rota, sessions, MOST)]
    vacant = by_whom(rota, row) if held else ""
    noted = [vacant[:1].upper() + vacant[1:]] if vacant else []
    return "\n".join([first, *held, *noted, *(f"Breach: {text}" for text in breaches)])


def _carried_in(rota: Rota) -> dict[str, tuple[Duty, ...]]:
    found: dict[str, tuple[Duty, ...]] = {}
    for duty in rota.before:
        if duty.day == -1 and duty.end is not None and duty.end > DAY:
            found[duty.person] = (*found.get(duty.person, ()), duty)
    return found


carried_in: Lately[dict[str, tuple[Duty, ...]]] = Lately(_carried_in)
"""By person: duties of the day before a dated rota begins that go on over its first midnight."""


def _carried_words(rota: Rota, person: str) -> str:
    """'carried in from the day before: night 19:00 to 07:00'; nothing where nothing is."""
    held = " and ".join(map(duty_words, carried_in(rota).get(person, ())))
    return f"carried in from the day before: {held}" if held else ""


def _parts(rota: Rota, row: int, day: int, sessions: Sequence[Session], change: str) -> list[str]:
    person = rota.people[row]
    duties = rota.by_cell.get((person.id, day), ())
    what = " and ".join(map(duty_words, duties)) or "rest"
    parts = [line_title(rota, row), day_name(rota, day), what]
    parts += [_carried_words(rota, person.id)] if day == 0 else []
    parts += [why for duty in duties if (why := why_night(duty))]
    held = session_lines(rota, sessions, MOST)
    parts += [*held, by_whom(rota, row)] if held else []
    parts += [f"changed, {change}"] if change else []
    parts += ["locked"] if person.locked else []
    return [part for part in parts if part]


def worked_minutes(rota: Rota, cells: Iterable[tuple[str, int]]) -> tuple[int, int]:
    """Duties and paid minutes of some cells, for the status bar."""
    duties = [
        duty for cell in cells for duty in rota.by_cell.get(cell, ()) if duty.kind is not Kind.REST
    ]
    return len(duties), sum(paid_minutes(rota, duty) for duty in duties)
