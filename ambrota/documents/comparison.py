"""A proposed rota beside the current one, as the document of `compare`."""

from __future__ import annotations

from typing import Any

from ambrota.calendar import day_name
from ambrota.compare import Comparison, Pair, PersonChange
from ambrota.documents.audit import check_document
from ambrota.model import Change

Document = dict[str, Any]


def comparison_document(comparison: Comparison) -> Document:
    """What changes: counts, cover and measures side by side, findings gone and new, each person."""
    current, proposed = comparison.current, comparison.proposed
    return {
        "changes": len(comparison.changes),
        "people_changed": comparison.people_changed,
        "cover": {name: _pair(pair) for name, pair in comparison.cover},
        "measures": {
            change.id: {
                "name": change.name,
                "unit": change.unit,
                "period": current.audit.measures[change.id].period,
                "section": current.audit.measures[change.id].section,
                "theme": current.audit.measures[change.id].theme,
                **_pair(change.value),
                "spread": _pair(change.spread),
            }
            for change in comparison.measures
        },
        "findings": {
            "gone": [finding.as_json() for finding in comparison.gone],
            "new": [finding.as_json() for finding in comparison.new],
            "kept": len(comparison.kept),
        },
        "people": [_person(comparison, person) for person in comparison.people],
        "current": check_document(current.rota, current.audit),
        "proposed": check_document(proposed.rota, proposed.audit),
    }


def _person(comparison: Comparison, person: PersonChange) -> Document:
    return {
        "id": person.person,
        "name": person.name,
        "days_changed": person.days_changed,
        "changes": [_change(comparison, change) for change in person.changes],
        "hours": _pair(person.hours),
        "nights": _pair(person.nights),
        "weekends_off": _pair(person.weekends_off),
        "contacts": _pair(person.contacts),
        "training": _pair(person.training),
    }


def _change(comparison: Comparison, change: Change) -> Document:
    on = comparison.current.rota.date_of(change.day)
    return {
        "day": change.day,
        "date": None if on is None else on.isoformat(),
        "day_name": day_name(comparison.current.rota, change.day),
        "before": [duty.code for duty in change.before],
        "after": [duty.code for duty in change.after],
    }


def _pair(pair: Pair) -> Document:
    return {"current": pair.before, "proposed": pair.after, "verdict": pair.verdict}
