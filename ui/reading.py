"""What panels read from an audit: findings in order, the cells they touch, days short of cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ambrota.calendar import day_name
from ambrota.findings import OF_A_PERSON as OF_A_PERSON
from ambrota.findings import whose as whose_finding
from ambrota.model import Rota
from ui.lately import Lately
from ui.rota_model import Cell

NOBODYS = {
    "cover": "Cover", "skill-mix": "Crews", "leave-cap": "Leave", "manager-presence": "Managers",
}  # fmt: skip
"""What findings are about that are no person's own."""


def findings_of(audit: Any) -> list[Any]:
    """Findings of an audit: musts first, and law before the rest; none while it is checked."""
    return [] if audit is None else _in_order(audit)


_in_order: Lately[list[Any]] = Lately(
    lambda audit: sorted(
        audit.findings, key=lambda one: (str(one.level) != "must", str(one.status) != "law")
    )
)


def cells_of(finding: Any) -> list[Cell]:
    """The cells of the rota to which a finding points; none where it is about cover."""
    if finding.person is None:
        return []
    return [(finding.person, day) for day in finding.days if day >= 0]


def marked_cells(finding: Any) -> list[Cell]:
    """The cells in which a finding is marked: on each day on which its rule is broken."""
    if finding.person is None or finding.rule in OF_A_PERSON:
        return []
    days = finding.broken or finding.days[-1:]
    return [(finding.person, day) for day in days if day >= 0]


def breaches_by_cell(audit: Any) -> dict[Cell, list[str]]:
    """Findings to mark in cells."""
    marked: dict[Cell, list[str]] = {}
    for finding in findings_of(audit):
        for cell in marked_cells(finding):
            marked.setdefault(cell, []).append(finding.message)
    return marked


def breaches_by_person(audit: Any) -> dict[str, list[str]]:
    """Findings to mark at names: those that speak of a person's whole rota."""
    marked: dict[str, list[str]] = {}
    for finding in findings_of(audit):
        if finding.rule in OF_A_PERSON and finding.person is not None:
            marked.setdefault(finding.person, []).append(finding.message)
    return marked


def short_days(audit: Any) -> frozenset[int]:
    """Days on which some half hour is short of cover."""
    if audit is None:
        return frozenset()
    return frozenset(short.day for short in audit.cover.short)


def whose(rota: Rota, finding: Any) -> str:
    """Whom a finding is about: a person, a line, or what is nobody's own."""
    if finding.person in rota.index:
        return whose_finding(rota, finding)
    return NOBODYS.get(finding.rule, "Everybody")


def brief(rota: Rota, finding: Any) -> str:
    """Who and when, as short as a list needs: 'Patel · Sun 11 May', 'Patel · 4–31 May'."""
    when = briefly_when(rota, finding)
    return f"{whose(rota, finding)} · {when}" if when else whose(rota, finding)


def briefly_when(rota: Rota, finding: Any) -> str:
    """When, as short as a list needs: 'Sun 11 May', '4–31 May'; nothing of a whole rota."""
    if not finding.days or (finding.rule in OF_A_PERSON and rota.is_cyclic):
        return ""
    first, last = finding.days[0], finding.days[-1]
    start, end = rota.date_of(max(0, first)), rota.date_of(max(0, last))
    if start is None or end is None:
        days = day_name(rota, first)[:3], day_name(rota, last)[:3]
        return "–".join(dict.fromkeys(days))
    if first == last:
        return f"{end:%a} {end.day} {end:%b}"
    month = f" {start:%b}" if start.month != end.month else ""
    return f"{start.day}{month}–{end.day} {end:%b}"


def who(rota: Rota, finding: Any) -> str:
    """Who and when, for a list: 'Patel, Sunday 11 May 2026'."""
    name = whose(rota, finding)
    days = list(finding.days)
    if not days:
        return name
    first, last = day_name(rota, days[0]), day_name(rota, days[-1])
    when = first if first == last else f"{first} to {last}"
    return f"{name}, {when}"


def count(number: int, one: str, many: str = "") -> str:
    """'1 finding', '14 findings', '6,415 findings'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def found_head(rota: Rota, findings: Sequence[Any]) -> str:
    """'8 findings'; '12 findings, 10 of the line, which all step through'."""
    of_line = sum(rota.is_cyclic and one.rule not in OF_A_PERSON for one in findings)
    whose_they_are = f", {of_line:,} of the line, which all step through" if of_line else ""
    return count(len(findings), "finding") + whose_they_are


def by_rule(findings: Iterable[Any]) -> dict[str, list[Any]]:
    """Findings grouped by rule id, in their order."""
    grouped: dict[str, list[Any]] = {}
    for finding in findings:
        grouped.setdefault(finding.rule, []).append(finding)
    return grouped
