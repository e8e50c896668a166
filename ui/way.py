"""Where the review stands on the way through."""

from __future__ import annotations

from ui.panels.way_bar import DONE, NEXT, STEPS, WAITING, Stand
from ui.reading import count, findings_of
from ui.session import Session


def steps(session: Session, *, searching: bool) -> dict[str, Stand]:
    """Where every step of the way through stands; the first that is not done is next."""
    is_open, proposals = session.is_open, bool(session.proposals)
    problems = sum(one.severity != "note" for one in session.problems)
    audit = session.current.audit if is_open else None
    found = count(len(findings_of(audit)), "finding") if audit is not None else ""
    ticks = {
        "Open": is_open,
        "Understand": is_open and ("Understand" in session.seen or not problems or proposals),
        "Check": is_open and ("Check" in session.seen or proposals),
        "Propose": proposals,
        "Compare": proposals and ("Compare" in session.seen or session.chosen is not None),
        "Decide": session.chosen is not None,
        "Export": session.exported,
    }
    details = {
        "Understand": f"{problems} to look at" if problems else "",
        "Check": found,
        "Propose": "searching" if searching else "",
        "Compare": f"{len(session.proposals)}" if proposals else "",
        "Decide": session.chosen or "",
    }
    can = {"Open": True, "Understand": is_open, "Check": is_open, "Propose": is_open,
           "Compare": proposals, "Decide": proposals, "Export": is_open}  # fmt: skip
    stands, next_found = {}, searching
    for name in STEPS:
        state = DONE if ticks[name] else (WAITING if next_found else NEXT)
        next_found = next_found or state == NEXT
        stands[name] = Stand(state, details.get(name, ""), can[name])
    return stands


def import_steps(questions: int) -> dict[str, Stand]:
    """Where a workbook stands that is being brought in: read, and now to be understood."""
    detail = count(questions, "question") if questions else "ready"
    stands = {name: Stand() for name in STEPS}
    return {**stands, "Open": Stand(DONE, "", True), "Understand": Stand(NEXT, detail)}
