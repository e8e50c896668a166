"""Which part of the guide speaks of which part of the window. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

ABOUT = {
    "WayBar": "The way through", "StartPage": "Start", "WizardPage": "What was read",
    "ReadPanel": "What was read", "GridArea": "The rota", "RotaView": "The rota",
    "FindingsPanel": "Findings", "CoverPanel": "Cover", "ScorecardPanel": "Scorecard",
    "ScorecardWindow": "Scorecard", "ProposePanel": "Propose", "DecidePanel": "Decide",
    "RulebookDialog": "Rulebook", "RepresentativePage": "The representative's view",
    "RemarksPanel": "The representative's view", "HistoryPanel": "History",
    "SettingsDialog": "Settings", "PrintDialog": "Printing", "DecisionLogPanel": "Decide",
}  # fmt: skip
"""Section of the guide by the class of a panel or dialog."""


def section_of(classes: Iterable[str], *, stuck: bool = False) -> str:
    """The section for the innermost of these classes that has one, from the inside out."""
    for name in classes:
        if name in ("DecidePanel", "ProposePanel") and stuck:
            return "Cannot hold"
        if name in ABOUT:
            return ABOUT[name]
    return "The way through"
