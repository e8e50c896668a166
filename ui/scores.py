"""The scorecard: operations and people at a glance, then every measure; a column a version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ambrota.compare import LIKE_ZERO, Pair
from ambrota.measures.base import COVER, THEMES
from ui.figures import difference_words as difference_words
from ui.figures import figure as figure
from ui.version import Version

OPERATIONS, PEOPLE = "OPERATIONS", "PEOPLE"
EVERY = "EVERY MEASURE"
"""The parts of the scorecard: either column at a glance, then the long list by theme."""
FIRST = ("cover-short", "given-up-cover", "unit-hours", "weekends-off")
"""Measures that a director reads at a glance; the others stand below, under their themes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the scorecard: the figure, and its difference from the current rota in words."""

    text: str = "–"
    difference: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the scorecard; `figures` in the order of the versions, the current rota first."""

    part: str
    name: str
    unit: str
    figures: tuple[Figure, ...]
    spreads: tuple[float, ...] = ()
    key: str = ""
    theme: str = ""
    people: tuple[tuple[float, ...], ...] = ()
    section: str = PEOPLE

    @property
    def is_spread(self) -> bool:
        """Whether people differ in it, in any version."""
        values = {value for one in self.people for value in one}
        return len(values) > 1

    @property
    def below(self) -> str:
        """What stands under the name: the unit, and how far people are apart."""
        told = [self.unit]
        if self.is_spread and self.people[0]:
            low, high = min(self.people[0]), max(self.people[0])
            same = "" if low < high else "everybody "
            far = f"{figure(low)} to {figure(high)}" if low < high else figure(low)
            told.append(f"{same}{far} now" if len(self.figures) > 1 else f"{same}{far}")
        return " · ".join(filter(None, told))

    def words(self, titles: Sequence[str]) -> str:
        """The line as a sentence for a screen reader."""
        told = [f"{self.name} ({self.unit})" if self.unit else self.name]
        for title, one in zip(titles, self.figures, strict=False):
            more = f", {one.difference[2:]}" if one.difference else ""
            told.append(f"{title}: {one.text}{more}")
        return "; ".join(told)


@dataclass(frozen=True, slots=True)
class Line:
    """How a line is read from an audit; `outof` gives the whole of a count."""

    part: str
    name: str
    unit: str
    better: str
    value: Callable[[Any], float]
    outof: Callable[[Any], int] | None = None
    theme: str = ""
    key: str = ""
    section: str = PEOPLE


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
    Line(PEOPLE, "Meet their manager", "", "higher", lambda audit: audit.contact.met,
         lambda audit: audit.contact.people, key=MEET),
    Line(PEOPLE, "Training held", "", "higher", lambda audit: audit.training.met,
         lambda audit: audit.training.people, key=HELD),
    Line(PEOPLE, "Findings on law", "", "lower", _counted(LAW), key=LAW),
    Line(PEOPLE, "Findings on all musts", "law, contract and guarantees", "lower",
         _counted(MUSTS), key=MUSTS),
    Line(PEOPLE, "Findings to weigh", "guidance and local wishes", "lower", _counted(WEIGH),
         key=WEIGH),
    Line(EVERY, "Cover above need", "seat-hours", "",
         lambda audit: audit.cover.surplus_hours, theme=COVER, section=OPERATIONS),
)  # fmt: skip


def scorecard(versions: Sequence[Version]) -> list[Score]:
    """Every line for these versions: either column at a glance, then every other measure."""
    audits = [version.audit for version in versions]
    made = [_score(line, audits) for line in LINES]
    made += [_measure(key, audits) for key in _measure_ids(audits)]
    return sorted(made, key=_place)


def _place(score: Score) -> tuple[int, int, int]:
    """What a director reads first, guarantees before measures; then theme by theme."""
    part = (OPERATIONS, PEOPLE, EVERY).index(score.part)
    theme = THEMES.index(score.theme) if score.theme in THEMES else -1
    place = FIRST.index(score.key) if score.key in FIRST else -1
    return part, theme, place


def _measure_ids(audits: Iterable[Any]) -> list[str]:
    """Every measure but those of people of whom there are none."""
    return list(
        dict.fromkeys(
            key
            for audit in audits
            if audit
            for key, one in audit.measures.items()
            if one.per_person or one.section == OPERATIONS.lower()
        )
    )


def _score(line: Line, audits: Sequence[Any]) -> Score:
    values = [None if audit is None else float(line.value(audit)) for audit in audits]
    wholes = [line.outof(audit) if audit is not None and line.outof else None for audit in audits]
    figures = _figures(values, line.better, wholes)
    return Score(
        line.part, line.name, line.unit, figures, key=line.key, theme=line.theme,
        section=line.section,
    )  # fmt: skip


def _measure(key: str, audits: Sequence[Any]) -> Score:
    found = [None if audit is None else audit.measures.get(key) for audit in audits]
    first = next(one for one in found if one is not None)
    values = [None if one is None else float(one.value) for one in found]
    section = OPERATIONS if str(first.section).startswith("oper") else PEOPLE
    part, theme = (section, "") if key in FIRST else (EVERY, first.theme)
    spreads = tuple(one.spread for one in found if one is not None and one.per_person)
    figures = _figures(values, first.better)
    unit = "" if first.unit in first.name.split() else first.unit
    people = tuple(() if one is None else tuple(own_values(one).values()) for one in found)
    return Score(part, first.name, unit, figures, spreads, key, theme, people, section)


def own_values(measure: Any) -> Mapping[str, float]:
    """Everybody's value of a measure; each line's where the rota's value is the sum over lines."""
    lines: Mapping[str, float] | None = measure.per_line
    if lines is not None and abs(sum(lines.values()) - float(measure.value)) < LIKE_ZERO:
        return lines
    people: Mapping[str, float] = measure.per_person
    return people


def _figures(
    values: Sequence[float | None], better: str, wholes: Sequence[int | None] = ()
) -> tuple[Figure, ...]:
    now, made = values[0] if values else None, []
    for number, value in enumerate(values):
        if value is None:
            made.append(Figure())
            continue
        whole = wholes[number] if number < len(wholes) else None
        text = figure(value) + (f"/{whole}" if whole is not None else "")
        if number == 0 or now is None:
            made.append(Figure(text))
            continue
        pair = Pair(now, value, better)
        words = difference_words(pair)
        made.append(Figure(text, words, "" if words == "= same" else pair.verdict))
    return tuple(made)


Row = Score | str
"""A line of the table, or a heading above some of them."""


def rows(scores: Sequence[Score], part: str = "") -> list[Row]:
    """The scores under their headings; of one part alone: at a glance, then theme by theme."""
    made: list[Row] = []
    heads = ("", "")
    for score in scores:
        if part and score.section != part:
            continue
        if score.part != heads[0]:
            made.append(score.part)
            heads = score.part, ""
        if score.theme != heads[1]:
            made.append(score.theme)
            heads = heads[0], score.theme
        made.append(score)
    return made


def worst_words(name: str, findings: Sequence[Any]) -> str:
    """A rule that is broken: 'Rest between duties: 3 (law)'."""
    status = str(findings[0].status)
    return f"{name}: {len(findings)} ({'local rule' if status == 'local' else status})"
