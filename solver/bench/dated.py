"""`bench dated`: a public shift scheduling instance through the product's own request and search.

The objective printed is the independent checker's own, and the bound is the search's.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from ambrota.errors import UserError
from solver.bench.dated_check import Roster, breaches, cost
from solver.bench.dated_instance import Instance, read_instance
from solver.bench.dated_request import request_of, roster_of
from solver.bench.settings import Document, Say, Settings, Stop
from solver.request import Outcome, Progress
from solver.run import propose


def run(subject: Path, settings: Settings, say: Say, stop: Stop) -> Document:
    """The best roster found for the instance in a file, its cost by the checker, and a bound."""
    begun = monotonic()
    instance = read_instance(subject)

    def hear(progress: Progress) -> None:
        say(f"{progress.seconds:6.1f} s  {progress.message}")

    outcome = propose(request_of(instance, subject.stem, settings), hear, stop)
    document = document_of(instance, outcome)
    return {"file": str(subject.resolve()), **document, "seconds": round(monotonic() - begun, 3)}


def document_of(instance: Instance, outcome: Outcome) -> Document:
    """What came of the search, the roster checked."""
    if not outcome.proposals or not outcome.proposals[0].stages:
        return {"status": "unknown", "objective": None, "bound": None, "roster": []}
    proposal = outcome.proposals[0]
    roster, claimed = roster_of(proposal), proposal.stages[0]
    wrong = breaches(instance, roster)
    if wrong and proposal.claims.get("terms"):
        return {"status": "unknown", "objective": None, "bound": None, "roster": []}
    objective = cost(instance, roster)
    if wrong or objective != claimed.value:
        raise UserError(
            "The search and the independent check differ",
            instance.staff[0].id if not wrong else "",
            wrong[0] if wrong else f"{claimed.value:g} claimed, {objective} counted",
            "a roster that keeps every rule, at the cost claimed",
            "report it: this is a fault of Ambrota",
        )
    bound = min(objective, max(0, round(claimed.bound or 0)))
    return {
        "status": "optimal" if bound == objective else "feasible",
        "objective": objective,
        "bound": bound,
        "roster": _rows(instance, roster),
    }


def _rows(instance: Instance, roster: Roster) -> list[dict[str, str | int]]:
    return [
        {"employee": employee.id, "day": day, "shift": roster[employee.id, day]}
        for employee in instance.staff
        for day in range(instance.days)
        if (employee.id, day) in roster
    ]


def lines(document: Document) -> list[str]:
    """The document for people to read."""
    if document["objective"] is None:
        return [f"{document['file']}: no roster found in {document['seconds']:g} s"]
    roster: dict[str, dict[int, str]] = {}
    for each in document["roster"]:
        roster.setdefault(each["employee"], {})[each["day"]] = each["shift"]
    days = 1 + max((day for row in roster.values() for day in row), default=-1)
    wide = max((len(shift) for row in roster.values() for shift in row.values()), default=1)
    gap = 0.0
    if document["objective"]:
        gap = 100 * (document["objective"] - document["bound"]) / document["objective"]
    return [
        f"{document['file']}",
        f"objective {document['objective']:g}, at best {document['bound']:g}"
        f" (within {gap:.1f} %), {document['status']}, {document['seconds']:g} s",
        *(
            f"{employee:>6}  " + " ".join(row.get(day, "-").ljust(wide) for day in range(days))
            for employee, row in roster.items()
        ),
    ]
