"""What was said and signed in a review, and whether a signature still speaks of what there is."""

from __future__ import annotations

import getpass
import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ambrota.model import Rota
from ambrota.rulebook import Rulebook
from ambrota.rulebooks.files import to_toml

COMMENT, AGREED, OBJECTION, DECISION = "comment", "agreed", "objection", "decision"
KINDS = {
    COMMENT: "Comment", AGREED: "Agreed", OBJECTION: "Objection", DECISION: "Reason",
}  # fmt: skip
"""What may be said, and what it is called."""
SAID = {
    COMMENT: ("comment", "comments"), AGREED: ("agreement", "agreements"),
    OBJECTION: ("objection", "objections"),
}  # fmt: skip
"""What representatives and others say of a rota, as it is counted."""


class Remark(NamedTuple):
    """What somebody said or signed; the fields are those of `ambrota.store.Comment`."""

    at: datetime
    by: str
    kind: str
    target: str
    text: str
    person: str | None = None
    rule: str | None = None
    digest: str | None = None


@dataclass(frozen=True)
class Record:
    """What was said, in order, and whether the representative's view may show names."""

    remarks: tuple[Remark, ...] = ()
    names_allowed: bool = False

    def with_remark(self, remark: Remark) -> Record:
        """The record with one more."""
        return replace(self, remarks=(*self.remarks, remark))

    def allowing(self, names: bool) -> Record:
        """The record where names may be shown, or may not."""
        return replace(self, names_allowed=names)

    def of(self, *, person: str | None = None, rule: str | None = None) -> tuple[Remark, ...]:
        """What was said of a person, or of a rule."""
        return tuple(
            one
            for one in self.remarks
            if (person is None or one.person == person) and (rule is None or one.rule == rule)
        )


def reason_for(record: Record, target: str) -> Remark | None:
    """Why a rota was decided for, as it was said last."""
    said = [one for one in record.remarks if one.kind == DECISION and one.target == target]
    return said[-1] if said else None


def account() -> str:
    """The name by which whoever sits here is known to the computer; nothing where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def digest_of(rota: Rota, rulebook: Rulebook) -> str:
    """What is signed: everybody's duties and sessions, and the rules they were judged by."""
    summed = hashlib.sha256(to_toml(rulebook).encode())
    for duty in sorted(map(_duty, rota.duties)):
        summed.update(repr(duty).encode())
    for session in sorted(map(_session, rota.sessions)):
        summed.update(repr(session).encode())
    return summed.hexdigest()


def _duty(duty: Any) -> tuple[Any, ...]:
    times = (-1 if one is None else one for one in (duty.start, duty.end, duty.paid))
    return duty.person, duty.day, duty.code, *times


def _session(one: Any) -> tuple[Any, ...]:
    return one.kind, one.category, one.person, one.with_ or "", one.day, one.start, one.end


def fingerprint(path: Path | None) -> str:
    """The first eight signs of a file's SHA-256, by which it can be told from another."""
    try:
        return "" if path is None else _summed(path, path.stat().st_mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=8)
def _summed(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
