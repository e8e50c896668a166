"""One person week by week: hours, nights, weekends, meetings, training, fatigue. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ambrota.calendar import weeks_of
from ambrota.duties import duty_table, is_night, paid_minutes
from ambrota.fatigue.index import index_of
from ambrota.model import DAY, Duty, Kind, Rota
from ui.person_beside import contract_hours

HOURS, NIGHTS, WEEKENDS, MEETINGS, TRAINING, FATIGUE = (
    "Paid hours", "Nights", "Weekends worked", "One-to-ones", "Training hours",
    "Fatigue index",
)  # fmt: skip
UNITS = {HOURS: "h", TRAINING: "h", FATIGUE: "of 100, mean of duties"}


@dataclass(frozen=True)
class Strip:
    """One figure along the weeks; None where a week has none."""

    name: str
    values: tuple[float | None, ...]

    @property
    def unit(self) -> str:
        """What it is counted in; nothing where it is a count."""
        return UNITS.get(self.name, "")

    @property
    def whole(self) -> float:
        """The sum over the weeks; of fatigue the mean of those that have one."""
        known = [value for value in self.values if value is not None]
        if self.name == FATIGUE:
            return sum(known) / len(known) if known else 0.0
        return sum(known)


@dataclass(frozen=True)
class Weeks:
    """The strips of one person, and what each week is called."""

    labels: tuple[str, ...]
    strips: tuple[Strip, ...]
    contract: float | None = None
    """Contracted hours over all of them; None where none are stated."""


@dataclass(frozen=True)
class _Week:
    """One week: the row whose days it is made of, and which of them."""

    label: str
    row: int
    days: range


def weeks_of_person(rota: Rota, row: int) -> Weeks:
    """Week by week; in a cyclic rota the weeks that whoever starts on a line walks through."""
    weeks = _walked(rota, row) if rota.is_cyclic else _dated(rota, row)
    person = rota.people[row]
    own = [one for one in rota.sessions if one.person == person.id]
    meetings = [one.day for one in own if one.kind == "contact" and one.category != "team"]
    training = [(one.day, one.minutes / 60) for one in own if one.kind == "training"]
    met, taught = np.zeros(len(weeks)), np.zeros(len(weeks))
    for day in meetings:
        met[_week_at(rota, weeks, day)] += 1
    for day, hours in training:
        taught[_week_at(rota, weeks, day)] += hours
    stood = [_duties(rota, week) for week in weeks]
    taught += [sum(_paid(rota, each, Kind.TRAINING)) for each in stood]
    strips = (
        Strip(HOURS, tuple(sum(_paid(rota, each)) for each in stood)),
        Strip(NIGHTS, tuple(float(sum(map(is_night, each))) for each in stood)),
        Strip(WEEKENDS, tuple(_weekend(rota, week) for week in weeks)),
        Strip(MEETINGS, tuple(met.tolist())),
        Strip(TRAINING, tuple(taught.tolist())),
        Strip(FATIGUE, _fatigue(rota, weeks, row)),
    )
    labels = tuple(week.label for week in weeks)
    return Weeks(labels, strips, contract_hours(rota, row))


def _dated(rota: Rota, row: int) -> list[_Week]:
    made = []
    for number, (first, end) in enumerate(weeks_of(rota), 1):
        on = rota.date_of(first)
        label = f"{on.day} {on:%b}" if on is not None else f"Week {number}"
        made.append(_Week(label, row, range(first, end)))
    return made


def _walked(rota: Rota, row: int) -> list[_Week]:
    rows = rota.groups[rota.people[row].rota]
    at = rows.index(row)
    order = rows[at:] + rows[:at]
    return [_Week(f"Week {number}", each, range(7)) for number, each in enumerate(order, 1)]


def _week_at(rota: Rota, weeks: list[_Week], day: int) -> int:
    """The week of a session's day; sessions of a cyclic rota may go round several times."""
    if rota.is_cyclic:
        return day // 7 % len(weeks)
    return next((at for at, week in enumerate(weeks) if day in week.days), 0)


def _duties(rota: Rota, week: _Week) -> list[Duty]:
    who = rota.people[week.row].id
    return [duty for day in week.days for duty in rota.by_cell.get((who, day), ())]


def _paid(rota: Rota, duties: Iterable[Duty], kind: Kind | None = None) -> list[float]:
    return [
        paid_minutes(rota, duty) / 60 for duty in duties if kind is None or duty.kind is kind
    ]  # fmt: skip


def _weekend(rota: Rota, week: _Week) -> float | None:
    """1 where any minute of the weekend is worked; None where the week has no weekend."""
    saturdays = [day for day in week.days if rota.weekday(day) == 5]
    if not saturdays or saturdays[0] + 1 not in week.days:
        return None
    who, saturday = rota.people[week.row].id, saturdays[0]
    for back in (1, 0, -1):
        for duty in rota.by_cell.get((who, saturday - back), ()):
            late = back < 1 or (duty.end or 0) > DAY
            if duty.is_work and duty.start is not None and late:
                return 1.0
    return 0.0


def _fatigue(rota: Rota, weeks: list[_Week], row: int) -> tuple[float | None, ...]:
    """The mean index of each week's duties, for comparison only."""
    if not rota.is_cyclic:  # nobody else's duties bear on it
        rota = rota.of_people({rota.people[row].id})
        weeks = [_Week(week.label, 0, week.days) for week in weeks]
    table = duty_table(rota)
    found = index_of(table)
    person, day = table.person[found.row], table.day[found.row]
    values: list[float | None] = []
    for week in weeks:
        own = found.fatigue_index[
            (person == week.row) & (day >= week.days.start) & (day < week.days.stop)
        ]
        values.append(float(own.mean()) if len(own) else None)
    return tuple(values)


def table_of(
    weeks: Weeks, behind: Weeks | None = None
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """(headings, rows): a row a week; with a current rota behind, what was after what is."""
    headings = ("Week", *(f"{one.name} ({one.unit})" if one.unit else one.name
                          for one in weeks.strips))  # fmt: skip
    rows = []
    for at, label in enumerate(weeks.labels):
        told = [label]
        for number, strip in enumerate(weeks.strips):
            now = value_words(strip.values[at])
            was = now
            if behind is not None and at < len(behind.labels):
                was = value_words(behind.strips[number].values[at])
            told.append(now if was == now else f"{now} (now {was})")
        rows.append(tuple(told))
    return headings, rows


def value_words(value: float | None) -> str:
    """A figure of a week; a dash where there is none."""
    return "–" if value is None else f"{value:.1f}".removesuffix(".0")
