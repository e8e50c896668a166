"""Comments and signatures as they are listed, and whether a signature still speaks of the rota."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ui.decision_log import about, when_words
from ui.record import AGREED, COMMENT, DECISION, OBJECTION, Remark

if TYPE_CHECKING:
    from ui.session import Session

SIGNED = (AGREED, OBJECTION)
TITLES = {AGREED: "✓ Agreed", OBJECTION: "✕ Objection", COMMENT: "Comment", DECISION: "Reason"}
LOOKS = {AGREED: "good", OBJECTION: "bad"}


def remark_lines(
    one: Remark, session: Session, digests: Mapping[str, str], masked: Callable[[str], str] = str
) -> list[tuple[str, str]]:
    """(text, look) of one remark. `digests`: of each rota as it is now, where already known."""
    lines = [
        (f"{TITLES.get(one.kind, one.kind)}: {masked(about(one, session))}",
         LOOKS.get(one.kind, "strong")),
        (masked(one.text), ""),
        (f"{one.by or 'no name given'}, {when_words(one.at)}", "muted"),
    ]  # fmt: skip
    if one.kind in SIGNED:
        lines.append(stands(one, session, digests))
    return [line for line in lines if line[0]]


def stands(one: Remark, session: Session, digests: Mapping[str, str]) -> tuple[str, str]:
    """Whether what was signed is still what there is."""
    if one.target not in session.versions:
        return "That rota is no longer in the review.", "bad"
    now = digests.get(one.target)
    if now is None or one.digest is None:
        return "", ""
    if now == one.digest:
        return "Duties, sessions and rules are as they were signed.", "muted"
    return "Changed since it was signed: the duties, the sessions or the rules differ.", "bad"


def undo_words(kind: str, what: str) -> str:
    """The step of undo: 'Comment on Line 3', 'Agreement to Current rota'."""
    head = {AGREED: "Agreement to", OBJECTION: "Objection to"}.get(kind, "Comment on")
    return f"{head} {what}"
