"""One person's numbers beside those of colleagues, and their line manager, in words. No Qt."""

from __future__ import annotations

from typing import Any

from ambrota.model import WEEK, Person, Rota
from ui.figures import figure
from ui.reading import count
from ui.version import Version

COMPARED = ("nights", "weekends-off", "unsocial-hours", "relief-share")
"""What is asked for first when somebody's lot is set beside that of others."""
LEAST = 2
"""So many colleagues make a range."""


def alarm_words(rota: Rota, person: Person) -> str:
    """That somebody has no line manager to meet; nothing where they have, or are nobody."""
    if person.vacant or person.line_manager in rota.index:
        return ""
    if person.manager_stated:
        stated = f"{person.manager_stated} is stated and not in the rota"
        return f"No line manager in the rota: {stated}. Nobody meets them."
    return "No line manager stated. Nobody meets them."


def contract_hours(rota: Rota, row: int) -> float | None:
    """Contracted hours over the rota, or over one cycle of lines; None where none are stated."""
    person = rota.people[row]
    if not person.contracted_hours:
        return None
    weeks = len(rota.groups[person.rota]) if rota.is_cyclic else rota.days / WEEK
    return float(person.contracted_hours * weeks)


def beside_lines(version: Version, row: int) -> list[str]:
    """'Nights: 12; 4 to 18 among 11 others (paramedic)': own figures in the range of the role."""
    if version.audit is None:
        return []
    rota, person = version.rota, version.rota.people[row]
    told = []
    for key in COMPARED:
        measure = version.audit.measures.get(key)
        if measure is None or person.id not in measure.even:
            continue
        others = [measure.even[one.id] for one in _colleagues(rota, person)
                  if one.id in measure.even]  # fmt: skip
        if len(others) >= LEAST:
            told.append(_line(measure, measure.even[person.id], others))
    return told


def beside_head(rota: Rota, row: int) -> str:
    """'Beside 11 others: paramedic, 37.5 h a week'."""
    person = rota.people[row]
    hours = f", {person.contracted_hours:g} h a week" if person.contracted_hours else ""
    others = count(len(_colleagues(rota, person)), "other")
    return f"Beside {others}: {person.role or 'no role stated'}{hours}"


def _colleagues(rota: Rota, person: Person) -> list[Person]:
    """Everybody else of the same role and contract; lines of one cycle walk the same lines."""
    return [
        one
        for one in rota.people
        if one.id != person.id
        and not one.vacant
        and (one.role, one.contracted_hours) == (person.role, person.contracted_hours)
    ]


def _line(measure: Any, own: float, others: list[float]) -> str:
    low, high = figure(round(min(others), 1)), figure(round(max(others), 1))
    theirs = f"the others {low} to {high}" if low != high else f"the others {low} each"
    unit = "" if measure.unit in measure.name.lower() else f" ({measure.unit})"
    return f"{measure.name}{unit}: {figure(round(own, 1))}; {theirs}"
