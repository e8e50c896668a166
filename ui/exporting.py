"""Certifying what a search found, and writing the comparison and the proposals into a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ambrota.certificate import Certificate
from ambrota.compare import Candidate
from ambrota.errors import UserError
from solver.request import Request
from ui.session import Session
from ui.version import CURRENT, Version, changes_between, same_work
from ui.work import unexpected

NO_FILE = "not written to a workbook: the one that this review was made from is not at hand"
NOT_IN_IT = "not written to a workbook: it has people who are not in the one that was opened"


def certified(outcome: Any, asked: Request, source: Any) -> list[Version]:
    """The proposals of an outcome as versions, each audited as read back from its written file."""
    with tempfile.TemporaryDirectory(prefix="ambrota-") as folder:
        return [_version(made, asked, source, Path(folder)) for made in outcome.proposals]


def _version(made: Any, asked: Request, source: Any, folder: Path) -> Version:
    from ambrota.audit import audit
    from ui import proposing

    current, rulebook = asked.rota, asked.rulebook
    more = source is not None and list(source.rota.index) != list(current.index)
    if source is None or more:
        rota, why = made.apply(current), NOT_IN_IT if more else NO_FILE
        result, certificate = audit(rota, rulebook, current), Certificate(False, (why,))
    else:
        opened = replace(source, rota=current, rulebook=rulebook)
        written = proposing.certified(opened, made, folder, asked.locks, asked.begin)
        rota = replace(written.rota, title=current.title)
        result, certificate = written.audit, written.certificate
    # Worked out here, in the pool, and not when the grid is first drawn.
    changes_between(current, rota)
    return Version(
        made.id, made.name, rota, made.why, audit=result, proposal=made, certificate=certificate,
        as_made=rota, made_from=current, made_under=rulebook,
    )  # fmt: skip


@dataclass(frozen=True)
class Material:
    """All that an export needs, as it stood when it was asked for."""

    current: Version
    proposals: tuple[Version, ...]
    rulebook: Any
    problems: tuple[Any, ...]
    conflict: Any
    source: Any
    name: str
    workbook: Path | None = None

    @classmethod
    def of(cls, session: Session) -> Material:
        """What a session holds now, the chosen rota first among the proposals."""
        chosen = sorted(session.proposals, key=lambda version: version.key != session.chosen)
        return cls(
            session.current, tuple(chosen), session.rulebook, session.problems,
            getattr(session.outcome, "conflict", None), session.source, session.title,
            session.workbook,
        )  # fmt: skip

    @property
    def originals(self) -> tuple[Path | None, ...]:
        """The user's own files."""
        return getattr(self.source, "path", None), self.workbook


def export(material: Material, folder: Path) -> list[Path]:
    """Write review.xlsx, and each proposal as a copy of the user's workbook. Returns the files."""
    from ambrota.reports import write_review
    from ui import proposing

    proposing.prepare_folder(folder)
    review = folder / proposing.REVIEW
    if any(one is not None and same_file(review, one) for one in material.originals):
        raise UserError(
            "The comparison would be written over your workbook", str(review),
            todo="choose another folder: the workbook you opened is never written to",
        )  # fmt: skip
    candidates = [candidate(version, material) for version in material.proposals]
    write_review(
        review, candidate(material.current, material), candidates, material.rulebook,
        material.problems, material.conflict,
    )  # fmt: skip
    return [review, *_workbooks(material, folder)]


def _workbooks(material: Material, folder: Path) -> Sequence[Path]:
    from ambrota.sheets import copy_suffix, write_back
    from ui import proposing

    source = material.source
    if source is None:
        return []
    written, suffix = [], copy_suffix(source.imported)
    if not same_work(material.current.rota, source.rota):
        path = folder / f"{source.path.stem} – as edited{suffix}"
        write_back(source.imported, material.current.rota, path)
        written.append(path)
    for version in material.proposals:
        if version.proposal is not None:
            path = folder / proposing.file_name(source.path.stem, version.proposal, suffix)
            write_back(source.imported, version.rota, path)
            written.append(path)
    return written


def candidate(version: Version, material: Material) -> Candidate:
    """A version as comparisons and reports take it; audited here if it was still being checked."""
    from ambrota.audit import audit

    current = None if version.key == CURRENT else material.current.rota
    result = version.audit or audit(version.rota, material.rulebook, current)
    made = version.proposal
    name = version.name + (" (edited by hand)" if version.edited else "")
    return Candidate(
        version.key, name, version.rota, result, made.stages if made else (),
        version.vouched(material.rulebook), version.why,
    )  # fmt: skip


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are one file, by whatever name."""
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:
        return False


def as_user_error(error: Exception) -> UserError:
    """An error as it is told to a user."""
    return error if isinstance(error, UserError) else unexpected(error)
