"""What is said of the need: where it is known from, what may be given up, what stands empty."""

from __future__ import annotations

from ambrota.model import Rota
from ambrota.spans import A_WEEK, span_words
from ui.charts.series import Series
from ui.counted_words import seats_words, vacant_lines, vacant_words


def need_words(series: Series, rota: Rota) -> str:
    """Where the need is known from, what it may give up, and what vacant lines would add."""
    told = [f"Needed: {_source(series, rota)}."]
    if series.derived and series.given_hours and not series.weeks:
        told.append(f"A seat may be given up for a session{_weeks_words(series)}.")
    told.append(_empty_words(series, rota))
    return " ".join(filter(None, told))


def is_open(series: Series) -> bool:
    """Whether the vacant line is what is to be said: of one week always, else if all is as now."""
    if empty_hours(series) <= 0:
        return False
    gone = series.short_hours or (series.given_hours and not series.weeks)
    return is_gap(series) or (series.derived and not gone)


def is_gap(series: Series) -> bool:
    """Whether it is one week of several as they are worked, with the gap where it then stands."""
    return series.gap is not None and series.of_week > 0


def open_words(series: Series, rota: Rota) -> str:
    """'48 seat-hours a week of the vacant line are open'; nothing where it is not left out."""
    if not is_open(series):
        return ""
    return vacant_words(rota, empty_hours(series), _over(series, rota))


def gap_words(series: Series) -> str:
    """'line 2 is empty, 62 seat-hours open, 60 of them below the need'."""
    assert series.gap is not None
    week = series.of_week - 1
    line, many = series.gap.lines[week], empty_hours(series)
    if not many:
        return f"{line} {_is(line)} empty, no seat here is open"
    below = series.gap.below(week)
    told = f"{line} {_is(line)} empty, {seats_words(many)} open"
    return f"{told}, {below:g} of them below the need" if below else f"{told}, none below the need"


def empty_mark(series: Series) -> str:
    """What the empty seats are called in the key: 'line 17, vacant in week 1 of 24'."""
    if series.gap is None:
        return "vacant line"
    if series.of_week:
        return f"{series.gap.lines[series.of_week - 1]}, empty in this week"
    return f"{series.gap.lines[0]}, vacant in week 1 of {len(series.gap.lines)}"


def empty_hours(series: Series) -> float:
    """Seat-hours that vacant lines would fill."""
    return 0.0 if series.vacant is None else float(series.vacant.sum()) / 2


def _source(series: Series, rota: Rota) -> str:
    if not series.derived:
        return "as stated"
    if rota.is_cyclic:
        return "as the current rota fills, none was stated"
    return "as the current rota usually fills (the median of its weeks), none was stated"


def _empty_words(series: Series, rota: Rota) -> str:
    """What vacant lines would add, and in which week the gap is worst."""
    if is_gap(series):
        return _counted_words(series)
    empty = empty_hours(series)
    if not empty:
        return ""
    lines, over = vacant_lines(rota), _over(series, rota)
    lines = f"{lines[0].upper()}{lines[1:]}"
    if series.derived:
        many = "" if is_open(series) else f" ({seats_words(empty)} {over})"
        told = f"{lines}{many} {_is(lines)} not in it."
    else:
        told = f"{lines} would fill {seats_words(empty)} {over} more."
    return f"{told} {_worst_words(series)}".strip()


def _worst_words(series: Series) -> str:
    """How the gap moves, and the week in which it is worst."""
    gap = series.gap
    if gap is None or len(gap.lines) < 2:
        return ""
    told = f"It moves a line a week with the people, but is counted on {gap.lines[0]} in every week"
    worst, line = gap.worst, gap.lines[gap.worst]
    if not gap.below(worst):
        return f"{told}."
    return (
        f"{told}. Worst week: {worst + 1}, with {line} empty and {seats_words(gap.below(worst))} "
        "below the need."
    )


def _counted_words(series: Series) -> str:
    """That cover is counted with the gap where the workbook shows it."""
    assert series.gap is not None
    counted, here = series.gap.lines[0], series.gap.lines[series.of_week - 1]
    if counted == here:
        return f"Cover is counted as in this week, with {counted} empty in every week."
    return f"Cover is counted with {counted} empty in every week, not {here} as here."


def _is(lines: str) -> str:
    return "are" if " and " in lines or lines[0].isdigit() else "is"


def _over(series: Series, rota: Rota) -> str:
    if series.weeks:
        return "in a typical week"
    return A_WEEK if rota.is_cyclic else span_words(rota)


def _weeks_words(series: Series) -> str:
    """': the same half hour in at most 19 of 24 weeks'."""
    if series.weeks_given is None or series.cycle is None:
        return ""
    most = series.weeks_given.max()
    return f": the same half hour in at most {most} of {len(series.cycle.given)} weeks"
