"""Where the review stands on the way through: what is done, what is next, in words."""

from __future__ import annotations

from ambrota.duties import is_night
from ambrota.model import Rota
from ui.cells import carried_in
from ui.panels.way_bar import DONE, NEXT, OPEN, STEPS, WAITING, Stand
from ui.reading import count, findings_of
from ui.session import Session


def steps(session: Session, *, searching: bool, at: str = "") -> dict[str, Stand]:
    """Where every step of the way through stands; the first that is not done is next.

    `at`: the step that one stands in, to which no button leads: what goes on from it is on its
    own page.
    """
    is_open, proposals = session.is_open, bool(session.proposals)
    conflict = is_open and getattr(session.outcome, "conflict", None) is not None
    stuck = conflict and not proposals
    problems = sum(one.severity != "note" for one in session.problems)
    findings = is_open and findings_of(session.version(session.shown).audit)
    ticks = {
        "Open": is_open,
        "Understand": is_open and ("Understand" in session.seen or not problems or proposals),
        "Check": is_open and ("Check" in session.seen or proposals),
        "Propose": proposals or stuck,
        "Compare": stuck or (proposals and _compared(session)),
        "Decide": session.chosen is not None,
        "Export": session.exported,
    }
    if searching:
        ticks = {name: done and STEPS.index(name) < 3 for name, done in ticks.items()}
    can = {"Open": True, "Understand": is_open, "Check": is_open, "Propose": is_open,
           "Compare": proposals, "Decide": proposals or stuck, "Export": is_open}  # fmt: skip
    with_a_rest = {"Understand": problems, "Check": findings, "Propose": conflict,
                   "Compare": proposals and not _compared(session)}  # fmt: skip
    details = _details(session, problems, searching, stuck)
    stands, next_found = {}, False
    for name in STEPS:
        state = DONE if ticks[name] else (WAITING if next_found else NEXT)
        next_found = next_found or state == NEXT
        if state == DONE and with_a_rest.get(name):
            state = OPEN
        elif state == DONE and name == "Compare" and stuck:
            state = WAITING
        words = "" if name == at else next_words(name, state, details[name])
        stands[name] = Stand(state, details[name], can[name], words, here=name == at)
    return stands


def _compared(session: Session) -> bool:
    return "Compare" in session.seen or session.chosen is not None


def _details(session: Session, problems: int, searching: bool, stuck: bool) -> dict[str, str]:
    """A few words for each step: what came of it, or what it waits for; findings as shown."""
    if not session.is_open:
        return dict.fromkeys(STEPS, "") | {"Open": "no rota yet"}
    audit, many = session.version(session.shown).audit, len(session.proposals)
    chosen = session.chosen
    proposed = count(many, "proposal") if many else "not yet"
    if many and getattr(session.outcome, "conflict", None) is not None:
        proposed = "not all can hold"
    return {
        "Open": size_words(session.current.rota),
        "Understand": f"{problems:,} to look at" if problems else "all understood",
        "Check": "checking …" if audit is None else count(len(findings_of(audit)), "finding"),
        "Propose": "searching …" if searching else "cannot hold" if stuck else proposed,
        "Compare": ("seen" if _compared(session) else f"{many:,} to compare")
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
        "Propose": "say what to guarantee", "Compare": "compare with Current",
        "Decide": "decide", "Export": "export it",
    }  # fmt: skip
    return f"Next: {words[name]}"


def brought_words(rota: Rota) -> str:
    """'▸ 2 nights carried in', as their cells are marked; nothing where nothing is."""
    brought = [duty for duties in carried_in(rota).values() for duty in duties]
    nights = all(map(is_night, brought))
    kind = ("night", "nights") if nights else ("duty", "duties")
    return f"▸ {count(len(brought), *kind)} carried in" if brought else ""


def size_words(rota: Rota) -> str:
    """How large a rota is: '24 + 3 lines' of two cycles, '36 people'."""
    if not rota.is_cyclic:
        return count(len(rota.people), "person", "people")
    *others, last = (len(rows) for rows in rota.groups.values())
    return " + ".join([*(f"{one:,}" for one in others), count(last, "line")])


def import_steps(questions: int) -> dict[str, Stand]:
    """Where a workbook stands that is being brought in: read, and now to be understood."""
    detail = count(questions, "question") if questions else "ready"
    stands = {name: Stand() for name in STEPS}
    return {
        **stands,
        "Open": Stand(DONE, "read", True),
        "Understand": Stand(NEXT, detail, here=True),
    }
