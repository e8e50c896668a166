"""The ledger of compensatory rest as a document."""

from __future__ import annotations

from typing import Any

from ambrota.audit import Audit
from ambrota.model import Rota
from ambrota.rest_ledger import Ledger, Owed

Document = dict[str, Any]


def rest_document(rota: Rota, audit: Audit) -> Document:
    """Every short rest with what it owes and when that is given, and the sums of each person."""
    ledger, terms = audit.rest_owed, audit.rulebook.rule("compensatory-rest")
    return {
        "rest_hours": terms.hours,
        "within_days": terms.within_days,
        "owed": [_entry(rota, one) for one in ledger.owed],
        "per_person": {
            rota.people[row].id: _sums(Ledger(found)) for row, found in ledger.by_person.items()
        },
    }


def _entry(rota: Rota, one: Owed) -> Document:
    given = one.given
    return {
        "person": rota.people[one.person].id,
        "day": one.day,
        "rest_minutes": one.rest,
        "owed_minutes": one.minutes,
        "given_person": None if given is None else rota.people[given[0]].id,
        "given_day": None if given is None else given[1],
        "overdue": one.overdue,
        "running_minutes": one.running,
    }


def _sums(ledger: Ledger) -> Document:
    given = ledger.minutes - ledger.open_minutes
    return {
        "owed_minutes": ledger.minutes,
        "given_minutes": given,
        "open_minutes": ledger.open_minutes,
    }
