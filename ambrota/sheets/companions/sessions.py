"""The sheet 'Ambrota sessions': placed sessions, and cells whose times are training."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from ambrota.calendar import WEEKDAYS
from ambrota.model import DAY, WEEK, Duty, Kind, Rota, Session
from ambrota.sheets.cells import Sheet
from ambrota.sheets.companions.lists import Calendar
from ambrota.sheets.people.managers import Directory
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.tables import Table, find_table
from ambrota.sheets.words.dates import parse_date, weekday_of
from ambrota.sheets.words.headings import SESSIONS
from ambrota.sheets.words.times import in_order, parse_hours, parse_time, times_code

TRAINING_DUTY = "training duty"
HEADINGS = (
    "Kind", "Category", "Person", "Name", "With", "With name", "Date", "Week", "Day", "Start",
    "End", "Duty", "Paid hours", "Resource",
)  # fmt: skip


@dataclass(frozen=True)
class Marker:
    """A row that says: the times in this person's cell of that day are a duty of training."""

    person: str
    day: int
    start: int
    end: int
    code: str
    category: str | None
    paid: int | None
    resource: str | None


@dataclass(frozen=True)
class SessionsRead:
    """What the sheet says. `ours`: it has the heading Paid hours, so training duties are marked."""

    sessions: tuple[Session, ...] = ()
    markers: tuple[Marker, ...] = ()
    ours: bool = False


def session_rows(rota: Rota, markers: Iterable[Duty]) -> list[list[str]]:
    """The sheet's rows, headings first, all of them text. `markers`: duties of training to mark."""
    rows = [list(HEADINGS)]
    names = {person.id: person.name for person in rota.people}
    for session in rota.sessions:
        partner = session.with_ or ""
        rows.append([
            session.kind, session.category, session.person, names.get(session.person, ""), partner,
            names.get(partner, ""), *_when(rota, session.day), _clock(session.start),
            _clock(session.end), "", "", "",
        ])  # fmt: skip
    for duty in markers:
        if duty.start is None or duty.end is None:
            continue
        paid = "" if duty.paid is None else f"{duty.paid // 60}:{duty.paid % 60:02d}"
        date_text, _, day_text = _when(rota, duty.day)
        rows.append([
            TRAINING_DUTY, duty.category or "", duty.person, names.get(duty.person, ""), "", "",
            date_text, "", day_text, _clock(duty.start), _clock(duty.end), duty.code, paid,
            duty.resource or "",
        ])  # fmt: skip
    return rows


def _when(rota: Rota, day: int) -> list[str]:
    """Date, week, weekday: an ISO date in a dated rota, week and weekday in a cyclic one."""
    weekday = WEEKDAYS[rota.weekday(day)]
    if rota.first_day is not None:
        return [(rota.first_day + timedelta(days=day)).isoformat(), "", weekday]
    return ["", str(day // WEEK + 1), weekday]


def _clock(minute: int) -> str:
    """Minutes as hh:mm; past midnight the clock time of the next day."""
    return "24:00" if minute == DAY else f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def read_sessions(
    sheet: Sheet, directory: Directory, calendar: Calendar, problems: Problems
) -> SessionsRead:
    """Every row of the sheet; a row that cannot be placed is named."""
    table = find_table(sheet, SESSIONS, {"kind", "person", "start", "end"})
    if table is None:
        return SessionsRead()
    sessions: list[Session] = []
    markers: list[Marker] = []
    for row in table.rows:
        kind = table.said(row, "kind").lower()
        draft = directory.one(table.said(row, "person"))
        day = _day(table, row, calendar)
        times = [
            parse_time(table.sheet.at(row, table.columns[name]).value) for name in ("start", "end")
        ]
        start, end = times
        if draft is None or day is None or start is None or end is None or kind not in _KINDS:
            problems.error(
                sheet.name, table.address(row, "kind"), "a session that cannot be placed",
                "its kind, a person of the rota, a day of the rota, a start and an end",
                "correct the row; it was not read",
            )  # fmt: skip
            continue
        start, end = in_order(start, end)
        if kind == TRAINING_DUTY:
            hours = parse_hours(table.said(row, "paid")) if table.said(row, "paid") else None
            markers.append(
                Marker(
                    draft.id, day, start, end, table.said(row, "code"),
                    table.said(row, "category") or None,
                    None if hours is None else round(hours * 60),
                    table.said(row, "resource") or None,
                )
            )  # fmt: skip
            continue
        partner = directory.one(table.said(row, "with_")) if table.said(row, "with_") else None
        with_ = partner.id if partner is not None else table.said(row, "with_") or None
        sessions.append(
            Session(kind, table.said(row, "category"), draft.id, with_, day, start, end)
        )
    return SessionsRead(tuple(sessions), tuple(markers), "paid" in table.columns)


_KINDS = {"contact", "training", TRAINING_DUTY}


def _day(table: Table, row: int, calendar: Calendar) -> int | None:
    if calendar.first_day is not None:
        cell = table.cell(row, "date")
        on = parse_date(cell.value) if cell is not None else None
        return None if on is None else (on - calendar.first_day).days
    weekday = weekday_of(table.said(row, "day"))
    week = table.said(row, "week") or "1"
    return (int(week) - 1) * WEEK + weekday if weekday is not None and week.isdigit() else None


_MAY_BE_TRAINING = {Kind.COVER, Kind.TRAINING}


def with_training(
    duties: list[Duty], read: SessionsRead, lines: dict[str, list[str]]
) -> list[Duty]:
    """Duties of plain times that the sheet says are training, as duties of training.

    `lines`: of each cyclic person, the ids of the lines of their rota from their own on; empty
    where dated. Without marks (a sheet that others wrote) a session over all of the times says
    so too.
    """
    marks = {(m.person, m.day, m.start, m.end): m for m in read.markers}
    covers = {} if read.ours else _covering(read.sessions, lines)
    if not marks and not covers:
        return duties
    made = []
    for duty in duties:
        if duty.start is None or duty.end is None or duty.kind not in _MAY_BE_TRAINING:
            made.append(duty)
            continue
        mark = marks.get((duty.person, duty.day, duty.start, duty.end))
        plain = duty.code == times_code(duty.start, duty.end)
        session = covers.get((duty.person, duty.day, duty.start, duty.end))
        if mark is not None:
            duty = replace(
                duty, kind=Kind.TRAINING, category=mark.category, paid=mark.paid,
                resource=mark.resource,
            )  # fmt: skip
        elif session is not None and plain and duty.kind is Kind.COVER:
            duty = replace(duty, kind=Kind.TRAINING, category=session.category, resource=None)
        made.append(duty)
    return made


def _covering(
    sessions: Iterable[Session], lines: dict[str, list[str]]
) -> dict[tuple[str, int, int, int], Session]:
    """Training sessions by the person-day and the times that they fill."""
    found = {}
    for session in sessions:
        if session.kind != "training":
            continue
        own = lines.get(session.person)
        where = (session.person, session.day)
        if own:
            where = (own[session.day // WEEK % len(own)], session.day % WEEK)
        found[(*where, session.start, session.end)] = session
    return found
