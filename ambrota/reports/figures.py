"""The figures of the review: at a glance and in full, each with its better direction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ambrota.audit import Audit
from ambrota.compare import Candidate
from ambrota.measures.base import Measure
from ambrota.measures.vehicles import below_need
from ambrota.model import Rota
from ambrota.rules.base import Level, Status
from ambrota.spans import cycle_weeks, lines_words

OPERATIONS, PEOPLE, RULES = "Operations", "People", "Rules"
GROUPS = (OPERATIONS, PEOPLE, RULES)

GLANCE = ("unit-hours", "unit-hours-needed", "weekends-off", "unsocial-pay", "changes")
"""Measures that a board reads on the first page; all of them stand on a sheet of their own."""


@dataclass(frozen=True)
class Figure:
    """One row: a value for each candidate, the current one first. `texts` are shown instead.

    `theme`: what it is about; rows of one theme stand under its name.
    """

    name: str
    unit: str
    better: str
    values: tuple[float, ...]
    texts: tuple[str, ...] = ()
    strong: bool = True
    theme: str = ""


def at_a_glance(candidates: Sequence[Candidate], group: str) -> Iterator[Figure]:
    """The rows of one group that a board reads first: few, and none under a theme."""
    audits = [candidate.audit for candidate in candidates]
    if group == OPERATIONS:
        yield from _cover(audits, candidates[0].rota)
    elif group == PEOPLE:
        yield from _guarantees(audits)
    else:
        yield from _findings(audits)
    for figure in _measures(audits, group.lower(), GLANCE):
        yield replace(figure, theme="")
    if group == OPERATIONS:
        yield from _below_need(audits)


def figures(candidates: Sequence[Candidate], group: str) -> Iterator[Figure]:
    """Every measure of one group, under what it is about."""
    yield from _measures([candidate.audit for candidate in candidates], group.lower())


def _row(
    name: str, unit: str, better: str, audits: Sequence[Audit], read: Callable[[Audit], float]
) -> Figure:
    return Figure(name, unit, better, tuple(read(audit) for audit in audits))


def _cover(audits: Sequence[Audit], rota: Rota) -> Iterator[Figure]:
    """Hours of seats; what duties fill of a cyclic rota is the same every week."""
    week = f"seat-hours {lines_words(rota)}"
    weeks = cycle_weeks(rota) if rota.is_cyclic else 1
    yield _row("Cover short", week, "lower", audits, lambda a: a.cover.short_hours)
    yield _row("Cover given up to people", week, "lower", audits,
               lambda a: a.cover.given_up_hours / weeks)  # fmt: skip
    yield _row("Cover filled", week, "higher", audits, lambda a: a.cover.filled_hours)
    yield _row("Cover required", week, "", audits, lambda a: a.cover.required_hours)


def _below_need(audits: Sequence[Audit]) -> Iterator[Figure]:
    """Unit hours that are needed and not there, where any are."""
    below = tuple(below_need(audit.measures) for audit in audits)
    if any(below):
        unit = audits[0].measures["unit-hours"].counted_in
        yield Figure("Unit hours below the need", unit, "lower", below)


def _guarantees(audits: Sequence[Audit]) -> Iterator[Figure]:
    yield _of(
        "Meet their own line manager in every period",
        [
            (audit.contact.met, audit.contact.people + len(audit.contact.no_manager))
            for audit in audits
        ],
        _none_words(audits[0]),
    )
    yield _of(
        "Hold their protected training",
        [(audit.training.met, audit.training.people) for audit in audits],
    )


def _none_words(audit: Audit) -> str:
    """'people; 3 have no manager in the rota'."""
    none = len(audit.contact.no_manager)
    return f"people; {none} {'has' if none == 1 else 'have'} no manager in it" if none else "people"


def _of(name: str, pairs: Sequence[tuple[int, int]], unit: str = "people") -> Figure:
    return Figure(
        name,
        unit,
        "higher",
        tuple(float(met) for met, _ in pairs),
        tuple(f"{met} of {people}" for met, people in pairs),
    )


def _findings(audits: Sequence[Audit]) -> Iterator[Figure]:
    for level, name in (
        (Level.MUST, "Findings on what must hold"),
        (Level.SHOULD, "Findings to weigh"),
    ):
        yield _row(name, "findings", "lower", audits, _counting(level, None))
        for status in Status:
            row = _row(f"    {status}", "findings", "lower", audits, _counting(level, status))
            if any(row.values):
                yield Figure(row.name, row.unit, row.better, row.values, strong=False)


def _counting(level: Level, status: Status | None) -> Callable[[Audit], float]:
    def count(audit: Audit) -> float:
        return sum(
            finding.level == level and status in (None, finding.status)
            for finding in audit.findings
        )

    return count


def _measures(audits: Sequence[Audit], section: str, only: Sequence[str] = ()) -> Iterator[Figure]:
    for id_, measure in audits[0].measures.items():
        if measure.section != section or (only and id_ not in only):
            continue
        found = [audit.measures[id_] for audit in audits if id_ in audit.measures]
        if len(found) < len(audits) or _concerns_nobody(found):
            continue
        values = tuple(float(one.value) for one in found)
        theme = measure.theme
        yield Figure(measure.name, measure.counted_in, str(measure.better), values, theme=theme)
        spreads = tuple(float(one.spread) for one in found)
        if len(measure.per_person) > 1 and any(spreads):
            yield Figure(
                "    range over comparable people", measure.unit, "lower", spreads, strong=False,
                theme=theme,
            )  # fmt: skip


def _concerns_nobody(found: Sequence[Measure]) -> bool:
    """Whether it is a measure of people of whom there are none, such as the newly qualified."""
    return all(one.section == PEOPLE.lower() and not one.per_person for one in found)
