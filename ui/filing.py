"""The session as a review file, and a review file as a session."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ambrota import store
from ambrota.sheets.layout import Layout
from solver.request import Lock
from ui import kept_search
from ui.brief import AIMS, USUAL, Brief
from ui.past import Past
from ui.record import Record, Remark
from ui.session import Session
from ui.snapshot import Snapshot
from ui.starting import HOW, KEEP
from ui.version import CURRENT, Version, changes_between
from ui.warming import warm


def review_of(snapshot: Snapshot) -> store.Review:
    """All that a session held at one moment, as it is saved. Needs no window's thread."""
    current, source = snapshot.current, None
    if snapshot.workbook is not None and snapshot.workbook.is_file():
        digest = hashlib.sha256(snapshot.workbook.read_bytes()).hexdigest()
        source = store.Source(str(snapshot.workbook), digest, _layout_of(snapshot.source))
    made = tuple(store.Edit(one.at, one.key, one.words, one.changes) for one in snapshot.edits)
    return store.Review(
        current=current.rota,
        rulebook=snapshot.rulebook,
        created=snapshot.past.created,
        source=source,
        proposals=tuple(
            _proposal(version, current, snapshot.rulebook) for version in snapshot.proposals
        ),
        search=kept_search.kept(snapshot.outcome, current.rota),
        findings=_findings(current.audit),
        problems=tuple(
            store.Problem(one.severity, one.sheet, one.cell, one.found, one.expected, one.todo)
            for one in snapshot.problems
        ),
        edits=(*snapshot.past.edits, *made),
        decisions=_decisions(snapshot),
        comments=tuple(store.Comment(*one) for one in snapshot.record.remarks),
        names_allowed=snapshot.record.names_allowed,
        brief=_brief(snapshot.brief),
    )


def _layout_of(opened: Any) -> str | None:
    """What was settled of the workbook in the wizard, to read it so again."""
    layout = None if opened is None else opened.reading.layout
    return None if layout in (None, Layout()) else str(layout.to_toml())


def _proposal(version: Version, current: Version, rulebook: Any) -> store.Proposal:
    made = version.proposal
    stages: Sequence[Any] = () if made is None else made.stages
    claims = {} if made is None else dict(made.claims)
    return store.Proposal(
        id=version.key, name=version.name, why=version.why,
        changes=changes_between(current.rota, version.rota), sessions=version.rota.sessions,
        stages=tuple(store.Stage(one.name, one.value, one.bound, one.unit) for one in stages),
        claims=tuple(claims.items()), findings=_findings(version.audit),
        certificate=version.vouched(rulebook),
    )  # fmt: skip


def _findings(audit: Any) -> tuple[store.Finding, ...]:
    if audit is None:
        return ()
    return tuple(
        store.Finding(
            one.rule, str(one.level), str(one.status), one.person, tuple(one.days), one.measured,
            one.limit, one.unit, one.message, one.evidence, one.source,
        )
        for one in audit.findings
    )  # fmt: skip


def _brief(brief: Brief) -> store.Brief:
    locks = tuple(store.Lock(one.person, one.first, one.last, one.team) for one in brief.locks)
    return store.Brief(locks, brief.aims, brief.starts, brief.begin)


def brief_of(kept: store.Brief | None) -> Brief:
    """The brief of a review; what this version knows no more by its name is as usual."""
    if kept is None:
        return Brief()
    locks = tuple(Lock(one.person, one.first, one.last, one.team) for one in kept.locks)
    aims = tuple(name for name in AIMS if name in kept.aims) or USUAL
    return Brief(locks, aims, kept.starts if kept.starts in HOW else KEEP, kept.begin)


USED = "Use rota "


def _decisions(snapshot: Snapshot) -> tuple[store.Decision, ...]:
    kept = tuple(one for one in snapshot.past.decisions if not one.text.startswith(USED))
    laws = (store.Decision(one.at, one.by, one.rule, one.text) for one in snapshot.laws())
    kept = (*kept, *laws)
    used = next((one for one in snapshot.versions if one.key == snapshot.chosen), None)
    if used is None:
        return kept
    subject, text = used.key, f"{USED}{used.title}"
    at, by = snapshot.decided_by or (datetime.now(UTC), "")
    return (*kept, store.Decision(at, by, subject, text))


@dataclass(frozen=True)
class Reopened:
    """A review read from its file, with its workbook where that is still the same."""

    review: store.Review
    source: Any
    workbook: Path | None


def reopen(path: Path, open_workbook: Any) -> Reopened:
    """Read a review; find its workbook again if it is where it was and unchanged."""
    review = store.open_review(path)
    warm(review.current)
    source = review.source
    if source is None or not Path(source.path).is_file():
        return Reopened(review, None, None)
    workbook = Path(source.path)
    if hashlib.sha256(workbook.read_bytes()).hexdigest() != source.sha256:
        return Reopened(review, None, None)
    layout = None if source.layout is None else Layout.from_toml(source.layout, str(path))
    return Reopened(review, open_workbook(workbook, layout), workbook)


def take_review(session: Session, path: Path, reopened: Reopened) -> None:
    """Start a session from a review; its proposals are audited again, never taken on trust."""
    review = reopened.review
    session.take(
        review.current, review.rulebook, review.problems, reopened.source, reopened.workbook
    )
    session.past = Past(review.created, review.rulebook, review.edits, review.decisions)
    session.review = path
    versions = []
    for one in review.proposals:
        rota = one.apply(review.current)
        versions.append(
            Version(
                one.id, one.name, rota, one.why, proposal=one, certificate=one.certificate,
                as_made=rota if one.certificate else None, made_from=review.current,
                made_under=review.rulebook,
            )
        )  # fmt: skip
    if versions or review.search is not None:
        session.add_proposals(versions, kept_search.again(review.search, review.current))
    used = next((one for one in review.decisions if one.text.startswith(USED)), None)
    if used is not None and used.subject in session.versions:
        session.set_chosen(used.subject)
        session.decided_by = used.at, used.by
    remarks = tuple(Remark(*astuple(one)) for one in review.comments)
    session.set_brief(brief_of(review.brief))
    session.set_record(Record(remarks, review.names_allowed))
    session.show(CURRENT)
