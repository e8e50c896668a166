"""The answers of `ask` as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ambrota.calendar import day_name
from ambrota.certificate import Certificate
from ambrota.model import Change, Rota
from solver.explaining.needs import Needs
from solver.explaining.question import Answer, Wanted
from solver.explaining.why_this import Option
from ui.headless.conflict_document import conflict_document

Document = dict[str, Any]


def needs_document(needs: Needs) -> Document:
    """WTE by role: needed, in post, missing."""
    return {
        "roles": [
            {
                "role": each.role, "seat_hours": each.hours, "needed": each.needed,
                "in_post": each.in_post, "from_other_roles": each.lent, "missing": each.missing,
            }
            for each in needs.roles
        ],
        "missing": needs.missing,
        "guarantee_hours": needs.guarantees,
        "abstraction": needs.abstraction,
    }  # fmt: skip


def options_document(rota: Rota, person: str, found: Mapping[int, tuple[Option, ...]]) -> Document:
    """For each day asked about its choices, the one held first, then the best ones first."""
    return {
        "person": person,
        "days": [
            {
                "day": day,
                "date": None if rota.is_cyclic else str(rota.date_of(day)),
                "choices": [
                    {
                        "code": each.code,
                        "held": each.held,
                        "effects": [asdict(effect) for effect in each.effects],
                    }
                    for each in options
                ],
            }
            for day, options in found.items()
        ],
    }


def answer_document(
    rota: Rota, wanted: Wanted, answer: Answer, certificate: Certificate | None
) -> Document:
    """What granting the wish costs and who bears it, or what forbids it."""
    return {
        "status": str(answer.granted),
        "seconds": answer.seconds,
        "wanted": {**asdict(wanted), "want": str(wanted.want)},
        "moved": [_change(rota, change) for change in answer.moved],
        "differences": [asdict(each) for each in answer.differences],
        "borne": [asdict(each) for each in answer.borne],
        "conflict": conflict_document(answer.conflict),
        "certificate": None
        if certificate is None
        else {"verified": certificate.verified, "differences": list(certificate.differences)},
    }


def _change(rota: Rota, change: Change) -> Document:
    return {
        "person": change.person,
        "day": change.day,
        "name": day_name(rota, change.day),
        "before": [duty.code for duty in change.before],
        "after": [duty.code for duty in change.after],
    }
