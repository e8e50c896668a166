"""What the representative's view is made of, one part after the other: all at once is felt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.mirror import Mirror
from ui.panels.decision_log_panel import DecisionLogPanel
from ui.panels.evidence import Evidence
from ui.panels.findings_panel import FindingsPanel
from ui.panels.remarks_panel import RemarksPanel
from ui.session import Session

if TYPE_CHECKING:
    from ui.panels.representative_page import RepresentativePage


@dataclass(frozen=True, slots=True)
class Parts:
    """The panels that take longest to make, all of one mirror."""

    mirror: Mirror
    findings: FindingsPanel
    remarks: RemarksPanel
    log: DecisionLogPanel
    details: tuple[Evidence, Evidence, Evidence]


def in_steps(session: Session) -> Iterator[Parts | None]:
    """Nothing while there is more to make, then all of it; each step is short."""
    mirror = Mirror(session.tools)
    findings = FindingsPanel(mirror)
    yield None
    remarks = RemarksPanel(session)
    yield None
    log = DecisionLogPanel(session, read_only=True)
    details = Evidence(mirror), Evidence(mirror), Evidence(mirror)
    yield Parts(mirror, findings, remarks, log, details)


def in_turn(session: Session) -> Iterator[RepresentativePage | None]:
    """The page of the view, after a few turns of the event loop that each do a part of it."""
    from ui.panels.representative_page import RepresentativePage

    for parts in in_steps(session):
        yield None
        if parts is not None:
            yield RepresentativePage(session, parts)
