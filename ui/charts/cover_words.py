"""What is said of a half hour of cover, and who is on duty then: no Qt."""

from __future__ import annotations

from ambrota.calendar import clock, day_name, hours
from ambrota.demand import HALF_HOUR
from ambrota.grades import normal_role
from ambrota.model import DAY, Kind, Rota
from ui.charts.series import NAMES, Series
from ui.rota_model import Cell

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """'one', 'two', … 'ten', '11'."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def half_words(
    rota: Rota, series: Series, day: int, half: int, behind: Series | None = None
) -> str:
    """'Friday 5 June 2026 18:30: 5 of 6, one short'."""
    when = NAMES[day] + "s" if series.weeks else day_name(rota, day)
    needed, filled = int(series.required[day, half]), int(series.filled[day, half])
    told = [f"{'usually ' if series.weeks else ''}{filled} of {needed}"]
    short = int(series.short[day, half])
    if series.weeks and series.weeks_short is not None:
        if missed := int(series.weeks_short[day, half]):
            told.append(f"short in {missed} of {series.weeks} weeks, by {number_word(short)}")
    elif short:
        told.append(f"{number_word(short)} short")
    elif filled > needed:
        told.append(f"{number_word(filled - needed)} more than needed")
    taken = int(series.meeting[day, half] + series.training[day, half])
    if taken and rota.is_cyclic:
        told[0] += " in the week that has fewest"
    if given := int(series.given[day, half]):
        told.append(f"{number_word(given)} given up to people")
    if away := int(series.meeting[day, half]):
        told.append(f"{number_word(away)} meeting a line manager")
    if away := int(series.training[day, half]):
        told.append(f"{number_word(away)} in training")
    if behind is not None and int(behind.filled[day, half]) != filled:
        told.append(f"current rota {int(behind.filled[day, half])}")
    return f"{when} {clock(half * HALF_HOUR)}: {', '.join(told)}"


def state_words(series: Series) -> str:
    """The whole chart in a sentence: how much is short, and where the need is known from."""
    source = "as the current rota fills" if series.derived else "as stated"
    state = "Kept in every half hour"
    if series.short_hours and series.weeks_short is not None:
        halves = int((series.weeks_short > 0).sum())
        state = f"{hours(halves * HALF_HOUR)} of the week short in some week"
    elif series.short_hours:
        state = f"{hours(series.short_hours * 60)} short"
    if series.given_hours and not series.weeks:
        state += f", {hours(series.given_hours * 60)} given up to people"
    return f"{state}. Needed: {source}"


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
