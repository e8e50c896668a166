"""What is said of a half hour of cover, and who is on duty then: no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from ambrota.calendar import clock, day_name, hours
from ambrota.demand import HALF_HOUR
from ambrota.grades import normal_role
from ambrota.model import DAY, Kind, Rota
from ambrota.spans import A_WEEK, span_words
from ui.charts.need_words import gap_words, is_gap, need_words, open_words
from ui.charts.role_split import split
from ui.charts.series import NAMES, Series
from ui.counted_words import seats_words
from ui.figures import figure
from ui.rota_model import Cell

NIGHT_ENDS = 12
"""Half hours of a day that belong to the night before."""
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """'one', 'two', … 'ten', '11'."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def half_words(
    rota: Rota, series: Series, day: int, half: int, behind: Series | None = None,
    roles: Sequence[Series] = (),
) -> str:  # fmt: skip
    """'Friday 5 June 2026 18:30: 5 of 6 DCA seats, one short; Paramedic 1 of 2'"""
    told = [f"{_many(series, day, half)} {series.resource if series.role else series.name} seats"]
    if series.role:
        told[0] += f" for {series.role}"
    told += _short_words(series, day, half)
    told += _away_words(series, day, half)
    if behind is not None and int(behind.there[day, half]) != int(series.there[day, half]):
        told.append(f"now {int(behind.there[day, half])}")
    if series.vacant is not None and (empty := int(series.vacant[day, half])):
        told.append(f"{number_word(empty)} more if {_vacant(series)} were filled")
    night = night_words(day if series.weeks else rota.weekday(day), half)
    whole = f"{_when(rota, series, day)} {clock(half * HALF_HOUR)}{night}: {', '.join(told)}"
    parts = [
        f"{one.name} {one.filled[day, half]} of {one.needed[day, half]}"
        for one in split(series, roles)
        if one.needed[day, half]
    ]
    return f"{whole}; {', '.join(parts)}" if parts else whole


def _vacant(series: Series) -> str:
    """'line 17', 'the vacant line'."""
    if series.gap is None:
        return "the vacant line"
    return series.gap.lines[max(0, series.of_week - 1)]


def _when(rota: Rota, series: Series, day: int) -> str:
    if series.weeks:
        return NAMES[day] + "s"
    named = day_name(rota, day)
    return f"{named} of week {series.of_week}" if series.of_week else named


def night_words(weekday: int, half: int) -> str:
    """' (Sunday night)': whose night the hours after midnight are; nothing later."""
    return f" ({NAMES[(weekday - 1) % 7]} night)" if half < NIGHT_ENDS else ""


def _many(series: Series, day: int, half: int) -> str:
    needed = int(series.required[day, half])
    return f"{'usually ' if series.weeks else ''}{int(series.shown[day, half])} of {needed}"


def _short_words(series: Series, day: int, half: int) -> list[str]:
    """How many are short, in how many weeks of a typical week; or how many too many there are."""
    needed, filled = int(series.required[day, half]), int(series.filled[day, half])
    short = int(series.short[day, half])
    if series.weeks and series.weeks_short is not None:
        missed = int(series.weeks_short[day, half])
        weeks = f"short in {missed} of {series.weeks} weeks, by {number_word(short)}"
        return [weeks] if missed else []
    if series.cycle is not None:
        weeks_short = (series.cycle.short[:, day, half] > 0).sum()
        return [f"short in {weeks_short} of {len(series.cycle.short)} weeks"] if weeks_short else []
    if short:
        return [f"{number_word(short)} short"]
    return [f"{number_word(filled - needed)} more than needed"] if filled > needed else []


def _away_words(series: Series, day: int, half: int) -> list[str]:
    """Who is stood down: what that gives up, or in how many weeks of the cycle it does."""
    if series.weeks_given is not None:
        weeks, of = int(series.weeks_given[day, half]), len(series.cycle.given)  # type: ignore[union-attr]
        return [f"one given up to people in {weeks} of {of} weeks"] if weeks else []
    told = []
    if given := int(series.given[day, half]):
        told.append(f"{number_word(given)} given up to people")
    if away := int(series.meeting[day, half]):
        told.append(f"{number_word(away)} in a one-to-one")
    if away := int(series.training[day, half]):
        told.append(f"{number_word(away)} in training")
    return told


def state_words(series: Series, rota: Rota, given_to_all: float = 0.0) -> str:
    """The whole chart in sentences: whose cover, what is short or given up, what is not in it.

    `given_to_all`: seat-hours that all resources give up, of which this one's are a part.
    """
    return f"{kept_words(series, rota, given_to_all)} {need_words(series, rota)}"


