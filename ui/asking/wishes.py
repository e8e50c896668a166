"""What can be asked of the cells selected: whose, which days, and what is wanted of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from ambrota.calendar import day_name
from ambrota.lines import line_title
from ambrota.model import Kind, Rota
from solver.explaining.question import Want, Wanted
from ui.rota_model import Cell

MOST_WHY = 7
"""Days of which it is told why each is as it is: more nobody reads."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The days of one person that a question is about, first to last."""

    person: str
    first: int
    last: int

    @property
    def days(self) -> tuple[int, ...]:
        """Each of its days."""
        return tuple(range(self.first, self.last + 1))


def subject_of(cells: Iterable[Cell]) -> Subject | None:
    """The days selected of the person selected first; None where nothing is selected."""
    # What is selected may be the whole rota of a trust: only the first person's days are read.
    rest = iter(cells)
    first = next(rest, None)
    if first is None:
        return None
    days = [first[1], *(day for _, day in takewhile(lambda cell: cell[0] == first[0], rest))]
    return Subject(first[0], min(days), max(days))


def subject_words(rota: Rota, subject: Subject) -> str:
    """'Bell, Monday 4 May 2026', 'Bell, Monday 4 May 2026 to Friday 8 May 2026'."""
    days = day_name(rota, subject.first)
    if subject.last != subject.first:
        days += f" to {day_name(rota, subject.last)}"
    return f"{rota.person(subject.person).name}, {days}"


def question_words(rota: Rota, wanted: Wanted) -> str:
    """'Why is Bell, Monday 4 May 2026 not off?'."""
    whom = subject_words(rota, Subject(wanted.person, wanted.first, wanted.last))
    wish = {Want.OFF: "not off", Want.NO_NIGHTS: "not without nights"}
    return f"{whom}: why {wish.get(wanted.want, f'not {wanted.code}')}?"


def asked_words(rota: Rota, wanted: Wanted) -> str:
    """What is about to be asked, with what stands there: 'Why is Bell on D on Friday, not off?'."""
    who = line_title(rota, rota.index[wanted.person])
    wish = {Want.OFF: "off", Want.NO_NIGHTS: "without nights"}.get(wanted.want, f"on {wanted.code}")
    days = day_name(rota, wanted.first)
    if wanted.last != wanted.first:
        return f"Why is {who} not {wish} from {days} to {day_name(rota, wanted.last)}?"
    held = " and ".join(one.code for one in rota.by_cell.get((wanted.person, wanted.first), ()))
    return f"Why is {who} {f'on {held}' if held else 'off'} on {days}, and not {wish}?"


def wish_words(rota: Rota, wanted: Wanted) -> str:
    """The wish as a rota that grants it is named: 'Bell off, Monday 4 May 2026'."""
    wish = {Want.OFF: "off", Want.NO_NIGHTS: "no nights"}.get(wanted.want, wanted.code)
    days = day_name(rota, wanted.first)
    if wanted.last != wanted.first:
        days += f" to {day_name(rota, wanted.last)}"
    return f"{rota.person(wanted.person).name} {wish}, {days}"


def codes_of(rota: Rota, person: str) -> list[str]:
    """Codes that could be asked for: those of work, what the person works now first."""
    own = {duty.code for day in range(rota.days) for duty in rota.by_cell.get((person, day), ())}
    able = [
        shift.code
        for shift in rota.shifts
        if shift.kind in (Kind.COVER, Kind.TRAINING) and shift.start is not None
    ]
    return sorted(dict.fromkeys(able), key=lambda code: code not in own)


def usual_want(rota: Rota, subject: Subject) -> Want:
    """What is most likely wanted: rest days are asked for work, others for being off."""
    worked = any(
        duty.is_work for day in subject.days for duty in rota.by_cell.get((subject.person, day), ())
    )
    return Want.OFF if worked else Want.CODE
