"""Where the review stands on the way through: what is done, what is next, in words."""

from __future__ import annotations

from ambrota.model import Rota
from ui.panels.way_bar import DONE, NEXT, STEPS, WAITING, Stand
from ui.reading import count, findings_of
from ui.session import Session

SEARCH = "Search"
"""Where the way leads once it was said what to guarantee: the search begins."""


def steps(session: Session, *, searching: bool) -> dict[str, Stand]:
    """Where every step of the way through stands; the first that is not done is next."""
    is_open, proposals = session.is_open, bool(session.proposals)
    stuck = is_open and not proposals and getattr(session.outcome, "conflict", None) is not None
    problems = sum(one.severity != "note" for one in session.problems)
    ticks = {
        "Open": is_open,
        "Understand": is_open and ("Understand" in session.seen or not problems or proposals),
        "Check": is_open and ("Check" in session.seen or proposals),
        "Propose": proposals,
        "Compare": proposals and ("Compare" in session.seen or session.chosen is not None),
        "Decide": session.chosen is not None,
        "Export": session.exported,
    }
    if searching:
        ticks = {name: done and STEPS.index(name) < 3 for name, done in ticks.items()}
    elif stuck:
        ticks["Propose"] = ticks["Compare"] = True
    can = {"Open": True, "Understand": is_open, "Check": is_open, "Propose": is_open,
           "Compare": proposals, "Decide": proposals or stuck, "Export": is_open}  # fmt: skip
    details = _details(session, problems, searching, stuck)
    stands, next_found = {}, False
    for name in STEPS:
        state = DONE if ticks[name] else (WAITING if next_found else NEXT)
        next_found = next_found or state == NEXT
        stands[name] = Stand(
            state, details[name], can[name], next_words(name, state, details[name])
        )
    ready = "Propose" in session.seen and not searching
    if ready and stands["Propose"].state == NEXT:
        stands["Propose"] = Stand(NEXT, "ready", True, "Next: propose rotas", SEARCH)
    return stands


def _details(session: Session, problems: int, searching: bool, stuck: bool) -> dict[str, str]:
    """A few words for each step: what came of it, or what it waits for."""
    if not session.is_open:
        return dict.fromkeys(STEPS, "") | {"Open": "no rota yet"}
    audit, chosen, many = session.current.audit, session.chosen, len(session.proposals)
    proposed = count(many, "proposal") if many else "not yet"
    if many and getattr(session.outcome, "conflict", None) is not None:
        proposed = "not all can hold"
    compared = "Compare" in session.seen or chosen is not None
    return {
        "Open": size_words(session.current.rota),
        "Understand": f"{problems} to look at" if problems else "all understood",
        "Check": "checking …" if audit is None else count(len(findings_of(audit)), "finding"),
        "Propose": "searching …" if searching else "cannot hold" if stuck else proposed,
        "Compare": ("seen" if compared else f"{many} with now")
        if many
        else ("nothing yet" if stuck else "not yet"),
        "Decide": f"{chosen} chosen" if chosen else "ways out" if stuck else "not yet",
        "Export": "written" if session.exported else "not yet",
    }


def next_words(name: str, state: str, detail: str) -> str:
    """What the button says that goes to the next step; nothing where it is another's turn."""
    if state != NEXT:
        return ""
    if name == "Propose" and detail.startswith("searching"):
        return "Next: see how the search goes"
    if name == "Decide" and detail == "ways out":
        return "Next: see why, and ways out"
    words = {
        "Open": "open a rota", "Understand": "look at what was read", "Check": "see the findings",
        "Propose": "say what to guarantee", "Compare": "compare with today", "Decide": "decide",
        "Export": "export it",
    }  # fmt: skip
    return f"Next: {words[name]}"


def size_words(rota: Rota) -> str:
    """How large a rota is: '24 lines', '36 people'."""
    if rota.is_cyclic:
        return count(len(rota.people), "line")
    return count(len(rota.people), "person", "people")


def import_steps(questions: int) -> dict[str, Stand]:
    """Where a workbook stands that is being brought in: read, and now to be understood."""
    detail = count(questions, "question") if questions else "ready"
    stands = {name: Stand() for name in STEPS}
    words = f"Next: {'answer ' + detail if questions else 'check this rota'}"
    return {
        **stands,
        "Open": Stand(DONE, "read", True),
        "Understand": Stand(NEXT, detail, False, words),
    }