def axis_title(series: Series, *, from_afar: bool) -> str:
    """What the axis of the chart counts."""
    seats = (
        f"{series.resource} seats for {series.role}" if series.role else f"{series.resource} seats"
    )
    return (
        f"{seats} to spare, at the worst of each day" if from_afar else f"{seats}, each half hour"
    )


def also_words(others: Sequence[Series], rota: Rota) -> str:
    """' Also short: TL car, 5 seat-hours in 12 weeks.'"""
    told = [f"{one.resource}, {seats_words(one.short_hours)} {period(one, rota)}"
            for one in others if one.short_hours]  # fmt: skip
    return f" Also short: {'; '.join(told)}." if told else ""


def subject(series: Series) -> str:
    """'DCA', 'DCA, seats for Paramedic', 'DCA, week 3 of 24'."""
    name = f"{series.resource}, seats for {series.role}" if series.role else series.resource
    return f"{name}, week {series.of_week} of {series.of_weeks}" if series.of_week else name


def period(series: Series, rota: Rota) -> str:
    """What is counted over: 'in 12 weeks', 'in the 24-week cycle', 'in this week', 'a week'."""
    if series.of_week:
        return "in this week"
    return A_WEEK if rota.is_cyclic and series.cycle is None else span_words(rota)


def kept_words(series: Series, rota: Rota, of_all: float = 0.0) -> str:
    """Whether it is kept, and over what; what people are given of it, said with it."""
    if series.weeks and series.weeks_short is not None and series.short_hours:
        halves = int((series.weeks_short > 0).sum())
        return f"{subject(series)}: {hours(halves * HALF_HOUR)} of the week short in some week."
    over = period(series, rota)
    given = _given(series, of_all, over)
    if is_gap(series):
        told = f"{subject(series)}: {gap_words(series)}."
        return f"{told} {given[0].upper()}{given[1:]}." if series.given_hours else told
    if series.short_hours:
        return f"{subject(series)}: {seats_words(series.short_hours)} short {over}."
    if series.given_hours and not series.weeks:
        return f"{subject(series)}: kept but for {given}."
    if left := open_words(series, rota):
        return f"{subject(series)}: cover as today; {left}."
    over = {A_WEEK: "of every week", "in this week": ""}.get(over, over)
    return (
        f"{subject(series)}: kept in every half hour {over if not series.weeks else ''}".strip()
        + "."
    )


def _given(series: Series, of_all: float, over: str) -> str:
    """'2 seat-hours given up to people in 12 weeks'; of weeks laid over one another each in one:
    '22.6 of the 31.5 seat-hours a week given up to people; the other 8.9 on other resources'."""
    weeks = 1 if series.cycle is None else len(series.cycle.given)
    own, every = (round(one / weeks, 1) for one in (series.given_hours, of_all))
    many, rest = seats_words(own), ""
    if of_all > series.given_hours and not series.of_week:
        many = f"{many.split()[0]} of the {seats_words(every)}"
        left = round(every - own, 1)
        rest = f"; the other {figure(left)} on other resources" if left else ""
    if weeks > 1:
        return f"{many} {A_WEEK} given up to people{rest}"
    return f"{many} given up to people {over}{rest}"


def on_duty(rota: Rota, series: Series, day: int, half: int) -> list[Cell]:
    """The cells of everybody on this resource, and of this role, at some time in a half hour."""
    low, high = half * HALF_HOUR, (half + 1) * HALF_HOUR
    role = normal_role(series.role) if series.role else None
    found: list[Cell] = []
    for person in rota.people:
        if role is not None and normal_role(person.role) != role:
            continue
        for back in (0, 1):
            on = (day - back) % rota.days if rota.is_cyclic else day - back
            for duty in rota.by_cell.get((person.id, on), ()):
                if duty.kind is not Kind.COVER or duty.start is None or duty.end is None:
                    continue
                if (duty.resource or "All") != series.resource:
                    continue
                if duty.start < high + back * DAY and duty.end > low + back * DAY:
                    found.append((person.id, on))
    return found


def next_short(series: Series, day: int, half: int, step: int) -> tuple[int, int] | None:
    """The next or previous stretch that is short, going round; its first half hour."""
    flat = series.short.ravel() > 0
    begins = [at for at in range(len(flat)) if flat[at] and (at == 0 or not flat[at - 1])]
    if not begins:
        return None
    here = day * series.short.shape[1] + half
    if step > 0:
        at = next((one for one in begins if one > here), begins[0])
    else:
        at = next((one for one in reversed(begins) if one < here), begins[-1])
    return divmod(at, series.short.shape[1])
