"""Which findings are of a must, and which are particular to somebody and not to most people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ui.reading import OF_A_PERSON, findings_of, marked_cells
from ui.rota_model import Cell

COMMON = 0.5
"""What is found of more than this part of all people is said once for all, not at every name."""


def must_cells(audit: Any) -> frozenset[Cell]:
    """Cells that are marked with a broken must."""
    return frozenset(
        cell
        for finding in findings_of(audit)
        if _is_must(finding)
        for cell in marked_cells(finding)
    )


def particular_to(audit: Any) -> Mapping[str, tuple[int, bool]]:
    """What is found of each person's whole rota and not of most people's: how many, any must."""
    if audit is None:
        return {}
    by_rule: defaultdict[str, list[Any]] = defaultdict(list)
    for finding in findings_of(audit):
        if finding.rule in OF_A_PERSON and finding.person is not None:
            by_rule[finding.rule].append(finding)
    everybody = sum(not one.vacant for one in audit.inspection.rota.people)
    found: dict[str, tuple[int, bool]] = {}
    for findings in by_rule.values():
        if len({one.person for one in findings}) > max(1, COMMON * everybody):
            continue
        for one in findings:
            number, must = found.get(one.person, (0, False))
            found[one.person] = number + 1, must or _is_must(one)
    return found


def _is_must(finding: Any) -> bool:
    return str(finding.level) == "must"
