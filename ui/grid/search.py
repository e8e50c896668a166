"""Finds people, codes and dates in the grid: 'Patel', 'N', 'Bell 11 May', 'week 3'. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ambrota.calendar import WEEKDAYS
from ambrota.model import WEEK, Person, Rota
from ui.reading import count
from ui.rota_model import Cell

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
SLASHED = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>\d{2,4}))?\b")
WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})[a-z]*(?:\s+(?P<year>\d{{4}}))?\b"
)
WEEKS = re.compile(r"\bweek\s+(?P<week>\d{1,3})\b")


@dataclass(frozen=True)
class Hits:
    """The cells found, in the order of the grid, and what they are."""

    cells: tuple[Cell, ...] = ()
    words: str = ""


def find(rota: Rota, people: Sequence[Person], text: str) -> Hits:
    """What a text means in this rota; `people` as they are shown."""
    asked = " ".join(text.casefold().split())
    if not asked:
        return Hits()
    days, rest = days_of(rota, asked)
    codes = {shift.code.casefold() for shift in rota.shifts}
    codes |= {duty.code.casefold() for duty in rota.duties}
    name, code = (rest, "") if rest not in codes else ("", rest)
    if not code and " " in rest and rest.rsplit(" ", 1)[1] in codes and not _named(people, rest):
        name, code = rest.rsplit(" ", 1)
    who = _named(people, name)
    if not who or (days is not None and not days):
        return Hits(words="nothing found")
    if code:
        wanted = [one.id for one in who]
        cells = _with_code(rota, wanted, code, days)
        return Hits(tuple(cells), count(len(cells), "cell"))
    if days is not None:
        first = who if name else who[:1]
        return Hits(tuple((one.id, day) for one in first for day in days), _day_words(days))
    return Hits(tuple((one.id, 0) for one in who), count(len(who), "person", "people"))


def _day_words(days: Sequence[int]) -> str:
    return "1 day" if len(days) == 1 else f"{len(days)} days"


def _named(people: Sequence[Person], text: str) -> list[Person]:
    """Whose name, role or team has all these words in it; everybody where there are none."""
    words = text.split()
    told = [(one, f"{one.name} {one.role or ''} {one.team or ''}".casefold()) for one in people]
    return [one for one, said in told if all(word in said for word in words)]


def _with_code(rota: Rota, ids: Sequence[str], code: str, days: Sequence[int] | None) -> list[Cell]:
    at = {one: row for row, one in enumerate(ids)}
    found = {
        (at[duty.person], duty.day)
        for duty in rota.duties
        if duty.code.casefold() == code and duty.person in at and (days is None or duty.day in days)
    }
    return [(ids[row], day) for row, day in sorted(found)]


def days_of(rota: Rota, text: str) -> tuple[list[int] | None, str]:
    """The days that a text names, and the rest of it; None where it names none."""
    if found := WEEKS.search(text):
        first = (int(found["week"]) - 1) * WEEK - rota.weekday(0)
        week = [day for day in range(first, first + WEEK) if 0 <= day < rota.days]
        return week, _without(text, found)
    if rota.first_day is None:
        return _weekday(text)
    for pattern in (ISO, SLASHED, WORDED):
        if found := pattern.search(text):
            return _dates(rota, found), _without(text, found)
    return None, text


def _weekday(text: str) -> tuple[list[int] | None, str]:
    for number, name in enumerate(WEEKDAYS):
        found = re.search(rf"\b{name.casefold()[:3]}[a-z]*\b", text)
        if found and name.casefold().startswith(found[0]):
            return [number], _without(text, found)
    return None, text


def _dates(rota: Rota, found: re.Match[str]) -> list[int]:
    """The days of the rota with this date, of any year where none is named."""
    said = found["month"]
    month = int(said) if said.isdecimal() else MONTHS.index(said[:3]) + 1
    year = int(found["year"]) if found["year"] else None
    assert rota.first_day is not None
    years = range(rota.first_day.year, rota.first_day.year + rota.days // 365 + 2)
    wanted = [year + 2000 if year < 100 else year] if year is not None else list(years)
    days = []
    for one in wanted:
        try:
            days.append((date(one, month, int(found["day"])) - rota.first_day).days)
        except ValueError:
            continue
    return [day for day in days if 0 <= day < rota.days]


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split())
