"""What is marked on a version's cells: findings, changes, days short; worked out once an audit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ambrota.model import Change
from ui.grid.order import Found
from ui.grid.particular import must_cells, particular_to
from ui.lately import Lately
from ui.reading import breaches_by_cell, breaches_by_person, short_days
from ui.rota_model import Cell, Marks
from ui.version import Version, changes_between

LARGE = 4000
"""Of so many findings the marks are worked out where nobody waits."""


def _marked(audit: Any) -> Marks:
    return Marks(
        breaches_by_cell(audit), {}, breaches_by_person(audit), short_days(audit),
        musts=must_cells(audit), particular=particular_to(audit),
    )  # fmt: skip


marks_of = Lately(_marked)
"""Findings by cell and person, and days short; none while it is checked for the first time."""


def large(version: Version) -> bool:
    """Whether to work out its marks would be felt, and has still to be done."""
    audit = version.audit
    return audit is not None and audit not in marks_of and len(audit.findings) > LARGE


def changes_of(version: Version, current: Version) -> dict[Cell, Change]:
    """The cells in which a proposal differs from the current rota."""
    if version.is_current:
        return {}
    between = changes_between(current.rota, version.rota)
    return {(change.person, change.day): change for change in between}


def turned(changes: Mapping[Cell, Change]) -> dict[Cell, Change]:
    """The same changes seen from the other side."""
    return {
        cell: Change(one.person, one.day, one.after, one.before) for cell, one in changes.items()
    }


def found_by_person(audit: Any) -> dict[str, Found]:
    """How many findings are about each person."""
    found: dict[str, Found] = {}
    for finding in audit.findings if audit is not None else ():
        if finding.person is not None:
            was = found.get(finding.person, Found())
            must = str(finding.level) == "must"
            found[finding.person] = Found(was.musts + must, was.all + 1)
    return found
