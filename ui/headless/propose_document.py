"""Proposals, each with its check and its certificate, as the document of `propose`."""

from __future__ import annotations

import platform
from datetime import date, timedelta
from typing import Any

from ambrota import __version__
from ambrota.documents.audit import check_document
from ambrota.documents.rota import session_document
from ambrota.lines import line_number
from ambrota.model import Rota
from ambrota.starts import Start
from solver.request import Point
from ui.headless.conflict_document import conflict_document
from ui.proposing import Proposed, Written

Document = dict[str, Any]


def propose_document(made: Proposed, first_day: date | None = None) -> Document:
    """The document of `propose`. With `first_day`, sessions of a cyclic rota get their date."""
    outcome = made.outcome
    return {
        "status": str(made.status),
        "seconds": outcome.seconds,
        "seed": outcome.seed,
        "workers": outcome.workers,
        "repeatable": outcome.repeatable,
        "budget": outcome.budget,
        "notes": list(outcome.notes),
        "versions": {
            "ambrota": __version__,
            "python": platform.python_version(),
            **outcome.versions,
        },
        "current": check_document(made.opened.rota, made.current, made.opened.problems),
        "proposals": [_proposal(made, written, first_day) for written in made.proposals],
        "frontier": [_point(point) for point in outcome.frontier],
        "conflict": conflict_document(made.conflict),
        "review": str(made.review.resolve()),
    }


def _proposal(made: Proposed, written: Written, first_day: date | None) -> Document:
    proposal = written.proposal
    return {
        "id": proposal.id,
        "name": proposal.name,
        "why": proposal.why,
        "file": str(written.file.resolve()),
        "changes": written.changes,
        "people_changed": written.people_changed,
        "starts": [_start(made.opened.rota, written.rota, each) for each in proposal.starts],
        "stages": [
            {"name": stage.name, "value": stage.value, "bound": stage.bound, "unit": stage.unit}
            for stage in proposal.stages
        ],
        "sessions": _sessions(written.rota, first_day),
        "check": check_document(written.rota, written.audit, written.notes),
        "certificate": {
            "verified": written.certificate.verified,
            "differences": list(written.certificate.differences),
        },
    }


def _start(current: Rota, written: Rota, start: Start) -> Document:
    """Somebody who begins on another line, by the id that they have in the file."""
    now, then = current.index[start.now], current.index[start.then]
    person = written.people[then]
    return {
        "id": person.id,
        "name": person.name,
        "rota": person.rota,
        "from_line": line_number(current, now),
        "to_line": line_number(current, then),
    }


def _point(point: Point) -> Document:
    return {
        "cover": point.cover,
        "occasions": point.occasions,
        "parts": dict(point.parts),
        "changes": len(point.changes),
        "proposal": point.proposal,
    }


def _sessions(rota: Rota, first_day: date | None) -> list[Document]:
    documents = [session_document(rota, session) for session in rota.sessions]
    if first_day is not None:
        for document in documents:
            document["date"] = (first_day + timedelta(days=document["day"])).isoformat()
    return documents
