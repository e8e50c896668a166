"""The scorecard: operations and people at a glance, then every measure; a column a version."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ambrota.compare import LIKE_ZERO, Pair
from ambrota.establishment import relief_is_low
from ambrota.measures.base import COVER, THEMES
from ambrota.model import Rota
from ambrota.spans import A_WEEK, cycle_weeks, lines_words
from ui.counted_words import in_post
from ui.figures import SAME, difference, figure, is_counted, places, written
from ui.score_asides import GIVEN_UP, NO_NEED, aside_words, below_need, not_needed
from ui.score_rows import EVERY, OPERATIONS, PEOPLE, Aside, Figure, Row, Score, rows
from ui.score_words import (
    NOBODY,
    Group,
    comparable,
    mean_words,
    most_apart,
    need_words,
    without_manager,
)
from ui.version import Version

__all__ = [
    "EVERY", "OPERATIONS", "PEOPLE", "Aside", "Figure", "Row", "Score", "figure", "rows",
    "scorecard",
]  # fmt: skip

FIRST = ("cover-short", GIVEN_UP, "unit-hours", "relief-sufficiency", "weekends-off")
"""Measures that a director reads at a glance; the others stand below, under their themes."""
PRICED = (GIVEN_UP, "unit-hours", "changes")
"""What is given for the guarantees: no fault of a rota, and so neither good nor bad."""


@dataclass(frozen=True, slots=True)
class Line:
    """How a line is read from an audit; `outof` gives the whole of a count.

    `broken`: whether any of it is. `note`: what stands under its name.
    """

    part: str
    name: str
    unit: str
    better: str
    value: Callable[[Any], float]
    outof: Callable[[Any], int] | None = None
    theme: str = ""
    key: str = ""
    section: str = PEOPLE
    broken: bool = False
    note: Callable[[Any], str] | None = None


LAW, MUSTS, WEIGH = "findings of law", "findings of musts", "findings to weigh"
KEPT: dict[str, Callable[[Any], bool]] = {
    LAW: lambda one: str(one.status) == "law",
    MUSTS: lambda one: str(one.level) == "must",
    WEIGH: lambda one: str(one.level) == "should",
}
"""Which findings a line of the scorecard counts."""
MEET, HELD = "meet", "held"


def _counted(key: str) -> Callable[[Any], float]:
    return lambda audit: sum(map(KEPT[key], audit.findings))


LINES = (
    Line(PEOPLE, "Meet their line manager", "", "higher", lambda audit: audit.contact.met,
         in_post, key=MEET, note=without_manager),
    Line(PEOPLE, "Have their training", "", "higher", lambda audit: audit.training.met,
         lambda audit: audit.training.people, key=HELD),
    Line(PEOPLE, "Findings on law", "", "lower", _counted(LAW), key=LAW, broken=True),
    Line(PEOPLE, "Findings on all musts", "law, contract and guarantees", "lower",
         _counted(MUSTS), key=MUSTS, broken=True),
    Line(PEOPLE, "Findings to weigh", "guidance and local wishes", "lower", _counted(WEIGH),
         key=WEIGH),
    Line(EVERY, "Cover above need", "seat-hours", "",
         lambda audit: audit.cover.surplus_hours, theme=COVER, section=OPERATIONS),
)  # fmt: skip


def scorecard(versions: Sequence[Version], only: Container[str] | None = None) -> list[Score]:
    """Every line for these versions: either column at a glance, then every other measure.

    `only`: no lines but those of these keys.
    """
    audits = [version.audit for version in versions]
    groups = comparable(versions[0].rota) if versions else []
    made = [_score(line, versions) for line in LINES if only is None or line.key in only]
    made += [
        _measure(key, versions, groups)
        for key in _measure_ids(audits)
        if only is None or key in only
    ]
    told = (replace(one, aside=aside_words(one.key, versions)) for one in made)
    return sorted(told, key=_place)


def _place(score: Score) -> tuple[int, int, int]:
    """What a director reads first, guarantees before measures; then theme by theme."""
    part = (OPERATIONS, PEOPLE, EVERY).index(score.part)
    theme = THEMES.index(score.theme) if score.theme in THEMES else -1
    place = FIRST.index(score.key) if score.key in FIRST and score.part != EVERY else -1
    return part, theme, place


def _measure_ids(audits: Iterable[Any]) -> list[str]:
    """Every measure but those of people of whom there are none, and of vehicles likewise."""
    return list(
        dict.fromkeys(
            key
            for audit in audits
            if audit
            for key, one in audit.measures.items()
            if one.per_person or one.section == OPERATIONS.lower()
            if key != NO_NEED or one.value
        )
    )


def _score(line: Line, versions: Sequence[Version]) -> Score:
    audits = [version.audit for version in versions]
    values = [None if audit is None else float(line.value(audit)) for audit in audits]
    wholes = [line.outof(audit) if audit is not None and line.outof else None for audit in audits]
    unit = line.unit
    if line.section == OPERATIONS and versions:
        unit = f"{unit} {lines_words(versions[0].rota)}"
    figures = _figures(values, line.better, unit or "people", wholes)
    figures = tuple(
        replace(one, look=_look(line, values[at], wholes[at], audits[at]))
        for at, one in enumerate(figures)
    )
    first = next((audit for audit in audits if audit is not None), None)
    return Score(
        line.part, line.name, unit, figures, key=line.key, theme=line.theme, section=line.section,
        note=line.note(first) if line.note else "",
    )  # fmt: skip


def _look(line: Line, value: float | None, whole: int | None, audit: Any) -> str:
    """What is broken is so whether or not it was worse before; 0 of 26 is never in plain black."""
    if value is None:
        return ""
    if whole is None:
        return "worse" if line.broken and value else ""
    can = audit.contact.people if line.key == MEET else whole
    return "better" if value and value >= can else "worse"


def _measure(key: str, versions: Sequence[Version], groups: Sequence[Group]) -> Score:
    audits = [version.audit for version in versions]
    found = [None if audit is None else audit.measures.get(key) for audit in audits]
    first = next(one for one in found if one is not None)
    weeks, rota = 1, versions[0].rota
    if key == GIVEN_UP and rota.is_cyclic:
        weeks = cycle_weeks(rota)
    values = [None if one is None else float(one.value) / weeks for one in found]
    section = OPERATIONS if str(first.section).startswith("oper") else PEOPLE
    bad = [_is_low(key, audit) for audit in audits]
    first_seen = key in FIRST and (key != "relief-sufficiency" or any(bad))
    part, theme = (section, "") if first_seen else (EVERY, first.theme)
    spreads = tuple(one.spread for one in found if one is not None and one.per_person)
    judged = _figures(values, first.better, first.unit)
    # A price is neither better nor worse, until it is more than there was to spare.
    plain = _figures(values, "", first.unit) if key in PRICED else judged
    figures = tuple(
        replace(there if low else one, look="worse" if low else "")
        for one, there, low in zip(plain, judged, bad, strict=True)
    )
    people = [{} if one is None else own_values(one) for one in found]
    told = next(one for one in audits if one)
    note = _note(key, told) or (mean_words(rota, first) if first.per_person else "")
    return Score(
        part, first.name, _unit(first, rota), figures, spreads, key, theme,
        tuple(tuple(one.values()) for one in people), section,
        NOBODY if first.per_line and people[0] is first.per_line
        else most_apart(groups, people), note,
    )  # fmt: skip


def _unit(first: Any, rota: Rota) -> str:
    """What is counted, and over what time: of a cyclic rota a week, where it can be."""
    if first.id == GIVEN_UP and rota.is_cyclic:
        return f"{first.unit} {A_WEEK}"
    if first.unit in first.name.split():
        return ""
    unit = first.counted_in.removeprefix("% ")
    return unit.removeprefix("unit hours ") if first.name.startswith("Unit hours") else unit


def _note(key: str, audit: Any) -> str:
    """What a figure is to be measured by."""
    if key == "unit-hours":
        needed = audit.measures["unit-hours-needed"].value
        more = round(not_needed(audit), 1)
        beside = f", {figure(more)} without a stated need" if more else ""
        return f"{figure(needed)} needed{beside}" if needed else ""
    if key == "relief-sufficiency":
        return "100 % is enough"
    return need_words(audit) if key == "cover-short" else ""


def _is_low(key: str, audit: Any) -> bool:
    """Whether a figure is bad news however it was before."""
    if audit is None or key not in ("cover-short", "relief-sufficiency", "unit-hours"):
        return False
    if key == "unit-hours":
        return below_need(audit) > 0
    return relief_is_low(audit) if key == "relief-sufficiency" else not audit.cover.kept


def own_values(measure: Any) -> Mapping[str, float]:
    """Everybody's value of a measure; each line's where the rota's value is the sum over lines."""
    lines: Mapping[str, float] | None = measure.per_line
    if lines is not None and abs(sum(lines.values()) - float(measure.value)) < LIKE_ZERO:
        return lines
    people: Mapping[str, float] = measure.even
    return people


def _figures(
    values: Sequence[float | None], better: str, unit: str, wholes: Sequence[int | None] = ()
) -> tuple[Figure, ...]:
    """The figures of a line, all with the same decimals; a percentage has its sign."""
    now = values[0] if values else None
    decimals = places([one for one in values if one is not None])
    made: list[Figure] = []
    for number, value in enumerate(values):
        if value is None:
            made.append(Figure())
            continue
        whole = wholes[number] if number < len(wholes) else None
        text = written(value, decimals) + (f"/{whole:,}" if whole is not None else "")
        text += " %" if unit.startswith("%") else ""
        if number == 0 or now is None:
            made.append(Figure(text))
            continue
        pair = Pair(now, value, better)
        told = difference(pair, decimals, counted=is_counted(unit))
        if told is None:
            made.append(Figure(text, SAME, "", SAME, SAME))
        else:
            made.append(Figure(text, told.whole, pair.verdict, told.short, told.least))
    return tuple(made)
