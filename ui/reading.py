"""What panels read from an audit: findings in order, the cells they touch, days short of cover."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ambrota.calendar import day_name
from ambrota.model import Rota
from ui.rota_model import Cell

LEVELS = ("must", "should", "shown")


def findings_of(audit: Any) -> list[Any]:
    """Findings of an audit that are judged, musts first, else as the audit orders them."""
    if audit is None:
        return []
    told = [finding for finding in audit.findings if str(finding.level) != "off"]
    return sorted(told, key=lambda finding: LEVELS.index(str(finding.level)))


def cells_of(finding: Any) -> list[Cell]:
    """The cells of the rota to which a finding points; none where it is about cover."""
    if finding.person is None:
        return []
    return [(finding.person, day) for day in finding.days if day >= 0]


def breaches_by_cell(audit: Any) -> dict[Cell, list[str]]:
    """Findings to mark in cells: on their last day, where the breach falls."""
    marked: dict[Cell, list[str]] = {}
    for finding in findings_of(audit):
        if cells := cells_of(finding):
            marked.setdefault(cells[-1], []).append(finding.message)
    return marked


def short_days(audit: Any) -> frozenset[int]:
    """Days on which some half hour is short of cover."""
    if audit is None:
        return frozenset()
    return frozenset(short.day for short in audit.cover.short)


def who(rota: Rota, finding: Any) -> str:
    """Who and when, for a list: 'Patel, Sunday 11 May 2026'."""
    name = rota.person(finding.person).name if finding.person in rota.index else "Cover"
    days = list(finding.days)
    if not days:
        return name
    first, last = day_name(rota, days[0]), day_name(rota, days[-1])
    when = first if first == last else f"{first} to {last}"
    return f"{name}, {when}"


def count(number: int, one: str, many: str = "") -> str:
    """'1 finding', '14 findings'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def by_rule(findings: Iterable[Any]) -> dict[str, list[Any]]:
    """Findings grouped by rule id, in their order."""
    grouped: dict[str, list[Any]] = {}
    for finding in findings:
        grouped.setdefault(finding.rule, []).append(finding)
    return grouped
